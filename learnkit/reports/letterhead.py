"""What stands on every sheet: ribbon, mark and school above, when the figures were counted and the sheet below."""

from __future__ import annotations

from learnkit.i18n import Translator
from learnkit.reports.grid import printable
from learnkit.reports.paper import (
    ARK,
    EDGE,
    HEIGHT,
    INK,
    LINE,
    LYNG,
    LYNG_DARK,
    LYNG_LIGHT,
    MARGIN,
    MEASURE,
    QUIET,
    RAV,
    SANS,
    SANS_BOLD,
    WIDTH,
    Paper,
    size_within,
)
from learnkit.reports.table import Figures
from learnkit.reports.words import day_words, moment_words, period_words

FOOT = 34.0


def draw_head(paper: Paper, figures: Figures, t: Translator, *, first: bool) -> float:
    """Draws the head of a sheet; where the page begins below it. The ribbon lies on the first sheet only."""
    if first:
        _draw_ribbon(paper)
    _draw_mark(paper, MARGIN, 30, 20)
    said = f"{t('Brug af LearnKit')} · {day_words(figures.made_at.date(), t)}"
    paper.right(WIDTH - MARGIN, 44, said, SANS, 9, QUIET)
    school = printable(figures.school)
    paper.text(MARGIN + 27, 44, school, SANS, size_within(school, 240, SANS, 9), QUIET)
    if first:
        return 72.0
    paper.text(MARGIN, 72, period_words(figures.now.period, t), SANS_BOLD, 9.5)
    return 82.0


def draw_foot(paper: Paper, figures: Figures, t: Translator, sheet: int, of: int) -> None:
    """Draws the foot of a sheet."""
    paper.rule(MARGIN, HEIGHT - FOOT, MEASURE, LINE)
    said = t("Opgjort {when}. Samme tal som på skærmen og i regnearket.", when=moment_words(figures.made_at, t))
    paper.text(MARGIN, HEIGHT - FOOT + 14, said, SANS, 7.5, QUIET)
    paper.right(WIDTH - MARGIN, HEIGHT - FOOT + 14, t("Side {n} af {all}", n=sheet, all=of), SANS, 7.5, QUIET)


def _draw_ribbon(paper: Paper) -> None:
    path = paper.canvas.beginPath()
    left, right, end = 18.0, 31.5, 63.0
    path.moveTo(left, HEIGHT)
    path.lineTo(right, HEIGHT)
    path.lineTo(right, HEIGHT - end)
    path.lineTo((left + right) / 2, HEIGHT - end + 6)
    path.lineTo(left, HEIGHT - end)
    path.close()
    paper.canvas.setFillColor(LYNG)
    paper.canvas.drawPath(path, stroke=0, fill=1)


def _draw_mark(paper: Paper, x: float, top: float, size: float) -> None:
    """The mark, from the numbers of its drawing in a square of 64."""
    canvas = paper.canvas
    canvas.saveState()
    canvas.translate(x, HEIGHT - top)
    canvas.scale(size / 64, -size / 64)
    canvas.setFillColor(EDGE)
    canvas.roundRect(5, 5, 54, 56, 9, stroke=0, fill=1)
    canvas.setFillColor(ARK)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(2.5)
    canvas.roundRect(5, 3, 54, 56, 9, stroke=1, fill=1)
    shapes = (
        (LYNG, ((15, 3), (27, 3), (27, 39.5), (15, 51.5))),
        (LYNG_LIGHT, ((15, 51.5), (27, 39.5), (51, 39.5), (45.5, 45.5), (51, 51.5))),
        (LYNG_DARK, ((15, 51.5), (27, 39.5), (27, 51.5))),
    )
    for ink, corners in shapes:
        path = canvas.beginPath()
        path.moveTo(*corners[0])
        for corner in corners[1:]:
            path.lineTo(*corner)
        path.close()
        canvas.setFillColor(ink)
        canvas.drawPath(path, stroke=0, fill=1)
    for ink, line, width in ((INK, 13, 17), (RAV, 21, 17), (INK, 29, 11)):
        canvas.setFillColor(ink)
        canvas.roundRect(34, line, width, 4, 2, stroke=0, fill=1)
    canvas.restoreState()
