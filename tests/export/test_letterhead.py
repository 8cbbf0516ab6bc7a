"""What stands above and below a document: read from a file, every problem named by its key."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from cases import TESTS
from nhiemvu.errors import LetterheadError
from nhiemvu.export import Letterhead, read_letterhead

if TYPE_CHECKING:
    from pathlib import Path

    from nhiemvu.text import Language


@pytest.fixture
def file(tmp_path: Path) -> Any:
    def write(text: str) -> Path:
        path = tmp_path / "letterhead.toml"
        path.write_text(text, "utf-8")
        return path

    return write


def test_the_example_is_what_stands_there_where_the_host_says_nothing() -> None:
    path = TESTS.parent / "examples" / "letterhead.toml"
    assert read_letterhead(path) == Letterhead()
    written = path.read_text("utf-8")
    for name in Letterhead.__dataclass_fields__:
        assert f"\n{name} = " in written


def test_a_file_says_what_it_says_and_the_rest_has_its_default(file: Any) -> None:
    path = file(
        'number = 7\nissued_on = 2026-02-05\nsigner = " Nguyễn Văn An "\n'
        'signs_as = ["KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]\nrecipients = "Lưu: VT"\n'
    )
    found = read_letterhead(path)
    assert found == Letterhead(
        number="7",
        issued_on=date(2026, 2, 5),
        signer="Nguyễn Văn An",
        signs_as=("KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        recipients=("Lưu: VT",),
    )
    assert found.written_number == "07/BC-VP"
    assert read_letterhead(file("")) == Letterhead()


@pytest.mark.parametrize(
    ("number", "written"),
    [("45", "45/BC-VP"), ("07", "07/BC-VP"), ("120a", "120a/BC-VP"), (None, None), ("", None)],
)
def test_a_number_is_written_with_its_symbol(number: str | None, written: str | None) -> None:
    assert Letterhead(number=number).written_number == written


def test_text_is_in_one_unicode_form() -> None:
    assert Letterhead(place="Đo\u0302\u0300ng Tha\u0301p").place == "Đồng Tháp"


BAD = """agancy = "x"
agency = " "
superior = 4
number = "45/BC-VP"
symbol = "BC VP"
issued_on = "05/11/2026"
signs_as = 5
recipients = ["Như trên", ""]
signer = 1
"""


def test_every_problem_of_a_file_is_named_at_once_in_both_languages(file: Any) -> None:
    path = file(BAD)
    with pytest.raises(LetterheadError) as refused:
        read_letterhead(path)
    assert [problem.field for problem in refused.value.problems] == [
        line.split(" = ")[0] for line in BAD.splitlines()
    ]
    both: tuple[tuple[Language, str], ...] = (("vi", "nhận được: "), ("en", "received "))
    for lang, received in both:
        said = refused.value.message(lang).splitlines()
        assert len(said) == 9
        for line, field in zip(said, refused.value.problems, strict=True):
            assert line.startswith(f"{path}: {field.field}: {received}")
    assert '(có phải ý là "agency"?)' in refused.value.message()
    assert "a day such as 2026-11-05, without quotes" in refused.value.message("en")


def test_what_is_no_toml_is_named_with_its_line(file: Any) -> None:
    with pytest.raises(LetterheadError) as refused:
        read_letterhead(file("agency = VĂN PHÒNG\n"))
    assert refused.value.code == "not_toml"
    assert "dòng 1: nhận được: " in refused.value.message()
    with pytest.raises(FileNotFoundError):
        read_letterhead("no-such-file.toml")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("number", "0"),
        ("number", True),
        ("number", "1234567"),
        ("issued_on", datetime(2026, 11, 5)),
        ("issued_on", 5),
        ("symbol", "45/BC-VP"),
        ("symbol", None),
        ("signs_as", None),
        ("place", ""),
        ("reporter", None),
    ],
)
def test_what_cannot_stand_there_is_refused_in_python_too(name: str, value: Any) -> None:
    given: dict[str, Any] = {name: value}
    with pytest.raises(LetterheadError) as refused:
        Letterhead(**given)
    assert [problem.field for problem in refused.value.problems] == [name]
    assert refused.value.source is None
