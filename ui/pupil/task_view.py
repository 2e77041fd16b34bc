"""A task on paper: what it is, until when, how far one has come, and the one button that leads there."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from learnkit.domain.tasks import TaskKind, TaskState
from learnkit.services.tasks import PupilTask
from ui.pupil.task_words import act_of, due_of, line_of, spoken, state_words, title_of
from ui.strings import Words
from ui.theme.icons import paint_icon
from ui.theme.press import slab, start
from ui.theme.theme import Theme
from ui.theme.tokens import RADIUS
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.progress import Progress

TILE, FACTS, BUTTON = 54, 124, 104
MESSAGE_LINES = 2
COMPACT, STACKED = 560, 400
"""Narrower than this (at 100 %) the day stands in the line, and the button below it."""
SIGNS = {TaskKind.TEXT: ("book-open-text", "fjordT", "fjord"), TaskKind.WRITING: ("pencil-simple-line", "mosT", "mos")}


class _Tile(QWidget):
    """The drawing at the left; the button beside it says what kind of task it is."""

    def __init__(self, theme: Theme, kind: TaskKind, *, done: bool) -> None:
        super().__init__()
        self._theme = theme
        self._icon, self._tint, self._ink = ("check", "mosT", "mos") if done else SIGNS[kind]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = self._theme.px(TILE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        box, side = QRectF(self.rect()), self._theme.px(28)
        slab(painter, box, RADIUS["control"], self._theme.ink(self._tint))
        sign = QRectF(0, 0, side, side)
        sign.moveCenter(box.center())
        paint_icon(painter, sign, self._icon, self._theme.ink(self._ink))

    def _on_theme(self) -> None:
        self.updateGeometry()
        self.update()


class TaskRow(Card):
    """One task of one pupil. `go` is its button: filled where this is the `first` thing to do.

    A long message is shortened to two lines, unless all of it is to stand there (`whole`).
    """

    chosen = Signal()

    def __init__(
        self,
        theme: Theme,
        words: Words,
        task: PupilTask,
        today: date,
        *,
        giver: str,
        share: float | None,
        first: bool,
        whole: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, padding=13, gap=0, parent=parent)
        self.task = task
        title, heard = title_of(task, words), spoken(task, today, giver, words)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(8)
        what = QHBoxLayout()
        what.setSpacing(14)
        what.addWidget(_Tile(theme, task.kind, done=task.state.is_done), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(Text(theme, title, "row"))
        most = None if whole else MESSAGE_LINES
        line, due = line_of(task, words), due_of(task, today, words)
        self._line = Text(theme, line, "staff", ink="ink2", most_lines=most)
        last = state_words(task, giver, words) if task.state.is_done else due
        self._short = Text(theme, f"{last} · {line}", "staff", ink="ink2", most_lines=most)
        lines.addWidget(self._line)
        lines.addWidget(self._short)
        what.addLayout(lines, 1)
        what.addWidget(HearDot(theme, heard, label=title), 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(what, 1)
        act = QHBoxLayout()
        act.setSpacing(16)
        act.addWidget(self._facts(words, task, today, giver, share))
        self.go = Button(theme, act_of(task, words), kind="filled" if first else "outlined", wide=True)
        self.go.setAccessibleName(f"{self.go.text()}: {title}")
        self.go.setAccessibleDescription(heard)
        self.go.clicked.connect(self.chosen)
        act.addWidget(self.go)
        self._row.addLayout(act)
        self.column.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def _facts(self, words: Words, task: PupilTask, today: date, giver: str, share: float | None) -> QWidget:
        theme = self.theme
        held = self._held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addStretch(1)
        said = state_words(task, giver, words)
        if not task.state.is_done:
            column.addWidget(Text(theme, due_of(task, today, words), "staff", weight=600))
        if task.state is TaskState.BEGUN and share is not None:
            column.addWidget(Progress(theme, said, share=share))
        else:
            news = task.state is TaskState.HANDED_BACK
            column.addWidget(Text(theme, said, "staff", ink="fjord" if news else "ink2", weight=700 if news else None))
        column.addStretch(1)
        return held

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        px, width = self.theme.px, self.width()
        compact, stacked = width < px(COMPACT), width < px(STACKED)
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._line.setVisible(not compact)
        self._short.setVisible(compact)
        self._held.setVisible(not compact)
        self._held.setFixedWidth(px(FACTS))
        self.go.setMinimumWidth(px(BUTTON))
        self.go.setMaximumWidth(16_777_215 if stacked else px(BUTTON + 36))
        # A sheet gives its rows what they ask for, and Qt asks only once: the words' height is said here.
        self.setMinimumHeight(self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return self.column.totalHeightForWidth(width)
