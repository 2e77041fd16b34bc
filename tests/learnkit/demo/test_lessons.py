"""What the demo's teachers ask for suits the class, and what they say stands at a place in the text."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from learnkit.demo.lessons import ENDLESS, LESSONS, lessons_for, remarks
from learnkit.demo.topics import topics_for


def test_every_class_that_writes_has_at_least_three_tasks_of_topics_that_suit_it() -> None:
    for level in range(1, 10):
        suit = lessons_for(level, 3)
        assert len(suit) == 3
        assert all(lesson.topic in topics_for(level) for lesson in suit)
    assert lessons_for(0, 3) == ()


def test_a_task_says_what_to_write_in_few_words() -> None:
    for lesson in LESSONS:
        assert 0 < len(lesson.title) <= 40 and 0 < len(lesson.message) <= 80
        assert "!" not in lesson.title + lesson.message


def test_a_remark_stands_on_whole_sentences_and_the_first_on_the_first() -> None:
    text = "Vi var på tur. Vejret var godt!\n\nSå kom der en bus. Slut."

    found = remarks(Random(3), text)

    places = [text[place.start : place.end] for place, _ in found]
    assert places[0] == "Vi var på tur."
    assert places[1] in ("Vejret var godt!", "Så kom der en bus.", "Slut.")


def test_a_sentence_without_end_is_asked_where_it_ends() -> None:
    text = " ".join(["og så gik vi"] * 10)

    ((place, words),) = remarks(Random(3), text)

    assert (text[place.start : place.end], words) == (text, ENDLESS)


@given(st.text(alphabet="abc .?!\n", min_size=1).filter(lambda text: any(letter in "abc" for letter in text)))
def test_every_remark_is_about_something_that_is_there(text: str) -> None:
    for place, words in remarks(Random(1), text):
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end].strip() == text[place.start : place.end]
        assert words
