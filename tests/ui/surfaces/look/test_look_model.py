"""A look that holds at once and is remembered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from learnkit.domain.look import Look
from learnkit.services.choosing_a_look import look_of
from tests.ui.readers import Library, library, otter
from ui.surfaces.look.look_model import LookModel


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    made = library(tmp_path, otter())
    yield made
    made.close()


def model_of(shelf: Library) -> LookModel:
    return LookModel(shelf.app, shelf.around.tasks, shelf.pupil)


def remembered(shelf: Library) -> Look:
    return look_of(shelf.app.desk, shelf.pupil)


def test_a_choice_holds_at_once_and_is_remembered_after_a_pause(qtbot: QtBot, shelf: Library) -> None:
    model = model_of(shelf)
    changed = QSignalSpy(model.changed)

    model.choose(font="andika", size=30)
    at_once = model.look
    qtbot.waitUntil(lambda: remembered(shelf) == at_once)

    assert (at_once.font, at_once.size, changed.count()) == ("andika", 30, 1)


def test_many_steps_are_remembered_once(qtbot: QtBot, shelf: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    saves: list[dict[str, object]] = []
    monkeypatch.setattr(
        "ui.surfaces.look.look_model.choose_look", lambda _desk, _actor, **choices: saves.append(choices)
    )
    model = model_of(shelf)

    for size in (26, 28, 30):
        model.choose(size=size)
    model.choose(theme="dark")
    qtbot.waitUntil(lambda: bool(saves))

    assert saves == [{"size": 30, "theme": "dark"}]


def test_leaving_in_the_middle_of_a_step_forgets_nothing(qtbot: QtBot, shelf: Library) -> None:
    model = model_of(shelf)
    model.choose(width=42)

    model.save()
    model.deleteLater()
    qtbot.waitUntil(lambda: remembered(shelf).width == 42)


def test_the_next_day_the_look_is_the_same(qtbot: QtBot, shelf: Library) -> None:
    first = model_of(shelf)
    first.choose(letter=2, line=1.9, everywhere=True)
    first.save()

    second = model_of(shelf)
    with qtbot.waitSignal(second.changed):
        second.load()

    assert second.look == Look(letter=2, line=1.9, everywhere=True)


def test_a_choice_made_while_the_look_is_fetched_is_kept(qtbot: QtBot, shelf: Library) -> None:
    model = model_of(shelf)

    model.load()
    model.choose(size=40)
    qtbot.waitUntil(lambda: remembered(shelf).size == 40)

    assert model.look.size == 40


def test_what_is_outside_the_limits_is_brought_inside(qtbot: QtBot, shelf: Library) -> None:
    model = model_of(shelf)

    model.choose(size=400, line=9.0)

    assert (model.look.size, model.look.line) == (56, 2.2)
