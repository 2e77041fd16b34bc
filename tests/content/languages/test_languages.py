from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.languages import language

LETTERS = st.text(st.sampled_from("abÅØ .!?…»«”\"'\n12,-()kl"), max_size=80)


def sentences(text: str, tag: str = "da") -> list[str]:
    return [text[span.start : span.end] for span in language(tag).sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "Den 24. november kom han.",
        "Han går i 3. klasse på H.C. Andersens skole.",
        "Vi ses kl. 9.42 i bl.a. hal 3.",
        "»Kommer du?« spurgte hun.",
        '"Hej!" sagde han.',
        "Hun tøvede … og gik.",
        "Det koster kr. 49,95 i alt.",
        "Jf. nr. 5 og s. 12.",
        "Hr. Hansen og dr. Bo kom ca. 12.",
        "1. Kapitel",
        "P. Hansen, f. 1950, er her.",
    ],
)
def test_a_point_inside_a_sentence_does_not_end_it(whole: str) -> None:
    assert sentences(whole) == [whole]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Han kom. Hun gik!", ["Han kom.", "Hun gik!"]),
        ("»Kom!« Hun gik.", ["»Kom!«", "Hun gik."]),
        ("Så … Ja. ”Nej.” Jo.", ["Så …", "Ja.", "”Nej.”", "Jo."]),
        ("Bøger, blade osv. Så gik vi.", ["Bøger, blade osv.", "Så gik vi."]),
        ("Han er 12. Hun er 13.", ["Han er 12.", "Hun er 13."]),
        ("Overskrift\n\nHan kom", ["Overskrift", "Han kom"]),
        ("Vi løb 5 m. Så stod vi.", ["Vi løb 5 m.", "Så stod vi."]),
        ("Hvad?! Nej.", ["Hvad?!", "Nej."]),
        ("Ét\nvers på to linjer. Slut.", ["Ét\nvers på to linjer.", "Slut."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_english_abbreviations_do_not_end_a_sentence() -> None:
    text = "Mr. Smith and Dr. Jones left at 5 p.m. They met Mrs. Lee, e.g. at home."

    assert sentences(text, "en") == [
        "Mr. Smith and Dr. Jones left at 5 p.m.",
        "They met Mrs. Lee, e.g. at home.",
    ]


def test_another_language_has_plain_sentences() -> None:
    assert sentences("Guten Tag. Wie geht es?", "de-DE") == ["Guten Tag.", "Wie geht es?"]
    assert language("de").readings == ()


def test_a_tag_may_be_written_in_any_way() -> None:
    assert language("da-DK") is language("DA") is language("da_DK")
    assert language("").tag == "und"


def test_norwegian_sentences_follow_the_danish_abbreviations() -> None:
    assert sentences("Bl.a. Ida kom.", "nb") == ["Bl.a. Ida kom."]
    assert language("nb").readings == ()


@given(text=LETTERS | st.text(max_size=80), tag=st.sampled_from(["da", "en", "de"]))
def test_everything_but_space_lies_in_exactly_one_sentence(text: str, tag: str) -> None:
    spans = language(tag).sentences(text)

    outside = "".join(
        text[before:after]
        for before, after in zip([0, *(s.end for s in spans)], [*(s.start for s in spans), len(text)], strict=True)
    )
    assert not outside.strip()
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)


def test_words_are_those_the_program_counts() -> None:
    text = "Mor's 3½ IT-skole, kl. 9.42."

    words = [text[span.start : span.end] for span in language("da").words(text)]

    assert words == ["Mor's", "3½", "IT-skole", "kl", "9.42"]
