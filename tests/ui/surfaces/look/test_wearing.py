"""A look, put on."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from learnkit.domain.look import Look
from ui.surfaces.look.wearing import wear
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme


def test_paper_and_text_size_hold_for_the_whole_window(qtbot: QtBot) -> None:
    theme = Theme()

    wear(theme, Look(theme="dark", screen=150))

    assert (theme.name, theme.scale) == ("dark", 1.5)


def test_the_reading_font_is_everywhere_only_if_asked_for(qtbot: QtBot) -> None:
    load_fonts()
    theme = Theme()

    families = []
    for look in (Look(font="lexend"), Look(font="lexend", everywhere=True), Look(font="sans", everywhere=True), Look()):
        wear(theme, look)
        families.append(theme.font("button").family())

    assert families == ["LearnKit Sans", "Lexend", "LearnKit Sans", "LearnKit Sans"]
