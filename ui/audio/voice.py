"""The one voice of the program: says a text, and tells each word as it is heard."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from learnkit.errors import LearnKitError
from learnkit.services.speaking import Speaker
from speech.tts import SAMPLE_RATE, USUAL_PAUSE_MS
from ui.audio.output import Output, load_sound, this_machines_output
from ui.audio.strip import PieceBegun, Strip

T = TypeVar("T")

SOONEST_MS = 4
LATEST_MS = 20


class Cancellable(Protocol):
    def cancel(self) -> None: ...


class SpeechLane(Protocol):
    """Where synthesis runs; `ui.tasks.Tasks` is one."""

    def speak(
        self,
        work: Callable[[Callable[[], bool]], T],
        *,
        owner: QObject,
        done: Callable[[T], object],
        failed: Callable[[LearnKitError], object],
    ) -> Cancellable: ...


@dataclass(frozen=True)
class Piece:
    """Something to be said in one go."""

    number: int
    text: str
    language: str
    rate: int | None
    voice: str | None
    pause_ms: int
    base: int
    gap_ms: int


class Voice(QObject):
    """Speaks one thing at a time; each `say` ends what was being said, within 100 ms.

    `word_reached` gives code points of the said text plus its base, the moment the word sounds. Without a
    loudspeaker, or without any voice on this machine, the words come all the same, at the same pace.
    """

    started = Signal()
    """the first sound is on its way"""
    piece_reached = Signal(int)
    """the piece of this number begins to sound: the time to hand over the one after it"""
    word_reached = Signal(int, int)
    finished = Signal()
    """all was heard to its end"""
    stopped = Signal()
    """cut short, by `stop` or by another `say`"""
    paused_changed = Signal(bool)
    failed = Signal(object)
    """a LearnKitError: nothing more is said"""
    restarted = Signal()
    """the voice had died and goes on anew"""
    _broken = Signal(object)
    """a bug, in the SPEECH lane: what is spoken on this strip will not go on"""

    def __init__(
        self, speaker: Speaker, lane: SpeechLane, parent: QObject | None = None, *, output: Output | None = None
    ) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._lane = lane
        self._given_output = output
        self._output: Output | None = None
        self._strip: Strip | None = None
        self._waiting: deque[Piece] = deque()
        self._in_hand: Cancellable | None = None
        self._number = 0
        self._first = 0
        self._paused = False
        self._heard_ms = 0.0
        self.last_word_at = 0.0
        """`time.monotonic()` at which the word told last began to sound, by the player's clock"""
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_time)
        self._broken.connect(self._on_broken)

    @property
    def speaking(self) -> bool:
        """Whether something is being said now; not while it is paused."""
        return self._strip is not None and not self._paused

    @property
    def paused(self) -> bool:
        """Whether something is half said and waits for `resume`."""
        return self._strip is not None and self._paused

    def say(
        self,
        text: str,
        *,
        language: str,
        rate: int | None = None,
        voice: str | None = None,
        pause_ms: int = USUAL_PAUSE_MS,
        base: int = 0,
    ) -> int:
        """Say this now; its number. `rate` in real words a minute, `pause_ms` between sentences."""
        self.stop()
        self._strip = Strip()
        self._first = self._number + 1
        return self.then(text, language=language, rate=rate, voice=voice, pause_ms=pause_ms, base=base)

    def then(
        self,
        text: str,
        *,
        language: str,
        rate: int | None = None,
        voice: str | None = None,
        pause_ms: int = USUAL_PAUSE_MS,
        base: int = 0,
        gap_ms: int = 0,
    ) -> int:
        """Say this straight after what is being said, `gap_ms` later; its number. `say` where nothing is said."""
        if self._strip is None:
            return self.say(text, language=language, rate=rate, voice=voice, pause_ms=pause_ms, base=base)
        self._number += 1
        self._waiting.append(Piece(self._number, text, language, rate, voice, pause_ms, base, gap_ms))
        self._make_next()
        return self._number

    def owns(self, number: int) -> bool:
        """Whether the piece of this number belongs to what is being said or paused now."""
        return self._strip is not None and self._first <= number <= self._number

    def pause(self) -> None:
        """Be quiet at once; `resume` goes on from the same sound."""
        if self.speaking:
            self._paused = True
            self._timer.stop()
            if self._output is not None:
                self._output.hold()
            self.paused_changed.emit(True)

    def resume(self) -> None:
        """Go on after `pause`."""
        if self.paused:
            self._paused = False
            if self._output is not None:
                self._output.go_on()
            self._timer.start(0)
            self.paused_changed.emit(False)

    def stop(self) -> None:
        """Be quiet at once and forget the rest."""
        if self._end():
            self.stopped.emit()

    def _end(self) -> bool:
        """Let go of everything; whether there was anything."""
        if self._strip is None:
            return False
        self._timer.stop()
        if self._in_hand is not None:
            self._in_hand.cancel()
        if self._output is not None:
            self._output.end()
        self._waiting.clear()
        self._strip = self._in_hand = self._output = None
        self._paused = False
        self._heard_ms = 0.0
        return True

    def _make_next(self) -> None:
        """Begin the synthesis of the next piece, when the last one's is over."""
        strip = self._strip
        if strip is None or self._in_hand is not None or not self._waiting:
            return
        piece = self._waiting.popleft()
        self._in_hand = self._lane.speak(
            lambda cancelled: self._make(piece, strip, cancelled),
            owner=self,
            done=self._on_made,
            failed=self._on_failed,
        )
        if not self._timer.isActive() and not self._paused:
            self._timer.start(SOONEST_MS)

    def _make(self, piece: Piece, strip: Strip, cancelled: Callable[[], bool]) -> bool:
        """In the SPEECH lane: puts the sound of one piece onto the strip; whether the voice died meanwhile."""
        if self._given_output is None:
            strip.sounding = load_sound()
        strip.begin_piece(piece.number, SAMPLE_RATE, piece.gap_ms)
        worker = self._speaker.worker_pid
        try:
            self._speaker.speak(
                piece.text,
                piece.language,
                voice=piece.voice,
                rate=piece.rate,
                pause_ms=piece.pause_ms,
                on_audio=strip.add,
                on_mark=lambda mark: strip.mark(mark, piece.base),
                cancelled=cancelled,
            )
        except LearnKitError:
            raise
        except Exception:  # a bug, which is reported as one; but nobody may wait for this voice any longer
            self._broken.emit(strip)
            raise
        return worker is not None and worker != self._speaker.worker_pid

    def _on_made(self, died: bool) -> None:
        self._in_hand = None
        if died:
            self.restarted.emit()
        self._make_next()

    def _on_failed(self, problem: LearnKitError) -> None:
        self._end()
        self.failed.emit(problem)

    def _on_broken(self, strip: Strip) -> None:
        if strip is self._strip:
            self._on_failed(LearnKitError("speech.engine_failed"))

    def _on_time(self) -> None:
        """Feed the loudspeaker and tell what has been reached."""
        strip = self._strip
        if strip is None or self._paused:
            return
        if strip.empty and self._output is None and self._in_hand is not None:
            self._timer.start(SOONEST_MS)
            return
        output = self._output or self._begin_output(strip)
        _feed(output, strip)
        self._heard_ms = output.heard_ms()
        self._tell_happenings(strip)
        if self._strip is not strip or self._paused:
            return  # someone who was told wanted something else
        if self._in_hand is None and not self._waiting and strip.empty and self._heard_ms >= strip.length_ms - 1:
            self._end()
            self.finished.emit()
            return
        self._timer.start(self._until_next(strip))

    def _begin_output(self, strip: Strip) -> Output:
        output = self._given_output or this_machines_output(strip.sounding)
        output.begin(strip.rate)
        self._output = output
        self.started.emit()
        return output

    def _tell_happenings(self, strip: Strip) -> None:
        for happening in strip.happened(self._heard_ms):
            if self._strip is not strip:
                return
            if isinstance(happening, PieceBegun):
                self.piece_reached.emit(happening.number)
            else:
                self.last_word_at = time.monotonic() - (self._heard_ms - happening.at_ms) / 1000
                self.word_reached.emit(happening.start, happening.end)

    def _until_next(self, strip: Strip) -> int:
        coming = strip.next_at_ms()
        if coming is None:
            return SOONEST_MS if self._in_hand is not None else LATEST_MS
        return min(LATEST_MS, max(1, round(coming - self._heard_ms)))


def _feed(output: Output, strip: Strip) -> None:
    while pcm := strip.take(output.room()):
        taken = output.play(pcm)
        strip.put_back(pcm[taken:])
        if taken < len(pcm):
            return
