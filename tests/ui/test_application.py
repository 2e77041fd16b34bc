"""The program from its first paint to its end."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from learnkit.db.keys import DeviceKeys
from learnkit.db.stores import Stores
from learnkit.paths import Home
from ui.application import Application, Wishes


def test_a_window_closed_while_the_installation_opens_leaves_nothing_open(
    tmp_path: Path, qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    application = Application(qapp, Wishes(home=tmp_path))
    made = threading.Event()

    def open_stores(home: Home, keys: DeviceKeys) -> Stores:
        made.set()
        return Stores(home, keys)

    monkeypatch.setattr("learnkit.app.Stores", open_stores)

    application.start()
    qtbot.waitUntil(made.is_set, timeout=10_000)
    application.window.close()
    application.close()

    assert application.reception is None
    assert application.app is not None
    assert application.app.stores.device.engine.pool.checkedin() == 0  # type: ignore[attr-defined]
