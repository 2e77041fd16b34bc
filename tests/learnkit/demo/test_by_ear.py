from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from learnkit.demo.by_ear import BY_HEART, UNFIT, Pen


def weak_forms(word: str, level: int = 1) -> Counter[str]:
    return Counter(Pen(Random(seed), level, 0.0).spell(word) for seed in range(300))


@pytest.mark.parametrize(
    ("word", "heard"),
    [
        ("hvordan", "vordan"),
        ("sjovt", "sjåvt"),
        ("jeg", "jaj"),
        ("også", "osse"),
        ("med", "meed"),
        ("hund", "hun"),
        ("hjørne", "jørne"),
        ("løber", "løbe"),
        ("noget", "nået"),
        ("hurtigt", "hurtit"),
        ("kold", "kol"),
        ("løgn", "løjn"),
        ("læse", "lese"),
    ],
)
def test_a_weak_speller_writes_what_is_heard(word: str, heard: str) -> None:
    assert heard in weak_forms(word)


def test_older_pupils_part_compounds_and_first_readers_do_not() -> None:
    assert "fodbold kamp" in weak_forms("fodboldkamp", level=5)
    assert "fodbold kamp" not in weak_forms("fodboldkamp", level=1)


def test_the_ablest_spells_everything_right() -> None:
    pen = Pen(Random(1), 3, 1.0)

    assert all(pen.spell(word) == word for word in BY_HEART)


def test_a_word_is_spelt_alike_all_through_and_keeps_its_capital() -> None:
    pen = next(pen for pen in (Pen(Random(seed), 1, 0.0) for seed in range(50)) if pen.spell("hvordan") != "hvordan")

    form = pen.spell("hvordan")

    assert pen.spell("hvordan") == form
    assert pen.spell("Hvordan") == form[0].upper() + form[1:]


def test_what_is_mended_stays_right() -> None:
    pen = Pen(Random(2), 1, 0.0)
    slips = [word for word in BY_HEART if pen.spell(word) != word]

    pen.mend(1.0)

    assert slips and all(pen.spell(word) == word for word in slips)


def test_a_parted_compound_is_not_noticed_in_mending() -> None:
    pens = (Pen(Random(seed), 5, 0.0) for seed in range(300))
    pen = next(pen for pen in pens if pen.spell("sommerferie") == "sommer ferie")

    pen.mend(1.0)

    assert pen.spell("sommerferie") == "sommer ferie"


def test_no_slip_makes_a_rude_word() -> None:
    for word in ("mere", "pige", "hører", "pigge", "luder", "spiser", "snot", "knappe", "pikke", "lårret"):
        assert not UNFIT & (weak_forms(word).keys() - {word}), word
