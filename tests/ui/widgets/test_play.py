from __future__ import annotations

from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator
from ui.theme.theme import Theme
from ui.widgets.play import SIDE, PlayButton


def test_it_shows_and_says_what_a_press_will_do(theme: Theme, t: Translator, qtbot: QtBot) -> None:
    play = PlayButton(theme, t)
    qtbot.addWidget(play)
    play.resize(play.sizeHint())
    names, pictures = [play.accessibleName()], [play.grab().toImage()]

    play.set_playing(True)
    names.append(play.accessibleName())
    pictures.append(play.grab().toImage())

    assert names == ["Læs højt", "Hold pause"]
    assert pictures[0] != pictures[1]


def test_it_is_the_largest_thing_in_the_bar_and_of_the_voices_ink(theme: Theme, t: Translator, qtbot: QtBot) -> None:
    play = PlayButton(theme, t)
    qtbot.addWidget(play)
    play.resize(play.sizeHint())

    assert play.width() == play.height() == SIDE
    assert play.grab().toImage().pixelColor(SIDE // 2, 10) == theme.ink("rav")
