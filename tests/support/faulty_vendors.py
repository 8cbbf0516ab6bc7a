"""Wrong vendors: the adapter of the examples with one fault each, as programs in the field have."""

from __future__ import annotations

from typing import Final

from faulty_calendars import CALENDAR_FAULTS
from faulty_histories import HISTORY_FAULTS
from faulty_statuses import STATUS_FAULTS

FAULTS: Final = (*CALENDAR_FAULTS, *STATUS_FAULTS, *HISTORY_FAULTS)
"""All of them, those of the lower levels first."""
