from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.list_row import ListRow

Show = Callable[..., Window]
LONG = "Anmeldelse af Nøglen til nummer fjorten og alt det, der skete bagefter"


def test_all_of_the_row_can_be_pressed(theme: Theme, show: Show, qtbot: QtBot) -> None:
    row = ListRow(theme, "file-text", "Brev til farmor", "i går")
    show(row)

    for x in (2, row.width() // 2):
        with qtbot.waitSignal(row.clicked):
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(x, row.height() // 2))


def test_the_dot_speaks_and_does_not_open(theme: Theme, show: Show, qtbot: QtBot) -> None:
    row = ListRow(theme, "file-text", "Brev til farmor", "i går")
    window = show(row)
    assert row.dot is not None

    with qtbot.assertNotEmitted(row.clicked):
        qtbot.mouseClick(row.dot, Qt.MouseButton.LeftButton)

    assert window.heard == ["Brev til farmor"]


def test_title_and_fact_are_its_name(theme: Theme, qtbot: QtBot) -> None:
    row = ListRow(theme, "file-text", "Brev til farmor", "i går")
    qtbot.addWidget(row)

    assert row.accessibleName() == "Brev til farmor, i går"


def test_a_row_is_low_and_grows_only_when_the_words_need_it(theme: Theme, qtbot: QtBot) -> None:
    short, long = ListRow(theme, "file-text", "Turen", "i går"), ListRow(theme, "file-text", LONG, "22. september")
    for row in (short, long):
        qtbot.addWidget(row)

    assert short.heightForWidth(420) == 50
    assert long.heightForWidth(900) == 50
    assert long.heightForWidth(420) > 60


def test_in_a_narrow_row_the_fact_stands_under_the_title(theme: Theme, qtbot: QtBot) -> None:
    row = ListRow(theme, "file-text", "Turen", "22. september")
    qtbot.addWidget(row)

    assert row.heightForWidth(420) == 50
    assert row.heightForWidth(200) == 25 + 22 + 16


def test_news_look_different(theme: Theme, qtbot: QtBot) -> None:
    pictures = []
    for news in (False, True):
        row = ListRow(theme, "chat-circle-text", "Brev til farmor", "Karen har svaret", news=news)
        qtbot.addWidget(row)
        row.resize(420, 50)
        pictures.append(row.grab().toImage())

    assert pictures[0] != pictures[1]
