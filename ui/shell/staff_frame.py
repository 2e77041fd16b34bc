"""The frame of a grown-up: what there is for their role."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from learnkit.domain.look import Look
from learnkit.domain.people import Role
from learnkit.domain.roles import Permission, over
from learnkit.services.signing_in import SignedIn
from ui.admin.machine_screen import MachineScreen
from ui.shell.person_frame import PersonFrame, Way
from ui.surfaces.surroundings import Surroundings
from ui.teacher.class_model import sees_work
from ui.teacher.class_screen import ClassScreen
from ui.teacher.roll_screen import RollScreen
from ui.teacher.tasks_screen import TasksScreen
from ui.teacher.waiting_screen import WaitingScreen

CLASSES, TASKS, MACHINE, REPORT = "classes", "tasks", "machine", "report"
RESPONSE, MARKING, GOALS = "response", "marking", "goals"


class StaffFrame(PersonFrame):
    """Leads a grown-up through the screens; IT begins with the machine, a leader with the report, others with the
    classes."""

    def __init__(
        self, around: Surroundings, person: SignedIn, look: Look, *, kiosk: bool = False, parent: QWidget | None = None
    ) -> None:
        t = around.words.t
        classes = Way(CLASSES, t("Klasser"), "users-three")
        machine = Way(MACHINE, t("Maskinen"), "laptop")
        ways: tuple[Way, ...] = (machine, classes) if person.actor.role is Role.IT else (classes, machine)
        if over(person.actor.role, Permission.SEE_USAGE):
            ways = (Way(REPORT, t("Rapport"), "chart-bar"), *ways)
        if over(person.actor.role, Permission.COMMENT):
            at = ways.index(classes) + 1
            given = Way(TASKS, t("Opgaver"), "clipboard-text")
            ways = (*ways[:at], given, Way(RESPONSE, t("Respons"), "chat-centered-text"), *ways[at:])
        if over(person.actor.role, Permission.SEE_COMPETENCES):
            at = len(ways) - 1  # before the machine
            ways = (*ways[:at], Way(GOALS, t("Mål"), "target"), *ways[at:])
        screens: dict[str, Callable[[str], QWidget]] = {
            CLASSES: self._classes,
            TASKS: self._given,
            MACHINE: self._machine,
            REPORT: self._report,
        }
        screens |= {RESPONSE: self._response, MARKING: self._marking, GOALS: self._goals}
        filling = frozenset({MARKING})
        super().__init__(around, person, look, ways, screens, filling=filling, kiosk=kiosk, parent=parent)

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        t = self.around.words.t
        return (
            ("J, K", t("Næste aflevering, forrige aflevering")),
            ("N", t("Skriv en kommentar eller en note")),
            ("0 … 3", t("Vurdér målet")),
            ("Ctrl + Enter", t("Gem, eller giv teksten tilbage")),
            ("F6", t("Til den næste del af siden")),
        )

    def _classes(self, _thing: str) -> QWidget:
        if not sees_work(self.actor):
            roll = RollScreen(self.around, self.person)
            roll.told.connect(self.tell)
            return roll
        classes = ClassScreen(self.around, self.person)
        classes.told.connect(self.tell)
        classes.text_asked.connect(lambda document: self.go(MARKING, document) if document else self.go(RESPONSE))
        return classes

    def _given(self, _thing: str) -> QWidget:
        given = TasksScreen(self.around, self.person)
        given.told.connect(self.tell)
        return given

    def _response(self, _thing: str) -> QWidget:
        waiting = WaitingScreen(self.around, self.person)
        waiting.told.connect(self.tell)
        waiting.text_chosen.connect(lambda document: self.go(MARKING, document))
        return waiting

    def _marking(self, document: str) -> QWidget:
        from ui.teacher.marking_screen import MarkingScreen  # noqa: PLC0415 - not before a hand-in is opened

        marking = MarkingScreen(self.around, self.person, document)
        marking.told.connect(self.tell)
        marking.back_asked.connect(lambda: self.go(RESPONSE))
        return marking

    def _goals(self, _thing: str) -> QWidget:
        from ui.teacher.competence_screen import CompetenceScreen  # noqa: PLC0415 - not before the goals are opened

        goals = CompetenceScreen(self.around, self.person)
        goals.told.connect(self.tell)
        return goals

    def _machine(self, _thing: str) -> QWidget:
        machine = MachineScreen(self.around, self.actor, may_close=self.kiosk)
        machine.told.connect(self.tell)
        machine.close_asked.connect(self.close_allowed)
        return machine

    def _report(self, _thing: str) -> QWidget:
        from ui.leader.report_screen import ReportScreen  # noqa: PLC0415 - not before a report is opened

        report = ReportScreen(self.around, self.actor)
        report.kept.connect(self._on_report_kept)
        return report

    def _on_report_kept(self, path: Path) -> None:
        t, folder = self.around.words.t, QUrl.fromLocalFile(str(path.parent))
        self.offer(
            t("Gemt som {name}", name=path.name),
            t("Vis mappe"),
            lambda: QDesktopServices.openUrl(folder),
            icon="folder-open",
        )
