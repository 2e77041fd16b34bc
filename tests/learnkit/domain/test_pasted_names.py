"""Names pasted from a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.pasted_names import pasted_names


def test_one_name_per_line_and_empty_lines_are_nobody() -> None:
    found = pasted_names("Ida Holm\n\n  \nKarl Ø\r\nÅse-Marie  Lund\n")

    assert found.names == ("Ida Holm", "Karl Ø", "Åse-Marie Lund")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Holm, Ida", "Ida Holm"),
        ("Holm Berg, Ida Marie", "Ida Marie Holm Berg"),
        ("1. Ida Holm", "Ida Holm"),
        ("12) Ida Holm", "Ida Holm"),
        ("3 Ida Holm", "Ida Holm"),
        ("• Ida Holm", "Ida Holm"),
        ("- Ida Holm", "Ida Holm"),
        ("7\tIda Holm\t3.A\t12345678", "Ida Holm"),
        ("Ida Holm;", "Ida Holm"),
        ("Ida,", "Ida"),
        ("Jean-Luc d'Or", "Jean-Luc d'Or"),
    ],
)
def test_a_line_from_a_list_becomes_a_name(line: str, name: str) -> None:
    assert pasted_names(line).names == (name,)


@pytest.mark.parametrize("line", ["12345", "---", "1.", "\t\t"])
def test_a_line_without_letters_is_nobody(line: str) -> None:
    assert pasted_names(line).names == ()


def test_a_name_that_stands_there_twice_is_pointed_out_and_kept() -> None:
    found = pasted_names("Ida Holm\nBo Ål\nholm, IDA\nIda Holm")

    assert len(found.names) == 4
    assert len(found.twice) == 1
    assert found.twice[0].casefold() == "ida holm"


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=30), max_size=12))
def test_a_name_never_holds_a_line_break_or_two_spaces(lines: list[str]) -> None:
    for name in pasted_names("\n".join(lines)).names:
        assert name == " ".join(name.split())
        assert name
