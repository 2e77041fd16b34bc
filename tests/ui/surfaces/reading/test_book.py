"""A text made ready for the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.text import Block, Section, Span
from tests.ui.readers import paragraph, text_of
from ui.surfaces.reading.book import LONGEST_PIECE, PAGE_CHARACTERS, Book, Sentence, word_at, word_before


def said(sentence: Sentence | None) -> str:
    return sentence.piece.text[sentence.start : sentence.end] if sentence else ""


@given(st.lists(st.text("ab. \n😀ø", max_size=40), min_size=1, max_size=6), st.integers(1, 900))
def test_the_pieces_of_a_block_are_the_block(parts: list[str], times: int) -> None:
    blocks = [paragraph(part * times) for part in parts]

    book = Book(text_of(*blocks))

    together = ["".join(p.text for p in book.pieces if p.block == n) for n in range(len(blocks))]
    assert together == [block.text for block in blocks]
    assert all(len(piece.text) <= LONGEST_PIECE for piece in book.pieces)
    assert all(book.piece_at(p.block, p.start + len(p.text) - 1) == p for p in book.pieces if p.text)


def test_a_long_block_is_parted_between_sentences() -> None:
    book = Book(text_of(paragraph("Sneen faldt tæt over hele byen. " * 300)))

    assert len(book.pieces) > 2
    assert all(piece.text.startswith("Sneen") for piece in book.pieces)


def test_a_long_table_is_parted_between_rows() -> None:
    book = Book(text_of(Block("table", "\n".join(f"Dyr {n}\tIsen er tynd. Gå ikke." for n in range(400)))))

    assert len(book.pieces) > 2
    assert all(piece.text.startswith("Dyr") for piece in book.pieces)


def test_spans_of_a_parted_block_stand_at_the_same_words() -> None:
    text = "Sneen faldt tæt over hele byen. " * 300
    at = text.index("byen", 5000)

    book = Book(text_of(paragraph(text, Span(at, at + 4, "strong"))))

    marked = [(p, s) for p in book.pieces for s in p.spans]
    assert [(p.text[s.start : s.end], p.start + s.start) for p, s in marked] == [("byen", at)]


def test_reading_goes_on_into_the_next_block_and_chapter_past_what_is_silent() -> None:
    book = Book(
        text_of(
            Section("Et", (paragraph("Her er sne. Her er is."), Block("rule", ""))),
            Section("To", (paragraph("…"), paragraph("Så er det slut."))),
        )
    )

    sentence = book.sentence_at(0, 0)
    heard = []
    while sentence is not None:
        heard.append(said(sentence))
        sentence = book.next_sentence(sentence)

    assert heard == ["Her er sne.", "Her er is.", "Så er det slut."]


def test_back_is_the_same_way() -> None:
    book = Book(text_of(paragraph("Her er sne. Her er is."), Block("rule", ""), paragraph("Slut.")))
    last = book.sentence_at(2, 0)
    assert last is not None

    before = book.sentence_before(last)

    assert said(before) == "Her er is."
    assert before is not None
    assert said(book.sentence_before(before)) == "Her er sne."


def test_behind_the_end_the_last_sentence_is_found() -> None:
    book = Book(text_of(paragraph("Her er sne. Slut her.")))

    assert said(book.sentence_at(0, 400)) == "Slut her."


def test_each_cell_of_a_table_is_said_by_itself() -> None:
    book = Book(text_of(Block("table", "Dyr\tSpor\nOdder\tEn stribe")))

    assert [said(s) for s in book.sentences(book.pieces[0])] == ["Dyr", "Spor", "Odder", "En stribe"]


def test_a_sentence_is_parted_where_its_language_changes() -> None:
    text = "Han sagde good morning til Malte."
    start = text.index("good")
    book = Book(text_of(paragraph(text, Span(start, start + 12, "language", "en"))))
    sentence = book.sentence_at(0, 0)
    assert sentence is not None

    spoken = [(text[part.start : part.end].strip(), part.language) for part in sentence.parts]

    assert spoken == [("Han sagde", "da"), ("good morning", "en"), ("til Malte.", "da")]


def test_a_block_in_another_language_is_said_in_it() -> None:
    book = Book(text_of(paragraph("Good morning.", language="en")))
    sentence = book.sentence_at(0, 0)

    assert sentence is not None
    assert [part.language for part in sentence.parts] == ["en"]


def test_what_lies_behind_grows_from_nothing_to_all() -> None:
    book = Book(text_of(paragraph("abcd"), Block("rule", ""), paragraph("efgh")))

    shares = [
        book.share(0, 0),
        book.share(0, 2),
        book.share(1, 0),
        book.share(2, 0),
        book.share(2, 4),
        book.share(9, 9),
    ]

    assert shares == [0, 0.25, 0.5, 0.5, 1, 1]


def test_pages_are_counted_by_characters_so_that_a_class_finds_the_same_page() -> None:
    book = Book(text_of(paragraph("a" * PAGE_CHARACTERS), paragraph("b" * 10)))

    assert book.page_count == 2
    assert (book.page(0, 0), book.page(0, PAGE_CHARACTERS - 1), book.page(1, 0), book.page(1, 10)) == (1, 1, 2, 2)


def test_chapters_that_hold_nothing_are_left_out_and_a_nameless_one_has_its_headings_name() -> None:
    book = Book(
        text_of(
            Section("Et", (paragraph("a"),)),
            Section("Tom", ()),
            Section("", (Block("heading", "Isen", 1), paragraph("b"))),
        )
    )

    assert [(title, piece.text) for title, piece in book.chapters] == [("Et", "a"), ("Isen", "Isen")]


def test_a_link_finds_the_block_it_points_at() -> None:
    book = Book(text_of(paragraph("a"), Block("paragraph", "note", anchors=("n1",))))

    found = book.anchored("#n1")

    assert found is not None
    assert found.text == "note"
    assert book.anchored("#nowhere") is None


def test_the_word_at_a_place_is_the_one_it_lies_in_or_the_next() -> None:
    piece = Book(text_of(paragraph("Kl. 9.42, sagde »Bo«."))).pieces[0]

    words = {piece.text[slice(*found)] for at in (3, 5, 9) if (found := word_at(piece, at))}

    assert words == {"9.42", "sagde"}
    assert word_at(piece, len(piece.text)) is None
    before = word_before(piece, piece.text.index("sagde"))
    assert before is not None
    assert piece.text[slice(*before)] == "9.42"


def test_an_empty_text_has_no_place_to_stand() -> None:
    book = Book(text_of(Section("", ())))

    assert book.piece_at(0, 0) is None
    assert book.sentence_at(0, 0) is None
    assert (book.share(0, 0), book.page(0, 0), book.page_count) == (0, 1, 1)


def picture(words: str = "") -> Block:
    return Block("image", words, image="hash")


def test_a_picture_is_a_page_of_its_own_with_what_is_written_under_it() -> None:
    book = Book(text_of(picture(), picture("En odder"), picture(), picture(), picture()))

    assert book.page_count == 5
    assert [book.page(block, 0) for block in range(5)] == [1, 2, 3, 4, 5]
    assert [book.share(block, 0) for block in range(5)] == [0, 0.2, 0.4, 0.6, 0.8]
    assert (book.share(1, 8), book.share(4, 1)) == (0.4, 1)


def test_a_picture_that_could_not_be_taken_in_counts_as_its_words() -> None:
    book = Book(text_of(Block("image", "En odder"), paragraph("abcd")))

    assert (book.page_count, book.share(1, 0)) == (1, 8 / 12)


@pytest.mark.parametrize(
    ("block", "words"),
    [(picture(), False), (picture("En odder"), True), (paragraph("***"), False), (paragraph("Å"), True)],
)
def test_it_is_known_whether_there_is_anything_to_read_aloud(block: Block, words: bool) -> None:
    assert Book(text_of(block)).has_words is words
