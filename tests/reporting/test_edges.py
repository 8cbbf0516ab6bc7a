"""Both sides of each edge of a report, worked out by hand (10, 11.3)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from cases import at, event, october_task
from literal_report import ADDED_UP, FIVE, RATES
from nhiemvu import (
    Period,
    Report,
    Tally,
    Task,
    Unit,
    days_late,
    official_calendar,
    projected_calendar,
    report,
)
from nhiemvu.errors import DuplicateTaskError, MomentError, ReportError
from nhiemvu.moments import parse_moment

OCTOBER = Period.month(2026, 10)
CALENDAR = official_calendar()
TICK = timedelta(microseconds=1)


def of(*tasks: Task, period: Period = OCTOBER, **asked: Any) -> Report:
    """The report of a few tasks, numbered as they come."""
    numbered = [task.model_copy(update={"id": f"NV-{n}"}) for n, task in enumerate(tasks, 1)]
    if isinstance(asked.get("as_of"), str):
        asked["as_of"] = parse_moment(asked["as_of"])
    return report(numbered, period, **{"calendar": CALENDAR} | asked)


def counted(made: Report, *names: str) -> tuple[Any, ...]:
    return tuple(getattr(made.total, name) for name in names)


# The population.


@pytest.mark.parametrize(
    ("assigned_at", "carried_over", "newly_assigned", "later"),
    [
        ("2026-09-30T23:59:59.999999+07:00", 1, 0, 0),
        ("2026-10-01T00:00:00+07:00", 0, 1, 0),
        ("2026-09-30T17:00:00Z", 0, 1, 0),
        ("2026-10-31T23:59:59.999999+07:00", 0, 1, 0),
        ("2026-11-01T00:00:00+07:00", 0, 0, 1),
        ("2026-10-31T17:00:00Z", 0, 0, 1),
    ],
)
def test_assigned_a_microsecond_before_the_period_is_carried_over_and_after_it_left_out(
    assigned_at: str, carried_over: int, newly_assigned: int, later: int
) -> None:
    made = of(october_task(assigned_at=assigned_at, deadline="2026-12-31"))
    assert counted(made, "carried_over", "newly_assigned") == (carried_over, newly_assigned)
    assert made.total.tasks == carried_over + newly_assigned
    assert made.later == later


@pytest.mark.parametrize(
    ("as_of", "tasks", "later"),
    [(at("05 09:59:59.999999"), 0, 1), (at("05 10:00"), 1, 0), (at("05 10:00:00.000001"), 1, 0)],
)
def test_assigned_at_the_moment_of_the_report_is_in_it_and_a_microsecond_later_is_not(
    as_of: str, tasks: int, later: int
) -> None:
    made = of(october_task(), as_of=as_of)
    assert (made.total.tasks, made.later) == (tasks, later)
    assert len(made.rows) == tasks


BEFORE, START = "2026-09-30T23:59:59.999999+07:00", "2026-10-01T00:00:00+07:00"


def _carried(*events: dict[str, Any], **more: Any) -> Task:
    sent = {"kind": "submitted", "at": "2026-09-10T09:00:00+07:00"}
    begun = {"assigned_at": "2026-09-01T10:00:00+07:00", "deadline": "2026-09-15"}
    return october_task(sent, *events, **begun | more)


@pytest.mark.parametrize(("moment", "completed"), [(BEFORE, 0), (START, 1)])
def test_approved_a_tick_before_the_period_is_not_of_it_and_at_its_start_is(
    moment: str, completed: int
) -> None:
    made = of(_carried({"kind": "approved", "at": moment}))
    assert counted(made, "completed_on_time", "carried_over", "tasks") == (completed,) * 3
    assert made.later == 0


@pytest.mark.parametrize(("moment", "recalled"), [(BEFORE, 0), (START, 1)])
def test_recalled_a_tick_before_the_period_is_not_of_it_and_at_its_start_is(
    moment: str, recalled: int
) -> None:
    made = of(_carried({"kind": "recalled", "at": moment}))
    assert counted(made, "recalled", "carried_over", "tasks") == (recalled, recalled, 0)
    assert len(made.rows) == recalled


def test_ended_in_the_period_but_after_the_moment_of_the_report_has_not_ended_yet() -> None:
    approved, recalled = event("approved", "20 09:00"), event("recalled", "20 09:00")
    early = of(_carried(approved), _carried(recalled), as_of=at("20 08:59:59.999999"))
    assert counted(early, "awaiting_confirmation", "completed", "recalled") == (2, 0, 0)
    late = of(_carried(approved), _carried(recalled), as_of=at("20 09:00"))
    assert counted(late, "awaiting_confirmation", "completed", "recalled") == (0, 1, 1)


def test_approved_long_before_and_answered_by_a_coordinator_in_the_period_stays_out() -> None:
    """What may follow an approval does not open the task again."""
    made = of(
        _carried(
            {"kind": "coordination_requested", "at": "2026-09-11T09:00:00+07:00", "unit": "H20.19"},
            {"kind": "approved", "at": "2026-09-12T09:00:00+07:00"},
            event("coordination_answered", "05 09:00", unit="H20.19"),
        )
    )
    assert made.total.tasks == 0
    assert made.rows == ()


def test_rejected_before_the_period_and_recalled_in_it_is_recalled_in_it() -> None:
    """A rejection ends nothing; the recall does."""
    rejected = {"kind": "rejected", "at": BEFORE}
    made = of(_carried(rejected, {"kind": "recalled", "at": START}))
    assert counted(made, "recalled", "carried_over", "tasks") == (1, 1, 0)
    gone = of(_carried(rejected, {"kind": "recalled", "at": BEFORE}))
    assert counted(gone, "recalled", "carried_over", "tasks") == (0, 0, 0)


def test_rejected_before_the_period_is_carried_over() -> None:
    made = of(_carried({"kind": "rejected", "at": BEFORE}))
    assert counted(made, "carried_over", "in_progress_overdue", "rejections") == (1, 1, 0)


# Grants and rejections.


@pytest.mark.parametrize(
    ("moment", "made_in"),
    [
        (BEFORE, 0),
        (START, 1),
        (at("31 23:59:59.999999"), 1),
        ("2026-11-01T00:00:00+07:00", 0),
    ],
)
def test_grants_and_rejections_count_from_the_first_to_the_last_microsecond(
    moment: str, made_in: int
) -> None:
    granted = {"kind": "extension_granted", "at": moment, "deadline": "2026-12-01"}
    made = of(_carried({"kind": "rejected", "at": moment}), _carried(granted))
    assert counted(made, "rejections", "extensions") == (made_in, made_in)
    assert made.total.tasks == 2


@pytest.mark.parametrize(("as_of", "made_in"), [(at("20 08:59:59.999999"), 0), (at("20 09:00"), 1)])
def test_grants_and_rejections_count_up_to_the_moment_of_the_report(
    as_of: str, made_in: int
) -> None:
    granted = event("extension_granted", "20 09:00", deadline="2026-12-01")
    made = of(_carried(event("rejected", "20 09:00"), granted), as_of=as_of)
    assert counted(made, "rejections", "extensions") == (made_in, made_in)


def test_every_grant_and_rejection_counts_and_requests_and_refusals_do_not() -> None:
    made = of(
        october_task(
            event("extension_requested", "06 09:00"),
            event("extension_refused", "06 10:00"),
            event("extension_granted", "07 09:00", deadline="2026-10-21"),
            event("extension_granted", "07 09:00", deadline="2026-10-22"),
            event("submitted", "08 09:00"),
            event("rejected", "08 10:00"),
            event("submitted", "09 09:00"),
            event("rejected", "09 10:00"),
            event("submitted", "12 09:00"),
            event("rejected", "12 09:00"),
        )
    )
    assert counted(made, "extensions", "rejections") == (2, 3)


# Due soon: the third working day, by the calendar.


def _soon(as_of: str, deadline: str, **asked: Any) -> int | None:
    day = date.fromisoformat(as_of[:10])
    begun = (day - timedelta(days=5)).isoformat() + "T10:00:00+07:00"
    made = of(
        october_task(assigned_at=begun, deadline=deadline),
        period=Period.month(day.year, day.month),
        as_of=as_of,
        **asked,
    )
    assert made.total.in_progress_on_time == 1
    assert made.rows[0].due_soon == made.total.due_soon
    return made.total.due_soon


@pytest.mark.parametrize(
    ("as_of", "third", "fourth", "why"),
    [
        ("2026-10-20T08:00:00+07:00", "2026-10-23", "2026-10-26", "a plain week"),
        ("2026-10-20T23:59:59.999999+07:00", "2026-10-23", "2026-10-26", "whatever the hour"),
        ("2026-10-22T08:00:00+07:00", "2026-10-27", "2026-10-28", "across a plain weekend"),
        ("2026-10-24T08:00:00+07:00", "2026-10-28", "2026-10-29", "from a Saturday"),
        ("2026-01-08T08:00:00+07:00", "2026-01-12", "2026-01-13", "Saturday 10/01 made up"),
        ("2026-08-20T08:00:00+07:00", "2026-08-24", "2026-08-25", "Saturday 22/08 made up"),
        ("2026-08-28T08:00:00+07:00", "2026-09-07", "2026-09-08", "31/08 to 02/09 off"),
        ("2026-02-13T08:00:00+07:00", "2026-02-25", "2026-02-26", "Tết, 16/02 to 20/02 off"),
        ("2026-11-20T08:00:00+07:00", "2026-11-26", "2026-11-27", "Ngày Văn hóa 24/11 off"),
    ],
)
def test_due_on_the_third_working_day_is_soon_and_on_the_fourth_is_not(
    as_of: str, third: str, fourth: str, why: str
) -> None:
    assert _soon(as_of, third) == 1, why
    assert _soon(as_of, fourth) == 0, why
    assert _soon(as_of, as_of[:10]) == 1, "due on the day itself"


def test_a_moment_on_the_third_working_day_is_soon_whatever_its_hour_and_offset() -> None:
    """As of 31/10/2026, a Saturday: the third working day is Wednesday 04/11 in Việt Nam."""
    close = "2026-10-31T23:59:59.999999+07:00"
    assert _soon(close, "2026-11-04T16:59:59.999999Z") == 1
    assert _soon(close, "2026-11-04T17:00:00Z") == 0


def test_how_soon_is_soon_can_be_said() -> None:
    as_of = "2026-10-20T08:00:00+07:00"
    assert _soon(as_of, "2026-10-21", due_soon_days=1) == 1
    assert _soon(as_of, "2026-10-22", due_soon_days=1) == 0
    assert _soon(as_of, "2026-10-26", due_soon_days=4) == 1


@pytest.mark.parametrize("days", [-1, 1.5, "3", True, None])
def test_how_soon_is_a_number_of_days(days: Any) -> None:
    with pytest.raises(ReportError) as refused:
        of(october_task(), due_soon_days=days)
    assert refused.value.code == "due_soon_days"


def test_only_what_is_in_progress_and_in_time_is_due_soon() -> None:
    waiting = october_task(event("submitted", "06 09:00"), deadline="2026-11-02")
    done = october_task(
        event("submitted", "06 09:00"), event("approved", "07 09:00"), deadline="2026-11-02"
    )
    taken_back = october_task(event("recalled", "06 09:00"), deadline="2026-11-02")
    overdue = october_task(deadline="2026-10-30")
    rejected = october_task(
        event("submitted", "06 09:00"), event("rejected", "07 09:00"), deadline="2026-11-02"
    )
    assert of(waiting, done, taken_back, overdue).total.due_soon == 0
    assert of(waiting, done, taken_back, overdue, rejected).total.due_soon == 1


def test_what_is_due_soon_goes_by_the_deadline_in_force() -> None:
    def granted(day: str) -> Task:
        more = event("extension_granted", "28 09:00", deadline=f"2026-11-{day}")
        return october_task(more, deadline="2026-10-29")

    assert of(granted("04"), granted("05")).total.due_soon == 1


@pytest.mark.parametrize(
    ("as_of", "soon"),
    [
        ("2027-12-28T23:59:59.999999+07:00", 1),
        ("2027-12-29T00:00:00+07:00", None),
        (None, None),
    ],
)
def test_nobody_can_tell_what_is_due_soon_once_the_calendar_ends(
    as_of: str | None, soon: int | None
) -> None:
    """The official calendar ends on Friday 31/12/2027, the third working day after 28/12."""
    task = october_task(assigned_at="2027-12-20T10:00:00+07:00", deadline="2027-12-31")
    made = of(task, period=Period.month(2027, 12), as_of=as_of)
    assert made.total.due_soon == soon
    assert [row.due_soon for row in made.rows] == [soon]
    assert made.to_dict()["total"]["due_soon"] == soon
    assert made.total.in_progress_on_time == 1
    assert made.provisional is False


@pytest.mark.parametrize(
    ("as_of", "provisional"),
    [
        ("2027-12-28T23:59:59.999999+07:00", False),
        ("2027-12-29T00:00:00+07:00", True),
        (None, True),
    ],
)
def test_a_projection_tells_what_is_due_soon_and_says_that_it_is_provisional(
    as_of: str | None, provisional: bool
) -> None:
    """Provisional as soon as the third working day falls into 2028."""
    task = october_task(assigned_at="2027-12-20T10:00:00+07:00", deadline="2027-12-31")
    made = of(task, period=Period.month(2027, 12), as_of=as_of, calendar=projected_calendar())
    assert made.total.due_soon == 1
    assert made.provisional is provisional
    assert made.calendar_edition == CALENDAR.edition
    assert made.to_dict()["provisional"] is provisional


# Lateness.


def _of_2028() -> tuple[Task, Task, Task]:
    """Overdue since 2027; completed late within 2027; completed late across the new year."""
    begun = {"assigned_at": "2027-12-01T10:00:00+07:00", "deadline": "2027-12-15"}
    known = (
        {"kind": "submitted", "at": "2027-12-17T09:00:00+07:00"},
        {"kind": "approved", "at": "2028-01-05T09:00:00+07:00"},
    )
    across = (
        {"kind": "submitted", "at": "2028-01-04T09:00:00+07:00"},
        {"kind": "approved", "at": "2028-01-05T09:00:00+07:00"},
    )
    return october_task(**begun), october_task(*known, **begun), october_task(*across, **begun)


def test_lateness_beyond_the_calendar_is_unknown_and_then_so_is_the_mean() -> None:
    overdue, known, across = _of_2028()
    january = Period.month(2028, 1)
    made = of(overdue, known, across, period=january)
    assert counted(made, "in_progress_overdue", "completed_late", "lateness_unknown") == (1, 2, 2)
    assert made.total.mean_working_days_late is None
    assert made.total.late_rate == 1
    assert made.to_dict()["total"]["mean_working_days_late"] is None
    alone = of(known, period=january)
    assert alone.total.lateness_unknown == 0
    assert alone.total.mean_working_days_late == 2


def test_lateness_beyond_the_calendar_is_unknown_in_its_own_row_only() -> None:
    overdue, known, _ = _of_2028()
    other = known.model_copy(update={"assignee": Unit(code="H20.19", kind="department")})
    made = of(overdue, other, period=Period.month(2028, 1))
    rows = {row.group["unit"]: row for row in made.rows}
    assert rows["H20.15"].mean_working_days_late is None
    assert rows["H20.19"].mean_working_days_late == 2
    assert made.total.mean_working_days_late is None


def test_a_projection_knows_the_lateness_and_says_that_it_is_provisional() -> None:
    """From 15/12/2027 to 31/12: 12 working days; to 04/01/2028 13 (01/01 is a Saturday, made up
    by rest on Monday 03/01); to 10/01: 4 more."""
    made = of(
        *_of_2028(),
        period=Period.month(2028, 1),
        as_of="2028-01-10T08:00:00+07:00",
        calendar=projected_calendar(),
    )
    assert made.total.lateness_unknown == 0
    assert made.total.mean_working_days_late == Fraction(17 + 2 + 13, 3)
    assert made.provisional is True


def test_a_year_that_is_announced_is_not_provisional_in_a_projection() -> None:
    assert of(october_task(), calendar=projected_calendar()).provisional is False


def test_waiting_and_in_time_are_late_by_nothing_and_do_not_thin_the_mean() -> None:
    """The mean is over the completed late and the overdue: a late result that waits is neither."""
    waiting = october_task(event("submitted", "30 09:00"))
    overdue = october_task(deadline="2026-10-28")
    on_time = october_task(deadline="2026-11-28")
    made = of(waiting, overdue, on_time)
    assert counted(made, "awaiting_confirmation", "in_progress_overdue") == (1, 1)
    assert made.total.mean_working_days_late == 2
    assert of(waiting, on_time).total.mean_working_days_late is None


def test_due_on_friday_and_asked_about_on_sunday_is_late_by_no_working_day() -> None:
    made = of(october_task(deadline="2026-10-23"), as_of=at("25 12:00"))
    assert counted(made, "in_progress_overdue", "lateness_unknown", "deduct") == (1, 0, 1)
    assert made.total.mean_working_days_late == 0


# Deadlines that are moments.


@pytest.mark.parametrize(("as_of", "on_time"), [(at("20 17:00"), 1), (at("20 17:00:00.000001"), 0)])
@pytest.mark.parametrize("deadline", [at("20 17:00"), "2026-10-20T10:00:00Z"])
def test_a_deadline_at_a_moment_holds_for_that_moment_and_not_a_microsecond_more(
    as_of: str, on_time: int, deadline: str
) -> None:
    total = of(october_task(deadline=deadline), as_of=as_of).total
    assert (total.in_progress_on_time, total.in_progress_overdue) == (on_time, 1 - on_time)
    assert (total.due_soon, total.deduct) == (on_time, 1 - on_time)
    assert total.mean_working_days_late == (None if on_time else 0)


def test_a_deadline_on_the_last_day_is_in_time_at_the_close_of_the_period() -> None:
    total = of(october_task(deadline="2026-10-31"), october_task(deadline="2026-10-30")).total
    assert (total.in_progress_on_time, total.in_progress_overdue) == (1, 1)


@pytest.mark.parametrize(
    ("deadline", "month"),
    [
        ("2026-10-31", "2026-10"),
        ("2026-10-31T16:59:59.999999Z", "2026-10"),
        ("2026-10-31T17:00:00Z", "2026-11"),
        ("2027-01-01", "2027-01"),
    ],
)
def test_the_month_due_is_that_of_the_deadline_in_viet_nam(deadline: str, month: str) -> None:
    [row] = of(october_task(deadline=deadline), by="deadline_month").rows
    assert row.group == {"deadline_month": month}


def test_the_month_due_is_that_of_the_deadline_in_force_at_the_moment() -> None:
    task = october_task(event("extension_granted", "20 09:00", deadline="2026-11-03"))
    for moment, month in ((at("20 08:59:59.999999"), "2026-10"), (at("20 09:00"), "2026-11")):
        [row] = of(task, by="deadline_month", as_of=moment).rows
        assert row.group == {"deadline_month": month}


# The moment of a report.


@pytest.mark.parametrize("moment", [OCTOBER.start, OCTOBER.end])
def test_the_first_and_the_last_microsecond_are_moments_of_the_period(moment: Any) -> None:
    assert of(october_task(), as_of=moment).as_of == moment


@pytest.mark.parametrize("moment", [OCTOBER.start - TICK, OCTOBER.end + TICK])
def test_a_moment_a_microsecond_outside_the_period_is_refused(moment: Any) -> None:
    with pytest.raises(ReportError) as refused:
        of(october_task(), as_of=moment)
    assert refused.value.code == "as_of_outside_period"


def test_the_state_at_its_close_is_the_default_and_a_naive_moment_is_refused() -> None:
    assert of().as_of == parse_moment("2026-10-31T23:59:59.999999+07:00")
    with pytest.raises(MomentError):
        of(as_of=OCTOBER.end.replace(tzinfo=None))


def test_an_approval_at_the_last_microsecond_has_happened() -> None:
    """D 10: events at or before the moment exist."""
    sent = event("submitted", "20 09:00")
    for moment, completed in ((OCTOBER.end, 1), (OCTOBER.end + TICK, 0)):
        made = of(october_task(sent, {"kind": "approved", "at": moment.isoformat()}))
        assert counted(made, "completed_on_time", "tasks") == (completed, 1)


# Units of a list, with nothing.


def _unit(code: str, name: str | None, kind: str) -> Unit:
    return Unit.model_validate({"code": code, "name": name, "kind": kind})


LIST = (
    _unit("H20.15", "Sở Tài chính", "department"),
    _unit("H20.19", "Sở Xây dựng", "department"),
    _unit("H20.41", "UBND phường Mỹ Tho", "commune"),
)
NOTHING_COUNTED = dict.fromkeys([*ADDED_UP, "due_soon"], 0) | dict.fromkeys(RATES)


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        (("unit",), [{"unit": "H20.15"}, {"unit": "H20.19"}, {"unit": "H20.41"}]),
        (("unit_kind",), [{"unit_kind": "department"}, {"unit_kind": "commune"}]),
        (
            ("unit", "unit_kind"),
            [
                {"unit": "H20.15", "unit_kind": "department"},
                {"unit": "H20.19", "unit_kind": "department"},
                {"unit": "H20.41", "unit_kind": "commune"},
            ],
        ),
        (("category",), [{"category": None}]),
        (("unit", "category"), [{"unit": "H20.15", "category": None}]),
        (("tag",), [{"tag": None}]),
    ],
)
def test_a_unit_of_the_list_with_nothing_has_a_row_of_zeros_where_a_unit_is_enough_to_tell(
    by: tuple[str, ...], groups: list[dict[str, Any]]
) -> None:
    made = of(october_task(), by=by, units=LIST)
    assert [row.group for row in made.rows] == groups
    first, *zeros = made.rows
    assert first.tasks == made.total.tasks == 1
    for row in zeros:
        plain = row.to_dict()
        assert {name: plain[name] for name in NOTHING_COUNTED} == NOTHING_COUNTED


def test_a_unit_twice_on_the_list_has_one_row_and_a_stream_of_units_serves_all_breakdowns() -> None:
    units = (unit for unit in [*LIST, *LIST])
    made = of(by=[("unit",), ("unit_kind",)], units=units)
    assert [len(breakdown.rows) for breakdown in made.breakdowns] == [3, 2]


def test_a_unit_of_the_list_whose_tasks_are_out_of_the_population_has_zeros() -> None:
    ended = _carried({"kind": "approved", "at": BEFORE})
    made = of(ended, units=LIST[:1])
    assert [(row.label(), row.tasks) for row in made.rows] == [("Sở Tài chính", 0)]


def test_zeros_beyond_the_calendar_do_not_claim_that_nothing_is_due_soon() -> None:
    made = of(period=Period.month(2028, 1), units=LIST[:1])
    assert [row.due_soon for row in made.rows] == [None]


# Names and order of the rows.


def _task_of(code: str, name: str | None, kind: str = "department", **more: Any) -> Task:
    return october_task(assignee={"code": code, "name": name, "kind": kind}, **more)


@pytest.mark.parametrize("turned", [False, True])
def test_a_unit_is_called_as_in_its_latest_task_that_names_it(turned: bool) -> None:
    tasks = [
        _task_of("A", "Sở cũ", assigned_at=at("05 10:00")),
        _task_of("A", "Sở mới", assigned_at=at("05 10:00:00.000001")),
        _task_of("A", None, assigned_at=at("06 10:00")),
    ]
    [row] = of(*(tasks[::-1] if turned else tasks)).rows
    assert (row.label(), row.label("en"), row.tasks) == ("Sở mới", "Sở mới", 3)
    assert row.group == {"unit": "A"}


def test_a_unit_without_a_name_is_called_by_its_code() -> None:
    assert [row.label() for row in of(_task_of("A", None)).rows] == ["A"]


def test_the_words_of_a_name_do_not_sway_which_is_the_latest() -> None:
    """A name or a code may hold any word, even one that means nothing to a program."""
    first = _task_of("A", "Sở Ngoại vụ", assigned_at=at("05 10:00"))
    second = _task_of("A", "Trung tâm None", assigned_at=at("06 10:00"))
    assert [row.label() for row in of(first, second).rows] == ["Trung tâm None"]
    named = _task_of("None", "Sở Ngoại vụ", assigned_at=at("05 10:00"))
    nameless = _task_of("None", None, assigned_at=at("06 10:00"))
    assert [row.label() for row in of(named, nameless).rows] == ["Sở Ngoại vụ"]


def test_in_a_crossing_a_unit_has_one_name_and_its_rows_stand_together() -> None:
    """A unit is known by its code, and called as in its latest task, whatever crosses it."""
    tasks = [
        _task_of("A", "Sở Biển", category="official_letter", assigned_at=at("05 10:00")),
        _task_of("A", "Sở Dân tộc", category="other_directive", assigned_at=at("06 10:00")),
        _task_of("C", "Sở Công nghệ", category="official_letter", assigned_at=at("06 10:00")),
    ]
    alone, crossed = of(*tasks, by=[("unit",), ("unit", "category")]).breakdowns
    assert [row.label() for row in alone.rows] == ["Sở Công nghệ", "Sở Dân tộc"]
    assert [(row.group["unit"], row.label().split(" · ")[0]) for row in crossed.rows] == [
        ("C", "Sở Công nghệ"),
        ("A", "Sở Dân tộc"),
        ("A", "Sở Dân tộc"),
    ]


def test_the_name_in_a_task_beats_that_of_the_list() -> None:
    made = of(_task_of("H20.15", "Sở Tài chính mới"), units=LIST[:1])
    assert [row.label() for row in made.rows] == ["Sở Tài chính mới"]


def test_rows_stand_by_kind_then_by_the_vietnamese_alphabet_then_by_code() -> None:
    """d before đ, a before ă before â, and the kinds as the regulation lists them (1.1)."""
    expected = [
        ("D9", "Sở An", "department"),
        ("D8", "Sở Ăn", "department"),
        ("D7", "Sở Ân", "department"),
        ("D6", "Sở Dân tộc", "department"),
        ("D1", "Sở Đầu tư", "department"),
        ("D2", "Sở Đầu tư", "department"),
        ("C9", "Phường An Bình", "commune"),
        ("C1", "Phường Đạo Thạnh", "commune"),
        ("S1", "Ban Quản lý", "subordinate"),
    ]
    tasks = [_task_of(*unit) for unit in expected]
    for turned in (tasks, tasks[::-1]):
        assert [row.group["unit"] for row in of(*turned).rows] == [code for code, *_ in expected]


def test_kinds_stand_departments_first_and_communes_next() -> None:
    tasks = [_task_of(kind, None, kind) for kind in ("other", "commune", "office", "department")]
    found = [row.group["unit_kind"] for row in of(*tasks, by="unit_kind").rows]
    assert found == ["department", "commune", "office", "other"]


def test_what_is_not_stated_stands_last() -> None:
    bare = october_task()
    full = october_task(
        tags=["Tết"],
        directed_by={"position": "Chủ tịch UBND tỉnh"},
        category="other_directive",
        document={"reference": "1/UBND", "issued_on": "2026-10-05"},
    )
    for by in ("tag", "leader", "category", "document"):
        rows = of(bare, full, by=by).rows
        assert [row.group[by] is None for row in rows] == [False, True]
        assert all(row.label() and row.label("en") and row.tasks == 1 for row in rows)


# Documents and tags.


def _under(reference: str | None, issued_on: str | None, title: str = "Công văn") -> Task:
    return october_task(document={"title": title, "reference": reference, "issued_on": issued_on})


def test_one_reference_with_two_dates_is_two_documents() -> None:
    """Numbers start anew each year."""
    made = of(
        _under("12/UBND-KT", "2025-12-29"),
        _under("12/UBND-KT", "2026-10-05"),
        _under("12/UBND-KT", "2026-10-05", title="Công văn khẩn"),
        by="document",
    )
    assert [(row.group, row.tasks) for row in made.rows] == [
        ({"document": "12/UBND-KT", "issued_on": "2025-12-29"}, 1),
        ({"document": "12/UBND-KT", "issued_on": "2026-10-05"}, 2),
    ]


def test_a_tag_given_twice_counts_its_task_once() -> None:
    made = of(october_task(tags=["Tết", "Tết", "kinh tế"]), october_task(tags=["Tết"]), by="tag")
    assert {row.group["tag"]: row.tasks for row in made.rows} == {"Tết": 2, "kinh tế": 1}
    assert made.total.tasks == 2


# Duplicates: see also the merging of tallies.


def test_an_id_that_comes_twice_is_refused_and_both_places_are_named() -> None:
    one, two = october_task(id="NV-1"), october_task(id="NV-2")
    with pytest.raises(DuplicateTaskError) as refused:
        report([one, two, one], OCTOBER, calendar=CALENDAR)
    assert (refused.value.task_id, refused.value.first, refused.value.second) == ("NV-1", 1, 3)
    for lang in ("vi", "en"):
        words = refused.value.message(lang)
        assert all(word in words for word in ("NV-1", "1", "3"))
    tally = Tally(OCTOBER, calendar=CALENDAR)
    tally.add(one, place=12)
    tally.add(two, place=40)
    with pytest.raises(DuplicateTaskError) as refused:
        tally.add(two, place=77)
    assert (refused.value.first, refused.value.second) == (40, 77)


@pytest.mark.parametrize("number", [4096, 4097, 10923, 19_999])
def test_an_id_is_known_again_however_many_came_between(number: int) -> None:
    model = october_task()
    tasks = [model.model_copy(update={"id": f"NV-{n}"}) for n in range(number)]
    tasks.append(tasks[0])
    with pytest.raises(DuplicateTaskError) as refused:
        report(tasks, OCTOBER, calendar=CALENDAR)
    assert (refused.value.first, refused.value.second) == (1, number + 1)


def test_ids_that_differ_in_a_letter_or_run_together_are_different() -> None:
    ids = [
        "NV-1",
        "nv-1",
        "NV-1 ",
        "NV-11",
        "NV",
        "-1",
        "NV-1\n",
        "NV-1\x00",
        "NV-1\u200b",
        "Đ",
        "đ",
    ]
    made = report([october_task(id=name) for name in ids], OCTOBER, calendar=CALENDAR)
    assert made.total.tasks == len(ids)


# How many: none, one, many.


@pytest.mark.parametrize("by", [("unit",), ("tag", "document"), [("leader",), ("category",)]])
def test_a_province_without_tasks_has_zeros_and_no_rows(by: Any) -> None:
    made = of(by=by)
    total = made.to_dict()["total"]
    assert {name: total[name] for name in NOTHING_COUNTED} == NOTHING_COUNTED
    assert all(breakdown.rows == () for breakdown in made.breakdowns)
    assert (made.later, made.lines) == (0, ())


def test_a_province_of_one_task_has_one_row_equal_to_the_whole() -> None:
    made = of(october_task(event("submitted", "20 09:00"), event("approved", "22 09:00")))
    [row] = made.rows
    for measures in (row, made.total):
        assert measures.tasks == 1
        assert measures.completion_rate == measures.on_time_rate == Fraction(1)
        assert measures.late_rate == Fraction(0)
        assert measures.mean_working_days_late is None


def test_a_month_with_nothing_after_all_has_ended_is_empty() -> None:
    task = october_task(event("submitted", "20 09:00"), event("approved", "31 23:59:59.999999"))
    assert of(task).total.completed_on_time == 1
    november = of(task, period=Period.month(2026, 11))
    assert (november.total.tasks, november.rows, november.later) == (0, (), 0)


def test_a_period_before_the_first_task_is_empty_and_says_what_it_left_out() -> None:
    made = of(october_task(), october_task(), period=Period.month(2026, 9))
    assert (made.total.tasks, made.total.completion_rate, made.rows) == (0, None, ())
    assert made.later == made.to_dict()["left_out"] == 2


def test_a_year_takes_the_state_at_its_own_close_and_is_no_sum_of_months() -> None:
    task = october_task(
        event("submitted", "20 09:00"), {"kind": "approved", "at": "2026-12-01T09:00:00+07:00"}
    )
    year = of(task, period=Period.year(2026)).total
    months = [of(task, period=Period.month(2026, month)).total for month in (10, 11, 12)]
    assert (year.newly_assigned, year.completed_on_time) == (1, 1)
    assert [m.awaiting_confirmation for m in months] == [1, 1, 0]
    assert [m.carried_over for m in months] == [0, 1, 1]


def test_twenty_thousand_tasks_are_counted_exactly() -> None:
    """Six histories in turn under 200 units; each count is known beforehand."""
    sent, late = event("submitted", "20 09:00"), event("submitted", "22 09:00")
    models = (
        october_task(sent),
        october_task(sent, event("approved", "22 09:00")),
        october_task(late, event("approved", "23 09:00")),
        october_task(deadline="2026-11-20"),
        october_task(),
        october_task(event("recalled", "06 09:00")),
    )
    units = [_unit(f"H20.{n:03}", f"Đơn vị {n:03}", "commune") for n in range(200)]
    number, each = 20_000, 20_000 // 6
    tasks = (
        models[n % 6].model_copy(update={"id": f"NV-{n}", "assignee": units[n % 200]})
        for n in range(number)
    )
    by = [("unit",), ("unit_kind", "category"), ("deadline_month",)]
    made = report(tasks, OCTOBER, calendar=CALENDAR, by=by)
    assert counted(made, *FIVE) == (each + 1, each + 1, each, each, each)
    assert made.total.recalled == each
    assert [row.tasks + row.recalled for row in made.rows] == [100] * 200
    assert made.total.mean_working_days_late == Fraction(2 + 8, 2)
    assert [len(breakdown.rows) for breakdown in made.breakdowns] == [200, 1, 2]


# Lines.


def test_lines_are_the_tasks_of_the_population_and_are_kept_only_when_asked_for() -> None:
    tasks = (
        october_task(),
        october_task(event("recalled", "06 09:00")),
        _carried({"kind": "approved", "at": BEFORE}),
        october_task(assigned_at="2026-11-01T00:00:00+07:00", deadline="2026-11-20"),
    )
    assert of(*tasks).lines == ()
    kept = of(*tasks, keep_lines=True)
    assert [(line.task.id, line.verdict.status.value) for line in kept.lines] == [
        ("NV-1", "in_progress_overdue"),
        ("NV-2", "recalled"),
    ]
    assert [line.days_late for line in kept.lines] == [8, 0]
    assert kept.total == of(*tasks).total


def test_a_line_tells_how_late_its_task_is_even_while_the_result_waits() -> None:
    """Days late are counted for a task completed, awaiting or overdue (rules, 6.4)."""
    tasks = (
        october_task(),
        october_task(event("submitted", "22 09:00")),
        october_task(event("submitted", "22 09:00"), event("approved", "23 09:00")),
        october_task(event("submitted", "20 09:00")),
        october_task(event("submitted", "22 09:00"), event("recalled", "23 09:00")),
    )
    lines = of(*tasks, keep_lines=True).lines
    assert [line.days_late for line in lines] == [8, 2, 2, 0, 0]
    assert all(days_late(line.verdict, calendar=CALENDAR) == line.days_late for line in lines)


# What cannot be asked.


@pytest.mark.parametrize(
    "by", ["nobody", ("unit", "nobody"), [("unit",), ("nobody",)], ("unit", "unit"), 7, [()]]
)
def test_a_grouping_that_is_none_or_comes_twice_is_refused(by: Any) -> None:
    with pytest.raises(ReportError):
        of(by=by)


def test_what_is_no_period_is_refused() -> None:
    not_one: Any = "2026-10"
    with pytest.raises(ReportError):
        report([], not_one, calendar=CALENDAR)


def test_no_grouping_gives_the_whole_alone() -> None:
    made = of(october_task(), by=())
    assert (made.total.tasks, made.breakdowns, made.rows, made.by) == (1, (), (), ())
