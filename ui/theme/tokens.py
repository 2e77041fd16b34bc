"""The inks, as read from tokens.json: the only place where a colour has a number."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict, cast

from PySide6.QtGui import QColor


class CoverInks(TypedDict):
    """The three inks a cover is printed with."""

    paper: str
    a: str
    b: str


class _File(TypedDict):
    themes: dict[str, dict[str, str]]
    covers: list[CoverInks]
    motion_ms: dict[str, int]
    radius: dict[str, int]
    space: list[int]


TOKENS = cast(_File, json.loads((Path(__file__).parent / "tokens.json").read_text("utf-8")))
THEMES = tuple(TOKENS["themes"])
RADIUS = TOKENS["radius"]
MOTION = TOKENS["motion_ms"]
COVERS = TOKENS["covers"]
EDGE = 2
FOOT = 3
RING = 3
RING_GAP = 3
RING_REACH = RING + RING_GAP


@dataclass(frozen=True)
class TilePair:
    """A picture tile: its ground, the flat tone inside the drawing, and the dark line."""

    ground: str
    tone: str
    line: str


PICTURE_TILES = (
    TilePair("#F2D9A0", "#FDF5E4", "#0F5765"),
    TilePair("#EBC7D6", "#FAEDF3", "#7A3452"),
    TilePair("#DEE3C7", "#F3F6E8", "#40592A"),
    TilePair("#CADBE5", "#EEF4F8", "#27506E"),
)

AVATAR_TILES = (
    TilePair("#BFD6D3", "#E9F2F1", "#27506E"),
    TilePair("#E8DACD", "#FAF4EE", "#5B4636"),
    TilePair("#CFDFD0", "#EDF5ED", "#23604F"),
    TilePair("#F5DFA6", "#FDF6E2", "#774B00"),
    TilePair("#CFDCDF", "#EFF4F5", "#0F5765"),
    TilePair("#F2D1D2", "#FCEEEF", "#8B3A62"),
    TilePair("#D7D7E6", "#F0F0F7", "#3B4A6B"),
    TilePair("#DAE2CC", "#F2F6EA", "#40592A"),
    TilePair("#CEDFE2", "#EEF6F7", "#27506E"),
)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """The first ink with `share` (0 to 1) of the second in it."""
    keep = 1 - share
    return QColor(
        round(first.red() * keep + second.red() * share),
        round(first.green() * keep + second.green() * share),
        round(first.blue() * keep + second.blue() * share),
    )


def inks(name: str) -> dict[str, QColor]:
    """All inks of a theme by token, those that are derived from others included."""
    table = {token: QColor(value) for token, value in TOKENS["themes"][name].items()}
    bright = name in ("light", "paper")
    white = QColor("#FFFFFF")
    fjord = table["fjord"]
    table["fjordHover"] = QColor("#0B4651") if bright else mixed(fjord, white, 0.12)
    table["fjordPress"] = QColor("#083741") if bright else mixed(fjord, white, 0.24)
    table["fjordFoot"] = fjord.darker(145)
    table["ravHover"] = mixed(table["rav"], white, 0.14)
    table["ravPress"] = mixed(table["rav"], white, 0.28)
    table["ravFoot"] = table["rav"].darker(125)
    table["ravLine"] = table["ravInk"] if bright else QColor("#FFF3D0")
    table["earlier"] = QColor("#C3D8D9") if bright else mixed(fjord, table["ark"], 0.6)
    table["earlierLine"] = QColor("#5C7F83") if bright else fjord
    table["toastAct"] = QColor("#86CBD3") if bright else QColor(table["onFjord"])
    scrim = QColor(table["ink"]) if bright else QColor("#000000")
    scrim.setAlphaF(0.45 if bright else 0.6)
    table["scrim"] = scrim
    return table
