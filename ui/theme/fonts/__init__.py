"""The bundled faces. No system font is ever needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from learnkit.errors import LearnKitError

FOLDER = Path(__file__).parent
SANS = "LearnKit Sans"
SERIF = "Literata"
EMOJI = "Noto Emoji"
"""Drawn in the ink of the text; stands in wherever a face has no sign for an emoji."""

READING_FAMILIES = {
    "learnkit": SANS,
    "lexend": "Lexend",
    "andika": "Andika",
    "opendyslexic": "OpenDyslexic",
    "literata": SERIF,
}


def load_fonts(folder: Path = FOLDER) -> tuple[str, ...]:
    """Make the bundled families known to Qt and give their names; a second call changes nothing.

    Needs a QGuiApplication. Errors: `theme.font_missing` names the face that could not be loaded.
    """
    known = set(QFontDatabase.families())
    wanted = {*READING_FAMILIES.values(), EMOJI}
    if wanted <= known:
        return tuple(READING_FAMILIES.values())
    found: set[str] = set()
    for face in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(face))
        if number < 0:
            raise LearnKitError("theme.font_missing", face=face.name)
        found.update(QFontDatabase.applicationFontFamilies(number))
    for family in sorted(wanted - found):
        raise LearnKitError("theme.font_missing", face=family)
    QFontDatabase.addApplicationEmojiFontFamily(EMOJI)
    return tuple(READING_FAMILIES.values())
