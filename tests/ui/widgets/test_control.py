from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.theme.tokens import RING_REACH
from ui.widgets.button import Button
from ui.widgets.scroll import Scroll

Show = Callable[..., Window]
TAB, MOUSE = Qt.FocusReason.TabFocusReason, Qt.FocusReason.MouseFocusReason


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_keyboard_presses_it(theme: Theme, show: Show, qtbot: QtBot, key: Qt.Key) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    button.setFocus(TAB)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_what_is_off_cannot_be_pressed_and_says_why(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    button.off("Vælg en bog først")

    with qtbot.assertNotEmitted(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert button.toolTip() == button.accessibleDescription() == "Vælg en bog først"


def test_f2_asks_the_window_to_say_it(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Læs videre")
    window = show(button)
    button.setFocus(TAB)

    qtbot.keyClick(button, Qt.Key.Key_F2)

    assert window.heard == ["Læs videre"]


def test_the_keyboard_shows_the_ring_and_the_mouse_does_not(theme: Theme, show: Show) -> None:
    first, second = Button(theme, "Læs"), Button(theme, "Skriv")
    show(first, second)

    first.setFocus(TAB)
    by_key = first.ring.shown
    second.setFocus(MOUSE)

    assert by_key is not None
    assert first.ring.shown is None
    assert second.ring.shown is None


def test_a_key_shows_the_ring_where_the_mouse_put_the_focus(theme: Theme, show: Show, qtbot: QtBot) -> None:
    button = Button(theme, "Læs")
    show(button)
    button.setFocus(MOUSE)

    qtbot.keyClick(button, Qt.Key.Key_Shift)

    assert button.ring.shown is not None


def test_the_ring_lies_three_px_outside_and_is_not_cut_by_a_tight_box(theme: Theme, show: Show) -> None:
    tight = QWidget()
    layout = QVBoxLayout(tight)
    layout.setContentsMargins(0, 0, 0, 0)
    button = Button(theme, "Læs videre", wide=True)
    layout.addWidget(button)
    show(tight)

    button.setFocus(TAB)

    ring = button.ring.shown
    assert ring is not None
    host = ring.parentWidget()
    assert host is not None
    assert host.rect().contains(ring.geometry())
    assert ring.width() == button.width() + 2 * RING_REACH
    assert ring.mapToGlobal(ring.rect().center()) == button.mapToGlobal(button.rect().center())


def test_the_ring_is_heather_all_round(theme: Theme, show: Show) -> None:
    button = Button(theme, "Læs videre")
    window = show(button)
    button.setFocus(TAB)

    picture = window.grab().toImage()

    ratio = picture.devicePixelRatio()
    box = button.geometry().adjusted(-5, -5, 5, 5)
    middles = ((box.center().x(), box.top()), (box.center().x(), box.bottom()), (box.left(), box.center().y()))
    assert {picture.pixelColor(round(x * ratio), round(y * ratio)).name() for x, y in middles} == {
        theme.ink("lyng").name()
    }


def test_the_ring_follows_its_widget(theme: Theme, show: Show) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    button.setFocus(TAB)

    button.move(100, 200)

    ring = button.ring.shown
    assert ring is not None
    assert ring.pos().x() == 100 - RING_REACH
    assert ring.pos().y() == 200 - RING_REACH


def test_the_ring_scrolls_with_the_content(theme: Theme, show: Show) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    column.setContentsMargins(8, 8, 8, 8)
    buttons = [Button(theme, f"Bog {number}") for number in range(30)]
    for button in buttons:
        column.addWidget(button)
    scroll = Scroll(theme, content)
    scroll.setFixedHeight(200)
    show(scroll)
    buttons[0].setFocus(TAB)

    scroll.verticalScrollBar().setValue(40)

    ring = buttons[0].ring.shown
    assert ring is not None
    assert ring.mapToGlobal(ring.rect().center()) == buttons[0].mapToGlobal(buttons[0].rect().center())


def test_hovering_warms_it_at_once_when_nothing_may_move(theme: Theme, show: Show) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    cold = button.grab().toImage()
    middle = QPointF(button.rect().center())

    QApplication.sendEvent(button, QEnterEvent(middle, middle, middle))

    assert button.warmth == 1.0
    assert button.grab().toImage() != cold


def test_it_is_painted_anew_when_the_theme_changes(theme: Theme, show: Show) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    light = button.grab().toImage()

    theme.set(name="dark")

    assert button.grab().toImage() != light


def test_it_grows_with_the_text(theme: Theme, show: Show) -> None:
    button = Button(theme, "Læs videre")
    show(button)
    before = button.sizeHint()

    theme.set(scale=2.0)

    assert button.sizeHint().height() == 2 * before.height()
    assert button.sizeHint().width() > 1.8 * before.width()
