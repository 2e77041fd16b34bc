from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator
from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.rail import Rail, Stop

Show = Callable[..., Window]
STOPS = (
    Stop("home", "house", "Hjem"),
    Stop("library", "books", "Bibliotek"),
    Stop("write", "pencil-simple-line", "Skriv"),
)


@pytest.fixture
def rail(theme: Theme, t: Translator, show: Show) -> Rail:
    """A rail with Freja at its foot, at home."""
    made = Rail(theme, t, STOPS, person="Freja")
    made.setMinimumHeight(500)
    show(made)
    made.set_current("home")
    return made


def test_a_stop_leads_there_and_becomes_the_current_one(rail: Rail, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rail.went) as told:
        qtbot.mouseClick(rail.stops[2], Qt.MouseButton.LeftButton)

    assert told.args == ["write"]
    assert rail.current == "write"
    assert [stop.isChecked() for stop in rail.stops] == [False, False, True]


def test_the_ribbon_reaches_the_current_stop(rail: Rail) -> None:
    rail.set_current("library")

    box = rail.stops[1].geometry()
    assert box.top() < rail.ribbon_end <= box.bottom() + 2


def test_the_ribbon_slides_there_when_things_may_move(rail: Rail, theme: Theme, qtbot: QtBot) -> None:
    theme.set(reduced_motion=False)
    before = rail.ribbon_end

    rail.set_current("write")
    at_once = rail.ribbon_end

    target = rail.stops[2].geometry().bottom() + 2
    assert before <= at_once < target
    qtbot.waitUntil(lambda: rail.ribbon_end == target)


def test_at_the_foot_the_stops_lie_side_by_side(rail: Rail) -> None:
    rail.set_foot(True)
    rail.resize(600, rail.sizeHint().height())

    tops = {stop.y() for stop in rail.stops}
    lefts = [stop.x() for stop in rail.stops]
    assert len(tops) == 1
    assert lefts == sorted(lefts)
    assert rail.person is not None
    assert rail.person.isHidden()


def test_the_person_at_the_foot_can_change(rail: Rail, qtbot: QtBot) -> None:
    assert rail.person is not None

    with qtbot.waitSignal(rail.change_wanted):
        qtbot.mouseClick(rail.person, Qt.MouseButton.LeftButton)

    assert rail.person.accessibleName() == "Freja. Skift"


def test_it_is_wide_enough_for_its_words_at_200_per_cent(rail: Rail, theme: Theme) -> None:
    theme.set(scale=2.0)

    assert all(stop.need() <= rail.sizeHint().width() - 12 for stop in rail.stops)


def test_the_stops_do_not_run_into_the_person_in_a_low_window(rail: Rail) -> None:
    rail.setMinimumHeight(0)
    rail.resize(104, 400)

    assert rail.person is not None
    assert rail.stops[-1].geometry().bottom() < rail.person.geometry().top()
