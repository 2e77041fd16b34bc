"""What tests of the shell may ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from learnkit.clock import Clock
from tests.ui.shell.house import House, moment


@pytest.fixture
def build(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., House]]:
    """Builds the program on a fresh home; everything is closed afterwards."""
    built: list[House] = []

    def make(*, language: str = "da", clock: Clock | None = None) -> House:
        house = House(tmp_path / "home", qtbot, clock=clock or moment("2026-11-24T09:42"), language=language)
        built.append(house)
        return house

    yield make
    for house in built:
        house.close()
