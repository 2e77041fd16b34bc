"""A new pupil in the class, in ten seconds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import Text
from ui.widgets.sheet import Sheet


class AddDrawer(Sheet):
    """Asks for the name alone; `named(str)` when it is there."""

    named = Signal(str)

    def __init__(self, around: Surroundings, window: QWidget) -> None:
        theme, t = around.theme, around.words.t
        super().__init__(theme, t, window, t("Tilføj elev"))
        self.name = Field(theme, t, t("Hele navnet"))
        self.name.entered.connect(self._on_entered)
        self.column.addWidget(self.name)
        self.column.addWidget(
            Text(theme, t("Eleven får en kode med det samme og kan logge ind nu."), "staff", ink="ink2")
        )
        self.column.addStretch(1)
        add = Button(theme, t("Tilføj"), icon="user-plus", wide=True)
        add.clicked.connect(self._on_entered)
        self.foot.addWidget(add)

    def ask(self) -> None:
        """Bring the drawer in, with the keyboard in its field."""
        self.show_sheet(self.name.line)

    def _on_entered(self) -> None:
        if self.name.text.strip():
            self.named.emit(self.name.text)

    def done(self) -> None:
        """The pupil is there: be empty and gone."""
        self.name.set_text("")
        self.leave()
