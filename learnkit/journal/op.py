"""One op: what one person did to one row, once."""

from __future__ import annotations

import json
from dataclasses import dataclass

import msgspec

from learnkit.errors import LearnKitError

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


_FIELDS = msgspec.json.Decoder(dict[str, Value])


def fields_from(text: str) -> dict[str, Value]:
    """The fields in the journal's JSON; op.bad_fields for anything that is not an object of plain values."""
    try:
        return _FIELDS.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as problem:
        raise LearnKitError("op.bad_fields") from problem
