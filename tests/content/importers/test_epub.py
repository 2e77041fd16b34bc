from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from content.importers import epub as reader
from content.importers.epub import read_epub
from content.problems import ContentProblem
from content.text import Block, Span
from tests.content.books import epub, package, page, png

NAV_ITEM = '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
PICTURE = '<item id="p" href="kat.png" media-type="image/png"/>'


def codes(came: object) -> list[str]:
    return [warned.code for warned in came.warnings]  # type: ignore[attr-defined]


def test_a_book_comes_in_with_what_it_says_of_itself(tmp_path: Path) -> None:
    path = epub(tmp_path / "b.epub", {"1.xhtml": page("<h1>Et</h1><p>Hej.</p>"), "2.xhtml": page("<p>Dav.</p>")})

    came = read_epub(path)

    text = came.text
    assert (text.title, text.author, text.language) == ("Odderen i åen", "Mira Holm", "da")
    assert (text.licence, text.identifier, text.source_format) == ("CC BY 4.0", "urn:isbn:9788700000001", "epub")
    assert text.plain_text() == "Et\n\nHej.\n\nDav."
    assert codes(came) == []


def test_pages_are_read_in_the_order_of_the_spine_not_of_the_file(tmp_path: Path) -> None:
    pages = {name: page(f"<p>{name}</p>") for name in ("a.xhtml", "b.xhtml", "c.xhtml")}
    path = epub(tmp_path / "b.epub", pages, opf=package(["c.xhtml", "a.xhtml", "b.xhtml"]))

    assert read_epub(path).text.plain_text() == "c.xhtml\n\na.xhtml\n\nb.xhtml"


def test_pages_beside_the_main_line_come_last(tmp_path: Path) -> None:
    pages = {"noter.xhtml": page("<p>noter</p>"), "1.xhtml": page("<p>et</p>")}
    path = epub(tmp_path / "b.epub", pages, opf=package(list(pages), not_linear=["noter.xhtml"]))

    assert read_epub(path).text.plain_text() == "et\n\nnoter"


def test_chapters_are_called_what_the_nav_calls_them(tmp_path: Path) -> None:
    nav = page(
        '<nav epub:type="landmarks"><ol><li><a href="1.xhtml">Forkert</a></li></ol></nav>'
        '<nav epub:type="toc"><ol><li><a href="1.xhtml">Første</a></li>'
        '<li><a href="1.xhtml#to">Anden</a></li></ol></nav>'
    )
    body = page('<p>a</p><h2 id="to">b</h2><p>c</p>')
    opf = package(["1.xhtml", "nav.xhtml"], extra_items=NAV_ITEM)
    path = epub(tmp_path / "b.epub", {"1.xhtml": body, "nav.xhtml": nav}, opf=opf)

    sections = read_epub(path).text.sections

    assert [(s.title, [b.text for b in s.blocks]) for s in sections] == [("Første", ["a"]), ("Anden", ["b", "c"])]


def test_an_epub_2_has_its_chapters_from_the_ncx(tmp_path: Path) -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint>'
        "<navLabel><text>Kapitel et</text></navLabel>"
        '<content src="1.xhtml"/></navPoint></navMap></ncx>'
    )
    opf = package(
        ["1.xhtml", "1b.xhtml"],
        toc="ncx",
        extra_items='<item id="ncx" href="t.ncx" media-type="application/x-dtbncx+xml"/>',
    )
    pages = {"1.xhtml": page("<p>a</p>"), "1b.xhtml": page("<p>går videre</p>")}
    path = epub(tmp_path / "b.epub", pages, opf=opf, parts={"OEBPS/t.ncx": ncx})

    sections = read_epub(path).text.sections

    assert [(s.title, [b.text for b in s.blocks]) for s in sections] == [("Kapitel et", ["a", "går videre"])]


def test_a_missing_page_and_a_missing_picture_are_warnings(tmp_path: Path) -> None:
    pages = {"1.xhtml": page('<p>Her.</p><img src="væk.png" alt="En kat"/>')}
    path = epub(tmp_path / "b.epub", pages, opf=package(["1.xhtml", "2.xhtml"]))

    came = read_epub(path)

    assert came.text.plain_text() == "Her.\n\nEn kat"
    assert [(w.code, w.facts["part"]) for w in came.warnings] == [
        ("content.missing_part", "OEBPS/væk.png"),
        ("content.missing_part", "OEBPS/2.xhtml"),
    ]


def test_pictures_come_by_their_hash_and_each_once(tmp_path: Path) -> None:
    pages = {"1.xhtml": page('<p>a</p><img src="kat.png" alt="En kat"/><img src="kat.png" alt="Igen"/>')}
    path = epub(tmp_path / "b.epub", pages, parts={"OEBPS/kat.png": png(4, 5)})

    came = read_epub(path)

    [(digest, picture)] = came.pictures.items()
    assert (picture.media_type, picture.width, picture.height, picture.data) == ("image/png", 4, 5, png(4, 5))
    assert [block.image for block in came.text.sections[0].blocks] == [None, digest, digest]


