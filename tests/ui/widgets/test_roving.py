"""One Tab stop for things that stand together."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.control import Control
from ui.widgets.roving import Roving

Show = Callable[..., Window]
Key = Qt.Key


class Board(QWidget):
    """Two rows: a b c above, d e below; e stands under b."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFixedSize(320, 120)
        self.things = {}
        for number, letter in enumerate("abcde"):
            thing = Control(theme, letter, self)
            thing.setGeometry(number % 3 * 100, number // 3 * 60, 80, 40)
            self.things[letter] = thing
        self.roving = Roving(self)
        self.roving.set_things(list(self.things.values()))
        self.beyond: list[int] = []
        self.roving.beyond.connect(self.beyond.append)


def board(theme: Theme, show: Show) -> tuple[Board, Control, Control]:
    """A board with a thing before and one behind it; the first has the keyboard."""
    before, made, after = Control(theme, "før"), Board(theme), Control(theme, "efter")
    show(before, made, after)
    before.setFocus()
    return made, before, after


def press(inside: QWidget, *keys: Qt.Key) -> str:
    """Press keys wherever the keyboard is; what has it then."""
    for key in keys:
        focused = inside.window().focusWidget()
        assert focused is not None
        shift = Qt.KeyboardModifier.ShiftModifier if key == Key.Key_Backtab else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(focused, key, shift)
    focused = inside.window().focusWidget()
    assert isinstance(focused, Control)
    return focused.text()


def test_tab_comes_in_once_and_goes_on(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)

    assert [press(made, Key.Key_Tab), press(made, Key.Key_Tab)] == ["a", "efter"]


def test_tab_comes_back_to_where_one_was(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)

    left_at = press(made, Key.Key_Tab, Key.Key_Right, Key.Key_Right)

    assert left_at == "c"
    assert press(made, Key.Key_Tab) == "efter"
    assert press(made, Key.Key_Backtab) == "c"


def test_a_thing_pressed_with_the_mouse_becomes_the_stop(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)

    QTest.mouseClick(made.things["d"], Qt.MouseButton.LeftButton)

    assert press(made, Key.Key_Backtab, Key.Key_Tab) == "d"


def test_up_and_down_go_to_what_stands_above_and_below(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)

    met = [press(made, Key.Key_Tab, Key.Key_Right, Key.Key_Down), press(made, Key.Key_Up)]

    assert met == ["e", "b"]
    assert made.beyond == []


def test_leaving_above_or_below_is_told_and_moves_nothing(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)

    met = [press(made, Key.Key_Tab, Key.Key_Up), press(made, Key.Key_End, Key.Key_Down), press(made, Key.Key_Home)]

    assert met == ["a", "e", "a"]
    assert made.beyond == [-1, 1]


def test_what_is_hidden_is_passed_over(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)
    made.things["a"].hide()
    made.things["c"].hide()
    made.roving.settle()

    assert press(made, Key.Key_Tab) == "b"
    assert press(made, Key.Key_Right) == "d"


def test_keys_with_ctrl_and_other_keys_are_left_to_others(theme: Theme, show: Show) -> None:
    made, *_ = board(theme, show)
    press(made, Key.Key_Tab)
    clicked: list[bool] = []
    made.things["a"].clicked.connect(lambda: clicked.append(True))

    QTest.keyClick(made.things["a"], Key.Key_Return)

    assert clicked == [True]
    assert made.roving.eventFilter(made.things["a"], _ctrl_right()) is False


def _ctrl_right() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
