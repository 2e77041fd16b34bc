"""The tasks of a class: what was given, until when, how many have done it, and taking one back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.tasks import TaskKind
from learnkit.errors import LearnKitError
from learnkit.services.assigning import ClassTask
from learnkit.services.signing_in import SignedIn
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.telling_pill import TellingPill
from ui.teacher.task_view import TaskDrawer
from ui.teacher.task_words import task_title
from ui.teacher.tasks_model import TasksModel
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.dialog import Dialog
from ui.widgets.empty import Empty
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.pill import SyncPill
from ui.widgets.scroll import Scroll
from ui.widgets.table import Table
from ui.widgets.table_cells import BarCell, PersonCell, WordsCell
from ui.widgets.table_lines import Column, Line

WIDEST = 1560
NARROW, SMALL = 760, 1000
MARGIN, NARROW_MARGIN = 32, 20
NO_DAY = date.max.toordinal()


class TasksScreen(QWidget):
    """One class at a time; a row opens the task."""

    told = Signal(str)

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = TasksModel(around.app, around.tasks, person.actor, self)
        theme, t = around.theme, around.words.t
        self._drawer: TaskDrawer | None = None
        self.table: Table | None = None
        self._body: QWidget | None = None
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Text(theme, t("Opgaver"), "title"))
        self._choice = Choice(theme, (), "", round_ends=True, dense=True)
        self._choice.chosen.connect(self._on_class_chosen)
        head.addWidget(self._choice, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        pill = SyncPill(theme, t("Gemt her"))
        self.pill = TellingPill(around, pill, self)
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, content))
        self._choice.hide()
        self.model.told.connect(self._fill)
        self.model.taken_back.connect(self._on_taken_back)
        self.model.refused.connect(self._on_refused)
        around.theme.changed.connect(self._fill)
        self.model.load()

    def refresh(self) -> None:
        """Fetch the tasks anew, as when something has come from the school."""
        self.model.load()

    # --- filling -----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        model = self.model
        if model.classes is None:
            return
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        before, self.table = self.table, None
        had_keyboard = before is not None and before.hasFocus()
        here = model.school_class
        self._choice.setVisible(here is not None)
        if here is not None:
            self._choice.set_options(tuple((tile.id, tile.name) for tile in model.classes), here.id)
        self._body = self._make_table() if model.given else self._make_empty()
        self._column.addWidget(self._body, 1)
        self._body.show()
        self._return_to(before, had_keyboard)

    def _return_to(self, before: Table | None, had_keyboard: bool) -> None:
        """Sort the table as it was, and have the keyboard where it was."""
        if self.table is not None and before is not None:
            self.table.sort_by(before.lines.sorted_by, falling=before.lines.falling)
            self.table.go(*before.at)
        if had_keyboard:
            (self.table or self._choice).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_empty(self) -> QWidget:
        t = self._around.words.t
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Empty(self._around.theme, t("Ingen opgaver endnu"), t("Giv en opgave fra klassen, så står den her."))
        )
        column.addStretch(1)
        return holder

    def _make_table(self) -> QWidget:
        theme, t = self._around.theme, self._around.words.t
        card = Card(theme, padding=1, gap=0)
        lines = [self._line(task) for task in self.model.given]
        if self.width() / theme.scale < NARROW:
            rows = QVBoxLayout()
            rows.setContentsMargins(12, 4, 12, 8)
            rows.setSpacing(0)
            for line in lines:
                fact = " · ".join((line.cells[2].said, line.cells[3].said))
                row = ListRow(theme, "", line.first.said, fact, hear=False)
                row.clicked.connect(lambda _=False, task=line.key: self.open_task(task))
                rows.addWidget(row)
            card.column.addLayout(rows)
            card.column.addStretch(1)
            return card
        table = Table(theme, t, t("Opgaver"), round_top=True)
        table.set_columns(
            Column("title", t("Opgave")),
            (
                Column("kind", t("Slags"), grows=1),
                Column("given", t("Givet"), grows=1, falling_first=True),
                Column("until", t("Sidste dag"), grows=1),
                Column("done", t("Færdige"), width=280, grows=1),
            ),
        )
        table.set_rows(lines)
        table.opened.connect(lambda task, _column: self.open_task(task))
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setMinimumHeight(min(table.whole_height(), theme.px(300)))
        table.setMaximumHeight(table.whole_height())
        card.column.addWidget(table)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card, 1)
        column.addStretch(0)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        card.setMaximumHeight(table.maximumHeight() + 4)
        self.table = table
        return holder

    def _line(self, task: ClassTask) -> Line:
        words, t = self._around.words, self._around.words.t
        title = task_title(words, task.title, task.frame)
        kind = t("Læse") if task.kind is TaskKind.TEXT else t("Skrive")
        given = words.ago(school_time(task.given_at), school_time(self._around.app.desk.clock.now()))
        until = words.short_date(task.until) if task.until is not None else t("uden slutdato")
        last = task.until.toordinal() if task.until is not None else NO_DAY
        many = len(task.pupils)
        done, widest = (t("{done} af {all}", done=n, all=many) for n in (task.done, many))
        cells = (
            WordsCell(kind, kind, kind),
            WordsCell(given, task.given_at.timestamp(), given, quiet=True),
            WordsCell(until, last, until),
            BarCell(done, task.done / many, done, task.done / many, widest),
        )
        return Line(task.id, PersonCell(title, title, title), cells)

    # --- what is pressed ---------------------------------------------------------------------------------------------

    def _on_class_chosen(self, school_class: str) -> None:
        chosen = next((tile for tile in self.model.classes or () if tile.id == school_class), None)
        if chosen is not None:
            self.model.choose_class(chosen)

    def open_task(self, id_: str) -> None:
        """Show a task in the drawer."""
        task = self.model.task(id_)
        if task is None:
            return
        if self._drawer is None:
            self._drawer = TaskDrawer(self._around, self.window(), may_give=self.model.may_give)
            self._drawer.take_back_asked.connect(self._on_take_back_asked)
        names = {tile.id: tile.whole_name for tile in self.model.pupils}
        self._drawer.show_task(task, names, self.model.today)

    def _on_take_back_asked(self, task: ClassTask) -> None:
        t = self._around.words.t
        dialog = Dialog(
            self._around.theme,
            self.window(),
            t("Vil du tage ”{title}” tilbage?", title=task_title(self._around.words, task.title, task.frame)),
            t("Den står ikke mere blandt elevernes opgaver. Det, de har skrevet, er stadig deres."),
            lose=t("Tag den tilbage"),
            keep=t("Behold opgaven"),
        )
        dialog.lost.connect(lambda: self.model.take_back(task))
        dialog.ask()

    def _on_taken_back(self, task: ClassTask) -> None:
        if self._drawer is not None:
            self._drawer.leave()
        title = task_title(self._around.words, task.title, task.frame)
        self.told.emit(self._around.words.t("”{title}” er taget tilbage.", title=title))

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem))

    def leave(self) -> None:
        """Take the drawer down with the screen."""
        if self._drawer is not None:
            self._drawer.hide()
            self._drawer.deleteLater()
            self._drawer = None

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = NARROW_MARGIN if self.width() < SMALL else MARGIN
        aside = max(margin, (self.width() - self._around.theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(aside, 20, aside, margin)
        narrow = self.width() / self._around.theme.scale < NARROW
        if self.model.given and narrow != (self.table is None):
            self._fill()
