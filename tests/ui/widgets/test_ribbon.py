from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.widgets.ribbon import LEAST, Ribbon

HIGH = 240


def length(ribbon: Ribbon) -> int:
    """How far down the ink reaches along the left edge."""
    picture, ink = ribbon.grab().toImage(), ribbon.theme.ink("lyng")
    return sum(QColor(picture.pixelColor(1, y)) == ink for y in range(ribbon.height()))


def test_the_ribbon_hangs_as_far_as_one_has_come(theme: Theme, qtbot: QtBot) -> None:
    ribbon = Ribbon(theme, "Så langt er du nået")
    qtbot.addWidget(ribbon)
    ribbon.resize(16, HIGH)
    lengths = []

    for share in (0.0, 0.5, 1.0):
        ribbon.set_share(share)
        lengths.append(length(ribbon))

    middle = LEAST + (HIGH - LEAST) / 2
    assert lengths[0] <= LEAST
    assert abs(lengths[1] - middle) < 20
    assert lengths[2] > HIGH - 20


def test_a_share_beyond_the_book_stays_within_it(theme: Theme, qtbot: QtBot) -> None:
    ribbon = Ribbon(theme, "Så langt er du nået")
    qtbot.addWidget(ribbon)

    ribbon.set_share(1.7)

    assert ribbon.share == 1.0


def test_what_the_ribbon_shows_is_also_said(theme: Theme, qtbot: QtBot) -> None:
    ribbon = Ribbon(theme, "Så langt er du nået")
    qtbot.addWidget(ribbon)

    ribbon.set_share(0.5, "36 sider igen")

    assert (ribbon.accessibleName(), ribbon.accessibleDescription()) == ("Så langt er du nået", "36 sider igen")
