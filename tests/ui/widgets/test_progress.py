from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.progress import Progress


@pytest.mark.parametrize(("share", "filled"), [(0.0, 0), (0.25, 50), (0.5, 100), (1.0, 200), (3.0, 200)])
def test_the_bar_is_filled_as_far_as_the_work_is_done(theme: Theme, qtbot: QtBot, share: float, filled: int) -> None:
    bar = Progress(theme, "", share=share)
    qtbot.addWidget(bar)
    bar.resize(200, 8)

    picture, ink = bar.grab().toImage(), theme.ink("lyng")

    assert abs(sum(picture.pixelColor(x, 4) == ink for x in range(200)) - filled) <= 3


def test_the_words_beside_the_bar_are_its_name(theme: Theme, qtbot: QtBot) -> None:
    bar = Progress(theme, "0 af 24")
    qtbot.addWidget(bar)

    bar.tell(0.5, "12 af 24")

    assert bar.accessibleName() == "12 af 24"


def test_the_bar_has_no_words_of_the_platforms(theme: Theme, qtbot: QtBot) -> None:
    bar = Progress(theme, "12 af 24", share=0.5)
    qtbot.addWidget(bar)

    assert not bar.isTextVisible()
    assert 8 <= bar.sizeHint().height() <= 12
