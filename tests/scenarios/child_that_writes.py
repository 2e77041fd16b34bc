"""Run as a process of its own: the real window, in which a pupil signs in, types, and is told that it is kept.

Tells each step on standard output, and then goes on as a window does until it is ended from outside.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from learnkit.app import App
from tests.builders import actor, person, start_small_school
from ui.application import Application, Wishes
from ui.commands.touring.hands import Hands
from ui.commands.touring.watch import Watch

WRITER, OTHER = "Ida Holm", "Ea Blå"
SENTENCE = "Ørnen 🦅 fløj over åen, før det blev mørkt."


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def found_school(home: Path) -> str:
    """A school in the fresh home, as the first day leaves it; the writer's PIN."""
    with App(home) as app:
        school = start_small_school(app.desk)
        tell(f"school {school.id} {actor(school, WRITER).person} {actor(school, OTHER).person}")
        return person(school, WRITER).secret or ""


def write_one_sentence(hands: Hands, pin: str) -> None:
    """What a pupil does, with mouse and keys."""
    hands.press(lambda name: name.startswith("5.Y"), what="5.Y")
    hands.press("Ida")
    hands.see("Begynd forfra")
    hands.write(pin)
    hands.press("Ny tekst")
    hands.see("Din tekst")
    hands.press("Din tekst")
    hands.write(SENTENCE)
    hands.see(lambda name: name.startswith("Gemt kl."), "kept")


def main(home: Path) -> None:
    pin = found_school(home)
    program = QApplication(["learnkit"])
    application = Application(program, Wishes(home=home, language="da"))
    ready: list[bool] = []
    application.ready.connect(lambda: ready.append(True))
    application.start()
    hands = Hands(application.window, Watch())
    application.window.activateWindow()
    hands.until(lambda: bool(ready), "ready")
    write_one_sentence(hands, pin)
    tell("kept")
    program.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
