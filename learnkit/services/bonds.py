"""Bonds as the store keeps them."""

from __future__ import annotations

from datetime import date

from learnkit.domain.people import Bond


def bond(person: str, other: str, since: str, until: str) -> Bond:
    """The bond a row describes; an empty end means it goes on."""
    return Bond(person, other, date.fromisoformat(since), date.fromisoformat(until) if until else None)
