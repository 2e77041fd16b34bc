from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.languages.rules import row
from content.spoken import SpokenToken, spoken_form
from content.words import WORD

TAGS = st.sampled_from(["da", "en", "de", "nb"])
WORDS = (
    "kl. 9.42 12,95 kr. 3.451 1 250 12-14 -5 ½ 3½ 24. november d. s. 12 bl.a. osv. Hej hund » « ” ( ) … - – % °C km 5B "
    "1/2 24/12 1985 $5 £3.20 am 1st Mr. e.g. 3-årig mor's æ ø å مرحبا 😀 & + ,- . ? !"
)
PIECES = st.lists(st.sampled_from([*row(WORDS), "\n", "\n\n"]), max_size=25).map(" ".join)
TIGHT = st.text(st.sampled_from("0123456789.,-/:½ kr%gmlAæ'’°C$\u00ad\u0301"), max_size=30)


def shown(text: str, tokens: tuple[SpokenToken, ...]) -> list[tuple[str, str]]:
    return [(text[token.start : token.end], token.say) for token in tokens]


@given(text=PIECES | TIGHT | st.text(max_size=60), tag=TAGS)
def test_every_word_lies_in_exactly_one_token_and_tokens_rise(text: str, tag: str) -> None:
    tokens = spoken_form(text, tag)

    for word in WORD.finditer(text):
        holding = [t for t in tokens if t.start < word.end() and word.start() < t.end]
        assert len(holding) == 1
        assert holding[0].start <= word.start() and word.end() <= holding[0].end
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert all(text[token.start : token.end].strip() for token in tokens)
    assert all(token.say.strip() for token in tokens)


@given(text=PIECES, tag=TAGS)
def test_the_last_token_of_a_text_ends_a_sentence_with_a_stop(text: str, tag: str) -> None:
    tokens = spoken_form(text, tag)

    assert all(token.say[-1] in ".?!" for token in tokens if token.ends_sentence)
    assert not tokens or tokens[-1].ends_sentence


@given(text=PIECES | TIGHT.map(lambda text: text.translate({0x301: None, 0xAD: None})))
def test_in_danish_and_english_no_digit_is_left_to_the_voice(text: str) -> None:
    for tag in ("da", "en"):
        assert not re.search(r"[0-9]", " ".join(token.say for token in spoken_form(text, tag)))


def test_the_highlight_covers_the_word_and_the_pause_follows_it() -> None:
    text = "Ja (måske), »nej«: kom – nu! Er det kl. 9.42?"

    assert shown(text, spoken_form(text, "da")) == [
        ("Ja", "Ja,"),
        ("måske", "måske,"),
        ("nej", "nej:"),
        ("kom", "kom,"),
        ("nu", "nu!"),
        ("Er", "Er"),
        ("det", "det"),
        ("kl.", "klokken"),
        ("9.42", "ni to og fyrre?"),
    ]


def test_a_sentence_ends_in_its_last_token_only() -> None:
    tokens = spoken_form("Han kom. Hun gik", "da")

    assert [token.ends_sentence for token in tokens] == [False, True, False, True]


def test_initials_make_no_pause() -> None:
    assert [token.say for token in spoken_form("H.C. Andersen", "da")] == ["H", "C", "Andersen."]


def test_numbers_of_a_language_we_do_not_know_are_left_to_the_voice() -> None:
    assert [token.say for token in spoken_form("Ich habe 12,95 Euro", "de")] == ["Ich", "habe", "12,95", "Euro."]


def test_pictures_in_the_text_are_not_read_and_move_nothing() -> None:
    text = "👨‍👩‍👧 Hej 😀 du"

    assert shown(text, spoken_form(text, "da")) == [("Hej", "Hej"), ("du", "du.")]


def test_hidden_hyphens_and_curved_apostrophes_are_not_said() -> None:
    assert [token.say for token in spoken_form("tand\u00adbørste mor’s", "da")] == ["tandbørste", "mor's."]


@pytest.mark.parametrize("text", ["", "   \n", "…", "😀", "\x00", "\ud800"])
def test_nothing_to_say_is_no_token(text: str) -> None:
    assert spoken_form(text, "da") == ()


def test_a_word_of_ten_thousand_letters_is_one_token() -> None:
    text = "se " + "ab" * 5000 + " hund"

    tokens = spoken_form(text, "da")

    assert [(token.start, token.end) for token in tokens] == [(0, 2), (3, 10_003), (10_004, 10_008)]


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["a.", "1.", "1,", "1-", ".", "½", "A. ", "bl. a. ", "\n" + " " * 500, "12:12"])
def test_a_text_that_repeats_one_thing_takes_no_more_time_than_its_length(piece: str) -> None:
    text = piece * (40_000 // len(piece)) + "slut"

    tokens = spoken_form(text, "da")

    assert tokens[-1].end == len(text)
