from __future__ import annotations

import re
from random import Random

import pytest

from learnkit.demo.topics import Filling, topic_named, topics, topics_for
from learnkit.errors import LearnKitError


def test_there_are_at_least_twenty_five_topics_and_some_for_every_level() -> None:
    assert len(topics()) >= 25
    assert all(len(topics_for(level)) >= 4 for level in range(10))


def test_a_topic_is_offered_from_its_first_level_to_its_last() -> None:
    for name, topic in topics().items():
        offered = [level for level in range(10) if name in topics_for(level)]
        assert offered == list(range(topic.first_level, topic.last_level + 1))


@pytest.mark.parametrize("name", sorted(topics()))
def test_every_wording_can_be_filled_and_reads_as_sentences(name: str) -> None:
    topic = topic_named(name)

    for seed in range(4):
        filling = Filling(Random(seed), topic.banks)
        for template in [*topic.titles, *(each.template for place in topic.places for each in place)]:
            for sentence in filling.sentences(template):
                assert (sentence == sentence.strip() and sentence[0].isupper()) or sentence[0].isdigit(), sentence
                assert not re.search(r"[{}|]|  | [.,]", sentence), sentence
                assert template in topic.titles or sentence[-1] in ".?!", sentence


@pytest.mark.parametrize("name", sorted(topics()))
def test_every_place_has_its_wordings_from_plain_to_rich(name: str) -> None:
    for place in topic_named(name).places:
        reaches = [each.reach for each in place]
        assert set(reaches) <= {1, 2, 3} and len({each.template for each in place}) == len(place)


def test_a_text_never_begins_with_a_sentence_of_one_word() -> None:
    for topic in topics().values():
        for each in topic.places[0]:
            assert len(each.template.split()) >= 2, (topic.name, each.template)


def test_a_blank_keeps_its_word_and_a_numbered_one_has_another() -> None:
    banks = {"friend": ("Ida|hun", "Ali|han")}

    for seed in range(20):
        filling = Filling(Random(seed), banks)
        first, second = filling.sentences("{friend} og {friend2}.")[0].rstrip(".").split(" og ")
        again = filling.sentences("{friend:1} er {friend}.")[0]
        assert {first, second} == {"Ida", "Ali"}
        assert again == {"Ida": "Hun er Ida.", "Ali": "Han er Ali."}[first]


def test_an_unknown_topic_is_told_by_name() -> None:
    with pytest.raises(LearnKitError) as raised:
        topic_named("tax")

    assert (raised.value.code, raised.value.facts) == ("demo.unknown_topic", {"topic": "tax"})
