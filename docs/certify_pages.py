"""The conformance kit: its questions, its corpus, the planted faults, the starting points."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from markup import table
from nhiemvu.status.table import RECALLED, TABLE
from nhiemvu.testing.corpus import CORPUS_VERSION, cases, topics
from nhiemvu.testing.outcomes import LEVELS
from nhiemvu.text import Text, capitalised

ROOT = Path(__file__).parent.parent
sys.path.append(str(ROOT / "tests" / "support"))  # where the planted faults are kept

from faulty_vendors import FAULTS  # noqa: E402
from planting import found_by  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhiemvu.text import Language
    from planting import Planted

_LEXERS = {".py": "python", ".mjs": "javascript"}
_LEVEL = Text("Mức", "Level")
_TOPIC = Text("Chủ đề", "Topic")
_CASES = Text("Số tình huống", "Cases")


def questions(lang: Language) -> str:
    """Give a question of each operation with its answer, from the corpus.

    >>> questions("en").splitlines()[1]
    '{"seq": 1, "op": "cutoff_due", "moment": "2026-10-08T08:00:00+07:00"}'
    """
    del lang
    first = {case.op: case for case in reversed(cases())}
    first["refused"] = next(case for case in cases() if "error" in case.expect)
    order = sorted(first.values(), key=lambda case: (case.level, case.id))
    lines = []
    for seq, case in enumerate(order, 1):
        lines += [_json(case.request(seq)), _json({"seq": seq, **case.expect}), ""]
    return "\n".join(["```", *lines[:-1], "```"])


def statuses(lang: Language) -> str:
    """Give what to answer to ``classify``: the words of the protocol beside those of people."""
    head = (Text("Dòng", "Row"), Text("Trạng thái", "Status"), Text("Hệ quả", "Consequence"))
    keys = ("`status`", "`consequence`", "`basis`")
    outcomes = [
        (f"[{row.number}](decision-table.md#row-{row.number})", row.outcome) for row in TABLE
    ]
    rows = [
        (
            number,
            outcome.status.label(lang),
            outcome.consequence.label(lang),
            f"`{outcome.status.value}`",
            f"`{outcome.consequence.value}`",
            f"`{outcome.basis.code}`",
        )
        for number, outcome in [*outcomes, ("–", RECALLED)]
    ]
    return table([*(title.text(lang) for title in head), *keys], rows)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def corpus_topics(lang: Language) -> str:
    """Give the topics of the corpus with their level and how many cases each has."""
    head = (_LEVEL, _TOPIC, Text("Nội dung", "About"), _CASES)
    rows = [
        (
            f"{topic.level} – {LEVELS[topic.level].text(lang)}",
            f"`{topic.code}`",
            topic.title.text(lang),
            str(len(cases(topic=topic.code))),
        )
        for topic in topics()
    ]
    whole = Text(f"Cả bộ, phiên bản {CORPUS_VERSION}", f"All, version {CORPUS_VERSION}").text(lang)
    rows.append(("", "", f"**{whole}**", f"**{len(cases())}**"))
    return table([title.text(lang) for title in head], rows, right=[3])


def planted_faults(lang: Language) -> str:
    """Give each planted fault with the topics that find it, and in how many cases."""
    head = (
        Text("Lỗi cài sẵn", "Planted fault"),
        Text("Chủ đề phải phát hiện", "Found by the topics about it"),
        Text("Chủ đề khác cũng phát hiện", "Found besides"),
    )
    rows = [
        (
            capitalised(fault.words.text(lang)),
            _counted(fault, fault.own.split()),
            _counted(fault, fault.also.split()),
        )
        for fault in FAULTS
    ]
    told = Text(
        f"{len(FAULTS)} lỗi; trong ngoặc là số tình huống phát hiện ra lỗi.",
        f"{len(FAULTS)} faults; in brackets, how many cases find each.",
    ).text(lang)
    return "\n\n".join([told, table([title.text(lang) for title in head], rows)])


def _counted(fault: Planted, names: Iterable[str]) -> str:
    """Name topics, with how many of their cases find a fault."""
    found = found_by(fault)
    return ", ".join(f"`{name}` ({found.get(name, 0)})" for name in names) or "–"


def adapter(lang: Language, name: str) -> str:
    """Give a starting point for vendors whole, folded.

    >>> adapter("en", "nhiemvu_adapter.mjs").splitlines()[0]
    '??? example "nhiemvu_adapter.mjs"'
    """
    del lang
    path = ROOT / "examples" / "certify" / name
    lexer = _LEXERS[path.suffix]
    lines = [f"```{lexer}", *path.read_text("utf-8").splitlines(), "```"]
    folded = [f"    {line}".rstrip() for line in lines]
    return "\n".join([f'??? example "{name}"', "", *folded])
