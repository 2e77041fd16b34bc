from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QStyleHints
from pytestqt.qtbot import QtBot

from ui.theme.theme import ROLES, Theme


class PlatformWishes(QObject):
    """A platform that wants high contrast or stillness, as Qt reports it."""

    contrastPreferenceChanged = Signal(Qt.ContrastPreference)  # noqa: N815
    motionPreferenceChanged = Signal(object)  # noqa: N815

    def __init__(self) -> None:
        super().__init__()
        self.contrast = Qt.ContrastPreference.NoPreference

    def contrastPreference(self) -> Qt.ContrastPreference:  # noqa: N802
        return self.contrast


class PlatformHints:
    """What stands in for the style hints of a platform we do not own."""

    def __init__(self) -> None:
        self.wishes = PlatformWishes()

    def accessibility(self) -> PlatformWishes:
        return self.wishes


def test_a_change_is_told_once_and_no_change_is_not_told(theme: Theme, qtbot: QtBot) -> None:
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.name))

    theme.set(name="dark", scale=1.5)
    theme.set(name="dark", scale=1.5)

    assert told == ["dark"]


def test_a_part_that_is_not_named_stays(theme: Theme) -> None:
    theme.set(name="paper", scale=1.4, family="andika")

    theme.set(scale=2.0)

    assert (theme.name, theme.scale, theme.everywhere_family) == ("paper", 2.0, "Andika")


@pytest.mark.parametrize(("wanted", "given"), [(0.2, 1.0), (1.25, 1.25), (9.0, 2.0)])
def test_the_text_scale_stays_between_one_and_two(theme: Theme, wanted: float, given: float) -> None:
    theme.set(scale=wanted)

    assert theme.scale == given


def test_an_unknown_look_is_the_light_one() -> None:
    assert Theme(name="neon").name == "light"


@pytest.mark.parametrize("role", ROLES)
def test_every_role_grows_with_the_text_and_is_never_under_14_px(theme: Theme, role: str) -> None:
    small = theme.font(role).pixelSize()
    theme.set(scale=2.0)

    assert small >= 14
    assert theme.font(role).pixelSize() == 2 * small
    assert theme.line(role) == 2 * ROLES[role].line


def test_a_font_for_everything_replaces_titles_too(theme: Theme) -> None:
    before = theme.font("title").family()

    theme.set(family="opendyslexic")

    assert before == "Literata"
    assert theme.font("title").family() == theme.font("body").family() == "OpenDyslexic"


def test_a_named_family_wins_over_the_font_for_everything(theme: Theme) -> None:
    theme.set(family="lexend")

    assert theme.font("body", family="Andika").family() == "Andika"


def test_numbers_in_tables_are_equally_wide(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font("table"))

    widths = {metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}

    assert len(widths) == 1


def test_fonts_are_not_hinted(theme: Theme) -> None:
    assert theme.font("body").hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_an_ink_without_a_name_is_an_error(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.ink("purple")


def test_an_ink_given_out_can_be_changed_without_harm(theme: Theme) -> None:
    mine = theme.ink("fjord")
    mine.setAlpha(10)

    assert theme.ink("fjord").alpha() == 255


def test_reduced_motion_takes_no_time(theme: Theme) -> None:
    moving = theme.ms("ribbon")

    theme.set(reduced_motion=True)

    assert moving == 180
    assert [theme.ms(kind) for kind in ("press", "state", "ribbon", "panel", "scroll_line")] == [0] * 5


def test_high_contrast_of_the_platform_wins_and_gives_back(theme: Theme) -> None:
    hints = PlatformHints()
    theme.follow(cast(QStyleHints, hints))
    theme.set(name="paper")

    hints.wishes.contrast = Qt.ContrastPreference.HighContrast
    hints.wishes.contrastPreferenceChanged.emit(hints.wishes.contrast)
    forced = theme.name, theme.ink("bg").name()
    hints.wishes.contrast = Qt.ContrastPreference.NoPreference
    hints.wishes.contrastPreferenceChanged.emit(hints.wishes.contrast)

    assert forced == ("hc", "#000000")
    assert theme.name == "paper"


@pytest.mark.parametrize(
    ("key", "family"), [("lexend", "Lexend"), ("learnkit", "LearnKit Sans"), ("?", "LearnKit Sans")]
)
def test_a_reading_font_has_a_family(theme: Theme, key: str, family: str) -> None:
    assert theme.reading_family(key) == family
