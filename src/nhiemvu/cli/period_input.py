"""What commands on a period share: their options, the period that must be over, the reading."""

from __future__ import annotations

from bisect import bisect_left
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhiemvu.cli.arguments import MOMENT, PERIOD
from nhiemvu.cli.output import task_lines
from nhiemvu.errors import DuplicateTaskError, ReportError
from nhiemvu.moments import VIETNAM
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nhiemvu.calendar.periods import Period
    from nhiemvu.cli.tasks import Reading
    from nhiemvu.model.task import Task

OF_THE_FIGURES = Text("thời điểm lấy số liệu", "the moment of the report")

period_option = click.option(
    "--period",
    type=PERIOD,
    required=True,
    help="Kỳ báo cáo: 2026-10, 2026-Q4, 2026-H2, 2026, 2026-10-01..2026-10-15 · The period.",
)

as_of_option = click.option(
    "--as-of",
    type=MOMENT,
    help="Thời điểm lấy số liệu, mặc định cuối kỳ · The moment, by default the close.",
)

units_option = click.option(
    "--units",
    type=click.Path(path_type=Path),
    help="Danh sách đơn vị, JSON Lines; đơn vị không có nhiệm vụ vẫn có dòng"
    " · Units that get a row even without tasks.",
)


def now() -> datetime:
    """Look at the clock: only figures of a period that is not over ask for it."""
    return datetime.now(VIETNAM)  # noqa: TID251  the one place, and only to refuse


def check_period(period: Period, as_of: datetime | None) -> None:
    """Refuse figures at the close of a period that is not over: its state is not known yet."""
    if as_of is None and now() <= period.end:
        raise ReportError(
            "period_not_over",
            found=Text(period.label("vi"), period.label("en")),
            expected=Text(
                "kỳ đã kết thúc, hoặc thời điểm lấy số liệu (--as-of) đối với kỳ chưa kết thúc",
                "a period that is over, or --as-of for one that is not",
            ),
        )


def count_tasks(files: tuple[str, ...], add: Callable[[Task, int], None], reading: Reading) -> None:
    """Count the tasks of every file; an id that comes twice names both files and lines."""
    place = _Place()
    for file in files:
        with task_lines(file, reading.lang, before_answers=True) as (name, lines):
            for task in reading.tasks(name, place.counted(name, lines)):
                try:
                    add(task, place.now)
                except DuplicateTaskError as error:
                    reading.refuse(place.named(error))


class _Place:
    """Where the reading stands: how many lines were read, and in which file each of them is."""

    def __init__(self) -> None:
        self.now = 0
        self._starts: list[int] = []
        self._names: list[str] = []

    def counted(self, name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Give the lines of a file, keeping count."""
        self._starts.append(self.now)
        self._names.append(name)
        for line in lines:
            self.now += 1
            yield line

    def named(self, error: DuplicateTaskError) -> DuplicateTaskError:
        """Say file and line instead of a number."""
        first, second = (self._name(int(place)) for place in (error.first, error.second))
        return DuplicateTaskError(error.task_id, first=first, second=second)

    def _name(self, place: int) -> str:
        file = bisect_left(self._starts, place) - 1
        return f"{self._names[file]}:{place - self._starts[file]}"
