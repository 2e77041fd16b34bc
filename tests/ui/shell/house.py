"""The real program for tests: installation, window and reception, worked by real keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from learnkit.app import App
from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.domain.school_plan import SchoolPlan
from learnkit.services.starting_a_school import NewSchool, start_school
from tests.builders import QUICK, small_plan
from ui.shell.board_pane import BoardTile
from ui.shell.first_day_screen import FirstDayScreen
from ui.shell.person_frame import PersonFrame
from ui.shell.reception import Reception
from ui.shell.sign_in_screen import SignInScreen
from ui.shell.window import Window
from ui.tasks import Lane, Tasks
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme
from ui.widgets.hear_dot import HearDot

WAIT_MS = 10_000


class House:
    """One open installation with its window; close it when done."""

    def __init__(self, folder: Path, qtbot: QtBot, *, clock: Clock | None = None, language: str = "da") -> None:
        load_fonts()
        self.qtbot = qtbot
        self.app = App(folder, clock or Clock(seed=3))
        self.theme = Theme(reduced_motion=True)
        self.tasks = Tasks()
        self.window = Window(self.theme)
        self.heard: list[str] = []
        self.window.speak_requested.connect(self.heard.append)
        self.reception = Reception(self.app, self.theme, self.tasks, self.window, language)
        self.window.resize(1366, 768)

    def start(self, *, kiosk: bool = False) -> House:
        """Show the window with its first screen."""
        with self.qtbot.waitActive(self.window, timeout=WAIT_MS):
            self.window.show()
        with self.qtbot.waitSignal(self.reception.ready, timeout=WAIT_MS):
            self.reception.open(kiosk=kiosk)
        return self

    def close(self) -> None:
        """Let everything end."""
        self.reception.close()
        self.tasks.close()
        self.window.guard(False)
        self.window.close()
        self.window.clear()
        self.app.close()
        QApplication.processEvents()

    # --- what is shown ----------------------------------------------------------------------------------------------

    @property
    def sign_in(self) -> SignInScreen:
        screen = self.window.screen_now
        assert isinstance(screen, SignInScreen)
        return screen

    @property
    def first_day(self) -> FirstDayScreen:
        screen = self.window.screen_now
        assert isinstance(screen, FirstDayScreen)
        return screen

    @property
    def frame(self) -> PersonFrame:
        frame = self.window.screen_now
        assert isinstance(frame, PersonFrame)
        return frame

    @property
    def screen(self) -> QWidget:
        """The screen inside the frame of whoever is in."""
        assert self.frame.screen_now is not None
        return self.frame.screen_now

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(lambda: bool(true()), timeout=WAIT_MS)

    def until_board(self) -> None:
        """Wait for the pictures of a class."""
        self.until(lambda: any(tile.isVisible() for tile in self.window.findChildren(BoardTile)))

    def until_stored(self) -> None:
        """Wait until nothing is on its way to or from the stores."""
        ended: list[None] = []
        self.tasks.run(lambda: None, owner=self.window, lane=Lane.DATA, done=ended.append)
        self.until(lambda: ended)

    def until_in(self) -> None:
        """Wait until somebody is in."""
        self.until(lambda: isinstance(self.window.screen_now, PersonFrame))

    def told(self) -> str:
        """Every word anywhere in the window, hidden ones too."""
        return "\n".join(words_of(widget) for widget in [self.window, *self.window.findChildren(QWidget)])

    def shown(self) -> str:
        """Every word that can be seen or is told to a screen reader."""
        seen = [widget for widget in self.window.findChildren(QWidget) if widget.isVisible()]
        return "\n".join(words_of(widget) for widget in seen)

    # --- hands ------------------------------------------------------------------------------------------------------

    def named(self, name: str) -> QWidget:
        """The one visible thing of that accessible name that can be worked."""
        found = self._visible(name)
        assert len(found) == 1, f"{name!r}: {found}"
        return found[0]

    def _visible(self, name: str) -> list[QWidget]:
        return [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.isVisible()
            and widget.accessibleName() == name
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
            and not isinstance(widget, HearDot)
        ]

    def press(self, name: str) -> None:
        """Click the thing of that name with the mouse, as soon as it is there."""
        self.until(lambda: self._visible(name))
        QApplication.processEvents()  # what has just come is laid out before anyone can press it
        self._click(self.named(name))

    def press_first(self, name: str) -> None:
        """Click the first of the things of that name."""
        self.until(lambda: self._visible(name))
        QApplication.processEvents()  # what has just come is laid out before anyone can press it
        self._click(self._visible(name)[0])

    def _click(self, widget: QWidget) -> None:
        size = widget.size()
        at = QPoint(max(4, size.width() // 3), size.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    def keys(self, text: str) -> None:
        """Type at the keyboard, wherever the focus is."""
        for sign in text:
            if sign == "\n":
                self.key(Qt.Key.Key_Return)
            elif sign.isascii():
                QTest.keyClicks(self.focused(), sign)
            else:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign)
                    QApplication.sendEvent(self.focused(), event)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key, wherever the focus is."""
        QTest.keyClick(self.focused(), key, modifier)

    def at(self, name: str) -> None:
        """Wait until the thing of that name has the keyboard."""
        self.until(lambda: self.focused().isVisible() and self.focused().accessibleName() == name)

    def focused(self) -> QWidget:
        """What has the keyboard."""
        return self.window.focusWidget() or self.window

    def tab_to(self, name: str) -> None:
        """Press Tab until the thing of that name has the keyboard."""
        for _ in range(80):
            if self.focused().accessibleName() == name and not isinstance(self.focused(), HearDot):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}")


def words_of(widget: QWidget) -> str:
    """All a widget says in any way."""
    parts = [
        widget.accessibleName(),
        widget.accessibleDescription(),
        widget.toolTip(),
        str(widget.property("speech") or ""),
    ]
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        parts.append(widget.text())
    return "\n".join(part for part in parts if part)


def small_school(house: House, *, door: str = "pin", plan: SchoolPlan | None = None) -> NewSchool:
    """Start the small school in this house, with quick passwords."""
    desk = house.app.desk
    return start_school(desk, desk.owner(), plan or small_plan(), door=door, cost=QUICK)


def moment(iso: str) -> Clock:
    """A clock that dates acts with that moment of the school's."""
    return Clock(moment=school_time(datetime.fromisoformat(iso)), seed=3)
