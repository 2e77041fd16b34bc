"""The card on which a grown-up says what this machine is for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.setting_up_the_machine import Setup
from learnkit.settings import KINDS
from ui.admin.setting_up_model import SettingUpModel
from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.label import Text
from ui.widgets.stepper import Stepper

MINUTES = (1, 2, 3, 5, 10, 15, 20, 30, 45, 60)
GAP = 8


class SettingUpView(Card):
    """Three kinds to choose from and what each of them asks; hidden from those who may not."""

    told = Signal(str, object)
    """a sentence for the toast, and what takes back that of which it tells"""

    def __init__(self, around: Surroundings, actor: Actor, parent: QWidget | None = None) -> None:
        super().__init__(around.theme, padding=20, gap=12, parent=parent)
        self._around = around
        self.model = SettingUpModel(around.app, around.tasks, actor, self)
        theme, t = around.theme, around.words.t
        self.column.addWidget(Text(theme, t("Denne maskine"), "sheet"))
        self._kinds = self._make_kinds()
        self._meaning = Text(theme, "", "staff", ink="ink2")
        self.column.addWidget(self._meaning)
        self._chips = Flow(self._part(t("Klasser, den viser")), gap=GAP)
        self._class = Choice(theme, (), "", lead=t("Klasse:"), dense=True)
        self._pupil = Choice(theme, (), "", lead=t("Elev:"), dense=True)
        self._whose = QWidget()
        flow = Flow(self._whose, gap=GAP)
        flow.addWidget(self._class)
        flow.addWidget(self._pupil)
        self.column.addWidget(self._whose)
        self._idle = self._make_idle()
        self._save = Button(theme, t("Gem"), icon="check", dense=True)
        self.column.addWidget(self._save, alignment=Qt.AlignmentFlag.AlignLeft)
        self._listen()
        self.hide()
        self.model.load()

    # --- building --------------------------------------------------------------------------------------------------

    def _make_kinds(self) -> dict[str, Chip]:
        t = self._around.words.t
        names = (t("Delt af klasser"), t("En elevs egen"), t("Kiosk"))
        group = QWidget()
        flow = Flow(group, gap=GAP)
        chips = {kind: Chip(self.theme, name, checkable=True) for kind, name in zip(KINDS, names, strict=True)}
        for kind, chip in chips.items():
            chip.setAutoExclusive(True)
            chip.toggled.connect(lambda on, k=kind: self._on_kind(k, on))
            flow.addWidget(chip)
        self.column.addWidget(group)
        return chips

    def _part(self, title: str) -> QWidget:
        """Room for things under a small heading."""
        part, inside = QWidget(), QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(Text(self.theme, title, "staff", weight=600))
        column.addWidget(inside)
        self._classes = part
        self.column.addWidget(part)
        return inside

    def _make_idle(self) -> QWidget:
        words, now = self._around.words, self.model.setup.idle_minutes
        self._minutes = sorted({*MINUTES, now})
        label = words.t("Skifter selv, når ingen har rørt den i")
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Text(self.theme, label, "staff", weight=600))
        spoken = [words.minutes(minutes) for minutes in self._minutes]
        self._stepper = Stepper(self.theme, words.t, label, spoken, self._minutes.index(now))
        row.addWidget(self._stepper)
        row.addStretch(1)
        self.column.addWidget(part)
        return part

    def _listen(self) -> None:
        model = self.model
        model.told.connect(self._fill)
        model.changed.connect(self._show)
        model.kept.connect(self._on_kept)
        model.refused.connect(self._on_refused)
        self._class.chosen.connect(model.choose_class)
        self._pupil.chosen.connect(model.choose_pupil)
        self._stepper.moved.connect(lambda at: model.choose_idle(self._minutes[at]))
        self._save.clicked.connect(model.save)

    # --- what the model tells ---------------------------------------------------------------------------------------

    def _fill(self) -> None:
        model = self.model
        self._chips.clear()
        for tile in model.classes:
            chip = Chip(self.theme, tile.name, checkable=True, pupil=False)
            chip.setChecked(tile.id in model.setup.classes)
            chip.clicked.connect(lambda on, c=tile.id: model.choose_shown(c, on))
            self._chips.addWidget(chip)
        self._class.set_options([(tile.id, tile.name) for tile in model.own_classes], model.school_class)
        self._show()
        self.setVisible(bool(model.may))

    def _show(self) -> None:
        t, model, setup = self._around.words.t, self.model, self.model.setup
        meanings = (
            t("Eleverne finder deres klasse og deres billede. Er ingen klasse valgt, vises de alle."),
            t("Den åbner hos eleven uden kode. Andre kommer ind med Skift. Vælg det kun, når én elev har maskinen."),
            t("Fuld skærm for hele skolen. Kun en voksen, der er logget ind, kan lukke LearnKit."),
        )
        self._kinds[setup.kind].setChecked(True)
        self._meaning.say(dict(zip(KINDS, meanings, strict=True))[setup.kind])
        self._classes.setVisible(setup.kind == "cart" and len(model.classes) > 1)
        self._whose.setVisible(setup.kind == "personal")
        self._class.setVisible(len(model.own_classes) > 1)
        self._idle.setVisible(setup.kind != "personal")
        nobody = [] if setup.pupil else [("", t("vælg"))]
        self._pupil.set_options([*nobody, *((p.id, p.whole_name) for p in model.pupils)], setup.pupil)
        if setup.idle_minutes in self._minutes:
            self._stepper.set_at(self._minutes.index(setup.idle_minutes))
        if not model.complete:
            self._save.off(t("Vælg først, hvis maskinen er."))
        elif setup == model.saved:
            self._save.off(t("Alt er gemt."))
        else:
            self._save.on()

    def _on_kind(self, kind: str, on: bool) -> None:
        if on and kind != self.model.setup.kind:
            self.model.choose_kind(kind)

    def _on_kept(self, before: Setup) -> None:
        self._fill()
        self.told.emit(self._sentence(), lambda: self.model.keep(before))

    def _sentence(self) -> str:
        t, setup = self._around.words.t, self.model.setup
        if setup.kind == "personal":
            name = next((pupil.name for pupil in self.model.pupils if pupil.id == setup.pupil), "")
            return t("Maskinen åbner nu hos {name}.", name=name) if name else t("Maskinen er en elevs egen.")
        if setup.kind == "kiosk":
            return t("Maskinen bliver kiosk, når du skifter.")
        names = [tile.name for tile in self.model.classes if tile.id in setup.classes]
        return t("Maskinen viser nu {classes}.", classes=", ".join(names) if names else t("alle klasser"))

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem), None)
