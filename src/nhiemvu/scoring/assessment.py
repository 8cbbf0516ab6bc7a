"""Scoring the tasks of a period: read one by one, charged once, put on the cards of their units."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import localcontext
from typing import TYPE_CHECKING, TypeVar

from nhiemvu.calendar.closing import moment_within
from nhiemvu.errors import DuplicateTaskError, ScoreError
from nhiemvu.law.regulation import DONG_THAP
from nhiemvu.model.organisations import Unit
from nhiemvu.model.task import Task
from nhiemvu.moments import deadline_end
from nhiemvu.scoring.allocation import Outcome, entries_by_unit
from nhiemvu.scoring.charges import charge_for, delay_awaiting, verdict_charged
from nhiemvu.scoring.circumstances import Question
from nhiemvu.scoring.figures import EXACT
from nhiemvu.scoring.outages import Outage
from nhiemvu.scoring.policies import RECORD_ONLY, Decree335, Policy
from nhiemvu.scoring.rulings import by_task
from nhiemvu.scoring.scorecard import Scorecards
from nhiemvu.scoring.settling import card_of, ranked, shares_needed
from nhiemvu.status.classifier import classify
from nhiemvu.status.codes import Consequence
from nhiemvu.status.ending import ended_before
from nhiemvu.text import Text

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.calendar.working_calendar import WorkingCalendar
    from nhiemvu.law.regulation import Regulation
    from nhiemvu.scoring.rulings import Ruling
    from nhiemvu.status.verdict import Verdict


class Assessment:
    """Tasks weighed for one period at one moment, each charged at most once (15.2).

    ``score`` is the short way; this one takes tasks one by one, and says where an id stood that
    comes twice. Tasks assigned after ``as_of`` are counted in ``later``; those approved or recalled
    before the period are not of it. Raises ScoreError, DuplicateTaskError.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> year = Assessment(Period.year(2026), calendar=official_calendar(),
    ...                   as_of=Period.month(2026, 10).end)
    >>> for task in read_tasks("examples/tasks.jsonl"):
    ...     year.add(task)
    >>> len(year.scorecards().charges)
    15
    """

    def __init__(  # noqa: PLR0913  each is a part of the question
        self,
        period: Period,
        *,
        calendar: WorkingCalendar,
        policy: Policy = RECORD_ONLY,
        as_of: datetime | None = None,
        outages: Iterable[Outage] = (),
        regulation: Regulation = DONG_THAP,
    ) -> None:
        self.as_of = moment_within(period, as_of, calendar, ScoreError)
        self.period = period
        if not isinstance(policy, Policy):
            raise _refused(policy, _POLICY)
        self.policy = policy
        self.later = 0
        self.not_charged = 0
        known = _each(outages, Outage, _OUTAGES)
        self._asked = Question(calendar, self.as_of, regulation, known)
        self._outcomes: list[Outcome] = []
        self._places: dict[str, int] = {}
        self._names: dict[str, tuple[tuple[bool, datetime, str], Unit]] = {}

    def add(self, task: Task, place: int | None = None) -> None:
        """Weigh a task; ``place`` says where it stood, by default its number in the order given."""
        if not isinstance(task, Task):
            raise _refused(task, _TASKS)
        where = len(self._places) + 1 if place is None else place
        if task.id in self._places:
            raise DuplicateTaskError(task.id, first=self._places[task.id], second=where)
        if task.assigned_at > self.as_of:
            self.later += 1
        else:
            self._weigh(task)
        self._places[task.id] = where

    def _weigh(self, task: Task) -> None:
        """Put a task of the period on record, with what is held against its units."""
        verdict = classify(task, as_of=self.as_of)
        if ended_before(verdict, self.period.start):
            return
        charged = self._charged(task, verdict)
        held = None if charged is None else charge_for(task, charged, self._asked)
        self._outcomes.append(Outcome(task.id, task.assignee, verdict.status, held))
        for unit in (task.assignee, *(() if held is None else held.responsible)):
            self._name(unit, task.assigned_at)

    def _charged(self, task: Task, verdict: Verdict) -> Verdict | None:
        """Give the verdict that is held against the units of a task, if there is one."""
        since = self.period.start
        charged, left_out = verdict_charged(task, self._asked, self.policy.charge, since)
        self.not_charged += left_out
        counts_delays = isinstance(self.policy, Decree335) and self.policy.charge == "state"
        if counts_delays and delay_awaiting(verdict, self._asked.regulation):
            return verdict
        return charged

    def _name(self, unit: Unit, at: datetime) -> None:
        """Keep the words of a unit: a name before none, then those of its latest task."""
        named, words = _words(unit)
        rank = named, at, words
        if unit.code not in self._names or rank > self._names[unit.code][0]:
            self._names[unit.code] = rank, unit

    def scorecards(
        self, *, rulings: Iterable[Ruling] = (), units: Iterable[Unit] = ()
    ) -> Scorecards:
        """Make the cards of what was weighed so far; ``units`` get one even without a task.

        Raises ScoreError for two rulings on one task, PolicyError where the policy says too little
        of a unit.
        """
        with localcontext(EXACT):
            return self._scorecards(rulings, units)

    def _scorecards(self, rulings: Iterable[Ruling], units: Iterable[Unit]) -> Scorecards:
        ruled = by_task(rulings)
        listed = sorted(_each(units, Unit, _UNITS), key=_words)
        known = {unit.code: unit for unit in listed}
        known |= {code: self._called(unit, known) for code, (_, unit) in self._names.items()}
        shares = shares_needed(self.policy, sorted(known.values(), key=lambda unit: unit.code))
        entries = entries_by_unit(self._outcomes, self.policy.allocation, ruled, known)
        held = [outcome.held for outcome in self._outcomes if outcome.held is not None]
        met = {charge.task for charge in held}
        charges = [charge for charge in held if charge.severity is not Consequence.NONE]
        charges.sort(key=lambda charge: (deadline_end(charge.missed), charge.task))
        return Scorecards(
            period=self.period,
            as_of=self.as_of,
            calendar_edition=self._asked.calendar.edition,
            provisional=any(charge.provisional for charge in held),
            policy=self.policy,
            cards=ranked(
                card_of(self.policy, unit, entries.get(code, []), shares)
                for code, unit in known.items()
            ),
            charges=tuple(charges),
            unmet_rulings=tuple(ruling for task, ruling in ruled.items() if task not in met),
            later=self.later,
            not_charged=self.not_charged,
            lateness_unknown=sum(charge.days_late is None for charge in charges),
        )

    @staticmethod
    def _called(unit: Unit, listed: dict[str, Unit]) -> Unit:
        """Take the words of the host's list where no task names the unit."""
        return listed.get(unit.code, unit) if unit.name is None else unit


