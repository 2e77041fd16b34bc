from __future__ import annotations

import pytest

from content.importers import markup
from content.importers.markup import flat, language_tag, parse_html, parse_xhtml, parse_xml
from content.problems import ContentProblem


def test_a_bare_ampersand_and_named_signs_are_no_reason_to_mend() -> None:
    root = parse_xml("<p>A & B &aelig; &LT;b&GT; &amp;c &Aring;&x;</p>").root

    assert flat(root) == "A & B æ <b> &c Å&x;"


def test_a_document_type_is_gone_before_anything_is_read() -> None:
    declared = "<!DOCTYPE p [<!-- it's > ] --><!ENTITY a 'x>]'><!ENTITY b \"&a;&a;\">]><p title='&b;'>&b;</p>"

    root = parse_xml(declared).root

    assert (flat(root), root.get("title")) == ("&b;", "&b;")


@pytest.mark.parametrize("name", ["b", "hej-du", "ø", "x" * 40])
def test_an_entity_declared_where_we_do_not_look_is_not_filled_in(name: str) -> None:
    declared = f"<!--{'x' * 70_000}--><!DOCTYPE p [<!ENTITY {name} 'fyld'>]><p title='&{name};'>&{name};</p>"

    root = parse_xml(declared).root

    assert (flat(root), root.get("title")) == (f"&{name};", f"&{name};")


def test_markup_has_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "MAX_SIGNS", 10)

    for parse in (parse_xml, parse_xhtml, parse_html):
        with pytest.raises(ContentProblem) as refused:
            parse("<p>" + "x" * 20)
        assert refused.value.code == "content.too_big"


def test_what_is_no_markup_is_broken() -> None:
    with pytest.raises(ContentProblem) as refused:
        parse_xml("hej")

    assert refused.value.code == "content.broken_markup"


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        ("da", True),
        ("en-GB", True),
        ("zh-Hant-TW", True),
        ("und", False),
        ("", False),
        ("dansk!", False),
        ("x" * 9, False),
    ],
)
def test_a_language_tag_says_something(tag: str, kept: bool) -> None:
    assert language_tag(tag) == (tag if kept else None)
