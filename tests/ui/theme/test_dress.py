from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QToolTip

from ui.theme.dress import dress
from ui.theme.theme import Theme


def test_an_application_wears_the_theme_and_changes_with_it(qapp: QApplication, theme: Theme) -> None:
    before = qapp.font(), qapp.palette()

    dress(qapp, theme)
    theme.set(name="dark", scale=1.5)

    assert qapp.font().family() == "LearnKit Sans"
    assert qapp.font().pixelSize() == 27
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.ink("bg")
    assert QToolTip.palette().color(QPalette.ColorRole.ToolTipBase) == theme.ink("ark")
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
