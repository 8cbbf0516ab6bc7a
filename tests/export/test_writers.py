"""A form that is not there: an extra to install, or a fault of ours and shown as one."""

from __future__ import annotations

import sys
from io import BytesIO

import pytest

from handouts import of
from nhiemvu.errors import MissingExtraError
from nhiemvu.export import CannotWriteError, write_ics


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "nhiemvu.export.ics", raising=False)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError) as missing:
        write_ics(of(), BytesIO())
    assert (missing.value.library, missing.value.extra) == ("icalendar", "ics")


def test_a_missing_module_of_ours_is_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nhiemvu.export.ics", None)
    with pytest.raises(ModuleNotFoundError, match=r"nhiemvu\.export\.ics"):
        write_ics(of(), BytesIO())


def test_a_name_too_long_for_the_system_is_refused() -> None:
    with pytest.raises(CannotWriteError) as refused:
        write_ics(of(), "x" * 5000)
    assert "tên tệp quá dài" in refused.value.message()
