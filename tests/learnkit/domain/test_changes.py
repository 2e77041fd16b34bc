"""Changes against a text, and places carried along with them."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.changes import Change, Span, Splice, apply, carry, carry_back, diff
from learnkit.errors import LearnKitError
from tests.learnkit.domain.texts import text_and_edit, texts


def where(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def seen(text: str, span: Span) -> str:
    return text[span.start : span.end]


@given(texts, texts)
def test_a_change_between_any_two_texts_makes_the_new_of_the_old(old: str, new: str) -> None:
    assert apply(old, diff(old, new)) == new


@given(text_and_edit())
def test_a_change_for_an_edit_makes_the_new_of_the_old(pair: tuple[str, str]) -> None:
    old, new = pair

    change = diff(old, new)

    assert apply(old, change) == new


def test_a_typed_sentence_is_one_splice_that_removes_nothing() -> None:
    old = "Jeg har en hund. Den er sort."

    change = diff(old, "Jeg har en hund. Den hedder Fido. Den er sort.")

    assert [splice.removed for splice in change.splices] == [0]
    assert len(change.splices[0].inserted) == len("Den hedder Fido. ")


def test_equal_texts_have_an_empty_change() -> None:
    assert diff("Æble 😀", "Æble 😀") == Change()


def test_edits_far_apart_leave_all_between_them_alone() -> None:
    words = [f"ord{number}" for number in range(4000)]
    old = " ".join(words)
    mended = [*words]
    mended[3], mended[2000], mended[3990] = "første", "midt", "sidste"

    change = diff(old, " ".join(mended))

    assert len(change.splices) == 3
    assert sum(splice.removed for splice in change.splices) < 30


def test_a_misspelt_letter_changes_no_other_letter() -> None:
    assert diff("Min hesd løber. Den er stor.", "Min hest løber. Den er stor.") == Change((Splice(7, 1, "t"),))


def test_a_long_text_of_the_same_words_over_and_over_is_still_compared() -> None:
    old, new = "a. " * 20_000, "b " + "a. " * 19_990 + "a! "

    assert apply(old, diff(old, new)) == new


def test_a_text_shuffled_word_by_word_is_rebuilt() -> None:
    chance = random.Random(7)
    words = [f"ord{chance.randrange(900)}" for _ in range(10_000)]
    old = " ".join(words)
    chance.shuffle(words)
    new = " ".join(words)

    assert apply(old, diff(old, new)) == new


def test_a_change_that_reaches_past_the_end_is_refused() -> None:
    with pytest.raises(LearnKitError) as refused:
        apply("kort", Change((Splice(3, 2, "x"),)))

    assert refused.value.code == "document.change_does_not_fit"


def test_a_change_may_end_exactly_where_the_text_ends() -> None:
    assert apply("kort", Change((Splice(3, 1, "x"),))) == "korx"


@pytest.mark.parametrize(
    "splices",
    [
        (Splice(4, 1, ""), Splice(2, 1, "")),
        (Splice(0, 3, ""), Splice(2, 1, "")),
        (Splice(-1, 0, "x"),),
        (Splice(2, -1, "x"),),
    ],
)
def test_splices_that_overlap_or_go_back_are_no_change(splices: tuple[Splice, ...]) -> None:
    with pytest.raises(ValueError, match="rise"):
        Change(splices)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_that_cannot_be_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


@given(text_and_edit(), st.data())
def test_a_carried_span_lies_inside_the_new_text(pair: tuple[str, str], data: st.DataObject) -> None:
    old, new = pair
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))

    carried = carry(span, diff(old, new))

    assert carried.end <= len(new)


@given(text_and_edit(), st.data())
def test_a_span_carried_back_lies_inside_the_old_text(pair: tuple[str, str], data: st.DataObject) -> None:
    old, new = pair
    start = data.draw(st.integers(0, len(new)))
    span = Span(start, data.draw(st.integers(start, len(new))))

    carried = carry_back(span, diff(old, new))

    assert carried.end <= len(old)


@given(text_and_edit(), st.data())
def test_every_untouched_character_is_carried_to_itself_and_back(pair: tuple[str, str], data: st.DataObject) -> None:
    old, new = pair
    change = diff(old, new)
    touched = {place for splice in change.splices for place in range(splice.start, splice.end)}
    for place in set(range(len(old))) - touched:
        letter = Span(place, place + 1)

        carried = carry(letter, change)

        assert seen(new, carried) == old[place]
        assert carry_back(carried, change) == letter


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=5), st.data())
def test_a_span_keeps_exactly_the_characters_that_survive(
    moves: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    splices, reached = [], 0
    for skip, removed, put in moves:
        splices.append(Splice(reached + skip, removed, "+" * put))
        reached += skip + removed
    old = "".join(chr(ord("A") + place) for place in range(reached + 2))
    start = data.draw(st.integers(0, len(old)))
    span = Span(start, data.draw(st.integers(start, len(old))))
    change = Change(tuple(splices))
    new = apply(old, change)

    carried = carry(span, change)

    survivors = [letter for letter in seen(old, span) if letter in new]
    assert [letter for letter in seen(new, carried) if letter != "+"] == survivors


def test_a_word_keeps_its_characters_when_text_grows_before_it() -> None:
    old, new = "En hund og en hesd.", "Der var engang en hund og en hesd."

    carried = carry(where(old, "hesd"), diff(old, new))

    assert seen(new, carried) == "hesd"


@pytest.mark.parametrize("new", ["En STOR hund.", "En hundSTOR.", "En STORhund."])
def test_what_is_written_at_the_edge_of_a_span_stays_outside_it(new: str) -> None:
    change = diff("En hund.", new)

    carried = carry(where("En hund.", "hund"), change)

    assert seen(new, carried) == "hund"


def test_what_is_written_inside_a_span_belongs_to_it() -> None:
    carried = carry(Span(3, 7), Change((Splice(5, 0, "xx"),)))

    assert carried == Span(3, 9)


def test_a_word_replaced_whole_hands_its_span_to_the_new_word() -> None:
    carried = carry(Span(3, 7), Change((Splice(3, 4, "hvalros"),)))

    assert carried == Span(3, 10)


@pytest.mark.parametrize("splice", [Splice(3, 4, ""), Splice(2, 6, "nyt"), Splice(3, 5, "nyt"), Splice(2, 5, "nyt")])
def test_a_deleted_word_leaves_an_empty_span_at_its_place(splice: Splice) -> None:
    carried = carry(Span(3, 7), Change((splice,)))

    assert carried == Span(splice.start, splice.start)


@pytest.mark.parametrize(
    ("splice", "left"),
    [(Splice(1, 4, "abc"), Span(4, 6)), (Splice(5, 4, "abc"), Span(3, 5))],
)
def test_a_span_cut_at_one_end_keeps_the_rest(splice: Splice, left: Span) -> None:
    assert carry(Span(3, 7), Change((splice,))) == left


@pytest.mark.parametrize(
    ("there", "here"), [(Span(4, 6), Span(0, 2)), (Span(14, 16), Span(9, 11)), (Span(5, 15), Span(1, 10))]
)
def test_a_span_is_carried_back_over_several_splices(there: Span, here: Span) -> None:
    change = Change((Splice(0, 0, "Ny. "), Splice(3, 2, ""), Splice(8, 1, "lang")))

    assert carry_back(there, change) == here
