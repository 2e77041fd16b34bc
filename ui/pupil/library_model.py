"""The texts on the shelves: found while typing, narrowed by level, and brought in from files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.finding import how_far, nearest_word
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import Added, add_text
from learnkit.services.choosing_a_text import TextTile, texts
from learnkit.services.pupil_home import pupil_home
from learnkit.services.reading_in_a_file import ReadIn, ReadingIn
from ui.tasks import Lane, Task, Tasks

SHELVES = (("first", 0, 10), ("short", 11, 16), ("longer", 17, 24), ("long", 25, 34), ("hard", 35, 999))
"""A shelf's code, and the lowest and highest LIX that stands on it."""
FILE_KINDS = (".epub", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt")


@dataclass(frozen=True)
class Shelf:
    """Texts of about the same difficulty."""

    code: str
    low: int
    high: int
    texts: tuple[TextTile, ...]
    own: bool
    """where the pupil reads now"""


@dataclass(frozen=True)
class Fetched:
    """What became of one file."""

    name: str
    title: str
    problem: LearnKitError | None


class LibraryModel(QObject):
    """All texts of the actor, and the ones the question and the chosen levels leave."""

    told = Signal()
    """`shelves` has changed"""
    fetching = Signal(str, int, int)
    """a file is being brought in: its name, which of how many (from 1)"""
    fetched = Signal(object)
    """the whole batch is done or stopped: a tuple of Fetched"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self.all: tuple[TextTile, ...] | None = None
        self.asked = ""
        self.levels: frozenset[str] = frozenset()
        self._suits = ""
        self._batch: _Batch | None = None

    def load(self) -> None:
        """Fetch the texts there are now."""

        def work() -> tuple[tuple[TextTile, ...], str]:
            found = texts(self._app.desk, self._actor)
            suits = pupil_home(self._app.desk, self._actor).suits if self._actor.is_pupil else ()
            return found, shelf_of(suits[0].lix) if suits else ""

        def done(found: tuple[tuple[TextTile, ...], str]) -> None:
            self.all, self._suits = found
            self.told.emit()

        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)

    def ask(self, words: str) -> None:
        """Show only what the words find in title, author and subject; one wrong letter a word is forgiven."""
        self.asked = words
        self.told.emit()

    def set_level(self, code: str, on: bool) -> None:
        """Show only the chosen levels; with none chosen, all."""
        self.levels = self.levels | {code} if on else self.levels - {code}
        self.told.emit()

    def found(self) -> tuple[TextTile, ...]:
        """The texts that the question and the levels leave, those without a wrong letter first."""
        far = [
            (off, tile)
            for tile in self.all or ()
            if (off := how_far(self.asked, tile.title, tile.author, tile.subject)) is not None
            and (not self.levels or shelf_of(tile.lix) in self.levels)
        ]
        return tuple(tile for _, tile in sorted(far, key=lambda pair: pair[0]))

    def shelves(self) -> tuple[Shelf, ...]:
        """The found texts by level, the easiest shelf first; empty shelves are left out."""
        found = self.found()
        made = (
            Shelf(code, low, high, tuple(t for t in found if shelf_of(t.lix) == code), code == self._suits)
            for code, low, high in SHELVES
        )
        return tuple(shelf for shelf in made if shelf.texts)

    def meant(self) -> str | None:
        """A word that the question may have meant when it finds nothing."""
        return nearest_word(self.asked, (f"{tile.title} {tile.author} {tile.subject}" for tile in self.all or ()))

    @property
    def is_fetching(self) -> bool:
        return self._batch is not None

    def fetch(self, paths: tuple[Path, ...]) -> None:
        """Bring in files, one after the other; one that cannot be read does not stop the rest."""
        if self._batch is None and paths:
            self._batch = _Batch(list(paths), len(paths), ReadingIn())
            self._fetch_next(self._batch)

    def stop_fetching(self) -> None:
        """Let go of the file under way and of those that wait; what came in stays."""
        if self._batch is not None:
            if self._batch.task is not None:
                self._batch.task.cancel()
            self._end(self._batch)

    def _fetch_next(self, batch: _Batch) -> None:
        if not batch.waiting:
            self._end(batch)
            return
        path = batch.waiting.pop(0)
        self.fetching.emit(path.name, batch.of - len(batch.waiting), batch.of)

        def failed(problem: LearnKitError) -> None:
            batch.results.append(Fetched(path.name, "", problem))
            self._fetch_next(batch)

        batch.task = self._tasks.run_stoppable(
            lambda cancelled: batch.reading.read(path, cancelled=cancelled),
            owner=self,
            lane=Lane.THINK,
            done=lambda read: self._keep(batch, path, read, failed),
            failed=failed,
        )

    def _keep(self, batch: _Batch, path: Path, read: ReadIn, failed: Callable[[LearnKitError], None]) -> None:
        def done(added: Added) -> None:
            batch.results.append(Fetched(path.name, added.title, None))
            if self._batch is batch:
                self._fetch_next(batch)

        batch.task = self._tasks.run(
            lambda: add_text(self._app.desk, self._actor, read.text, read.pictures),
            owner=self,
            lane=Lane.DATA,
            done=done,
            failed=failed,
        )

    def _end(self, batch: _Batch) -> None:
        self._batch = None
        # The worker is closed even when the library has gone: nobody else knows of it.
        self._tasks.run(batch.reading.close, owner=self._tasks, lane=Lane.THINK)
        self.fetched.emit(tuple(batch.results))
        self.load()


@dataclass
class _Batch:
    """Files on their way in."""

    waiting: list[Path]
    of: int
    reading: ReadingIn
    results: list[Fetched] = field(default_factory=list)
    task: Task | None = None


def shelf_of(lix: int) -> str:
    """The code of the shelf a LIX stands on."""
    return next(code for code, _, high in SHELVES if lix <= high)