def score(  # noqa: PLR0913  each is a part of the question
    tasks: Iterable[Task],
    period: Period,
    *,
    calendar: WorkingCalendar,
    policy: Policy = RECORD_ONLY,
    rulings: Iterable[Ruling] = (),
    as_of: datetime | None = None,
    units: Iterable[Unit] = (),
    outages: Iterable[Outage] = (),
    regulation: Regulation = DONG_THAP,
) -> Scorecards:
    """Score the units for a period, at its close or as of a moment in it (5.2, 14.6, 15.2).

    A task is charged at most once; a year is scored from its own state, never by adding months.
    ``policy`` only records unless said: the regulation names no points. Raises
    DuplicateTaskError for an id that comes twice, ScoreError for what cannot be asked, PolicyError
    where a policy says too little of a unit.

    >>> from nhiemvu import Period, official_calendar, read_tasks
    >>> from nhiemvu.scoring import flat
    >>> october = score(read_tasks("examples/tasks.jsonl"), Period.month(2026, 10),
    ...                 calendar=official_calendar(),
    ...                 policy=flat(base=100, deduct=2, consider_deduction=1))
    >>> [(card.rank, card.unit.label, str(card.score)) for card in october.cards[-2:]]
    [(23, 'UBND xã Lấp Vò', '98.00'), (23, 'UBND xã Tháp Mười', '98.00')]
    """
    weighed = Assessment(
        period,
        calendar=calendar,
        policy=policy,
        as_of=as_of,
        outages=outages,
        regulation=regulation,
    )
    given: object = tasks
    if isinstance(given, (str, Task)) or not isinstance(given, Iterable):
        raise _refused(given, _TASKS)
    for task in tasks:
        weighed.add(task)
    return weighed.scorecards(rulings=rulings, units=units)


def _words(unit: Unit) -> tuple[bool, str]:
    """Order units by how well they are named; the last is taken, whatever order they came in."""
    return unit.name is not None, f"{unit.name} {unit.kind}"


Kind = TypeVar("Kind")


def _each(values: Iterable[Kind], kind: type[Kind], expected: Text) -> tuple[Kind, ...]:
    """Take values that are all of one kind; raises ScoreError for what is not."""
    given: object = values
    if not isinstance(given, Iterable):
        raise _refused(given, expected)
    found = tuple(values)
    for value in found:
        if not isinstance(value, kind):
            raise _refused(value, expected)
    return found


def _refused(found: object, expected: Text) -> ScoreError:
    return ScoreError("wrong_kind", found=type(found).__name__, expected=expected)


_TASKS = Text(
    "các nhiệm vụ (Task); đọc từ tệp bằng read_tasks", "tasks (Task); read a file with read_tasks"
)
_UNITS = Text(
    "danh sách đơn vị (Unit); đọc từ tệp bằng read_units",
    "units (Unit); read a file with read_units",
)
_OUTAGES = Text(
    "các lần gặp sự cố (Outage); đọc từ tệp bằng read_outages",
    "outages (Outage); read a file with read_outages",
)
_POLICY = Text(
    "quy định tính điểm (Policy); đọc từ tệp bằng read_policy",
    "a policy (Policy); read a file with read_policy",
)
