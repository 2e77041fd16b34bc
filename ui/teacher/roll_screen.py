"""The roll of a class, for those who see who is in it but not what is read and written there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.errors import LearnKitError
from learnkit.services.adding_people import NewPerson
from learnkit.services.class_board import PupilTile
from learnkit.services.signing_in import SignedIn
from ui.surfaces.slips.slip import Slip
from ui.surfaces.surroundings import Surroundings
from ui.teacher.class_model import ClassModel
from ui.teacher.code_view import CodeSheets
from ui.teacher.roll_row_view import PupilRow
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll

WIDEST = 980


class RollScreen(QWidget):
    """Shows one class at a time; secrets are shown once, in a sheet."""

    told = Signal(str)
    """a sentence for the toast"""

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = ClassModel(around.app, around.tasks, person.actor, self)
        self._may_mend = self.model.may_mend
        theme, t = around.theme, around.words.t
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        self._title = Text(theme, t("Mine klasser"), "title")
        self._column.addWidget(self._title)
        self._chips = QWidget()
        self._flow = Flow(self._chips, gap=8)
        self._column.addWidget(self._chips)
        self._line = Text(theme, "", "staff", ink="ink2")
        self._column.addWidget(self._line)
        self._add = self._make_add()
        self._column.addWidget(self._add)
        self._rows = QVBoxLayout()
        self._column.addLayout(self._rows)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, self._content))
        self._codes = CodeSheets(around, self)
        self.model.told.connect(self._fill)
        self.model.secret_given.connect(self._on_secret_given)
        self.model.pupil_added.connect(self._on_pupil_added)
        self.model.unlocked.connect(self._on_unlocked)
        self.model.refused.connect(self._on_refused)
        self.model.load()

    def _make_add(self) -> QWidget:
        theme, t = self._around.theme, self._around.words.t
        card = Card(theme, padding=16, gap=8)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.name = Field(theme, t, t("Tilføj elev: hele navnet"))
        self.name.entered.connect(self._on_add)
        self._add_button = Button(theme, t("Tilføj"), icon="user-plus")
        self._add_button.clicked.connect(self._on_add)
        row.addWidget(self.name, 1)
        side = QVBoxLayout()
        side.addStretch(1)
        side.addWidget(self._add_button)
        row.addLayout(side)
        card.column.addLayout(row)
        card.hide()
        return card

    def _fill(self) -> None:
        model, t = self.model, self._around.words.t
        here = model.school_class
        self._flow.clear()
        for tile in model.classes or ():
            chip = Chip(self._around.theme, tile.name, checkable=True, pupil=False)
            chip.setChecked(here is not None and tile.id == here.id)
            chip.clicked.connect(lambda _=False, c=tile: self.model.choose_class(c))
            self._flow.addWidget(chip)
        self._chips.setVisible(len(model.classes or ()) > 1)
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if here is None:
            self._line.hide()
            self._add.hide()
            sentence = t("Når en klasse er knyttet til dig, står den her.")
            self._rows.addWidget(Empty(self._around.theme, t("Ingen klasser endnu"), sentence))
            return
        self._title.say(here.name)
        pupils = t.count("{n} elev", "{n} elever", len(model.pupils))
        self._line.say(f"{here.school} · {pupils}" if here.school else pupils)
        self._add.setVisible(self._may_mend)
        self._rows.addWidget(self._table())

    def _table(self) -> Card:
        card = Card(self._around.theme, padding=12, gap=0)
        for pupil in self.model.pupils:
            row = PupilRow(self._around.theme, self._around.words, pupil, may_mend=self._may_mend)
            row.secret_asked.connect(self.model.give_secret)
            row.unlock_asked.connect(self.model.unlock)
            card.column.addWidget(row)
        return card

    def _on_add(self) -> None:
        self.model.add(self.name.text)

    def _on_pupil_added(self, new: NewPerson) -> None:
        self.name.set_text("")
        self._codes.show(Slip(new.name, new.user, new.school_class, new.secret or ""), self.name)

    def _on_secret_given(self, pupil: PupilTile, secret: str) -> None:
        here = self.model.school_class
        slip = Slip(pupil.whole_name, pupil.user, here.name if here else "", secret, pupil.protected)
        self._codes.show(slip, None)

    def _on_unlocked(self, pupil: PupilTile) -> None:
        self.told.emit(self._around.words.t("{name} kan logge ind igen.", name=pupil.name))

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem))

    def leave(self) -> None:
        """Take away a secret that is still shown."""
        self._codes.leave()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = 20 if self.width() < 1000 else 32
        right = max(margin, self.width() - self._around.theme.px(WIDEST) - margin)
        self._column.setContentsMargins(margin, 24, right, 24)
