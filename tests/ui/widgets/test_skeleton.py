from __future__ import annotations

from PySide6.QtCore import QRect
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.skeleton import Skeleton

BLOCKS = (QRect(0, 0, 100, 40), QRect(0, 60, 200, 40))


def test_nothing_is_drawn_before_somebody_has_waited(theme: Theme, qtbot: QtBot) -> None:
    skeleton = Skeleton(theme, "Henter bøger", BLOCKS)
    qtbot.addWidget(skeleton)
    skeleton.resize(skeleton.sizeHint())
    at_once = skeleton.grab().toImage()

    qtbot.waitUntil(lambda: skeleton.drawn)

    assert at_once.pixelColor(50, 20) != theme.ink("sunk")
    assert skeleton.grab().toImage().pixelColor(50, 20) == theme.ink("sunk")


def test_the_blocks_stand_in_their_final_sizes_and_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    skeleton = Skeleton(theme, "Henter bøger", BLOCKS, after=0)
    qtbot.addWidget(skeleton)
    before = skeleton.sizeHint()

    theme.set(scale=2.0)
    skeleton.resize(skeleton.sizeHint())

    assert (before.width(), before.height()) == (200, 100)
    assert (skeleton.width(), skeleton.height()) == (400, 200)
    assert skeleton.grab().toImage().pixelColor(390, 150) == theme.ink("sunk")


def test_a_screen_reader_hears_what_is_fetched(theme: Theme, qtbot: QtBot) -> None:
    skeleton = Skeleton(theme, "Henter bøger", BLOCKS)
    qtbot.addWidget(skeleton)

    assert skeleton.accessibleName() == "Henter bøger"
