from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from ui.theme.strip import Season, paint_strip, season, sky, sun_height
from ui.theme.theme import Theme

BOX = QRectF(0, 0, 800, 112)
GROUND = QColor("#123456")


def painted(theme: Theme, week: int) -> QImage:
    """The strip of a week on a ground of its own colour."""
    image = QImage(800, 112, QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    paint_strip(painter, theme, BOX, week)
    painter.end()
    return image


def test_a_week_always_looks_the_same_and_the_next_one_a_little_different(theme: Theme) -> None:
    assert painted(theme, 48) == painted(theme, 48)
    assert painted(theme, 48) != painted(theme, 47)


@pytest.mark.parametrize("week", range(1, 54))
def test_the_left_fifth_is_plain_sky_for_the_words(theme: Theme, week: int) -> None:
    image = painted(theme, week)

    colours = {image.pixelColor(x, y).name() for x in range(0, 160, 8) for y in range(0, 112, 6)}

    assert colours == {sky(theme).name()}


def test_high_contrast_has_no_strip() -> None:
    image = painted(Theme(name="hc"), 20)

    assert {image.pixelColor(x, 100).name() for x in range(800)} == {GROUND.name()}


@pytest.mark.parametrize(
    ("week", "kind"),
    [(1, Season.WINTER), (52, Season.WINTER), (15, Season.SPRING), (27, Season.SUMMER), (42, Season.AUTUMN)],
)
def test_the_season_follows_the_week(week: int, kind: Season) -> None:
    assert season(week) == kind


def test_the_sun_is_lowest_at_midwinter_and_highest_at_midsummer() -> None:
    heights = {week: sun_height(week) for week in range(1, 53)}

    assert min(heights, key=heights.__getitem__) == 51
    assert max(heights, key=heights.__getitem__) == 25
