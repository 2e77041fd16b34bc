from __future__ import annotations

import os
from pathlib import Path

import pytest

from content import reading_in
from content.problems import REFUSALS, WARNINGS, ContentProblem
from content.reading_in import answer, read_file, unpacked
from content.text import TextDamaged
from tests.content.books import epub, page, png


def write(path: Path, data: bytes | str) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "source_format"),
    [
        ("a.txt", "Hej med dig.", "txt"),
        ("a.md", "Hej *med* dig.", "markdown"),
        ("a.html", "<p>Hej med dig.", "html"),
        ("a", "<!DOCTYPE html><html><p>Hej med dig.", "html"),
        ("a.txt", "\ufeff  <html><p>Hej med dig.</html>", "html"),
        ("uden endelse", "Hej med dig.", "txt"),
    ],
)
def test_a_file_is_read_as_what_it_is(tmp_path: Path, name: str, data: str, source_format: str) -> None:
    text = read_file(write(tmp_path / name, data)).text

    assert (text.source_format, text.plain_text()) == (source_format, "Hej med dig.")


def test_an_epub_is_known_by_its_bytes(tmp_path: Path) -> None:
    book = epub(tmp_path / "b.epub", {"1.xhtml": page("<p>Hej.</p>")}).rename(tmp_path / "b.bin")

    assert read_file(book).text.source_format == "epub"


@pytest.mark.parametrize(
    ("data", "code", "named"),
    [
        (b"%PDF-1.7 ...", "content.unknown_format", "pdf"),
        (b"\n\n junk %PDF-1.4", "content.unknown_format", "pdf"),
        (b"{\\rtf1 hej}", "content.unknown_format", "rtf"),
        (png(), "content.unknown_format", "picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "content.unknown_format", "doc"),
        (b"x" * 60 + b"BOOKMOBI", "content.unknown_format", "mobi"),
        (b'<?xml version="1.0"?><dtbook/>', "content.unknown_format", "daisy"),
        (b'<?xml version="1.0"?><root/>', "content.unknown_format", "xml"),
        (b"PK\x03\x04 and then nothing", "content.broken_zip", None),
        (b"", "content.empty", None),
        (bytes(range(256)) * 9, "content.not_text", None),
    ],
)
def test_what_we_do_not_read_is_named(tmp_path: Path, data: bytes, code: str, named: str | None) -> None:
    with pytest.raises(ContentProblem) as refused:
        read_file(write(tmp_path / "a.txt", data))

    assert (refused.value.code, refused.value.facts.get("format")) == (code, named)


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"%PDF-1.7", "content.unknown_format"), (b"hej", "content.broken_zip"), (b"", "content.empty")],
)
def test_what_is_called_an_epub_and_is_none_is_refused(tmp_path: Path, data: bytes, code: str) -> None:
    with pytest.raises(ContentProblem) as refused:
        read_file(write(tmp_path / "a.epub", data))

    assert refused.value.code == code


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør")

    for path in (tmp_path / "væk.txt", tmp_path, tmp_path / "rør"):
        with pytest.raises(ContentProblem) as refused:
            read_file(path)
        assert refused.value.code == "content.no_file"


def test_an_answer_carries_the_text_its_facts_and_its_pictures(tmp_path: Path) -> None:
    body = '<h1>Odder</h1><p>Odderen svømmer. Den fanger en lille ørred.</p><img src="a.png"/><img src="b.png"/>'
    parts = {"OEBPS/a.png": png(1, 1), "OEBPS/b.png": png(2, 2)}
    book = epub(tmp_path / "b.epub", {"1.xhtml": page(body)}, parts=parts)

    header, payload = answer({"path": str(book)}, b"")
    text, pictures = unpacked(header, payload)

    came = read_file(book)
    assert (text, pictures) == (came.text, came.pictures)
    assert [header[name] for name in ("title", "language", "sections", "blocks", "words", "images", "warnings")] == [
        "Odderen i åen", "da", 1, 4, 8, 2, [],
    ]  # fmt: skip
    assert header["lix"] == pytest.approx(8 / 3 + 100 * 2 / 8, abs=0.05)


def test_a_refusal_is_an_answer_too(tmp_path: Path) -> None:
    header, payload = answer({"path": str(write(tmp_path / "a.pdf", "%PDF-1.7"))}, b"")

    assert (header, payload) == ({"refused": "content.unknown_format", "facts": {"format": "pdf"}}, b"")


def test_an_answer_that_was_changed_is_no_text(tmp_path: Path) -> None:
    header, payload = answer({"path": str(write(tmp_path / "a.txt", "Hej."))}, b"")

    with pytest.raises(TextDamaged):
        unpacked(header, payload[1:])


def test_reading_leaves_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "en" / "to"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    parts = {"../../evil.txt": "x", "/evil.txt": "x", "..\\evil.txt": "x"}
    book = epub(tmp_path / "b.epub", {"1.xhtml": page('<p>a</p><img src="../../../evil.txt"/>')}, parts=parts)

    read_file(book)

    assert sorted(path.name for path in tmp_path.rglob("*")) == ["b.epub", "en", "to"]


def test_every_code_is_said_once_and_has_our_room() -> None:
    codes = [*REFUSALS, *WARNINGS]

    assert len(set(codes)) == len(codes)
    assert all(code.startswith("content.") for code in codes)


def test_a_file_has_a_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", "Hej med dig.")
    refusals = []

    for limit in ("MAX_PLAIN_FILE", "MAX_FILE"):
        monkeypatch.setattr(reading_in, limit, 5)
        with pytest.raises(ContentProblem) as refused:
            read_file(path)
        refusals.append((refused.value.code, refused.value.facts["what"]))
        monkeypatch.undo()

    assert refusals == [("content.too_big", "file")] * 2
