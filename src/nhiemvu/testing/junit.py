"""The results as JUnit XML, which every build server reads."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from nhiemvu import __version__
from nhiemvu.testing.corpus import CORPUS_VERSION
from nhiemvu.testing.outcomes import Outcome, conclusion, counted
from nhiemvu.testing.wording import received, told, told_counterexample
from nhiemvu.text import Text

if TYPE_CHECKING:
    from nhiemvu.testing.exploration import Counterexample
    from nhiemvu.testing.outcomes import Certificate, Result
    from nhiemvu.text import Language

_ELEMENTS = {
    Outcome.FAILED: "failure",
    Outcome.NO_ANSWER: "error",
    Outcome.SKIPPED: "skipped",
    Outcome.EXPECTED: "skipped",
    Outcome.STALE: "failure",
}


def junit(certificate: Certificate, lang: Language = "vi") -> bytes:
    """Write a certificate as JUnit XML: a suite for each topic, and one for the protocol.

    >>> from nhiemvu.testing.answers import answer
    >>> from nhiemvu.testing.runner import certify
    >>> b'failures="0"' in junit(certify(answer, level=1))
    True
    """
    root = Element("testsuites", name="nhiemvu certify")
    for topic, results in certificate.topics.items():
        counts = counted(results)
        suite = _suite(
            root,
            topic,
            tests=len(results),
            failures=counts[Outcome.FAILED] + counts[Outcome.STALE],
            errors=counts[Outcome.NO_ANSWER],
            skipped=counts[Outcome.SKIPPED] + counts[Outcome.EXPECTED],
        )
        _properties(suite, certificate)
        for result in results:
            _case(suite, result, lang)
    _protocol(root, certificate, lang)
    if certificate.exploration is not None:
        found = certificate.exploration.counterexamples
        suite = _suite(root, "exploration", tests=max(len(found), 1), failures=len(found))
        if not found:
            SubElement(suite, "testcase", name="exploration", classname="nhiemvu.exploration")
        for example in found:
            _counterexample(suite, example, lang)
    indent(root)
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _suite(root: Element, name: str, **counts: int) -> Element:
    known = {"tests": 0, "failures": 0, "errors": 0, "skipped": 0} | counts
    numbers = {key: str(value) for key, value in known.items()}
    return SubElement(root, "testsuite", {"name": name, **numbers})


def _properties(suite: Element, certificate: Certificate) -> None:
    values = {
        "command": shlex.join(certificate.command),
        "corpus": CORPUS_VERSION,
        "nhiemvu": __version__,
        "level": str(certificate.level),
    }
    properties = SubElement(suite, "properties")
    for name, value in values.items():
        SubElement(properties, "property", name=name, value=_plain(value))


def _case(suite: Element, result: Result, lang: Language) -> None:
    case = SubElement(
        suite,
        "testcase",
        name=f"{result.case.id} {result.case.name.text(lang)}",
        classname=f"nhiemvu.{result.case.topic}",
    )
    element = _ELEMENTS.get(result.outcome)
    if element == "skipped":
        words = result.reason or result.outcome.label(lang)
        SubElement(case, element, message=_plain(words))
    elif element is not None:
        said = f"{result.outcome.label(lang)}: {received(result, lang)}"
        _told(case, element, result.outcome, said, told(result, lang))


def _counterexample(suite: Element, example: Counterexample, lang: Language) -> None:
    operation = example.request["op"]
    case = SubElement(suite, "testcase", name=operation, classname="nhiemvu.exploration")
    said = Text("phản ví dụ", "counterexample").text(lang)
    _told(case, "failure", "counterexample", said, told_counterexample(example, lang))


def _protocol(root: Element, certificate: Certificate, lang: Language) -> None:
    """Tell how the program kept the protocol, and what level follows."""
    suite = _suite(root, "protocol", tests=1, errors=min(len(certificate.faults), 1))
    case = SubElement(suite, "testcase", name="protocol", classname="nhiemvu.protocol")
    if certificate.faults:
        lines = [fault.words.text(lang) for fault in certificate.faults]
        error = SubElement(case, "error", type=certificate.faults[0].code, message=_plain(lines[0]))
        error.text = _plain("\n".join(lines))
    SubElement(suite, "system-out").text = conclusion(certificate).text(lang)
    SubElement(suite, "system-err").text = _plain(certificate.said)


def _told(case: Element, element: str, kind: str, message: str, parts: dict[str, str]) -> None:
    found = SubElement(case, element, type=kind, message=_plain(message))
    found.text = _plain("\n".join(f"{name}: {words}" for name, words in parts.items()))


def _plain(text: str) -> str:
    """Give text without what XML cannot hold."""
    return "".join(
        c if c.isprintable() or c in "\n\t" else "\N{REPLACEMENT CHARACTER}" for c in text
    )
