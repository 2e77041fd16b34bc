from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.importers.html import read_html
from content.problems import ContentProblem
from content.text import Block, Span, Text
from tests.content.books import png


def blocks(markup: str) -> list[Block]:
    text = read_html(f"<html lang=da><body>{markup}</body></html>".encode(), "side").text
    return [block for section in text.sections for block in section.blocks]


def shape(markup: str) -> list[tuple[str, int, str, str]]:
    return [(block.kind, block.level, block.marker, block.text) for block in blocks(markup)]


def test_a_page_keeps_its_blocks_in_reading_order() -> None:
    assert shape("<h1>A</h1><p>b<div>c<p>d</div>e<hr><blockquote><p>f</p></blockquote><h3>G</h3>") == [
        ("heading", 1, "", "A"),
        ("paragraph", 0, "", "b"),
        ("paragraph", 0, "", "c"),
        ("paragraph", 0, "", "d"),
        ("paragraph", 0, "", "e"),
        ("rule", 0, "", ""),
        ("quote", 1, "", "f"),
        ("heading", 3, "", "G"),
    ]


def test_scripts_styles_forms_and_hidden_things_are_left_out() -> None:
    left_out = (
        "<script>ond()</script><style>p{}</style><template>t</template><iframe src=x>i</iframe><p hidden>h</p>"
        "<p style='display: none'>n</p><select><option>o</select><textarea>t</textarea><noscript>ns</noscript>"
        "<audio>a</audio><video>v</video><!-- k -->"
    )

    assert shape(f"{left_out}<p onclick='ond()'>Hej</p>") == [("paragraph", 0, "", "Hej")]


def test_lists_keep_their_depth_and_marks_and_only_the_first_paragraph_bears_one() -> None:
    assert shape("<ul><li>a<ol start=3><li>b<li value=9>c</ol></li><li><p>d<p>e</li></ul>") == [
        ("item", 1, "•", "a"),
        ("item", 2, "3.", "b"),
        ("item", 2, "9.", "c"),
        ("item", 1, "•", "d"),
        ("item", 1, "", "e"),
    ]


def test_a_table_is_rows_of_cells_and_a_layout_table_is_paragraphs() -> None:
    data = "<table><caption>Dyr</caption><tr><th>Dyr<th>Ben<tr><td>So <p>og gris</p><td>4<tr><td><td>2</table>"
    layout = "<table><tr><td><h2>O</h2><td>tekst</table>"

    assert shape(data) == [("paragraph", 0, "", "Dyr"), ("table", 0, "", "Dyr\tBen\nSo og gris\t4\n\t2")]
    assert shape(layout) == [("heading", 2, "", "O"), ("paragraph", 0, "", "tekst")]


def test_emphasis_links_and_languages_are_spans_without_blanks_at_their_ends() -> None:
    [block] = blocks(
        "<p>Et <b> fed <i>skrå</i> </b>ord, <a href='https://dr.dk'>link</a> <span lang=de>und so</span>.</p>"
    )

    assert block.text == "Et fed skrå ord, link und so."
    assert block.spans == (
        Span(3, 11, "strong"),
        Span(7, 11, "emphasis"),
        Span(17, 21, "link", "https://dr.dk"),
        Span(22, 28, "language", "de"),
    )


def test_a_paragraph_in_another_language_says_so() -> None:
    assert [(b.text, b.language) for b in blocks("<p>Hej</p><div lang=en-GB><p>Hello</p></div><p lang=da>Dav</p>")] == [
        ("Hej", None),
        ("Hello", "en-GB"),
        ("Dav", None),
    ]


def test_one_line_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert shape("<p>a<br>b<br><br>c</p>") == [("paragraph", 0, "", "a\nb"), ("paragraph", 0, "", "c")]


def test_blanks_run_together_but_not_in_pre() -> None:
    assert shape("<p> a \n\t b&nbsp;&nbsp; c&shy;d&#8203;e&nbsp;f </p><pre>\n x\n  y </pre><p>&nbsp;</p>") == [
        ("paragraph", 0, "", "a b cde\u00a0f"),
        ("pre", 0, "", " x\n  y"),
    ]


