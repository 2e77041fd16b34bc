"""The look one person reads and writes in: shown at once, remembered a moment later."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from learnkit.app import App
from learnkit.domain.look import Look, Setting
from learnkit.domain.people import Actor
from learnkit.services.choosing_a_look import choose_look, look_of
from ui.tasks import Lane, Tasks

PAUSE_MS = 400
"""Stepping from 24 to 30 is remembered once, not six times."""


class LookModel(QObject):
    """Keeps a person's look; what is chosen holds at once."""

    changed = Signal()
    """`look` is another"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = app.desk
        self._tasks = tasks
        self._actor = actor
        self._unsaved: dict[str, Setting] = {}
        self.look = Look()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self.save)

    def load(self) -> None:
        """Fetch the look that was chosen before."""

        def done(look: Look) -> None:
            self._take(replace(look, **self._unsaved))  # type: ignore[arg-type]

        self._tasks.run(
            lambda: look_of(self._desk, self._actor),
            owner=self,
            lane=Lane.DATA,
            done=done,
            failed=self.refused.emit,
        )

    def take(self, look: Look) -> None:
        """Begin with a look that somebody else has fetched."""
        self._take(look)

    def choose(self, **choices: Setting) -> None:
        """Choose something; what is outside its limits is brought inside them."""
        self._unsaved.update(choices)
        self._timer.start()
        self._take(replace(self.look, **choices))  # type: ignore[arg-type]

    def save(self) -> None:
        """Remember now what was chosen."""
        self._timer.stop()
        if not self._unsaved:
            return
        choices, self._unsaved = self._unsaved, {}
        desk, actor = self._desk, self._actor
        self._tasks.run(
            lambda: choose_look(desk, actor, **choices),
            owner=self,
            lane=Lane.DATA,
            failed=self.refused.emit,
        )

    def _take(self, look: Look) -> None:
        if look != self.look:
            self.look = look
            self.changed.emit()
