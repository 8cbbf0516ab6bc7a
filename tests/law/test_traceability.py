"""Every provision of the regulation is carried out and held by tests, or says why it cannot be."""

import pytest

import provenance
from nhiemvu.law.provisions import Provision, all_provisions

PROVISIONS = {provision.citation.code: provision for provision in all_provisions()}


def parts(code: str) -> list[Provision]:
    return [part for other, part in PROVISIONS.items() if other.startswith(f"{code}.")]


EXECUTABLE = [code for code, provision in PROVISIONS.items() if provision.executable]
WHOLE = [code for code in EXECUTABLE if parts(code)]
SMALLEST = [code for code in EXECUTABLE if not parts(code)]


@pytest.mark.parametrize("code", SMALLEST)
def test_what_can_be_executed_is_carried_out_by_something_named(code: str) -> None:
    assert provenance.implemented().get(code), f"nothing in the library cites {code}"


@pytest.mark.parametrize("code", SMALLEST)
def test_what_is_carried_out_is_held_by_a_test(code: str) -> None:
    assert provenance.tested().get(code), f"no test holds {code}"


@pytest.mark.parametrize("code", WHOLE)
def test_a_provision_with_parts_is_carried_out_by_one_of_them(code: str) -> None:
    assert any(part.executable for part in parts(code))


@pytest.mark.parametrize("code", [code for code in PROVISIONS if code not in EXECUTABLE])
def test_what_cannot_be_executed_says_why_in_both_languages(code: str) -> None:
    why = PROVISIONS[code].why_not
    assert why is not None
    assert why.vi.strip()
    assert why.en.strip()
    assert not [part for part in parts(code) if part.executable]


def test_nothing_that_is_carried_out_is_said_to_be_impossible() -> None:
    """What tables and duties cite must be executable; a pointer to technical rules may be named."""
    named = {code for code in provenance.implemented() if not PROVISIONS[code].executable}
    assert named <= {"6.1", "9.1"}, named
