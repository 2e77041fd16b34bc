"""A door with a name to type: for grown-ups, and for pupils who stand on no board."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.strings import Words
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll


class DoorPane(Card):
    """Asks for a user name and a secret; Enter goes on."""

    tried = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words, *, staff: bool, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=20, gap=0, parent=parent)
        t = words.t
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.setSpacing(16)
        self.staff = staff
        question = t("Lærer og personale") if staff else t("Skriv dit brugernavn og din kode")
        head = QHBoxLayout()
        head.addWidget(Text(theme, question, "title"), 1)
        if not staff:
            head.addWidget(HearDot(theme, question, size=44))
        inside.addLayout(head)
        if not staff:
            inside.addWidget(Text(theme, t("De står på den seddel, din lærer gav dig."), "body"))
        self.user = Field(theme, t, t("Brugernavn"))
        self.secret = Field(theme, t, t("Adgangskode") if staff else t("Kode"), password=True)
        inside.addWidget(self.user)
        inside.addWidget(self.secret)
        self._hint = Text(theme, "", "staff", ink="ink2")
        self._hint.hide()
        self._message = Text(theme, "", "body")
        self._message.hide()
        inside.addWidget(self._message)
        inside.addWidget(self._hint)
        self._enter = Button(theme, t("Log ind"))
        back = Button(theme, t("Tilbage"), kind="outlined", icon="arrow-left")
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._enter)
        row.addWidget(back)
        row.addStretch()
        inside.addLayout(row)
        inside.addStretch()
        self.column.addWidget(Scroll(theme, page, edged=True), 1)
        self._enter.clicked.connect(self._on_entered)
        self.user.entered.connect(lambda: self.secret.setFocus(Qt.FocusReason.TabFocusReason))
        self.secret.entered.connect(self._on_entered)
        back.clicked.connect(self.left)

    def hint(self, sentence: str) -> None:
        """Say in a quiet line what anyone may know: the demo school's secret."""
        self._hint.say(sentence)
        self._hint.setVisible(bool(sentence))

    def tell(self, sentence: str) -> None:
        """Say what stood in the way."""
        self._message.say(sentence)
        self._message.setVisible(bool(sentence))

    def try_again(self) -> None:
        """Forget the secret and let it be typed anew; the user name stays."""
        self.secret.set_text("")
        self.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_open(self, open_: bool) -> None:
        """Let the door be tried, or not while one has to wait."""
        self._enter.setEnabled(open_)

    def _on_entered(self) -> None:
        if self._enter.isEnabled() and self.user.text.strip() and self.secret.text:
            self.tried.emit(self.user.text.strip(), self.secret.text)
