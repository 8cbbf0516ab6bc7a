"""One question after another, to a program that stays or that is started anew."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from nhiemvu.testing import interview as interviews
from nhiemvu.testing.interview import Interview
from nhiemvu.testing.protocol import Limits
from vendors import vendor

if TYPE_CHECKING:
    from pathlib import Path

Json: TypeAlias = dict[str, Any]
Answer: TypeAlias = Callable[[Json], Json]


INTERVIEWED: dict[str, str] = {
    "answers at once": "for q in questions(): say(q['seq'], value=q['n'])",
    "answers when its input ends": "for q in list(questions()): say(q['seq'], value=q['n'])",
    "answers one question and ends": "q = next(questions())\nsay(q['seq'], value=q['n'])",
    "says other things too": (
        "for q in questions():\n    print('a log')\n    say(q['seq'], value=q['n'])"
    ),
}


@pytest.mark.parametrize("how", INTERVIEWED)
def test_one_question_after_another(tmp_path: Path, how: str) -> None:
    command = vendor(tmp_path, INTERVIEWED[how])
    with Interview(command, Limits(answer=0.5)) as interview:
        found = [interview.ask_one({"op": "fly", "n": n}) for n in range(3)]
    assert [given and given["value"] for given in found] == [0, 1, 2]


def test_a_question_to_a_program_that_does_not_answer(tmp_path: Path) -> None:
    with Interview(vendor(tmp_path, "time.sleep(60)"), Limits(answer=0.3)) as interview:
        assert interview.ask_one({"op": "fly"}) is None
        assert interview.ask_one({"op": "fly"}) is None
    with Interview(["no-such-program-at-all"]) as interview:
        assert interview.ask_one({"op": "fly"}) is None


def starts(tmp_path: Path, body: str, limits: Limits, questions: int) -> tuple[int, list[Any]]:
    """How often a program was started to answer questions one by one, and its answers."""
    note = tmp_path / "starts"
    command = vendor(tmp_path, f"open({str(note)!r}, 'a').write('x')\n{body}")
    with Interview(command, limits) as interview:
        found = [interview.ask_one({"op": "fly", "n": n}) for n in range(questions)]
    return len(note.read_text("utf-8")), found


def test_a_program_that_keeps_its_answers_is_waited_for_once(tmp_path: Path) -> None:
    body = INTERVIEWED["answers when its input ends"]
    number, found = starts(tmp_path, body, Limits(answer=0.5), 3)
    assert (number, None in found) == (4, False)


def test_a_start_may_take_as_long_as_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interviews, "_PATIENCE", 0.3)
    body = "time.sleep(0.6)\n" + INTERVIEWED["answers at once"]
    number, found = starts(tmp_path, body, Limits(answer=20), 2)
    assert (number, None in found) == (1, False)


def test_after_its_first_answer_a_program_is_waited_for_less(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(interviews, "_PATIENCE", 0.3)
    body = "for q in questions():\n    say(q['seq'])\n    time.sleep(60)"
    start = monotonic()
    number, found = starts(tmp_path, body, Limits(answer=20), 2)
    assert (number, None in found) == (2, False)
    assert monotonic() - start < 10


def test_an_interview_keeps_to_the_time_of_the_run(tmp_path: Path) -> None:
    start = monotonic()
    with Interview(vendor(tmp_path, "time.sleep(60)"), until=start + 0.3) as interview:
        assert interview.ask_one({"op": "fly"}) is None
    assert monotonic() - start < 5
