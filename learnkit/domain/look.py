"""How one person wants the page, the voice and the screen."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Self

Setting = str | int | float | bool


@dataclass(frozen=True)
class Look:
    """A person's look; every value within its limits, whatever was asked for."""

    theme: str = "light"
    """light, paper, dark or hc"""
    font: str = "literata"
    """sans, lexend, andika, opendyslexic or literata"""
    everywhere: bool = False
    """the reading font also on buttons and titles"""
    size: int = 24
    """px of the book page at 100 %, 16 to 56"""
    line: float = 1.67
    """line height as a multiple of the size, 1.3 to 2.2"""
    letter: int = 0
    """extra space between letters in steps of 2 % of the size, 0 to 5"""
    width: int = 58
    """characters on a full line, 35 to 70"""
    screen: int = 100
    """text size of the whole program in per cent, 100 to 200"""
    voice: str = ""
    """a voice's id; empty means the language's first"""
    rate: int = 150
    """words a minute the voice really speaks, 80 to 260"""
    show_word: bool = True
    show_sentence: bool = True
    typing: str = "none"
    """what is read while one writes: none, letters, words or sentences"""
    language: str = "da"
    """the screen's language"""

    def __post_init__(self) -> None:
        for name, allowed in CHOICES.items():
            if getattr(self, name) not in allowed:
                object.__setattr__(self, name, allowed[0])
        for name, (least, most) in LIMITS.items():
            kind = type(_STANDARD[name])
            object.__setattr__(self, name, kind(min(most, max(least, getattr(self, name)))))

    @classmethod
    def of(cls, chosen: dict[str, Setting]) -> Self:
        """The look with what was chosen; an unknown name or a value of the wrong kind is passed over."""
        fit = {name: value for name, value in chosen.items() if name in _STANDARD and _is(value, type(_STANDARD[name]))}
        return cls(**fit)  # type: ignore[arg-type]


def _is(value: Setting, kind: type) -> bool:
    if kind is bool or isinstance(value, bool):
        return isinstance(value, bool) and kind is bool
    return isinstance(value, (int, float) if kind is float else kind)


CHOICES: dict[str, tuple[str, ...]] = {
    "theme": ("light", "paper", "dark", "hc"),
    "font": ("literata", "sans", "lexend", "andika", "opendyslexic"),
    "typing": ("none", "letters", "words", "sentences"),
    "language": ("da", "en"),
}
LIMITS: dict[str, tuple[float, float]] = {
    "size": (16, 56),
    "line": (1.3, 2.2),
    "letter": (0, 5),
    "width": (35, 70),
    "screen": (100, 200),
    "rate": (80, 260),
}

_STANDARD: dict[str, Setting] = {f.name: f.default for f in fields(Look)}  # type: ignore[misc]
