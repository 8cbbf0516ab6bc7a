"""A second reading of QĐ 128/2026, Điều 3, 4, 5.2.d, 11 and 14, made to disagree with the library.

Slow on purpose, one function a clause, from the plain JSON of a task. Of the library it asks one
thing: whether a day is worked. What lies outside the calendar is ``calendar_unannounced``.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from literal_duties import (
    Beyond,
    Law,
    happened,
    literal_duties,
    moment,
    released,
    viet_nam_day,
    worked,
)
from literal_reading import literal_sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nhiemvu import WorkingCalendar

Json: TypeAlias = dict[str, Any]
Found: TypeAlias = tuple[str, int | None]
DAY = timedelta(days=1)


class Case(NamedTuple):
    """What every clause is asked about."""

    task: Json
    as_of: datetime
    calendar: WorkingCalendar
    law: Law

    def events(self, *kinds: str) -> list[tuple[int, Json]]:
        """The events of these kinds that have happened, of acts under the regulation (D 15)."""
        return [
            (index, event)
            for index, event in enumerate(happened(self.task, self.as_of))
            if event["kind"] in kinds and self.under_the_law(moment(event["at"]).date())
        ]

    def under_the_law(self, day: date) -> bool:
        return day >= self.law.effective_on

    def entered_under_the_law(self) -> bool:
        return self.under_the_law(moment(self.task["assigned_at"]).date())


def _blank(value: Any) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _signed(document: Json, *signatures: str) -> bool:
    return any(file.get("signature") in signatures for file in document.get("attachments", []))


def _is_slip(task: Json) -> bool:
    """Whether the document is an online consultation slip, by its mark and for all its category."""
    marked = (task.get("document") or {}).get("consultation_slip", False)
    return bool(marked) and task.get("category") in ("other_directive", None)


# Điều 3 and 11.2.a: the entry.


def clause_3_1(case: Case) -> Iterator[Found]:
    """3.1: an entry is of one of three categories."""
    if case.entered_under_the_law() and case.task.get("category") is None:
        yield "category_missing", None


def clause_3_1_c(case: Case) -> Iterator[Found]:
    """3.1.c: a consultation slip is of the other directive documents; elsewhere the mark errs."""
    marked = (case.task.get("document") or {}).get("consultation_slip", False)
    elsewhere = case.task.get("category") in ("official_letter", "conclusion_notice")
    if case.entered_under_the_law() and marked and elsewhere:
        yield "consultation_slip_misplaced", None


def clause_11_2_a_document(case: Case) -> Iterator[Found]:
    """11.2.a, 1st and 2nd: title, number and symbol (not of a slip), subject, date; who signed."""
    document = case.task.get("document") or {}
    parts = {"title": "title", "reference": "reference", "subject": "subject",
             "issue_date": "issued_on", "signer": "signer"}  # fmt: skip
    if _is_slip(case.task):
        del parts["reference"]
    for name, key in parts.items():
        if case.entered_under_the_law() and _blank(document.get(key)):
            yield f"document_{name}_missing", None


def clause_11_2_a_people(case: Case) -> Iterator[Found]:
    """11.2.a, 2nd: who directs, and who drafted."""
    if case.entered_under_the_law() and case.task.get("directed_by") is None:
        yield "leader_missing", None
    if case.entered_under_the_law() and case.task.get("drafted_by") is None:
        yield "drafting_officer_missing", None


def clause_11_2_a_file(case: Case) -> Iterator[Found]:
    """11.2.a, 5th: the file is attached, with a digital signature."""
    document = case.task.get("document") or {}
    if not case.entered_under_the_law():
        return
    if not document.get("attachments"):
        yield "document_file_missing", None
    elif not _signed(document, "digital"):
        yield "document_file_unsigned", None


# Điều 4: the lead time, and what the Office confirms.


def clause_4_2(case: Case) -> Iterator[Found]:
    """4.2: the deadline is not before the first working day after release and assignment (D 14)."""
    if not case.entered_under_the_law():
        return
    start = max(
        moment(case.task["assigned_at"]).date(),
        viet_nam_day(released(case.task.get("document")) or "1900-01-01"),
    )
    earliest, counted = start, 0
    try:
        while counted < case.law.lead_time:
            earliest += DAY
            counted += worked(case.calendar, earliest)
    except Beyond:
        yield "calendar_unannounced", None
        return
    if viet_nam_day(case.task["deadline"]) < earliest:
        yield "lead_time_short", None


def clause_4_5_b(case: Case) -> Iterator[Found]:
    """4.5.b: the Office answers for confirming on time or late; 5.1 says which it is."""
    for index, event in case.events("approved"):
        if event.get("confirmed") not in (None, _sent(case, event)):
            yield "confirmation_at_odds", index


# Điều 5.2.d: extensions are asked for and granted in writing.


def clause_5_2_d_request(case: Case) -> Iterator[Found]:
    for index, event in case.events("extension_requested"):
        if not event.get("document"):
            yield "extension_request_paper_missing", index


def clause_5_2_d_grant(case: Case) -> Iterator[Found]:
    for index, event in case.events("extension_granted"):
        if not event.get("document"):
            yield "extension_grant_paper_missing", index


def clause_5_2_d_unasked(case: Case) -> Iterator[Found]:
    """A grant answers a request that is open: made before, and neither granted nor refused."""
    for index, _ in case.events("extension_granted"):
        before = [event["kind"] for event in case.task["events"][:index]]
        steps = [kind for kind in before if kind.startswith("extension_")]
        if steps[-1:] != ["extension_requested"]:
            yield "extension_request_missing", index


# D 8.


def reading_8(case: Case) -> Iterator[Found]:
    """A stated deadline, assigned or granted, stays on its day off; that is worth knowing."""
    stated: list[tuple[int | None, str]] = []
    if case.entered_under_the_law():
        stated = [(None, case.task["deadline"])]
    stated += [(index, event["deadline"]) for index, event in case.events("extension_granted")]
    for index, deadline in stated:
        day = viet_nam_day(deadline)
        try:
            if case.under_the_law(day) and not worked(case.calendar, day):
                yield "deadline_on_day_off", index
        except Beyond:
            yield "calendar_unannounced", index


# Điều 14.4: what a report holds.


def clause_14_4_a(case: Case) -> Iterator[Found]:
    """14.4.a: the directive document answered, by title, number and symbol, subject and date.

    A task has one, so what is missing of it is said once, at the first report.
    """
    document = case.task.get("document") or {}
    parts = {"title": "title", "reference": "reference", "subject": "subject",
             "issue_date": "issued_on"}  # fmt: skip
    if _is_slip(case.task):
        del parts["reference"]
    for index, _ in case.events("submitted")[:1]:
        for name, key in parts.items():
            if _blank(document.get(key)):
                yield f"answered_document_{name}_missing", index


def clause_14_4_b(case: Case) -> Iterator[Found]:
    """14.4.b: the report itself, by title, number and symbol, subject, date and signer."""
    parts = {"title": "title", "reference": "reference", "subject": "subject",
             "issue_date": "issued_on", "signer": "signer"}  # fmt: skip
    for index, event in case.events("submitted"):
        for name, key in parts.items():
            if _blank((event.get("report") or {}).get(key)):
                yield f"report_{name}_missing", index


def clause_14_4_c(case: Case) -> Iterator[Found]:
    """14.4.c: the file is attached, signed digitally or a certified scan."""
    for index, event in case.events("submitted"):
        report = event.get("report") or {}
        if not report.get("attachments"):
            yield "report_file_missing", index
        elif not _signed(report, "digital", "certified_scan"):
            yield "report_file_unsigned", index


# Điều 14.5.


def clause_14_5_replaced(case: Case) -> Iterator[Found]:
    """D 7: the last result counts; one in time replaced by a late one, or the reverse, is said."""
    events = happened(case.task, case.as_of)
    for index, event in case.events("submitted"):
        steps = [e for e in events[:index] if e["kind"] in ("submitted", "approved", "rejected")]
        if not steps or steps[-1]["kind"] != "submitted":
            continue
        before, after = _sent(case, steps[-1]), _sent(case, event)
        if (before, after) == ("on_time", "late"):
            yield "timely_result_replaced", index
        if (before, after) == ("late", "on_time"):
            yield "late_result_replaced", index


def _sent(case: Case, event: Json) -> str | None:
    return literal_sent(case.task, moment(event["at"]))


def clause_14_5_again(case: Case) -> Iterator[Found]:
    """14.5: what was found wanting is completed and reported again, while the task stands."""
    events = happened(case.task, case.as_of)
    if any(event["kind"] == "recalled" for event in events):
        return
    for index, _ in case.events("rejected"):
        if not any(event["kind"] == "submitted" for event in events[index:]):
            yield "resubmission_owed", index


# Điều 14.6.


def clause_14_6_no_day(case: Case) -> Iterator[Found]:
    """14.6: where no day was named, nobody can be in time or late."""
    for index, event in case.events("coordination_requested"):
        if event.get("due") is None:
            yield "coordination_due_missing", index


# The duties, and all of it.


def duties(case: Case) -> Iterator[Found]:
    """4.5.c, 11.2.b, 14.4 and 14.6."""
    known, unknown = literal_duties(case.task, case.as_of, case.calendar, case.law)
    for duty in known:
        yield f"{duty.kind}_{duty.state}", duty.place
    for index in unknown:
        yield "calendar_unannounced", index


CLAUSES: tuple[Callable[[Case], Iterator[Found]], ...] = (
    clause_3_1, clause_3_1_c, clause_11_2_a_document, clause_11_2_a_people, clause_11_2_a_file,
    clause_4_2, clause_4_5_b, clause_5_2_d_request, clause_5_2_d_grant, clause_5_2_d_unasked,
    reading_8, clause_14_4_a, clause_14_4_b, clause_14_4_c, clause_14_5_replaced,
    clause_14_5_again, clause_14_6_no_day, duties,
)  # fmt: skip
QD_128 = Law(cutoff=time(15), lead_time=1, effective_on=date(2026, 1, 16))


def literal_audit(
    task: Json, as_of: datetime, calendar: WorkingCalendar, law: Law = QD_128
) -> list[Found]:
    """Every finding as its code and the place of its event, sorted."""
    case = Case(task, as_of, calendar, law)
    found = [finding for clause in CLAUSES for finding in clause(case)]
    return sorted(found, key=lambda finding: (finding[0], -1 if finding[1] is None else finding[1]))
