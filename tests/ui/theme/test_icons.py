from __future__ import annotations

from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor, QImage

from learnkit.errors import LearnKitError
from ui.theme.icons import FOLDER, WEIGHTS, icon, names, window_icon
from ui.theme.mark import paint_mark

FJORD = QColor("#0F5765")


def colours(image: QImage) -> set[str]:
    """The colours of all wholly covered dots."""
    dots = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {dot.name() for dot in dots if dot.alpha() == 255}


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_drawn_at_the_exact_size_of_the_screen(ratio: float) -> None:
    drawn = icon("house", FJORD, 24, ratio=ratio)

    assert drawn.width() == round(24 * ratio)
    assert drawn.devicePixelRatio() == ratio


def test_an_icon_is_printed_in_its_ink_alone() -> None:
    assert colours(icon("play", FJORD, 48, "fill").toImage()) == {FJORD.name()}


def test_duotone_is_two_inks_tone_flat_and_line_dark() -> None:
    tone = QColor("#FDF5E4")

    found = colours(icon("key", FJORD, 96, "duotone", tone=tone).toImage())

    assert {FJORD.name(), tone.name()} <= found


def test_the_same_icon_is_drawn_once() -> None:
    first = icon("books", FJORD, 30)

    again = icon("books", FJORD, 30)

    assert first.cacheKey() == again.cacheKey()


def test_an_icon_there_is_not_is_named() -> None:
    with pytest.raises(LearnKitError) as told:
        icon("unicorn", FJORD, 24)

    assert told.value.code == "theme.no_such_icon"
    assert told.value.facts == {"icon": "unicorn", "weight": "regular"}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_every_bundled_icon_is_a_drawing_on_the_same_grid(weight: str) -> None:
    boxes = {ElementTree.parse(FOLDER / weight / f"{name}.svg").getroot().attrib["viewBox"] for name in names(weight)}

    assert boxes == {"0 0 256 256"}


def test_every_sign_has_its_three_weights() -> None:
    assert names("regular") == names("bold") == names("fill")


def test_the_window_icon_has_the_sizes_desktops_ask_for() -> None:
    made = window_icon(paint_mark)

    assert {size.width() for size in made.availableSizes()} == {16, 24, 32, 48, 64, 128, 256}
