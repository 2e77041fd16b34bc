from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator
from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.sheet import FORM, Sheet

Show = Callable[..., Window]


@pytest.fixture
def opened(theme: Theme, t: Translator, show: Show) -> tuple[Sheet, Field, Window]:
    """A sheet with a field, over a window of 800 px."""
    behind = Button(theme, "Ny tekst")
    window = show(behind)
    behind.setFocus(Qt.FocusReason.TabFocusReason)
    sheet = Sheet(theme, t, window, "Ny elev")
    field = Field(theme, t, "Navn")
    sheet.column.addWidget(field)
    sheet.foot.addWidget(Button(theme, "Gem"))
    sheet.show_sheet()
    return sheet, field, window


def test_the_focus_goes_to_the_first_thing_to_do(opened: tuple[Sheet, Field, Window]) -> None:
    _, field, window = opened

    assert window.focusWidget() is field.line


def test_escape_closes_it_and_keeps_the_draft(opened: tuple[Sheet, Field, Window], qtbot: QtBot) -> None:
    sheet, field, window = opened
    qtbot.keyClicks(field.line, "Freja")

    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)

    assert sheet.isHidden()
    assert field.text == "Freja"
    assert isinstance(window.focusWidget(), Button)


def test_it_stands_at_the_right_and_fills_a_narrow_window(opened: tuple[Sheet, Field, Window]) -> None:
    sheet, _, window = opened
    wide = sheet.panel.geometry()

    window.resize(700, 600)

    assert (wide.width(), wide.right()) == (360, 799)
    assert sheet.panel.width() == 700


def test_at_200_per_cent_a_form_fills_a_small_laptop(theme: Theme, t: Translator, show: Show) -> None:
    window = show()
    window.resize(1366, 768)
    theme.set(scale=2.0)
    sheet = Sheet(theme, t, window, "Ny elev", width=FORM)

    sheet.show_sheet()

    assert sheet.panel.width() == 1366
