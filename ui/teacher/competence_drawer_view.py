"""What is behind one cell: the proposal, the evidence, a note, and the teacher's own judgement."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.competence import Level
from learnkit.domain.goals import Goal
from learnkit.services.competence_table import Cell, PupilGoals
from learnkit.services.evidence import Piece
from learnkit.services.judging_competence import LONGEST_NOTE
from ui.a11y import name
from ui.strings import Words
from ui.surfaces.icon_view import IconView
from ui.teacher.avatar_view import AvatarView
from ui.teacher.competence_model import Opened
from ui.teacher.competence_words import (
    ICONS,
    goal_path,
    judgement_words,
    level_words,
    piece_facts,
    piece_title,
    proposal_words,
)
from ui.theme.press import card, slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS
from ui.widgets.button import Button
from ui.widgets.evidence_cell import LevelChoice
from ui.widgets.field import Field
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll
from ui.widgets.sheet import Close

PAD = 20
FIRST_PIECES = 3
LOW = 640
"""In a drawer of less height the judgement moves with the rest."""
TILE = 32


class _Proposal(QWidget):
    """What is proposed, in a well."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self.theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.addWidget(Text(theme, words, "staff"))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        frame = self.theme.ink("line") if self.theme.name == "hc" else None
        slab(painter, QRectF(self.rect()), RADIUS["control"], self.theme.ink("sunk"), frame)


