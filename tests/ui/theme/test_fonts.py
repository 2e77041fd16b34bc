from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QTextLayout

from learnkit.errors import LearnKitError
from ui.theme.fonts import EMOJI, FOLDER, READING_FAMILIES, load_fonts
from ui.theme.theme import Theme

FACES = sorted(FOLDER.glob("*.ttf"))
PUPILS_LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅabcdefghijklmnopqrstuvwxyzæøåéüöäßñçčšžłńśźżąęığş0123456789.,;:!?()%&”’»«–…·"
)


def test_every_family_is_there_in_its_weights() -> None:
    styles = {family: QFontDatabase.styles(family) for family in READING_FAMILIES.values()}

    assert {"Regular", "Medium", "SemiBold", "Bold"} <= set(styles["LearnKit Sans"])
    assert {"Regular", "SemiBold"} <= set(styles["Literata"])
    assert all({"Regular", "Bold"} <= set(styles[family]) for family in ("Lexend", "Andika", "OpenDyslexic"))


def test_loading_twice_changes_nothing() -> None:
    before = len(QFontDatabase.families())

    names = load_fonts()

    assert len(QFontDatabase.families()) == before
    assert names == tuple(READING_FAMILIES.values())


def test_a_role_is_set_in_our_own_face_and_not_in_one_of_the_system(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "LearnKit Sans"
    assert QFontInfo(theme.font("title")).family() == "Literata"


def test_the_zero_of_learnkit_sans_is_open_so_that_it_is_not_read_as_a_letter() -> None:
    for path in FOLDER.glob("LearnKitSans-*.ttf"):
        zero = TTFont(path)["glyf"]["zero"]

        assert zero.numberOfContours == 2


@pytest.mark.parametrize("path", [face for face in FACES if "Emoji" not in face.stem], ids=lambda path: path.stem)
def test_a_face_has_the_letters_of_the_names_in_a_danish_school(path: Path) -> None:
    known = TTFont(path).getBestCmap()

    missing = [letter for letter in PUPILS_LETTERS if ord(letter) not in known]

    assert missing == []


@pytest.mark.parametrize("family", sorted(READING_FAMILIES.values()))
@pytest.mark.parametrize("emoji", ["🦊", "😀", "🚲", "⛄"])
def test_an_emoji_is_drawn_in_every_reading_font_without_the_systems_help(family: str, emoji: str) -> None:
    layout = QTextLayout(emoji, QFont(family, 20))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()

    drawn = [(run.rawFont().familyName(), list(run.glyphIndexes())) for run in layout.glyphRuns()]

    assert [family for family, _ in drawn] == [EMOJI]
    assert all(glyph != 0 for _, glyphs in drawn for glyph in glyphs)


def test_digits_stay_in_the_font_of_the_text_though_emoji_have_them_too() -> None:
    layout = QTextLayout("7 * #", QFont("Lexend", 20))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()

    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {"Lexend"}


def test_the_faces_are_small_and_each_family_brings_its_licence() -> None:
    weight = sum(path.stat().st_size for path in FACES)
    licences = {path.stem.removeprefix("OFL-") for path in FOLDER.glob("OFL-*.txt")}

    assert weight < 3_000_000
    assert licences == {path.stem.split("-")[0] for path in FACES}


def test_a_file_that_is_no_font_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    monkeypatch.setattr(QFontDatabase, "families", lambda: [])

    with pytest.raises(LearnKitError) as told:
        load_fonts(tmp_path)

    assert told.value.code == "theme.font_missing"
    assert told.value.facts == {"face": "Broken.ttf"}
