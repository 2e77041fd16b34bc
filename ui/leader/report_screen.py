"""The leader's report: a period's five figures, two charts, classes by month, and files of the same figures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.reports.table import Figures
from learnkit.reports.words import compared_words
from ui.leader.chart_card_view import ChartCard
from ui.leader.five_figures_view import FiveFigures
from ui.leader.period_view import DaysView, PeriodChoice
from ui.leader.report_model import ReportModel
from ui.leader.report_periods import Span
from ui.leader.report_words import beside, by_class, five, heads, of_whom, rows, series_names
from ui.leader.save_report_view import FORMATS, Format, SaveReport
from ui.leader.told_below_view import Definitions, Promises
from ui.surfaces.surroundings import Surroundings
from ui.widgets.bar_chart import BarChart
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.line_chart import LineChart
from ui.widgets.scroll import Scroll
from ui.widgets.skeleton import Skeleton
from ui.widgets.table import Table

WIDEST, SIDE_BY_SIDE = 1560, 780
MOST_ROWS = 12
MOST_CLASSES = 12
"""beside another chart; more have the whole width"""
SKELETON = (QRect(0, 0, 1000, 116), QRect(0, 132, 600, 280), QRect(616, 132, 384, 280), QRect(0, 428, 1000, 160))


class ReportScreen(QWidget):
    """Shows a leader the school's use in a period; single pupils are never in it."""

    kept = Signal(object)
    """the Path of a file that was made of the figures"""

    def __init__(self, around: Surroundings, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = ReportModel(around.app, around.tasks, actor, self)
        self.sheet: SaveReport | None = None
        self._has_room = True
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        self._make_head()
        self._make_body()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(around.theme, self._content))
        self.model.asked.connect(self._on_asked)
        self.model.told.connect(self._fill)
        self.model.refused.connect(self._on_refused)
        self.model.show_span(self.model.span)

    def _make_head(self) -> None:
        theme, words = self._around.theme, self._around.words
        names = QVBoxLayout()
        names.setSpacing(4)
        names.addWidget(Text(theme, words.t("Læsning på skolen"), "title"))
        self._of_whom = Text(theme, "", "staff", ink="ink2")
        self._compared = Text(theme, "", "staff", ink="ink2")
        names.addWidget(self._of_whom)
        names.addWidget(self._compared)
        self.period = PeriodChoice(theme, words, self.model.span)
        self.period.span_chosen.connect(self._on_span)
        acts = QWidget()
        flow = Flow(acts, gap=12)
        flow.addWidget(self.period)
        self._buttons: list[Button] = []
        for form in reversed(FORMATS):
            kind = "filled" if form is FORMATS[0] else "outlined"
            button = Button(theme, form.word(words.t), kind=kind, icon=form.icon)
            button.clicked.connect(lambda _=False, f=form: self._on_save_asked(f))
            flow.addWidget(button)
            self._buttons.append(button)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(16)
        self._head.addLayout(names, 1)
        self._head.addWidget(acts, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(self._head)
        self.days = DaysView(theme, words, self._around.app.desk.today)
        self.days.days_given.connect(self.model.show_days)
        self.days.hide()
        self._column.addWidget(self.days)

    def _make_body(self) -> None:
        theme, words = self._around.theme, self._around.words
        t = words.t
        self._waiting = Skeleton(theme, t("Tæller sammen"), SKELETON)
        self._column.addWidget(self._waiting)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(16)
        self.figures = FiveFigures(theme)
        body.addWidget(self.figures)
        self.classes = ChartCard(theme, BarChart(theme, words.number))
        self.months = ChartCard(theme, LineChart(theme, words.number))
        self.written = ChartCard(theme, BarChart(theme, words.number))
        self._charts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._charts.setSpacing(16)
        self._charts.addWidget(self.classes, 11)
        self._charts.addWidget(self.months, 9)
        self._charts.addWidget(self.written, 9)
        body.addLayout(self._charts)
        paper = Card(theme, padding=1, gap=0)
        self.table = Table(theme, t, t("Klasser og måneder"), round_top=True)
        self.table.set_columns(*heads(words))
        paper.column.addWidget(self.table)
        body.addWidget(paper)
        self.promises = Promises(theme, t)
        self.definitions = Definitions(theme, t)
        body.addWidget(self.promises)
        body.addWidget(self.definitions)
        self._column.addWidget(self._body)
        self._column.addStretch(1)
        self._body.hide()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _on_span(self, span: Span) -> None:
        self.days.setVisible(span is Span.DAYS)
        if span is Span.DAYS:
            self.days.fill(self.model.period)
            self.days.first.setFocus()
        else:
            self.model.show_span(span)

    def _on_asked(self) -> None:
        self._waiting.show()
        self._body.hide()
        for button in self._buttons:
            button.off(self._around.words.t("Tæller sammen"))

    def _fill(self) -> None:
        figures, words = self.model.figures, self._around.words
        if figures is None:
            return
        self._waiting.hide()
        self._of_whom.say(of_whom(figures, words))
        self._compared.say(compared_words(figures, words.t))
        self.figures.show_figures(five(figures, words))
        earlier, now = series_names(figures, words)
        one_month = len(figures.now.months) == 1
        self.classes.show_drawn(by_class(figures, words), earlier, now)
        (self.written if one_month else self.months).show_drawn(beside(figures, words), earlier, now)
        self.written.setVisible(one_month)
        self.months.setVisible(not one_month)
        self.table.set_rows(rows(figures, words))
        self.promises.show_of(figures, words)
        self._body.show()
        self._arrange()
        for button in self._buttons:
            button.on()

    def _on_refused(self, problem: LearnKitError) -> None:
        words = self._around.words
        self._waiting.hide()
        elsewhere = words.t("Rapporten laves, hvor skolens tal er: på skolens server.")
        self._of_whom.say(elsewhere if problem.code == "rights.denied" else words.problem(problem))

    # --- files -------------------------------------------------------------------------------------------------------

    def _on_save_asked(self, form: Format) -> None:
        figures = self.model.figures
        if figures is not None:
            self._open_sheet(form, figures)

    def _open_sheet(self, form: Format, figures: Figures) -> None:
        self._drop_sheet()
        self.sheet = SaveReport(self._around, self.window(), form, figures)
        self.sheet.kept.connect(self._on_kept)
        self.sheet.closed.connect(self._drop_sheet)
        self.sheet.show_sheet(self.sheet.path.line)

    def _on_kept(self, path: Path) -> None:
        if self.sheet is not None:
            self.sheet.leave()
        self.kept.emit(path)

    def _drop_sheet(self) -> None:
        if self.sheet is not None:
            sheet, self.sheet = self.sheet, None
            sheet.stop()
            sheet.deleteLater()

    def leave(self) -> None:
        """Close a sheet that is open, and stop the file it may be making."""
        if self.sheet is not None:
            self.sheet.leave()

    # --- room --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        px, margin = self._around.theme.px, 20 if self.width() < 1000 else 32
        right = max(margin, self.width() - px(WIDEST) - margin)
        self._column.setContentsMargins(margin, 20, right, 24)
        self._has_room = self.width() - margin - right >= px(SIDE_BY_SIDE)
        self._head.setDirection(_across(self._has_room))
        self._arrange()

    def _arrange(self) -> None:
        few = len(self.classes.chart.points) <= MOST_CLASSES
        self._charts.setDirection(_across(self._has_room and few))
        self._size_table()

    def _size_table(self) -> None:
        most = self.table.heads.height() + self._around.theme.px(44) * MOST_ROWS
        self.table.setFixedHeight(min(self.table.whole_height(), most))


def _across(beside: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
