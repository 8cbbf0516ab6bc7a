"""What pydantic found wrong, said in the field's own words, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from nhiemvu.errors import MomentError, Problem
from nhiemvu.law.citation import Citation
from nhiemvu.model.documents import Attachment, DirectiveDocument, Document, Signature
from nhiemvu.model.events import EVENT_KINDS, EVENT_LABELS
from nhiemvu.model.fields import TEMPORAL
from nhiemvu.model.history import event_label
from nhiemvu.model.organisations import Person, Unit, UnitKind
from nhiemvu.model.task import Category, Task
from nhiemvu.text import NOTHING, Text, cut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

_NO_DEADLINE = Citation.parse("3.3")
_ENTRY = Citation.parse("11.2.a")
_EXTENSION = Citation.parse("5.2.d")

_EXPECTED = {
    "string_type": Text("chuỗi ký tự", "text"),
    "string_unicode": Text("chuỗi ký tự Unicode hợp lệ", "valid Unicode text"),
    "string_pattern_mismatch": Text("chuỗi ký tự không để trống", "text that is not blank"),
    "bool_type": Text("true hoặc false", "true or false"),
    "tuple_type": Text("một danh sách", "a list"),
    "dict_type": Text("một đối tượng JSON", "a JSON object"),
    "model_type": Text("một đối tượng JSON", "a JSON object"),
    "model_attributes_type": Text("một đối tượng JSON", "a JSON object"),
    "person": Text("tên, chức vụ, hoặc cả hai", "a name, a position, or both"),
    "outage": Text("lúc kết thúc sau lúc bắt đầu", "an end that is after the start"),
    "union_tag_not_found": Text(
        "sự kiện có loại (kind), ví dụ submitted", 'an event with its "kind", such as submitted'
    ),
}


_NAMES = {
    "id": "mã nhiệm vụ",
    "assigned_at": "thời điểm giao",
    "deadline": "thời hạn",
    "assignee": "đơn vị được giao",
    "category": "loại văn bản",
    "content": "nội dung",
    "coordinators": "cơ quan phối hợp",
    "directed_by": "người chỉ đạo",
    "drafted_by": "người soạn thảo",
    "document": "văn bản",
    "report": "báo cáo",
    "at": "thời điểm",
    "kind": "loại",
    "code": "mã",
    "name": "tên",
    "position": "chức vụ",
    "unit": "đơn vị",
    "due": "thời hạn",
    "reference": "số, ký hiệu",
    "subject": "trích yếu",
    "issued_on": "ngày ban hành",
    "released_at": "thời điểm phát hành",
    "signer": "người ký",
    "attachments": "tệp đính kèm",
    "signature": "chữ ký",
    "tags": "nhãn",
    "replaces": "nhiệm vụ được thay thế",
    "reason": "lý do",
    "confirmed": "xác nhận trong hạn, quá hạn",
    "task": "mã nhiệm vụ",
    "decision": "quyết định",
    "by": "người thực hiện",
    "on": "ngày quyết định",
    "start": "lúc bắt đầu",
    "end": "lúc kết thúc",
    "notice": "văn bản thông báo",
}
"""The names of the fields for people, beside their keys."""

_OF_A_RULING = {"by": "người quyết định"}
"""What a ruling calls otherwise than an event does."""


def field_problems(error: ValidationError, root: type[BaseModel] = Task) -> tuple[Problem, ...]:
    """Turn pydantic's report on a ``root`` into problems, all of them, in its order."""
    return tuple(
        replace(problem, label=_label(problem.field))
        for problem in (_problem(details, root) for details in error.errors(include_url=False))
    )


def _label(field: str) -> Text:
    """Name a field: in Vietnamese by what it is, with its path."""
    event = re.match(r"events\[(\d+)\]$", field)
    if event is not None:
        return event_label(int(event[1]))
    last = re.sub(r"\[\d+\]$", "", field).rpartition(".")[2]
    name = _OF_A_RULING.get(field) or _NAMES.get(last)
    return Text(f"{name} ({field})" if name else field, field)


def _problem(details: ErrorDetails, root: type[BaseModel]) -> Problem:
    kind, found = details["type"], details["input"]
    field = _path(details["loc"])
    if kind == "missing" or (found is None and _needs_deadline(details["loc"])):
        return _missing(field)
    if kind == "extra_forbidden":
        return _unknown_key(field, _keys_at(details["loc"], root), root)
    if kind == "json_invalid":
        return _not_json(details)
    if kind in TEMPORAL:
        try:
            TEMPORAL[kind](found)
        except MomentError as error:
            return Problem(error.code, field, found, error.expected)
    if kind in ("enum", "literal_error"):
        known = str(details["ctx"]["expected"]).replace("'", "").replace(" or ", ", ").split(", ")
        return Problem(kind, field, found, _one_of(known))
    if kind == "union_tag_invalid":
        tag = found.get("kind") if isinstance(found, dict) else details["ctx"]["tag"]
        near, kinds = _nearest(str(tag), EVENT_LABELS), _one_of(list(EVENT_LABELS))
        expected = Text(kinds.vi + near.vi, kinds.en + near.en)
        return Problem("unknown_event_kind", f"{field}.kind", tag, expected)
    unknown = Text(f"giá trị hợp lệ ({details['msg']})", f"a valid value ({details['msg']})")
    return Problem(kind, field, found, _EXPECTED.get(kind, unknown))


def _needs_deadline(loc: tuple[int | str, ...]) -> bool:
    """Tell whether the place is the deadline of a task or of a grant, which there must be."""
    return loc == ("deadline",) or loc[2:] == ("extension_granted", "deadline")


