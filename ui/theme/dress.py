"""Dressing an application: fonts, room for pictures, tooltips, and the ground of every window."""

from __future__ import annotations

from PySide6.QtGui import QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication, QToolTip

from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

CACHE_KB = 48 * 1024


def dress(app: QApplication, theme: Theme) -> None:
    """Give an application the theme, and follow its changes; widgets paint themselves, this does the rest."""
    load_fonts()
    QPixmapCache.setCacheLimit(CACHE_KB)
    app.setCursorFlashTime(1060)

    def put_on() -> None:
        app.setFont(theme.font("body"))
        app.setPalette(palette(theme))
        QToolTip.setFont(theme.font("staff"))
        QToolTip.setPalette(palette(theme))

    theme.changed.connect(put_on)
    put_on()


def palette(theme: Theme) -> QPalette:
    """The inks in the places where Qt itself looks for colours."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "bg"),
        (roles.WindowText, "ink"),
        (roles.Base, "ark"),
        (roles.AlternateBase, "sunk"),
        (roles.Text, "ink"),
        (roles.Button, "ark"),
        (roles.ButtonText, "ink"),
        (roles.ToolTipBase, "ark"),
        (roles.ToolTipText, "ink"),
        (roles.Highlight, "fjord"),
        (roles.HighlightedText, "onFjord"),
        (roles.PlaceholderText, "ink2"),
        (roles.Link, "fjord"),
        (roles.LinkVisited, "fjord"),
        (roles.Mid, "line"),
        (roles.Accent, "fjord"),
    ):
        made.setColor(role, theme.ink(token))
    return made
