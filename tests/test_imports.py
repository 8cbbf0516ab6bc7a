"""What importing loads: nothing optional, nothing slow; names are there when they are used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import nhiemvu
import nhiemvu.calendar
import nhiemvu.testing

FORBIDDEN = {
    "holidays",
    "numpy",
    "pandas",
    "polars",
    "narwhals",
    "dateutil.parser",
    "click",
    "rich",
    "pytest",
    "hypothesis",
}


def loaded_by(code: str) -> set[str]:
    """Give the modules a fresh process has after running some code."""
    listing = f"{code}\nimport sys; print('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", listing], capture_output=True, text=True, check=True
    )
    return set(done.stdout.splitlines())


@pytest.mark.parametrize(
    "code",
    [
        "import nhiemvu",
        "from nhiemvu import *",
        "from nhiemvu import official_calendar; official_calendar()",
        "from nhiemvu import Task; Task.model_json_schema()",
    ],
)
def test_nothing_optional_is_loaded(code: str) -> None:
    assert loaded_by(code) & FORBIDDEN == set()


def test_the_facade_itself_loads_no_pydantic() -> None:
    modules = loaded_by("import nhiemvu, nhiemvu.calendar")
    assert "pydantic" not in modules
    assert not {name for name in modules if name.startswith("nhiemvu.calendar.")}


@pytest.mark.parametrize("package", [nhiemvu, nhiemvu.calendar, nhiemvu.testing])
def test_every_name_of_a_facade_is_there(package: object) -> None:
    for name in package.__all__:  # type: ignore[attr-defined]
        assert getattr(package, name) is not None


def test_the_facade_lists_its_names() -> None:
    assert set(nhiemvu.__all__) <= set(dir(nhiemvu))


def test_a_name_that_does_not_exist_is_refused_as_usual() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        nhiemvu.nothing  # noqa: B018
