"""Exports of a province's year: each form against writing the bare cells, and its memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from benchmarks.harness import Result
from nhiemvu.testing.sample import sample, sample_line, sample_units

if TYPE_CHECKING:
    from collections.abc import Iterator

FEW, PROVINCE = 2_000, 20_000
CELLS = "XlsxWriter, the bare cells of the list"
EVENTS = "icalendar, the bare events of the list"
FORMS = {".xlsx": (CELLS, 3.0), ".ics": (EVENTS, 4.0), ".html": (CELLS, 3.0), ".docx": (CELLS, 3.0)}
"""What the time of each form is held against: the least that a list of the tasks costs."""
MOST_BYTES = 1_000
"""What a task may cost in memory, whatever the form: the workbook alone would take more."""

OURS = """
import sys
from time import process_time
from nhiemvu import Period, official_calendar, read_tasks, read_units
from nhiemvu.export import WRITERS, handout
from nhiemvu.export.writers import load_form

tasks, units, target, suffix = sys.argv[1:]
load_form(suffix[1:])
made = handout(read_tasks(tasks), Period.year(2026), calendar=official_calendar(),
               units=read_units(units), by=[("unit",), ("unit_kind",)], obligations=True)
started = process_time()
WRITERS[suffix](made, target)
print(process_time() - started)
with open("/proc/self/status") as status:
    print(next(line.split()[1] + "000" for line in status if line.startswith("VmHWM")))
"""
BARE = {
    CELLS: """
import sys
from time import process_time
from xlsxwriter import Workbook
from nhiemvu import Period, official_calendar, read_tasks
from nhiemvu.export import COLUMNS, handout

tasks, target = sys.argv[1:]
made = handout(read_tasks(tasks), Period.year(2026), calendar=official_calendar())
rows = [[str(column.value(entry, "vi")) for column in COLUMNS] for entry in made.entries]
started = process_time()
with Workbook(target, {"constant_memory": True}) as book:
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write_string(number, place, value)
print(process_time() - started)
""",
    EVENTS: """
import sys
from time import process_time
from icalendar import Event
from nhiemvu import Period, official_calendar, read_tasks
from nhiemvu.export import COLUMNS, handout
from nhiemvu.moments import local_day

tasks, target = sys.argv[1:]
made = handout(read_tasks(tasks), Period.year(2026), calendar=official_calendar())
told = {column.name: column.value for column in COLUMNS}
texts = [
    (entry.id, local_day(entry.verdict.deadline), f"{entry.unit}: {entry.content}",
     "\\n".join(told[name](entry, "vi") for name in ("status", "reason", "basis")))
    for entry in made.entries
]
started = process_time()
with open(target, "wb") as stream:
    for uid, day, summary, description in texts:
        event = Event()
        event.add("uid", uid)
        event.add("dtstart", day)
        event.add("summary", summary)
        event.add("description", description)
        stream.write(event.to_ical())
print(process_time() - started)
""",
}


def rows() -> Iterator[Result]:
    """Give the time of each form, and what a task costs in memory as the tasks grow."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        sizes = {number: here / f"{number}.jsonl" for number in (FEW, PROVINCE)}
        for number, path in sizes.items():
            path.write_text("".join(map(sample_line, sample(number, seed=2026))), "utf-8")
        units = here / "units.jsonl"
        units.write_text("".join(unit.model_dump_json() + "\n" for unit in sample_units()), "utf-8")
        bare = {
            name: _measured(code, sizes[PROVINCE], here / "bare")[0] for name, code in BARE.items()
        }
        for suffix, (reference, most) in FORMS.items():
            target = here / f"made{suffix}"
            _, small = _measured(OURS, sizes[FEW], units, target, suffix)
            seconds, large = _measured(OURS, sizes[PROVINCE], units, target, suffix)
            size = target.stat().st_size / 1e6
            about = f"{PROVINCE:,} tasks, {seconds:.1f} s, {large / 1e6:.0f} MB in memory"
            yield Result(
                f"{suffix} of {about}, a file of {size:.1f} MB",
                f"{reference}, {bare[reference]:.1f} s",
                seconds / bare[reference],
                at_most=most,
            )
            yield Result(
                f"{suffix}: bytes a task from {FEW:,} to {PROVINCE:,}",
                f"{MOST_BYTES} bytes",
                (large - small) / (PROVINCE - FEW) / MOST_BYTES,
                at_most=1,
            )


def _measured(code: str, *arguments: Path | str) -> list[float]:
    """Run code in a process of its own: its time on the processor, and the most memory it had."""
    done = subprocess.run(  # noqa: S603  code of ours
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [float(word) for word in done.stdout.split()]
