"""``certify``: another program against the kit, its first line soon, its files, its exit status."""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Callable
from importlib.machinery import ModuleSpec
from pathlib import Path
from subprocess import CompletedProcess
from threading import Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, TypeAlias
from xml.etree import ElementTree as ET

import pytest

import literal_vendor
from nhiemvu.cli import certify as command
from nhiemvu.testing.corpus import cases
from nhiemvu.testing.ending import Ended, check, ended_by_signals
from vendors import vendor

if TYPE_CHECKING:
    from subprocess import Popen

Cli: TypeAlias = Callable[..., CompletedProcess[str]]

GOOD = literal_vendor.COMMAND
CALENDAR_ONLY = f"""
sys.path.insert(0, {str(Path(literal_vendor.__file__).parent)!r})
from literal_vendor import OPERATIONS
for q in questions():
    known = q["op"] not in ("classify", "validate")
    say(q["seq"], **(OPERATIONS[q["op"]](q) if known else {{"unsupported": True}}))
"""


def test_a_good_program_in_vietnamese(cli: Cli) -> None:
    done = cli("certify", "--explore", "0", "--", *GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Kết quả đầu tiên sau ")
    assert lines[0].endswith(" giây: đạt (cutoff-001)")
    assert "Kết luận: đạt mức 3 (diễn biến nhiệm vụ)" in lines


def test_the_sign_may_be_left_out(cli: Cli) -> None:
    done = cli("certify", "--lang", "en", "--explore", "0", *GOOD)
    assert done.returncode == 0
    assert "Conclusion: level 3 conforming" in done.stdout


def test_what_is_explored_stands_apart_above_the_verdict(cli: Cli) -> None:
    done = cli("certify", "--lang", "en", "--explore", "2", "--seed", "5", "--", *GOOD)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[-2].endswith("random questions explored (seed 5): no difference found")
    assert lines[-1] == "Conclusion: level 3 conforming"


def test_without_hypothesis_nothing_is_explored_unless_it_was_asked(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[ModuleSpec | None] = [None]
    monkeypatch.setattr(command, "find_spec", lambda _: found[0])
    assert "seed" not in cli("certify", "--level", "1", "--", *GOOD).stdout
    found[0] = ModuleSpec("hypothesis", None)
    monkeypatch.setattr(command, "EXPLORED", 2)
    assert "seed 0" in cli("certify", "--level", "1", "--", *GOOD).stdout
    monkeypatch.delitem(sys.modules, "nhiemvu.testing.exploration")
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    done = cli("certify", "--level", "1", "--explore", "2", "--", *GOOD)
    assert done.returncode == 2
    assert 'pip install "nhiemvu[testing]"' in done.stderr


@pytest.mark.parametrize(("level", "status"), [("1", 0), ("2", 1), (None, 0)])
def test_a_partial_implementer(cli: Cli, tmp_path: Path, level: str | None, status: int) -> None:
    asked = [] if level is None else ["--level", level]
    partly = vendor(tmp_path, CALENDAR_ONLY)
    done = cli("certify", *asked, "--explore", "0", "--lang", "en", "--", *partly)
    assert (done.returncode, done.stderr) == (status, "")
    assert "Conclusion: level 1 conforming" in done.stdout


def test_its_files(cli: Cli, tmp_path: Path) -> None:
    junit, html, badge = (tmp_path / name for name in ("j.xml", "c.html", "b.svg"))
    asked = ("--junit", str(junit), "--html", str(html), "--badge", str(badge))
    done = cli("certify", *asked, "--level", "1", "--explore", "0", "--", *GOOD)
    assert (done.returncode, done.stderr) == (0, "")
    assert ET.fromstring(junit.read_bytes()).tag == "testsuites"  # noqa: S314  our own
    assert "Thời điểm kiểm tra" in html.read_text("utf-8")
    assert "đạt mức 1/3" in badge.read_text("utf-8")


def test_the_files_are_written_of_a_failure_too(cli: Cli, tmp_path: Path) -> None:
    html = tmp_path / "c.html"
    asked = ("--html", str(html), "--lang", "en", "--product", "Ours 2.1 <beta>", "--level", "1")
    done = cli("certify", *asked, "--", *vendor(tmp_path, "sys.exit(3)"))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.splitlines()[-3:-1] == [
        "Conclusion: no level is reached",
        "To be mended: level 1, which was demanded, is not reached",
    ]
    page = html.read_text("utf-8")
    assert "No level is reached" in page
    assert "Ours 2.1 &lt;beta&gt;" in page


def test_the_report_tells_the_options_with_which_it_was_made(cli: Cli, tmp_path: Path) -> None:
    html, known = tmp_path / "c.html", tmp_path / "known.toml"
    known.write_text("", "utf-8")
    times = ("--timeout", "20", "--total", "90.5")
    asked = ("--level", "1", "--xfail", str(known), *times, "--explore", "2", "--seed", "7")
    assert cli("certify", *asked, "--html", str(html), "--", *GOOD).returncode == 0
    again = f"nhiemvu certify {' '.join(asked)} -- {' '.join(GOOD)}"
    assert again in html.read_text("utf-8")


def test_a_program_that_is_not_there_is_told_and_nothing_is_written(
    cli: Cli, tmp_path: Path
) -> None:
    html = tmp_path / "c.html"
    done = cli("certify", "--html", str(html), "--", "java Ours.java")
    assert (done.returncode, done.stdout, html.exists()) == (2, "", False)
    assert done.stderr == (
        'không khởi động được "java Ours.java": không tìm thấy chương trình này; sau dấu -- ghi'
        " chương trình rồi đến từng tham số, không đặt cả câu lệnh trong một cặp dấu nháy\n"
    )
    script = tmp_path / "script"
    script.write_text("", "utf-8")
    done = cli("certify", "--lang", "en", "--", str(script))
    assert done.returncode == 2
    assert f'"{script}" cannot be started: this file may not be run;' in done.stderr


def test_the_same_path_is_not_written_twice(cli: Cli, tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    known.write_text("", "utf-8")
    twice = ("--xfail", str(known), "--html", f"{tmp_path}/./known.toml")
    done = cli("certify", *twice, "--", *GOOD)
    assert (done.returncode, done.stdout, known.read_text("utf-8")) == (2, "", "")
    assert "--html và --xfail trỏ vào cùng một tệp." in done.stderr


def test_a_program_that_is_silent_has_its_time(cli: Cli, tmp_path: Path) -> None:
    silent = vendor(tmp_path, "time.sleep(60)")
    done = cli("certify", "--timeout", "0.3", "--lang", "en", "--", *silent)
    assert done.returncode == 1
    assert "no answer within 0.3 s" in done.stdout


def test_expected_failures(cli: Cli, tmp_path: Path) -> None:
    known, first = tmp_path / "known.toml", cases()[0].id
    known.write_text(f'{first} = "the next release"', "utf-8")
    asked = ("--xfail", str(known), "--level", "1", "--explore", "0", "--lang", "en")
    done = cli("certify", *asked, "--", *GOOD)
    assert done.returncode == 1
    assert f"✗ {first}" in done.stdout
    assert "declared: the next release" in done.stdout
    known.write_text('cutoff-999 = "none"', "utf-8")
    done = cli("certify", *asked, "--", *GOOD)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{known}: cutoff-999: received ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--level", "4", "--", "x"], "Giá trị của '--level' không hợp lệ: cần số nguyên từ 1"),
        (
            ["--timeout", "0", "--", "x"],
            "Giá trị của '--timeout' không hợp lệ: cần số từ 0.1 đến 3600",
        ),
        (["--total", "nan", "--", "x"], "Giá trị của '--total' không hợp lệ: cần số từ 0.1"),
        ([], "Thiếu tham số '-- COMMAND...'"),
        (["--xfail", "none.toml", "--", "x"], "none.toml: không tìm thấy tệp"),
        (["--html", "none/c.html", "--", "x"], "none/c.html: thư mục chứa tệp không tồn tại"),
    ],
)
def test_what_cannot_be_asked(cli: Cli, words: list[str], said: str) -> None:
    done = cli("certify", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)


def test_the_language_is_not_that_of_the_programs_own_words(cli: Cli) -> None:
    done = cli("certify", "--", "no-such-program-at-all", "--lang", "en")
    assert done.stderr.startswith("không khởi động được")


SIGNALS = pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])


