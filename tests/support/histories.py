"""Tasks as JSON: valid histories, broken ones, moments around them."""

from __future__ import annotations

from nhiemvu.moments import INSTANT as TICK
from nhiemvu.moments import VIETNAM as VIET_NAM
from nhiemvu.testing.strategies import broken_tasks, moments, tasks
from nhiemvu.testing.strategies.instants import ZONES, Json

__all__ = ["TICK", "VIET_NAM", "ZONES", "Json", "broken_tasks", "moments", "tasks"]
