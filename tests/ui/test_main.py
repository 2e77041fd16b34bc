"""The program as it is started."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from learnkit.paths import Home
from learnkit.settings import Settings
from ui.main import ALREADY_OPEN, main
from ui.shell.window import Window


def windows() -> list[Window]:
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Window) and widget.isVisible()]


def test_a_second_copy_says_that_the_first_is_open_and_ends_with_one(tmp_path: Path, qtbot: QtBot) -> None:
    first = QLockFile(str(Home(tmp_path).lock))
    first.lock()
    said: list[str] = []

    def look() -> None:
        for window in windows():
            said.extend(label.text() for label in window.findChildren(QLabel))
            window.close()

    QTimer.singleShot(300, look)
    code = main(["--home", str(tmp_path)])
    first.unlock()

    assert code == ALREADY_OPEN
    assert "LearnKit er allerede åben her" in said


def test_a_second_copy_speaks_the_machines_language(tmp_path: Path, qtbot: QtBot) -> None:
    Settings().with_(Home(tmp_path).settings, language="en")
    first = QLockFile(str(Home(tmp_path).lock))
    first.lock()
    said: list[str] = []

    def look() -> None:
        for window in windows():
            said.extend(label.text() for label in window.findChildren(QLabel))
            window.close()

    QTimer.singleShot(300, look)
    main(["--home", str(tmp_path)])
    first.unlock()

    assert "LearnKit is already open here" in said


def test_the_program_runs_until_its_window_is_closed_and_leaves_no_lock(tmp_path: Path, qtbot: QtBot) -> None:
    shown: list[str] = []

    def look() -> None:
        for window in windows():
            if window.screen_now is None:
                QTimer.singleShot(50, look)
                return
            shown.extend(label.text() for label in window.findChildren(QLabel))
            window.close()

    QTimer.singleShot(50, look)
    code = main(["--home", str(tmp_path / "home"), "--lang", "en", "--now", "2026-11-24T09:42"])

    assert code == 0
    assert "Welcome to LearnKit" in shown
    assert QLockFile(str(Home(tmp_path / "home").lock)).tryLock(0)


def test_a_home_that_cannot_be_opened_is_told_in_words(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "device.db").write_bytes(b"SQLite format 3\x00 someone else's")
    said: list[str] = []

    def look() -> None:
        for window in windows():
            if window.screen_now is None:
                QTimer.singleShot(50, look)
                return
            said.extend(label.text() for label in window.findChildren(QLabel))
            window.close()

    QTimer.singleShot(50, look)
    main(["--home", str(tmp_path)])

    assert "LearnKit kan ikke åbne" in said
    assert any("hente hjælp" in sentence for sentence in said)
