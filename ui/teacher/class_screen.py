"""My class: who needs a word, what everyone has read and written, who waits, and giving a task."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.tasks import TaskKind
from learnkit.errors import LearnKitError
from learnkit.services.adding_people import NewPerson
from learnkit.services.assigning import Given
from learnkit.services.class_board import PupilTile
from learnkit.services.class_overview import Overview
from learnkit.services.signing_in import SignedIn
from ui.surfaces.slips.slip import Slip
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.telling_pill import TellingPill
from ui.teacher.add_view import AddDrawer
from ui.teacher.assign_model import AssignModel
from ui.teacher.assign_view import AssignSheet
from ui.teacher.class_model import ClassModel
from ui.teacher.class_table import ClassTable
from ui.teacher.class_title import ClassTitle
from ui.teacher.class_words import Act, Need, need
from ui.teacher.code_view import CodeSheets
from ui.teacher.need_view import NeedCard
from ui.teacher.pupil_view import PupilDrawer
from ui.teacher.waiting_view import WaitingCard
from ui.teacher.week_view import WeekCard
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.pill import SyncPill
from ui.widgets.scroll import Scroll
from ui.widgets.table import Table
from ui.widgets.table_lines import Line

MOST_CARDS = 3
SIDE, GAP = 266, 24
WIDEST = 1560
NARROW, SMALL = 760, 1000
LEAST_ROWS = 5
MARGIN, NARROW_MARGIN = 32, 20
CLASS_DRAFT = "class"


class ClassScreen(QWidget):
    """One class at a time. The act on a card opens what it is about: a task for that pupil, the text that waits."""

    told = Signal(str, object)
    """a sentence for the toast, and what takes the act back, or None"""
    text_asked = Signal(str)
    """a text that waits is to be read; "" for all of them in turn"""

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = ClassModel(around.app, around.tasks, person.actor, self)
        self.assigning = AssignModel(around.app, around.tasks, person.actor, self)
        self._codes = CodeSheets(around, self)
        self._assign: AssignSheet | None = None
        self._draft = ""
        self._pupil: PupilDrawer | None = None
        self._add: AddDrawer | None = None
        self.table: Table | None = None
        self._cards: list[NeedCard] = []
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        self._make_head()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(GAP)
        self._column.addLayout(self._body, 1)
        self._main, self._side = QWidget(), QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(around.theme, self._content))
        model = self.model
        model.told.connect(self._fill)
        model.secret_given.connect(self._on_secret_given)
        model.pupil_added.connect(self._on_pupil_added)
        model.unlocked.connect(self._on_unlocked)
        for refusing in (model, self.assigning):
            refusing.refused.connect(self._on_refused)
        around.theme.changed.connect(self._fill)
        model.load()

    def refresh(self) -> None:
        """Fetch the class anew, as when something has come from the school."""
        self.model.load()

    # --- the head ----------------------------------------------------------------------------------------------------

    def _make_head(self) -> None:
        theme, t = self._around.theme, self._around.words.t
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.setSpacing(12)
        self._head = head
        names = QHBoxLayout()
        names.setSpacing(12)
        self._title = ClassTitle(theme)
        self._title.chosen.connect(self._on_class_chosen)
        names.addWidget(self._title)
        self._line = Text(theme, "", "staff", ink="ink2")
        names.addWidget(self._line, 1, Qt.AlignmentFlag.AlignVCenter)
        head.addLayout(names, 1)
        self.give = Button(theme, t("Giv en opgave"), icon="plus")
        self.give.clicked.connect(self._on_give)
        self.give.hide()
        pill = SyncPill(theme, t("Gemt her"))
        self.pill = TellingPill(self._around, pill, self)
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.give, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(head)

    def _on_class_chosen(self, school_class: str) -> None:
        chosen = next((tile for tile in self.model.classes or () if tile.id == school_class), None)
        if chosen is not None:
            self.model.choose_class(chosen)

    # --- filling -----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self.model.classes is None:
            return
        focused, table = self._focused_name(), self.table
        t, here, overview = self._around.words.t, self.model.school_class, self.model.overview
        self._empty_body()
        self._title.setVisible(here is not None)
        if here is None or overview is None:
            self._line.hide()
            sentence = t("Når en klasse er knyttet til dig, står den her.")
            self._main_column.addWidget(Empty(self._around.theme, t("Ingen klasser endnu"), sentence))
            self._main_column.addStretch(1)
            self._arrange()
            self._main.show()
            return
        self._title.set_classes(tuple((tile.id, tile.name) for tile in self.model.classes), here.id)
        many = t.count("{n} elev", "{n} elever", len(overview.pupils))
        week = t("uge {week}", week=self.model.today.isocalendar().week)
        self._line.say(f"{many} · {week}")
        self._line.show()
        self.give.setVisible(self.model.may_give and bool(overview.pupils))
        self._put_needs(overview)
        self._put_table(overview)
        self._put_side(overview)
        self._arrange()
        self._main.show()
        self._side.show()
        self._return_to(focused, table)
        self._follow_drawer()
        if self.model.may_give and self._assign is None:
            QTimer.singleShot(0, self, self._make_assign)

    def _empty_body(self) -> None:
        for old in (self._main, self._side):
            self._body.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._main, self._side = QWidget(), QWidget()
        self._cards, self.table = [], None
        self._main_column = QVBoxLayout(self._main)
        self._main_column.setContentsMargins(0, 0, 0, 0)
        self._main_column.setSpacing(12)
        self._body.addWidget(self._main, 1)
        self._body.addWidget(self._side)

    def _put_needs(self, overview: Overview) -> None:
        theme, words = self._around.theme, self._around.words
        t = words.t
        needs = overview.needs_a_word[:MOST_CARDS]
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(theme, t("Trænger til et ord"), "section"))
        said = t("Ingen skiller sig ud lige nu.")
        if needs:
            said = t.count(
                "{n} elev, valgt ud fra de sidste uger", "{n} elever, valgt ud fra de sidste uger", len(needs)
            )
        head.addWidget(Text(theme, said, "table", ink="ink2"), 1, Qt.AlignmentFlag.AlignBottom)
        self._main_column.addLayout(head)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._main_column.addLayout(self._grid)
        people = {pupil.id: pupil for pupil in overview.pupils}
        for fact in needs:
            pupil = people[fact.pupil]
            card = NeedCard(theme, words, need(fact, pupil.name, self.model.today, words), pupil)
            card.acted.connect(self._on_acted)
            self._grid.addWidget(card, 0, len(self._cards))  # at once: Tab comes to it before the table
            self._cards.append(card)

    def _put_table(self, overview: Overview) -> None:
        theme, t = self._around.theme, self._around.words.t
        card = Card(theme, padding=1, gap=0)
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 12, 10)
        head.addWidget(Text(theme, t("Hele klassen"), "section"), 1)
        if self.model.may_mend:
            add = Button(theme, t("Tilføj elev"), kind="outlined", icon="user-plus", dense=True)
            add.clicked.connect(self._on_add)
            head.addWidget(add)
        card.column.addLayout(head)
        rows = ClassTable(overview, self.model.today, self._around.words)
        lines = rows.lines()
        if self._effective_width() < NARROW:
            rows_in = QVBoxLayout()
            rows_in.setContentsMargins(12, 0, 12, 8)
            rows_in.setSpacing(0)
            for line in lines:
                rows_in.addWidget(self._narrow_row(line))
            card.column.addLayout(rows_in)
        else:
            card.column.addWidget(self._make_table(rows, lines), 1)
        self._main_column.addWidget(card, 1)

    def _make_table(self, rows: ClassTable, lines: tuple[Line, ...]) -> Table:
        theme, t = self._around.theme, self._around.words.t
        table = Table(theme, t, t("Hele klassen"))
        table.set_columns(rows.first(), rows.columns())
        table.set_rows(lines)
        table.sort_by("seen", falling=True)
        whole = table.whole_height()
        least = table.heads.height() + LEAST_ROWS * table.rowHeight(0) if lines else whole
        table.setMinimumHeight(min(whole, least))
        # As high as there is room for, and no higher than its rows: the rest of a long class moves within it.
        table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        table.setMaximumHeight(whole)
        table.opened.connect(lambda pupil, _column: self.open_pupil(pupil))
        self.table = table
        return table

    def _narrow_row(self, line: Line) -> ListRow:
        """Where a table has no room: the pupil, and the figures as the row's fact."""
        seen, minutes, _, words = (cell.said for cell in line.cells[:4])
        row = ListRow(self._around.theme, "", line.first.said, f"{seen} · {minutes} · {words}", hear=False)
        row.clicked.connect(lambda: self.open_pupil(line.key))
        return row

    def _put_side(self, overview: Overview) -> None:
        theme, words = self._around.theme, self._around.words
        self._side_box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._side)
        self._side_box.setContentsMargins(0, 0, 0, 0)
        self._side_box.setSpacing(16)
        waiting = WaitingCard(theme, words, overview, school_time(self._around.app.desk.clock.now()))
        waiting.text_chosen.connect(self.text_asked)
        for card in (waiting, WeekCard(theme, words, overview)):
            self._side_box.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
        self._side_box.addStretch(0)

    # --- room --------------------------------------------------------------------------------------------------------

    def _effective_width(self) -> float:
        return self.width() / self._around.theme.scale

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = self._effective_width() < NARROW
        if self.model.overview is not None and narrow != (self.table is None):
            self._fill()
        else:
            self._arrange()

    def _arrange(self) -> None:
        """Set head, cards and side as the room allows."""
        wide = self._effective_width()
        margin = NARROW_MARGIN if self.width() < SMALL else MARGIN
        aside = max(margin, (self.width() - self._around.theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(aside, 20, aside, margin)
        beside = wide >= SMALL
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._body.setDirection(across if beside else down)
        self._side.setMinimumWidth(self._around.theme.px(SIDE) if beside else 0)
        self._side.setMaximumWidth(self._around.theme.px(SIDE) if beside else self.maximumWidth())
        self.pill.pill.set_short(wide < SMALL)
        self._head.setDirection(across if wide >= SMALL / 2 else down)
        if self._side.layout() is not None:
            row = not beside and wide >= NARROW * 0.8
            self._side_box.setDirection(across if row else down)
            for number in range(self._side_box.count()):
                last = number == self._side_box.count() - 1
                self._side_box.setStretch(number, int(row != last))
        if self._cards:
            self._lay_cards(3 if wide >= NARROW else 1)

    def _lay_cards(self, columns: int) -> None:
        for card in self._cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(MOST_CARDS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _focused_name(self) -> str:
        """What has the keyboard among what is about to be made anew."""
        focused = self.window().focusWidget()
        inside = focused is not None and (self._main.isAncestorOf(focused) or self._side.isAncestorOf(focused))
        return focused.accessibleName() if inside and focused is not None else ""

    def _return_to(self, name: str, before: Table | None) -> None:
        """Sort the table as it was, and have the keyboard where it was."""
        if self.table is not None and before is not None:
            self.table.sort_by(before.lines.sorted_by, falling=before.lines.falling)
            self.table.go(*before.at)
        if not name:
            return
        for part in (*self._main.findChildren(QWidget), *self._side.findChildren(QWidget)):
            if part.accessibleName() == name and part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled():
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.give.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- a pupil -----------------------------------------------------------------------------------------------------

    def open_pupil(self, pupil: str) -> None:
        """Show a pupil of the class in the drawer."""
        line, tile = self.model.line(pupil), self.model.tile(pupil)
        if line is None or tile is None:
            return
        if self._pupil is None:
            may_give, may_mend = self.model.may_give, self.model.may_mend
            self._pupil = PupilDrawer(self._around, self.window(), may_give=may_give, may_mend=may_mend)
            self._pupil.task_asked.connect(self._on_task_asked)
            self._pupil.secret_asked.connect(self.model.give_secret)
            self._pupil.unlock_asked.connect(self.model.unlock)
        self._pupil.show_pupil(line, tile, self.model.today)

    def _follow_drawer(self) -> None:
        """Show the newest of the pupil whose drawer is open."""
        if self._pupil is not None and not self._pupil.isHidden():
            self.open_pupil(self._pupil.pupil)

    def _on_task_asked(self, pupil: str) -> None:
        if self._pupil is not None:
            self._pupil.leave()
        self._open_draft(pupil, TaskKind.TEXT)

    def _on_acted(self, said: Need) -> None:
        if said.act is Act.READ_TEXT:
            self.text_asked.emit(said.document)
        elif said.act is Act.SEE_TASKS or not self.model.may_give:
            self.open_pupil(said.pupil)
        else:
            self._open_draft(said.pupil, TaskKind.TEXT if said.act is Act.GIVE_TEXT else TaskKind.WRITING)

    # --- a task ------------------------------------------------------------------------------------------------------

    def _on_give(self) -> None:
        here = self.model.school_class
        if self._assign is not None and here is not None and self._draft == f"{CLASS_DRAFT} {here.id}":
            self._assign.show_sheet()
        else:
            self._open_draft("", TaskKind.TEXT)

    def _open_draft(self, pupil: str, kind: TaskKind) -> None:
        """Begin a task for one pupil, or with "" for the class."""
        here, overview = self.model.school_class, self.model.overview
        if here is None or overview is None:
            return
        sheet = self._make_assign()
        self._draft = pupil or f"{CLASS_DRAFT} {here.id}"
        chosen = (pupil,) if pupil else None
        self.assigning.begin(here, overview.pupils, self.model.today, for_pupils=chosen, kind=kind)
        sheet.open_draft()

    def _make_assign(self) -> AssignSheet:
        """The sheet for tasks: made once, in a turn of its own before anyone asks for it."""
        if self._assign is None:
            self._assign = AssignSheet(self._around, self.window(), self.assigning)
            self._assign.given.connect(self._on_given)
        return self._assign

    def _on_given(self, given: Given, sentence: str) -> None:
        self._draft = ""
        self.model.load()
        self.told.emit(sentence, lambda: self.model.take_back(given.task))

    # --- doors and new pupils ----------------------------------------------------------------------------------------

    def _on_add(self) -> None:
        if self._add is None:
            self._add = AddDrawer(self._around, self.window())
            self._add.named.connect(self.model.add)
        self._add.ask()

    def _on_pupil_added(self, new: NewPerson) -> None:
        if self._add is not None:
            self._add.done()
        self._codes.show(Slip(new.name, new.user, new.school_class, new.secret or ""), None)

    def _on_secret_given(self, pupil: PupilTile, secret: str) -> None:
        here = self.model.school_class
        slip = Slip(pupil.whole_name, pupil.user, here.name if here else "", secret, pupil.protected)
        self._codes.show(slip, None)

    def _on_unlocked(self, pupil: PupilTile) -> None:
        self.told.emit(self._around.words.t("{name} kan logge ind igen.", name=pupil.name), None)

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem), None)

    def leave(self) -> None:
        """Take away a secret that is still shown, and every sheet of this screen."""
        self._codes.leave()
        for sheet in (self._assign, self._pupil, self._add):
            if sheet is not None:
                sheet.hide()
                sheet.deleteLater()
        self._assign = self._pupil = self._add = None
