"""The sheet "Tidligere": every earlier version by day and time, what stood in it, and the way to have it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.look import Look
from learnkit.services.writing import Earlier
from ui.a11y import name
from ui.strings import Words
from ui.surfaces.writing.editor import Editor
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.sheet import FORM, Sheet

TOGETHER = timedelta(minutes=10)
"""Versions nearer than this are one stretch of writing; the last of it is shown first."""
ROWS_AT_ONCE = 12


def stretches(versions: Sequence[Earlier]) -> Iterator[Earlier]:
    """The last version of each stretch of writing; `versions` come newest first."""
    last: datetime | None = None
    for version in versions:
        if last is None or last - version.at > TOGETHER:
            yield version
        last = version.at


class EarlierSheet(Sheet):
    """Lists versions; one that is chosen is asked for (`wanted`), shown (`show_text`) and may be fetched (`chosen`)."""

    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words, window: QWidget, look: Look, now: datetime) -> None:
        super().__init__(theme, words.t, window, words.t("Tidligere"), width=FORM)
        t = words.t
        self._words = words
        self._now = now
        self._versions: Sequence[Earlier] = ()
        self._listed: Sequence[Earlier] = ()
        self._day: object = None
        self._asked = ""
        self.rows: dict[str, ListRow] = {}
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self.every = Button(theme, "", kind="quiet", icon="clock-counter-clockwise")
        self.every.clicked.connect(lambda: self._list_up(self._versions))
        self.preview = Editor(theme)
        self.preview.setReadOnly(True)
        self.preview.wear(look)
        self.facts = Text(theme, "", "staff", ink="ink2")
        self.fetch = Button(theme, t("Hent denne"))
        self.fetch.clicked.connect(lambda: self.chosen.emit(self._asked))
        self.back = Button(theme, t("Alle tidligere"), kind="outlined", icon="arrow-left")
        self.back.clicked.connect(self._show_list)
        for part in (self._list, self.every, self.facts, self.preview):
            self.column.addWidget(part, 1 if part is self.preview else 0)
        self.column.addStretch(0)
        self.foot.addWidget(self.back)
        self.foot.addStretch(1)
        self.foot.addWidget(self.fetch)
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._add_rows)
        self._show_list()

    def tell(self, versions: Sequence[Earlier]) -> None:
        """List these versions, newest first."""
        self._versions = versions
        fewer = tuple(stretches(versions))
        self._list_up(fewer)
        t = self._words.t
        self.every.setVisible(len(fewer) < len(versions))
        self.every.say(t.count("Vis hver gang, {n} udgave", "Vis hver gang, {n} udgaver", len(versions)))
        first = next(iter(self.rows.values()), None)
        if first is not None and self.isVisible():
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_text(self, version: str, text: str) -> None:
        """Show the text of the version that was asked for."""
        if version != self._asked:
            return
        earlier = next(each for each in self._versions if each.version == version)
        self.facts.say(self._told(earlier))
        self.preview.load(text)
        self.preview.verticalScrollBar().setValue(0)
        name(self.preview, self._words.t("Teksten, som den var"), self.facts.text())
        self._turn(preview=True)
        self.fetch.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self, earlier: Earlier) -> str:
        words, at = self._words, school_time(earlier.at)
        size = words.length(earlier.words)
        day = words.date(at.date())
        return words.t("{day} kl. {time} · {size}", day=day[:1].upper() + day[1:], time=words.time(at), size=size)

    def _show_list(self) -> None:
        self._turn(preview=False)
        row = self.rows.get(self._asked)
        if row is not None:
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, *, preview: bool) -> None:
        self._list.setVisible(not preview)
        self.every.setVisible(not preview and len(self._listed) < len(self._versions))
        for part in (self.facts, self.preview, self.fetch, self.back):
            part.setVisible(preview)

    def _list_up(self, versions: Sequence[Earlier]) -> None:
        for part in self._list.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.hide()
            part.deleteLater()
        self.rows = {}
        self._day = None
        self._listed = versions
        self.every.hide()
        if not versions:
            self._lines.addWidget(Text(self.theme, self._words.t("Her kommer teksten, som den var før."), "body"))
        self._more.start()
        self._add_rows()

    def _add_rows(self) -> None:
        """A few rows at a time, so that a long history never holds up the window."""
        begun = len(self.rows)
        for earlier in self._listed[begun : begun + ROWS_AT_ONCE]:
            self._add_row(earlier)
        if len(self.rows) == len(self._listed):
            self._more.stop()

    def _add_row(self, earlier: Earlier) -> None:
        words, at = self._words, school_time(earlier.at)
        if at.date() != self._day:
            day = Text(self.theme, words.date(at.date()).capitalize(), "row")
            self._lines.addSpacing(12 if self._day else 0)
            self._lines.addWidget(day)
            self._lines.addSpacing(8)  # for the focus ring of the row below
            self._day = at.date()
        size = words.length(earlier.words)
        beginning = earlier.beginning or words.t("Uden ord endnu")
        row = ListRow(self.theme, "clock", f"{words.time(at)}  {beginning}", size)
        row.clicked.connect(lambda: self._on_row(earlier.version))
        self._lines.addWidget(row)
        self.rows[earlier.version] = row

    def _on_row(self, version: str) -> None:
        self._asked = version
        self.wanted.emit(version)
