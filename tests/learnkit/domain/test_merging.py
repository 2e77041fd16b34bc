"""Two edits of one text joined by whole sentences, or left apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.merging import Merged, merge, sentences_and_gaps
from tests.learnkit.domain.texts import edited, texts

BASE = "Jeg har en hund. Den er sort. Vi går i skoven. Så går vi hjem."
NUMBERED = st.integers(1, 7).map(lambda many: [f"Sætning {number} står her." for number in range(many)])


def test_sentences_mended_apart_from_each_other_are_both_mended() -> None:
    one = BASE.replace("sort", "brun")
    other = BASE.replace("Så går", "Bagefter går")

    assert merge(BASE, one, other) == Merged("Jeg har en hund. Den er brun. Vi går i skoven. Bagefter går vi hjem.")


def test_neighbouring_sentences_mended_on_either_side_are_both_mended() -> None:
    one = BASE.replace("en hund", "en kat")
    other = BASE.replace("Den er", "Den var")

    assert merge(BASE, one, other) == Merged("Jeg har en kat. Den var sort. Vi går i skoven. Så går vi hjem.")


def test_a_deleted_sentence_stays_deleted_when_the_other_side_left_it_alone() -> None:
    one = BASE.replace("Den er sort. ", "")
    other = BASE + " Slut."

    assert merge(BASE, one, other) == Merged("Jeg har en hund. Vi går i skoven. Så går vi hjem. Slut.")


def test_a_new_sentence_and_a_mended_one_beside_it_are_both_kept() -> None:
    one = BASE + " Vi er trætte."
    other = BASE.replace("Så går", "Bagefter går")

    assert merge(BASE, one, other) == Merged(
        "Jeg har en hund. Den er sort. Vi går i skoven. Bagefter går vi hjem. Vi er trætte."
    )


def test_what_both_did_alike_is_done_once_beside_what_one_did_alone() -> None:
    both = BASE.replace("sort", "brun") + " Slut."
    one = both.replace("Vi går i", "Vi løber i")

    assert merge(BASE, one, both) == Merged(one)


def test_equal_texts_merge_to_themselves_whatever_the_base() -> None:
    assert merge("Noget helt andet.", BASE, BASE) == Merged(BASE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(BASE.replace("sort", "brun"), BASE.replace("sort", "hvid"), id="same sentence mended"),
        pytest.param(BASE.replace("sort", "brun"), BASE.replace("Den er sort. ", ""), id="mended and deleted"),
        pytest.param(BASE + " Slut.", BASE + " Ende.", id="both went on"),
        pytest.param("Nu. " + BASE, "Da. " + BASE, id="both began anew"),
        pytest.param(BASE + " Slut.", BASE.replace(" Så går vi hjem.", ""), id="went on where the other deleted"),
        pytest.param(BASE + " Slut.", "", id="went on where the other deleted all"),
        pytest.param(
            BASE + " Slut.", BASE.replace("Så går vi hjem.", "Så løb vi. Vi faldt."), id="went on where rewritten"
        ),
        pytest.param("Nyt. " + BASE, "", id="began anew where the other deleted all"),
    ],
)
def test_what_cannot_be_told_for_certain_is_left_apart(one: str, other: str) -> None:
    assert merge(BASE, one, other) is None
    assert merge(BASE, other, one) is None


def test_two_sentences_are_never_glued_together() -> None:
    base = "Nu ja. Vi ved besked. Og så kom hun."
    one = "Nu ja. Og så kom hun."
    other = "Nu ja. Vi ved besked. og så kom hun."

    # Side by side, "Nu ja. og så kom hun." would read as one sentence, which nobody wrote.
    assert merge(base, one, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("To kom. Tre kom.", "En kom.\nTo kom. Tre kom.", id="a gap changed and deleted"),
        pytest.param(
            "Nul kom. En kom nu.\n\nTo kom. Tre kom.", "En kom. To løb. To faldt. Tre kom.", id="both grew side by side"
        ),
    ],
)
def test_edits_that_meet_between_two_sentences_are_left_apart(one: str, other: str) -> None:
    base = "En kom. To kom. Tre kom."

    assert merge(base, one, other) is None
    assert merge(base, other, one) is None


def test_a_side_that_did_nothing_gives_way_to_the_other() -> None:
    assert merge(BASE, BASE, "") == Merged("")
    assert merge("", "", BASE) == Merged(BASE)


@pytest.mark.parametrize(("times", "told_apart"), [(20, True), (2_000, False)])
def test_a_page_of_one_sentence_over_and_over_is_left_apart_rather_than_pondered(times: int, told_apart: bool) -> None:
    base = "Hej. " * times + "Slut."
    one = "Nej! " + "Hej. " * (times - 1) + "Ende."
    other = "Hej. " * (times // 2) + "Så! " + "Hej. " * (times - times // 2) + "Slut."

    merged = merge(base, one, other)

    assert (merged is not None) == told_apart


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Hej. Du der! Ja?", ["Hej.", "Du der!", "Ja?"]),
        ("Vi kom kl. 9 og gik d. 24. november.", ["Vi kom kl. 9 og gik d. 24. november."]),
        ("Tag f.eks. en bold. Kast den.", ["Tag f.eks. en bold.", "Kast den."]),
        ("jeg har en hund. den er sort", ["jeg har en hund.", "den er sort"]),
        ("»Kom!« sagde hun.", ["»Kom!«", "sagde hun."]),
        ("uden punktum\nny linje", ["uden punktum", "ny linje"]),
        ("  Hej.😀 Du", ["Hej.😀", "Du"]),
        ("كيف حالك؟ أنا بخير", ["كيف حالك؟", "أنا بخير"]),
        ("Han er ti år. Hun er 9. Vi er syv.", ["Han er ti år.", "Hun er 9.", "Vi er syv."]),
        ("...... hov", ["......", "hov"]),
    ],
)
def test_a_text_is_cut_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert [piece for piece in sentences_and_gaps(text) if not piece.isspace()] == sentences


@given(texts)
def test_sentences_and_gaps_joined_are_the_text(text: str) -> None:
    pieces = sentences_and_gaps(text)

    assert "".join(pieces) == text
    assert all(pieces)


@given(st.data())
def test_merging_is_the_same_from_either_side(data: st.DataObject) -> None:
    base = data.draw(texts)
    one, other = data.draw(edited(base)), data.draw(edited(base))

    assert merge(base, one, other) == merge(base, other, one)


@given(texts, st.data())
def test_one_sided_edits_are_taken_as_they_are(base: str, data: st.DataObject) -> None:
    one = data.draw(edited(base))

    assert merge(base, one, base) == Merged(one)


@st.composite
def _acts(draw: st.DrawFn, side: str, base: list[str]) -> list[str]:
    """The sentences of `base` after a few mended, deleted and new ones, each new wording found on this side only."""
    after: list[str] = []
    for number, sentence in enumerate(base):
        act = draw(st.sampled_from(("keep", "keep", "keep", "mend", "delete", "add")))
        after += {
            "keep": [sentence],
            "mend": [f"Mendet {number} af {side}."],
            "delete": [],
            "add": [f"Tilføjet {number} af {side}.", sentence],
        }[act]
    return [*after, f"Slutning af {side}."] if draw(st.booleans()) else after


@given(NUMBERED, st.data())
def test_a_merge_holds_all_that_either_side_wrote_and_nothing_either_deleted(
    base: list[str], data: st.DataObject
) -> None:
    one, other = data.draw(_acts("Alma", base)), data.draw(_acts("Bo", base))

    merged = merge(" ".join(base), " ".join(one), " ".join(other))

    if merged is not None:
        found = [piece for piece in sentences_and_gaps(merged.text) if not piece.isspace()]
        written = (set(one) | set(other)) - set(base)
        kept = set(base) & set(one) & set(other)
        assert set(found) == written | kept
        assert len(found) == len(set(found))
        assert [sentence for sentence in found if sentence in one] == [
            sentence for sentence in one if sentence in found
        ]


@given(st.integers(3, 9), st.data())
def test_sentences_mended_by_one_side_each_always_merge(many: int, data: st.DataObject) -> None:
    base = [f"Sætning {number} står her." for number in range(many)]
    whose = data.draw(st.lists(st.sampled_from(("", "Alma", "Bo")), min_size=many, max_size=many))
    sides = {
        side: [f"Mendet {n} af {side}." if whose[n] == side else sentence for n, sentence in enumerate(base)]
        for side in ("Alma", "Bo")
    }

    merged = merge("\n".join(base), "\n".join(sides["Alma"]), "\n".join(sides["Bo"]))

    expected = [f"Mendet {n} af {side}." if side else base[n] for n, side in enumerate(whose)]
    assert merged == Merged("\n".join(expected))