def gone(note: Path) -> bool:
    """Whether the programs that have noted their numbers are no more, or soon."""
    pids = [int(pid) for pid in note.read_text("utf-8").split()]
    until = monotonic() + 5
    while any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids) and monotonic() < until:
        sleep(0.02)
    return bool(pids) and not any(Path(f"/proc/{pid}/cmdline").exists() for pid in pids)


@SIGNALS
def test_the_first_line_comes_at_once_and_a_signal_ends_both_programs(
    start: Callable[..., Popen[bytes]], tmp_path: Path, number: signal.Signals
) -> None:
    note = tmp_path / "pids"
    slow = vendor(
        tmp_path, NOTING.format(str(note)) + "say(next(questions())['seq'])\ntime.sleep(60)"
    )
    with start("certify", "--lang", "en", "--timeout", "30", "--", *slow) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"First result after ")
        process.send_signal(number)
        assert process.wait(10) == 128 + number
        assert process.stderr.read() == b""
    assert gone(note)


NOTING = "open({!r}, 'a').write(f'{{os.getpid()}} ')\n"
LITERAL = f"""
sys.path.insert(0, {str(Path(literal_vendor.__file__).parent)!r})
from literal_vendor import OPERATIONS
"""
CALENDAR_THEN_SILENT = """
for q in questions():
    if q["seq"] == 250: time.sleep(60)
    say(q["seq"], **OPERATIONS[q["op"]](q))
"""


