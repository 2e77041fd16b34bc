"""The panel of looks, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.readers import Library, in_a_window, library, otter
from ui.surfaces.look.look_model import LookModel
from ui.surfaces.look.look_panel import LookPanel


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    made = library(tmp_path, otter())
    yield made
    made.close()


@pytest.fixture
def panel(qtbot: QtBot, shelf: Library) -> LookPanel:
    model = LookModel(shelf.app, shelf.around.tasks, shelf.pupil)
    made = LookPanel(shelf.around.theme, shelf.around.words, model)
    window = in_a_window(made, 400, 900)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    made.model_kept = model  # type: ignore[attr-defined]
    made.window_kept = window  # type: ignore[attr-defined]
    return made


@pytest.mark.parametrize("font", ["sans", "lexend", "andika", "opendyslexic"])
def test_a_press_on_a_font_chooses_it(qtbot: QtBot, panel: LookPanel, font: str) -> None:
    qtbot.mouseClick(panel.fonts[font], Qt.MouseButton.LeftButton)

    assert panel._model.look.font == font
    assert [key for key, row in panel.fonts.items() if row.isChecked()] == [font]


def test_each_font_is_shown_in_its_own_shape(panel: LookPanel) -> None:
    families = {key: row._family for key, row in panel.fonts.items()}

    assert families == {
        "sans": "LearnKit Sans",
        "lexend": "Lexend",
        "andika": "Andika",
        "opendyslexic": "OpenDyslexic",
        "literata": "Literata",
    }


@pytest.mark.parametrize(
    ("name", "word", "value"),
    [
        ("size", "26", 26),
        ("line", "1,8", 1.8),
        ("letter", "lidt", 1),
        ("width", "62 tegn", 62),
        ("screen", "112 %", 112),
    ],
)
def test_a_step_chooses_the_next_value_and_says_it(
    qtbot: QtBot, panel: LookPanel, name: str, word: str, value: float
) -> None:
    stepper = panel.steppers[name]

    qtbot.mouseClick(stepper.more, Qt.MouseButton.LeftButton)

    assert getattr(panel._model.look, name) == value
    assert stepper.word.text() == word


def test_papers_and_switches_choose(qtbot: QtBot, panel: LookPanel) -> None:
    qtbot.mouseClick(panel.papers["dark"], Qt.MouseButton.LeftButton)
    for switch in panel.switches.values():
        qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)

    look = panel._model.look
    assert (look.theme, look.everywhere, look.show_word, look.show_sentence) == ("dark", True, False, False)


def test_it_shows_what_was_chosen_elsewhere(panel: LookPanel) -> None:
    panel._model.choose(font="andika", theme="paper", size=32, show_word=False)

    assert panel.fonts["andika"].isChecked()
    assert panel.papers["paper"].isChecked()
    assert panel.steppers["size"].word.text() == "32"
    assert not panel.switches["show_word"].isChecked()


def test_the_keyboard_alone_reaches_everything(qtbot: QtBot, panel: LookPanel) -> None:
    panel.first_stop().setFocus()
    reached = {panel.first_stop()}

    for _ in range(40):
        qtbot.keyClick(panel.window().focusWidget(), Qt.Key.Key_Tab)
        reached.add(panel.window().focusWidget())

    wanted = {panel.close_button, *panel.papers.values(), *panel.switches.values()}
    wanted |= {part for stepper in panel.steppers.values() for part in (stepper.less, stepper.more) if part.isEnabled()}
    assert wanted - reached <= set(panel.papers.values())  # one group is one stop, arrows go on in it
    assert reached & set(panel.papers.values())


@pytest.mark.parametrize("way", ["x", "esc"])
def test_it_can_be_closed(qtbot: QtBot, panel: LookPanel, way: str) -> None:
    with qtbot.waitSignal(panel.closed):
        if way == "x":
            qtbot.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)
        else:
            qtbot.keyClick(panel.first_stop(), Qt.Key.Key_Escape)
