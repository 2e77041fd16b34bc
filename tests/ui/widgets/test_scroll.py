from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.scroll import LEAST_GRIP, Bar, Scroll

Show = Callable[..., Window]


def filled(theme: Theme, show: Show) -> tuple[Scroll, list[Button]]:
    """A scroll area with forty buttons."""
    content = QWidget()
    column = QVBoxLayout(content)
    buttons = [Button(theme, f"Bog {number}") for number in range(40)]
    for button in buttons:
        column.addWidget(button)
    scroll = Scroll(theme, content)
    scroll.setFixedHeight(240)
    show(scroll)
    return scroll, buttons


def test_the_grip_stays_in_the_bar_and_can_be_taken(theme: Theme, show: Show, qtbot: QtBot) -> None:
    scroll, _ = filled(theme, show)
    bar = scroll.verticalScrollBar()
    assert isinstance(bar, Bar)
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        grip = bar.grip()

        assert grip.height() >= LEAST_GRIP
        assert grip.top() >= 0
        assert grip.bottom() <= bar.height()


def test_it_brings_a_thing_to_the_top(theme: Theme, show: Show, qtbot: QtBot) -> None:
    scroll, buttons = filled(theme, show)
    qtbot.waitUntil(lambda: scroll.verticalScrollBar().maximum() > 0)

    scroll.glide_to(buttons[10])

    assert scroll.verticalScrollBar().value() == buttons[10].y() - 16


def test_there_is_no_grip_when_all_is_seen(theme: Theme) -> None:
    scroll = Scroll(theme, QWidget())
    bar = scroll.verticalScrollBar()

    assert isinstance(bar, Bar)
    assert bar.grip().isEmpty()


def test_an_edge_shows_on_the_side_where_the_content_goes_on(theme: Theme, show: Show, qtbot: QtBot) -> None:
    content = QWidget()
    content.setFixedHeight(900)
    scroll = Scroll(theme, content, edged=True)
    scroll.setFixedHeight(240)
    show(scroll)
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    seen = []
    for value in (0, 100, bar.maximum()):
        bar.setValue(value)
        seen.append((scroll.over.isVisible(), scroll.under.isVisible()))

    assert seen == [(False, True), (True, True), (True, False)]


def test_there_is_no_edge_where_nobody_asked_for_one(theme: Theme, show: Show, qtbot: QtBot) -> None:
    scroll, _ = filled(theme, show)
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)

    bar.setValue(100)

    assert not scroll.over.isVisible()
    assert not scroll.under.isVisible()
