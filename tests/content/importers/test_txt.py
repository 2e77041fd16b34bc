from __future__ import annotations

import pytest

from content.importers.txt import paragraphs, read_txt
from content.problems import ContentProblem

WRAPPED = (
    "Der var engang en odder, som boede ved en å, og den var meget\n"
    "glad for fisk og sang hver dag en sang om de fisk, den havde\nspist."
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"])
def test_a_text_in_any_usual_encoding_is_read(encoding: str) -> None:
    said = "Blåbærgrød smager godt, siger Ægir og Åse.\n\nJa."

    assert read_txt(said.encode(encoding), "f").text.plain_text() == said


def test_only_a_guess_is_called_one() -> None:
    guessed, declared = read_txt("Blåbær.".encode("cp1252"), "f"), read_txt("Blåbær.".encode(), "f")

    assert "content.guessed_encoding" in [w.code for w in guessed.warnings]
    assert "content.guessed_encoding" not in [w.code for w in declared.warnings]


def test_wrapped_lines_are_joined_and_verse_is_not() -> None:
    assert paragraphs(f"{WRAPPED}\n\nRoser er røde,\nvioler er blå.") == [
        WRAPPED.replace("\n", " "),
        "Roser er røde,\nvioler er blå.",
    ]


def test_without_empty_lines_each_line_is_a_paragraph_unless_it_was_wrapped() -> None:
    assert paragraphs("Hej.\nDav.") == ["Hej.", "Dav."]
    assert paragraphs(WRAPPED) == [WRAPPED.replace("\n", " ")]


def test_line_ends_of_all_systems_and_page_breaks_part_paragraphs() -> None:
    assert paragraphs("a\r\n\r\nb\r\rc\fd\n \t\ne") == ["a", "b", "c", "d", "e"]


def test_a_short_first_line_is_the_title_and_chapters_are_headings() -> None:
    text = read_txt("Odderen i åen\n\nDer var en odder.\n\nKapitel 2\n\nDen svømmede.".encode(), "f").text

    assert text.title == "Odderen i åen"
    assert [(s.title, [b.kind for b in s.blocks]) for s in text.sections] == [
        ("Odderen i åen", ["heading", "paragraph"]),
        ("Kapitel 2", ["heading", "paragraph"]),
    ]


def test_a_first_sentence_is_not_taken_for_a_title() -> None:
    assert read_txt(b"Hun kom.\n\nHan gik.", "min fil").text.title == "min fil"


@pytest.mark.parametrize(
    ("data", "code"),
    [(bytes(range(256)) * 20, "content.not_text"), (b"\0" * 999, "content.not_text"), (b" \n\n\t", "content.empty")],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(ContentProblem) as refused:
        read_txt(data, "f")

    assert refused.value.code == code
