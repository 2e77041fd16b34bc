from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator
from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.toast import MARGIN, Toast

Show = Callable[..., Window]


def told(theme: Theme, t: Translator, show: Show) -> tuple[Toast, Window]:
    """A toast that offers to undo."""
    window = show()
    toast = Toast(theme, t, window)
    toast.tell("Opgaven er givet til 22 elever", undo=True)
    return toast, window


def test_it_stands_bottom_left_for_seven_seconds(theme: Theme, t: Translator, show: Show) -> None:
    toast, window = told(theme, t, show)

    assert toast.clock.isActive()
    assert toast.clock.interval() == 7000
    assert toast.x() == MARGIN
    assert window.height() - toast.geometry().bottom() - 1 == MARGIN


def test_it_waits_while_the_pointer_is_on_it(theme: Theme, t: Translator, show: Show) -> None:
    toast, _ = told(theme, t, show)
    place = QPointF(5, 5)

    QApplication.sendEvent(toast, QEnterEvent(place, place, place))
    waiting = not toast.clock.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    assert waiting
    assert toast.clock.isActive()


def test_it_waits_while_undo_has_the_focus(theme: Theme, t: Translator, show: Show) -> None:
    toast, _ = told(theme, t, show)

    toast.undo.setFocus(Qt.FocusReason.TabFocusReason)
    waiting = not toast.clock.isActive()
    toast.undo.clearFocus()

    assert waiting
    assert toast.clock.isActive()


def test_when_its_time_is_over_it_is_gone_and_nothing_is_undone(
    theme: Theme, t: Translator, show: Show, qtbot: QtBot
) -> None:
    toast, _ = told(theme, t, show)

    with qtbot.assertNotEmitted(toast.undone), qtbot.waitSignal(toast.gone):
        toast.clock.start(0)

    assert toast.isHidden()


def test_undo_undoes_once_and_takes_it_away(theme: Theme, t: Translator, show: Show, qtbot: QtBot) -> None:
    toast, _ = told(theme, t, show)

    with qtbot.waitSignals([toast.undone, toast.gone]):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)

    assert toast.isHidden()
    assert not toast.clock.isActive()


def test_a_long_sentence_wraps_within_the_window(theme: Theme, t: Translator, show: Show) -> None:
    theme.set(scale=2.0)
    window = show()
    toast = Toast(theme, t, window)

    toast.tell("Opgaven er givet til 22 elever i 3.A og 19 elever i 3.B", undo=True)

    assert window.rect().contains(toast.geometry())
    assert toast.height() > theme.px(56)


def test_a_sentence_told_elsewhere_in_the_window_takes_its_place_with_its_undo(
    theme: Theme, t: Translator, show: Show, qtbot: QtBot
) -> None:
    toast, window = told(theme, t, show)
    other = Toast(theme, t, window)

    with qtbot.assertNotEmitted(toast.undone), qtbot.waitSignal(toast.gone):
        other.tell("Malte står nu på hylden")

    assert (toast.isHidden(), toast.clock.isActive()) == (True, False)
    assert (other.isVisible(), other.undo.isHidden(), other.clock.isActive()) == (True, True, True)


def test_a_new_sentence_waits_too_while_the_pointer_is_on_the_toast(theme: Theme, t: Translator, show: Show) -> None:
    toast, _ = told(theme, t, show)
    place = QPointF(5, 5)
    QApplication.sendEvent(toast, QEnterEvent(place, place, place))

    toast.tell("Opgaven er taget tilbage")
    waiting = not toast.clock.isActive()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))

    assert waiting
    assert toast.clock.isActive()


def test_a_new_sentence_without_undo_goes_by_itself_also_when_undo_had_the_focus(
    theme: Theme, t: Translator, show: Show
) -> None:
    toast, _ = told(theme, t, show)
    toast.undo.setFocus(Qt.FocusReason.TabFocusReason)

    toast.tell("Alt er gemt")

    assert toast.clock.isActive()
