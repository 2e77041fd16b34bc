"""One person reading one text: opened where it was left, read aloud, its place and time kept."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from content.text import Text
from learnkit.app import App
from learnkit.domain.look import Look
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.choosing_a_look import look_of
from learnkit.services.choosing_a_text import open_picture, open_text
from learnkit.services.reading import Place, keep_place, place_in, record_sitting
from speech.voices import Voice as SpeechVoice
from ui.audio import Voice
from ui.pupil.sitting import Sitting
from ui.surfaces.look.look_model import LookModel
from ui.surfaces.reading.aloud import ReadingAloud
from ui.surfaces.reading.book import Book, Piece
from ui.tasks import Lane, Tasks

KEEP_EVERY_MS = 15_000
"""The place is also kept now and then while the voice reads, should the machine lose its power."""
LARGEST_PICTURE = QSize(1600, 1600)


@dataclass(frozen=True)
class Opened:
    """What opening a text fetched."""

    text: Text
    place: Place | None
    look: Look


class ReaderModel(QObject):
    """Keeps what the reader screen shows; `aloud` and `book` are there once `opened` was emitted.

    For a pupil the place is kept at each pause, page and at the end, and the sitting recorded on leaving. Staff who
    look into a text leave no trace.
    """

    opened = Signal()
    refused = Signal(object)
    """a LearnKitError: the text cannot be opened, or something cannot be kept"""
    place_changed = Signal()
    kept = Signal(bool)
    """whether the place as it is now is kept"""
    voices_changed = Signal()
    picture_ready = Signal(str, QImage)

    def __init__(
        self,
        app: App,
        tasks: Tasks,
        voice: Voice,
        actor: Actor,
        text: str,
        parent: QObject | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._voice = voice
        self._actor = actor
        self._text = text
        self._now = now
        self.look = LookModel(app, tasks, actor, self)
        self.look.refused.connect(self.refused)
        self.book: Book | None = None
        self.aloud: ReadingAloud | None = None
        self.place = (0, 0)
        self.done = 0.0
        self.voices: tuple[SpeechVoice, ...] = ()
        self._sitting: Sitting | None = None
        self._unkept = False
        self._timer = QTimer(self, interval=KEEP_EVERY_MS)
        self._timer.timeout.connect(self.keep)

    def open(self) -> None:
        """Fetch the text, the place in it and the look."""
        desk, actor, text = self._app.desk, self._actor, self._text

        def fetch() -> Opened:
            return Opened(open_text(desk, actor, text), place_in(desk, actor, text), look_of(desk, actor))

        self._tasks.run(fetch, owner=self, lane=Lane.DATA, done=self._on_fetched, failed=self.refused.emit)

    def load_voices(self) -> None:
        """Fetch which voices there are; the voice is warm afterwards."""

        def done(voices: tuple[SpeechVoice, ...]) -> None:
            self.voices = voices
            self._tune()
            self.voices_changed.emit()

        self._tasks.run(self._app.speaker.voices, owner=self, lane=Lane.THINK, done=done, failed=self.refused.emit)

    def voices_for_text(self) -> tuple[SpeechVoice, ...]:
        """The voices that speak the text's language."""
        if self.book is None:
            return ()
        return tuple(v for v in self.voices if _primary(v.language) == _primary(self.book.text.language))

    def chosen_voice(self) -> SpeechVoice | None:
        """The voice the text is read with."""
        fitting = self.voices_for_text()
        wanted = self.look.look.voice or self._app.settings.voice
        return next((v for v in fitting if v.id == wanted), fitting[0] if fitting else None)

    def turned(self, block: int, offset: int, at_end: bool) -> None:
        """The reader has turned to a page; with `at_end` the end of the text stands on it."""
        if self.aloud is not None and not self.aloud.speaking:
            self.aloud.move_to(block, offset)
            self._stand(block, offset)
            if at_end:
                self.done = 1.0
            self.keep()
        self.touch()

    def go_to(self, piece: Piece) -> None:
        """Go to a chapter, or to what a link points at; the voice goes along if it reads."""
        self.go_to_place(piece.block, piece.start)

    def go_to_place(self, block: int, offset: int) -> None:
        """Go to a place; the voice goes along if it reads."""
        if self.aloud is None:
            return
        if self.aloud.speaking:
            self.aloud.play_from(block, offset)
        else:
            self.aloud.move_to(block, offset)
        self._stand(block, offset)
        self.keep()
        self.touch()

    def touch(self) -> None:
        """The reader has done something."""
        now = self._now()
        if self._sitting is not None and self._sitting.is_over(now):
            self._record()
        if self._sitting is None:
            self._sitting = Sitting(self._app.clock.now(), now)
        self._sitting.touch(now)

    def keep(self) -> None:
        """Keep the place as it is now, if it is another than the one kept."""
        if not self._unkept or not self._actor.is_pupil:
            return
        self._unkept = False
        desk, actor, text, (block, offset), done = self._app.desk, self._actor, self._text, self.place, self.done
        self._tasks.run(
            lambda: keep_place(desk, actor, text, block, offset, done),
            owner=self,
            lane=Lane.DATA,
            done=lambda _none: self.kept.emit(not self._unkept),
            failed=self._on_not_kept,
        )

    def leave(self) -> None:
        """Be quiet, and keep place, sitting and look. What was left can be taken up by a touch."""
        self._timer.stop()
        if self.aloud is not None:
            self.aloud.leave()
        self.keep()
        self._record()
        self.look.save()

    def want_picture(self, digest: str) -> None:
        """Fetch a picture of the text; `picture_ready` brings it, unless it cannot be read."""
        desk, actor, text = self._app.desk, self._actor, self._text

        def decode(data: bytes) -> None:
            self._tasks.run(lambda: _decoded(data), owner=self, lane=Lane.THINK, done=show)

        def show(image: QImage) -> None:
            if not image.isNull():
                self.picture_ready.emit(digest, image)

        self._tasks.run(
            lambda: open_picture(desk, actor, text, digest),
            owner=self,
            lane=Lane.DATA,
            done=decode,
            failed=self.refused.emit,
        )

    @property
    def chapter(self) -> str:
        """The title of the chapter one stands in; "" where there is only one, or it has none."""
        if self.book is None or len(self.book.chapters) < 2:
            return ""
        number = self.chapter_number
        return self.book.chapters[number][0]

    @property
    def chapter_number(self) -> int:
        """Which chapter one stands in, from 0."""
        if self.book is None:
            return 0
        begun = [n for n, (_, first) in enumerate(self.book.chapters) if (first.block, first.start) <= self.place]
        return begun[-1] if begun else 0

    @property
    def page(self) -> tuple[int, int]:
        """Which page one stands on, and how many there are."""
        if self.book is None:
            return 1, 1
        return self.book.page(*self.place), self.book.page_count

    def _on_fetched(self, opened: Opened) -> None:
        self.look.take(opened.look)
        self._tasks.run(
            lambda: Book(opened.text), owner=self, lane=Lane.THINK, done=lambda book: self._on_ready(book, opened.place)
        )

    def _on_ready(self, book: Book, kept: Place | None) -> None:
        self.book = book
        if kept is not None and kept.done < 1:
            self.place, self.done = (kept.block, kept.offset), kept.done
        aloud = ReadingAloud(self._voice, book, self)
        self.aloud = aloud
        aloud.move_to(*self.place)
        aloud.lit.connect(self._on_lit)
        aloud.state_changed.connect(self._on_state_changed)
        aloud.ended.connect(self._on_ended)
        self._tune()
        self.look.changed.connect(self._tune)
        self.touch()
        self.opened.emit()
        self.load_voices()

    def _tune(self) -> None:
        """Let the voice be the chosen one, at the chosen pace."""
        if self.aloud is None or self.book is None:
            return
        self.aloud.set_rate(self.look.look.rate)
        chosen = self.chosen_voice()
        if chosen is not None:
            self.aloud.set_voice(chosen.id, self.book.text.language)

    def _on_lit(self) -> None:
        if self.aloud is not None:
            self.touch()
            self._stand(*self.aloud.place)

    def _on_state_changed(self) -> None:
        if self.aloud is None:
            return
        if self.aloud.speaking:
            self._timer.start()
        else:
            self._timer.stop()
            self.keep()

    def _on_ended(self) -> None:
        self.done = 1.0
        self._unkept = True
        self.keep()
        self.place_changed.emit()

    def _stand(self, block: int, offset: int) -> None:
        if self.book is None or (block, offset) == self.place:
            return
        self.place = block, offset
        self.done = self.book.share(block, offset)
        self._unkept = True
        self.kept.emit(False)
        self.place_changed.emit()

    def _on_not_kept(self, problem: LearnKitError) -> None:
        self._unkept = True
        self.refused.emit(problem)

    def _record(self) -> None:
        sitting, self._sitting = self._sitting, None
        if sitting is None or not self._actor.is_pupil:
            return
        begins, ends, seconds = sitting.end(self._now())
        if seconds < 1:
            return
        desk, actor, text = self._app.desk, self._actor, self._text
        self._tasks.run(
            lambda: record_sitting(desk, actor, text, begins, ends, seconds),
            owner=self,
            lane=Lane.DATA,
            failed=self.refused.emit,
        )


def _decoded(data: bytes) -> QImage:
    """The picture, made smaller where it is larger than any screen's page."""
    image = QImage.fromData(data)
    if image.width() > LARGEST_PICTURE.width() or image.height() > LARGEST_PICTURE.height():
        return image.scaled(
            LARGEST_PICTURE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
    return image


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
