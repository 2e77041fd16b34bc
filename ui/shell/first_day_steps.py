"""The pages of the first day: each shows a part of the draft and writes what is told back into it."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.people import suggested_user
from ui.shell.first_day_model import FirstDayModel
from ui.shell.paste_field import PasteField
from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.label import Text

LEVELS = range(10)


class StepPage(QWidget):
    """One page; `lacking` shows in words what it still needs."""

    changed = Signal()
    entered = Signal()
    """Enter in the last field: go on"""

    def __init__(self, around: Surroundings, model: FirstDayModel) -> None:
        super().__init__()
        self.around, self.model = around, model
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self._told = Text(around.theme, "", "body")

    def lacking(self, codes: tuple[str, ...]) -> None:
        """Say what is missing, and bring the keyboard there."""

    def first(self) -> QWidget:
        """Where the keyboard begins: on the page itself, unless a page says otherwise."""
        return self

    def _text(self, words: str, role: str = "body", ink: str = "ink") -> Text:
        made = Text(self.around.theme, words, role, ink=ink)
        self.column.addWidget(made)
        return made


class WelcomePage(StepPage):
    """Start my class, try the demo school, or join a school that has a server."""

    class_asked = Signal()
    demo_asked = Signal()
    server_asked = Signal()

    def __init__(self, around: Surroundings, model: FirstDayModel) -> None:
        super().__init__(around, model)
        t = around.words.t
        self._text(t("LearnKit læser højt og hjælper med at skrive. Alt bliver på denne computer."))
        self._own = Button(around.theme, t("Start min klasse"), icon="users-three", hear=True)
        self._own.clicked.connect(self.class_asked)
        demo = Button(around.theme, t("Prøv demoskolen"), kind="outlined", icon="eye", hear=True)
        demo.clicked.connect(self.demo_asked)
        ways = (
            (self._own, t("Du skriver eleverne ind. Det tager cirka fem minutter.")),
            (demo, t("En skole med klasser, elever og tekster, som er fundet på. Du kan ikke ødelægge noget.")),
        )
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(20)
        for button, told in ways:
            side = QVBoxLayout()
            side.setSpacing(10)
            side.addWidget(button)
            side.addWidget(Text(around.theme, told, "staff", ink="ink2"))
            side.addStretch(1)
            row.addLayout(side, 1)
        self.column.addSpacing(8)
        self.column.addLayout(row)
        server = Button(around.theme, t("Slut til skolens server"), kind="quiet", icon="hard-drives")
        server.clicked.connect(self.server_asked)
        self.column.addWidget(server, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def first(self) -> QWidget:
        return self._own


class TeacherPage(StepPage):
    """The school, and the grown-up who starts it."""

    def __init__(self, around: Surroundings, model: FirstDayModel) -> None:
        super().__init__(around, model)
        theme, t, draft = around.theme, around.words.t, model.draft
        self._school = Field(theme, t, t("Skolens navn"))
        self._teacher = Field(theme, t, t("Dit navn"))
        self._user = Field(theme, t, t("Brugernavn"))
        self._password = Field(theme, t, t("Adgangskode, mindst 8 tegn"), password=True)
        self._fields = {
            "school": self._school, "teacher": self._teacher, "user": self._user, "password": self._password,
        }  # fmt: skip
        values = {"school": draft.school, "teacher": draft.teacher, "user": draft.user, "password": draft.password}
        for code, field in self._fields.items():
            field.set_text(values[code])
            self.column.addWidget(field)
        self._text(t("Skriv adgangskoden ned et sikkert sted. Den kan ikke læses igen her."), "staff", "ink2")
        self.column.addStretch(1)
        self._own_user = bool(draft.user) and draft.user != suggested_user(draft.teacher)
        self._school.changed.connect(lambda text: self._keep("school", text))
        self._teacher.changed.connect(self._on_teacher)
        self._user.changed.connect(self._on_user)
        self._password.changed.connect(lambda text: self._keep("password", text))
        order = list(self._fields.values())
        for field, after in pairwise(order):
            field.entered.connect(lambda f=after: f.setFocus(Qt.FocusReason.TabFocusReason))
        self._password.entered.connect(self.entered)

    def first(self) -> QWidget:
        return self._school

    def lacking(self, codes: tuple[str, ...]) -> None:
        t = self.around.words.t
        sentences = {
            "school": t("Skriv skolens navn."),
            "teacher": t("Skriv dit navn."),
            "user": t("Skriv et brugernavn uden mellemrum."),
            "password": t("Adgangskoden skal have mindst 8 tegn."),
        }
        for code, field in self._fields.items():
            field.trouble(sentences[code] if code in codes else "")
        if codes:
            self._fields[codes[0]].setFocus(Qt.FocusReason.TabFocusReason)

    def _keep(self, name: str, text: str) -> None:
        setattr(self.model.draft, name, text)

    def _on_teacher(self, text: str) -> None:
        self._keep("teacher", text)
        if not self._own_user:
            self.model.draft.user = suggested_user(text)
            self._user.set_text(self.model.draft.user)

    def _on_user(self, text: str) -> None:
        self._own_user = bool(text) and text != suggested_user(self.model.draft.teacher)
        self._keep("user", text)


class ClassPage(StepPage):
    """The class: name, level, and how its pupils get in."""

    def __init__(self, around: Surroundings, model: FirstDayModel) -> None:
        super().__init__(around, model)
        theme, t, draft = around.theme, around.words.t, model.draft
        self._name = Field(theme, t, t("Klassens navn, for eksempel 3.A"))
        self._name.set_text(draft.class_name)
        self._name.changed.connect(self._on_name)
        self._name.entered.connect(self.entered)
        self.column.addWidget(self._name)
        self._text(t("Klassetrin"), "staff")
        self._levels = self._choices([(str(level), str(level)) for level in LEVELS], self._on_level)
        self._doors_title = self._text(t("Eleverne logger ind med"), "staff")
        self._doors = self._choices([("pictures", t("Tre billeder")), ("pin", t("Fire tal"))], self._on_door)
        self._told.hide()
        self.column.addWidget(self._told)
        self.column.addStretch(1)
        self._show()

    def _choices(self, choices: list[tuple[str, str]], act: object) -> dict[str, Chip]:
        home = QWidget()
        flow = Flow(home, gap=8)
        chips: dict[str, Chip] = {}
        for code, word in choices:
            chip = Chip(self.around.theme, word, checkable=True)
            chip.clicked.connect(lambda _=False, c=code: act(c))  # type: ignore[operator]
            chips[code] = chip
            flow.addWidget(chip)
        self.column.addWidget(home)
        return chips

    def first(self) -> QWidget:
        return self._name

    def lacking(self, codes: tuple[str, ...]) -> None:
        t = self.around.words.t
        self._name.trouble(t("Skriv klassens navn.") if "class_name" in codes else "")
        self._told.say(t("Vælg klassetrin.") if "level" in codes else "")
        self._told.setVisible("level" in codes)
        if "class_name" in codes:
            self._name.setFocus(Qt.FocusReason.TabFocusReason)
        elif "level" in codes:
            self._levels["0"].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_name(self, text: str) -> None:
        self.model.draft.class_name = text
        if self.model.draft.level is None and text[:1].isdigit():
            digits = text[: 2 if text[:2].isdigit() else 1]
            if int(digits) in LEVELS:
                self.model.draft.level = int(digits)
                self._show()

    def _on_level(self, code: str) -> None:
        self.model.draft.level = int(code)
        self._show()

    def _on_door(self, code: str) -> None:
        self.model.draft.door = code
        self._show()

    def _show(self) -> None:
        draft = self.model.draft
        for code, chip in self._levels.items():
            chip.setChecked(draft.level is not None and int(code) == draft.level)
        for code, chip in self._doors.items():
            chip.setChecked(draft.level is not None and code == draft.door_kind)
        if draft.level is not None:
            self._told.hide()


class PupilsPage(StepPage):
    """The pupils' names, pasted or typed, and who of them is protected."""

    def __init__(self, around: Surroundings, model: FirstDayModel) -> None:
        super().__init__(around, model)
        t = around.words.t
        self._paste = PasteField(around.theme, t("Elevernes navne, et på hver linje"))
        self._paste.set_text(model.draft.names)
        self._paste.text_changed.connect(self._on_names)
        self.column.addWidget(self._paste, 1)
        self._count = self._text("", "staff")
        self._twice = self._text("")
        self._guard = self._text(
            t("Har nogen beskyttet navn og adresse? Tryk på navnet, så kommer det ikke på tavlen."), "staff", "ink2"
        )
        self._names = QWidget()
        self._flow = Flow(self._names, gap=8)
        self.column.addWidget(self._names)
        self._chips: dict[str, Chip] = {}
        self._show()

    def first(self) -> QWidget:
        return self._paste

    def lacking(self, codes: tuple[str, ...]) -> None:
        if codes:
            self._count.say(self.around.words.t("Skriv mindst et navn."))
            self._paste.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_names(self) -> None:
        draft = self.model.draft
        draft.names = self._paste.text()
        draft.protected &= frozenset(draft.pupils.names)
        self._show()

    def _show(self) -> None:
        t, found = self.around.words.t, self.model.draft.pupils
        self._count.say(t.count("{n} elev", "{n} elever", len(found.names)))
        twice = " og ".join(found.twice) if self.around.words.language == "da" else " and ".join(found.twice)
        self._twice.say(t("{names} står der mere end en gang. Er det to elever, så lad det stå.", names=twice))
        self._twice.setVisible(bool(found.twice))
        self._guard.setVisible(bool(found.names))
        for name in [name for name in self._chips if name not in found.names]:
            chip = self._chips.pop(name)
            self._flow.removeWidget(chip)
            chip.deleteLater()
        for name in found.names:
            if name not in self._chips:
                chip = Chip(self.around.theme, name, checkable=True)
                chip.setChecked(name in self.model.draft.protected)
                chip.toggled.connect(lambda on, n=name: self._on_protected(n, on))
                self._chips[name] = chip
                self._flow.addWidget(chip)

    def _on_protected(self, name: str, on: bool) -> None:
        draft = self.model.draft
        draft.protected = draft.protected | {name} if on else draft.protected - {name}
