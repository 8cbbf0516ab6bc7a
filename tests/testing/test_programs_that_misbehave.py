"""Whatever a program does, each question ends with an answer or a clear reason, within its time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

import pytest

from nhiemvu.testing import programs, protocol
from nhiemvu.testing.faults import FAULTS
from nhiemvu.testing.programs import Program
from nhiemvu.testing.protocol import Conversation, Limits
from vendors import ASKED, PATIENT, QUICK, ask, codes, vendor

if TYPE_CHECKING:
    from pathlib import Path

LONG = "x" * 100_000
"""So much that a pipe cannot hold a handful of questions."""

GOOD: dict[str, str] = {
    "in order": "for q in questions(): say(q['seq'])",
    "the other way round": "for q in reversed(list(questions())): say(q['seq'])",
    "only when its input ends, all at once": (
        "out = ''.join(json.dumps({'seq': q['seq'], 'value': 1}) + '\\n' for q in questions())\n"
        "sys.stdout.write(out)"
    ),
    "with a mark of byte order, CR LF and blank lines": (
        "sys.stdout.write('\\ufeff')\n"
        "for q in questions(): sys.stdout.write(json.dumps({'seq': q['seq']}) + '\\r\\n\\r\\n \\n')"
    ),
    "the last line without an end": (
        "sys.stdout.write('\\n'.join(json.dumps({'seq': q['seq']}) for q in questions()))"
    ),
    "and writes a flood of logs": (
        "for q in questions():\n"
        "    sys.stderr.write('log ' * 50_000 + '\\n')\n"
        "    say(q['seq'])\n"
        "sys.stderr.write('the last words')"
    ),
    "and ends with a status of its own": "for q in questions(): say(q['seq'])\nsys.exit(7)",
    "and never writes more than a word at once to its log": (
        "for q in questions(): say(q['seq'])\n"
        "for n in range(3_000): os.write(2, b'%d ' % n)\n"
        "os.write(2, b'logs, the last words')"
    ),
    "and does not end by itself": "for q in questions(): say(q['seq'])\ntime.sleep(60)",
    "and closes its output, then stays": (
        "for q in questions(): say(q['seq'])\nos.close(1)\ntime.sleep(60)"
    ),
}

ENDS = {
    "and ends with a status of its own": 7,
    "and does not end by itself": None,
    "and closes its output, then stays": None,
}
UNANSWERED: dict[str, tuple[str, str, Limits]] = {
    "sleeps": ("time.sleep(60)", "silent", QUICK),
    "sleeps deaf to a polite signal": (
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)",
        "silent",
        QUICK,
    ),
    "reads and says nothing": ("for q in questions(): pass\ntime.sleep(60)", "silent", QUICK),
    "ends at once": ("sys.exit(3)", "ended", PATIENT),
    "reads all and ends": ("list(questions())", "ended", PATIENT),
    "is killed": ("os.kill(os.getpid(), signal.SIGKILL)", "ended", PATIENT),
    "cannot be parsed": ("this is no program", "ended", PATIENT),
    "closes its output": ("os.close(1)\ntime.sleep(60)", "closed_output", PATIENT),
    "writes without an end of line": (
        "while True: sys.stdout.write('x' * 1_000_000)",
        "flood",
        PATIENT,
    ),
    "writes rubbish without end": ("while True: print('x\\n' * 10_000)", "flood", PATIENT),
    "leaves a child that holds its pipes": (
        "subprocess.Popen(['sleep', '60'])\nsys.exit(3)",
        "ended",
        PATIENT,
    ),
}

STRAY: dict[str, tuple[str, str]] = {
    "not_json": ("print('Server started')", "dòng 1 không phải JSON: Server started"),
    "not_json.number": (
        'print(\'{"seq": 1, "value": NaN}\', flush=True)',
        'dòng 1 không phải JSON: {"seq": 1, "value": NaN}; JSON không có NaN',
    ),
    "not_json.key": (
        'print(\'{"seq": 1, "value": 2, "value": 1}\', flush=True)',
        "dòng 1 ghi hai lần cùng một trường: {",
    ),
    "not_utf8": (
        "sys.stdout.buffer.write(b'\\xff\\xfe{}\\n'); sys.stdout.buffer.flush()",
        "dòng 1 không phải mã UTF-8: ",
    ),
    "too_long": ("print('{' + ' ' * 500_000 + '}', flush=True)", "dòng 1 quá dài: {"),
    "not_an_object": ("print('[1, 2]', flush=True)", "dòng 1 không phải đối tượng JSON: [1, 2]"),
    "unknown_seq": ("say(999)", "dòng 1 có seq không ứng với câu hỏi nào: "),
}


@pytest.fixture(autouse=True)
def short_waits_and_little_output(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (programs, protocol):
        monkeypatch.setattr(module, "_GRACE", 0.3)
    monkeypatch.setattr(programs, "MOST_OUTPUT", 1_000_000)


@pytest.mark.parametrize("how", GOOD)
def test_a_program_that_answers(tmp_path: Path, how: str) -> None:
    talk, replies = ask(vendor(tmp_path, GOOD[how]), PATIENT)
    assert codes(replies) == [""] * ASKED
    assert talk.faults == []
    assert talk.said.endswith("the last words") is ("log" in how)
    assert len(talk.said) == (4_096 if "log" in how else 0)
    assert talk.status == ENDS.get(how, 0)


@pytest.mark.parametrize("how", UNANSWERED)
def test_a_program_that_does_not(tmp_path: Path, how: str) -> None:
    body, code, limits = UNANSWERED[how]
    _, replies = ask(vendor(tmp_path, body), limits)
    assert codes(replies) == [code] * ASKED


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("time.sleep(60)", "not_reading"),
        ("os.close(0)\ntime.sleep(60)", "closed_input"),
        ("sys.stdin.readline()\nos.close(0)\ntime.sleep(60)", "closed_input"),
    ],
)
def test_a_program_that_does_not_read_what_a_pipe_cannot_hold(
    tmp_path: Path, body: str, code: str
) -> None:
    _, replies = ask(vendor(tmp_path, body), QUICK, long=LONG)
    assert codes(replies) == [code] * ASKED


def test_a_program_that_answers_what_a_pipe_cannot_hold(tmp_path: Path) -> None:
    _, replies = ask(vendor(tmp_path, GOOD["the other way round"]), PATIENT, long=LONG)
    assert codes(replies) == [""] * ASKED


@pytest.mark.parametrize("code", STRAY)
def test_a_line_that_answers_nothing_is_told_and_hides_no_answer(tmp_path: Path, code: str) -> None:
    body, words = STRAY[code]
    talk, replies = ask(vendor(tmp_path, f"{body}\n{GOOD['in order']}"), PATIENT)
    assert codes(replies) == [""] * ASKED
    assert [fault.code for fault in talk.faults] == [code.partition(".")[0]]
    assert talk.faults[0].words.vi.startswith(words)


@pytest.mark.parametrize(
    "seq", ["None", "'1'", "1.0", "True", "[1]", "0", "-1", "7", "10**5000", "float('nan')"]
)
def test_a_seq_that_was_not_asked(tmp_path: Path, seq: str) -> None:
    body = f"sys.set_int_max_str_digits(0)\nsay({seq})\n{GOOD['in order']}"
    talk, replies = ask(vendor(tmp_path, body), PATIENT)
    assert codes(replies) == [""] * ASKED
    assert [fault.code for fault in talk.faults] in (["unknown_seq"], ["not_json"])


def test_the_first_answer_counts_and_the_second_is_told(tmp_path: Path) -> None:
    body = "for q in questions():\n    say(q['seq'])\n    say(q['seq'], value=2)"
    talk, replies = ask(vendor(tmp_path, body), PATIENT)
    assert {reply.answer["value"] for reply in replies if reply.answer} == {1}
    assert [fault.code for fault in talk.faults] == ["answered_twice"] * ASKED


def test_of_many_stray_lines_the_first_are_told(tmp_path: Path) -> None:
    talk, _ = ask(vendor(tmp_path, f"print('x\\n' * 500)\n{GOOD['in order']}"), PATIENT)
    assert [fault.code for fault in talk.faults] == ["not_json"] * 20


@pytest.mark.parametrize(
    ("does", "code", "limits"),
    [("time.sleep(60)", "silent", Limits(1.0, 20)), ("sys.exit(9)", "ended", PATIENT)],
)
def test_one_question_that_stops_a_program_does_not_hide_the_others(
    tmp_path: Path, does: str, code: str, limits: Limits
) -> None:
    body = f"for q in questions():\n    if q['seq'] == 3: {does}\n    say(q['seq'])"
    _, replies = ask(vendor(tmp_path, body), limits)
    assert codes(replies) == ["", "", code, "", "", ""]


def test_a_program_that_stops_at_every_question_is_not_started_for_ever(tmp_path: Path) -> None:
    _, replies = ask(vendor(tmp_path, "say(next(questions())['seq'])"), PATIENT)
    answered = [code == "" for code in codes(replies)]
    assert answered == [True, False, True, False, True, False]


def test_each_start_counts_its_own_lines_and_what_one_has_said_is_kept(tmp_path: Path) -> None:
    note = tmp_path / "starts"
    body = (
        f"open({str(note)!r}, 'a').write('x')\nfirst = os.path.getsize({str(note)!r}) == 1\n"
        "if first: os.write(2, b'once')\nprint('log', flush=True)\n"
        "for q in questions():\n    if first and q['seq'] == 3: sys.exit(1)\n    say(q['seq'])"
    )
    talk, replies = ask(vendor(tmp_path, body), PATIENT)
    assert codes(replies) == ["", "", "ended", "", "", ""]
    assert talk.said == "once"
    assert [fault.words.en[:6] for fault in talk.faults] == ["line 1", "line 1"]


def test_what_may_be_written_grows_with_what_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "MOST_OUTPUT", 0)
    body = "for q in questions():\n    say(q['seq'])\n    time.sleep(0.02)"
    _, replies = ask(vendor(tmp_path, body), PATIENT)
    assert codes(replies) == [""] * ASKED


def test_the_time_of_the_run_is_bounded_and_then_nothing_is_started_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[Program] = []

    def counted(command: list[str]) -> Program:
        started.append(Program(command))
        return started[-1]

    monkeypatch.setattr(protocol, "Program", counted)
    command = vendor(tmp_path, "say(next(questions())['seq'])\ntime.sleep(60)")
    _, replies = ask(command, Limits(answer=10, total=1))
    assert codes(replies) == ["", *["out_of_time"] * 5]
    assert len(started) == 1
    talk = Conversation(command, PATIENT, until=monotonic())
    assert codes(list(talk.ask([{"seq": 1}]))) == ["out_of_time"]
    assert len(started) == 1


def test_a_program_that_cannot_be_started(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_text("no program", "utf-8")
    for command in (["no-such-program-at-all"], [str(tmp_path)], [str(plain)]):
        _, replies = ask(command, PATIENT)
        assert codes(replies) == ["not_started"] * ASKED


def test_without_questions_nothing_is_started() -> None:
    assert list(Conversation(["no-such-program-at-all"]).ask([])) == []


def test_each_fault_is_told_in_both_languages() -> None:
    for words in FAULTS.values():
        assert words.vi != words.en
        assert words.vi.count("{}") == words.en.count("{}")
