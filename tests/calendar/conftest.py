"""The official table, read without the package: what the calendar is held against."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

TABLE = Path(__file__).parent.parent / "data" / "official_days.json"
FRIDAY = 4


@pytest.fixture(scope="session")
def official_table() -> dict[int, dict[str, Any]]:
    """Each year's weekdays off, Saturdays made up and number of working days, as in the notices."""
    years = json.loads(TABLE.read_text("utf-8"))["years"]
    return {int(year): row for year, row in years.items()}


@pytest.fixture(scope="session")
def worked(official_table: dict[int, dict[str, Any]]) -> dict[date, bool]:
    """Say of every day from 2013 to 2027, in order, whether it is worked."""
    rows = official_table.values()
    off = {date.fromisoformat(day) for row in rows for day in row["weekday_days_off"]}
    made_up = {date.fromisoformat(day) for row in rows for day in row["makeup_saturdays"]}
    day, table = date(min(official_table), 1, 1), {}
    while day.year <= max(official_table):
        table[day] = day in made_up or (day.weekday() <= FRIDAY and day not in off)
        day += timedelta(days=1)
    return table
