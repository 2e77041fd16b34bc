"""What the leader asks to see of the school's use, and the files made of it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.reports.figures import usage
from learnkit.reports.table import Figures
from ui.leader.report_periods import Span, so_far
from ui.tasks import Lane, Task, Tasks


class ReportModel(QObject):
    """The figures of one period at a time; another period asked for meanwhile takes the place of the last."""

    asked = Signal()
    """another period is on its way"""
    told = Signal()
    """`figures` are there, of `period`"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self._counting: Task | None = None
        self.span = Span.YEAR
        self.period = so_far(self.span, app.desk.today)
        self.figures: Figures | None = None

    def show_span(self, span: Span) -> None:
        """Count this month or this school year, up to today."""
        self.span = span
        self._show(so_far(span, self._app.desk.today))

    def show_days(self, period: Period) -> None:
        """Count from one day to another."""
        self.span = Span.DAYS
        self._show(period)

    def _show(self, period: Period) -> None:
        self.period = period
        self.figures = None
        if self._counting is not None:
            self._counting.cancel()
        self.asked.emit()
        # Counting a year is reading alone and takes a while: nobody's save is to wait for it.
        self._counting = self._tasks.run(
            lambda: usage(self._app.desk, self._actor, period),
            owner=self, lane=Lane.THINK, done=self._on_counted, failed=self._on_refused,
        )  # fmt: skip

    def _on_counted(self, figures: Figures) -> None:
        self.figures = figures
        self.told.emit()

    def _on_refused(self, problem: LearnKitError) -> None:
        self.refused.emit(problem)
