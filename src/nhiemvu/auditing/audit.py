"""The audit of a task: a linter that names what is late, missing or contradictory, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhiemvu.auditing import completeness, handling, numbering
from nhiemvu.auditing.case import Case
from nhiemvu.auditing.duties import duties
from nhiemvu.auditing.making import of_obligation, unannounced
from nhiemvu.auditing.obligations import obligation_of
from nhiemvu.errors import UnannouncedDateError
from nhiemvu.law.citation import Citation
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.moments import to_moment
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from nhiemvu.auditing.duties import ObligationKind
    from nhiemvu.auditing.findings import Finding
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.model.task import Task


def audit(
    task: Task,
    *,
    calendar: WorkingCalendar,
    as_of: datetime,
    regulation: Regulation = DONG_THAP,
) -> tuple[Finding, ...]:
    """Give what there is to say about a task at a moment, in the order of its history.

    Duties and their states (4.5.c, 11.2.b, 14.4, 14.6), the least lead time (4.2), the content of
    the entry (11.2.a) and of each report (14.4), papers of extensions (5.2.d), results replaced
    across the deadline [D 7], the Office's own confirmation (4.5.b). Nothing is found of acts and
    deadlines before the regulation [D 15]; events after ``as_of`` do not exist. Raises
    NotYetAssignedError before the assignment and MomentError for a naive moment, and nothing else:
    what the calendar cannot tell is a finding too.

    >>> from nhiemvu import Task, official_calendar
    >>> from nhiemvu.moments import parse_moment
    >>> task = Task(id="NV-1", assigned_at="2026-10-06T08:00:00+07:00", deadline="2026-10-20",
    ...             assignee={"code": "H20.15"},
    ...             document={"reference": "1234/UBND-KT",
    ...                       "released_at": "2026-10-05T09:00:00+07:00"})
    >>> for found in audit(task, calendar=official_calendar(),
    ...                    as_of=parse_moment("2026-10-06T09:00:00+07:00"))[:2]:
    ...     print(found.code, found.state, found.message("en"))
    enter_task_late late The Office entered the task at 2026-10-06T08:00:00+07:00, \
late by 1 working day (due by the end of 2026-10-05).
    document_title_missing None The title of the directive document is not recorded. Add it.
    """
    moment = to_moment(as_of)
    case = Case(task, calendar, moment, regulation)
    found = [finding for check in _CHECKS for finding in check(case)]
    return tuple(sorted(found, key=lambda one: -1 if one.index is None else one.index))


def _obligations(case: Case) -> Iterator[Finding]:
    """Tell of each duty and its state; of what the calendar does not reach, that it does not."""
    for duty in duties(case.task, case.as_of):
        try:
            known = obligation_of(duty, case.calendar, case.as_of, case.regulation)
        except UnannouncedDateError as error:
            place = "assigned_at" if duty.place is None else f"events[{duty.place}]"
            found = unannounced(error, place, _whether(duty.kind), duty.kind.basis, duty.place)
            yield case.by_calendar(found, case.calendar.first)
            continue
        if known is not None:
            who = _THE_OFFICE if known.kind.of_the_office else case.name_of(known.who)
            yield of_obligation(known, who, case.calendar.edition)


def _whether(kind: ObligationKind) -> Text:
    """Name a duty as what cannot be judged."""
    vi, en = (f"{words[0].lower()}{words[1:]}" for words in kind.words)
    return Text(f"việc {vi}", f"The duty to {en}")


_THE_OFFICE = Text("Văn phòng UBND tỉnh", "The Office")


def _lead_time(case: Case) -> Iterator[Finding]:
    try:
        yield from handling.lead_time(case)
    except UnannouncedDateError as error:
        found = unannounced(error, "deadline", _LEAD_TIME, Citation.parse("4.2"), None)
        yield case.by_calendar(found, case.calendar.first)


_LEAD_TIME = Text("thời gian tối thiểu để thực hiện", "the least lead time")


_CHECKS = (
    _obligations,
    _lead_time,
    handling.days_off,
    completeness.entry_content,
    completeness.report_content,
    numbering.references,
    handling.extension_papers,
    handling.replaced_results,
    handling.confirmations,
    handling.resubmission,
    handling.coordination,
)
