"""A stretch of a text that the voice lights."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Lit:
    """A stretch of a block, in code points."""

    block: int
    start: int
    end: int