def test_a_footnote_is_a_note_and_its_mark_leads_to_it(tmp_path: Path) -> None:
    body = (
        '<p>Odderen<a epub:type="noteref" href="#n1">1</a> svømmer.</p>'
        '<aside epub:type="footnote" id="n1"><p>Lutra lutra.</p></aside>'
    )
    path = epub(tmp_path / "b.epub", {"1.xhtml": page(body)})

    first, note = read_epub(path).text.sections[0].blocks

    assert first.spans == (Span(7, 8, "note", "#OEBPS/1.xhtml#n1"),)
    assert note == Block("paragraph", "Lutra lutra.", note=True, anchors=("OEBPS/1.xhtml#n1",))


def test_links_lead_within_the_book_or_to_the_web_and_nowhere_else(tmp_path: Path) -> None:
    first = page(
        '<p><a href="2.xhtml">to</a> <a href="https://dr.dk/">ud</a> <a href="../../../etc/passwd">op</a> '
        '<a href="javascript:alert(1)">ond</a> <a href="file:///etc/passwd">fil</a> <a href="3.xhtml">væk</a></p>'
    )
    path = epub(tmp_path / "b.epub", {"1.xhtml": first, "2.xhtml": page("<p>her</p>")})

    [line], [target] = (section.blocks for section in read_epub(path).text.sections)

    assert [(line.text[s.start : s.end], s.value) for s in line.spans] == [
        ("to", "#OEBPS/2.xhtml"),
        ("ud", "https://dr.dk/"),
    ]
    assert target.anchors == ("OEBPS/2.xhtml",)


def test_an_undeclared_language_is_guessed_and_said(tmp_path: Path) -> None:
    body = page("<p>The otter was in the river and it had a fish with it.</p>", language="")
    path = epub(tmp_path / "b.epub", {"1.xhtml": body}, opf=package(["1.xhtml"], language=""))

    came = read_epub(path)

    assert came.text.language == "en"
    assert codes(came) == ["content.guessed_language"]


def test_entities_are_read_or_shown_and_never_grow(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    declared = f'<!ENTITY l0 "ha"><!-- don\'t --> {laughs}<!ENTITY x SYSTEM "file:///etc/passwd">'
    body = page("<p>&l9; sm&oslash;r&nbsp;og &lt;br&#248;d&gt; &x;</p>")
    body = body.replace("<html", f"<!DOCTYPE html [{declared}]><html", 1)
    path = epub(tmp_path / "b.epub", {"1.xhtml": body})

    assert read_epub(path).text.plain_text() == "&l9; smør\u00a0og <brød> &x;"


def test_a_broken_page_is_read_as_far_as_a_browser_would(tmp_path: Path) -> None:
    broken = "<html><body><p>Et & to<br>tre <b>fire</p><p>fem</body>"
    path = epub(tmp_path / "b.epub", {"1.xhtml": broken, "2.xhtml": page("<p>seks</p>")})

    plain = read_epub(path).text.plain_text()

    assert all(word in plain for word in ("Et & to", "tre", "fire", "fem", "seks"))


def test_an_old_encoding_is_read_as_declared(tmp_path: Path) -> None:
    declared = page("<p>Blåbærgrød</p>").replace("utf-8", "iso-8859-1").encode("latin-1")
    path = epub(tmp_path / "b.epub", {"1.xhtml": ""}, parts={"OEBPS/1.xhtml": declared})

    assert read_epub(path).text.plain_text() == "Blåbærgrød"


ENCRYPTED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
    'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
)


def test_a_locked_book_is_refused_and_a_disguised_font_is_not(tmp_path: Path) -> None:
    pages = {"1.xhtml": page("<p>Hej.</p>")}
    aes = ENCRYPTED.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    font = ENCRYPTED.format("http://www.idpf.org/2008/embedding")

    with pytest.raises(ContentProblem) as locked:
        read_epub(epub(tmp_path / "l.epub", pages, parts={"META-INF/encryption.xml": aes}))
    opened = read_epub(epub(tmp_path / "f.epub", pages, parts={"META-INF/encryption.xml": font}))

    assert locked.value.code == "content.locked_by_drm"
    assert opened.text.plain_text() == "Hej."


@pytest.mark.parametrize(
    ("opf", "code"),
    [
        ("<package><manifest/></package>", "content.no_spine"),
        (package([]), "content.no_spine"),
        ("", "content.no_spine"),
        (package(["væk.xhtml"]), "content.empty"),
    ],
)
def test_a_book_without_anything_to_read_says_why(tmp_path: Path, opf: str, code: str) -> None:
    with pytest.raises(ContentProblem) as refused:
        read_epub(epub(tmp_path / "b.epub", {}, opf=opf))

    assert refused.value.code == code