@pytest.mark.parametrize("examples", ["200", "9999"], ids=["waiting", "drawing"])
def test_a_signal_is_heard_while_more_is_explored(
    start: Callable[..., Popen[bytes]], tmp_path: Path, examples: str
) -> None:
    note = tmp_path / "pids"
    body = NOTING.format(str(note)) + LITERAL + CALENDAR_THEN_SILENT
    asked = ("--level", "1", "--explore", examples, "--timeout", "60", "--lang", "en")
    with start("certify", *asked, "--", *vendor(tmp_path, body)) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        while b"answers in" not in process.stdout.readline():
            continue
        until = monotonic() + 20
        while examples == "200" and len(note.read_bytes().split()) < 2 and monotonic() < until:
            sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(10) == 130
        assert process.stderr.read() == b""
    assert gone(note)


def test_what_was_ignored_stays_ignored_and_handlers_come_back(cli: Cli) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with ended_by_signals():
            os.kill(os.getpid(), signal.SIGHUP)
            check()
            assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_second_signal_ends_at_once_and_what_swallows_it_says_nothing(
    capfd: pytest.CaptureFixture[str],
) -> None:
    class Swallowing:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGTERM)

    def twice() -> None:
        with ended_by_signals():
            os.kill(os.getpid(), signal.SIGINT)
            Swallowing()
            os.kill(os.getpid(), signal.SIGTERM)
            pytest.fail("it goes on")  # pragma: no cover

    with pytest.raises(Ended) as ended:
        twice()
    assert ended.value.status == 143
    assert capfd.readouterr() == ("", "")
    check()


def test_a_signal_that_nobody_heard_is_raised_at_the_end() -> None:
    def once() -> None:
        with ended_by_signals():
            os.kill(os.getpid(), signal.SIGINT)

    with pytest.raises(Ended) as ended:
        once()
    assert ended.value.status == 130


def test_outside_the_main_thread_no_handler_is_set() -> None:
    found: list[object] = []

    def run() -> None:
        with ended_by_signals():
            found.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=run)
    thread.start()
    thread.join()
    assert found == [signal.default_int_handler]


SILENT_WHEN_STARTED_AGAIN = """
again = os.path.exists({0!r})
open({0!r}, "w").close()
for q in questions():
    if again and q["seq"] == 4: time.sleep(60)
    say(q["seq"], **OPERATIONS[q["op"]](q))
"""


def test_the_time_of_the_whole_run_holds_for_what_is_explored(cli: Cli, tmp_path: Path) -> None:
    body = LITERAL + SILENT_WHEN_STARTED_AGAIN.format(str(tmp_path / "started"))
    asked = ("--level", "1", "--explore", "100", "--total", "3", "--lang", "en")
    begun = monotonic()
    done = cli("certify", *asked, "--", *vendor(tmp_path, body))
    assert monotonic() - begun < 8
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(
        r"random questions explored \(seed 0\): no difference found; \d+ without an answer:"
        r" the whole run has taken more than 3 s; --total allows more\n",
        done.stdout,
    )
