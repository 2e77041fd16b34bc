"""Reading a book aloud: on and on from any place, sentence after sentence, each in its own language."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from learnkit.errors import LearnKitError
from ui.audio import Voice
from ui.surfaces.reading.book import Book, Sentence, word_at, word_before
from ui.surfaces.reading.lit import Lit

SENTENCE_GAP_MS = 350
BLOCK_GAP_MS = 650


class State(StrEnum):
    """What the voice is doing with the book."""

    STILL = "still"
    SPEAKING = "speaking"
    PAUSED = "paused"


@dataclass(frozen=True)
class Turn:
    """What is handed to the voice in one go: a stretch of a sentence in one language."""

    sentence: Sentence
    start: int
    end: int
    language: str
    gap_ms: int = 0


class ReadingAloud(QObject):
    """Reads a book with the program's one voice, and tells what is being read.

    If something else is said meanwhile the reading pauses; it never takes another's words for its own.
    """

    lit = Signal(object, object)
    """sentence and word (`Lit` or None) that are read, or stand to be read"""
    state_changed = Signal()
    ended = Signal()
    """the whole book has been read"""
    failed = Signal(object)

    def __init__(self, voice: Voice, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._voice = voice
        self._book = book
        self.state = State.STILL
        self.rate: int | None = None
        self._wanted_voice: str | None = None
        self._wanted_language = ""
        self._sentence: Sentence | None = None
        self._word: tuple[int, int] | None = None
        self._place = (0, 0)
        self._handed: dict[int, Turn] = {}
        self._coming: deque[Turn] = deque()
        self._newest = -1
        self._alone = False
        self._starting = False
        voice.piece_reached.connect(self._on_piece_reached)
        voice.word_reached.connect(self._on_word_reached)
        voice.finished.connect(self._on_finished)
        voice.stopped.connect(self._on_stopped)
        voice.failed.connect(self._on_failed)

    @property
    def place(self) -> tuple[int, int]:
        """Block and offset of what is being read, or would be."""
        return self._place

    @property
    def speaking(self) -> bool:
        """Whether the book is being read now."""
        return self.state is State.SPEAKING

    def set_voice(self, voice: str, language: str) -> None:
        """Read passages in this language with this voice; "" is the language's first."""
        wanted = voice or None, language
        if wanted != (self._wanted_voice, self._wanted_language):
            self._wanted_voice, self._wanted_language = wanted
            self._speak_on()

    def set_rate(self, rate: int) -> None:
        """Read so many words a minute, at once."""
        if rate != self.rate:
            self.rate = rate
            self._speak_on()

    def move_to(self, block: int, offset: int) -> None:
        """Stand at a place, without a word lit; what is being read is not disturbed."""
        if self.speaking:
            return
        self._let_go()
        self._place = block, offset
        self._show(None, None)
        self._become(State.STILL)

    def play(self) -> None:
        """Read on from where it was paused, or from the place."""
        if self._voice.paused and self._voice.owns(self._newest) and not self._alone:
            self._become(State.SPEAKING)
            self._voice.resume()
            return
        self._start(*self._place)

    def play_from(self, block: int, offset: int) -> None:
        """Read from a place on."""
        self._start(block, offset)

    def pause(self) -> None:
        """Be quiet, and keep the place."""
        if self.speaking:
            self._become(State.PAUSED)
            self._voice.pause()

    def toggle(self) -> None:
        """Pause, or read on."""
        if self.speaking:
            self.pause()
        else:
            self.play()

    def again(self) -> None:
        """Read the sentence from its beginning."""
        sentence = self._here()
        if sentence is not None:
            self._start(*sentence.place(sentence.start))

    def step_sentence(self, by: int) -> None:
        """Go to the next sentence (1) or back to the last (-1); if the voice was reading it goes on there."""
        here = self._here()
        if here is None:
            return
        there = self._book.next_sentence(here) if by > 0 else self._book.sentence_before(here)
        if there is None:
            return
        if self.speaking:
            self._start(*there.place(there.start))
        else:
            self._stand_at(there, word_at(there.piece, there.start))

    def step_word(self, by: int) -> None:
        """Go to the next word (1) or the one before (-1), and be quiet."""
        here = self._here()
        if here is None:
            return
        self.pause()
        piece = here.piece
        if self._word is None:
            block, offset = self._place
            found = word_at(piece, max(here.start, offset - piece.start) if block == piece.block else here.start)
        elif by > 0:
            found = word_at(piece, self._word[1])
        else:
            found = word_before(piece, self._word[0])
        if found is None:
            number = piece.number + (1 if by > 0 else -1)
            while 0 <= number < len(self._book.pieces) and found is None:
                piece = self._book.pieces[number]
                found = word_at(piece, 0) if by > 0 else word_before(piece, len(piece.text))
                number += 1 if by > 0 else -1
        if found is None:
            return
        sentence = next((s for s in self._book.sentences(piece) if found[0] < s.end), None)
        if sentence is not None:
            self._stand_at(sentence, found)

    def read_word(self) -> None:
        """Say the word that is lit, alone."""
        here = self._here()
        if here is None:
            return
        start, end = self._word or word_at(here.piece, here.start) or (here.start, here.end)
        language = next((part.language for part in here.parts if start < part.end), here.piece.language)
        self._stand_at(here, (start, end))
        self._say([Turn(here, start, end, language)], alone=True)

    def leave(self) -> None:
        """Be quiet, for good."""
        if self.state is not State.STILL:
            self._let_go()
            self._become(State.STILL)

    # How it goes on

    def _here(self) -> Sentence | None:
        return self._sentence or self._book.sentence_at(*self._place)

    def _start(self, block: int, offset: int) -> None:
        sentence = self._book.sentence_at(block, offset)
        if sentence is None:
            self._become(State.STILL)
            return
        inside = sentence.piece.block == block
        first = max(sentence.start, offset - sentence.piece.start) if inside else sentence.start
        if not any(first < part.end for part in sentence.parts) or word_at(sentence.piece, first) is None:
            first = sentence.start
        self._place = sentence.place(first)
        self._say(_turns(sentence, first, 0), alone=False)

    def _say(self, turns: list[Turn], *, alone: bool) -> None:
        self._starting = True
        self._coming = deque(turns[1:])
        self._handed.clear()
        self._alone = alone
        first = turns[0]
        self._newest = self._voice.say(
            _text(first),
            language=first.language,
            rate=self.rate,
            voice=self._voice_for(first.language),
            base=first.start,
        )
        self._handed[self._newest] = first
        self._starting = False
        self._sentence = first.sentence
        self._show(self._sentence, self._word if alone else None)
        self._become(State.PAUSED if alone else State.SPEAKING)

    def _hand_over(self, after: Turn) -> None:
        """Give the voice what comes after, so that there is no gap."""
        if not self._coming:
            following = self._book.next_sentence(after.sentence)
            if following is None:
                return
            same = following.piece.block == after.sentence.piece.block
            self._coming.extend(_turns(following, following.start, SENTENCE_GAP_MS if same else BLOCK_GAP_MS))
        turn = self._coming.popleft()
        self._newest = self._voice.then(
            _text(turn),
            language=turn.language,
            rate=self.rate,
            voice=self._voice_for(turn.language),
            base=turn.start,
            gap_ms=turn.gap_ms,
        )
        self._handed[self._newest] = turn

    def _on_piece_reached(self, number: int) -> None:
        turn = self._handed.get(number)
        if turn is None or not self._voice.owns(number):
            return
        for old in [n for n in self._handed if n < number]:
            del self._handed[old]
        if self._alone:
            return
        if turn.sentence != self._sentence or self._word is None:
            self._place = turn.sentence.place(turn.start)
            self._show(turn.sentence, None)
        self._hand_over(turn)

    def _on_word_reached(self, start: int, end: int) -> None:
        if not self._handed or not self._voice.owns(self._newest) or self._sentence is None:
            return
        self._place = self._sentence.place(start)
        self._show(self._sentence, (start, end))

    def _on_finished(self) -> None:
        if not self._handed:
            return
        self._handed.clear()
        if self._alone:
            return
        self._place = self._book.pieces[-1].block, self._book.pieces[-1].start + len(self._book.pieces[-1].text)
        self._show(None, None)
        self._become(State.STILL)
        self.ended.emit()

    def _on_stopped(self) -> None:
        """Something else is said, or all was told to be quiet."""
        if self._starting or not self._handed:
            return
        self._handed.clear()
        self._become(State.PAUSED)

    def _on_failed(self, problem: LearnKitError) -> None:
        if self._handed:
            self._handed.clear()
            self._become(State.PAUSED)
            self.failed.emit(problem)

    def _speak_on(self) -> None:
        """Go on from the same word in another way."""
        if self.speaking:
            self._start(*self._place)
        elif self._handed:
            self._let_go()

    def _stand_at(self, sentence: Sentence, word: tuple[int, int] | None) -> None:
        self._let_go()
        self._place = sentence.place(word[0] if word is not None else sentence.start)
        self._show(sentence, word)
        self._become(State.PAUSED)

    def _let_go(self) -> None:
        """Be quiet, if it is the book that is being said."""
        if self._handed and self._voice.owns(self._newest):
            self._starting = True
            self._voice.stop()
            self._starting = False
        self._handed.clear()
        self._coming.clear()

    def _show(self, sentence: Sentence | None, word: tuple[int, int] | None) -> None:
        self._sentence, self._word = sentence, word
        self.lit.emit(_lit(sentence, None) if sentence else None, _lit(sentence, word) if sentence and word else None)

    def _become(self, state: State) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()

    def _voice_for(self, language: str) -> str | None:
        return self._wanted_voice if _primary(language) == _primary(self._wanted_language) else None


def _turns(sentence: Sentence, first: int, gap_ms: int) -> list[Turn]:
    """The parts of a sentence from a code point on; the gap stands before the first."""
    turns: list[Turn] = []
    for part in sentence.parts:
        if part.end > first:
            gap = gap_ms if not turns else 0
            turns.append(Turn(sentence, max(first, part.start), part.end, part.language, gap))
    return turns


def _text(turn: Turn) -> str:
    return turn.sentence.piece.text[turn.start : turn.end]


def _lit(sentence: Sentence, word: tuple[int, int] | None) -> Lit:
    start, end = word or (sentence.start, sentence.end)
    return Lit(sentence.piece.block, sentence.piece.start + start, sentence.piece.start + end)


def _primary(language: str) -> str:
    return language.lower().replace("_", "-").split("-")[0]
