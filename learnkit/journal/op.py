"""One op: what one person did to one row, once."""

from __future__ import annotations

import json
from dataclasses import dataclass

Value = str | int | float | bool | None

SCHEMA = 1
"""The shape of ops this program writes."""


@dataclass(frozen=True)
class Op:
    """An act on one row of one table; never changed once written."""

    id: str
    device: str
    actor: str
    bucket: str
    table: str
    row: str
    fields: dict[str, Value]
    stamp: int
    """hybrid clock: decides the last writer, then the op id"""
    at: str
    """when the act took place, UTC, ISO 8601: for people and figures, never for order"""
    schema: int = SCHEMA

    def fields_text(self) -> str:
        """The fields as compact JSON in a fixed order."""
        return json.dumps(self.fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
