"""What tests of the look may ask for."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme


@pytest.fixture(autouse=True)
def faces(qapp: QApplication) -> tuple[str, ...]:
    """The bundled faces, loaded."""
    return load_fonts()


@pytest.fixture
def theme() -> Theme:
    """The light look."""
    return Theme()
