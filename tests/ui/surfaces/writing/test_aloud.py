"""What is read of a writer's own text, and when."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from learnkit.services.speaking import Speaker
from ui.audio import SilentOutput, Voice
from ui.surfaces.writing.aloud import Echo, Manner, ReadingBack, WritingAloud, to_read, written
from ui.tasks import Tasks

TEXT = "Malte ser en odder. Den er våd!\nHan løber hjem kl. 9 til mor."
MANNER = Manner("da", 230, "")


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


@pytest.mark.parametrize(
    ("caret", "first"),
    [(0, "Malte"), (8, "Malte"), (19, "Malte"), (25, "Den er våd"), (31, "Den er våd"), (32, "Han"), (50, "Han")],
)
def test_it_reads_from_the_sentence_of_the_caret(caret: int, first: str) -> None:
    start, end = to_read(TEXT, caret, None, "da")

    assert TEXT[start:].startswith(first)
    assert end == len(TEXT)


def test_from_behind_the_last_word_all_of_it_is_read() -> None:
    assert to_read(TEXT + "\n ", len(TEXT), None, "da") == (0, len(TEXT) + 2)


def test_what_is_selected_is_read_and_nothing_else() -> None:
    assert to_read(TEXT, 3, (6, 9), "da") == (6, 9)


def test_sentence_and_word_are_told_as_they_are_heard(qtbot: QtBot, voice: Voice) -> None:
    reading = ReadingBack(voice)
    lit = QSignalSpy(reading.lit)

    with qtbot.waitSignal(voice.finished, timeout=20_000):
        reading.read("😀 Nej. Malte ser. Og ler.", (6, 25), MANNER)

    told = [lit.at(n) for n in range(lit.count())]
    words = ["😀 Nej. Malte ser. Og ler."[slice(*word)].strip(".") for _, word in told if word is not None]
    sentences = [sentence for sentence, _ in told if sentence is not None]
    assert words == ["Malte", "ser", "Og", "ler"]
    assert list(dict.fromkeys(sentences)) == [(7, 17), (18, 25)]
    assert told[-1] == [None, None]
    assert not reading.speaking


def test_something_else_that_is_said_ends_the_reading(qtbot: QtBot, voice: Voice) -> None:
    reading = ReadingBack(voice)
    with qtbot.waitSignal(voice.word_reached, timeout=20_000):
        reading.read(TEXT, (0, len(TEXT)), MANNER)
    lit = QSignalSpy(reading.lit)

    with qtbot.waitSignal(voice.finished, timeout=20_000):
        voice.say("Udseende", language="da", rate=230)

    assert not reading.speaking
    assert [lit.at(n) for n in range(lit.count())] == [[None, None]]


def test_a_text_without_a_word_is_not_read(qtbot: QtBot, voice: Voice) -> None:
    reading = ReadingBack(voice)

    reading.read(" … \n", (0, 4), MANNER)

    assert not reading.speaking and not voice.speaking


@pytest.mark.parametrize(
    ("echo", "letter", "before", "said"),
    [
        (Echo.NONE, "a", "a", ""),
        (Echo.LETTERS, "å", "få", "å"),
        (Echo.LETTERS, ".", "få.", ""),
        (Echo.WORDS, "å", "få", ""),
        (Echo.WORDS, " ", "Malte får ", "får"),
        (Echo.WORDS, ",", "Malte,", "Malte"),
        (Echo.WORDS, "\n", "Malte\n", "Malte"),
        (Echo.WORDS, " ", "Malte  ", ""),
        (Echo.WORDS, "-", "IT-", ""),
        (Echo.SENTENCES, ".", "Malte ser.", ""),
        (Echo.SENTENCES, " ", "Den er våd. Malte ser. ", "Malte ser."),
        (Echo.SENTENCES, " ", "Den kom kl. ", ""),
        (Echo.SENTENCES, " ", "Malte ", ""),
        (Echo.SENTENCES, "\n", "Malte ser\n", "Malte ser"),
        (Echo.SENTENCES, "\n", "\n", ""),
    ],
)
def test_what_is_said_while_one_writes(echo: Echo, letter: str, before: str, said: str) -> None:
    assert written(echo, letter, before, "da") == said


def test_what_one_writes_never_interrupts_what_is_read(qtbot: QtBot, voice: Voice) -> None:
    aloud = WritingAloud(voice)
    aloud.echo = Echo.LETTERS
    stopped = QSignalSpy(voice.stopped)
    with qtbot.waitSignal(voice.word_reached, timeout=20_000):
        voice.say(TEXT, language="da", rate=230)

    aloud.heard("a", "a", MANNER)

    assert voice.speaking and stopped.count() == 0


def test_the_newest_letter_takes_the_place_of_the_last(qtbot: QtBot, voice: Voice) -> None:
    aloud = WritingAloud(voice)
    aloud.echo = Echo.LETTERS
    stopped = QSignalSpy(voice.stopped)

    with qtbot.waitSignal(voice.finished, timeout=20_000):
        aloud.heard("a", "a", MANNER)
        aloud.heard("b", "ab", MANNER)

    assert stopped.count() == 1
