"""Reads a text aloud: the spoken form goes to the voice in its worker, sound and word marks come back."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

from learnkit.errors import Fact, LearnKitError
from learnkit.workers.limits import Limits
from learnkit.workers.protocol import Header, Value
from learnkit.workers.start import Worker
from speech.events import WordMark
from speech.tts import SAMPLE_RATE, USUAL_PAUSE_MS, USUAL_WPM
from speech.voices import Voice

if TYPE_CHECKING:
    from content.spoken import SpokenToken

MEMORY_MB = 700
ASK_SECONDS = 0.02
"""How often a cancel is looked for while the worker says nothing."""
SILENT_SECONDS = 15.0
"""A worker that owes an answer and says nothing for so long hangs, and is ended."""
SILENT_ENGINE = "silent"

T = TypeVar("T")


@dataclass(frozen=True)
class Spoken:
    """What was said. `engine` is `silent` where no voice could; `cancelled` tells that it was cut short.

    Times are milliseconds: from the call to the first sound, and the length of all sound handed on.
    """

    engine: str
    voice: str
    first_audio_ms: float | None
    audio_ms: int
    marks: tuple[WordMark, ...]
    sample_rate: int
    cancelled: bool = False


@dataclass(frozen=True)
class EngineState:
    """Whether a voice engine runs on this machine; where not, or not fully, `code` says why."""

    name: str
    ready: bool
    code: str | None


OnAudio = Callable[[bytes], None]
OnMark = Callable[[WordMark], None]
StartWorker = Callable[[], Worker]


def start_speech_worker() -> Worker:
    """A fresh process that holds the voices."""
    return Worker("speech", Limits(seconds=None, memory_mb=MEMORY_MB))


@dataclass
class _Reading:
    """One text being read aloud, and how much of it has been handed on."""

    request: Header
    on_audio: OnAudio
    on_mark: OnMark
    cancelled: Callable[[], bool]
    began: float
    engine: str = SILENT_ENGINE
    voice: str = SILENT_ENGINE
    sample_rate: int = SAMPLE_RATE
    first_audio_ms: float | None = None
    told_bytes: int = 0
    to_skip: int = 0
    marks: list[WordMark] = field(default_factory=list)

    def begin_again(self) -> None:
        """The next worker says it all again: what has been heard already is passed over."""
        self.to_skip = self.told_bytes

    def started(self, header: Header) -> None:
        self.engine, self.voice = str(header["engine"]), str(header["voice"])
        self.sample_rate = cast(int, header["sample_rate"])

    def audio(self, pcm: bytes) -> None:
        unheard = pcm[self.to_skip :]
        self.to_skip -= len(pcm) - len(unheard)
        if not unheard:
            return
        if self.first_audio_ms is None:
            self.first_audio_ms = 1000 * (time.perf_counter() - self.began)
        self.told_bytes += len(unheard)
        self.on_audio(unheard)

    def mark(self, header: Header) -> None:
        told = WordMark(*(cast(int, header[name]) for name in ("start", "end", "from_ms", "to_ms")))
        if not self.marks or told.start > self.marks[-1].start:
            self.marks.append(told)
            self.on_mark(told)

    def result(self, cancelled: bool) -> Spoken:
        return Spoken(
            engine=self.engine,
            voice=self.voice,
            first_audio_ms=self.first_audio_ms,
            audio_ms=round(1000 * self.told_bytes / 2 / self.sample_rate),
            marks=tuple(self.marks),
            sample_rate=self.sample_rate,
            cancelled=cancelled,
        )


class Speaker:
    """The voice of the program. One text at a time; blocking, so call it in a lane of its own.

    The worker starts with the first call. If it dies, it is started once more and the reading goes on where it
    was; if that fails as well, LearnKitError `speech.voice_restarted` (reason: the worker's code) is raised.
    """

    def __init__(self, start: StartWorker = start_speech_worker) -> None:
        self._start = start
        self._worker: Worker | None = None
        self._turn = threading.Lock()
        self._last_id = 0

    @property
    def worker_pid(self) -> int | None:
        """The process that holds the voices, once there is one."""
        return self._worker.pid if self._worker is not None else None

    def warm(self) -> None:
        """Starts the worker and loads the voices and languages, so that the first sound comes at once."""
        _spoken_form()
        self.voices()

    def voices(self) -> tuple[Voice, ...]:
        """The voices that can be heard here, Danish and English first."""
        with self._turn:
            header = self._twice(self._ask_voices, lambda: None)
        return tuple(Voice(**told) for told in cast(list[dict[str, str]], header["voices"]))

    def engines(self) -> tuple[EngineState, ...]:
        """Every engine in the order in which they are tried; `silent` is last and always ready."""
        with self._turn:
            header = self._twice(self._ask_voices, lambda: None)
        return tuple(
            EngineState(str(told["name"]), bool(told["ready"]), cast("str | None", told["code"]))
            for told in cast(list[Header], header["engines"])
        )

    def speak(
        self,
        text: str,
        language: str,
        *,
        voice: str | None = None,
        rate: int | None = None,
        pause_ms: int = USUAL_PAUSE_MS,
        on_audio: OnAudio,
        on_mark: OnMark,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Spoken:
        """Reads the text aloud: hands on sound as it comes, and marks in rising order; returns when all is said.

        `rate` is real words a minute, `pause_ms` the silence between sentences; the sound is 16-bit mono PCM.
        Once `cancelled` says yes nothing more is handed on. Raises LearnKitError `speech.voice_restarted`.
        """
        began = time.perf_counter()
        tokens: list[Value] = [_as_value(token) for token in _spoken_form()(text, language)]
        request: Header = {
            "do": "speak",
            "tokens": tokens,
            "language": language,
            "voice": voice,
            "rate": rate or USUAL_WPM,
            "pause_ms": pause_ms,
        }
        reading = _Reading(request, on_audio, on_mark, cancelled, began)
        with self._turn:
            return self._twice(lambda worker: self._read(worker, reading), reading.begin_again)

    def close(self) -> None:
        """Ends the worker once nothing is being said; cancel a reading first. The next call starts another."""
        with self._turn:
            self._let_go()

    def _let_go(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.close()

    def _twice(self, work: Callable[[Worker], T], before_the_second: Callable[[], None]) -> T:
        try:
            return work(self._running())
        except _WorkerGone:
            self._let_go()
            before_the_second()
        try:
            return work(self._running())
        except _WorkerGone as gone:
            self._let_go()
            raise LearnKitError("speech.voice_restarted", reason=gone.code) from gone

    def _running(self) -> Worker:
        if self._worker is None:
            try:
                self._worker = self._start()
            except LearnKitError as error:
                raise _WorkerGone(error.code) from error
        return self._worker

    def _ask_voices(self, worker: Worker) -> Header:
        self._last_id += 1
        _send(worker, {"do": "voices", "id": self._last_id})
        header, _payload = self._answer(worker, self._last_id, lambda: None)
        return header

    def _read(self, worker: Worker, reading: _Reading, engine: str | None = None) -> Spoken:
        self._last_id += 1
        number = self._last_id
        if reading.cancelled():
            return reading.result(True)
        _send(worker, {**reading.request, "id": number, "engine": engine})
        try:
            return self._follow(worker, reading, number)
        except _VoiceFailed as failed:
            if engine == SILENT_ENGINE:
                raise LearnKitError(failed.code, **failed.facts) from failed
        except _WorkerGone:
            raise
        except BaseException:  # a listener raised: leave nothing of this reading to the next one
            _send(worker, {"do": "stop", "id": number})
            raise
        reading.begin_again()
        return self._read(worker, reading, SILENT_ENGINE)

    def _follow(self, worker: Worker, reading: _Reading, number: int) -> Spoken:
        """Hands on what the worker says until it has finished."""
        stopping = False

        def stop_if_cancelled() -> None:
            nonlocal stopping
            if not stopping and reading.cancelled():
                stopping = True
                _send(worker, {"do": "stop", "id": number})

        while True:
            header, payload = self._answer(worker, number, stop_if_cancelled)
            stop_if_cancelled()
            match header["event"]:
                case "started":
                    reading.started(header)
                case "audio" if not stopping:
                    reading.audio(payload)
                case "mark" if not stopping:
                    reading.mark(header)
                case "finished":
                    return reading.result(stopping or bool(header["stopped"]))
                case "failed":
                    raise _VoiceFailed(str(header["code"]), cast(dict[str, Fact], header["facts"]))

    def _answer(self, worker: Worker, number: int, meanwhile: Callable[[], None]) -> tuple[Header, bytes]:
        """The worker's next message about this request; `meanwhile` is called again and again until it is there."""
        hangs_at = time.monotonic() + SILENT_SECONDS
        while True:
            try:
                header, payload = worker.receive(ASK_SECONDS)
                if header.get("id") == number:
                    return header, payload
            except TimeoutError:
                meanwhile()
            except LearnKitError as error:
                raise _WorkerGone(error.code) from error
            if time.monotonic() > hangs_at:
                raise _WorkerGone("worker.too_slow")


class _VoiceFailed(Exception):  # noqa: N818 - what has happened, not what was wrong
    def __init__(self, code: str, facts: dict[str, Fact]) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class _WorkerGone(Exception):  # noqa: N818 - what has happened, not what was wrong
    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _send(worker: Worker, request: Header) -> None:
    try:
        worker.send(request)
    except LearnKitError as error:
        raise _WorkerGone(error.code) from error


def _spoken_form() -> Callable[[str, str], tuple[SpokenToken, ...]]:
    # The languages cost a tenth of the time until somebody can sign in, and nobody speaks before that.
    from content.spoken import spoken_form  # noqa: PLC0415

    return spoken_form


def _as_value(token: SpokenToken) -> Value:
    return [token.start, token.end, token.say, token.ends_sentence]
