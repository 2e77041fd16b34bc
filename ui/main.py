"""The program: reads what was asked for, makes sure it is alone in its home, and shows the window."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from learnkit.clock import Clock
from learnkit.paths import Home, default_home
from learnkit.settings import Settings
from ui.application import Application, Wishes, second_copy
from ui.shell.crash_log import CrashLog

ALREADY_OPEN = 1


def main(argv: list[str] | None = None) -> int:
    """Run LearnKit until its window is closed; 0 when all is well, 1 if it is already open in this home."""
    wishes = _wishes(sys.argv[1:] if argv is None else argv)
    home = Home(wishes.home)
    home.root.mkdir(parents=True, exist_ok=True)
    program = _program()
    lock = QLockFile(str(home.lock))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        second_copy(wishes.language or Settings.load(home.settings).language)
        return ALREADY_OPEN
    try:
        CrashLog(home.logs, Clock().now).listen()
        application = Application(program, wishes)
        if wishes.say_ready:
            application.ready.connect(lambda: print("ready", flush=True))
        application.start()
        code = program.exec()
        application.close()
        return code
    finally:
        lock.unlock()


def _program() -> QApplication:
    there = QApplication.instance()
    program = there if isinstance(there, QApplication) else QApplication(["learnkit"])
    program.setApplicationName("LearnKit")
    program.setQuitOnLastWindowClosed(True)
    return program


def _wishes(argv: list[str]) -> Wishes:
    asked = argparse.ArgumentParser(prog="learnkit-app", description="LearnKit's window")
    asked.add_argument("--home", type=Path, default=None, help="the folder of this installation")
    asked.add_argument("--demo", action="store_true", help="the demo school; made first where there is none")
    asked.add_argument("--kiosk", action="store_true", help="full screen, closed only by staff")
    asked.add_argument("--lang", choices=("da", "en"), default="", help="the screen's language until someone is in")
    asked.add_argument("--now", type=datetime.fromisoformat, default=None, help="the moment acts are dated with")
    asked.add_argument("--say-ready", action="store_true", help="print a line when the first screen can be used")
    said = asked.parse_args(argv)
    home = said.home or (default_home().with_name("LearnKit-demo") if said.demo else default_home())
    return Wishes(home, said.demo, said.kiosk, said.lang, said.now, said.say_ready)


if __name__ == "__main__":
    sys.exit(main())
