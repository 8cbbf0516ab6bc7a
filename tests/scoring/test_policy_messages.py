"""What a policy is told that cannot be: the key, what stood there, what may stand there (15.2)."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from few_scores import WHOLE
from nhiemvu.errors import PolicyError
from nhiemvu.scoring import Band, UnitShares, decree_335, flat, read_policy
from nhiemvu.text import Text

if TYPE_CHECKING:
    from pathlib import Path

FLAT = 'policy = "flat"\nbase = 100\ndeduct = 2\nconsider_deduction = 1\n'
DECREE = 'policy = "decree_335"\n[default]\nquantity = 1\nquality = 1\n'
KINDS = "record_only, flat, decree_335"
KEYS = (
    "charge, allocation, places, rounding, bands, base, deduct, consider_deduction, per_day_late,"
    " cap_per_task, floor"
)
LONG = "x" * 100
CUT = f'"{"x" * 78}…'
POINTS = (
    "số điểm từ 0 đến 1000000, tối đa 6 chữ số thập phân",
    "points from 0 to 1000000, with at most 6 decimals",
)
SHARE = (
    "tỷ lệ từ 0 đến 1, tối đa 6 chữ số thập phân",
    "a share from 0 to 1, with at most 6 decimals",
)
GENERAL = (
    "điểm tiêu chí chung từ 0 đến 30, tối đa 6 chữ số thập phân",
    "points from 0 to 30, with at most 6 decimals",
)
PLACES = ("số chữ số thập phân, từ 0 đến 6", "a number of decimals from 0 to 6")
ROUNDINGS = "half_up, half_even, half_down, up, down, ceiling, floor"
TABLE = ("một bảng gồm các khóa và giá trị", "a table of keys and values")
BANDS = ("các mức xếp loại, mỗi mức có vi, en và from", "bands, each with vi, en and from")


def one_of(words: str) -> tuple[str, str]:
    return f"một trong: {words}", f"one of: {words}"


def keys(words: str, near: str = "") -> tuple[str, str]:
    vi, en = f"một trong các khóa: {words}", f"one of the keys: {words}"
    if not near:
        return vi, en
    return f'{vi} (có phải ý là "{near}"?)', f'{en} (did you mean "{near}"?)'


def refused(tmp_path: Path, text: str | bytes) -> PolicyError:
    path = tmp_path / "p.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PolicyError) as found:
        read_policy(path)
    assert found.value.source == str(path)
    return found.value


@pytest.mark.parametrize(
    ("text", "key", "found", "expected"),
    [
        ('policy = "plain"', "policy", '"plain"', one_of(KINDS)),
        ("policy = 3.50", "policy", "3.50", one_of(KINDS)),
        ("policy = 10:00:00", "policy", "10:00:00", one_of(KINDS)),
        ('policy = [1, 2.5, "à"]', "policy", '[1, 2.5, "à"]', one_of(KINDS)),
        ("policy = {a = 07:30:00, b = 2026-10-20}", "policy",
         '{"a": "07:30:00", "b": "2026-10-20"}', one_of(KINDS)),
        (f'policy = ["{LONG}"]', "policy", f'["{"x" * 77}…', one_of(KINDS)),
        (FLAT + "deducts = 2", "deducts", ("khóa lạ", "the unknown key", '"deducts"'),
         keys(KEYS, "deduct")),
        (FLAT + "xyz = 2", "xyz", ("khóa lạ", "the unknown key", '"xyz"'), keys(KEYS)),
        (FLAT + f"{LONG} = 2", f"{'x' * 79}…", ("khóa lạ", "the unknown key", CUT), keys(KEYS)),
        ('policy = "record_only"\nplaces = 2', "places",
         ("khóa lạ", "the unknown key", '"places"'), keys("charge, allocation")),
        (FLAT + "floor = true", "floor", "true", POINTS),
        (FLAT + "floor = -0.5", "floor", "-0.5", POINTS),
        (FLAT + "floor = -1", "floor", "-1", POINTS),
        (FLAT + "floor = 1000001", "floor", "1000001", POINTS),
        (FLAT + "floor = 1000000.000001", "floor", "1000000.000001", POINTS),
        (FLAT + "floor = 0.0000001", "floor", "1E-7", POINTS),
        (FLAT + "floor = 1e99999999999999999999", "floor", "Infinity", POINTS),
        (FLAT + "floor = 2026-10-20T09:00:00", "floor",
         ("09:00 ngày 20/10/2026", "2026-10-20T09:00:00", ""), POINTS),
        (FLAT + 'floor = "1"', "floor", '"1"', (
            POINTS[0] + "; số không đặt trong dấu ngoặc kép",
            POINTS[1] + "; a number stands without quotes")),
        (FLAT + "floor = 100.5", "floor", "100.5", (
            "mức điểm thấp nhất (floor) không cao hơn điểm gốc (base)",
            "a floor that is not above the base")),
        (FLAT + "places = -1", "places", "-1", PLACES),
        (FLAT + "places = 7", "places", "7", PLACES),
        (FLAT + "places = 1.0", "places", "1.0", PLACES),
        (FLAT + "places = true", "places", "true", PLACES),
        (FLAT + 'rounding = "half"', "rounding", '"half"', one_of(ROUNDINGS)),
        (FLAT + "rounding = 1", "rounding", "1", one_of(ROUNDINGS)),
        (FLAT + 'charge = "acts"', "charge", '"acts"', one_of("state, records")),
        (FLAT + 'allocation = "all"', "allocation", '"all"',
         one_of("coordinators, shared, assignee")),
        (FLAT + "bands = 5", "bands", "5", BANDS),
        (FLAT + 'bands = "Tốt"', "bands", '"Tốt"', BANDS),
        (FLAT + "bands = [5]", "bands[0]", "5", BANDS),
        (FLAT + 'bands = [{vi = "A", en = "\t", from = 9}]', "bands[0].en", '"\\t"',
         ("chuỗi ký tự không để trống", "text that is not blank")),
        (FLAT + 'bands = [{vi = 5, en = "A", from = 9}]', "bands[0].vi", "5",
         ("chuỗi ký tự không để trống", "text that is not blank")),
        (FLAT + 'bands = [{vi = "A", en = "A", from = 9}, {vi = "B", en = "B", from = 9.50}]',
         "bands[1].from", "9.50", (
             "các mức xếp từ cao xuống thấp, điểm bắt đầu của mức sau thấp hơn mức trước",
             "bands from high to low, each from fewer points on than the one before")),
        (DECREE + "general = 31", "default.general", "31", GENERAL),
        (DECREE + "general = 30.000001", "default.general", "30.000001", GENERAL),
        (DECREE + "points = 5", "default.points", ("khóa lạ", "the unknown key", '"points"'),
         keys("quantity, quality, general")),
        (DECREE + "qualty = 1", "default.qualty", ("khóa lạ", "the unknown key", '"qualty"'),
         keys("quantity, quality, general", "quality")),
        (DECREE.replace("quality = 1", "quality = 2"), "default.quality", "2", SHARE),
        (DECREE.replace("quality = 1", "quality = 1.000001"), "default.quality", "1.000001", SHARE),
        ('policy = "decree_335"\ndefault = 1', "default", "1", TABLE),
        ('policy = "decree_335"\nunits = 2', "units", "2", (
            'một bảng theo mã đơn vị, ví dụ [units."H20.15"]',
            'a table by unit code, as [units."H20.15"]')),
        ('policy = "decree_335"\n[units]\nA = 1', "units.A", "1", TABLE),
        ('policy = "decree_335"\n[units.A]\nquantity = 0.5\nquality = 2', "units.A.quality", "2",
         SHARE),
        ('policy = "decree_335"\n[units.H20.15]\nquantity = 0.5', "units.H20",
         '{"15": {"quantity": 0.5}}', (
             'mã đơn vị có dấu chấm thì đặt trong dấu ngoặc kép, ví dụ [units."H20.15"]',
             'a unit code with a full stop in quotes, as [units."H20.15"]')),
        ('policy = "decree_335"\ncount_not_due = 1', "count_not_due", "1",
         ("true hoặc false", "true or false")),
        ('policy = "decree_335"\ncount_not_due = "true"', "count_not_due", '"true"',
         ("true hoặc false", "true or false")),
    ],
)  # fmt: skip
def test_a_problem_is_told_whole(
    tmp_path: Path, text: str, key: str, found: str | tuple[str, str, str], expected: Any
) -> None:
    error = refused(tmp_path, text)
    vi, en = (found, found) if isinstance(found, str) else _in_both(*found)
    assert len(error.problems) == 1
    path = tmp_path / "p.toml"
    assert error.message() == f"{path}: {key}: nhận được: {vi}; yêu cầu: {expected[0]}"
    assert error.message("en") == f"{path}: {key}: received {en}; expected {expected[1]}"


def _in_both(vi: str, en: str, what: str) -> tuple[str, str]:
    return f"{vi} {what}".strip(), f"{en} {what}".strip()


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ('policy = "flat"', ["base", "deduct", "consider_deduction"]),
        ('policy = "flat"\nbands = [{}]\nbase = 1\ndeduct = 1\nconsider_deduction = 1',
         ["bands[0].vi", "bands[0].en", "bands[0].from"]),
        ('policy = "decree_335"\n[default]', ["default.quantity", "default.quality"]),
        ('policy = "decree_335"\n[units."H20.15"]\n[units.A]', [
            "units.H20.15.quantity", "units.H20.15.quality", "units.A.quantity",
            "units.A.quality"]),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_at_once(tmp_path: Path, text: str, missing: list[str]) -> None:
    error, path = refused(tmp_path, text), tmp_path / "p.toml"
    names = [(name, name.rpartition(".")[2]) for name in missing]
    assert error.message().splitlines() == [
        f'{path}: {name}: còn thiếu; yêu cầu: có khóa "{key}"' for name, key in names
    ]
    assert error.message("en").splitlines() == [
        f'{path}: {name}: missing; expected the key "{key}"' for name, key in names
    ]
    assert {problem.code for problem in error.problems} == {"missing"}


def test_a_policy_without_a_kind_is_told_the_kinds(tmp_path: Path) -> None:
    error, path = refused(tmp_path, "base = 1"), tmp_path / "p.toml"
    assert error.message() == f"{path}: policy: còn thiếu; yêu cầu: một trong: {KINDS}"
    assert error.message("en") == f"{path}: policy: missing; expected one of: {KINDS}"


def test_one_unit_written_in_two_ways_is_told_and_the_other_read(tmp_path: Path) -> None:
    """One sign or two: the same letter, and so the same unit."""
    unit = '[units."{}"]\nquantity = 1\nquality = 1\n'
    text = 'policy = "decree_335"\n' + unit.format("\u00ea") + unit.format("e\u0302")
    error, path = refused(tmp_path, text), tmp_path / "p.toml"
    assert [problem.code for problem in error.problems] == ["second_unit"]
    assert error.message("en") == (
        f'{path}: units.e\u0302: received "e\u0302"; expected one table a unit; this code is there'
        " already, written in other Unicode signs"
    )
    (path).write_text('policy = "decree_335"\n' + unit.format("e\u0302"), "utf-8")
    assert read_policy(path) == decree_335(units={"\u00ea": WHOLE})


def test_the_most_and_the_least_there_may_be_are_taken(tmp_path: Path) -> None:
    path = tmp_path / "p.toml"
    path.write_text(
        FLAT + "floor = 0\ncap_per_task = 1000000\nper_day_late = 0.000001\nplaces = 6\n"
        'bands = [{vi = "A", en = "A", from = 1000000.0}, {vi = "e\u0302", en = "B", from = 0}]',
        "utf-8",
    )
    million, band = Decimal(1_000_000), Band(Text("A", "A"), Decimal(1_000_000))
    assert read_policy(path) == flat(
        base=100,
        deduct=2,
        consider_deduction=1,
        cap_per_task=million,
        per_day_late=Decimal("0.000001"),
        places=6,
        bands=[band, Band(Text("\u00ea", "B"), Decimal(0))],
    )
    path.write_text(DECREE.replace("quality = 1", "quality = 0\ngeneral = 30"), "utf-8")
    given = UnitShares(Decimal(1), Decimal(0), Decimal(30))
    assert read_policy(path) == decree_335(default=given)
    path.write_text(FLAT + "places = 0", "utf-8")
    assert read_policy(path) == flat(base=100, deduct=2, consider_deduction=1, places=0)


@pytest.mark.parametrize(
    ("given", "vi", "en"),
    [
        (0.25, "0.25", "0.25"),
        (float("inf"), "inf", "inf"),
        (time(9, 30), "09:30:00", "09:30:00"),
        ([Decimal("0.50"), time(9), date(2026, 10, 20)], '[0.5, "09:00:00", "2026-10-20"]', None),
        ({"à": [1]}, '{"à": [1]}', None),
        (date(2026, 10, 20), "20/10/2026", "2026-10-20"),
        ({(1, 2): 3}, "{(1, 2): 3}", None),
        (None, "null", None),
    ],
)
def test_what_python_may_hold_is_told_much_as_a_file_would_have_it(
    given: Any, vi: str, en: str | None
) -> None:
    with pytest.raises(PolicyError) as found:
        flat(base=given, deduct=1, consider_deduction=1)
    assert found.value.message().startswith(f"base: nhận được: {vi}; yêu cầu: {POINTS[0]}")
    assert found.value.message("en").startswith(f"base: received {en or vi}; expected {POINTS[1]}")
    assert found.value.source is None


def test_what_holds_itself_is_told_all_the_same() -> None:
    endless: list[Any] = []
    endless.append(endless)
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    for given in (endless, deep):
        with pytest.raises(PolicyError) as found:
            flat(base=given, deduct=1, consider_deduction=1)  # type: ignore[arg-type]
        assert found.value.message("en").startswith("base: received ")


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [
        (0.5, '; float không chính xác, dùng số nguyên hoặc Decimal("0.5")',
         '; a float is not exact, give a whole number or Decimal("0.5")'),
        ("0.5", "; số không đặt trong dấu ngoặc kép", "; a number stands without quotes"),
        (Decimal("NaN"), "", ""),
        (Decimal("-Infinity"), "", ""),
        (True, "", ""),
    ],
)  # fmt: skip
def test_a_number_that_is_none_is_told_how_to_be_one(number: Any, vi: str, en: str) -> None:
    with pytest.raises(PolicyError) as found:
        flat(base=100, deduct=number, consider_deduction=1)
    assert found.value.message().endswith(POINTS[0] + vi)
    assert found.value.message("en").endswith(POINTS[1] + en)


def test_bands_and_shares_made_in_python_are_checked_as_those_of_a_file() -> None:
    bands = [Band(Text("A", " "), Decimal(-1)), Band(Text("B", "B"), Decimal(5))]
    with pytest.raises(PolicyError) as found:
        flat(base=100, deduct=2, consider_deduction=1, bands=bands)
    fields = [problem.field for problem in found.value.problems]
    assert fields == ["bands[0].en", "bands[0].from"]
    shares = UnitShares(Decimal(2), Decimal(-1), Decimal(31))
    with pytest.raises(PolicyError) as found:
        decree_335(units={"A": shares}, default=shares)
    fields = [problem.field for problem in found.value.problems]
    assert sorted(fields) == [
        f"{place}.{key}"
        for place in ("default", "units.A")
        for key in ("general", "quality", "quantity")
    ]
