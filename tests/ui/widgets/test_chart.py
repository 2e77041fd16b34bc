"""What charts share: a scale of round figures, words for every point, and a key to the inks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.bar_chart import BarChart
from ui.widgets.chart import Key, Point, ticks
from ui.widgets.line_chart import LineChart

WEEKS = (
    Point("1.", 10, "10", 20, "20", "1. klasse: 10, før 20."),
    Point("3.", None, "skjult", None, "", "3. klasse: skjult."),
    Point("7.", 40, "40", 5, "5", "7. klasse: 40, før 5."),
)


@given(st.floats(0.01, 1e7))
def test_the_scale_begins_at_nothing_and_its_last_figure_reaches_the_greatest(most: float) -> None:
    scale = ticks(most)

    assert scale[0] == 0 and scale[-1] >= most * (1 - 1e-9)
    assert 2 <= len(scale) <= 5
    assert len(scale) == 2 or scale[-2] < most


@pytest.mark.parametrize(("most", "scale"), [(62, (0, 20, 40, 60, 80)), (15, (0, 5, 10, 15)), (0, (0, 1))])
def test_the_figures_at_the_lines_are_round(most: float, scale: tuple[float, ...]) -> None:
    assert ticks(most) == scale


def test_a_bar_is_as_high_as_its_figure_on_the_scale_and_the_one_before_stands_left_of_it(
    theme: Theme, show: Callable[..., Window]
) -> None:
    chart = BarChart(theme, str)
    chart.show_points("Minutter", WEEKS)
    show(chart)

    (first_before, first), (_, hidden), (last_before, last) = (chart.bars(number) for number in range(3))

    assert first is not None and first_before is not None and last is not None and last_before is not None
    assert hidden is None
    assert last.height() == pytest.approx(4 * first.height())
    assert first_before.height() == pytest.approx(2 * first.height())
    assert last.height() == pytest.approx(chart.field().height())
    assert first_before.right() < first.left()


def test_this_periods_bar_is_painted_in_fjord_and_the_earlier_one_in_its_own_ink(
    theme: Theme, show: Callable[..., Window]
) -> None:
    chart = BarChart(theme, str)
    chart.show_points("Minutter", WEEKS)
    show(chart)

    before, now = chart.bars(0)
    picture = chart.grab().toImage()

    assert now is not None and before is not None
    assert picture.pixelColor(now.center().toPoint()) == theme.ink("fjord")
    assert picture.pixelColor(before.center().toPoint()) == theme.ink("earlier")


def test_a_line_goes_through_its_points_and_breaks_where_one_is_hidden(
    theme: Theme, show: Callable[..., Window]
) -> None:
    chart = LineChart(theme, str)
    chart.show_points("Minutter", (*WEEKS[:1], Point("2.", 30, "30", 10, "10", ""), *WEEKS[1:]))
    show(chart)

    first, second, hidden, last = chart.places(earlier=False)
    picture = chart.grab().toImage()

    def inked(middle: QPoint) -> bool:
        near = (QPoint(middle.x(), middle.y() + step) for step in range(-2, 3))
        return any(picture.pixelColor(at) == theme.ink("fjord") for at in near)

    assert hidden is None and first is not None and second is not None and last is not None
    assert second.y() < first.y() and last.y() < second.y()
    assert inked(((first + second) / 2).toPoint())
    assert not inked(((second + last) / 2).toPoint())


def test_the_words_of_every_point_are_heard_with_f2(theme: Theme, show: Callable[..., Window]) -> None:
    chart = BarChart(theme, str)
    chart.show_points("Minutter", WEEKS)
    window = show(chart)

    chart.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(chart, Qt.Key.Key_F2)

    assert window.heard == ["Minutter. 1. klasse: 10, før 20. 3. klasse: skjult. 7. klasse: 40, før 5"]
    assert chart.ring.shown is not None


def test_a_chart_is_never_so_narrow_that_its_words_meet(theme: Theme, qtbot: QtBot) -> None:
    chart = BarChart(theme, str)
    qtbot.addWidget(chart)
    chart.show_points("Minutter", WEEKS)
    few = chart.minimumSizeHint().width()

    chart.show_points("Minutter", WEEKS * 4)

    assert chart.minimumSizeHint().width() > 3 * few


def test_the_key_shows_the_ink_and_says_the_word(theme: Theme, qtbot: QtBot) -> None:
    now, before = Key(theme, "2026"), Key(theme, "2025", earlier=True)
    for key in (now, before):
        qtbot.addWidget(key)
        key.resize(key.sizeHint())

    inks = [key.grab().toImage().pixelColor(7, key.height() // 2) for key in (now, before)]

    assert inks == [theme.ink("fjord"), theme.ink("earlier")]
    assert [now.accessibleName(), before.accessibleName()] == ["2026", "2025"]
