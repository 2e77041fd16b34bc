from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.lettering import width_of
from ui.widgets.toggle import Toggle

Show = Callable[..., Window]


def test_space_turns_it_on_and_it_keeps_its_size(theme: Theme, show: Show, qtbot: QtBot) -> None:
    toggle = Toggle(theme, "Vis ordet")
    show(toggle)
    toggle.setFocus(Qt.FocusReason.TabFocusReason)
    before = toggle.size(), toggle.sizeHint()

    qtbot.keyClick(toggle, Qt.Key.Key_Space)

    assert toggle.isChecked()
    assert (toggle.size(), toggle.sizeHint()) == before


def test_on_a_tick_stands_where_a_ring_stood(theme: Theme, qtbot: QtBot) -> None:
    middles = []
    for on in (False, True):
        toggle = Toggle(theme, "Ord", on=on)
        qtbot.addWidget(toggle)
        toggle.resize(toggle.sizeHint())
        picture = toggle.grab().toImage()
        left = (toggle.width() - 28 - width_of("Ord", theme.font("staff", weight=700 if on else 600))) / 2
        ground = picture.pixelColor(6, 24)
        middles.append(any(picture.pixelColor(round(left) + x, 25) != ground for x in range(6, 14)))

    assert middles == [False, True]


def test_on_and_off_differ_without_colour(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for on in (False, True):
        toggle = Toggle(theme, "Vis ordet", on=on)
        qtbot.addWidget(toggle)
        toggle.resize(toggle.sizeHint())
        grey = toggle.grab().toImage().convertToFormat(toggle.grab().toImage().Format.Format_Grayscale8)
        pictures.append(grey)

    assert pictures[0] != pictures[1]
