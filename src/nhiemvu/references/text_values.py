"""How pydantic reads and writes a value that is its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from nhiemvu.errors import NhiemvuError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic_core import CoreSchema

Value = TypeVar("Value")


def text_schema(kind: type[Value], parse: Callable[[str], Value]) -> CoreSchema:
    """Give the schema of a value that ``parse`` reads from text and ``str()`` writes."""
    from pydantic_core import (  # noqa: PLC0415  the values themselves need no pydantic
        PydanticCustomError,
        core_schema,
    )

    def read(value: object) -> Value:
        try:
            return value if isinstance(value, kind) else parse(value)  # type: ignore[arg-type]
        except NhiemvuError as error:
            message = {"message": error.message("en")}
            raise PydanticCustomError(error.code, "{message}", message) from None

    return core_schema.no_info_plain_validator_function(
        read,
        json_schema_input_schema=core_schema.str_schema(),
        serialization=core_schema.plain_serializer_function_ser_schema(
            str, return_schema=core_schema.str_schema()
        ),
    )
