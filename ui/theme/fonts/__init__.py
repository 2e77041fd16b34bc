"""The bundled faces. No system font is ever needed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

from learnkit.errors import LearnKitError

FOLDER = Path(__file__).parent
SANS = "LearnKit Sans"
SERIF = "Literata"

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
    if all(family in known for family in READING_FAMILIES.values()):
        return tuple(READING_FAMILIES.values())
    found: set[str] = set()
    for face in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(face))
        if number < 0:
            raise LearnKitError("theme.font_missing", face=face.name)
        found.update(QFontDatabase.applicationFontFamilies(number))
    for family in READING_FAMILIES.values():
        if family not in found:
            raise LearnKitError("theme.font_missing", face=family)
    return tuple(READING_FAMILIES.values())
