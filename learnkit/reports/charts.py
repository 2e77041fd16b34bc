"""Bar charts in two inks: this period full, the earlier one pale with a dashed outline, values written on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color

from learnkit.reports.paper import (
    EARLIER,
    EARLIER_LINE,
    FJORD,
    INK,
    LINE,
    QUIET,
    SANS,
    SANS_BOLD,
    WHITE,
    Paper,
    size_within,
    width_of,
)

HEIGHT = 128.0
AXIS = 26.0
"""points left of the bars, for the values of the lines"""
LEVEL_HEIGHT = 12.0
LABEL, SMALLEST = 7.5, 5.5
SLANT = 50.0
LONGEST = 52.0
"""points of a slanted name; a longer one is set smaller"""


@dataclass(frozen=True)
class Bar:
    """One place on the axis; a figure that is hidden is none, and so is an earlier one that does not exist."""

    name: str
    value: int | None
    earlier: int | None = None


@dataclass(frozen=True)
class Chart:
    """What a chart says: its title, the bars, and what stands for the two periods."""

    title: str
    bars: Sequence[Bar]
    now: str
    before: str
    hidden: str
    """the word where a figure is hidden"""


@dataclass(frozen=True)
class _Area:
    x: float
    bottom: float
    width: float
    height: float
    top_value: int

    def height_of(self, value: int) -> float:
        return self.height * value / self.top_value


def height_of(chart: Chart, width: float) -> float:
    """How high a chart of that width wants to be: names that do not fit side by side stand slanted and take more."""
    return HEIGHT if _fits_level(chart, width - AXIS) else HEIGHT + min(8, _slanted_height(chart) - LEVEL_HEIGHT)


def draw_chart(paper: Paper, chart: Chart, x: float, top: float, width: float, height: float) -> None:
    """Draws a chart into a place of the sheet."""
    _draw_head(paper, chart, x, top, width)
    bars_from, level = x + AXIS, _fits_level(chart, width - AXIS)
    axis = LEVEL_HEIGHT if level else _slanted_height(chart)
    ticks = ticks_to(max([0, *(v for bar in chart.bars for v in (bar.value, bar.earlier) if v is not None)]))
    area = _Area(bars_from, top + height - axis, width - AXIS, height - axis - 30, ticks[-1])
    for tick in ticks:
        height = area.bottom - area.height_of(tick)
        paper.rule(area.x, height, area.width, LINE)
        paper.right(area.x - 6, height + 2.5, _plain(tick), SANS, LABEL, QUIET)
    slot = area.width / max(1, len(chart.bars))
    for draw in (_draw_bar, _draw_value):  # the words last, so that no bar of the next place lies over them
        for at, bar in enumerate(chart.bars):
            draw(paper, chart, bar, area, area.x + at * slot, slot)
    for at, bar in enumerate(chart.bars):
        _draw_name(paper, bar.name, area.x + (at + 0.5) * slot, area.bottom, slot, level=level)


def ticks_to(greatest: int) -> list[int]:
    """Round steps from 0 to the first at or above the greatest value, at most five of them."""
    step = 1
    while step * 4 < greatest:
        step = next(s for s in _steps() if s > step)
    return list(range(0, step * max(1, -(-greatest // step)) + 1, step))


def _steps() -> Sequence[int]:
    return [n * 10**power for power in range(12) for n in (1, 2, 5)]


def _plain(value: int) -> str:
    return f"{value:,}".replace(",", "\u2009")


def _draw_head(paper: Paper, chart: Chart, x: float, top: float, width: float) -> None:
    end = x + width
    legend = [(chart.now, False)] if not chart.before else [(chart.now, False), (chart.before, True)]
    for words, earlier in legend:
        if not words:
            continue
        end -= width_of(words, SANS, LABEL)
        paper.text(end, top + 9, words, SANS, LABEL, QUIET)
        end -= 11
        paper.box(end, top + 9.5, 7, 7, *_inks(earlier), dashed=earlier)
        end -= 9
    paper.text(x, top + 9, chart.title, SANS_BOLD, size_within(chart.title, end - x, SANS_BOLD, 9.5), INK)


def _inks(earlier: bool) -> tuple[Color, Color | None]:
    return (EARLIER, EARLIER_LINE) if earlier else (FJORD, None)


def _draw_bar(paper: Paper, chart: Chart, bar: Bar, area: _Area, x: float, slot: float) -> None:
    at, wide = _place(chart, x, slot)
    if chart.before and bar.earlier is not None:
        paper.box(at - wide, area.bottom, wide - 1, area.height_of(bar.earlier), *_inks(True), dashed=True)
    if bar.value is not None:
        paper.box(at, area.bottom, wide, area.height_of(bar.value), *_inks(False))


def _draw_value(paper: Paper, chart: Chart, bar: Bar, area: _Area, x: float, slot: float) -> None:
    at, wide = _place(chart, x, slot)
    if bar.value is None:
        length = width_of(chart.hidden, SANS, LABEL)
        paper.box(at + wide / 2 - 5, area.bottom - 5, 8, length + 4, WHITE)
        paper.slanted(at + wide / 2 + 2, area.bottom - 7 - length, chart.hidden, 90, LABEL, QUIET)
        return
    words = _plain(bar.value)
    size = size_within(words, slot * 0.95, SANS_BOLD, LABEL)
    above, measure = area.bottom - area.height_of(bar.value) - 3, width_of(words, SANS_BOLD, size)
    paper.box(at + (wide - measure) / 2 - 0.5, above + 1, measure + 1, size * 0.85, WHITE)
    paper.middle(at + wide / 2, above, words, SANS_BOLD, size, INK)


def _place(chart: Chart, x: float, slot: float) -> tuple[float, float]:
    """Where this period's bar begins and how wide it is; the earlier one stands to its left."""
    pair = bool(chart.before)
    wide = min(26.0, slot * (0.36 if pair else 0.55))
    return x + slot / 2 - (0 if pair else wide / 2), wide


def _fits_level(chart: Chart, width: float) -> bool:
    slot = width / max(1, len(chart.bars))
    return all(width_of(bar.name, SANS, SMALLEST) <= slot * 0.95 for bar in chart.bars)


def _slanted_height(chart: Chart) -> float:
    longest = max(width_of(bar.name, SANS, LABEL) for bar in chart.bars)
    return 10 + 0.8 * min(longest, LONGEST)


def _draw_name(paper: Paper, name: str, x: float, bottom: float, slot: float, *, level: bool) -> None:
    if level:
        paper.middle(x, bottom + 9, name, SANS, size_within(name, slot * 0.95, SANS, LABEL), INK)
    else:
        paper.slanted(x + 3, bottom + 8, name, SLANT, size_within(name, LONGEST, SANS, LABEL))
