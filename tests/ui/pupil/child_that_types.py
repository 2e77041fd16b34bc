"""Run as a process of its own: types into the real writer and tells when the screen says that it is saved."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from learnkit.services.writing import begin
from tests.ui.readers import library, otter
from ui.commands.type import type_text
from ui.pupil.writer_screen import WriterScreen

TYPED = "Ærteblomsten 🐈 gror.\nDen er høj."


def main(home: Path) -> None:
    program = QApplication([])
    shelf = library(home, otter())
    document = begin(shelf.app.desk, shelf.pupil, "Ærten")
    screen = WriterScreen(shelf.around, shelf.pupil, document)
    screen.resize(800, 600)

    def tell() -> None:
        if screen.foot.pill.text().startswith("Gemt kl."):
            os.write(1, f"{shelf.pupil.person} {shelf.pupil.school} {document}\n".encode())

    screen.model.opened.connect(lambda _: type_text(screen.editor, TYPED))
    screen.model.kept.connect(tell)
    screen.show()
    program.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
