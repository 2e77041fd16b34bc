from __future__ import annotations

import pytest
from PySide6.QtGui import QColor

from ui.theme.tokens import THEMES, inks

TEXT, PART = 4.5, 3.0
MEASURED = (
    ("ink", "ark", TEXT, (14.8, 14.0, 12.6, 21)),
    ("ink", "bg", TEXT, (13.0, 11.7, 14.3, 21)),
    ("ink2", "ark", TEXT, (7.4, 7.5, 8.2, 21)),
    ("ink2", "bg", TEXT, (6.5, 6.3, 9.3, 21)),
    ("ink2", "sunk", TEXT, (5.9, 5.7, 9.9, 21)),
    ("fjord", "ark", TEXT, (8.0, 7.5, 8.6, 14.6)),
    ("fjord", "bg", TEXT, (7.0, 6.3, 9.7, 14.6)),
    ("fjord", "fjordT", TEXT, (6.5, 6.4, 6.5, 10.4)),
    ("onFjord", "fjord", TEXT, (8.0, 7.5, 8.6, 14.6)),
    ("on_rav", "rav", TEXT, (8.3, 8.0, 9.8, 12.4)),
    ("ink", "ravT", TEXT, (12.4, 11.8, 9.1, 12.6)),
    ("ravInk", "ravT", TEXT, (6.2, 6.2, 7.2, 8.8)),
    ("ravInk", "ark", TEXT, (7.4, 7.4, 9.9, 14.7)),
    ("lyng", "ark", TEXT, (7.2, 7.2, 7.6, 10.9)),
    ("lyng", "bg", PART, (6.3, 6.0, 8.6, 10.9)),
    ("lyng", "lyngT", TEXT, (5.9, 6.0, 6.3, 8.7)),
    ("mos", "ark", TEXT, (6.4, 6.2, 9.0, 17)),
    ("mos", "mosT", TEXT, (5.3, 5.3, 6.9, 12.1)),
    ("tegl", "ark", TEXT, (6.6, 6.5, 7.9, 12)),
    ("tegl", "teglT", TEXT, (5.4, 5.4, 6.5, 9.4)),
    ("ctl", "ark", PART, (4.3, 4.6, 4.8, 21)),
    ("ctl", "bg", PART, (3.8, 3.9, 5.5, 21)),
    ("ctl", "sunk", PART, (3.5, 3.5, 5.8, 21)),
)


def luminance(ink: QColor) -> float:
    """Relative luminance. Source: WCAG 2.2, definition of relative luminance."""
    parts = [part / 255 for part in (ink.red(), ink.green(), ink.blue())]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio of two inks, 1 to 21. Source: WCAG 2.2."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_twenty_one() -> None:
    assert contrast(QColor("#000000"), QColor("#FFFFFF")) == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "ground", "need", "measured"), MEASURED)
def test_every_pair_in_use_has_the_contrast_the_design_measured(
    theme: str, front: str, ground: str, need: float, measured: tuple[float, ...]
) -> None:
    table = inks(theme)

    ratio = contrast(table[front], table[ground])

    assert ratio >= need
    assert ratio == pytest.approx(measured[THEMES.index(theme)], abs=0.06)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("front", "ground"),
    [
        ("onFjord", "fjordHover"),
        ("onFjord", "fjordPress"),
        ("on_rav", "ravHover"),
        ("on_rav", "ravPress"),
        ("toastAct", "ink"),
        ("ink2", "fjordT"),
        ("tegl", "teglT"),
    ],
)
def test_text_stays_readable_while_hovered_and_pressed(theme: str, front: str, ground: str) -> None:
    table = inks(theme)

    assert contrast(table[front], table[ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_the_line_under_the_spoken_word_stands_out_from_the_sentence(theme: str) -> None:
    table = inks(theme)

    assert contrast(table["ravLine"], table["ravT"]) >= PART
