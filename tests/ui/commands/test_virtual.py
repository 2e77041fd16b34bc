"""A machine without a screen shows LearnKit all the same."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from ui.commands.virtual import is_blank

RED_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.setStyleSheet("background: #cc0000")
window.setGeometry(100, 100, 600, 400)
window.show()
print("ready", flush=True)
app.exec()
"""
SHOW = "import sys, pathlib; from ui.commands.virtual import show; show(sys.argv[2:], pathlib.Path(sys.argv[1]))"

needs_xvfb = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="Xvfb is not installed")


def shown(program: str, picture: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-c", SHOW, str(picture), sys.executable, "-c", program]
    return subprocess.run(words, env=dict(os.environ), capture_output=True, text=True, check=False)


@needs_xvfb
def test_the_picture_shows_what_the_program_painted(tmp_path: Path) -> None:
    picture = tmp_path / "deep" / "shown.png"

    done = shown(RED_WINDOW, picture)

    assert done.returncode == 0, done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1366, 768)
    assert image.pixelColor(400, 300) == QColor(0xCC, 0, 0)


@needs_xvfb
def test_a_program_that_ends_at_once_gives_no_picture_and_says_so(tmp_path: Path) -> None:
    picture = tmp_path / "shown.png"

    done = shown("raise SystemExit(3)", picture)

    assert done.returncode != 0
    assert "ended with 3" in done.stderr
    assert not picture.exists()


def test_a_screen_of_one_colour_is_blank_and_one_with_a_window_is_not() -> None:
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    image.fill(QColor(0, 0, 0))

    alone = is_blank(image)
    for x in range(100, 400):
        for y in range(100, 300):
            image.setPixelColor(x, y, QColor(255, 255, 255))

    assert alone
    assert not is_blank(image)
