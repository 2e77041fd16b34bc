"""The frame of a grown-up: what there is for their role."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from learnkit.domain.look import Look
from learnkit.domain.people import Role
from learnkit.services.signing_in import SignedIn
from ui.admin.machine_screen import MachineScreen
from ui.shell.person_frame import PersonFrame, Way
from ui.surfaces.surroundings import Surroundings
from ui.teacher.class_screen import ClassScreen

CLASSES, MACHINE = "classes", "machine"


class StaffFrame(PersonFrame):
    """Leads a grown-up through the screens; IT begins with the machine, everyone else with the classes."""

    def __init__(
        self, around: Surroundings, person: SignedIn, look: Look, *, kiosk: bool = False, parent: QWidget | None = None
    ) -> None:
        t = around.words.t
        classes = Way(CLASSES, t("Klasser"), "users-three")
        machine = Way(MACHINE, t("Maskinen"), "laptop")
        ways = (machine, classes) if person.actor.role is Role.IT else (classes, machine)
        screens = {CLASSES: self._classes, MACHINE: self._machine}
        super().__init__(around, person, look, ways, screens, kiosk=kiosk, parent=parent)

    def _classes(self, _thing: str) -> QWidget:
        classes = ClassScreen(self.around, self.person)
        classes.told.connect(self.tell)
        return classes

    def _machine(self, _thing: str) -> QWidget:
        machine = MachineScreen(self.around, self.actor, may_close=self.kiosk)
        machine.told.connect(self.tell)
        machine.close_asked.connect(self.close_allowed)
        return machine
