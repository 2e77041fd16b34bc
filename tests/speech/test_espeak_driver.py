"""Our driver as any program would use it: through pyttsx3 alone."""

from __future__ import annotations

import threading
import wave
from pathlib import Path
from typing import Any

import pytest
import pyttsx3

from speech.espeak_driver import register


@pytest.fixture
def engine() -> pyttsx3.engine.Engine:
    engine = pyttsx3.init(register())
    engine.setProperty("voice", "da")
    engine.setProperty("rate", 120)
    engine.setProperty("word_gap", 0)
    return engine


class Listener:
    def __init__(self, engine: pyttsx3.engine.Engine) -> None:
        self.heard: list[tuple[str, dict[str, Any]]] = []
        for topic in ("started-utterance", "audio", "started-word", "marked-word", "finished-utterance", "error"):
            engine.connect(topic, self._of(topic))

    def _of(self, topic: str) -> Any:
        def listener(**facts: Any) -> None:
            self.heard.append((topic, facts))

        return listener

    def of(self, topic: str) -> list[dict[str, Any]]:
        return [facts for heard, facts in self.heard if heard == topic]


@pytest.fixture
def listener(engine: pyttsx3.engine.Engine) -> Any:
    engine._connects.clear()
    yield Listener(engine)
    engine._connects.clear()


def test_words_are_placed_by_code_points_of_the_text(engine: Any, listener: Listener) -> None:
    text = "Ål, 😀 og købmænd på Ærø."

    engine.say(text)
    engine.runAndWait()

    words = [text[w["location"] : w["location"] + w["length"]] for w in listener.of("started-word")]
    assert [word for word in words if word.isalpha()] == ["Ål", "og", "købmænd", "på", "Ærø"]


def test_marked_words_rise_and_lie_within_the_sound(engine: Any, listener: Listener) -> None:
    engine.say("en to tre fire")
    engine.runAndWait()

    samples = [word["sample"] for word in listener.of("marked-word")]
    assert samples == sorted(samples)
    assert len(set(samples)) == 4
    assert samples[-1] < sum(len(a["pcm"]) for a in listener.of("audio")) / 2


def test_sound_comes_in_pieces_between_the_beginning_and_the_end(engine: Any, listener: Listener) -> None:
    engine.say("Katten sover på den bløde stol i solen.", "sentence")
    engine.runAndWait()

    topics = [topic for topic, _ in listener.heard]
    assert (topics[0], topics[-1]) == ("started-utterance", "finished-utterance")
    assert len(listener.of("audio")) > 10
    assert listener.of("finished-utterance") == [{"name": "sentence", "completed": True}]


def test_texts_are_spoken_in_the_order_in_which_they_were_asked_for(engine: Any, listener: Listener) -> None:
    for number in range(30):
        engine.say("hej", str(number))
    engine.runAndWait()

    assert [facts["name"] for facts in listener.of("finished-utterance")] == [str(n) for n in range(30)]


def test_a_stop_from_a_listener_ends_the_text_before_its_next_piece(engine: Any, listener: Listener) -> None:
    engine.connect("audio", lambda name, pcm: engine.stop())

    engine.say("en meget lang sætning, som ingen vil høre til ende, for den bliver ved og ved.")
    engine.runAndWait()

    assert len(listener.of("audio")) == 1
    assert listener.of("finished-utterance")[0]["completed"] is False


def test_a_stop_from_another_thread_ends_a_long_text(engine: Any, listener: Listener) -> None:
    begun = threading.Event()
    stopped = threading.Event()

    def on_audio(name: str, pcm: bytes) -> None:
        begun.set()
        stopped.wait(10)

    def stop() -> None:
        begun.wait(10)
        engine.stop()
        stopped.set()

    engine.connect("audio", on_audio)
    stopper = threading.Thread(target=stop)
    stopper.start()
    engine.say("ord " * 500)
    engine.runAndWait()
    stopper.join()

    assert len(listener.of("audio")) == 1


def test_a_program_with_a_loop_of_its_own_can_step_through(engine: Any, listener: Listener) -> None:
    engine.startLoop(False)
    engine.say("en")
    engine.iterate()
    engine.say("to")
    engine.iterate()
    engine.endLoop()

    assert [w["name"] for w in listener.of("started-word")] == ["en", "to"]


def test_a_text_can_be_saved_to_a_file(engine: Any, listener: Listener, tmp_path: Path) -> None:
    file = tmp_path / "hej.wav"

    engine.save_to_file("Hej med dig.", str(file))
    engine.runAndWait()

    with wave.open(str(file)) as saved:
        assert (saved.getnchannels(), saved.getsampwidth(), saved.getframerate()) == (1, 2, 22_050)
        assert saved.getnframes() > 10_000
    assert not listener.of("audio")


def test_a_voice_that_is_not_there_is_told_as_an_error_and_the_loop_lives_on(engine: Any, listener: Listener) -> None:
    engine.setProperty("voice", "no-such-voice")
    engine.say("hej")
    engine.runAndWait()
    engine.setProperty("voice", "da")
    engine.say("hej")
    engine.runAndWait()

    assert [facts["exception"].code for facts in listener.of("error")] == ["speech.no_voice"]
    assert [facts["completed"] for facts in listener.of("finished-utterance")] == [False, True]


def test_a_property_nobody_knows_is_refused(engine: Any, listener: Listener) -> None:
    engine.setProperty("colour", 3)  # refused when its turn comes
    engine.say("hej")
    engine.runAndWait()

    assert [type(facts["exception"]) for facts in listener.of("error")] == [KeyError]
    with pytest.raises(KeyError):
        engine.getProperty("colour")


def test_a_run_with_nothing_to_say_returns(engine: Any, listener: Listener) -> None:
    engine.say("hej")
    engine.runAndWait()
    engine.say("   ")
    engine.runAndWait()
    engine.say("hej")
    engine.runAndWait()

    assert len(listener.of("finished-utterance")) == 2


def test_the_rate_is_kept_within_what_the_voice_can(engine: Any, listener: Listener) -> None:
    engine.setProperty("rate", 5)
    engine.runAndWait()

    assert engine.getProperty("rate") == 80


def test_a_faster_rate_gives_less_sound(engine: Any, listener: Listener) -> None:
    lengths = []
    for rate in (80, 240):
        listener.heard.clear()
        engine.setProperty("rate", rate)
        engine.say("Katten sover på stolen.")
        engine.runAndWait()
        lengths.append(sum(len(a["pcm"]) for a in listener.of("audio")))

    assert lengths[0] > 2 * lengths[1]
