"""The look in force: inks, fonts, sizes, motion. Every widget is given one and repaints when it changes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QStyleHints

from ui.theme.fonts import READING_FAMILIES, SANS, SERIF
from ui.theme.tokens import MOTION, THEMES, inks


@dataclass(frozen=True)
class Role:
    """How one kind of text is set, at 100 %: pixels, pixels from line to line, family, weight."""

    size: int
    line: int
    family: str
    weight: QFont.Weight


_NORMAL, _MEDIUM = QFont.Weight.Normal, QFont.Weight.Medium
_STRONG, _BOLD = QFont.Weight.DemiBold, QFont.Weight.Bold

ROLES = {
    "kiosk": Role(46, 53, SERIF, _STRONG),
    "title": Role(32, 37, SERIF, _STRONG),
    "sheet": Role(24, 29, SERIF, _STRONG),
    "section": Role(20, 26, SANS, _BOLD),
    "row": Role(19, 25, SANS, _BOLD),
    "body": Role(18, 25, SANS, _NORMAL),
    "button": Role(18, 25, SANS, _STRONG),
    "tool": Role(14, 18, SANS, _MEDIUM),
    "staff": Role(16, 22, SANS, _NORMAL),
    "table": Role(15, 21, SANS, _NORMAL),
    "small": Role(14, 20, SANS, _MEDIUM),
    "page": Role(24, 40, SERIF, _NORMAL),
    "writing": Role(22, 36, SANS, _NORMAL),
    "prediction": Role(22, 30, SANS, _NORMAL),
}
SMALLEST, LARGEST = 1.0, 2.0


class Theme(QObject):
    """One look for everything on screen; `changed` is emitted after each change of any part of it.

    The platform's high contrast, where it reports one (`follow`), wins over the chosen name.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        name: str = "light",
        scale: float = 1.0,
        family: str = "",
        reduced_motion: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._chosen = "light"
        self._scale = 1.0
        self._family = ""
        self._still = False
        self._contrast_forced = False
        self._still_forced = False
        self._inks = inks("light")
        self._fonts: dict[tuple[str, QFont.Weight | int | None, str | None], QFont] = {}
        self.set(name=name, scale=scale, family=family, reduced_motion=reduced_motion)

    @property
    def name(self) -> str:
        """The look in force: "light", "paper", "dark" or "hc"."""
        return "hc" if self._contrast_forced else self._chosen

    @property
    def scale(self) -> float:
        """Text scale, 1.0 to 2.0."""
        return self._scale

    @property
    def everywhere_family(self) -> str:
        """The family that replaces all others because the pupil chose it for everything, or ""."""
        return READING_FAMILIES.get(self._family, "")

    @property
    def reduced_motion(self) -> bool:
        """True when nothing may move, by setting or by the system."""
        return self._still or self._still_forced

    def set(
        self,
        *,
        name: str | None = None,
        scale: float | None = None,
        family: str | None = None,
        reduced_motion: bool | None = None,
    ) -> None:
        """Change the named parts and keep the rest; an unknown name is light, a scale out of range is drawn in.

        `family` is the key of a reading font for everything, or "" for the house's own.
        """
        before = self._state()
        if name is not None:
            self._chosen = name if name in THEMES else "light"
        if scale is not None:
            self._scale = min(LARGEST, max(SMALLEST, scale))
        if family is not None:
            self._family = family if family in READING_FAMILIES else ""
        if reduced_motion is not None:
            self._still = reduced_motion
        self._settle(before)

    def follow(self, hints: QStyleHints) -> None:
        """Obey the platform's wishes for contrast and motion from now on, and when they change."""
        wishes = hints.accessibility()
        wishes.contrastPreferenceChanged.connect(lambda: self._obey(wishes))
        stillness = getattr(wishes, "motionPreferenceChanged", None)  # Qt 6.11 and later
        if stillness is not None:
            stillness.connect(lambda: self._obey(wishes))
        self._obey(wishes)

    def _obey(self, wishes: QAccessibilityHints) -> None:
        before = self._state()
        self._contrast_forced = wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
        self._still_forced = int(getattr(wishes.property("motionPreference"), "value", 0)) == 1
        self._settle(before)

    def _state(self) -> tuple[str, float, str, bool]:
        return self.name, self._scale, self._family, self.reduced_motion

    def _settle(self, before: tuple[str, float, str, bool]) -> None:
        if self._state() == before:
            return
        self._inks = inks(self.name)
        self._fonts.clear()
        self.changed.emit()

    def ink(self, token: str) -> QColor:
        """A copy of the ink of this token; KeyError if there is none."""
        return QColor(self._inks[token])

    def px(self, n: float) -> int:
        """`n` pixels at 100 %, grown with the text."""
        return round(n * self._scale)

    def ms(self, kind: str) -> int:
        """How long a motion takes ("press", "state", "ribbon", "panel", "scroll_line"); 0 when nothing may move."""
        return 0 if self.reduced_motion else MOTION[kind]

    def font(self, role: str, *, weight: QFont.Weight | int | None = None, family: str | None = None) -> QFont:
        """The font of a role (`ROLES`), grown with the text; `family` is a family name and wins over all."""
        made = self._fonts.get((role, weight, family))
        if made is None:
            made = self._fonts[role, weight, family] = self._make_font(role, weight, family)
        return QFont(made)

    def _make_font(self, role: str, weight: QFont.Weight | int | None, family: str | None) -> QFont:
        kind = ROLES[role]
        font = QFont(family or self.everywhere_family or kind.family)
        font.setPixelSize(self.px(kind.size))
        font.setWeight(QFont.Weight(weight) if weight is not None else kind.weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if role == "table":
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line(self, role: str) -> int:
        """Pixels from line to line of a role, grown with the text."""
        return self.px(ROLES[role].line)

    def reading_family(self, key: str) -> str:
        """The family of a reading font: "learnkit", "lexend", "andika", "opendyslexic" or "literata"."""
        return READING_FAMILIES.get(key, SANS)
