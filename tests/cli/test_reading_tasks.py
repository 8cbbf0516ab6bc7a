"""``read_tasks`` and ``read_task`` beneath the command line: sources, places, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from cases import EXAMPLES
from nhiemvu import InvalidTask, Task, read_tasks
from nhiemvu.model import read_task

Line: TypeAlias = Callable[..., str]


@pytest.fixture
def bad(tmp_path: Path, line: Line) -> Path:
    path = tmp_path / "tasks.jsonl"
    path.write_text(line("A") + "\n" + line("B", deadline=5), "utf-8")
    return path


@pytest.mark.parametrize("form", [str, Path])
def test_a_path_may_be_text_or_a_path(form: type) -> None:
    assert len(list(read_tasks(form(EXAMPLES)))) == 44


@pytest.mark.parametrize("mode", ["r", "rb"])
def test_a_stream_may_be_of_text_or_of_bytes(mode: str) -> None:
    options = {} if "b" in mode else {"encoding": "utf-8"}
    with EXAMPLES.open(mode, **options) as stream:  # type: ignore[call-overload]
        assert len(list(read_tasks(stream))) == 44


def test_any_lines_do(line: Line) -> None:
    tasks = list(read_tasks(row for row in (line("A"), b"", line("B").encode(), " \n")))
    assert [task.id for task in tasks] == ["A", "B"]


@pytest.mark.parametrize("mark", ["\ufeff", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_is_passed_over(line: Line, mark: str | bytes) -> None:
    first = mark + line("A") if isinstance(mark, str) else mark + line("A").encode()
    assert [task.id for task in read_tasks([first])] == ["A"]


def test_reading_is_lazy_and_stops_where_it_is_left(line: Line) -> None:
    taken: list[int] = []

    def lines() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield line(f"NV-{number}")

    tasks = read_tasks(lines())
    assert taken == []
    assert isinstance(next(tasks), Task)
    assert taken == [0]


def test_a_bad_line_names_its_place(bad: Path) -> None:
    tasks = read_tasks(bad)
    assert next(tasks).id == "A"
    with pytest.raises(InvalidTask) as caught:
        next(tasks)
    error = caught.value
    assert (error.source, error.line, error.task_id) == (str(bad), 3, "B")
    assert [problem.field for problem in error.problems] == ["deadline"]
    assert error.message("en").startswith(f"{bad}:3: B: deadline: received 5; ")
    assert str(error) == error.message("vi")


@pytest.mark.parametrize(("name", "shown"), [("đơn vị A", "đơn vị A:1: "), (None, "1: ")])
def test_a_stream_is_called_what_the_caller_calls_it(name: str | None, shown: str) -> None:
    with pytest.raises(InvalidTask) as caught:
        list(read_tasks(["{}"], name=name))
    assert caught.value.source == name
    assert all(row.startswith(shown) for row in caught.value.message().splitlines())


def test_a_path_may_be_given_another_name(bad: Path) -> None:
    with pytest.raises(InvalidTask) as caught:
        list(read_tasks(bad, name="tháng 10"))
    assert caught.value.source == "tháng 10"


def test_on_error_is_told_and_reading_goes_on(line: Line) -> None:
    errors: list[InvalidTask] = []
    lines = ["oops", line("A"), "{}", line("B", zzz=1), line("C")]
    tasks = list(read_tasks(lines, on_error=errors.append))
    assert [task.id for task in tasks] == ["A", "C"]
    assert [(error.line, error.task_id) for error in errors] == [(1, None), (3, None), (4, "B")]
    assert [error.code for error in errors] == ["not_json", "missing", "unknown_key"]


def test_on_error_may_stop_the_reading(line: Line) -> None:
    def stop(error: InvalidTask) -> None:
        raise KeyError(error.line)

    with pytest.raises(KeyError):
        list(read_tasks([line("A"), "oops", line("B")], on_error=stop))


@pytest.mark.parametrize("given", ['{"id": "\ud800"}', '"\udfff"', "\ud800"])
def test_a_lone_surrogate_in_text_is_a_problem_not_a_crash(given: str) -> None:
    with pytest.raises(InvalidTask) as caught:
        read_task(given)
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == ("string_unicode", "")
    for lang, expected in (("vi", "chuỗi ký tự Unicode hợp lệ"), ("en", "valid Unicode text")):
        message = problem.message("en" if lang == "en" else "vi")
        assert expected in message
        assert message.isprintable()


def test_a_task_of_no_text_id_is_not_named() -> None:
    for given in ('{"id": 5}', "[5]", "5", "[" * 100_000, b"\xff"):
        with pytest.raises(InvalidTask) as caught:
            read_task(given)
        assert caught.value.task_id is None


def test_one_task_by_itself(line: Line) -> None:
    assert read_task(line("A")).id == read_task(line("A").encode()).id == "A"
    with pytest.raises(InvalidTask) as caught:
        read_task(line("A", deadline="20261020"))
    assert (caught.value.source, caught.value.line) == (None, None)
    assert caught.value.message("en").startswith("A: deadline: received ")


def test_an_invalid_task_says_the_code_and_provision_of_its_first_problem() -> None:
    with pytest.raises(InvalidTask) as caught:
        read_task('{"id": "A", "assigned_at": "2026-10-05T10:00:00Z", "assignee": {"code": "A"}}')
    assert caught.value.code == "missing"
    assert caught.value.provision is not None
    assert caught.value.provision.code == "3.3"
