"""Shows LearnKit on a virtual screen, for a machine that has none, and keeps a picture of what it showed."""

from __future__ import annotations

import argparse
import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage, QPixmap

SCREEN = "1366x768x24"
SECONDS = 60
CALM_S = 1.0
"""a picture counts once nothing has changed for so long"""


class NoPictureError(Exception):
    """The screen, the program or the picture did not come; the text says which."""


@contextmanager
def virtual_screen(screen: str = SCREEN) -> Iterator[str]:
    """A running Xvfb, by the name that DISPLAY takes; it ends with the block."""
    read_end, write_end = os.pipe()
    words = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", screen, "-nolisten", "tcp"]
    try:
        server = subprocess.Popen(words, pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    except FileNotFoundError as problem:
        raise NoPictureError("Xvfb is not installed") from problem
    finally:
        os.close(write_end)
    try:
        answered, _, _ = select.select([read_end], [], [], SECONDS)
        number = os.read(read_end, 16).decode().strip() if answered else ""
        if not number:
            raise NoPictureError("Xvfb did not start")
        yield f":{number}"
    finally:
        os.close(read_end)
        server.terminate()
        server.wait()


@contextmanager
def program(words: list[str], display: str) -> Iterator[subprocess.Popen[bytes]]:
    """The program on that screen; it is asked to end with the block, and made to if it will not."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    running = subprocess.Popen(words, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        if running.stdout is not None:
            running.stdout.close()


def until_ready(running: subprocess.Popen[bytes]) -> None:
    """Wait until the program prints that its first screen can be used: what stands there before is only its mark."""
    assert running.stdout is not None
    told, _, _ = select.select([running.stdout], [], [], SECONDS)
    if not told:
        raise NoPictureError("LearnKit was not ready in time")
    if running.stdout.readline().strip() != b"ready":
        raise NoPictureError(f"LearnKit ended with {running.wait(10)} before it showed anything")


def is_blank(image: QImage) -> bool:
    """Whether every pixel of a coarse copy has the same colour, as on a screen without a window."""
    small = image.scaled(QSize(64, 36))
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())}) <= 1


def calm_picture(running: subprocess.Popen[bytes]) -> QPixmap:
    """What the screen shows once a window is there and has come to rest."""
    last, since, until = QImage(), time.monotonic(), time.monotonic() + SECONDS
    while time.monotonic() < until:
        QGuiApplication.processEvents()
        picture = QGuiApplication.primaryScreen().grabWindow(0)
        image = picture.toImage()
        if image != last:
            last, since = image, time.monotonic()
        elif not is_blank(image) and time.monotonic() - since >= CALM_S:
            return picture
        try:
            raise NoPictureError(f"LearnKit ended with {running.wait(0.1)} before it showed anything")
        except subprocess.TimeoutExpired:
            continue
    raise NoPictureError("no window came, or it never came to rest")


def show(words: list[str], picture: Path) -> None:
    """Runs the program on a virtual screen until it has come to rest, and writes what it showed."""
    with virtual_screen() as display, program(words, display) as running:
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        screen = QGuiApplication([sys.argv[0]])
        until_ready(running)
        picture.parent.mkdir(parents=True, exist_ok=True)
        if not calm_picture(running).save(str(picture)):
            raise NoPictureError(f"{picture} cannot be written")
        del screen


def main(words: list[str] | None = None) -> int:
    """Writes the picture and prints where it is."""
    parser = argparse.ArgumentParser(prog="./run demo --virtual")
    parser.add_argument("--home", required=True)
    parser.add_argument("--picture", required=True, type=Path)
    asked, more = parser.parse_known_args(words)
    try:
        show([sys.executable, "-m", "ui.main", "--say-ready", "--home", asked.home, *more], asked.picture)
    except NoPictureError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(asked.picture)
    return 0


if __name__ == "__main__":
    sys.exit(main())
