"""What every test may ask for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnkit.services.desk import Desk
from learnkit.services.starting_a_school import NewSchool
from tests.builders import open_desk, start_small_school

os.environ["LEARNKIT_KEY_STORE"] = "file"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A fresh installation."""
    opened = open_desk(tmp_path / "home")
    yield opened
    opened.stores.close()


@pytest.fixture
def school(desk: Desk) -> NewSchool:
    """The small school on that installation."""
    return start_small_school(desk)
