"""Types of the fields: text in NFC, moments and dates as ISO 8601, checked once on entry.

Most input is JSON in Việt Nam's time, and that form is matched by pydantic itself; anything else
goes through ``nhiemvu.moments``, which is as strict and says what is wrong.
"""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError, core_schema

from nhiemvu.errors import MomentError
from nhiemvu.moments import (
    DATE_EXAMPLE,
    DATE_PATTERN,
    LOCAL_MOMENT_PATTERN,
    MOMENT_EXAMPLE,
    MOMENT_PATTERN,
    read_local_moment,
    to_date,
    to_deadline,
    to_moment,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue


class Model(BaseModel):
    """Base of every model: frozen, unknown keys refused, built on first use."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, ser_json_inf_nan="constants"
    )


class _Nfc:
    """Brings a text field to NFC."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            partial(unicodedata.normalize, "NFC"), handler(source)
        )


Words = Annotated[str, _Nfc()]
"""Text, brought to Unicode NFC."""

Name = Annotated[str, StringConstraints(pattern=r"\S"), _Nfc()]
"""Text that is not blank, brought to Unicode NFC."""


class _Temporal:
    """Parses a field with one of the strict readers of ``nhiemvu.moments``."""

    def __init__(
        self,
        code: str,
        example: str,
        read: Callable[[object], object],
        json_schema: JsonSchemaValue,
        *direct: tuple[str, Callable[[str], object]],
    ) -> None:
        self.code = code
        self.example = example
        self.read = read
        self.json_schema = json_schema
        self.direct = direct

    def _checked(self, value: object) -> object:
        try:
            return self.read(value)
        except MomentError as error:
            raise PydanticCustomError(
                self.code, "{message}", {"message": error.message("en")}
            ) from None

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        checked = core_schema.no_info_plain_validator_function(self._checked)
        direct: list[core_schema.CoreSchema | tuple[core_schema.CoreSchema, str]] = [
            core_schema.no_info_after_validator_function(
                parse, core_schema.str_schema(pattern=pattern)
            )
            for pattern, parse in self.direct
        ]
        return core_schema.json_or_python_schema(
            json_schema=core_schema.union_schema(
                [*direct, checked],
                mode="left_to_right",
                custom_error_type=self.code,
                custom_error_message=f"Input should be ISO 8601, such as {self.example}",
            ),
            python_schema=checked,
            serialization=core_schema.plain_serializer_function_ser_schema(
                methodcaller("isoformat"), when_used="json"
            ),
        )

    def __get_pydantic_json_schema__(
        self, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return self.json_schema


_DATE = {"type": "string", "format": "date", "pattern": DATE_PATTERN}
_MOMENT = {"type": "string", "format": "date-time", "pattern": MOMENT_PATTERN}
_local_date = (DATE_PATTERN, date.fromisoformat)
_local_moment = (LOCAL_MOMENT_PATTERN, read_local_moment)

Moment = Annotated[datetime, _Temporal("moment", MOMENT_EXAMPLE, to_moment, _MOMENT, _local_moment)]
"""An aware moment, in Việt Nam's time."""

Day = Annotated[date, _Temporal("date", DATE_EXAMPLE, to_date, _DATE, _local_date)]
"""A calendar date."""

DeadlineField = Annotated[
    date | datetime,
    _Temporal(
        "deadline",
        f"{DATE_EXAMPLE} or {MOMENT_EXAMPLE}",
        to_deadline,
        {"anyOf": [_DATE, _MOMENT]},
        _local_date,
        _local_moment,
    ),
]
"""A deadline: a calendar date, or an aware moment; its text tells the two apart."""

TEMPORAL = {"moment": to_moment, "date": to_date, "deadline": to_deadline}
"""The readers by the code of the error pydantic reports for them."""
