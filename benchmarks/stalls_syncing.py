"""The longest time a pupil's window stands still while 5,000 acts are sent to the school's server.

The real window on an invisible screen, with the pupil's home in it, and a real server; a 5 ms timer in the window's
thread, the time in which the system ran other programs left out.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from learnkit.app import App
from learnkit.db.keys import PasswordCost
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import SchoolPlan, plan_from
from learnkit.services.adding_a_pack import add_pack
from learnkit.services.choosing_a_text import texts
from learnkit.services.joining import join_school
from learnkit.services.reading import record_sitting
from learnkit.services.starting_a_school import start_school
from learnkit.services.syncing import sync_once
from ui.commands.touring.watch import Watch
from ui.shell.reception import Reception
from ui.shell.sign_in_model import SignInModel
from ui.shell.sign_in_screen import SignInScreen
from ui.shell.window import Window
from ui.tasks import Tasks
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

ACTS = 5_000
BAR_MS = 50
PATIENCE_S = 600.0
QUICK = PasswordCost(memory_kib=64, rounds=1, lanes=1)


def small_plan() -> SchoolPlan:
    """One class of one pupil, and her teacher."""
    staff = {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": "blå-hest-17", "classes": ["5.Y"]}
    return plan_from(
        {
            "school": {"name": "Strandskolen"},
            "classes": [{"name": "5.Y", "level": 5, "pupils": [{"name": "Ida Holm"}]}],
            "staff": [staff],
        }
    )


def server_command(home: Path, *words: str) -> list[str]:
    """The command line of the school's own machine."""
    return [sys.executable, "-m", "learnkit.cli.main", "--home", str(home), "--json", "server", *words]


def enrol(device: Path, school: Path, url: str) -> None:
    """Make a device of the school, with what it may hold."""
    made = subprocess.run(server_command(school, "token", "--count", "1"), capture_output=True, check=True)
    with App(device) as app:
        join_school(app.desk, url, json.loads(made.stdout)["data"]["token"])
        sync_once(app.desk)


def read_much(app: App, ida: Actor) -> None:
    """So many sittings that are not at the school yet."""
    text, now = texts(app.desk, ida)[0].id, app.clock.now()
    with app.stores.main.transaction():
        for number in range(ACTS):
            begun = now - timedelta(minutes=10 * (number + 2))
            record_sitting(app.desk, ida, text, begun, begun + timedelta(minutes=8))


def until(true: Callable[[], object], what: str) -> None:
    """Let the window work until something is so."""
    ends = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > ends:
            raise TimeoutError(what)
        QApplication.processEvents()
        time.sleep(0.001)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LEARNKIT_KEY_STORE"] = "file"
    program = QApplication([])
    load_fonts()
    with tempfile.TemporaryDirectory() as folder:
        school, device = Path(folder) / "school", Path(folder) / "device"
        with App(school) as app:
            made = start_school(app.desk, app.desk.owner(), small_plan(), cost=QUICK)
            add_pack(app.desk, app.desk.owner())
        ida = next(person for person in made.people if person.name == "Ida Holm")
        with subprocess.Popen(server_command(school, "run", "--port", "0"), stdout=subprocess.PIPE) as server:
            assert server.stdout is not None
            enrol(device, school, json.loads(server.stdout.readline())["url"])
            measure(device, ida.id, ida.secret or "")
            server.terminate()
    program.quit()


def door(window: Window) -> SignInModel | None:
    """The way in, once the classes are shown."""
    screen = window.screen_now
    return screen.model if isinstance(screen, SignInScreen) and screen.model.classes else None


def measure(device: Path, pupil: str, secret: str) -> None:
    """Prints one row: the pupil is in, and all of it is sent while her home is shown."""
    app, tasks, theme = App(device), Tasks(), Theme(reduced_motion=True)
    window = Window(theme)
    window.resize(1366, 768)
    reception = Reception(app, theme, tasks, window, "da")
    window.show()
    reception.open()
    until(lambda: door(window) is not None, "the way in")
    read_much(app, Actor(pupil, Role.PUPIL, app.desk.school))
    at_door = door(window)
    assert at_door is not None
    at_door.try_door(pupil, secret)
    where = reception.whereabouts
    until(lambda: where.where.state.waiting >= ACTS, "what waits is seen")
    watch = Watch()
    began = time.monotonic()
    until(lambda: where.where.state.waiting == 0 and not where.where.busy, "all is sent")
    took = time.monotonic() - began
    said = {
        "name": f"the longest standstill while {ACTS} acts are synced",
        "figure": round(max(0.0, watch.take_ms()), 1),
        "unit": "ms",
        "bar": BAR_MS,
        "spread": f"in {took:.0f} s",
    }
    print(json.dumps(said, ensure_ascii=False))
    reception.close()
    tasks.close()
    window.guard(False)
    window.close()
    window.clear()
    app.close()


if __name__ == "__main__":
    main()