def test_ruby_keeps_the_base_and_the_reading_beside_it() -> None:
    [block] = blocks("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>")

    assert (block.text, block.spans) == ("漢字", (Span(0, 1, "ruby", "kan"),))


def test_a_picture_in_running_text_follows_its_paragraph() -> None:
    source = "data:image/png;base64," + base64.b64encode(png()).decode()

    found = blocks(f"<p>Før <img src='{source}' alt='En  kat'> efter.</p>")

    assert [(b.kind, b.text, b.image is not None) for b in found] == [
        ("paragraph", "Før efter.", False),
        ("image", "En kat", True),
    ]


def test_nothing_is_fetched_and_that_is_said() -> None:
    page = b"<html lang=da><p>Hej<img src='http://example.org/x.png' alt='X'><img src='../../etc/passwd'></html>"

    came = read_html(page, "side")

    assert came.text.plain_text() == "Hej\n\nX"
    assert [w.code for w in came.warnings] == ["content.not_fetched", "content.not_fetched"]
    assert came.pictures == {}


def test_links_that_are_scripts_or_files_are_only_text() -> None:
    [block] = blocks("<p><a href=' JavaScript:x'>a</a><a href='data:text/html,x'>b</a><a href='file:///x'>c</a></p>")

    assert (block.text, block.spans) == ("abc", ())


def test_chapters_are_parted_by_headings() -> None:
    text = read_html(
        b"<html lang=da><title>T</title><h1>Bog</h1><p>i</p><h2>Et</h2><p>a</p><h3>x</h3></html>", "f"
    ).text

    assert [(s.title, len(s.blocks)) for s in text.sections] == [("Bog", 2), ("Et", 3)]
    assert text.title == "T"


def test_the_title_is_the_first_heading_and_at_last_the_file_name() -> None:
    assert read_html(b"<html lang=da><h1>Odder</h1></html>", "fil").text.title == "Odder"
    assert read_html(b"<html lang=da><p>Odder</p></html>", "min fil").text.title == "min fil"


def test_a_page_without_words_is_empty() -> None:
    with pytest.raises(ContentProblem) as refused:
        read_html(b"<html><body><script>x</script></body></html>", "f")

    assert refused.value.code == "content.empty"


@pytest.mark.parametrize("depth", [100, 170, 250])
def test_deep_markup_keeps_its_text(depth: int) -> None:
    for tag in ("div", "b", "ul><li", "blockquote", "table><tr><td", "svg"):
        close = "".join(f"</{part}>" for part in reversed(tag.split("><")))
        times = depth // (1 + tag.count("><"))

        assert "kernen" in " ".join(b.text for b in blocks(f"<{tag}>" * times + "<text>kernen</text>" + close * times))


NAMES = "p div h1 h2 b i a ul ol li table tr td th br hr img pre ruby rt svg math blockquote q span section aside"
TAGS = st.sampled_from(NAMES.split(" "))
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<a href='#x'>", "<p id=x lang=en>", "<td colspan=9>", "<li value=x>", "&nbsp;", "&x;", " "]),
    st.text(max_size=6),
)


@given(st.lists(PIECES, max_size=40))
def test_any_soup_gives_a_sound_text_or_a_reason(pieces: list[str]) -> None:
    markup = "".join(pieces).encode("utf-8", "replace")

    try:
        text = read_html(markup, "f").text
    except ContentProblem as problem:
        assert problem.code in ("content.empty", "content.not_text")
        return

    assert Text.from_json(text.to_json()) == text
    for section in text.sections:
        for block in section.blocks:
            assert block.kind == "pre" or block.text == block.text.strip(" \r")
            assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)


def test_a_language_that_is_the_same_is_not_said_again() -> None:
    [block] = blocks("<p lang=en>One <i lang=en>more</i> <i lang=da>ko</i></p>")

    assert block.language == "en"
    assert [(s.start, s.end, s.kind, s.value) for s in block.spans if s.kind == "language"] == [
        (9, 11, "language", "da")
    ]
