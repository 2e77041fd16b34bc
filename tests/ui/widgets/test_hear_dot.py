from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.hear_dot import HearDot

Show = Callable[..., Window]


def test_it_asks_the_window_to_say_its_words(theme: Theme, show: Show, qtbot: QtBot) -> None:
    dot = HearDot(theme, "Odderen i møllebækken")
    window = show(dot)

    qtbot.mouseClick(dot, Qt.MouseButton.LeftButton)

    assert window.heard == ["Odderen i møllebækken"]


def test_who_listens_to_the_dot_hears_it_instead_of_the_window(theme: Theme, show: Show) -> None:
    dot = HearDot(theme, "Hej")
    window = show(dot)
    heard: list[str] = []
    dot.asked.connect(heard.append)

    dot.click()

    assert heard == ["Hej"]
    assert window.heard == []


@pytest.mark.parametrize("size", [32, 44])
def test_a_finger_finds_44_px_whatever_is_painted(theme: Theme, size: int) -> None:
    dot = HearDot(theme, "Hej", size=size)
    dot.resize(dot.sizeHint())

    assert (dot.width(), dot.height()) == (44, 44)
    assert dot.body().width() == size


def test_it_shows_that_it_speaks(theme: Theme, show: Show) -> None:
    dot = HearDot(theme, "Hej")
    show(dot)
    silent = dot.grab().toImage()

    dot.set_speaking(True)

    assert dot.grab().toImage() != silent
    assert dot.speaking


def test_a_text_read_in_by_a_person_has_another_sign(theme: Theme) -> None:
    dots = [HearDot(theme, "Hej", narrated=narrated) for narrated in (False, True)]

    assert dots[0].grab().toImage() != dots[1].grab().toImage()
