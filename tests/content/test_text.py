from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.text import Block, BlockKind, Section, Span, SpanKind, Text, TextDamaged


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    text = draw(st.text(max_size=30))
    ends = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=3))
    kinds: st.SearchStrategy[SpanKind] = st.sampled_from(get_args(SpanKind))
    return Block(
        kind=draw(st.sampled_from(get_args(BlockKind))),
        text=text,
        level=draw(st.integers(0, 6)),
        language=draw(st.none() | st.sampled_from(["en", "de"])),
        spans=tuple(Span(start, end, draw(kinds), draw(st.none() | st.text(max_size=5))) for start, end in pairs),
        image=draw(st.none() | st.text("0123456789abcdef", min_size=64, max_size=64)),
        marker=draw(st.sampled_from(["", "•", "3."])),
        note=draw(st.booleans()),
        anchors=tuple(draw(st.lists(st.text(max_size=5), max_size=2))),
    )


texts = st.builds(
    Text,
    title=st.text(max_size=10),
    author=st.text(max_size=10),
    language=st.just("da"),
    sections=st.lists(
        st.builds(Section, st.text(max_size=5), st.lists(blocks(), max_size=4).map(tuple)), max_size=3
    ).map(tuple),
    source_format=st.just("txt"),
    licence=st.none() | st.text(max_size=5),
    identifier=st.none() | st.text(max_size=5),
)


@given(texts)
def test_a_text_comes_back_from_json_as_it_was(text: Text) -> None:
    assert Text.from_json(text.to_json()) == text
    assert Text.from_json(text.to_json().encode()) == text


@given(texts)
def test_every_block_stands_in_the_plain_text_where_its_place_says(text: Text) -> None:
    plain = text.plain_text()

    placed = list(text.placed())

    assert [(p.section, p.index, p.block) for p in placed] == [
        (s, b, block) for s, section in enumerate(text.sections) for b, block in enumerate(section.blocks)
    ]
    assert all(plain[p.start : p.end] == p.block.text for p in placed)
    assert [p.start for p in placed] == sorted(p.start for p in placed)
    assert max((p.end for p in placed), default=0) == len(plain)


def test_a_block_without_text_parts_nothing() -> None:
    blocks = (Block("paragraph", "en"), Block("rule", ""), Block("quote", "to"))
    text = Text("t", "", "da", (Section("", blocks),), "txt")

    assert text.plain_text() == "en\n\nto"
    assert [(p.start, p.end) for p in text.placed()] == [(0, 2), (2, 2), (4, 6)]


GOOD = {
    "version": 1,
    "title": "t",
    "author": "",
    "language": "da",
    "source_format": "txt",
    "sections": [{"title": "", "blocks": [{"kind": "paragraph", "text": "hej", "spans": [
        {"start": 0, "end": 3, "kind": "strong"}]}]}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("version",), 2),
        (("title",), None),
        (("language",), 3),
        (("sections",), {}),
        (("sections", 0), "x"),
        (("sections", 0, "blocks", 0, "kind"), "script"),
        (("sections", 0, "blocks", 0, "level"), "1"),
        (("sections", 0, "blocks", 0, "level"), True),
        (("sections", 0, "blocks", 0, "anchors"), [1]),
        (("sections", 0, "blocks", 0, "spans", 0, "end"), 4),
        (("sections", 0, "blocks", 0, "spans", 0, "start"), -1),
        (("sections", 0, "blocks", 0, "spans", 0, "kind"), "blink"),
    ],
)
def test_what_is_no_text_of_ours_is_damaged(path: tuple[str | int, ...], wrong: object) -> None:
    told = json.loads(json.dumps(GOOD))
    assert Text.from_json(json.dumps(told)).plain_text() == "hej"
    place = told
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong

    with pytest.raises(TextDamaged):
        Text.from_json(json.dumps(told))


@pytest.mark.parametrize("stored", ["", "{", "[]", "null", "[" * 100_000])
def test_what_is_no_json_is_damaged(stored: str) -> None:
    with pytest.raises(TextDamaged):
        Text.from_json(stored)
