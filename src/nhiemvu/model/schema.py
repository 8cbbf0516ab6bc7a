"""JSON Schema of the models, with a versioned identifier."""

from __future__ import annotations

from typing import Any

from nhiemvu.model.task import Task

TASK_SCHEMA_ID = "urn:nhiemvu:schema:task:1"
"""Raised by one whenever the JSON of a task changes."""


def task_schema() -> dict[str, Any]:
    """Give the JSON Schema of a task, draft 2020-12.

    >>> task_schema()["required"]
    ['id', 'assigned_at', 'deadline', 'assignee']
    """
    schema = Task.model_json_schema()
    for part in (schema, *schema["$defs"].values()):
        part["description"] = part["description"].partition(">>>")[0].strip()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": TASK_SCHEMA_ID,
        **schema,
    }
