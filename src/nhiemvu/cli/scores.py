"""The command ``score``: the scorecards of a period, as text, JSON or CSV (15.2)."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nhiemvu.cli.arguments import (
    calendar_options,
    chosen_calendar,
    format_option,
    language,
    language_option,
)
from nhiemvu.cli.help import BilingualCommand
from nhiemvu.cli.output import CsvLines, without_orders
from nhiemvu.cli.period_input import (
    OF_THE_FIGURES,
    as_of_option,
    check_period,
    count_tasks,
    period_option,
    units_option,
)
from nhiemvu.cli.score_page import score_page
from nhiemvu.cli.tasks import Reading, keep_going_option
from nhiemvu.errors import PolicyError
from nhiemvu.model.reading import read_units
from nhiemvu.scoring import RECORD_ONLY, Assessment, read_outages, read_policy, read_rulings

if TYPE_CHECKING:
    from datetime import datetime

    from nhiemvu.calendar.periods import Period
    from nhiemvu.scoring import LedgerLine, Scorecards
    from nhiemvu.text import Language


@click.command(cls=BilingualCommand)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@period_option
@click.option(
    "--policy",
    type=click.Path(path_type=Path),
    help="Quy định tính điểm, TOML; mặc định chỉ ghi nhận · A policy, by default record only.",
)
@click.option(
    "--rulings",
    type=click.Path(path_type=Path),
    help="Quyết định trừ hoặc không trừ điểm, JSON Lines · Rulings that uphold or waive.",
)
@click.option(
    "--outages",
    type=click.Path(path_type=Path),
    help="Các lần phân hệ gặp sự cố đã thông báo, JSON Lines · Outages that were notified.",
)
@as_of_option
@units_option
@format_option("text", "json", "csv")
@calendar_options
@keep_going_option
@language_option
def score(  # noqa: PLR0913, PLR0917  each is a part of the question
    files: tuple[str, ...],
    period: Period,
    policy: Path | None,
    rulings: Path | None,
    outages: Path | None,
    as_of: datetime | None,
    units: Path | None,
    form: str,
    notices: tuple[Path, ...],
    *,
    projected: bool,
    keep_going: bool,
) -> int:
    """Điểm thi đua của các đơn vị trong một kỳ; "-" là đầu vào chuẩn.

    Score the units for a period, from JSON Lines files of tasks; "-" is standard input.
    """
    lang = language()
    check_period(period, as_of)
    weighed = Assessment(
        period,
        calendar=chosen_calendar(notices, projected=projected, year=period.last.year + 1),
        policy=RECORD_ONLY if policy is None else read_policy(policy),
        as_of=as_of,
        outages=() if outages is None else tuple(read_outages(outages)),
    )
    ruled = () if rulings is None else tuple(read_rulings(rulings))
    known = () if units is None else tuple(read_units(units))
    reading = Reading(keep_going=keep_going, lang=lang)
    count_tasks(files, weighed.add, reading)
    reading.later = weighed.later
    try:
        found = weighed.scorecards(rulings=ruled, units=known)
    except PolicyError as error:
        error.source = str(policy)
        raise
    _WRITERS[form](found, lang)
    return reading.close(weighed.as_of, moment=OF_THE_FIGURES)


def _write_json(found: Scorecards, lang: Language) -> None:
    written = json.dumps(found.to_dict(lang), ensure_ascii=False, indent=1)
    sys.stdout.write(without_orders(written) + "\n")


_OF_THE_CARD = (
    "unit",
    "label",
    "rank",
    "band",
    "base",
    "score",
    "general",
    "total",
    "tasks",
    "deduct",
    "consider_deduction",
    "upheld",
    "waived",
)
_OF_THE_LINE = (
    "kind",
    "amount",
    "task",
    "standing",
    "severity",
    "basis",
    "readings",
    "missed",
    "days_late",
    "share",
    "bearers",
    "circumstances",
    "decision",
    "by",
    "on",
    "reason",
    "words",
)


def _write_csv(found: Scorecards, lang: Language) -> None:
    """Write one line for each line of a ledger; one for a card that has none."""
    table = CsvLines((*_OF_THE_CARD, *_OF_THE_LINE))
    for card in found.cards:
        whole = card.to_dict(lang)
        own = {name: whole[name] for name in _OF_THE_CARD}
        for line, said in zip(card.ledger, whole["ledger"], strict=True):
            table.answer(own | _of_the_line(line, said))
        if not card.ledger:
            table.answer(own)


def _of_the_line(line: LedgerLine, said: dict[str, Any]) -> dict[str, Any]:
    """Lay the parts of a line side by side."""
    ruling = said.pop("ruling") or {}
    flat = {
        "readings": ",".join(line.readings),
        "bearers": ",".join(f"{unit.code}:{share}" for unit, share in line.bearers),
        "circumstances": ",".join(one.kind for one in line.circumstances),
    }
    given = {name: ruling.get(name) for name in ("decision", "by", "on", "reason")}
    return {name: (said | flat | given)[name] for name in _OF_THE_LINE}


_WRITERS = {"text": score_page, "json": _write_json, "csv": _write_csv}
