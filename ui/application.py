"""Builds what the whole program shares, shows the window at once, and opens the installation behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from learnkit.clock import Clock
from learnkit.domain.calendar import school_time
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from ui.shell.window import Window
from ui.strings import Words
from ui.tasks import Lane, Tasks
from ui.theme.dress import dress
from ui.theme.icons import window_icon
from ui.theme.mark import paint_mark
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from learnkit.app import App
    from ui.shell.reception import Reception

SECOND_COPY_MS = 20_000
"""A second copy says that there is a first, and goes by itself after so long."""


@dataclass(frozen=True)
class Wishes:
    """What was asked for when the program was started."""

    home: Path
    demo: bool = False
    kiosk: bool = False
    language: str = ""
    now: datetime | None = None
    say_ready: bool = False
    """whether to print a line once the first screen can be used"""


class Application(QObject):
    """The running program, from the first paint of its window to its end."""

    ready = Signal()
    """somebody can sign in, or begin the first day"""

    def __init__(self, program: QApplication, wishes: Wishes) -> None:
        super().__init__()
        self._program = program
        self._wishes = wishes
        self.theme = Theme(parent=self)
        self.theme.follow(program.styleHints())
        dress(program, self.theme)
        self.tasks = Tasks(self)
        self.window = Window(self.theme)
        self.app: App | None = None
        self.reception: Reception | None = None

    def start(self) -> None:
        """Show the window now, and open the installation when it has been painted."""
        self._program.setWindowIcon(window_icon(paint_mark))
        self.window.show_first(self._wishes.kiosk)
        QTimer.singleShot(0, self._open)

    def close(self) -> None:
        """Let every act end, then close the stores."""
        if self.reception is not None:
            self.reception.close()
        self.tasks.close()
        if self.app is not None:
            self.app.close()

    def _open(self) -> None:
        wishes = self._wishes

        def work() -> App:
            # Importing what stores and screens need takes longer than painting the window: it is done beside it.
            from learnkit.app import App  # noqa: PLC0415

            moment = school_time(wishes.now) if wishes.now is not None else None
            self.app = App(wishes.home, Clock(moment=moment))  # kept here at once: it is closed also if nobody waits
            return self.app

        self.tasks.run(work, owner=self, lane=Lane.DATA, done=self._on_opened, failed=self._on_shut)

    def _on_opened(self, app: App) -> None:
        from ui.shell.reception import Reception  # noqa: PLC0415 - imported beside the first paint, see _open

        language = self._wishes.language or app.settings.language
        self._speak_qt(language)
        self.reception = Reception(app, self.theme, self.tasks, self.window, language, self)
        self.reception.ready.connect(self.ready)
        self.reception.language_changed.connect(self._speak_qt)
        self.reception.open(demo=self._wishes.demo, kiosk=self._wishes.kiosk)

    def _on_shut(self, problem: LearnKitError) -> None:
        words = Words(translator(self._wishes.language or "da"))
        self.window.say(words.t("LearnKit kan ikke åbne"), words.problem(problem), words.t("Luk"))

    def _speak_qt(self, language: str) -> None:
        """Give Qt's own dialogs (file, print) the screen's language."""
        for old in self.findChildren(QTranslator):
            self._program.removeTranslator(old)
            old.deleteLater()
        QLocale.setDefault(QLocale(language))
        own = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if own.load(f"qtbase_{language}", folder):
            self._program.installTranslator(own)


def second_copy(language: str) -> None:
    """Say in a small window that LearnKit is already open in this home, until it is closed."""
    program = QApplication.instance()
    if not isinstance(program, QApplication):
        return
    theme = Theme()
    dress(program, theme)
    words = Words(translator(language))
    window = Window(theme)
    window.say(
        words.t("LearnKit er allerede åben her"),
        words.t("Find det andet vindue, eller luk det først."),
        words.t("Luk"),
    )
    window.resize(560, 320)
    window.show()
    QTimer.singleShot(SECOND_COPY_MS, window.close)
    program.exec()
