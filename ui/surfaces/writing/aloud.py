"""Reading a writer's own text back, sentence after sentence; and saying what is written while it is written."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from content.languages import language
from content.languages.rules import Span
from content.words import WORD
from ui.audio import Voice

GAP_MS = 350


@dataclass(frozen=True)
class Manner:
    """How the voice speaks: language, words a minute, and which voice ("" is the language's first)."""

    language: str
    rate: int
    voice: str


class ReadingBack(QObject):
    """Reads a text from a place on, and tells which sentence and word are heard."""

    lit = Signal(object, object)
    """(start, end) of the sentence and of the word in the text, or None"""
    changed = Signal()
    """it has begun or ended"""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._coming: deque[tuple[int, int]] = deque()
        self._handed: dict[int, tuple[int, int]] = {}
        self._sentence: tuple[int, int] | None = None
        self._manner = Manner("da", 150, "")
        self._text = ""
        self.speaking = False
        voice.piece_reached.connect(self._on_piece_reached)
        voice.word_reached.connect(self._on_word_reached)
        for over in (voice.finished, voice.stopped, voice.failed):
            over.connect(self._on_over)

    @property
    def text(self) -> str:
        """The text that is read, as it was when the reading began."""
        return self._text

    def read(self, text: str, stretch: tuple[int, int], manner: Manner) -> None:
        """Read this stretch of a text; nothing where it holds no word."""
        self.stop()
        start, end = stretch
        found = language(manner.language).sentences(text[start:end])
        spoken = [(start + one.start, start + one.end) for one in found if WORD.search(text, *_moved(one, start))]
        if not spoken:
            return
        self._text, self._manner = text, manner
        self._coming = deque(spoken)
        first = self._coming.popleft()
        number = self._voice.say(
            text[slice(*first)], language=manner.language, rate=manner.rate, voice=manner.voice or None, base=first[0]
        )
        self._handed = {number: first}
        self.speaking = True
        self._sentence = first
        self.lit.emit(first, None)
        self.changed.emit()

    def stop(self) -> None:
        """Be quiet, if this is what is being read."""
        if self.speaking:
            self._voice.stop()

    def _on_piece_reached(self, number: int) -> None:
        if not self.speaking or number not in self._handed:
            return
        self._sentence = self._handed.pop(number)
        self.lit.emit(self._sentence, None)
        if self._coming:
            following = self._coming.popleft()
            manner = self._manner
            next_number = self._voice.then(
                self._text[slice(*following)],
                language=manner.language,
                rate=manner.rate,
                voice=manner.voice or None,
                base=following[0],
                gap_ms=GAP_MS,
            )
            self._handed[next_number] = following

    def _on_word_reached(self, start: int, end: int) -> None:
        if self.speaking and self._sentence is not None:
            self.lit.emit(self._sentence, (start, end))

    def _on_over(self) -> None:
        if not self.speaking:
            return
        self.speaking = False
        self._coming.clear()
        self._handed.clear()
        self._sentence = None
        self.lit.emit(None, None)
        self.changed.emit()


def to_read(text: str, caret: int, chosen: tuple[int, int] | None, tag: str) -> tuple[int, int]:
    """What "Læs min tekst" reads: what is chosen, else from the sentence of the caret on; from behind the last
    word, where a writer is who has just stopped writing, all of it."""
    if chosen is not None:
        return chosen
    if not text[caret:].strip():
        return 0, len(text)
    begin = text.rfind("\n", 0, caret) + 1
    line_end = text.find("\n", caret)
    line = text[begin : line_end if line_end >= 0 else len(text)]
    for sentence in language(tag).sentences(line):
        if caret <= begin + sentence.end:
            return begin + sentence.start, len(text)
    return caret, len(text)


class Echo(StrEnum):
    """What is said while one writes."""

    NONE = "none"
    LETTERS = "letters"
    WORDS = "words"
    SENTENCES = "sentences"


class WritingAloud(QObject):
    """Says letters, words or sentences as they are written; gives way to whatever else is being said."""

    def __init__(self, voice: Voice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._number = -1
        self.echo = Echo.NONE

    def heard(self, letter: str, before: str, manner: Manner) -> None:
        """A letter was typed, and `before` stands before the caret now."""
        said = written(self.echo, letter, before, manner.language)
        if not said or (self._voice.speaking and not self._voice.owns(self._number)):
            return
        self._number = self._voice.say(
            said, language=manner.language, rate=manner.rate, voice=manner.voice or None, pause_ms=0
        )


def written(echo: Echo, letter: str, before: str, tag: str) -> str:
    """What has just been completed and is said: the letter, the word or the sentence; "" if nothing."""
    if echo is Echo.LETTERS:
        return letter if letter.isalnum() else ""
    if echo is Echo.WORDS and not letter.isalnum():
        return _last_word(before)
    if echo is Echo.SENTENCES and letter.isspace():
        return _last_sentence(before, tag)
    return ""


def _last_word(before: str) -> str:
    """The word that the last character of `before` has ended; an apostrophe or hyphen has not ended one yet."""
    found = list(WORD.finditer(before))
    if not found or before[-1:] in ("'", "’", "-"):
        return ""
    return found[-1].group() if found[-1].end() == len(before) - 1 else ""


def _last_sentence(before: str, tag: str) -> str:
    ended = before.endswith("\n") and bool(before.strip())
    *_, last = language(tag).sentences(before + "A") or (Span(0, 0),)
    if not ended and last.start != len(before):
        return ""  # the point belonged to a short form: the sentence goes on
    done = language(tag).sentences(before)
    return before[done[-1].start : done[-1].end] if done and not before[:-1].endswith((" ", "\n")) else ""


def _moved(span: Span, by: int) -> tuple[int, int]:
    return span.start + by, span.end + by
