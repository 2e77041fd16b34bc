from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.lettering import width_of
from ui.widgets.tool import Tool

Show = Callable[..., Window]


def test_a_checkable_tool_stays_on_until_pressed_again(theme: Theme, show: Show, qtbot: QtBot) -> None:
    tool = Tool(theme, "ruler", "Lineal", checkable=True)
    show(tool)
    states = []

    for _ in range(2):
        qtbot.mouseClick(tool, Qt.MouseButton.LeftButton)
        states.append(tool.isChecked())

    assert states == [True, False]


@pytest.mark.parametrize("word", ["Lineal", "Udseende", "Ordbogsopslag"])
def test_its_word_is_never_cut_not_even_when_bold(theme: Theme, qtbot: QtBot, word: str) -> None:
    tool = Tool(theme, "ruler", word)
    qtbot.addWidget(tool)

    assert tool.sizeHint().width() >= max(76, width_of(word, theme.font("tool", weight=700)))
    assert tool.sizeHint().height() == 56


def test_on_its_icon_is_filled(theme: Theme, qtbot: QtBot) -> None:
    theme.set(name="hc")
    filled = []
    for on in (False, True):
        tool = Tool(theme, "bookmark-simple", "Mærke", checkable=True)
        qtbot.addWidget(tool)
        tool.resize(tool.sizeHint())
        tool.setChecked(on)
        picture = tool.grab().toImage()
        ground = picture.pixelColor(tool.width() // 2, 4)
        filled.append(sum(picture.pixelColor(x, y) != ground for x in range(26, 50) for y in range(8, 28)))

    assert filled[1] > 1.4 * filled[0]


def test_another_icon_is_shown_at_once(theme: Theme, qtbot: QtBot) -> None:
    tool = Tool(theme, "caret-up", "Blad")
    qtbot.addWidget(tool)
    tool.resize(tool.sizeHint())
    before = tool.grab().toImage()

    tool.set_icon("caret-down")

    assert tool.grab().toImage() != before
