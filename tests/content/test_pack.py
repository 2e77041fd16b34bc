from __future__ import annotations

from pathlib import Path

import pytest

import content
from content.levels import lix
from content.pack import PackProblem, read_pack
from content.reading_in import read_file

START = Path(content.__file__).parent / "packs" / "start"

PACK = """
id = "skov"
title = "Skovens tekster"
language = "da"
licence = "CC BY 4.0"
author = "Klasse 4.b"
"""
TEXT = """
[[text]]
id = "musen"
file = "musen.md"
title = "Musen"
level = "easy"
subject = "animals"
kind = "story"
summary = "En mus finder en nød."
"""


def a_pack(folder: Path, manifest: str, *files: str) -> Path:
    folder.joinpath("pack.toml").write_text(manifest, encoding="utf-8")
    for name in files:
        folder.joinpath(name).parent.mkdir(exist_ok=True)
        folder.joinpath(name).write_text("# Musen\n\nDer er en mus.\n", encoding="utf-8")
    return folder


def what_is_found(folder: Path) -> list[tuple[str, dict[str, object]]]:
    with pytest.raises(PackProblem) as raised:
        read_pack(folder)
    return [(finding.code, dict(finding.facts)) for finding in raised.value.findings]


def test_a_text_takes_author_and_language_from_its_pack(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, PACK + TEXT, "musen.md")

    pack = read_pack(folder)

    assert (pack.id, pack.title, pack.licence) == ("skov", "Skovens tekster", "CC BY 4.0")
    (text,) = pack.texts
    assert (text.author, text.language, text.level) == ("Klasse 4.b", "da", "easy")
    assert (text.title, text.subject, text.kind, text.summary) == ("Musen", "animals", "story", "En mus finder en nød.")
    assert text.file == folder / "musen.md"


def test_a_texts_own_author_and_language_win(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, PACK + TEXT + 'author = "Bao"\nlanguage = "en"\n', "musen.md")

    (text,) = read_pack(folder).texts

    assert (text.author, text.language) == ("Bao", "en")


def test_a_text_may_be_without_a_level(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, PACK + TEXT.replace('level = "easy"\n', ""), "musen.md")

    assert read_pack(folder).texts[0].level is None


@pytest.mark.parametrize(
    ("was", "now", "code", "facts"),
    [
        ('level = "easy"', 'level = "let"', "pack.bad_level", {"level": "let"}),
        ('level = "easy"', "level = 3", "pack.wrong_field", {"field": "level"}),
        ('subject = "animals"', 'subject = "mus"', "pack.bad_subject", {"subject": "mus"}),
        ('kind = "story"', 'kind = "novel"', "pack.bad_kind", {"kind": "novel"}),
        ('kind = "story"', "", "pack.missing_field", {"field": "kind"}),
        ('title = "Musen"', 'title = " "', "pack.missing_field", {"field": "title"}),
        ('summary = "', 'sumary = "', "pack.unknown_field", {"field": "sumary"}),
        ('title = "Musen"', 'title = "Musen"\nlanguage = "Dansk"', "pack.bad_language", {"language": "Dansk"}),
        ('file = "musen.md"', 'file = "rotten.md"', "pack.missing_file", {"file": "rotten.md"}),
        ('file = "musen.md"', 'file = "../musen.md"', "pack.outside", {"file": "../musen.md"}),
        ('file = "musen.md"', 'file = "/etc/hostname"', "pack.outside", {"file": "/etc/hostname"}),
        ('file = "musen.md"', "file = 'C:\\musen.md'", "pack.outside", {"file": "C:\\musen.md"}),
    ],
)
def test_what_is_amiss_in_a_text_is_named(
    tmp_path: Path, was: str, now: str, code: str, facts: dict[str, object]
) -> None:
    folder = a_pack(tmp_path, PACK + TEXT.replace(was, now), "musen.md")

    assert (code, {"text": "musen", **facts}) in what_is_found(folder)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_text("Hemmeligt", encoding="utf-8")
    (tmp_path / "pack").mkdir()
    folder = a_pack(tmp_path / "pack", PACK + TEXT)
    folder.joinpath("musen.md").symlink_to(outside)

    assert what_is_found(folder) == [("pack.outside", {"text": "musen", "file": "musen.md"})]


def test_all_that_is_amiss_is_told_at_once(tmp_path: Path) -> None:
    manifest = PACK.replace('licence = "CC BY 4.0"', "") + TEXT.replace("easy", "let") + TEXT.replace("musen", "Mus en")
    folder = a_pack(tmp_path, manifest, "musen.md")

    assert [code for code, _ in what_is_found(folder)] == [
        "pack.missing_field", "pack.bad_level", "pack.bad_id", "pack.missing_file",
    ]  # fmt: skip


def test_two_texts_may_not_share_an_id(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, PACK + TEXT + TEXT, "musen.md")

    assert what_is_found(folder) == [("pack.same_id", {"text": "musen"})]


def test_a_pack_without_texts_or_author_is_refused(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, PACK.replace("Klasse 4.b", ""))

    assert what_is_found(folder) == [
        ("pack.missing_field", {"text": "", "field": "author"}),
        ("pack.no_texts", {"text": ""}),
    ]


def test_a_text_must_be_a_table(tmp_path: Path) -> None:
    folder = a_pack(tmp_path, PACK + 'text = "musen.md"\n', "musen.md")

    assert what_is_found(folder) == [("pack.wrong_field", {"text": "", "field": "text"})]


def test_a_folder_without_a_manifest_is_no_pack(tmp_path: Path) -> None:
    assert [code for code, _ in what_is_found(tmp_path)] == ["pack.no_manifest"]


@pytest.mark.parametrize("manifest", [b'id = "skov', b"id = \xff\xfe"])
def test_a_manifest_that_is_no_toml_is_told_as_such(tmp_path: Path, manifest: bytes) -> None:
    tmp_path.joinpath("pack.toml").write_bytes(manifest)

    assert [code for code, _ in what_is_found(tmp_path)] == ["pack.broken_manifest"]


def test_the_starter_pack_reaches_from_the_first_reader_to_the_ninth_class() -> None:
    pack = read_pack(START)

    levels = {}
    for text in pack.texts:
        found = lix(read_file(text.file).text.plain_text())
        assert found is not None
        levels[text.id] = found.value
    danish = [text for text in pack.texts if text.language == "da"]
    assert len(danish) >= 12
    assert len({text.title for text in pack.texts}) == len(pack.texts)
    assert min(levels.values()) <= 8 and max(levels.values()) >= 36
    for least, most in ((0, 9), (9, 15), (15, 21), (21, 29), (36, 45)):
        assert [text.id for text in danish if least <= levels[text.id] < most], (least, most)
    assert all(levels[text.id] < 10 for text in danish if text.level == "first")
    assert all(levels[text.id] >= 35 for text in danish if text.level == "demanding")


def test_every_file_of_the_starter_pack_is_named_in_it_and_begins_with_its_title() -> None:
    pack = read_pack(START)

    assert {text.file.name for text in pack.texts} == {path.name for path in START.glob("*.md")}
    for text in pack.texts:
        assert text.file.read_text(encoding="utf-8").splitlines()[0] == f"# {text.title}"
        assert text.summary.rstrip()[-1] in ".?" and text.summary.count(". ") == 0


def test_danish_texts_are_set_with_danish_marks() -> None:
    for text in read_pack(START).texts:
        words = text.file.read_text(encoding="utf-8")
        assert words.count("»") == words.count("«"), text.id
        assert text.language != "da" or not set(words) & set('"“”„'), text.id
        assert "  " not in words and " ," not in words and " ." not in words, text.id
