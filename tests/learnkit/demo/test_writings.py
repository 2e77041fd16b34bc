from __future__ import annotations

import re
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from content.words import count_words, words
from learnkit.demo.by_ear import UNFIT
from learnkit.demo.topics import topics, topics_for
from learnkit.demo.writings import Writing, writing

LEVELS = st.integers(0, 9)
ABILITIES = st.floats(0, 1)
TOPICS = st.sampled_from(sorted(topics()))


def many(ability: float | None = None, count: int = 300) -> list[Writing]:
    made = []
    for number in range(count):
        rng = Random(number)
        level = number % 10
        topic = rng.choice(topics_for(level))
        made.append(writing(rng, level, rng.random() if ability is None else ability, topic))
    return made


def misspelt_share(made: list[Writing]) -> float:
    """How many of a hundred written words do not occur in the text as it was meant."""
    wrong = total = 0
    for each in made:
        right = {word.casefold() for word in words(each.intended)} | {"og"}
        written = [word.casefold() for word in words(each.drafts[-1])]
        wrong += sum(word not in right for word in written)
        total += len(written)
    return 100 * wrong / total


def test_the_same_chance_gives_the_same_text() -> None:
    assert many(count=40) == many(count=40)


def test_the_weaker_the_speller_the_more_words_are_misspelt() -> None:
    shares = [misspelt_share(many(ability)) for ability in (0.0, 0.25, 0.5, 0.75, 1.0)]

    assert shares == sorted(shares, reverse=True)
    assert shares[0] > 20 and shares[0] > 2 * shares[2] and 0 < shares[3] < 5
    assert shares[4] == 0


def test_spelling_grows_with_the_years() -> None:
    weak = {level: [writing(Random(n), level, 0.2, "review") for n in range(80)] for level in (3, 9)}

    assert misspelt_share(weak[3]) > 1.4 * misspelt_share(weak[9])


@settings(max_examples=300)
@given(st.integers(), LEVELS, ABILITIES, TOPICS)
def test_every_draft_has_more_words_than_the_one_before(seed: int, level: int, ability: float, topic: str) -> None:
    made = writing(Random(seed), level, ability, topic)

    lengths = [count_words(draft) for draft in made.drafts]
    assert 2 <= len(lengths) <= 6
    assert lengths[0] >= 1 and all(before < after for before, after in pairwise(lengths))
    assert all(draft == draft.strip() and "  " not in draft for draft in made.drafts)


def test_drafts_are_mended_on_the_way_and_added_to_in_the_middle() -> None:
    made = many(0.4)

    mended = sum(
        len(set(words(before)[:-1]) - set(words(after))) > 0 for each in made for before, after in pairwise(each.drafts)
    )
    inserted = sum(not each.drafts[-1].startswith(each.drafts[-2][:-12]) for each in many(1.0))
    assert mended > 30
    assert inserted > 30


def test_a_missing_stop_is_sometimes_set_later() -> None:
    def stops(text: str) -> int:
        return len(re.findall(r"[.?!]", text))

    made = [each for each in many(0.4) if each.title != each.title.upper()]

    set_later = sum(
        stops(after[: len(before)]) > stops(before) for each in made for before, after in pairwise(each.drafts)
    )
    assert set_later > 20


def test_no_two_of_three_hundred_texts_are_alike() -> None:
    texts = [each.drafts[-1] for each in many()]

    assert len(set(texts)) == 300


def test_there_are_no_rude_words() -> None:
    for each in [*many(0.0), *many(0.3)]:
        said = {word.casefold() for draft in (*each.drafts, each.title) for word in words(draft)}
        assert not said & UNFIT


def test_able_writers_end_and_begin_their_sentences() -> None:
    for each in many(0.9):
        text = each.drafts[-1]
        assert text[-1] in ".?!"
        for end in re.finditer(r"[.?!]\s+(\w)", text):
            assert end[1].isupper() or end[1].isdigit(), text


def test_weak_writers_let_sentences_run_together() -> None:
    ends = [len(re.findall(r"[.?!]", each.drafts[-1])) for each in many(0.1)]
    meant = [len(re.findall(r"[.?!]", each.intended)) for each in many(0.1)]

    assert sum(ends) < 0.6 * sum(meant)


def test_texts_grow_longer_and_sentences_fuller_with_the_years() -> None:
    def length(level: int) -> tuple[float, float]:
        made = [writing(Random(n), level, 0.7, topic) for topic in topics_for(level) for n in range(20)]
        counts = [count_words(each.intended) for each in made]
        sentences = sum(len(re.findall(r"[.?!]", each.intended)) for each in made)
        return sum(counts) / len(made), sum(counts) / sentences

    first, middle, last = length(0), length(4), length(9)

    assert first[0] < 15 and 30 < middle[0] < 75 and last[0] > 75
    assert first[1] < middle[1] < last[1]


@given(st.integers(), ABILITIES)
def test_what_was_meant_is_rightly_spelt_whoever_wrote(seed: int, ability: float) -> None:
    made = writing(Random(seed), 4, ability, "football")

    assert made.intended[0].isupper() and made.intended[-1] in ".?!"
    assert not {"vordan", "osse", "jaj", "ike"} & set(words(made.intended))
