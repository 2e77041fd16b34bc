"""Keeping a text while it is written: a version at each pause, and what others wrote brought in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from learnkit.domain.changes import Span, carry, diff
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import Saved, save
from learnkit.services.writing import rename
from ui.tasks import Lane, Tasks

PAUSE_MS = 700
AGAIN_MS = 5_000
"""After a save that did not succeed it is tried again by itself, also if nothing more is typed."""


@dataclass
class _Line:
    """How far the text has come on the disk. Touched in the DATA lane only, where everything has its order."""

    version: str
    text: str = ""
    stored: str = ""
    """what the last text given became on the disk"""

    def keep(self, desk: Desk, actor: Actor, document: str, given: _Given) -> Saved:
        """Save; what is `unseen` was given before its writer could see what the last text became."""
        text, title = given.text, given.title
        if title is not None:
            desk.insist(lambda: rename(desk, actor, document, title))
        if not given.new:
            return Saved(self.version, "", text)
        if given.unseen and self.stored != self.text:
            text = carried(self.text, self.stored, text)
        self.text = self.stored = ""
        saved = save(desk, actor, document, text, base=self.version)
        self.version, self.text, self.stored = saved.version, text, saved.text
        return saved


@dataclass(frozen=True)
class _Given:
    """What is to be brought to the disk in one go."""

    text: str
    title: str | None
    """None where it is what it was"""
    new: bool
    """whether the text may be another than the one on the disk"""
    unseen: bool


@dataclass(frozen=True)
class _Wish:
    """To leave: what is to be done when all is on the disk, and each time it could not be brought there."""

    act: Callable[[], object]
    refused: Callable[[], object]


class Keeping(QObject):
    """Keeps one text and its title. The screen tells `typed`; each pause of 0.7 s becomes a version.

    `now` does not wait for the pause, and a title is kept at once.

    One save is on its way at a time. What was asked for is done even when the screen has gone.
    """

    busy = Signal()
    """something is typed that is not on the disk"""
    kept = Signal(object)
    """Saved: all that was given is on the disk"""
    brought = Signal(str, str)
    """what was given, and what it became because something else was written too"""
    refused = Signal(object)
    """a LearnKitError: nothing was saved; it is tried again"""

    def __init__(
        self, desk: Desk, tasks: Tasks, actor: Actor, document: str, text: Callable[[], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._actor = actor
        self._document = document
        self._text = text
        self._line = _Line("")
        self._last = ""
        self._dirty = False
        self._saving = False
        self._at_once = False
        self._last_refused = False
        self._title: str | None = None
        self._waiting: list[Callable[[], object]] = []
        self._wish: _Wish | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.now)

    def begin(self, version: str, text: str) -> None:
        """Go on from a version that is on the disk; "" where there is none yet."""
        self._line = _Line(version)
        self._last = text

    @property
    def settled(self) -> bool:
        """Whether everything typed is on the disk."""
        return not self._dirty and not self._saving

    @property
    def last_refused(self) -> bool:
        """Whether the last save was refused; what was typed is on the screen only."""
        return self._last_refused

    def typed(self) -> None:
        """Something was written; it is kept at the next pause."""
        if not self._dirty:
            self._dirty = True
            self.busy.emit()
        self._pause.start(PAUSE_MS)

    def called(self, title: str) -> None:
        """The text is called something else; that is kept at once."""
        self._title = title
        if not self._dirty:
            self._dirty = True
            self.busy.emit()
        self.now()

    def now(self) -> None:
        """Keep now what is not kept yet."""
        self._pause.stop()
        if not self._dirty:
            self._tell_waiting()
        elif self._saving:
            self._at_once = True
        else:
            self._give(unseen=False)

    def then(self, act: Callable[[], object]) -> None:
        """Keep now, and do something when all is on the disk; it is dropped when the save is refused."""
        self._waiting.append(act)
        self.now()

    def wish(self, act: Callable[[], object], refused: Callable[[], object]) -> None:
        """Keep now, and do something when all is on the disk, however often the save is refused until then.

        Each refusal is told. There is one wish at a time: a new one takes the place of the last.
        """
        self._wish = _Wish(act, refused)
        self.now()

    def withdraw(self) -> None:
        """Wish for nothing more; what is not kept is tried again all the same."""
        self._wish = None

    def leave(self) -> None:
        """Keep now, also what was written while a save was on its way; nobody is there to hear of it."""
        self._pause.stop()
        if self._dirty:
            self._give(unseen=self._saving)

    def _give(self, *, unseen: bool) -> None:
        text, title, line = self._text(), self._title, self._line
        given = _Given(text, title, unseen or text != self._last, unseen)
        self._dirty, self._title = False, None
        if title is None and not given.new:
            self._settle(Saved(line.version, "", text))
            return
        self._saving = True
        self._last = text
        desk, actor, document = self._desk, self._actor, self._document

        def work() -> Saved:
            try:
                return line.keep(desk, actor, document, given)
            except LearnKitError:
                raise
            except Exception as bug:
                # Whatever it is, it is told, and who writes is never left waiting for a save that has ended.
                sys.excepthook(type(bug), bug, bug.__traceback__)
                raise LearnKitError("store.disk_trouble") from bug

        self._tasks.run(
            work,
            owner=self,
            lane=Lane.DATA,
            done=lambda saved: self._on_kept(text, saved),
            failed=lambda problem: self._on_refused(title, problem),
        )

    def _on_kept(self, given: str, saved: Saved) -> None:
        self._saving = False
        if saved.text != given:
            dirty = self._dirty
            self.brought.emit(given, saved.text)
            self._dirty = dirty
            if not dirty:
                self._pause.stop()
            self._last = saved.text
        if self._at_once and self._dirty:
            self._at_once = False
            self.now()
        elif not self._dirty:
            self._settle(saved)

    def _settle(self, saved: Saved) -> None:
        self._at_once = self._last_refused = False
        self.kept.emit(saved)
        self._tell_waiting()

    def _tell_waiting(self) -> None:
        if self.settled:
            waiting, self._waiting = self._waiting, []
            wish, self._wish = self._wish, None
            for act in waiting:
                act()
            if wish is not None:
                wish.act()

    def _on_refused(self, title: str | None, problem: LearnKitError) -> None:
        self._saving = self._at_once = False
        self._dirty = self._last_refused = True
        self._last = "\0"  # nothing is known to be kept: the next text is given whatever it is
        self._title = title if self._title is None else self._title
        self._waiting.clear()
        self._pause.start(AGAIN_MS)
        self.refused.emit(problem)
        if self._wish is not None:
            self._wish.refused()


def carried(before: str, after: str, now: str) -> str:
    """`now`, which grew out of `before`, with what `after` changed in `before` as well; nothing of `now` is lost."""
    here = diff(before, now)
    for splice in reversed(diff(before, after).splices):
        span = carry(Span(splice.start, splice.end), here)
        untouched = now[span.start : span.end] == before[splice.start : splice.end]
        now = now[: span.start if untouched else span.end] + splice.inserted + now[span.end :]
    return now
