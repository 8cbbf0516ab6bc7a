"""The results as JUnit XML, which every build server reads."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from nhiemvu import __version__
from nhiemvu.testing.concluding import conclusion, shortcomings
from nhiemvu.testing.corpus import CORPUS_VERSION
from nhiemvu.testing.outcomes import Outcome
from nhiemvu.testing.wording import received, told, told_counterexample
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from nhiemvu.testing.exploration import Counterexample, Exploration
    from nhiemvu.testing.faults import Fault
    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.text import Language

_ELEMENTS = {
    Outcome.FAILED: "failure",
    Outcome.NO_ANSWER: "error",
    Outcome.SKIPPED: "skipped",
    Outcome.EXPECTED: "skipped",
    Outcome.STALE: "failure",
}


def junit(certificate: Certificate, lang: Language = "vi", *, at: datetime | None = None) -> bytes:
    """Write a certificate as JUnit XML: a suite for each topic, the protocol and the conclusion.

    ``at`` is the moment of the run, which the library does not know. With it the file is valid
    against the strict schema of Ant's JUnit reports; without it, against that of Jenkins.

    >>> from nhiemvu.testing.answers import answer
    >>> from nhiemvu.testing.runner import certify
    >>> b'failures="0"' in junit(certify(answer, level=1))
    True
    """
    suites = [
        (topic, [_case(result, lang) for result in results], "")
        for topic, results in certificate.topics.items()
    ]
    suites.append(("protocol", [_protocol(certificate, lang)], certificate.said))
    if certificate.exploration is not None:
        suites.append(("exploration", _explored(certificate.exploration, lang), ""))
    suites.append(("conclusion", [_concluded(certificate, lang)], ""))
    root = Element("testsuites")
    for number, (name, listed, said) in enumerate(suites):
        suite = SubElement(root, "testsuite", _counts(name, number, listed))
        suite.set("time", f"{certificate.seconds if name == 'protocol' else 0:.3f}")
        if at is not None:
            suite.set("timestamp", f"{at:%Y-%m-%dT%H:%M:%S}")
        suite.append(_properties(certificate))
        suite.extend(listed)
        SubElement(suite, "system-out").text = conclusion(certificate).text(lang)
        SubElement(suite, "system-err").text = _plain(said)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _counts(name: str, number: int, listed: list[Element]) -> dict[str, str]:
    """Give the attributes of a suite: what it is, and how many of its cases came to what."""
    numbers = {
        key: sum(case.find(tag) is not None for case in listed)
        for key, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped"))
    }
    where = {"name": name, "package": "nhiemvu", "id": str(number), "hostname": "localhost"}
    return where | {key: str(n) for key, n in {"tests": len(listed), **numbers}.items()}


def _properties(certificate: Certificate) -> Element:
    values = {
        "command": shlex.join(certificate.command),
        "corpus": CORPUS_VERSION,
        "nhiemvu": __version__,
        "level": str(certificate.level),
    }
    properties = Element("properties")
    for name, value in values.items():
        SubElement(properties, "property", name=name, value=_plain(value))
    return properties


def _testcase(name: str, topic: str) -> Element:
    return Element("testcase", name=_plain(name), classname=f"nhiemvu.{topic}", time="0")


def _case(result: Result, lang: Language) -> Element:
    case = _testcase(f"{result.case.id} {result.case.name.text(lang)}", result.case.topic)
    element = _ELEMENTS.get(result.outcome)
    if element == "skipped":
        words = result.reason or result.outcome.label(lang)
        SubElement(case, element, message=_plain(words))
    elif element is not None:
        said = f"{result.outcome.label(lang)}: {received(result, lang)}"
        _tell(case, element, result.outcome, said, told(result, lang))
    return case


def _counterexample(example: Counterexample, lang: Language) -> Element:
    case = _testcase(example.request["op"], "exploration")
    said = Text("phản ví dụ", "counterexample").text(lang)
    _tell(case, "failure", "counterexample", said, told_counterexample(example, lang))
    return case


def _explored(found: Exploration, lang: Language) -> list[Element]:
    """Tell each counterexample, and how the protocol was kept."""
    examples = [_counterexample(example, lang) for example in found.counterexamples]
    return [*examples, _kept(_testcase("protocol", "exploration"), found.faults, lang)]


def _protocol(certificate: Certificate, lang: Language) -> Element:
    return _kept(_testcase("protocol", "protocol"), certificate.faults, lang)


def _kept(case: Element, faults: tuple[Fault, ...], lang: Language) -> Element:
    """Tell how the program kept the protocol."""
    lines = [fault.words.text(lang) for fault in faults]
    if lines:
        _tell(case, "error", faults[0].code, lines[0], dict(enumerate(lines, 1)))
    return case


def _concluded(certificate: Certificate, lang: Language) -> Element:
    """Fail exactly when the run ends with exit status 1, whatever the reason."""
    case = _testcase("conclusion", "conclusion")
    lines = [words.text(lang) for words in shortcomings(certificate)]
    if lines:
        said = conclusion(certificate).text(lang)
        _tell(case, "failure", "shortcomings", said, dict(enumerate(lines, 1)))
    return case


def _tell(case: Element, element: str, kind: str, message: str, parts: Mapping[Any, str]) -> None:
    found = SubElement(case, element, type=kind, message=_plain(message))
    found.text = _plain("\n".join(f"{name}: {words}" for name, words in parts.items()))


def _plain(text: str) -> str:
    """Give text without what XML cannot hold."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )
