from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.chip import Chip

Show = Callable[..., Window]


def test_pressing_a_chip_turns_it_on_and_off(theme: Theme, show: Show, qtbot: QtBot) -> None:
    chip = Chip(theme, "Korte sætninger", checkable=True)
    show(chip)
    states = []

    for _ in range(2):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        states.append(chip.isChecked())

    assert states == [True, False]


def test_on_it_makes_room_for_its_tick(theme: Theme, qtbot: QtBot) -> None:
    chip = Chip(theme, "Korte sætninger", checkable=True)
    qtbot.addWidget(chip)
    off = chip.sizeHint().width()

    chip.setChecked(True)

    assert chip.sizeHint().width() >= off + 24


def test_it_is_tall_enough_for_a_childs_finger(theme: Theme, qtbot: QtBot) -> None:
    pupils, staffs = Chip(theme, "mølle"), Chip(theme, "1.a", pupil=False)
    for chip in (pupils, staffs):
        qtbot.addWidget(chip)

    assert (pupils.sizeHint().height(), staffs.sizeHint().height()) == (44, 40)


def test_a_words_dot_says_the_word_and_chooses_nothing(theme: Theme, show: Show, qtbot: QtBot) -> None:
    chip = Chip(theme, "mølle", checkable=True, hear=True)
    window = show(chip)
    assert chip.dot is not None

    qtbot.mouseClick(chip.dot, Qt.MouseButton.LeftButton)

    assert window.heard == ["mølle"]
    assert not chip.isChecked()
