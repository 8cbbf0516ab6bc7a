"""Codes of agencies: both forms, their levels, and what is refused where."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from nhiemvu.errors import MalformedAgencyCodeError
from nhiemvu.references import AgencyCode, AgencyCodeForm

NEW, OLD = AgencyCodeForm.QD20, AgencyCodeForm.QCVN102
LONGEST = "H20." + "A" * 31

# code, form, levels from the top, the codes above it from the nearest
CODES: list[tuple[str, AgencyCodeForm, str, list[str]]] = [
    ("H20", NEW, "H20", []),
    ("H20.15", NEW, "H20 15", ["H20"]),
    ("H37.DN.001", NEW, "H37 DN 001", ["H37.DN", "H37"]),
    ("G09.01", NEW, "G09 01", ["G09"]),
    ("H20.0", NEW, "H20 0", ["H20"]),
    (LONGEST, NEW, f"H20 {LONGEST[4:]}", ["H20"]),
    ("000.00.00.H20", OLD, "H20", []),
    ("000.00.14.H20", OLD, "H20 14", ["000.00.00.H20"]),
    ("000.07.14.H20", OLD, "H20 14 07", ["000.00.14.H20", "000.00.00.H20"]),
    (
        "001.07.14.H20",
        OLD,
        "H20 14 07 001",
        ["000.07.14.H20", "000.00.14.H20", "000.00.00.H20"],
    ),
    ("001.00.14.H20", OLD, "H20 14 00 001", ["000.00.14.H20", "000.00.00.H20"]),
]

REFUSED: list[tuple[Any, str, int]] = [
    ("", "empty", 0),
    (None, "not_text", 0),
    (20, "not_text", 0),
    (LONGEST + "A", "too_long", 35),
    ("H20." * 100_000, "too_long", 35),
    (" H20", "root", 0),
    ("h20", "root", 0),
    ("Đ20", "root", 0),
    (".H20", "root", 0),
    ("H", "root", 1),
    ("HA0", "root", 1),
    ("H2", "root", 2),
    ("H2.15", "root", 2),
    ("H٢0", "root", 1),
    ("H200", "root", 3),
    ("H20-15", "root", 3),
    ("H20 ", "root", 3),
    ("H20.", "empty_group", 4),
    ("H20..15", "empty_group", 4),
    ("H20.15.", "empty_group", 7),
    ("H20.dn", "sign", 4),
    ("H20.ĐN", "sign", 4),
    ("H20.D-N", "sign", 5),
    ("H20.15\n", "sign", 6),
    ("H20.\ud800", "sign", 4),
    ("0", "old_form", 1),
    ("000.00.14", "old_form", 9),
    ("00.00.14.H20", "old_form", 2),
    ("000.00.14.h20", "old_form", 10),
    ("000.00.14.020", "old_form", 10),
    ("000.00.14.H2A", "old_form", 12),
    ("000.00.14.H2", "old_form", 12),
    ("000.00.14.H20.01", "old_form", 13),
    ("0000.0.14.H20", "old_form", 3),
    ("28.22.H17", "old_form", 2),
]


@pytest.mark.parametrize(("code", "form", "levels", "above"), CODES)
def test_a_code_has_its_levels_from_the_top_down(
    code: str, form: AgencyCodeForm, levels: str, above: list[str]
) -> None:
    agency = AgencyCode.parse(code)
    assert str(agency) == agency.code == code
    assert (agency.form, agency.levels) == (form, tuple(levels.split()))
    found = []
    upper = agency.parent
    while upper is not None:
        found.append(str(upper))
        upper = upper.parent
    assert found == above
    assert str(agency.root) == [code, *above][-1]
    assert agency.root.root == agency.root


@pytest.mark.parametrize(("code", "error", "position"), REFUSED, ids=lambda v: repr(v)[:30])
def test_what_is_no_code_is_refused_at_its_place(code: Any, error: str, position: int) -> None:
    with pytest.raises(MalformedAgencyCodeError) as caught:
        AgencyCode(code)
    assert (caught.value.code, caught.value.position) == (error, position)
    assert caught.value.found is code
    assert caught.value.message("vi").startswith(f"ký tự thứ {position + 1}: ")
    assert caught.value.message("en").startswith(f"character {position + 1}: ")
    assert caught.value.message("vi").isprintable()


def test_the_words_of_a_message() -> None:
    with pytest.raises(MalformedAgencyCodeError) as caught:
        AgencyCode("H20.dn")
    assert str(caught.value) == (
        'ký tự thứ 5: nhận được: "H20.dn"; yêu cầu: chữ cái in hoa từ A đến Z, chữ số và dấu chấm'
        " giữa các nhóm, ví dụ H20.15"
    )


@given(st.text(max_size=40) | st.text("H20.A0đ", max_size=40))
def test_no_text_at_all_ends_in_another_error(text: str) -> None:
    try:
        agency = AgencyCode.parse(text)
    except MalformedAgencyCodeError as error:
        place = error.position
    else:
        place = len(agency.code)
    assert 0 <= place <= len(text)


def test_the_two_forms_have_names() -> None:
    assert [form.value for form in AgencyCodeForm] == ["qd20", "qcvn102"]
    assert NEW.label() == "mã theo Quyết định số 20/2020/QĐ-TTg"
    assert OLD.label("en") == "code of QCVN 102:2016/BTTTT"


class Agency(BaseModel):
    code: AgencyCode


def test_it_is_a_value_and_pydantic_reads_it_as_text() -> None:
    agency = Agency.model_validate_json('{"code": "H20.15"}')
    code = agency.code
    assert Agency(code=code).code is code
    assert json.loads(agency.model_dump_json()) == {"code": "H20.15"}
    assert TypeAdapter(AgencyCode).json_schema() == {"type": "string"}
    for again in (pickle.loads(pickle.dumps(code)), copy.deepcopy(code)):  # noqa: S301
        assert again == code
        assert hash(again) == hash(code)
    with pytest.raises(ValidationError, match="character 3: received"):
        Agency.model_validate({"code": "20"})
