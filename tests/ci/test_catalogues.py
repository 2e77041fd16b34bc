"""The catalogues say everything the program says, once, in every language."""

from __future__ import annotations

import gettext
from pathlib import Path

import catalogues
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.i18n import translator

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def project(root: Path, code: str, **catalogue: str) -> Path:
    (root / "ui").mkdir()
    (root / "ui" / "room.py").write_text(code, encoding="utf-8")
    english = root / "learnkit" / "locale" / "en"
    english.mkdir(parents=True)
    for name, entries in catalogue.items():
        (english / f"{name}.po").write_text(HEADER + entries, encoding="utf-8")
    return root


def test_every_danish_sentence_of_the_program_has_its_english() -> None:
    found = catalogues.problems(catalogues.ROOT)

    assert found == []


def test_the_rooms_catalogues_become_one_that_the_translator_speaks(tmp_path: Path) -> None:
    project(
        tmp_path,
        "",
        reader='msgid "Læs videre"\nmsgstr "Read on"\n',
        writer='msgid "{n} ord"\nmsgid_plural "{n} ord "\nmsgstr[0] "{n} word"\nmsgstr[1] "{n} words"\n',
    )
    locale = tmp_path / "learnkit" / "locale"

    count = catalogues.compile_all(locale)
    t = translator("en", locale)

    assert count == 2
    assert t("Læs videre") == "Read on"
    assert [t.count("{n} ord", "{n} ord ", n) for n in (0, 1, 2)] == ["0 words", "1 word", "2 words"]


def test_a_long_sentence_may_be_broken_over_lines(tmp_path: Path) -> None:
    project(tmp_path, "", room='msgid ""\n"Hej, "\n"{name}\\n"\nmsgstr "Hello, "\n"{name}\\n"\n')

    entries = catalogues.entries_of(tmp_path / "learnkit" / "locale" / "en")

    assert [(entry.one, entry.said) for entry in entries] == [("Hej, {name}\n", ("Hello, {name}\n",))]


@given(st.dictionaries(st.text(min_size=1).filter(lambda text: "\0" not in text), st.text(min_size=1), min_size=1))
def test_a_compiled_catalogue_says_exactly_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, str]
) -> None:
    written = {key: value.replace("\0", "0") for key, value in said.items()}
    file = tmp_path_factory.mktemp("mo") / "a.mo"
    entries = [catalogues.Entry(key, None, (value,), "") for key, value in written.items()]

    file.write_bytes(catalogues.mo_bytes(entries))
    with file.open("rb") as opened:
        spoken = gettext.GNUTranslations(opened)

    assert {key: spoken.gettext(key) for key in written} == written


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        ("t('Luk')", "Luk"),
        ("self.t('Luk', name=1)", "Luk"),
        ("words.t('Luk')", "Luk"),
        ("self._words.t('Luk')", "Luk"),
        ("t('Luk' if is_open else other)", "Luk"),
        ("t.count('Luk', 'Luk alle', n)", "Luk"),
        ("TABLE = {'a.code': danish('Luk')}", "Luk"),
    ],
)
def test_a_sentence_without_english_is_found_wherever_it_is_said(tmp_path: Path, call: str, sentence: str) -> None:
    project(tmp_path, call, room="")

    found = catalogues.problems(tmp_path)

    assert len(found) == 1
    assert repr(sentence) in found[0]
    assert "ui/room.py:1" in found[0]


@pytest.mark.parametrize("call", ["text.count('a', 'b')", "print('Luk')", "at('Luk')", "t(variable)"])
def test_what_is_not_said_to_people_needs_no_english(tmp_path: Path, call: str) -> None:
    project(tmp_path, call, room="")

    found = catalogues.problems(tmp_path)

    assert found == []


@pytest.mark.parametrize(
    ("entries", "complaint"),
    [
        ('msgid "Luk"\nmsgstr "Close"\n\nmsgid "Åbn"\nmsgstr "Open"\n', "nobody says 'Åbn'"),
        ('msgid "Luk"\nmsgstr ""\n', "not translated"),
        ('msgid "Luk"\nmsgstr "Close {name}"\n', "other {places}"),
        ('msgid "Luk"\nmsgstr "Close"\n\nmsgid "Luk"\nmsgstr "Shut"\n', "also in"),
    ],
)
def test_a_catalogue_that_does_not_fit_is_refused(tmp_path: Path, entries: str, complaint: str) -> None:
    project(tmp_path, "t('Luk')", room=entries)

    found = catalogues.problems(tmp_path)

    assert len(found) == 1
    assert complaint in found[0]


def test_the_same_sentence_in_two_rooms_stands_in_one_catalogue_only(tmp_path: Path) -> None:
    entry = 'msgid "Luk"\nmsgstr "Close"\n'
    project(tmp_path, "t('Luk')", reader=entry, writer=entry)

    found = catalogues.problems(tmp_path)

    assert len(found) == 1
    assert "writer.po" in found[0]
    assert "reader.po" in found[0]


def test_the_missing_entries_can_be_filled_in_and_then_nothing_is_missing(tmp_path: Path) -> None:
    project(tmp_path, "t('Sig \"hej\"')\nt.count('{n} bog', '{n} bøger', n)", room="")

    entries = "\n".join(catalogues.missing(tmp_path))
    filled = entries.replace('msgstr ""', 'msgstr "Say \\"hi\\""').replace('[0] ""', '[0] "{n} book"')
    (tmp_path / "learnkit" / "locale" / "en" / "room.po").write_text(
        filled.replace('[1] ""', '[1] "{n} books"'), encoding="utf-8"
    )

    assert catalogues.problems(tmp_path) == []


@pytest.mark.parametrize(
    "broken", ['msgid "Luk', 'msgid "a"\nmsgid "b"\nmsgstr', '"alone"\n', 'msgid "a"\nmsgstr "b"\nmsgstr "c"']
)
def test_a_damaged_catalogue_is_named_with_file_and_line(tmp_path: Path, broken: str) -> None:
    file = tmp_path / "room.po"
    file.write_text(broken, encoding="utf-8")

    with pytest.raises(catalogues.CatalogueError, match=r"room\.po:\d"):
        catalogues.read_po(file)
