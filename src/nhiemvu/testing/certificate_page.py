"""The certificate as one HTML file, fit to attach to a tender: nothing outside it is needed."""

from __future__ import annotations

import shlex
from hashlib import sha256
from html import escape
from typing import TYPE_CHECKING

from nhiemvu import __version__
from nhiemvu.testing.badge import badge
from nhiemvu.testing.concluding import conclusion, shortcomings
from nhiemvu.testing.corpus import CASES, CORPUS_VERSION, MANIFEST, topics
from nhiemvu.testing.outcomes import Outcome
from nhiemvu.testing.wording import (
    ending,
    explored_breaches,
    explored_words,
    level_name,
    pace,
    tally,
    told,
    told_counterexample,
    unanswered,
)
from nhiemvu.text import Text, capitalised, printable, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.text import Language

_TITLE = Text(
    "Kết quả kiểm tra phần mềm theo Quyết định 128/QĐ-UBND",
    "Conformance of a program to Decision 128/QĐ-UBND",
)
_MEANS = Text(
    "Chương trình được hỏi từng tình huống của bộ kiểm tra đã công bố và câu trả lời được so với"
    " đáp án kèm căn cứ. Kết luận chỉ dựa trên bộ tình huống này; phần hỏi thêm được ghi riêng."
    " Kết quả nói về chương trình đã chạy, không nói về dữ liệu của đơn vị và không thay cho"
    " nghiệm thu.",
    "The program was asked each case of the published corpus, and its answers were held against"
    " those of the corpus, each with its provision. The conclusion rests on the corpus alone; what"
    " was explored beyond it is told apart. It speaks of the program that was run, not of any"
    " agency's data, and does not replace acceptance testing.",
)
_AGAINST = Text("Cần khắc phục:", "To be mended:")
_HEADS = {
    "levels": Text("Theo mức", "By level"),
    "topics": Text(
        "Theo chủ đề (mở ra để xem các tình huống đã đạt)",
        "By topic (unfold to see the cases that passed)",
    ),
    "silent": Text("Không có câu trả lời", "Without an answer"),
    "wrong": Text("Tình huống trả lời sai", "Cases answered wrongly"),
    "stale": Text("Ngoại lệ không còn đúng", "Expected failures that pass"),
    "declared": Text(
        "Ngoại lệ do đơn vị cung cấp khai báo", "Expected failures declared by the vendor"
    ),
    "skipped": Text("Tình huống chưa hỗ trợ", "Cases not supported"),
    "protocol": Text("Không đúng giao thức", "Breaches of the protocol"),
    "explored": Text("Hỏi thêm ngoài bộ tình huống", "Beyond the corpus"),
    "said": Text("Chương trình ghi ra stderr", "What the program wrote to stderr"),
}
_FACTS = {
    "product": Text("Phần mềm", "Product"),
    "program": Text("Chương trình đã chạy", "Program that was run"),
    "date": Text("Thời điểm kiểm tra", "Date"),
    "corpus": Text("Phiên bản bộ tình huống", "Version of the corpus"),
    "library": Text("Phiên bản nhiemvu", "Version of nhiemvu"),
    "pace": Text("Thời gian", "Time"),
    "ending": Text("Lưu ý", "Note"),
    "again": Text("Kiểm tra lại bằng lệnh", "To run it again"),
}
_STYLE = """
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886}
.facts th{width:14rem;font-weight:600}
code,pre{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere;white-space:pre-wrap}
article{border-left:4px solid #c62828;padding:.1rem 1rem;margin:1rem 0;break-inside:avoid}
article.declared,article.stale{border-color:#b26a00}
h3{margin:.3rem 0}dl{display:grid;grid-template-columns:8rem 1fr;margin:0}dd{margin:0}
.verdict{font-size:1.3rem;font-weight:600}
@media print{body{margin:0;max-width:none}}
@media print{details::details-content{content-visibility:visible;height:auto}}
"""


def certificate_page(
    certificate: Certificate,
    lang: Language = "vi",
    *,
    at: datetime | None = None,
    product: str = "",
    options: Sequence[str] = (),
) -> str:
    """Write the page: conclusion, levels, topics, what did not pass and why, and how to run it.

    ``at`` is the moment of the run, which the library does not know; without it none is stated.
    ``product`` names what is certified and who supplies it. ``options`` are those of the command,
    to be given again by who wants to see the same.

    >>> from nhiemvu.testing.answers import answer
    >>> from nhiemvu.testing.runner import certify
    >>> certificate_page(certify(answer, level=1)).splitlines()[0]
    '<!DOCTYPE html>'
    """
    title = escape(_TITLE.text(lang))
    said = conclusion(certificate).text(lang)
    command = printable(shlex.join(certificate.command))
    given = options or (["--level", str(certificate.asked)] if certificate.demanded else [])
    facts = {
        "product": printable(product),
        "program": command,
        "date": "" if at is None else shown(at.replace(second=0, microsecond=0), lang),
        "corpus": f"{CORPUS_VERSION} (SHA-256 {MANIFEST}: {_digest()})",
        "library": __version__,
        "pace": pace(certificate, lang),
        "ending": ending(certificate).text(lang),
        "again": f"nhiemvu certify {printable(shlex.join([*given, '--']))} {command}",
    }
    parts = [
        f"<h1>{title}</h1>",
        f"<p>{badge(certificate, lang).strip()}</p>",
        f'<p class="verdict">{escape(capitalised(said))}</p>',
        *_against(certificate, lang),
        _table(((_FACTS[name].text(lang), fact) for name, fact in facts.items() if fact), "facts"),
        f"<p>{escape(_MEANS.text(lang))}</p>",
        *_levels(certificate, lang),
        *_topics(certificate, lang),
        *_protocol(certificate, lang),
        *_unanswered(certificate, lang),
        *_cases(certificate, "wrong", Outcome.FAILED, lang),
        *_cases(certificate, "stale", Outcome.STALE, lang),
        *_cases(certificate, "declared", Outcome.EXPECTED, lang),
        *_skipped(certificate, lang),
        *_explored(certificate, lang),
    ]
    body = "\n".join(parts)
    return _PAGE.format(lang=lang, title=title, style=_STYLE, body=body)