def test_a_table_of_contents_is_not_read_as_a_page_unless_it_is_all_there_is(tmp_path: Path) -> None:
    nav = page('<nav epub:type="toc"><ol><li><a href="1.xhtml">Et</a></li></ol></nav>')
    items = NAV_ITEM.replace('id="nav"', 'id="i0"')
    only_nav = package(["nav.xhtml"]).replace(
        '<item id="i0" href="nav.xhtml" media-type="application/xhtml+xml"/>', items
    )

    came = read_epub(epub(tmp_path / "b.epub", {"nav.xhtml": nav}, opf=only_nav))

    assert came.text.plain_text() == "Et"


def test_a_drawing_in_the_spine_gives_its_words_and_pictures(tmp_path: Path) -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><title>Kort</title>'
        '<image xlink:href="kat.png"/><text>Her bor odderen</text></svg>'
    )
    opf = package(["1.svg"]).replace("application/xhtml+xml", "image/svg+xml")
    path = epub(tmp_path / "b.epub", {"1.svg": svg}, opf=opf, parts={"OEBPS/kat.png": png()})

    came = read_epub(path)

    assert came.text.plain_text() == "Her bor odderen"
    assert len(came.pictures) == 1


def test_other_packed_formats_are_named(tmp_path: Path) -> None:
    path = tmp_path / "brev.docx"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("word/document.xml", "<w/>")

    with pytest.raises(ContentProblem) as refused:
        read_epub(path)

    assert (refused.value.code, refused.value.facts) == ("content.unknown_format", {"format": "docx"})


@pytest.mark.parametrize("paper", ["META-INF/license.lcpl", "META-INF/sinf.xml"])
def test_a_book_with_a_lenders_licence_is_locked(tmp_path: Path, paper: str) -> None:
    with pytest.raises(ContentProblem) as refused:
        read_epub(epub(tmp_path / "b.epub", {"1.xhtml": page("<p>Hej.</p>")}, parts={paper: "{}"}))

    assert refused.value.code == "content.locked_by_drm"


def test_an_encryption_that_does_not_say_how_is_a_lock(tmp_path: Path) -> None:
    unsaid = ENCRYPTED.replace('<EncryptionMethod Algorithm="{}"/>', "")

    with pytest.raises(ContentProblem) as refused:
        read_epub(epub(tmp_path / "b.epub", {"1.xhtml": page("<p>x</p>")}, parts={"META-INF/encryption.xml": unsaid}))

    assert refused.value.code == "content.locked_by_drm"


def test_a_page_named_twice_is_read_once(tmp_path: Path) -> None:
    opf = package(["1.xhtml", "1.xhtml"])

    assert read_epub(epub(tmp_path / "b.epub", {"1.xhtml": page("<p>Hej.</p>")}, opf=opf)).text.plain_text() == "Hej."


def test_a_cover_beside_the_main_line_is_not_put_at_the_end(tmp_path: Path) -> None:
    pages = {"forside.xhtml": page('<img src="a.png"/>'), "1.xhtml": page("<p>Hej.</p>")}
    opf = package(list(pages), not_linear=["forside.xhtml"])

    came = read_epub(epub(tmp_path / "b.epub", pages, opf=opf, parts={"OEBPS/a.png": png()}))

    assert [block.kind for section in came.text.sections for block in section.blocks] == ["paragraph"]
    assert came.pictures == {}


def test_page_numbers_in_the_text_are_left_out(tmp_path: Path) -> None:
    body = '<p>Odde<span epub:type="pagebreak" id="s7">7</span>ren.</p>'

    assert read_epub(epub(tmp_path / "b.epub", {"1.xhtml": page(body)})).text.plain_text() == "Odderen."


def test_anchors_nothing_points_at_are_not_kept(tmp_path: Path) -> None:
    body = '<p id="a">en</p><p id="b">to</p><p><a href="#b">se</a></p>'

    [section] = read_epub(epub(tmp_path / "b.epub", {"1.xhtml": page(body)})).text.sections

    assert [block.anchors for block in section.blocks] == [(), ("OEBPS/1.xhtml#b",), ()]


def test_pages_share_one_measure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_ALL_PAGES", 900)
    pages = {f"{n}.xhtml": page(f"<p>{n}{'x' * 400}</p>") for n in range(3)}

    came = read_epub(epub(tmp_path / "b.epub", pages))

    assert [section.blocks[0].text[0] for section in came.text.sections] == ["0"]
    assert codes(came) == ["content.unreadable_part", "content.unreadable_part"]
