"""The frame of a grown-up: what there is for their role."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from learnkit.domain.people import Role
from ui.admin.machine_screen import MachineScreen
from ui.shell.history import Place
from ui.shell.person_frame import PersonFrame, Way
from ui.teacher.class_screen import ClassScreen

CLASSES, MACHINE = "classes", "machine"
WITH_CLASSES = frozenset({Role.TEACHER, Role.PEDAGOGUE, Role.COUNSELLOR, Role.LEADER, Role.IT})


class StaffFrame(PersonFrame):
    """Leads a grown-up through the screens; IT begins with the machine, everyone else with the classes."""

    def ways(self) -> tuple[Way, ...]:
        t = self.around.words.t
        classes = Way(CLASSES, t("Klasser"), "users-three")
        machine = Way(MACHINE, t("Maskinen"), "laptop")
        return (machine, classes) if self.actor.role is Role.IT else (classes, machine)

    def make(self, place: Place) -> QWidget:
        if place.screen == MACHINE:
            machine = MachineScreen(self.around, may_close=self.kiosk)
            machine.close_asked.connect(self.close_allowed)
            return machine
        classes = ClassScreen(self.around, self.person)
        classes.told.connect(self.tell)
        return classes
