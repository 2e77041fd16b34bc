"""What there is to say of this machine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.services.doctor import Finding, findings
from ui.tasks import Lane, Tasks


class MachineModel(QObject):
    """Looks the installation over; it takes seconds, and nothing waits for it."""

    told = Signal()
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.found: tuple[Finding, ...] | None = None

    def look(self) -> None:
        """Look everything over now."""

        def done(found: tuple[Finding, ...]) -> None:
            self.found = found
            self.told.emit()

        self._tasks.run(
            lambda: findings(self._app.desk, self._app.speaker),
            owner=self, lane=Lane.THINK, done=done, failed=self.refused.emit,
        )  # fmt: skip

    @property
    def troubles(self) -> tuple[Finding, ...]:
        """What needs a hand."""
        return tuple(finding for finding in self.found or () if not finding.ok)