class _Tile(QWidget):
    """The sign of a kind of evidence, on a tint."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__()
        self.theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(IconView(theme, icon, "fjord", side=TILE - 12))
        self.setFixedSize(theme.px(TILE), theme.px(TILE))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        slab(painter, QRectF(self.rect()), RADIUS["badge"], self.theme.ink("fjordT"))


class PieceRow(QWidget):
    """One piece of evidence: what, how much, when."""

    def __init__(self, theme: Theme, words: Words, piece: Piece, now: datetime) -> None:
        super().__init__()
        self.theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(12)
        row.addWidget(_Tile(theme, ICONS[piece.kind]), 0, Qt.AlignmentFlag.AlignTop)
        said = QVBoxLayout()
        said.setSpacing(0)
        title, facts = piece_title(words, piece), piece_facts(words, piece)
        said.addWidget(Text(theme, title, "table", weight=700))
        when = words.ago(school_time(piece.at), school_time(now))
        said.addWidget(Text(theme, f"{facts} · {when}" if facts else when, "table", ink="ink2"))
        row.addLayout(said, 1)
        name(self, f"{title}. {facts}. {when}" if facts else f"{title}. {when}")

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).fillRect(QRectF(0, 0, self.width(), 1), self.theme.ink("line"))


class JudgementForm(QWidget):
    """The four levels, why, and saving."""

    saved = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        super().__init__()
        t = words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Text(theme, t("Din vurdering"), "staff", weight=700))
        grid = QGridLayout()
        grid.setSpacing(8)
        self.choices: dict[Level, LevelChoice] = {}
        for level, word in level_words(words).items():
            choice = LevelChoice(theme, level, word)
            choice.setAutoExclusive(True)
            choice.toggled.connect(self._on_toggled)
            name(choice, word, t("Tast {n}", n=int(level)))
            grid.addWidget(choice, level // 2, level % 2)
            self.choices[level] = choice
        column.addLayout(grid)
        self.why = Field(theme, t, t("Hvorfor? Det kan vente."))
        self.why.line.setMaxLength(LONGEST_NOTE)
        self.why.entered.connect(self.saved)
        self.why.hide()
        self._stands: Level | None = None
        column.addWidget(self.why)
        self.save = Button(theme, t("Gem vurdering"), wide=True)
        self.save.clicked.connect(self.saved)
        column.addWidget(self.save)

    @property
    def level(self) -> Level | None:
        """The level that is chosen."""
        return next((level for level, choice in self.choices.items() if choice.isChecked()), None)

    def show_standing(self, level: Level | None) -> None:
        """Have the level chosen that stands, or none; why it was given is asked for once another is chosen."""
        self._stands = level
        for each, choice in self.choices.items():
            choice.setAutoExclusive(False)
            choice.setChecked(each == level)
            choice.setAutoExclusive(True)
        self.why.set_text("")
        self._on_toggled()

    def _on_toggled(self) -> None:
        self.why.setVisible(self.level not in (None, self._stands))


class GoalDrawer(QWidget):
    """One cell at a time; `show_cell` when it is chosen, `show_behind` when what is behind it has come."""

    closed = Signal()
    judged = Signal(int, str)
    noted = Signal(str)

    def __init__(self, theme: Theme, words: Words, *, may_judge: bool, may_observe: bool) -> None:
        super().__init__()
        self.theme = theme
        self._words = words
        t = words.t
        self._may_judge, self._may_observe = may_judge, may_observe
        self._all = False
        self._opened: Opened | None = None
        self._now: datetime | None = None
        self._whole = QVBoxLayout(self)
        self._whole.setSpacing(0)
        self._head = QHBoxLayout()
        self._head.setSpacing(12)
        self._picture = AvatarView(theme, "")
        names = QVBoxLayout()
        names.setSpacing(0)
        self.title = Text(theme, "", "section")
        self.path = Text(theme, "", "table", ink="ink2")
        names.addWidget(self.title)
        names.addWidget(self.path)
        self.close_button = Close(theme, t)
        self.close_button.clicked.connect(self.closed)
        self._head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addLayout(names, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._head)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(8)
        self._first, self._parts = QVBoxLayout(), QVBoxLayout()
        for part in (self._first, self._parts):
            part.setSpacing(8)
            self._column.addLayout(part)
        self.note = Field(theme, t, t("Skriv, hvad du så"))
        self.note_button = Button(theme, t("Gem noten"), kind="outlined", dense=True, icon="plus")
        self._make_note()
        self._column.addStretch(1)
        self._whole.addWidget(Scroll(theme, self._content, edged=True), 1)
        self.form = JudgementForm(theme, words)
        self.form.saved.connect(self._on_saved)
        self._foot = QVBoxLayout()
        self._whole.addLayout(self._foot)
        theme.changed.connect(self._arrange)
        self._arrange()

    def _make_note(self) -> None:
        self.note.entered.connect(self._on_noted)
        self.note_button.clicked.connect(self._on_noted)
        row = QHBoxLayout()
        row.addWidget(self.note_button)
        row.addStretch(1)
        self._column.addSpacing(4)
        self._column.addWidget(self.note)
        self._column.addLayout(row)
        self.note.setVisible(self._may_observe)
        self.note_button.setVisible(self._may_observe)

    # --- what it shows -----------------------------------------------------------------------------------------------

    def show_cell(self, row: PupilGoals, goal: Goal, cell: Cell) -> None:
        """Show whose goal this is; what was behind another cell goes."""
        self.title.say(row.name)
        self.path.say(goal_path(goal))
        name(self, f"{row.name}. {goal_path(goal)}")
        picture = AvatarView(self.theme, row.avatar)
        self._head.replaceWidget(self._picture, picture)
        self._picture.hide()
        self._picture.deleteLater()
        self._picture = picture
        picture.setVisible(bool(row.avatar))
        self._goal, self._all, self._opened = goal, False, None
        self.form.show_standing(cell.judged)
        self.note.set_text("")
        self._fill()

    def show_behind(self, opened: Opened, now: datetime) -> None:
        """Show what is behind the cell; what is being written stays."""
        self._opened, self._now = opened, now
        self._fill()

    def _fill(self) -> None:
        for part in (self._first, self._parts):
            _clear(part)
        theme, t, goal = self.theme, self._words.t, self._goal
        if goal.in_short:
            _add(self._first, Text(theme, goal.in_short, "staff"))
        if not goal.verified:
            _add(self._first, Text(theme, t("Ikke kontrolleret mod bekendtgørelsen."), "small", ink="ink2"))
        if self._opened is None or self._now is None:
            return
        proposal = self._opened.behind.proposal
        if proposal is not None:
            _add(self._first, _Proposal(theme, proposal_words(self._words, proposal)))
        self._fill_evidence(self._opened.behind.pieces, self._now)
        given = [judgement_words(self._words, one, self._now) for one in self._opened.judgements]
        if given:
            _add(self._parts, Text(theme, t("Vurderet"), "row"))
        for said in given if self._all else given[:FIRST_PIECES]:
            _add(self._parts, Text(theme, said, "table", ink="ink2"))

    def _fill_evidence(self, pieces: tuple[Piece, ...], now: datetime) -> None:
        theme, t, many = self.theme, self._words.t, len(pieces)
        _add(self._parts, Text(theme, t.count("Bygger på {n} ting", "Bygger på {n} ting", many), "row"))
        if not many:
            what = t("Læste og afleverede tekster og dine noter kommer her.")
            _add(self._parts, Text(theme, what, "table", ink="ink2"))
        shown = pieces if self._all else pieces[:FIRST_PIECES]
        for piece in shown:
            _add(self._parts, PieceRow(theme, self._words, piece, now))
        if len(shown) < many:
            more = Button(theme, t("Vis alle {n}", n=many), kind="quiet", dense=True)
            more.clicked.connect(self._on_all)
            _add(self._parts, more)

    def _on_all(self) -> None:
        self._all = True
        self._fill()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- acts --------------------------------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Bring the keyboard to the levels, else to the note, else to the x."""
        chosen = self.form.choices[self.form.level or Level.NOT_SEEN]
        first: QWidget = chosen if self._may_judge else self.note if self._may_observe else self.close_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def go_to_note(self) -> None:
        """Bring the keyboard to the note."""
        if self._may_observe:
            self.note.line.setFocus(Qt.FocusReason.TabFocusReason)

    def save(self) -> None:
        """Save the note if one is being written there, else the judgement."""
        if self.note.line.hasFocus():
            self._on_noted()
        elif self._may_judge:
            self._on_saved()

    def _on_saved(self) -> None:
        level = self.form.level
        if level is not None:
            self.judged.emit(int(level), self.form.why.text)
        else:
            self.form.choices[Level.NOT_SEEN].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_noted(self) -> None:
        if self.note.text.strip():
            self.noted.emit(self.note.text)
            self.note.set_text("")
        else:
            self.note.line.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    # --- form --------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Let the judgement stand at the foot where there is room, else move with the rest."""
        if not hasattr(self, "_foot"):
            return
        px = self.theme.px
        pad = px(PAD) if self.width() > 300 else 12
        self._whole.setContentsMargins(0, 14, 0, 14 + EDGE)
        self._head.setContentsMargins(pad, 0, 10, 10)
        self._column.setContentsMargins(pad, 6, pad, 10)
        self._foot.setContentsMargins(pad, 10, pad, 4)
        low = self.height() < px(LOW)
        if low and self._column.indexOf(self.form) < 0:
            self._foot.removeWidget(self.form)
            self._column.insertWidget(1, self.form)
        elif not low and self._foot.indexOf(self.form) < 0:
            self._column.removeWidget(self.form)
            self._foot.addWidget(self.form)
        self.form.setVisible(self._may_judge)
        palette = self.palette()
        palette.setColor(self.backgroundRole(), self.theme.ink("ark"))
        self.setPalette(palette)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        card(painter, self.theme, QRectF(self.rect()))


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()


def _add(layout: QVBoxLayout, part: QWidget) -> None:
    layout.addWidget(part)
    part.show()
