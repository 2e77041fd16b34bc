from __future__ import annotations

from content.importers.line import Line
from content.text import Span


def test_an_open_span_goes_on_in_the_next_block_from_its_start() -> None:
    line = Line()
    line.open("emphasis")
    line.say("langt ord")
    first = line.take()
    line.say("og mere")
    line.close()
    second = line.take()

    assert first == ("langt ord", (Span(0, 9, "emphasis"),))
    assert second == ("og mere", (Span(0, 7, "emphasis"),))


def test_a_span_ends_where_the_text_ends() -> None:
    line = Line()
    line.open("strong")
    line.say_as_is("hej  \n")
    line.close()

    assert line.take() == ("hej", (Span(0, 3, "strong"),))


def test_signs_are_composed_and_unseen_ones_dropped() -> None:
    line = Line()
    line.say("e\u0301n van\u00addre\u200btur ")

    assert line.take() == ("én vandretur", ())
