"""One person writing one text: kept at each pause, its history at hand, its length and LIX counted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from content.levels import lix_of_writing
from content.words import count_words
from learnkit.app import App
from learnkit.domain.calendar import school_time
from learnkit.domain.look import Look
from learnkit.domain.people import Actor
from learnkit.services.choosing_a_look import look_of
from learnkit.services.keeping_one_text import keep_both, keep_one
from learnkit.services.saving_a_version import Saved
from learnkit.services.writing import Earlier, OtherHead, Shown, history, restore, show, text_of
from ui.audio import Voice
from ui.surfaces.look.look_model import LookModel
from ui.surfaces.writing.aloud import Echo, Manner, ReadingBack, WritingAloud
from ui.surfaces.writing.keeping import Keeping
from ui.tasks import Lane, Task, Tasks

T = TypeVar("T")


@dataclass(frozen=True)
class Size:
    """How long a text is, and its LIX where it has words."""

    words: int
    lix: float | None


class WriterModel(QObject):
    """Keeps what the writer screen shows. `text` gives the text as it stands on the screen.

    What is on the screen, the title too, is kept by `keeping`; `kept` tells the moment at which all of it was on the
    disk.
    """

    opened = Signal(object)
    """Shown: the text as it stands"""
    refused = Signal(object)
    """a LearnKitError: the text cannot be opened, or something asked for cannot be done"""
    busy = Signal()
    kept = Signal(datetime)
    not_kept = Signal(object)
    """a LearnKitError: the text is on the screen only; it is tried again"""
    became = Signal(str, str)
    """what was given to be kept, and what it became because something else was written too"""
    measured = Signal(object)
    """Size"""
    history_told = Signal(object)
    text_told = Signal(str, str)
    """a version and its text"""
    replaced = Signal(str, str)
    """the text to show from now on, and the version that stood there before"""
    others_changed = Signal()
    joined = Signal()
    """both texts are kept, each as a text of its own"""

    def __init__(
        self,
        app: App,
        tasks: Tasks,
        voice: Voice,
        actor: Actor,
        document: str,
        text: Callable[[], str],
        language: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self._document = document
        self._text = text
        self._language = language
        self._measuring: Task | None = None
        self.title = ""
        self.version = ""
        self.others: tuple[OtherHead, ...] = ()
        self.look = LookModel(app, tasks, actor, self)
        self.reading = ReadingBack(voice, self)
        self.echo = WritingAloud(voice, self)
        self.keeping = Keeping(app.desk, tasks, actor, document, text, self)
        self.keeping.busy.connect(self.busy)
        self.keeping.kept.connect(self._on_kept)
        self.keeping.brought.connect(self.became)
        self.keeping.refused.connect(self.not_kept)
        self.look.changed.connect(self._on_look_changed)

    @property
    def now(self) -> datetime:
        """The moment on the school's clock."""
        return school_time(self._app.clock.now())

    def manner(self) -> Manner:
        """How the voice reads this text."""
        look = self.look.look
        return Manner(self._language, look.rate, look.voice)

    def open(self) -> None:
        """Fetch the text and the look it is written in."""
        desk, actor, document = self._app.desk, self._actor, self._document

        def work() -> tuple[Shown, Look]:
            return show(desk, actor, document), look_of(desk, actor)

        self._run(work, self._on_opened)

    def rename(self, title: str) -> None:
        """Call the text something else."""
        self.title = title
        self.keeping.called(title)

    def choose_echo(self, echo: str) -> None:
        """Choose what is read while one writes."""
        self.look.choose(typing=echo)

    def leave(self) -> None:
        """Be quiet and keep everything; it is done even when nobody waits for it."""
        self.reading.stop()
        self.keeping.leave()
        self.look.save()

    def measure(self, text: str) -> None:
        """Count the text's words and LIX; `measured` tells them."""
        if self._measuring is not None:
            self._measuring.cancel()
        self._measuring = self._tasks.run(lambda: _size(text), owner=self, lane=Lane.THINK, done=self.measured.emit)

    # --- history -----------------------------------------------------------------------------------------------------

    def load_history(self) -> None:
        """Fetch every earlier version; what is on the screen is one of them where it can be kept."""
        self.keeping.now()  # asked for first, so it is done first
        self._run(lambda: history(self._app.desk, self._actor, self._document), self._on_history)

    def load_text(self, version: str) -> None:
        """Fetch the text of a version."""
        self._run(
            lambda: text_of(self._app.desk, self._actor, self._document, version),
            lambda text: self.text_told.emit(version, text),
        )

    def restore(self, version: str) -> None:
        """Make the text what it was in a version; what stands there now is kept first."""
        self._replace(lambda: restore(self._app.desk, self._actor, self._document, version))

    # --- written elsewhere -------------------------------------------------------------------------------------------

    def keep_other(self, version: str) -> None:
        """Go on with what was written elsewhere; what is on the page stays in the history."""
        self._replace(lambda: keep_one(self._app.desk, self._actor, self._document, version), settles=True)

    def keep_mine(self) -> None:
        """Go on with what is on the page; the other text stays in the history."""

        def settle() -> None:
            mine = self.version
            self._replace(lambda: keep_one(self._app.desk, self._actor, self._document, mine), settles=True)

        self.keeping.then(settle)

    def keep_both(self, title: str) -> None:
        """Go on with what is on the page, and make a text of its own of the other."""

        def settle() -> None:
            self._run(work, self._on_joined)

        def work() -> Shown:
            keep_both(self._app.desk, self._actor, self._document, title)
            return show(self._app.desk, self._actor, self._document)

        self.keeping.then(settle)

    # --- answers -----------------------------------------------------------------------------------------------------

    def _replace(self, work: Callable[[], Saved], *, settles: bool = False) -> None:
        """Show what `work` makes of the text; `settles` when nothing written elsewhere stands beside it then."""

        def begin() -> None:
            before = self.version

            def done(saved: Saved) -> None:
                if settles:
                    self._take_others(())
                self._on_replaced(before, saved)

            self._run(work, done)

        self.keeping.then(begin)

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)

    def _on_opened(self, found: tuple[Shown, Look]) -> None:
        shown, look = found
        self.look.take(look)
        self._on_look_changed()
        self.title, self.version = shown.title, shown.version
        self.keeping.begin(shown.version, shown.text)
        self.opened.emit(shown)
        self._take_others(shown.others)
        self.measure(shown.text)

    def _on_look_changed(self) -> None:
        self.echo.echo = Echo(self.look.look.typing)

    def _on_kept(self, saved: Saved) -> None:
        self.version = saved.version
        self.kept.emit(self.now)
        self.measure(saved.text)

    def _on_history(self, versions: tuple[Earlier, ...]) -> None:
        self.history_told.emit(versions)

    def _on_joined(self, shown: Shown) -> None:
        self.version = shown.version
        self.keeping.begin(shown.version, shown.text)
        self._take_others(shown.others)
        self.joined.emit()

    def _take_others(self, others: tuple[OtherHead, ...]) -> None:
        self.others = others
        self.others_changed.emit()

    def _on_replaced(self, before: str, saved: Saved) -> None:
        self.version = saved.version
        self.keeping.begin(saved.version, saved.text)
        self.replaced.emit(saved.text, before)
        self.kept.emit(self.now)
        self.measure(saved.text)


def _size(text: str) -> Size:
    return Size(count_words(text), lix_of_writing(text))
