"""Chance that is the same on every device: hash and generator behind covers and season strip."""

from __future__ import annotations

from collections.abc import Callable

MASK = 0xFFFFFFFF


def fnv1a(text: str) -> int:
    """The 32-bit FNV-1a hash of the UTF-8 bytes. Source: Fowler, Noll, Vo; fnv1a("a") is 0xE40C292C."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & MASK
    return value


def mulberry32(seed: int) -> Callable[[], float]:
    """A generator of numbers from 0 up to 1. Source: Tommy Ettinger's Mulberry32 (public domain)."""
    state = seed & MASK

    def draw() -> float:
        nonlocal state
        state = (state + 0x6D2B79F5) & MASK
        value = ((state ^ (state >> 15)) * (state | 1)) & MASK
        value ^= (value + ((value ^ (value >> 7)) * (value | 61))) & MASK
        return ((value ^ (value >> 14)) & MASK) / 4294967296

    return draw
