"""What a report can be broken down by (10): unit, kind of unit, leader, category, tag and so on.

Each grouping is an entry of one table. The *key* of a task under a grouping is small, hashable
and holds all that its row will show; keys that differ in their words alone are one group, which
bears the words of its latest task.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, TypeAlias

from nhiemvu.errors import ReportError
from nhiemvu.language import sort_key
from nhiemvu.model.organisations import UnitKind
from nhiemvu.model.task import Category
from nhiemvu.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from nhiemvu.model.organisations import Unit
    from nhiemvu.model.task import Task
    from nhiemvu.status.verdict import Verdict

Group: TypeAlias = dict[str, str | None]
"""What tells a row from the others: the value of each grouping, by its name."""

Asked: TypeAlias = "str | Iterable[str] | Iterable[Iterable[str]]"
"""What may be asked for: one grouping, groupings to cross, or several breakdowns."""

By: TypeAlias = tuple[str, ...]
"""The groupings that a breakdown crosses; one is the usual case."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """One way to break a report down (10).

    ``key`` gives the key of a task, or a tuple of keys where there are ``many`` (tags). ``group``
    gives the identity of a key, ``label`` its words, ``order`` where it stands among the others.
    ``of_unit`` gives the key of a unit that has no task, where a unit is enough to tell.
    """

    name: str
    title: Text
    key: Callable[[Task, Verdict], Any]
    group: Callable[[Any], Group]
    label: Callable[[Any], Text]
    order: Callable[[Any], tuple[Any, ...]]
    many: bool = False
    of_unit: Callable[[Unit], Any] | None = None


def _unit_key(unit: Unit) -> tuple[str, str | None, UnitKind]:
    return unit.code, unit.name, unit.kind


_KIND_ORDER = {kind: place for place, kind in enumerate(UnitKind)}
_CATEGORY_ORDER = {category: place for place, category in enumerate([*Category, None])}
_NO_CATEGORY = Text("Chưa phân loại", "No category")
_NO_LEADER = Text("Chưa ghi người chỉ đạo", "No leader stated")
_NO_TAG = Text("Không gắn nhãn", "No tag")
_NO_REFERENCE = Text("Văn bản không ghi số, ký hiệu", "Document without a reference")


def _same(text: str) -> Text:
    return Text(text, text)


def _leader_key(task: Task, _verdict: Verdict) -> tuple[str | None, str | None] | None:
    leader = task.directed_by
    return None if leader is None else (leader.name, leader.position)


def _leader(key: tuple[str | None, str | None] | None) -> str | None:
    """Name a leader by name, position, or both (11.2.a)."""
    return None if key is None else ", ".join(part for part in key if part)


def _document_key(task: Task, _verdict: Verdict) -> tuple[str | None, str | None, str | None]:
    document = task.document
    if document is None:
        return None, None, None
    issued_on = None if document.issued_on is None else document.issued_on.isoformat()
    return document.reference, issued_on, document.title


def _document_label(key: tuple[str | None, str | None, str | None]) -> Text:
    reference, issued_on, title = key
    if reference is None:
        return _NO_REFERENCE if issued_on is None else _dated(_NO_REFERENCE, issued_on)
    words = Text(f"{title} số {reference}", f"{title} {reference}") if title else _same(reference)
    return words if issued_on is None else _dated(words, issued_on)


def _dated(words: Text, issued_on: str) -> Text:
    year, month, day = issued_on.split("-")
    return Text(f"{words.vi} ngày {day}/{month}/{year}", f"{words.en} of {issued_on}")


def _optional_order(value: str | None) -> tuple[Any, ...]:
    return (value is None, sort_key(value or ""), value or "")


GROUPINGS = {
    grouping.name: grouping
    for grouping in (
        Grouping(
            "unit",
            Text("Đơn vị", "Unit"),
            key=lambda task, _: (task.assignee.code, task.assignee.name, task.assignee.kind),
            group=lambda key: {"unit": key[0]},
            label=lambda key: _same(key[1] or key[0]),
            order=lambda key: (_KIND_ORDER[key[2]], sort_key(key[1] or key[0]), key[0]),
            of_unit=_unit_key,
        ),
        Grouping(
            "unit_kind",
            Text("Loại đơn vị", "Kind of unit"),
            key=lambda task, _: task.assignee.kind,
            group=lambda key: {"unit_kind": key.value},
            label=lambda key: key.words,
            order=lambda key: (_KIND_ORDER[key],),
            of_unit=lambda unit: unit.kind,
        ),
        Grouping(
            "leader",
            Text("Người chỉ đạo", "Leader"),
            key=_leader_key,
            group=lambda key: {"leader": _leader(key)},
            label=lambda key: _NO_LEADER if key is None else _same(_leader(key) or ""),
            order=lambda key: _optional_order(_leader(key)),
        ),
        Grouping(
            "category",
            Text("Loại văn bản", "Category"),
            key=lambda task, _: task.category,
            group=lambda key: {"category": key and key.value},
            label=lambda key: _NO_CATEGORY if key is None else key.words,
            order=lambda key: (_CATEGORY_ORDER[key],),
        ),
        Grouping(
            "tag",
            Text("Nhãn", "Tag"),
            key=lambda task, _: tuple(dict.fromkeys(task.tags)) or (None,),
            group=lambda key: {"tag": key},
            label=lambda key: _NO_TAG if key is None else _same(key),
            order=_optional_order,
            many=True,
        ),
        Grouping(
            "document",
            Text("Văn bản", "Document"),
            key=_document_key,
            group=lambda key: {"document": key[0], "issued_on": key[1]},
            label=_document_label,
            order=lambda key: (key[0] is None, key[1] or "", sort_key(key[0] or ""), key[0] or ""),
        ),
        Grouping(
            "deadline_month",
            Text("Tháng đến hạn", "Month due"),
            key=lambda _, verdict: (verdict.deadline.year, verdict.deadline.month),
            group=lambda key: {"deadline_month": f"{key[0]:04}-{key[1]:02}"},
            label=lambda key: Text(f"tháng {key[1]:02}/{key[0]:04}", f"{key[0]:04}-{key[1]:02}"),
            order=lambda key: key,
        ),
    )
}
"""Every grouping by its name. ``leader`` is who directs (11.2.a); ``document`` is known by its
reference and its date, for numbers start anew each year; ``deadline_month`` is the month of the
deadline in force."""


def breakdowns(by: Asked) -> tuple[By, ...]:
    """Read what a report is asked to be broken down by; raises ReportError.

    Names side by side are crossed; tuples of names are breakdowns of their own, made in one pass.
    A breakdown asked for twice is made once.

    >>> breakdowns(("unit", "category"))
    (('unit', 'category'),)
    >>> breakdowns([("unit",), ("unit_kind", "category")])
    (('unit',), ('unit_kind', 'category'))
    """
    given: object = (by,) if isinstance(by, str) else by
    if not isinstance(given, Iterable):
        raise _unknown(given)
    parts: tuple[Any, ...] = tuple(given)
    if parts and all(isinstance(part, str) for part in parts):
        parts = (parts,)
    found = tuple((part,) if isinstance(part, str) else _names(part) for part in parts)
    for names in found:
        for name in names:
            if not _known(name):
                raise _unknown(name)
        if not names:
            raise _unknown(names)
        if len(set(names)) < len(names):
            raise ReportError("repeated_grouping", found=", ".join(names), expected=_EACH_ONCE)
    return tuple(dict.fromkeys(found))


def _known(name: object) -> bool:
    return isinstance(name, str) and name in GROUPINGS


def _names(part: object) -> By:
    if not isinstance(part, Iterable):
        raise _unknown(part)
    return tuple(part)


_EACH_ONCE = Text("mỗi tiêu chí một lần", "each grouping once")


def _unknown(found: object) -> ReportError:
    names = ", ".join(GROUPINGS)
    return ReportError(
        "unknown_grouping", found=found, expected=Text(f"một trong: {names}", f"one of: {names}")
    )


def keys_of(names: By) -> tuple[Callable[[Task, Verdict], Any], bool]:
    """Give what finds the key of a task under a breakdown, or its keys where tags count."""
    crossed = [GROUPINGS[name] for name in names]
    many = any(grouping.many for grouping in crossed)
    if len(crossed) == 1:
        return crossed[0].key, many

    def key(task: Task, verdict: Verdict) -> tuple[Any, ...]:
        return tuple(grouping.key(task, verdict) for grouping in crossed)

    def keys(task: Task, verdict: Verdict) -> Iterable[Hashable]:
        found = key(task, verdict)
        return product(
            *(
                part if grouping.many else (part,)
                for grouping, part in zip(crossed, found, strict=True)
            )
        )

    return (keys, True) if many else (key, False)
