"""A file made of a report's figures, written where it was asked for, all of it or nothing."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from learnkit.errors import LearnKitError
from learnkit.reports.table import Figures
from ui.tasks import Lane, Task, Tasks


class SaveReportModel(QObject):
    """Makes one file at a time; `kept` tells where it lies."""

    kept = Signal(object)
    refused = Signal(object)

    def __init__(self, tasks: Tasks, figures: Figures, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._figures = figures
        self._language = language
        self._task: Task | None = None
        self._stopped = threading.Event()

    def save(self, ending: str, path: Path) -> None:
        """Make a file of this kind and put it at `path`."""
        stopped = self._stopped = threading.Event()
        figures, language = self._figures, self._language

        def work() -> Path:
            # Setting pages and workbooks takes libraries that nobody else needs.
            from learnkit.reports.rendering import Format, render_in_a_worker  # noqa: PLC0415
            from learnkit.reports.rendering import save as put  # noqa: PLC0415

            put(render_in_a_worker(figures, Format(ending), language, cancelled=stopped.is_set), path)
            return path

        self._task = self._tasks.run(work, owner=self, lane=Lane.THINK, done=self._on_kept, failed=self._on_refused)

    def stop(self) -> bool:
        """Make it no more; whether one was being made."""
        task, self._task = self._task, None
        if task is None:
            return False
        self._stopped.set()
        task.cancel()
        return True

    def _on_kept(self, path: Path) -> None:
        self._task = None
        self.kept.emit(path)

    def _on_refused(self, problem: LearnKitError) -> None:
        self._task = None
        self.refused.emit(problem)
