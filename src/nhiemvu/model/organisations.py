"""Units and officers (1.1, 11.2.a): who is given a task, who directs, signs and drafts."""

from __future__ import annotations

from pydantic import ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from nhiemvu.language import LabelledEnum
from nhiemvu.model.fields import Model, Name


class UnitKind(LabelledEnum):
    """The kinds of unit that the regulation applies to (1.1).

    >>> UnitKind.COMMUNE.label(), UnitKind.COMMUNE.label("en")
    ('Xã, phường', 'Commune or ward')
    """

    DEPARTMENT = "department", "Sở, ban, ngành", "Department"
    COMMUNE = "commune", "Xã, phường", "Commune or ward"
    SUBORDINATE = "subordinate", "Đơn vị trực thuộc", "Subordinate unit"
    OFFICE = "office", "Văn phòng UBND tỉnh", "Office of the People's Committee"
    OTHER = "other", "Đơn vị khác", "Other unit"


class Unit(Model):
    """A unit, known by its code; old records may lack the rest (1.1).

    >>> Unit(code="H20.15", name="Sở Tài chính", kind="department").label
    'Sở Tài chính'
    """

    code: Name
    name: Name | None = None
    kind: UnitKind = UnitKind.OTHER

    @property
    def label(self) -> str:
        """The name for people; the code where there is no name."""
        return self.name or self.code


class Person(Model):
    """An officer, by name, by position, or both (11.2.a).

    >>> Person(position="Chủ tịch UBND tỉnh").position
    'Chủ tịch UBND tỉnh'
    """

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["name"]}, {"required": ["position"]}]}
    )

    name: Name | None = None
    position: Name | None = None

    @model_validator(mode="after")
    def _named_somehow(self) -> Person:
        if self.name is None and self.position is None:
            raise PydanticCustomError("person", "Input should give a name, a position, or both")
        return self
