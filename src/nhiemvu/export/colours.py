"""The colour of each status, in every form of a handout."""

from __future__ import annotations

from nhiemvu.status.codes import Status

COLOURS = {
    Status.COMPLETED_ON_TIME: "#2e7d32",
    Status.COMPLETED_LATE: "#b26a00",
    Status.AWAITING_CONFIRMATION: "#00838f",
    Status.IN_PROGRESS_ON_TIME: "#1565c0",
    Status.IN_PROGRESS_OVERDUE: "#c62828",
}
"""The colour of each status, everywhere; in the order in which they are drawn."""
