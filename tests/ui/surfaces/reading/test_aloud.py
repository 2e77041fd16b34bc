"""Reading a book aloud, with the real voice on a silent clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from content.text import Span, Text
from learnkit.services.speaking import Speaker
from tests.ui.readers import FAST, long_text, otter, paragraph, text_of
from ui.audio import SilentOutput, Voice
from ui.surfaces.reading.aloud import ReadingAloud, State
from ui.surfaces.reading.book import Book
from ui.surfaces.reading.lit import Lit
from ui.tasks import Tasks


@pytest.fixture(scope="module")
def speaker() -> Iterator[Speaker]:
    made = Speaker()
    yield made
    made.close()


@pytest.fixture
def voice(qtbot: QtBot, speaker: Speaker) -> Iterator[Voice]:
    tasks = Tasks()
    made = Voice(speaker, tasks, output=SilentOutput())
    yield made
    made.stop()
    tasks.close()


class Listener(QObject):
    """Keeps what was lit, as words."""

    def __init__(self, aloud: ReadingAloud, text: Text) -> None:
        super().__init__()
        self._blocks = [placed.block.text for placed in text.placed()]
        self.words: list[str] = []
        self.sentences: list[str] = []
        self._acts: dict[int, Callable[[], None]] = {}
        aloud.lit.connect(self._on_lit)

    def _on_lit(self, sentence: Lit | None, word: Lit | None) -> None:
        if sentence is not None and (shown := self._shown(sentence)) not in self.sentences[-1:]:
            self.sentences.append(shown)
        if word is not None:
            self.words.append(self._shown(word))
            self._acts.pop(len(self.words), lambda: None)()

    def at_word(self, number: int, act: Callable[[], None]) -> None:
        """Do this the moment that word is lit, however slow the machine is."""
        self._acts[number] = act

    def _shown(self, lit: Lit) -> str:
        return self._blocks[lit.block][lit.start : lit.end]


def reading(voice: Voice, text: Text) -> tuple[ReadingAloud, Listener]:
    aloud = ReadingAloud(voice, Book(text))
    aloud.set_rate(FAST)
    return aloud, Listener(aloud, text)


def void(_answer: object) -> None:
    """For an act whose answer is of no interest."""


def until_word(qtbot: QtBot, listener: Listener, count: int = 1) -> None:
    qtbot.waitUntil(lambda: len(listener.words) >= count, timeout=10_000)


def test_it_goes_on_by_itself_through_blocks_and_chapters_to_the_end(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())

    with qtbot.waitSignal(aloud.ended, timeout=20_000):
        aloud.play()

    assert listener.sentences == [
        "Om natten kom sne.",
        "Malte så spor.",
        "Det var en odder.",
        "Isen",
        "Isen var tynd.",
        "Malte ventede.",
    ]
    assert " ".join(listener.words) == (
        "Om natten kom sne Malte så spor Det var en odder Isen Isen var tynd Malte ventede"
    )
    assert aloud.state is State.STILL


def test_pausing_keeps_the_word_and_going_on_begins_there(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())
    listener.at_word(2, aloud.pause)
    aloud.play()
    qtbot.waitUntil(lambda: aloud.state is State.PAUSED, timeout=10_000)

    place = aloud.place
    aloud.play()
    until_word(qtbot, listener, 3)

    assert place == (0, 3)
    assert listener.words[:3] == ["Om", "natten", "kom"]


def test_it_reads_from_the_pressed_word_and_lights_the_whole_sentence(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())

    aloud.play_from(0, 10)
    until_word(qtbot, listener)

    assert listener.words[0] == "kom"
    assert listener.sentences[0] == "Om natten kom sne."


def test_again_begins_the_sentence_and_next_skips_to_the_one_after(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())
    listener.at_word(1, aloud.again)
    listener.at_word(2, lambda: aloud.step_sentence(1))

    aloud.play_from(0, 10)
    until_word(qtbot, listener, 3)

    assert listener.words[:3] == ["kom", "Om", "Malte"]
    assert aloud.speaking


def test_steps_of_a_word_cross_sentences_and_blocks_and_are_silent(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())
    aloud.move_to(0, 27)

    for _ in range(3):
        aloud.step_word(1)
    aloud.step_word(-1)
    aloud.step_word(-1)

    assert listener.words == ["spor", "Det", "var", "Det", "spor"]
    assert not voice.speaking


def test_one_word_is_said_alone(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())
    aloud.move_to(0, 0)
    aloud.step_word(1)
    aloud.step_word(1)
    standing = listener.words[-1]

    with qtbot.waitSignal(voice.finished, timeout=10_000):
        aloud.read_word()

    assert standing == "natten"
    assert set(listener.words[1:]) == {"natten"}
    assert aloud.state is State.PAUSED


def test_another_pace_goes_on_from_the_same_word(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())
    listener.at_word(2, lambda: aloud.set_rate(150))

    aloud.play()
    until_word(qtbot, listener, 3)

    assert listener.words[:3] == ["Om", "natten", "natten"]


def test_what_is_said_for_another_is_never_lit_and_the_reading_pauses(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, otter())
    listener.at_word(1, lambda: void(voice.say("En helt anden ting.", language="da", rate=FAST)))
    with qtbot.waitSignal(voice.finished, timeout=10_000):
        aloud.play()

    words = list(listener.words)
    state = aloud.state
    aloud.play()
    until_word(qtbot, listener, 2)

    assert words == ["Om"]
    assert state is State.PAUSED
    assert listener.words[1] == "Om"


def test_each_stretch_is_said_in_its_own_language(qtbot: QtBot, voice: Voice, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Han sagde good morning til Malte."
    start = text.index("good")
    aloud, listener = reading(voice, text_of(paragraph(text, Span(start, start + 12, "language", "en"))))
    aloud.set_voice("da+f2", "da")
    asked: list[tuple[str, str, str | None]] = []
    speak = voice._speaker.speak

    def listening(said: str, language: str, **wishes: object) -> object:
        asked.append((said.strip(), language, wishes["voice"]))  # type: ignore[arg-type]
        return speak(said, language, **wishes)  # type: ignore[arg-type]

    monkeypatch.setattr(voice._speaker, "speak", listening)
    with qtbot.waitSignal(aloud.ended, timeout=20_000):
        aloud.play()

    assert asked == [("Han sagde", "da", "da+f2"), ("good morning", "en", None), ("til Malte.", "da", "da+f2")]
    assert listener.words == ["Han", "sagde", "good", "morning", "til", "Malte"]
    assert listener.sentences == [text]


def test_leaving_is_quiet_and_nothing_is_lit_after_it(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, long_text(3))
    listener.at_word(1, aloud.leave)
    aloud.play()
    until_word(qtbot, listener)

    words = len(listener.words)
    with qtbot.waitSignal(voice.finished, timeout=10_000):
        voice.say("Ti.", language="da", rate=FAST)

    assert len(listener.words) == words
    assert aloud.state is State.STILL


def test_the_next_sentence_is_ready_before_it_is_needed(qtbot: QtBot, voice: Voice) -> None:
    aloud, listener = reading(voice, long_text(3))

    listener.at_word(1, voice.pause)
    aloud.play()
    qtbot.waitUntil(lambda: voice.paused and voice._in_hand is None, timeout=10_000)

    strip = voice._strip
    assert strip is not None
    assert listener.sentences == ["Nummer 0."]
    assert strip.length_ms > voice._heard_ms + 3000
