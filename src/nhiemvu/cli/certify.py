"""The command ``certify``: the conformance kit against another program."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import wraps
from importlib.util import find_spec
from itertools import combinations
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from nhiemvu.cli import EXIT_BAD_INPUT
from nhiemvu.cli.arguments import language, language_option
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.export.files import check_target, writing
from nhiemvu.moments import VIETNAM
from nhiemvu.testing.ending import Ended, check, ended_by_signals
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.testing.protocol import Reply

P = ParamSpec("P")

EXPLORED = 200
"""How many random questions are asked about each operation, unless said."""


class _Seconds(click.FloatRange):
    """A number of seconds; click itself takes what is no number for one in the range."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        seconds: float = super().convert(value, param, ctx)
        if isnan(seconds):
            self.fail(f"{value} is not a number.", param, ctx)
        return seconds


_SECONDS = _Seconds(min=0.1, max=3600)


def _file_option(name: str, described: str) -> Callable[[Callable[..., int]], Callable[..., int]]:
    return click.option(name, type=click.Path(path_type=Path), help=described)


def _ending(command: Callable[P, int]) -> Callable[P, int]:
    """Let a signal end a command, and be told by its exit status."""

    @wraps(command)
    def ended(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            with ended_by_signals():
                return command(*args, **kwargs)
        except Ended as signal:
            return signal.status

    return ended


@click.command(cls=BilingualCommand, context_settings={"allow_interspersed_args": False})
@click.argument("command", metavar="-- COMMAND...", nargs=-1, required=True, type=click.UNPROCESSED)
@click.option(
    "--level",
    type=click.IntRange(1, 3),
    help="Mức phải đạt: 1 lịch, 2 trạng thái, 3 diễn biến · The level to be reached.",
)
@_file_option(
    "--xfail",
    "Ngoại lệ đã khai báo, kèm lý do, TOML hoặc JSON Lines · Expected failures with reasons.",
)
@_file_option("--junit", "Ghi kết quả dạng JUnit XML · Write JUnit XML.")
@_file_option("--html", "Ghi báo cáo để kèm hồ sơ · Write the report to attach to a tender.")
@_file_option("--badge", "Ghi huy hiệu SVG · Write the badge, SVG.")
@click.option(
    "--product",
    default="",
    help="Phần mềm và đơn vị cung cấp, ghi vào báo cáo · The product and who supplies it.",
)
@click.option(
    "--timeout",
    type=_SECONDS,
    default=10,
    show_default=True,
    help="Số giây chờ mỗi câu trả lời · Seconds to wait for the next answer.",
)
@click.option(
    "--total",
    type=_SECONDS,
    default=300,
    show_default=True,
    help="Số giây của cả lượt · Seconds for the whole run.",
)
@click.option(
    "--explore",
    type=click.IntRange(0, 10_000),
    help="Số câu hỏi ngẫu nhiên thêm cho mỗi phép, mặc định 200"
    " · Random questions besides, for each operation.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    help="Cùng một số thì hỏi cùng câu hỏi · The same seed asks the same questions.",
)
@language_option
@_ending
def certify(  # noqa: PLR0913, PLR0917  each is a part of the question
    command: tuple[str, ...],
    level: int | None,
    xfail: Path | None,
    junit: Path | None,
    html: Path | None,
    badge: Path | None,
    product: str,
    timeout: float,
    total: float,
    explore: int | None,
    seed: int,
) -> int:
    """Kiểm tra một phần mềm khác có theo đúng Quyết định 128/QĐ-UBND hay không.

    COMMAND, ghi sau dấu --, là chương trình đọc câu hỏi JSON Lines ở đầu vào chuẩn và trả lời ở
    đầu ra chuẩn, mỗi câu một dòng, khớp theo seq. Mã thoát 0 là đạt, 1 là chưa đạt, 2 là không chạy
    được.

    Hold another program against the conformance kit. COMMAND, after the sign --, reads JSON Lines
    and answers them, matched by seq. Exit status 0 when it conforms, 1 when it does not, 2 when it
    cannot be run.
    """
    from nhiemvu.testing import runner  # noqa: PLC0415  only this command needs the kit
    from nhiemvu.testing.corpus import check_frozen  # noqa: PLC0415
    from nhiemvu.testing.expected_failures import read_expected_failures  # noqa: PLC0415
    from nhiemvu.testing.protocol import Limits  # noqa: PLC0415
    from nhiemvu.testing.summary import explored_summary, summary, verdict  # noqa: PLC0415

    check_frozen()
    files = {"--junit": junit, "--html": html, "--badge": badge}
    targets = {name: check_target(path) for name, path in files.items() if path is not None}
    if xfail is not None:
        targets["--xfail"] = xfail.resolve()
    _none_twice(targets)
    expected = {} if xfail is None else read_expected_failures(xfail)
    limits = Limits(answer=timeout, total=total)
    found = runner.certify(
        command, level=level, expected=expected, limits=limits, watch=_first_only()
    )
    if fault := found.not_started:
        sys.stderr.write(fault.words.text(language()) + "\n")
        return EXIT_BAD_INPUT
    _say(summary(found, language()))
    if explore is None:
        explore = EXPLORED if find_spec("hypothesis") else 0
    if explore:
        found = runner.explored(found, command, examples=explore, seed=seed, limits=limits)
        _say(explored_summary(found, language()))
    _say(verdict(found, language()))
    given = {
        "--level": level,
        "--xfail": xfail,
        "--timeout": _unless_usual(timeout, Limits().answer),
        "--total": _unless_usual(total, Limits().total),
        "--explore": explore,
        "--seed": seed,
    }
    options = [
        word for name, value in given.items() if value is not None for word in (name, str(value))
    ]
    makers = _makers(found, product, options)
    for name, path in files.items():
        if path is not None:
            with writing(path) as stream:
                stream.write(makers[name]())
    return 0 if found.conforming else 1


def _unless_usual(seconds: float, usual: float) -> str | None:
    return None if seconds == usual else f"{seconds:g}"


def _none_twice(targets: dict[str, Path]) -> None:
    """Refuse a path that is given twice: one file would take the place of the other."""
    for (name, path), (other, same) in combinations(targets.items(), 2):
        if path == same:
            raise click.UsageError(
                Text("{} và {} trỏ vào cùng một tệp.", "{} and {} name the same file.")
                .filled(name, other)
                .text(language())
            )


def _first_only() -> Callable[[Result, Reply], None]:
    """Give what tells the first result at once, and no other."""
    from nhiemvu.testing.faults import NOT_STARTED  # noqa: PLC0415
    from nhiemvu.testing.summary import first_line  # noqa: PLC0415

    lang = language()
    told: list[Result] = []

    def watch(result: Result, reply: Reply) -> None:
        if not told and not (reply.fault and reply.fault.code == NOT_STARTED):
            told.append(result)
            _say(first_line(result, reply, lang))

    return watch


def _say(words: str) -> None:
    """Write words at once, unless the run was ended."""
    check()
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _makers(found: Certificate, product: str, options: list[str]) -> dict[str, Callable[[], bytes]]:
    """Give what makes each of the files."""
    from nhiemvu.testing import badge, junit  # noqa: PLC0415
    from nhiemvu.testing.certificate_page import certificate_page  # noqa: PLC0415

    lang = language()
    now = datetime.now(VIETNAM)  # noqa: TID251  the moment of the run, on its report
    return {
        "--junit": lambda: junit.junit(found, lang, at=now),
        "--html": lambda: certificate_page(
            found, lang, at=now, product=product, options=options
        ).encode(),
        "--badge": lambda: badge.badge(found, lang).encode(),
    }
