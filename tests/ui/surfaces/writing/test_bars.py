"""The bars round the writer's page."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from learnkit.i18n import translator
from ui.strings import Words
from ui.surfaces.writing.bars import WriterFoot
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme


@pytest.mark.parametrize(("language", "said"), [("da", "4.206 ord  ·  LIX 24"), ("en", "4,206 words  ·  LIX 24")])
def test_a_long_text_is_counted_as_one_writes_numbers(qtbot: QtBot, language: str, said: str) -> None:
    load_fonts()
    foot = WriterFoot(Theme(reduced_motion=True), Words(translator(language)))
    qtbot.addWidget(foot)

    foot.show_size(4206, 24.4)

    assert foot.length.text() == said
