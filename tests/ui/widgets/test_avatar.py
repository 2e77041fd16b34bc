from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.avatar import PASSWORD_PICTURES, AvatarTile, PictureTile
from ui.widgets.lettering import set_lines

Show = Callable[..., Window]
LONG = "Alma Højgaard-Christensen"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["Bo", "Frederik", LONG, "Muhammad Abdulrahman"])
def test_a_tile_has_room_for_every_line_of_the_name(theme: Theme, qtbot: QtBot, name: str, scale: float) -> None:
    theme.set(scale=scale)
    tile = AvatarTile(theme, name, "fish")
    qtbot.addWidget(tile)
    width = tile.least_width()

    setting = set_lines(name, theme.font("staff", weight=700), width - theme.px(8), theme.line("staff"))

    assert setting.width <= width
    assert tile.heightForWidth(width) >= theme.px(9 + 84 + 6) + setting.height


def test_a_short_name_stands_in_the_usual_tile(theme: Theme, qtbot: QtBot) -> None:
    tile = AvatarTile(theme, "Bo", "fish")
    qtbot.addWidget(tile)

    assert tile.least_width() == 116
    assert tile.heightForWidth(116) == 9 + 84 + 6 + 22 + 9


def test_who_is_chosen_is_framed_in_the_ink_of_places(theme: Theme, show: Show, qtbot: QtBot) -> None:
    tile = AvatarTile(theme, "Bo", "fish")
    show(tile)

    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    assert tile.isChecked()
    assert tile.grab().toImage().pixelColor(tile.width() // 2, 1) == theme.ink("lyng")


def test_a_pressed_picture_of_a_password_leaves_no_trace(theme: Theme, show: Show, qtbot: QtBot) -> None:
    picture = PictureTile(theme, "nøgle", PASSWORD_PICTURES[0])
    show(picture)
    before = picture.grab().toImage()

    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton)

    assert not picture.isCheckable()
    assert picture.grab().toImage() == before
