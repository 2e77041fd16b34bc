"""Mål: pupils by goals, what is behind each cell, and the teacher's judgement."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from learnkit.domain.competence import Level
from learnkit.domain.goals import Status
from learnkit.domain.people import given_name
from learnkit.errors import LearnKitError
from learnkit.services.signing_in import SignedIn
from ui.surfaces.surroundings import Surroundings
from ui.teacher.competence_drawer_view import GoalDrawer
from ui.teacher.competence_model import CompetenceModel, Place
from ui.teacher.competence_table_view import NAME, columns, lines
from ui.teacher.competence_words import goals_of_step, level_words
from ui.widgets.card import Card
from ui.widgets.choice import Choice
from ui.widgets.empty import Empty
from ui.widgets.evidence_cell import SheetKey
from ui.widgets.label import Text
from ui.widgets.sheet import DRAWER
from ui.widgets.table import Table
from ui.widgets.table_lines import Column

BESIDE = 800
"""From this effective width on the drawer stands beside the table; in less room it takes the table's place."""
WIDEST = 1560
LOW = 440
"""In a window of less effective height what the sheets mean is said by the cells alone."""
KEYS = {Qt.Key.Key_0: 0, Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3}


class CompetenceScreen(QWidget):
    """Arrows go between the cells, Enter opens one, 0–3 judge it, N notes what was seen, Esc closes it."""

    told = Signal(str, object)
    """a sentence for the toast, and what takes the act back, or None"""

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, words = around.theme, around.words
        t = words.t
        self.model = CompetenceModel(around.app, around.tasks, person.actor, self)
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(14)
        self._head = QHBoxLayout()
        self._head.setSpacing(14)
        self._title = Text(theme, t("Mål"), "title")
        self.classes = Choice(theme, (), "", dense=True, round_ends=True)
        self.classes.chosen.connect(self.model.choose_class)
        self._facts = Text(theme, "", "table", ink="ink2")
        self._head.addWidget(self._title)
        self._head.addWidget(self.classes, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.addWidget(self._facts, 1, Qt.AlignmentFlag.AlignVCenter)
        self._whole.addLayout(self._head)
        self._empty: Empty | None = None
        self._paper = Card(theme, padding=1, gap=0)
        self.table = Table(theme, t, t("Elever og mål"), row=57, round_top=True)
        self.table.setCornerWidget(QWidget())
        self.table.opened.connect(self._on_opened)
        self.table.moved.connect(self._on_moved)
        self._paper.column.addWidget(self.table, 1)
        key = SheetKey(theme, list(level_words(words).values()), t("Forslag, du ikke har vurderet"))
        self._key = QWidget()
        foot = QHBoxLayout(self._key)
        foot.setContentsMargins(20, 10, 20, 10)
        foot.addWidget(key, 1)
        foot.addWidget(Text(theme, t("tal: antal ting"), "table", ink="ink2"))
        self._paper.column.addWidget(self._key)
        self.drawer = GoalDrawer(theme, words, may_judge=self.model.may_judge, may_observe=self.model.may_observe)
        self._beside = QHBoxLayout()
        self._beside.setSpacing(16)
        self._beside.addWidget(self._paper, 1)
        self._beside.addWidget(self.drawer)
        self._whole.addLayout(self._beside, 1)
        self._goals: tuple[str, ...] = ()
        for hidden in (self._paper, self.drawer, self.classes, self._facts):
            hidden.hide()
        self._wire()
        self.setFocusProxy(self.table)
        self.model.load()

    def _wire(self) -> None:
        model, drawer = self.model, self.drawer
        model.told.connect(self._fill)
        model.opened.connect(self._on_behind)
        model.judged.connect(self._on_judged)
        model.noted.connect(self._on_noted)
        model.refused.connect(self._on_refused)
        drawer.closed.connect(self.close_drawer)
        drawer.judged.connect(self._on_judge_asked)
        drawer.noted.connect(self._on_note_asked)
        self._around.theme.changed.connect(self._arrange)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            save = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            save.activated.connect(self._on_save)
        region = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        region.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        region.activated.connect(self._next_region)

    def refresh(self) -> None:
        """Fetch the table anew, as when something has come from the school."""
        self.model.load()

    # --- the table ---------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        model, t = self.model, self._around.words.t
        here, table = model.school_class, model.table
        if self._empty is not None:
            self._empty.hide()
            self._empty.deleteLater()
            self._empty = None
        nothing = here is None or table is None or not table.rows
        self._paper.setVisible(not nothing)
        self._facts.setVisible(not nothing)
        self.classes.setVisible(here is not None)
        if here is not None:
            self.classes.set_options([(tile.id, tile.name) for tile in model.classes or ()], here.id)
        if here is None or table is None or nothing:
            self.close_drawer()
            sentence = t("Når en klasse med elever er knyttet til dig, står dens mål her.")
            self._empty = Empty(self._around.theme, t("Ingen mål endnu"), sentence)
            self._whole.insertWidget(1, self._empty)
            return
        self._title.say(t("Mål i {subject}", subject=table.framework.subject.lower()))
        facts = [table.framework.title, goals_of_step(self._around.words, table.goals), table.framework.version]
        if table.framework.status is Status.UNVERIFIED:
            facts.append(t("ikke kontrolleret mod bekendtgørelsen"))
        self._facts.say(" · ".join(fact for fact in facts if fact))
        goals = tuple(goal.id for goal in table.goals)
        if goals != self._goals:
            self._goals = goals
            first = Column(NAME, t("Elev"), sortable=False)
            self.table.set_columns(first, columns(self._around.theme, table.goals))
        self.table.set_rows(lines(self._around.words, table))
        cell = self.model.at(self.model.wanted) if self.model.wanted is not None else None
        if cell is not None:
            self.drawer.form.show_standing(cell.judged)
        self._arrange()

    # --- a cell ------------------------------------------------------------------------------------------------------

    def _on_opened(self, pupil: str, goal: str) -> None:
        goal = goal if goal != NAME else self._goals[0]
        self.table.go(pupil, goal)
        self._show_cell(Place(pupil, goal))
        self.drawer.take_focus()

    def _on_moved(self, pupil: str, goal: str) -> None:
        if self.drawer.isVisibleTo(self) and self.model.wanted != Place(pupil, goal):
            self._show_cell(Place(pupil, goal))

    def _show_cell(self, place: Place) -> None:
        row, cell, table = self.model.row(place.pupil), self.model.at(place), self.model.table
        if row is None or cell is None or table is None:
            return
        goal = next(goal for goal in table.goals if goal.id == place.goal)
        self.drawer.show_cell(row, goal, cell)
        self.drawer.show()
        self.table.set_marked(True)
        self._arrange()
        self.model.open_cell(place)

    def _on_behind(self) -> None:
        cell = self.model.cell
        if cell is not None and cell.place == self.model.wanted:
            self.drawer.show_behind(cell, self._around.app.desk.clock.now())

    def close_drawer(self) -> None:
        """Have no cell open; the keyboard goes back to the table."""
        if not self.drawer.isVisibleTo(self):
            return
        self.model.close_cell()
        self.drawer.hide()
        self.table.set_marked(False)
        self._arrange()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- judging and noting ------------------------------------------------------------------------------------------

    def _on_judge_asked(self, level: int, note: str) -> None:
        if self.model.wanted is not None:
            self.model.judge(self.model.wanted, level, note)

    def _on_judged(self, place: Place, level: int) -> None:
        t, row = self._around.words.t, self.model.row(place.pupil)
        if place == self.model.wanted:
            self.drawer.form.show_standing(Level(level))
        word = level_words(self._around.words)[Level(level)]
        said = t("{name}: {level}.", name=given_name(row.name) if row is not None else "", level=word)
        self.told.emit(said, lambda: self._take_back(place))

    def _take_back(self, place: Place) -> None:
        self.model.take_back(place)

    def _on_note_asked(self, words: str) -> None:
        if self.model.wanted is not None:
            self.model.note(self.model.wanted, words)

    def _on_noted(self, made: str) -> None:
        place = self.model.wanted
        undo = (lambda: self.model.take_back_note(place, made)) if place is not None else None
        self.told.emit(self._around.words.t("Noten er gemt."), undo)

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem), None)

    def _on_save(self) -> None:
        if self.drawer.isVisibleTo(self):
            self.drawer.save()

    # --- keys and sizes ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        typing = isinstance(self.focusWidget(), QLineEdit)
        key = Qt.Key(event.key())
        if plain and key in KEYS and not typing and self.model.may_judge and self._here() is not None:
            self.model.judge(self._here() or Place("", ""), KEYS[key])
        elif plain and key == Qt.Key.Key_N and not typing and self._here() is not None:
            self._note_here()
        elif key == Qt.Key.Key_Escape and self.drawer.isVisibleTo(self):
            self.close_drawer()
        else:
            super().keyPressEvent(event)

    def _here(self) -> Place | None:
        """The cell the keyboard is in or beside."""
        if self.model.wanted is not None:
            return self.model.wanted
        pupil, goal = self.table.at
        return Place(pupil, goal) if pupil else None

    def _note_here(self) -> None:
        here = self._here()
        if here is not None and self.model.wanted != here:
            self._show_cell(here)
        self.drawer.go_to_note()

    def _next_region(self) -> None:
        if not self.drawer.isVisibleTo(self):
            (self.classes if self.table.hasFocus() else self.table).setFocus(Qt.FocusReason.TabFocusReason)
        elif self.drawer.isAncestorOf(self.focusWidget() or self):
            (self.table if self._paper.isVisibleTo(self) else self.classes).setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.drawer.take_focus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._around.theme
        effective = self.width() / theme.scale
        margin = 32 if effective >= 1000 else 20
        right = max(margin, self.width() - theme.px(WIDEST) - margin)
        self._whole.setContentsMargins(margin, 20, right, 24 if self.height() > 640 else 12)
        open_, beside = self.drawer.isVisibleTo(self), effective >= BESIDE
        filled = self.model.table is not None and bool(self.model.table.rows)
        tall = self.height() / theme.scale >= LOW
        for part in (self._title, self.classes):
            part.setVisible((beside or not open_) and self.model.classes is not None)
        self._facts.setVisible(filled and beside)
        self._key.setVisible(tall)
        self.drawer.setMinimumWidth(theme.px(DRAWER) if beside else 0)
        self.drawer.setMaximumWidth(theme.px(DRAWER) if beside else 16777215)
        self._paper.setVisible(filled and (beside or not open_))