def _missing(field: str) -> Problem:
    key = field.rpartition(".")[2]
    named = Text(f'có khóa "{key}"', f'the key "{key}"')
    if re.fullmatch(r"events\[\d+\]\.deadline", field):
        return Problem("missing", field, NOTHING, named, _EXTENSION)
    provision = {"deadline": _NO_DEADLINE, "assignee": _ENTRY}.get(field)
    return Problem("missing", field, NOTHING, _MISSING.get(field, named), provision)


_MISSING = {
    "deadline": Text(
        "nhiệm vụ phải nêu thời hạn; không nêu thời hạn thì không cập nhật vào phân hệ",
        "a deadline: a task without one is not recorded",
    ),
    "assignee": Text("nêu đơn vị được giao", "the assigned unit (assignee)"),
    "id": Text("nêu mã nhiệm vụ", "the id of the task"),
    "code": Text("nêu mã đơn vị", "the code of the unit (code)"),
    "assigned_at": Text("nêu thời điểm giao nhiệm vụ", "the moment of assignment (assigned_at)"),
}


def _one_of(codes: list[str]) -> Text:
    """List the codes that are known; in Vietnamese with their names."""
    named = [f"{code} ({_CODES[code]})" if code in _CODES else code for code in codes]
    return Text("một trong: " + ", ".join(named), "one of: " + ", ".join(codes))


_CODES = {
    **{member.value: member.label() for kind in (UnitKind, Category, Signature) for member in kind},
    **{kind: label.vi for kind, label in EVENT_LABELS.items()},
    "on_time": "trong hạn",
    "late": "quá hạn",
    "waive": "không trừ điểm",
    "uphold": "trừ điểm",
}


def _path(loc: tuple[int | str, ...]) -> str:
    """Write where it is; the kind of an event, which pydantic adds, is left out."""
    parts: list[str] = []
    for place, part in enumerate(loc):
        if isinstance(part, int):
            parts.append(f"[{part}]")
        elif not (place == 2 and part in EVENT_LABELS and loc[0] == "events"):  # noqa: PLR2004
            parts.append(f".{part}")
    return "".join(parts).removeprefix(".")


def _unknown_key(field: str, known: Iterable[str], root: type[BaseModel]) -> Problem:
    key = field.rpartition(".")[2]
    near = _nearest(key, known)
    own = _OWN_DATA if "extra" in root.model_fields else Text("", "")
    written = cut(f'"{key}"')
    return Problem(
        "unknown_key",
        field,
        Text(f"khóa lạ {written}", f"the unknown key {written}"),
        Text(
            f"khóa có trong lược đồ{near.vi}{own.vi}",
            f"a key of the schema{near.en}{own.en}",
        ),
    )


_OWN_DATA = Text('; dữ liệu riêng thì đặt trong "extra"', '; data of your own goes into "extra"')


def _keys_at(loc: tuple[int | str, ...], root: type[BaseModel]) -> Iterable[str]:
    """Give the keys that the object at a place may have."""
    if len(loc) == 1:
        return root.model_fields
    parents = [part for part in loc[:-1] if isinstance(part, str)]
    return _MODELS[parents[-1]].model_fields


_MODELS: dict[str, type[BaseModel]] = {
    "assignee": Unit,
    "coordinators": Unit,
    "directed_by": Person,
    "drafted_by": Person,
    "signer": Person,
    "document": DirectiveDocument,
    "report": Document,
    "attachments": Attachment,
    **{kind.model_fields["kind"].default: kind for kind in EVENT_KINDS},
}
"""The model of each object, by the key it stands under, or the kind of the event."""


def _nearest(word: str, known: Iterable[str]) -> Text:
    near = get_close_matches(word, list(known), n=1)
    if not near:
        return Text("", "")
    return Text(f' (có phải ý là "{near[0]}"?)', f' (did you mean "{near[0]}"?)')


_JSON_FAULTS = {
    "EOF": "dòng bị cắt giữa chừng",
    "expected value": "thiếu giá trị",
    "expected ident": "giá trị không hợp lệ",
    "expected `,`": "thiếu dấu phẩy hoặc dấu đóng ngoặc",
    "expected `:`": "thiếu dấu hai chấm",
    "key must be a string": "khóa phải đặt trong dấu ngoặc kép",
    "trailing characters": "thừa ký tự sau đối tượng JSON",
    "trailing comma": "thừa dấu phẩy",
    "control character": "có ký tự điều khiển trong chuỗi",
    "invalid escape": "ký tự thoát không hợp lệ",
    "unexpected end of hex escape": "ký tự thoát không hợp lệ",
    "lone": "ký tự Unicode không hợp lệ",
    "invalid unicode": "ký tự Unicode không hợp lệ",
    "invalid number": "số không hợp lệ",
    "number out of range": "số quá lớn",
    "recursion limit": "lồng nhau quá sâu",
}
"""What the JSON parser says, by how it begins, in Vietnamese."""


def _not_json(details: ErrorDetails) -> Problem:
    said = str(details["ctx"]["error"])
    column = re.search(r"column ([1-9]\d*)", said)
    at = Text(f", cột {column[1]}", f", column {column[1]}") if column else Text("", "")
    plain = re.sub(r" at line \d+ column \d+", "", said)
    told = next((words for start, words in _JSON_FAULTS.items() if plain.startswith(start)), plain)
    found = details["input"]
    if isinstance(found, bytes):
        found = found.decode("utf-8", "backslashreplace")
    return Problem(
        "not_json",
        "",
        str(found).strip("\n\r"),
        Text(
            f"mỗi dòng là một đối tượng JSON hợp lệ, mã UTF-8 (lỗi{at.vi}: {told})",
            f"one valid JSON object a line, in UTF-8 (it fails here{at.en}: {plain})",
        ),
    )