_PAGE = """<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def _heading(name: str, lang: Language) -> str:
    return f"<h2>{escape(_HEADS[name].text(lang))}</h2>"


def _table(rows: Iterable[tuple[str, str]], kind: str = "") -> str:
    """Write rows of a heading and a cell; both are text."""
    lines = [
        f'<tr><th scope="row">{escape(head)}</th><td>{escape(cell)}</td></tr>'
        for head, cell in rows
    ]
    return f'<table class="{kind}">' + "\n".join(lines) + "</table>"


def _list(items: Iterable[str]) -> str:
    return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"


def _against(certificate: Certificate, lang: Language) -> Iterator[str]:
    found = shortcomings(certificate)
    if found:
        yield f"<p>{escape(_AGAINST.text(lang))}</p>" + _list(words.text(lang) for words in found)


def _digest() -> str:
    """Give the checksum of the manifest, which holds those of all cases."""
    return sha256((CASES / MANIFEST).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _levels(certificate: Certificate, lang: Language) -> Iterator[str]:
    yield _heading("levels", lang)
    yield _table(
        (level_name(level, lang), tally(certificate.results_at(level), lang))
        for level in range(1, certificate.asked + 1)
    )


def _topics(certificate: Certificate, lang: Language) -> Iterator[str]:
    """Count each topic; unfolded, it lists the cases that passed."""
    titles = {topic.code: topic.title.text(lang) for topic in topics()}
    yield _heading("topics", lang)
    for topic, results in certificate.topics.items():
        passed = tuple(result for result in results if result.outcome is Outcome.PASSED)
        yield _folded(f"{titles[topic]}: {tally(results, lang)}", passed, lang)


def _folded(head: str, results: tuple[Result, ...], lang: Language) -> str:
    """List cases by their name and provision alone, to be unfolded."""
    items = "".join(
        f"<li>{escape(_title(result, lang))} ({escape(result.case.provision.text(lang))})</li>"
        for result in results
    )
    return f"<details><summary>{escape(head)}</summary><ul>{items}</ul></details>"


def _skipped(certificate: Certificate, lang: Language) -> Iterator[str]:
    found = certificate.results_of(Outcome.SKIPPED)
    if found:
        yield _folded(f"{_HEADS['skipped'].text(lang)}: {len(found)}", found, lang)


def _protocol(certificate: Certificate, lang: Language) -> Iterator[str]:
    if certificate.faults:
        yield _heading("protocol", lang)
        yield _list(fault.words.text(lang) for fault in certificate.faults)
    if certificate.said and not certificate.conforming:
        yield _heading("said", lang)
        yield f"<pre>{escape(_plain(certificate.said))}</pre>"


def _unanswered(certificate: Certificate, lang: Language) -> Iterator[str]:
    """Tell each reason once, with the cases it left without an answer."""
    found = unanswered(certificate)
    if found:
        yield _heading("silent", lang)
        yield _list(f"{words.text(lang)}: {', '.join(ids)}" for words, ids in found.items())


def _plain(text: str) -> str:
    return "\n".join(printable(line) for line in text.splitlines())


def _cases(certificate: Certificate, name: str, outcome: Outcome, lang: Language) -> Iterator[str]:
    found = certificate.results_of(outcome)
    if found:
        yield f"<h2>{escape(_HEADS[name].text(lang))} ({len(found)})</h2>"
    for result in found:
        title = f"{_title(result, lang)}: {result.outcome.label(lang)}"
        yield _article(title, told(result, lang), name)


def _article(title: str, parts: dict[str, str], kind: str) -> str:
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd><code>{escape(words)}</code></dd>"
        if words.startswith("{")
        else f"<dt>{escape(name)}</dt><dd>{escape(words)}</dd>"
        for name, words in parts.items()
    )
    return f'<article class="{kind}"><h3>{escape(title)}</h3><dl>{rows}</dl></article>'


def _title(result: Result, lang: Language) -> str:
    return f"{result.case.id} {result.case.name.text(lang)}"


def _explored(certificate: Certificate, lang: Language) -> Iterator[str]:
    words = explored_words(certificate, lang)
    yield f"{_heading('explored', lang)}<p>{escape(capitalised(words))}.</p>"
    if breaches := explored_breaches(certificate, lang):
        yield f"<p>{escape(_HEADS['protocol'].text(lang))}:</p>{_list(breaches)}"
    if certificate.exploration is not None:
        for found in certificate.exploration.counterexamples:
            yield _article(found.request["op"], told_counterexample(found, lang), "wrong")
