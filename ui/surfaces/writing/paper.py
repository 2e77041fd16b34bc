"""The page: a sheet with a ribbon, the title on its first line, the text under it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from ui.a11y import name
from ui.strings import Words
from ui.surfaces.writing.page_layout import INSET
from ui.surfaces.writing.remarked import RemarkedEditor
from ui.theme.press import card, ribbon, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS
from ui.widgets.label import Text

PADDING, PADDING_NARROW = 56, 24
RIBBON_WIDTH, RIBBON_LENGTH, RIBBON_ABOVE, RIBBON_FROM_EDGE = 16, 64, 8, 24


class TitleLine(QLineEdit):
    """What the text is called; Enter and arrow down lead to the text. `named` when it was changed and left."""

    named = Signal(str)
    done = Signal()

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self.theme = theme
        self._told = ""
        self.setFrame(False)
        self.setMaxLength(200)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name(self, label)
        self.editingFinished.connect(self.tell)
        theme.changed.connect(self._on_theme)
        self._on_theme()

    def show_title(self, title: str) -> None:
        """Show the title as it is kept."""
        self._told = title
        self.setText(title)
        self.setCursorPosition(0)

    def tell(self) -> None:
        """Tell the title, if it is another than the one kept."""
        title = " ".join(self.text().split())
        if title != self._told:
            self._told = title
            self.named.emit(title)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(200, self.theme.line("title") + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(80, self.theme.line("title") + 8)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.done.emit()

    def _on_theme(self) -> None:
        palette = self.palette()
        clear = self.theme.ink("ark")
        clear.setAlpha(0)
        for role, ink in (
            (QPalette.ColorRole.Base, clear),
            (QPalette.ColorRole.Text, self.theme.ink("ink")),
            (QPalette.ColorRole.Highlight, self.theme.ink("fjord")),
            (QPalette.ColorRole.HighlightedText, self.theme.ink("onFjord")),
        ):
            palette.setColor(role, ink)
        self.setPalette(palette)
        self.setFont(self.theme.font("title"))
        self.updateGeometry()


class Paper(QWidget):
    """A page as wide as its writer's lines, with the ribbon that says: you are here."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        t = words.t
        self.label = Text(theme, t("Titel"), "small", ink="ink2")
        self.title = TitleLine(theme, t("Titel"))
        self.label.setBuddy(self.title)
        self.editor = RemarkedEditor(theme)
        name(self.editor, t("Din tekst"))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        above = QHBoxLayout()
        above.setContentsMargins(INSET, 0, 0, 0)
        above.addWidget(self.label)
        self._column.addLayout(above)
        self._column.addWidget(self.title)
        self._column.addSpacing(6)
        self._column.addWidget(self.editor, 1)
        self.title.done.connect(lambda: self.editor.setFocus(Qt.FocusReason.TabFocusReason))
        theme.changed.connect(self.update)
        self.fit(narrow=False)

    def fit(self, *, narrow: bool) -> None:
        """Keep less margin in a narrow window."""
        side = (PADDING_NARROW if narrow else PADDING) - INSET
        top = RIBBON_ABOVE + (16 if narrow else 30)
        self._column.setContentsMargins(side, top, side, 20 + EDGE)
        # The title's letters stand where the text's do.
        self.title.setTextMargins(INSET - 2, 0, INSET, 0)

    def width_wanted(self, *, narrow: bool) -> int:
        """How wide the page is where there is room enough."""
        return self.editor.setting.column + 2 * (PADDING_NARROW if narrow else PADDING)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        box = QRectF(self.rect()).adjusted(0, RIBBON_ABOVE, 0, 0)
        card(painter, self.theme, box, RADIUS["page"])
        x = box.right() - RIBBON_FROM_EDGE - RIBBON_WIDTH
        ribbon(painter, self.theme.ink("lyng"), x, 0, RIBBON_WIDTH, RIBBON_LENGTH)
