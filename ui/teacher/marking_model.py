"""What a teacher reads of what is handed in: which texts wait, the one that is open, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.domain.tasks import HandInState
from learnkit.services.commenting import Comment, comment, comments_on, take_back_comment
from learnkit.services.handing_in import hand_back
from learnkit.services.reading_a_hand_in import OpenedHandIn, WaitingText, open_hand_in, waiting_hand_ins
from ui.tasks import Lane, Tasks

T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """A comment that is being written: its place in the text, and the words so far."""

    start: int
    end: int
    words: str = ""


@dataclass(frozen=True)
class _Opened:
    text: OpenedHandIn
    comments: tuple[Comment, ...]
    waiting: tuple[WaitingText, ...]


class WaitingModel(QObject):
    """The texts that wait for an answer."""

    told = Signal()
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._tasks, self._actor = app, tasks, actor
        self.waiting: tuple[WaitingText, ...] | None = None

    def load(self) -> None:
        """Fetch what waits now."""

        def done(found: tuple[WaitingText, ...]) -> None:
            self.waiting = found
            self.told.emit()

        self._tasks.run(
            lambda: waiting_hand_ins(self._app.desk, self._actor),
            owner=self,
            lane=Lane.DATA,
            done=done,
            failed=self.refused.emit,
        )


class MarkingModel(QObject):
    """One handed-in text at a time. A draft is kept until it is saved or emptied; whoever goes on saves it first."""

    opened = Signal()
    """`text`, `comments` and `waiting` are those of another text"""
    renewed = Signal()
    """`text`, `comments` and `waiting` were fetched anew; it is the same text"""
    commented = Signal()
    """`comments` are others"""
    written = Signal(str)
    """the id of a comment that was just written"""
    taken_back = Signal(object)
    """a Comment that is gone"""
    given_back = Signal(object)
    """the OpenedHandIn its writer has again"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app, self._tasks, self._actor = app, tasks, actor
        self.text: OpenedHandIn | None = None
        self.comments: tuple[Comment, ...] = ()
        self.waiting: tuple[WaitingText, ...] = ()
        self.draft: Draft | None = None

    @property
    def me(self) -> str:
        """Who reads."""
        return self._actor.person

    @property
    def waits(self) -> bool:
        """Whether the open text waits for an answer."""
        return self.text is not None and self.text.state is HandInState.HANDED_IN

    @property
    def place(self) -> int:
        """Which of those that wait is open, from 0; -1 for one that does not wait."""
        here = self.text.document if self.text is not None else ""
        return next((at for at, one in enumerate(self.waiting) if one.document == here), -1)

    def open(self, document: str) -> None:
        """Open a text; the draft at the one before is saved."""
        self.keep_draft()

        def done(found: _Opened) -> None:
            self.keep_draft()  # of the text that goes
            self.text, self.comments, self.waiting = found.text, found.comments, found.waiting
            self.opened.emit()

        self._run(lambda: self._fetch(document), done)

    def refresh(self) -> None:
        """Fetch the open text anew; a new edition waits while something is being said of this one."""
        text = self.text
        if text is None:
            return

        def done(found: _Opened) -> None:
            if not self._is_open(text):
                return
            same = found.text.version == text.version
            if same or self.draft is None:
                self.text, self.comments, self.waiting = found.text, found.comments, found.waiting
                (self.renewed if same else self.opened).emit()

        self._run(lambda: self._fetch(text.document), done)

    def _fetch(self, document: str) -> _Opened:
        desk, actor = self._app.desk, self._actor
        text = open_hand_in(desk, actor, document)
        comments = comments_on(desk, actor, document, version=text.version)
        return _Opened(text, comments, waiting_hand_ins(desk, actor))

    def step(self, by: int) -> bool:
        """Open the next (1) or previous (-1) of those that wait; False where there is none."""
        at = self.place + by if self.place >= 0 else 0
        if not 0 <= at < len(self.waiting):
            return False
        self.open(self.waiting[at].document)
        return True

    def after_this(self) -> str:
        """The document to read when this one is given back: the next that waits, else the one before, else none."""
        others = [one.document for one in self.waiting[self.place + 1 :]]
        before = [one.document for one in self.waiting[: max(0, self.place)]]
        return next(iter([*others, *before[::-1]]), "")

    # --- comments ----------------------------------------------------------------------------------------------------

    def begin(self, start: int, end: int) -> None:
        """Begin a comment at a place; one already begun is moved there."""
        words = self.draft.words if self.draft is not None else ""
        self.draft = Draft(start, end, words)

    def word(self, words: str) -> None:
        """The draft now says this."""
        if self.draft is not None:
            self.draft = Draft(self.draft.start, self.draft.end, words)

    def drop_draft(self) -> None:
        """Have no draft any more."""
        self.draft = None

    def keep_draft(self) -> None:
        """Save the draft, if anything is written in it."""
        draft, self.draft = self.draft, None
        if draft is not None and draft.words.strip():
            self.say(draft.start, draft.end, draft.words)

    def say(self, start: int, end: int, words: str) -> None:
        """Say something of a place in the open text."""
        text = self.text
        if text is None:
            return

        def work() -> tuple[str, tuple[Comment, ...]]:
            desk, actor = self._app.desk, self._actor
            made = comment(desk, actor, text.document, start, end, words, version=text.version)
            return made.comment, comments_on(desk, actor, text.document, version=text.version)

        def done(found: tuple[str, tuple[Comment, ...]]) -> None:
            if self._is_open(text):
                self.comments = found[1]
                self.commented.emit()
                self.written.emit(found[0])

        self._run(work, done)

    def take_back(self, which: str) -> None:
        """Take one's own comment away."""
        text = self.text
        gone = next((one for one in self.comments if one.id == which), None)
        if text is None or gone is None:
            return

        def work() -> tuple[Comment, ...]:
            take_back_comment(self._app.desk, self._actor, which)
            return comments_on(self._app.desk, self._actor, text.document, version=text.version)

        def done(found: tuple[Comment, ...]) -> None:
            if self._is_open(text):
                self.comments = found
                self.commented.emit()
                self.taken_back.emit(gone)

        self._run(work, done)

    # --- the way back ------------------------------------------------------------------------------------------------

    def give_back(self) -> None:
        """Give the open text back to its writer; a draft is saved first."""
        text = self.text
        if text is None or not self.waits:
            return
        self.keep_draft()
        self._run(lambda: hand_back(self._app.desk, self._actor, text.document), lambda _: self.given_back.emit(text))

    def _is_open(self, text: OpenedHandIn) -> bool:
        return self.text is not None and (self.text.document, self.text.version) == (text.document, text.version)

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
