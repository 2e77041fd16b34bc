"""A school kept on a server, and devices of it, for tests of what the screens do over the network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from learnkit.app import App
from learnkit.services.adding_a_pack import add_pack
from learnkit.services.joining import join_school
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.syncing import sync_once
from tests.builders import start_small_school
from tests.scenarios.day_at_school import Machine, Server
from tests.ui.shell.house import House

PATIENCE_MS = 40_000
"""A server, a program and their stores on one busy machine."""


def soon(house: House, true: Callable[[], object]) -> None:
    """Wait until something is so that goes over the network."""
    house.qtbot.waitUntil(lambda: bool(true()), timeout=PATIENCE_MS)


@dataclass
class Served:
    """The small school on a server that runs."""

    machine: Machine
    server: Server
    school: NewSchool

    @classmethod
    def start(cls, home: Path) -> Served:
        with App(home) as app:
            school = start_small_school(app.desk)
            add_pack(app.desk, app.desk.owner())
        machine = Machine(home)
        return cls(machine, Server(machine), school)

    def token(self, *words: str) -> str:
        """A token for one device."""
        return str(self.machine("server", "token", "--count", "1", *words)["token"])

    def enrol(self, home: Path) -> None:
        """Make a device of the school in this home, and fetch what it may hold."""
        with App(home) as app:
            join_school(app.desk, self.server.url, self.token())
            sync_once(app.desk)

    def stop(self) -> None:
        """Stop the server."""
        self.server.stop()
        said = self.server._process.stdout
        if said is not None:
            said.close()
