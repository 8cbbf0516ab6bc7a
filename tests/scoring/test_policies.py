"""Policies: what a host may write, and every problem named by its key (15.2)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import TESTS
from few_scores import WHOLE
from nhiemvu.errors import PolicyError
from nhiemvu.scoring import (
    Band,
    Decree335,
    Flat,
    RecordOnly,
    UnitShares,
    decree_335,
    flat,
    read_policy,
    record_only,
)
from nhiemvu.scoring.figures import ROUNDINGS, rounded
from nhiemvu.text import Text

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = TESTS.parent / "examples" / "policies"
FLAT = 'policy = "flat"\nbase = 100\ndeduct = 2\nconsider_deduction = 1\n'
DECREE = 'policy = "decree_335"\n[default]\nquantity = 1\nquality = 1\n'


@pytest.fixture
def problems(tmp_path: Path) -> Any:
    def found(text: str | bytes) -> list[tuple[str, str]]:
        path = tmp_path / "policy.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(PolicyError) as refused:
            read_policy(path)
        for lang in ("vi", "en"):
            said = refused.value.message(lang).splitlines()
            assert all(line.startswith(f"{path}: ") for line in said)
            assert len(said) == len(refused.value.problems)
        assert refused.value.source == str(path)
        return [(problem.field, problem.code) for problem in refused.value.problems]

    return found


def test_the_examples_are_policies_and_say_that_their_numbers_are_fictional() -> None:
    read = {path.stem: read_policy(path) for path in sorted(EXAMPLES.glob("*.toml"))}
    assert read["record-only"] == record_only()
    plain, decree = read["flat"], read["decree-335"]
    assert isinstance(plain, Flat)
    assert isinstance(decree, Decree335)
    assert (plain.base, plain.per_day_late, plain.bands[0].label()) == (
        Decimal(100),
        Decimal("0.1"),
        "Tốt",
    )
    assert decree.shares_of("H20.15") == UnitShares(Decimal("0.98"), Decimal(1), Decimal("28.5"))
    assert decree.shares_of("H20.99") == decree.default
    for path in EXAMPLES.glob("*.toml"):
        text = path.read_text("utf-8").lower()
        assert path.stem == "record-only" or ("giả định" in text and "fictional" in text)


def test_a_file_says_what_the_functions_say(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(
        "\ufeff" + FLAT + 'charge = "records"\nallocation = "shared"\nper_day_late = 0.25\n'
        'cap_per_task = 5\nfloor = 0.5\nplaces = 1\nrounding = "half_even"\n'
        'bands = [{vi = "Tốt", en = "Good", from = 90}]\n',
        "utf-8",
    )
    assert read_policy(path) == flat(
        base=100,
        deduct=2,
        consider_deduction=1,
        charge="records",
        allocation="shared",
        per_day_late=Decimal("0.25"),
        cap_per_task=5,
        floor=Decimal("0.5"),
        places=1,
        rounding="half_even",
        bands=[Band(Text("Tốt", "Good"), Decimal(90))],
    )
    path.write_text(DECREE + '[units."H20.15"]\nquantity = 0.5\nquality = 1\n', "utf-8")
    half = UnitShares(Decimal("0.5"), Decimal(1))
    assert read_policy(path) == decree_335(default=WHOLE, units={"H20.15": half})
    path.write_text('policy = "record_only"', "utf-8")
    assert isinstance(read_policy(path), RecordOnly)


def test_points_are_exact_whatever_the_file_writes(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(FLAT.replace("deduct = 2\n", "deduct = 0.1\n", 1), "utf-8")
    found = read_policy(path)
    assert isinstance(found, Flat)
    assert (type(found.base), found.deduct * 3) == (Decimal, Decimal("0.3"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("policy", "unknown_policy")]),
        ('policy = "plain"', [("policy", "unknown_policy")]),
        ("policy = 3", [("policy", "unknown_policy")]),
        (
            'policy = "flat"',
            [("base", "missing"), ("deduct", "missing"), ("consider_deduction", "missing")],
        ),
        (FLAT + "deducts = 2", [("deducts", "unknown_key")]),
        (FLAT + "xyz = 2", [("xyz", "unknown_key")]),
        (FLAT + "xyz = 2\nfloor = -1\nzyx = 2",
         [("xyz", "unknown_key"), ("floor", "wrong_value"), ("zyx", "unknown_key")]),
        ('policy = "record_only"\nplaces = 2', [("places", "unknown_key")]),
        (FLAT + "floor = -1\ncap_per_task = -0.5", [("floor", "wrong_value")] * 1
         + [("cap_per_task", "wrong_value")]),
        (FLAT + "floor = 100.5", [("floor", "floor_above_base")]),
        ('policy = "flat"\nbase = 1\nfloor = 2', [
            ("deduct", "missing"), ("consider_deduction", "missing"),
            ("floor", "floor_above_base")]),
        (FLAT + 'floor = "1"\nplaces = 1.0\nrounding = "half"\ncharge = 1',
         [(key, "wrong_value") for key in ("floor", "places", "rounding", "charge")]),
        (FLAT + "floor = true", [("floor", "wrong_value")]),
        (FLAT + "floor = inf", [("floor", "wrong_value")]),
        (FLAT + "floor = nan", [("floor", "wrong_value")]),
        (FLAT + "floor = 1e-999999", [("floor", "wrong_value")]),
        (FLAT + "floor = 0.0000001", [("floor", "wrong_value")]),
        (FLAT + "cap_per_task = 1000001", [("cap_per_task", "wrong_value")]),
        (FLAT + "cap_per_task = 1e999999", [("cap_per_task", "wrong_value")]),
        (FLAT + "places = 7", [("places", "wrong_value")]),
        (FLAT + 'bands = "Tốt"', [("bands", "wrong_value")]),
        (FLAT + "bands = 5", [("bands", "wrong_value")]),
        (FLAT + "bands = [5]", [("bands[0]", "wrong_value")]),
        (FLAT + '[[bands]]\nvi = " "\nfrom = 9\nto = 1', [
            ("bands[0].en", "missing"), ("bands[0].vi", "wrong_value"),
            ("bands[0].to", "unknown_key")]),
        (FLAT + '[[bands]]\nvi = "A"\nen = "A"\nfrom = 50\n' * 1
         + '[[bands]]\nvi = "B"\nen = "B"\nfrom = 50', [("bands[1].from", "bands_out_of_order")]),
        (DECREE + "general = 31", [("default.general", "wrong_value")]),
        (DECREE.replace("quality = 1\n", "quality = 1.01\n"), [("default.quality", "wrong_value")]),
        (DECREE.replace("quality = 1\n", ""), [("default.quality", "missing")]),
        ('policy = "decree_335"\ndefault = 1\nunits = 2\ncount_not_due = 1',
         [("default", "wrong_value"), ("units", "wrong_value"), ("count_not_due", "wrong_value")]),
        ('policy = "decree_335"\n[units.H20.15]\nquantity = 1', [("units.H20", "unquoted_code")]),
        ('policy = "decree_335"\n[units.H20.15]\nquantity = 1\n[units.A]\nquality = 2',
         [("units.H20", "unquoted_code"), ("units.A.quantity", "missing"),
          ("units.A.quality", "wrong_value")]),
        ('policy = "decree_335"\n[units]\n"H20.15" = 1', [("units.H20.15", "wrong_value")]),
    ],
)  # fmt: skip
def test_every_problem_of_a_file_is_named_by_its_key(
    problems: Any, text: str, expected: list[tuple[str, str]]
) -> None:
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('policy = "flat"\nbase = = 1\n', 2),
        ('policy = "flat"\nbase = 1\nbase = 2\n', 3),
        ('policy = "flat"\nbase = [1,\n', 2),
        ('policy = "flat', 1),
        ("base = " + "9" * 5000, 1),
        ("base = " + "[" * 100_000, 1),
    ],
)
def test_what_is_no_toml_is_named_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "p.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(PolicyError) as refused:
        read_policy(path)
    assert refused.value.code == "not_toml"
    assert refused.value.message("vi").startswith(f"{path}: dòng {line}: nhận được: ")
    assert refused.value.message("en").startswith(f"{path}: line {line}: received ")


def test_a_file_that_is_no_text(problems: Any) -> None:
    assert problems(b"policy = \xff") == [("", "not_utf8")]


def test_a_near_key_is_suggested(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(FLAT + "deducts = 2", "utf-8")
    with pytest.raises(PolicyError) as refused:
        read_policy(path)
    assert '(có phải ý là "deduct"?)' in refused.value.message("vi")
    assert '(did you mean "deduct"?)' in refused.value.message("en")


def test_the_bands_of_the_decree() -> None:
    bands = decree_335(default=WHOLE).bands
    assert [(band.label(), band.label("en"), repr(band.start)) for band in bands] == [
        ("Hoàn thành xuất sắc nhiệm vụ", "Excellent", "Decimal('90')"),
        ("Hoàn thành tốt nhiệm vụ", "Good", "Decimal('70')"),
        ("Hoàn thành nhiệm vụ", "Completed", "Decimal('50')"),
        ("Không hoàn thành nhiệm vụ", "Not completed", "Decimal('0')"),
    ]


def test_what_a_policy_does_not_say_is_nought_and_a_number_of_points() -> None:
    one = Decimal(1)
    plain = Flat(base=one, deduct=one, consider_deduction=one)
    assert plain == flat(base=1, deduct=1, consider_deduction=1)
    assert {name: str(value) for name, value in plain.points().items()} == {
        "base": "1",
        "deduct": "1",
        "consider_deduction": "1",
        "per_day_late": "0",
        "floor": "0",
    }
    assert record_only().points() == {}


def test_policies_that_are_equal_are_one_key() -> None:
    made = [decree_335(default=WHOLE, units={"A": WHOLE}) for _ in range(2)]
    assert len({*made, record_only(), flat(base=1, deduct=1, consider_deduction=1)}) == 3


def test_a_floor_may_be_the_base_itself() -> None:
    assert flat(base=10, deduct=1, consider_deduction=1, floor=10).floor == 10


def test_floats_and_other_kinds_are_refused_in_python_too() -> None:
    with pytest.raises(PolicyError) as refused:
        flat(base=100.0, deduct=Fraction(1, 3), consider_deduction="1")  # type: ignore[arg-type]
    assert [problem.field for problem in refused.value.problems] == [
        "base",
        "deduct",
        "consider_deduction",
    ]
    assert refused.value.message("en").startswith("base: received 100.0; expected points from 0")
    with pytest.raises(PolicyError):
        decree_335(default=UnitShares(quantity=Decimal(2), quality=Decimal(1)))
    with pytest.raises(PolicyError):
        record_only(charge="acts")  # type: ignore[arg-type]


def test_what_no_file_can_hold_is_shown_as_python_has_it() -> None:
    with pytest.raises(PolicyError) as refused:
        flat(base={(1, 2): 3}, deduct=2, consider_deduction=1)  # type: ignore[arg-type]
    assert refused.value.message("en").startswith("base: received {(1, 2): 3}; expected points")


@pytest.mark.parametrize("way", sorted(ROUNDINGS))
@given(
    st.fractions(-50, 50, max_denominator=997) | st.integers(-9999, 9999).map(lambda n: n / 8),
    st.integers(0, 4),
)
def test_rounding_is_exact_and_of_the_kind_that_is_named(
    way: str, value: Fraction | float, places: int
) -> None:
    """Against a Decimal of many more digits than the default context keeps."""
    from decimal import localcontext

    exact = Fraction(value)
    with localcontext() as context:
        context.prec = 60
        wide = Decimal(exact.numerator) / Decimal(exact.denominator)
        expected = wide.quantize(Decimal(1).scaleb(-places), ROUNDINGS[way])
    assert rounded(exact, places, way) == expected


def test_a_hair_above_a_half_is_no_half() -> None:
    hair = Fraction(1, 2) + Fraction(1, 10**40)
    assert rounded(hair, 0, "half_down") == 1
    assert rounded(Fraction(1, 2), 0, "half_down") == 0
    assert str(rounded(Fraction(-1, 1000), 2, "half_up")) == "0.00"


@pytest.mark.parametrize(
    ("number", "hint"), [(0.5, 'Decimal("0.5")'), ("0.5", "a number stands without quotes")]
)
def test_a_number_that_is_not_exact_is_told_how_to_be(number: object, hint: str) -> None:
    with pytest.raises(PolicyError) as refused:
        flat(base=100, deduct=number, consider_deduction=1)  # type: ignore[arg-type]
    assert hint in refused.value.message("en")


def test_a_code_with_a_full_stop_that_is_not_quoted_is_named_so(tmp_path: Path) -> None:
    """Unquoted, TOML makes a table within a table of it."""
    file = tmp_path / "p.toml"
    file.write_text('policy = "decree_335"\n[units.H20.15]\nquantity = 1\nquality = 1\n', "utf-8")
    with pytest.raises(PolicyError) as refused:
        read_policy(file)
    [problem] = refused.value.problems
    assert (problem.code, problem.field) == ("unquoted_code", "units.H20")
    assert '[units."H20.15"]' in refused.value.message()
