"""Whatever a line holds: an answer and silence, or messages with their place, and never a crash."""

from __future__ import annotations

import json
from collections.abc import Callable
from subprocess import CompletedProcess
from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from cases import EXAMPLES
from nhiemvu.testing.strategies import broken_tasks

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

MARK = b"\xef\xbb\xbf"
PLACE = "standard input:1: "
LEFT_OUT = "Left out 1 task(s) assigned after the moment asked about (the end of 2026-10-31).\n"
TIMES = (
    "2026-10-20", "2026-02-30", "20261020", "2026-10-05T10:00:00", "2026-10-05T10:00:00+07:00",
    "9999-12-31", "0001-01-01T00:00:00Z", "2999-12-31T23:59:59.999999+07:00", "1900-01-01",
    "1900-01-01T00:00:00+07:00", "2026-10-05T10:00:00+23:59", "２０２６-10-20",
)  # fmt: skip
WORDS = ("", " ", "\x00", "\x1b[31m", "\u202e", "submitted", "kind", "events", "on_time", "e\u0301")
ROWS = [json.loads(row) for row in EXAMPLES.read_text("utf-8").splitlines()]

numbers = st.sampled_from((0, -1, 10**30, 1.5, 1e308, float("inf"), float("nan")))
plain = st.none() | st.booleans() | numbers | st.sampled_from(TIMES + WORDS) | st.text(max_size=5)
values = st.recursive(
    plain,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner),
    max_leaves=4,
)


def slots(value: Any) -> list[tuple[Any, Any]]:
    """Every place in a task where something else could stand: a container and a key of it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    found = [(value, key) for key, _ in inside]
    nested = value.values() if isinstance(value, dict) else value
    return found + [
        slot for item in nested if isinstance(item, (dict, list)) for slot in slots(item)
    ]


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """An example task with one to three of its values replaced, added or taken away."""
    task = json.loads(json.dumps(draw(st.sampled_from(ROWS))))
    for _ in range(draw(st.integers(1, 3))):
        container, key = draw(st.sampled_from(slots(task)))
        what = draw(st.sampled_from(("replace", "replace", "add", "remove")))
        if what == "replace":
            container[key] = draw(values)
        elif what == "remove":
            del container[key]
        elif isinstance(container, dict):
            container[draw(st.sampled_from(WORDS))] = draw(values)
        else:
            container.append(draw(values))
        if not slots(task):
            break
    return task


def assert_ends_well(done: CompletedProcess[str]) -> None:
    if done.returncode == 0:
        assert done.stderr in ("", LEFT_OUT)
        assert done.stdout or done.stderr
    else:
        assert done.returncode == 2
        assert not done.stdout or done.stdout.startswith("id,")
        assert len(done.stdout.splitlines()) <= 1
        assert done.stderr
        assert "Traceback" not in done.stderr


@given(spoilt(), st.sampled_from(("json", "csv", "text")), st.booleans())
def test_a_spoilt_task_is_answered_or_told(cli: Cli, task: Any, form: str, readable: bool) -> None:
    line = json.dumps(task, ensure_ascii=not readable)
    common = ("--format", form, "--lang", "en")
    assert_ends_well(cli("classify", "-", "--as-of", "31/10/2026", "--why", *common, stdin=line))
    if isinstance(task, dict) and isinstance(task.get("id"), str):
        assert_ends_well(
            cli("timeline", "-", "--until", "31/10/2999", "--id", task["id"], *common, stdin=line)
        )


@given(st.binary(max_size=200))
def test_bytes_that_mean_nothing_are_answered_or_told(cli: Cli, junk: bytes) -> None:
    done = cli("classify", "-", "--as-of", "31/10/2026", "--keep-going", stdin=junk)
    lines = [line for line in junk.removeprefix(MARK).split(b"\n") if line.strip()]
    assert done.returncode in (0, 1)
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == (len(lines) + 1 if done.returncode else 0)


@given(broken_tasks())
def test_a_history_broken_at_one_event_is_told_at_that_event(
    cli: Cli, broken: tuple[dict[str, Any], int, frozenset[str]]
) -> None:
    task, place, _ = broken
    done = cli("classify", "-", "--as-of", "31/12/2999", "--lang", "en", stdin=json.dumps(task))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{PLACE}{task['id']}: events[{place}]: received ")
