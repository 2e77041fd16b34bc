from __future__ import annotations

import pytest

from content.languages.en import cardinal, clock, fraction, ordinal, year
from content.spoken import spoken_form


def said(text: str) -> str:
    return " ".join(token.say for token in spoken_form(text, "en-GB"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"), (13, "thirteen"), (42, "forty-two"), (100, "one hundred"), (215, "two hundred and fifteen"),
        (3451, "three thousand four hundred and fifty-one"), (1_000_007, "one million and seven"), (-3, "minus three"),
    ],
)  # fmt: skip
def test_whole_numbers_in_words(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "first"), (12, "twelfth"), (20, "twentieth"), (23, "twenty-third"), (100, "one hundredth"), (9, "ninth")],
)
def test_places_in_a_row(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1985, "nineteen eighty-five"), (1906, "nineteen oh six"), (1900, "nineteen hundred"),
        (2005, "two thousand and five"), (2024, "twenty twenty-four"), (1066, "one thousand and sixty-six"),
    ],
)  # fmt: skip
def test_years(number: int, words: str) -> None:
    assert year(number) == words


def test_times_and_fractions_that_do_not_exist_are_left_alone() -> None:
    assert clock("25", "10", None) is None
    assert clock("9", "60", None) is None
    assert fraction("4", "3") is None


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Mr. Smith", "mister Smith."),
        ("e.g. this, i.e. that", "for example this, that is that."),
        ("$5.99 and £1 and $1,250", "five dollars and ninety-nine cents and one pound and one thousand two hundred and "
         "fifty dollars."),
        ("£0.50", "zero pounds and fifty pence."),
        ("9:42 a.m.", "nine forty-two a m."),
        ("9:05 and 9:00", "nine oh five and nine o'clock."),
        ("5pm", "five p m."),
        ("21st of May", "twenty-first of May."),
        ("in the 1990s", "in the nineteen nineties."),
        ("12-14 apples", "twelve to fourteen apples."),
        ("12.95", "twelve point nine five."),
        ("1,250", "one thousand two hundred and fifty."),
        ("1 kg, 3kg and 5 km", "one kilogram, three kilograms and five kilometres."),
        ("-5 °C", "minus five degrees Celsius."),
        ("3½ or 1/2 or 3/4", "three and a half or a half or three quarters."),
        ("p. 12, no. 5", "page twelve, number five."),
        ("no. Yes", "no. Yes."),
        ("B2 & mp3", "B two and mp three."),
        ("in 1985", "in nineteen eighty-five."),
        ("1985 km", "one thousand nine hundred and eighty-five kilometres."),
    ],
)  # fmt: skip
def test_what_is_written_is_said_as_people_say_it(written: str, spoken: str) -> None:
    assert said(written) == spoken
