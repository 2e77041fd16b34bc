"""Speech as a conversation: requests come in over a channel, events go back, and a stop is heard while speaking.

Requests (header): `{"do": "speak", "id": n, "tokens": [[start, end, say, ends_sentence], …], "language": …,
"voice": …, "rate": …, "pause_ms": …, "engine": …}`, `{"do": "stop", "id": n}`, `{"do": "voices", "id": n}`.
Ids rise; a stop ends the utterance of its id and every earlier one.

Answers: `started` (id, engine, voice, sample_rate), `audio` (id; the PCM is the payload), `mark` (id, start, end,
from_ms, to_ms), then `finished` (id, ms, stopped) or `failed` (id, code, facts); and `voices` (id, voices, engines).
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Mapping
from dataclasses import asdict
from typing import Protocol, cast

from speech.errors import SpeechError
from speech.events import Audio, Event, Finished, WordMark
from speech.registry import Checked, Registry, known_engines
from speech.tts import USUAL_PAUSE_MS, USUAL_WPM, SpeechEngine, Token, Utterance
from speech.voices import Voice, voice_for

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]
Header = dict[str, Value]


class Channel(Protocol):
    """The worker's end of the conversation. `receive` raises EOFError when the other end has hung up."""

    def receive(self) -> tuple[Header, bytes]: ...

    def send(self, header: Mapping[str, Value], payload: bytes = b"") -> None: ...


def serve(channel: Channel, registry: Registry | None = None) -> None:
    """Answers requests one after the other until the other end hangs up; then the utterance in hand is stopped."""
    Serving(channel, registry or Registry(known_engines())).run()


class Serving:
    """Reads requests in a thread of its own, so that a stop reaches an utterance that is being spoken."""

    def __init__(self, channel: Channel, registry: Registry) -> None:
        self._channel = channel
        self._registry = registry
        self._requests: queue.SimpleQueue[Header | None] = queue.SimpleQueue()
        self._stopped_through = -1
        self._hung_up = threading.Event()
        self._broken: Exception | None = None

    def run(self) -> None:
        """Serves until the end of the conversation; raises what the channel raised, unless it was its end."""
        reader = threading.Thread(target=self._read, name="speech-requests", daemon=True)
        reader.start()
        while (request := self._requests.get()) is not None:
            self._answer(request)
        if self._broken is not None:
            raise self._broken

    def _read(self) -> None:
        try:
            while True:
                request, _payload = self._channel.receive()
                if request.get("do") == "stop":
                    self._stopped_through = max(self._stopped_through, _id(request))
                else:
                    self._requests.put(request)
        except EOFError:
            pass
        except Exception as error:  # told to the thread that serves, which ends with it
            self._broken = error
        finally:
            self._hung_up.set()
            self._requests.put(None)

    def _answer(self, request: Header) -> None:
        try:
            if request.get("do") == "speak":
                self._speak(request)
            elif request.get("do") == "voices":
                self._channel.send(self._voices(_id(request)))
            else:
                raise SpeechError("speech.wrong_request")
        except SpeechError as error:
            self._channel.send(
                {"event": "failed", "id": _id(request), "code": error.code, "facts": cast(Value, error.facts)}
            )

    def _speak(self, request: Header) -> None:
        number = _id(request)
        utterance = _utterance(request)
        engine = self._engine(request, utterance)
        voice = voice_for(engine.voices(), utterance.language, utterance.voice)
        self._channel.send(
            {
                "event": "started",
                "id": number,
                "engine": engine.name,
                "voice": voice.id if voice else engine.name,
                "sample_rate": engine.sample_rate,
            }
        )

        def tell(event: Event) -> None:
            self._channel.send(*_as_message(number, event))

        engine.speak(utterance, tell, lambda: number <= self._stopped_through or self._hung_up.is_set())

    def _engine(self, request: Header, utterance: Utterance) -> SpeechEngine:
        wanted = request.get("engine")
        if wanted is None:
            return self._registry.engine_for(utterance.language, utterance.voice)
        named = [c.engine for c in self._registry.check() if c.engine.name == wanted]
        if not named:
            raise SpeechError("speech.unknown_engine", engine=str(wanted))
        return named[0]

    def _voices(self, number: int) -> Header:
        checked = self._registry.check()
        return {
            "event": "voices",
            "id": number,
            "voices": [cast(Value, asdict(voice)) for c in checked for voice in _voices_of(c)],
            "engines": [{"name": c.engine.name, "ready": c.readiness.ready, "code": c.readiness.code} for c in checked],
        }


def _voices_of(checked: Checked) -> tuple[Voice, ...]:
    """What can be chosen: a voice that cannot be heard here is not offered."""
    return checked.engine.voices() if checked.readiness.ready else ()


def _id(request: Header) -> int:
    number = request.get("id")
    return number if isinstance(number, int) else 0


def _utterance(request: Header) -> Utterance:
    """The utterance of a request; raises SpeechError `speech.wrong_request` when it is not one."""
    try:
        tokens = cast(list[list[Value]], request["tokens"])
        return Utterance(
            tokens=tuple(_token(token) for token in tokens),
            language=str(request["language"]),
            voice=cast("str | None", request.get("voice")),
            rate_wpm=int(cast(int, request.get("rate") or USUAL_WPM)),
            pause_ms=max(0, int(cast(int, request.get("pause_ms", USUAL_PAUSE_MS)))),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SpeechError("speech.wrong_request", reason=type(error).__name__) from error


def _token(told: list[Value]) -> Token:
    start, end, say, ends_sentence = told
    return Token(int(cast(int, start)), int(cast(int, end)), str(say), bool(ends_sentence))


def _as_message(number: int, event: Event) -> tuple[Header, bytes]:
    match event:
        case Audio(pcm):
            return {"event": "audio", "id": number}, pcm
        case WordMark():
            return {"event": "mark", "id": number, **asdict(event)}, b""
        case Finished():
            return {"event": "finished", "id": number, **asdict(event)}, b""
