"""What is to be read or written: the proposed text with the way to another, or a kind of text to write."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.people import given_name
from learnkit.domain.tasks import TaskKind
from learnkit.services.choosing_a_text import TextTile
from ui.strings import Words
from ui.teacher.assign_model import AssignModel
from ui.teacher.task_words import frame_names
from ui.theme.covers import RATIO, paint_cover
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.badge import LevelBadge
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow

COVER = 82


class _Cover(QWidget):
    """The text's cover; the words beside it name the text."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text: TextTile | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_text(self, text: TextTile) -> None:
        self._text = text
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(COVER, round(COVER * RATIO))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._text is None:
            return
        painter = QPainter(self)
        start(painter)
        text = self._text
        paint_cover(painter, self._theme, 0, 0, COVER, text.title, text.author, subject=text.subject)


def chip_row(column: QVBoxLayout) -> tuple[QWidget, Flow]:
    """A row of chips that wraps, put into a column."""
    holder = QWidget()
    flow = Flow(holder, gap=8)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    column.addWidget(holder)
    return holder, flow


class WhatView(QWidget):
    """Follows the draft: kind, text or frame."""

    def __init__(self, theme: Theme, words: Words, model: AssignModel) -> None:
        super().__init__()
        self._theme, self._words, self._model = theme, words, model
        t = words.t
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._kinds: dict[TaskKind, Chip] = {}
        _, kinds = chip_row(column)
        for kind, said in ((TaskKind.TEXT, t("Læse en tekst")), (TaskKind.WRITING, t("Skrive en tekst"))):
            chip = Chip(theme, said, checkable=True, pupil=False)
            chip.clicked.connect(lambda _=False, k=kind: model.set_kind(k))
            kinds.addWidget(chip)
            self._kinds[kind] = chip
        self._searching = False
        self._reading = self._make_reading()
        self._search = self._make_search()
        self._writing = self._make_writing()
        for part in (self._reading, self._search, self._writing):
            column.addWidget(part)
        model.changed.connect(self._show)
        model.offered.connect(self._list)
        self._show()

    def reset(self) -> None:
        """Begin as for a new draft."""
        self._searching = False
        self.field.set_text("")
        self.heading.set_text(self._model.title)
        self._show()

    def first_stop(self) -> QWidget:
        """Where the keyboard begins."""
        return self._kinds[self._model.kind]

    # --- making ------------------------------------------------------------------------------------------------------

    def _make_reading(self) -> QWidget:
        theme, t = self._theme, self._words.t
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self._cover = _Cover(theme)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        self._title = Text(theme, "", "row")
        self._by = Text(theme, "", "table", ink="ink2")
        self._why = Text(theme, "", "table", ink="ink2")
        self._badge_row = QHBoxLayout()
        self._badge: LevelBadge | None = None
        self.change = Button(theme, t("Vælg en anden tekst"), kind="outlined", dense=True, icon="magnifying-glass")
        self.change.clicked.connect(self._on_change)
        facts.addWidget(self._title)
        self._badge_row.setSpacing(10)
        self._badge_row.addWidget(self._by, 1)
        facts.addLayout(self._badge_row)
        facts.addWidget(self._why)
        facts.addSpacing(4)
        foot = QHBoxLayout()
        foot.addWidget(self.change)
        foot.addStretch(1)
        facts.addLayout(foot)
        facts.addStretch(1)
        row.addLayout(facts, 1)
        return part

    def _make_search(self) -> QWidget:
        theme, t = self._theme, self._words.t
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.field = Field(theme, t, t("Søg i skolens tekster"), icon="magnifying-glass")
        self.field.changed.connect(lambda _text: self._list())
        self.field.entered.connect(self._on_entered)
        column.addWidget(self.field)
        self._none = Text(theme, "", "staff", ink="ink2")
        column.addWidget(self._none)
        self._hits = QVBoxLayout()
        self._hits.setSpacing(0)
        column.addLayout(self._hits)
        return part

    def _make_writing(self) -> QWidget:
        theme, t = self._theme, self._words.t
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        _, flow = chip_row(column)
        self._frames: dict[str, Chip] = {}
        for frame, said in frame_names(self._words).items():
            chip = Chip(theme, said, checkable=True, pupil=False)
            chip.clicked.connect(lambda _=False, f=frame: self._model.set_frame(f))
            flow.addWidget(chip)
            self._frames[frame] = chip
        self.heading = Field(theme, t, t("Overskrift til opgaven"))
        self.heading.changed.connect(self._model.set_title)
        column.addWidget(self.heading)
        return part

    # --- showing -----------------------------------------------------------------------------------------------------

    def _show(self) -> None:
        model = self._model
        for kind, chip in self._kinds.items():
            chip.setChecked(kind is model.kind)
        for frame, chip in self._frames.items():
            chip.setChecked(frame == model.frame)
        reading = model.kind is TaskKind.TEXT
        searching = reading and (self._searching or model.text is None)
        self._writing.setVisible(not reading)
        self._search.setVisible(searching)
        self._reading.setVisible(reading and not searching)
        if model.text is not None:
            self._show_text(model.text)

    def _show_text(self, text: TextTile) -> None:
        words = self._words
        self._cover.show_text(text)
        self._title.say(text.title)
        self._by.say(" · ".join(part for part in (text.author, words.length(text.words)) if part))
        if self._badge is not None:
            self._badge_row.removeWidget(self._badge)
            self._badge.hide()
            self._badge.deleteLater()
        self._badge = LevelBadge(self._theme, f"LIX {text.lix}", lix=text.lix)
        self._badge_row.insertWidget(0, self._badge)
        self._why.say(self._reason())
        self._why.setVisible(self._model.proposed)

    def _reason(self) -> str:
        """Why this one is proposed."""
        t, pupils = self._words.t, self._model.to_whom()
        if len(pupils) == 1:
            return t("Forslag ud fra niveauet og det, {name} har læst før.", name=given_name(pupils[0].name))
        return t("Forslag ud fra niveauet og det, eleverne har læst før.")

    def _list(self) -> None:
        while (item := self._hits.takeAt(0)) is not None:
            if (row := item.widget()) is not None:
                row.hide()
                row.deleteLater()
        t, asked = self._words.t, self.field.text
        found = self._model.found(asked)
        for text in found:
            row = ListRow(self._theme, "book-open", text.title, f"LIX {text.lix}", hear=False)
            row.clicked.connect(lambda _=False, chosen=text: self._on_picked(chosen))
            self._hits.addWidget(row)
        meant = self._model.meant(asked) if not found else None
        sentence = (
            t("Ingen tekster med ”{words}”.", words=asked) if asked.strip() else t("Skolen har ingen tekster endnu.")
        )
        if meant is not None:
            sentence = t("Ingen tekster med ”{words}”. Mente du ”{meant}”?", words=asked, meant=meant)
        self._none.say(sentence)
        self._none.setVisible(not found and self._model.texts is not None)

    def _on_change(self) -> None:
        self._searching = True
        self._list()
        self._show()
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_entered(self) -> None:
        """Enter in the field takes the first of what is found."""
        found = self._model.found(self.field.text)
        if found and self.field.text.strip():
            self._on_picked(found[0])

    def _on_picked(self, text: TextTile) -> None:
        self._searching = False
        self._model.pick(text)
        self._show()
        self.change.setFocus(Qt.FocusReason.OtherFocusReason)
