"""The page where a computer is joined to the school's server: address and code, then waiting until it is let in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from learnkit.errors import LearnKitError
from learnkit.services.joining import address_in
from ui.shell.first_day_model import FirstDayModel
from ui.shell.first_day_steps import StepPage
from ui.shell.join_model import JoinModel
from ui.surfaces.surroundings import Surroundings
from ui.widgets.field import Field


class JoinPage(StepPage):
    """Asks for the code; the address comes with it, and can be written where the server goes by another name here."""

    joined = Signal()
    busy_changed = Signal(bool)
    told = Signal(str)
    """a sentence of how it stands"""

    def __init__(self, around: Surroundings, model: FirstDayModel, *, asked_before: bool) -> None:
        super().__init__(around, model)
        theme, t = around.theme, around.words.t
        self.join_model = JoinModel(around.app, around.tasks, self)
        self._how = self._text(t("Koden laves på skolens server. Den, der passer serveren, kan give dig den."))
        self.token = Field(theme, t, t("Kode"))
        self.address = Field(theme, t, t("Serverens adresse"))
        self.token.changed.connect(self._on_token)
        for field in (self.token, self.address):
            field.entered.connect(self.entered)
            self.column.addWidget(field)
        self.column.addStretch(1)
        self.waits = asked_before
        self.join_model.busy_changed.connect(self._on_busy)
        self.join_model.waiting.connect(self._on_waiting)
        self.join_model.joined.connect(self.joined)
        self.join_model.refused.connect(self._on_refused)

    def begin(self) -> None:
        """Ask by itself where the computer was reported before."""
        if self.waits:
            self._on_waiting()
            self.join_model.ask()

    def first(self) -> QWidget:
        return self if self.waits else self.token.line

    def go_on(self) -> None:
        """Ask to be let in, or ask again."""
        if self.waits:
            self.join_model.ask()
            return
        t = self.around.words.t
        self.token.trouble("" if self.token.text.strip() else t("Sæt koden ind her."))
        self.address.trouble("" if self.address.text.strip() else t("Skriv adressen, som https://skole.lan:8443"))
        if self.token.text.strip() and self.address.text.strip():
            self.join_model.join(self.address.text, self.token.text)

    def _on_token(self, token: str) -> None:
        found = address_in(token)
        if found:
            self.address.set_text(found)

    def _on_busy(self, busy: bool) -> None:
        self.busy_changed.emit(busy)
        if busy:
            self.told.emit(self.around.words.t("Taler med skolens server"))

    def _on_waiting(self) -> None:
        self.waits = True
        for part in (self._how, self.token, self.address):
            part.hide()
        t = self.around.words.t
        self.told.emit(
            t("Computeren er meldt til. Den, der passer serveren, skal lukke den ind. Derefter går det af sig selv.")
        )

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self.around.words.problem(problem))
