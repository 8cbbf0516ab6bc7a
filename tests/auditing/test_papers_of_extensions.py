"""An extension is asked for and granted in writing (5.2.d); a gap is a finding, no refusal."""

from __future__ import annotations

import pytest

from audits import Json, audited, codes, event

PAPER = {"title": "Công văn", "reference": "78/STC-NS", "issued_on": "2026-10-16"}


def asked(when: str, paper: Json | None = PAPER) -> Json:
    return event("extension_requested", when, document=paper)


def granted(when: str, deadline: str, paper: Json | None = PAPER) -> Json:
    return event("extension_granted", when, deadline=deadline, document=paper)


REFUSED = event("extension_refused", "2026-10-16 10:00")


def test_asked_for_and_granted_on_paper() -> None:
    assert codes(asked("2026-10-16 09:00"), granted("2026-10-16 10:00", "2026-10-27")) == []


def test_a_request_without_its_paper() -> None:
    assert codes(asked("2026-10-16 09:00", None)) == [("extension_request_paper_missing", 0)]


def test_a_grant_without_its_paper() -> None:
    history = asked("2026-10-16 09:00"), granted("2026-10-16 10:00", "2026-10-27", None)
    assert codes(*history) == [("extension_grant_paper_missing", 1)]


def test_a_grant_that_nobody_asked_for() -> None:
    history = granted("2026-10-16 10:00", "2026-10-27", None)
    assert codes(history) == [
        ("extension_request_missing", 0),
        ("extension_grant_paper_missing", 0),
    ]
    [found] = [one for one in audited(history) if one.code == "extension_request_missing"]
    assert (found.basis.code, found.severity.value) == ("5.2.d", "warning")
    assert "27/10/2026" in found.message()


def test_a_request_serves_for_one_grant() -> None:
    history = [
        asked("2026-10-16 09:00"),
        granted("2026-10-16 10:00", "2026-10-27"),
        granted("2026-10-26 10:00", "2026-10-30"),
    ]
    assert codes(*history) == [("extension_request_missing", 2)]


def test_a_request_that_was_refused_is_not_what_was_granted() -> None:
    history = asked("2026-10-16 09:00"), REFUSED, granted("2026-10-16 11:00", "2026-10-27")
    assert codes(*history) == [("extension_request_missing", 2)]


def test_a_request_made_again_after_a_refusal_is() -> None:
    again = asked("2026-10-16 10:30")
    history = asked("2026-10-16 09:00"), REFUSED, again, granted("2026-10-16 11:00", "2026-10-27")
    assert codes(*history) == []


def test_a_second_request_takes_the_place_of_the_first() -> None:
    again = asked("2026-10-16 09:30")
    assert codes(asked("2026-10-16 09:00"), again, granted("2026-10-16 11:00", "2026-10-27")) == []


def test_at_one_moment_the_list_tells_what_came_first() -> None:
    moment = "2026-10-16 09:00"
    request, grant = asked(moment), granted(moment, "2026-10-27")
    assert codes(request, grant) == []
    assert codes(grant, request) == [("extension_request_missing", 0)]


def test_a_refusal_needs_no_paper() -> None:
    """5.2.d asks in writing for the request and for the consent alone."""
    assert codes(asked("2026-10-16 09:00"), REFUSED) == []


def test_a_request_after_the_deadline_is_allowed() -> None:
    """D 6."""
    assert codes(asked("2026-10-22 09:00"), granted("2026-10-22 10:00", "2026-10-27")) == []


@pytest.mark.parametrize(("paper", "missing"), [({}, True), ({"title": "Công văn"}, False)])
def test_a_paper_of_which_nothing_is_recorded_is_none(paper: Json, *, missing: bool) -> None:
    request = event("extension_requested", "2026-10-16 08:00", document=paper)
    assert (("extension_request_paper_missing", 0) in codes(request)) is missing


def test_a_granted_day_off_rests_on_the_clause_of_grants() -> None:
    """Sunday 25/10/2026 stays as it was granted; only another grant moves it [D 8]."""
    granted = event("extension_granted", "2026-10-16 08:00", deadline="2026-10-25")
    (found,) = [one for one in audited(granted) if one.code == "deadline_on_day_off"]
    assert (found.basis.code, found.index, found.readings) == ("5.2.d", 0, ("D 8",))


def test_at_one_event_what_its_paper_lacks_comes_after_what_is_wrong_with_its_number() -> None:
    """Findings of one event keep one order, so that two audits can be laid side by side."""
    lone = granted("2026-10-16 10:00", "2026-10-27", PAPER | {"reference": "9/ubnd-KT"})
    assert codes(lone) == [("extension_reference_malformed", 0), ("extension_request_missing", 0)]
