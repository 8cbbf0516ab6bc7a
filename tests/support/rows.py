"""A history that reaches each row of the decision table, written from the text."""

from __future__ import annotations

from cases import event

GRANT = event("extension_granted", "21 12:00", deadline="2026-10-23")
LATER = event("extension_granted", "23 12:00", deadline="2026-10-30")
IN_TIME, LATE = event("submitted", "20 09:00"), event("submitted", "21 09:00")

HISTORIES = {
    1: ((), "20 23:59"),
    2: ((), "21 00:00"),
    3: ((IN_TIME,), "25 08:00"),
    4: ((LATE,), "25 08:00"),
    5: ((IN_TIME, event("approved", "22 09:00")), "25 08:00"),
    6: ((LATE, event("approved", "22 09:00")), "25 08:00"),
    7: ((IN_TIME, event("rejected", "20 10:00")), "20 11:00"),
    8: ((IN_TIME, event("rejected", "20 10:00")), "21 00:00"),
    9: ((IN_TIME, event("rejected", "21 10:00")), "25 08:00"),
    10: ((IN_TIME, event("rejected", "21 10:00"), GRANT), "22 08:00"),
    11: ((LATE, event("rejected", "21 10:00")), "25 08:00"),
    12: ((LATE, event("rejected", "21 10:00"), GRANT), "22 08:00"),
    13: ((LATE, GRANT, event("rejected", "22 10:00")), "25 08:00"),
    14: ((LATE, GRANT, event("rejected", "22 10:00"), LATER), "25 08:00"),
}
"""A history that reaches each row, written from the text."""
