"""A teacher at the texts that are handed in: a house with three of them, and hands for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from learnkit.services.commenting import comment
from learnkit.services.handing_in import hand_in
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import KAREN, actor, small_plan
from tests.ui.shell.house import House, small_school
from ui.surfaces.writing.marked import MarkedText
from ui.teacher.marking_screen import MarkingScreen
from ui.teacher.waiting_screen import WaitingScreen

OTTER = (
    "Jeg har læst om en odder 🦦 i en mølle.\n\n"
    "Det bedste er sporet i sneen. Man kan næsten mærke, hvor koldt det er.\n"
    "Slutningen kommer hurtigt."
)


class Desk:
    """Karen signed in, with what is handed in waiting, and its documents by title."""

    def __init__(self, build: Callable[..., House]) -> None:
        self.house = build()
        plan = small_plan()
        bent = next(one for one in plan.staff if one.user == "bent")
        both = tuple(replace(one, classes=("2.X", "5.Y")) if one is bent else one for one in plan.staff)
        self.school: NewSchool = small_school(self.house, plan=replace(plan, staff=both))
        self.documents: dict[str, str] = {}
        self.hand_in("Ea Blå", "Odderen", OTTER)
        self.hand_in("Ea Kok", "Vims", "Min hund hedder Vims.")
        self.hand_in("Bo Ål", "", "Vi var på tur i skoven.")
        self.house.start()
        self.house.until(lambda: self.house.sign_in.model.classes)
        self.house.sign_in.model.try_door("karen", KAREN, staff=True)
        self.house.until_in()

    def hand_in(self, pupil: str, title: str, text: str) -> str:
        desk, who = self.house.app.desk, actor(self.school, pupil)
        document = begin(desk, who, title)
        save(desk, who, document, text)
        hand_in(desk, who, document)
        self.documents[title] = document
        return document

    def said(self, by: str, title: str, about: str, words: str) -> str:
        """A comment that was there before; its id."""
        place = OTTER.index(about)
        document = self.documents[title]
        return comment(self.house.app.desk, actor(self.school, by), document, place, place + len(about), words).comment

    def to_list(self) -> WaitingScreen:
        self.house.press("Respons")
        self.house.until(lambda: isinstance(self.house.screen, WaitingScreen) and self.house.screen.model.waiting)
        QApplication.processEvents()  # what has just come is laid out before anyone can walk in it
        assert isinstance(self.house.screen, WaitingScreen)
        return self.house.screen

    def open(self, title: str) -> MarkingScreen:
        self.house.frame.go("marking", self.documents[title])
        return self.until_open(title)

    def until_open(self, title: str) -> MarkingScreen:
        self.house.until(lambda: self.opened() == self.documents[title])
        screen = self.house.screen
        assert isinstance(screen, MarkingScreen)
        return screen

    def opened(self) -> str:
        screen = self.house.screen
        text = screen.model.text if isinstance(screen, MarkingScreen) else None
        return text.document if text is not None else ""


def select_by_mouse(text: MarkedText, part: str) -> None:
    """Drag over the words with the mouse."""
    first, last = (place_in_view(text, at) for at in (text.text().index(part), text.text().index(part) + len(part)))
    QTest.mousePress(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, first)
    QTest.mouseMove(text.viewport(), last)
    QTest.mouseRelease(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, last)


def place_in_view(text: MarkedText, place: int) -> QPoint:
    cursor = QTextCursor(text.document())
    cursor.setPosition(len(text.text()[:place].encode("utf-16-le")) // 2)
    return text.cursorRect(cursor).center()
