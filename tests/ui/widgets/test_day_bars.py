"""Each day's bar is on the same scale, its figure is written on, and all of it is said."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.day_bars import DayBar, DayBars
from ui.widgets.lettering import width_of

DAYS = (("on", 40), ("to", 20), ("fr", 0), ("ti", 80))


def bars(theme: Theme, qtbot: QtBot) -> DayBars:
    made = DayBars(theme, "Minutter hver dag", [DayBar(day, n, str(n), f"{day}: {n} minutter") for day, n in DAYS])
    qtbot.addWidget(made)
    made.resize(240, made.sizeHint().height())
    return made


def heights(widget: DayBars, theme: Theme) -> list[int]:
    """How many pixels high the filled bar of each day is, in the middle of its slot."""
    image = widget.grab().toImage()
    inks = {theme.ink("fjord").name(), theme.ink("earlier").name()}
    slot = min(theme.px(44), widget.width() / len(DAYS))
    columns = [round(slot * (number + 0.5)) for number in range(len(DAYS))]
    return [sum(image.pixelColor(x, y).name() in inks for y in range(image.height())) for x in columns]


def test_bars_are_as_high_as_their_figures_are_great(theme: Theme, qtbot: QtBot) -> None:
    wednesday, thursday, friday, today = heights(bars(theme, qtbot), theme)

    assert abs(wednesday - 2 * thursday) <= 6
    assert abs(today - 2 * wednesday) <= 6  # the paler bars have a frame
    assert friday == 0


def test_today_is_told_apart_by_its_ink(theme: Theme, qtbot: QtBot) -> None:
    image = bars(theme, qtbot).grab().toImage()

    inks = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    assert {theme.ink("fjord").name(), theme.ink("earlier").name()} <= inks


def test_a_screen_reader_hears_every_day(theme: Theme, qtbot: QtBot) -> None:
    made = bars(theme, qtbot)

    assert made.accessibleName() == "Minutter hver dag"
    assert made.accessibleDescription() == "on: 40 minutter. to: 20 minutter. fr: 0 minutter. ti: 80 minutter"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_there_is_room_for_the_figures(theme: Theme, qtbot: QtBot, scale: float) -> None:
    theme.set(scale=scale)
    made = DayBars(theme, "Minutter", [DayBar("on", 1234, "1.234", "") for _ in range(7)])
    qtbot.addWidget(made)

    least = made.minimumSizeHint().width() / 7

    assert least >= width_of("1.234", theme.font("small", weight=600))
