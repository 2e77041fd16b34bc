from __future__ import annotations

from content.importers.markdown import read_markdown
from content.text import Span


def test_markdown_keeps_headings_emphasis_lists_and_tables() -> None:
    source = (
        "# Bog\n\nEn *skrå* og **fed**.\n\n## Kapitel 1\n\n1. a\n2. b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n> citat\n"
    )

    text = read_markdown(source.encode(), "f").text

    assert [(s.title, [(b.kind, b.text, b.marker) for b in s.blocks]) for s in text.sections] == [
        ("Bog", [("heading", "Bog", ""), ("paragraph", "En skrå og fed.", "")]),
        (
            "Kapitel 1",
            [
                ("heading", "Kapitel 1", ""),
                ("item", "a", "1."),
                ("item", "b", "2."),
                ("table", "x\ty\n1\t2", ""),
                ("quote", "citat", ""),
            ],
        ),
    ]
    assert text.sections[0].blocks[1].spans == (Span(3, 7, "emphasis"), Span(11, 14, "strong"))


def test_the_lines_at_the_top_state_what_the_text_is() -> None:
    source = '---\ntitle: "Odderen"\nauthor: Mira Holm\nlang: da\nlicense: CC0\n---\nHej.\n'

    text = read_markdown(source.encode(), "f").text

    assert (text.title, text.author, text.language, text.licence) == ("Odderen", "Mira Holm", "da", "CC0")
    assert text.plain_text() == "Hej."


def test_a_line_of_dashes_in_the_text_is_not_taken_for_a_top() -> None:
    came = read_markdown("Før\n\n---\n\nefter\n\n---\n".encode(), "f")

    assert came.text.plain_text() == "Før\n\nefter"
    assert came.text.title == "f"


def test_markup_and_scripts_in_markdown_are_no_danger() -> None:
    came = read_markdown(b"Hej <script>ond()</script><b>du</b> [x](javascript:y) ![a](../../k.png)\n", "f")

    assert came.text.plain_text() == "Hej du [x](javascript:y)\n\na"
    assert not came.pictures
