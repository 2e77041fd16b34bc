"""The way back from a link stands there as long as there is somewhere to go back to."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from learnkit.i18n import translator
from ui.strings import Words
from ui.surfaces.reading.way_back import Left, WayBack
from ui.theme.theme import Theme

HERE, THERE = Left((1, 0), (2, 5)), Left((7, 0), (7, 3))


def way_back(qtbot: QtBot) -> WayBack:
    made = WayBack(Theme(), Words(translator("da")))
    qtbot.addWidget(made)
    return made


def test_there_is_no_way_back_before_a_link_was_followed(qtbot: QtBot) -> None:
    way = way_back(qtbot)

    assert way.isHidden()
    assert way.take() is None


def test_the_last_place_left_comes_first(qtbot: QtBot) -> None:
    way = way_back(qtbot)
    way.remember(HERE)
    way.remember(THERE)

    taken = [way.take(), way.take()]

    assert taken == [THERE, HERE]


def test_it_is_shown_until_the_last_place_is_given_up(qtbot: QtBot) -> None:
    way = way_back(qtbot)
    way.remember(HERE)
    way.remember(THERE)

    way.take()
    shown_with_one = not way.isHidden()
    way.take()

    assert shown_with_one
    assert way.isHidden()
