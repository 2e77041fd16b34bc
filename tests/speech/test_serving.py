from __future__ import annotations

import queue
import threading
from collections.abc import Mapping
from typing import Any

import pytest

from speech.engines.silent import SilentEngine
from speech.engines.system import SystemEngine
from speech.espeak_driver import register
from speech.registry import Registry, known_engines
from speech.serving import Header, Value, serve
from tests.speech.hearing import tokens_of


class Line:
    """Both ends of a conversation in one process; `room` is how many answers fit before the worker must wait."""

    def __init__(self, room: int = 0, registry: Registry | None = None) -> None:
        self._registry = registry or Registry(known_engines())
        self.requests: queue.Queue[Header | Exception] = queue.Queue()
        self.answers: queue.Queue[tuple[dict[str, Any], bytes]] = queue.Queue(room)
        self.raised: list[BaseException] = []
        self._worker = threading.Thread(target=self._serve)
        self._worker.start()

    def _serve(self) -> None:
        try:
            serve(self, self._registry)
        except Exception as error:
            self.raised.append(error)

    def receive(self) -> tuple[Header, bytes]:
        request = self.requests.get(timeout=30)
        if isinstance(request, Exception):
            raise request
        return request, b""

    def send(self, header: Mapping[str, Value], payload: bytes = b"") -> None:
        self.answers.put((dict(header), payload), timeout=30)

    def ask(self, request: Header) -> None:
        self.requests.put(request)

    def until(self, *events: str) -> list[tuple[dict[str, Any], bytes]]:
        heard: list[tuple[dict[str, Any], bytes]] = []
        while not heard or heard[-1][0]["event"] not in events:
            heard.append(self.answers.get(timeout=30))
        return heard

    def hang_up(self, how: Exception | None = None) -> None:
        self.requests.put(how or EOFError())
        self._worker.join(30)
        assert not self._worker.is_alive()


@pytest.fixture
def line() -> Any:
    line = Line()
    yield line
    line.hang_up()


def speaking(number: int, *words: str, **more: Value) -> Header:
    tokens: list[Value] = [[t.start, t.end, t.say, t.ends_sentence] for t in tokens_of(*words)]
    return {"do": "speak", "id": number, "tokens": tokens, "language": "da", **more}


def test_an_utterance_is_answered_from_started_to_finished(line: Line) -> None:
    line.ask(speaking(7, "Hej", "Maja."))
    heard = line.until("finished", "failed")

    started, finished = heard[0][0], heard[-1][0]
    assert started == {"event": "started", "id": 7, "engine": "espeak", "voice": "da", "sample_rate": 22_050}
    pcm = b"".join(payload for header, payload in heard if header["event"] == "audio")
    assert abs(finished["ms"] - 1000 * len(pcm) / 2 / 22_050) <= 1
    assert [(h["start"], h["end"]) for h, _ in heard if h["event"] == "mark"] == [(0, 3), (4, 8)]
    assert finished["stopped"] is False


def test_a_stop_is_heard_while_an_utterance_is_being_spoken() -> None:
    line = Line(room=4)
    line.ask(speaking(1, *["ord"] * 3000))
    line.until("audio")
    line.ask({"do": "stop", "id": 1})

    finished = line.until("finished")[-1][0]
    line.hang_up()

    assert finished["stopped"] is True
    assert finished["ms"] < 60_000


def test_a_stop_of_one_utterance_leaves_the_next_one_alone(line: Line) -> None:
    line.ask({"do": "stop", "id": 1})
    line.ask(speaking(1, "hej."))
    line.ask(speaking(2, "hej."))

    first, second = line.until("finished")[-1][0], line.until("finished")[-1][0]

    assert (first["stopped"], second["stopped"]) == (True, False)


def test_hanging_up_ends_an_utterance() -> None:
    line = Line(room=4)
    line.ask(speaking(1, *["ord"] * 3000))
    line.until("audio")
    line.requests.put(EOFError())

    finished = line.until("finished")[-1][0]
    line.hang_up()

    assert finished["stopped"] is True
    assert line.raised == []


def test_what_breaks_the_channel_comes_out_of_serving() -> None:
    line = Line()

    line.hang_up(ConnectionResetError())

    assert [type(error) for error in line.raised] == [ConnectionResetError]


def test_the_voices_are_listed_with_what_each_engine_says(line: Line) -> None:
    line.ask({"do": "voices", "id": 3})
    answer = line.until("voices")[-1][0]

    assert answer["id"] == 3
    assert {"espeak", "silent"} <= {voice["engine"] for voice in answer["voices"]}
    assert answer["engines"][-1] == {"name": "silent", "ready": True, "code": None}


def test_voices_that_cannot_be_heard_here_are_not_offered() -> None:
    line = Line(registry=Registry([SystemEngine("darwin", register()), SilentEngine()]))
    line.ask({"do": "voices", "id": 1})
    answer = line.until("voices")[-1][0]
    line.hang_up()

    assert {voice["engine"] for voice in answer["voices"]} == {"silent"}
    assert answer["engines"][0]["code"] == "speech.no_sound_from_this_driver"


def test_an_engine_may_be_named(line: Line) -> None:
    line.ask(speaking(1, "hej.", engine="silent"))

    assert line.until("finished")[0][0]["engine"] == "silent"


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"do": "dance", "id": 5}, "speech.wrong_request"),
        ({"do": "speak", "id": 5, "language": "da"}, "speech.wrong_request"),
        ({"do": "speak", "id": 5, "language": "da", "tokens": [[1, 2]]}, "speech.wrong_request"),
        (speaking(5, "hej.", engine="none"), "speech.unknown_engine"),
    ],
)
def test_a_wrong_request_is_answered_with_a_code_and_the_next_one_served(
    line: Line, request_: Header, code: str
) -> None:
    line.ask(request_)
    line.ask(speaking(6, "hej."))

    failed = line.until("failed")[-1][0]

    assert (failed["id"], failed["code"]) == (5, code)
    assert line.until("finished")[-1][0]["id"] == 6


def test_slower_speech_takes_longer(line: Line) -> None:
    lengths = []
    for number, rate in enumerate((70, 210)):
        line.ask(speaking(number, *["katten"] * 12, rate=rate))
        lengths.append(line.until("finished")[-1][0]["ms"])

    assert lengths[0] > 2 * lengths[1]
