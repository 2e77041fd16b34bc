"""The way in: class, picture, secret; help that speaks, and a door for grown-ups."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.doors import PICTURES
from learnkit.errors import LearnKitError
from learnkit.services.signing_in import SignedIn
from ui.a11y import ask_to_speak
from ui.shell.board_pane import BoardPane
from ui.shell.class_choice import ClassChoice
from ui.shell.door_pane import DoorPane
from ui.shell.header import Header
from ui.shell.secret_pane import SecretPane
from ui.shell.sign_in_model import SignInModel
from ui.shell.waiting_words import waiting
from ui.surfaces.icon_view import IconView
from ui.surfaces.slips.picture_words import picture_word
from ui.surfaces.surroundings import Surroundings
from ui.theme.press import start
from ui.theme.strip import paint_strip
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text

WIDEST = 1174
BOARD = 420
GAP = 32
STRIP, KIOSK_STRIP = 180, 330
NARROW = 760
"""Effective width below which only one pane fits."""


class SignInScreen(QWidget):
    """Signs one person in; shows a choice of class first where there is one."""

    signed_in = Signal(object, str)
    """a SignedIn, and the id of the class whose board was used"""
    language_chosen = Signal(str)

    def __init__(
        self, around: Surroundings, *, kiosk: bool, open_class: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around = around
        self._kiosk = kiosk
        theme, words = around.theme, around.words
        self.model = SignInModel(around.app, around.tasks, self)
        self._header = Header(around, self)
        self._header.language_chosen.connect(self.language_chosen)
        self._header.help_asked.connect(self._on_help_asked)
        self._choice: ClassChoice | None = None
        self._board = BoardPane(theme, words)
        self._prompt = self._make_prompt()
        self._secret = SecretPane(theme, words)
        self._own_door = DoorPane(theme, words, staff=False)
        self._staff_door = DoorPane(theme, words, staff=True)
        self._right: tuple[QWidget, ...] = (self._prompt, self._secret, self._own_door, self._staff_door)
        self._pane: QWidget = self._prompt
        self._staff = Button(theme, words.t("Lærer og personale"), kind="outlined", icon="lock-key", dense=True)
        self._not_here = Button(
            theme, words.t("Jeg er ikke på tavlen"), kind="outlined", icon="keyboard", hear=True, dense=True
        )
        self._back = Button(theme, words.t("Tilbage til billederne"), kind="outlined", icon="arrow-left", dense=True)
        self._lay_out()
        self._listen()
        theme.changed.connect(self._arrange)
        self._show_right(self._prompt)
        self.model.load(open_class)

    # --- building --------------------------------------------------------------------------------------------------

    def _make_prompt(self) -> Card:
        theme, t = self._around.theme, self._around.words.t
        card = Card(theme, padding=32, gap=16)
        head = QHBoxLayout()
        hello = t("Hej. Find dit billede")
        head.addWidget(Text(theme, hello, "title"), 0)
        head.addWidget(HearDot(theme, hello, size=44), 0, Qt.AlignmentFlag.AlignTop)
        head.addStretch(1)
        card.column.addLayout(head)
        steps = (
            ("user-circle", t("Tryk på dit billede.")),
            ("key", t("Tryk på dine tre billeder, eller tast din kode.")),
            ("house", t("Så er du inde.")),
        )
        for icon, sentence in steps:
            row = QHBoxLayout()
            row.setSpacing(14)
            row.addWidget(IconView(theme, icon, "ink2", side=28))
            row.addWidget(Text(theme, sentence, "body"))
            row.addWidget(HearDot(theme, sentence))
            row.addStretch(1)
            card.column.addLayout(row)
        card.column.addStretch()
        return card

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        self._middle = QWidget()
        self._panes = QHBoxLayout(self._middle)
        self._panes.addWidget(self._board)
        for pane in self._right:
            self._panes.addWidget(pane, 1)
        column.addWidget(self._middle, 1)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(12)
        self._foot.addWidget(self._staff)
        self._foot.addWidget(self._not_here)
        self._foot.addWidget(self._back)
        self._foot.addStretch()
        column.addLayout(self._foot)

    def _listen(self) -> None:
        model = self.model
        model.classes_told.connect(self._on_classes_told)
        model.class_chosen.connect(self._on_class_chosen)
        model.pupil_chosen.connect(self._on_pupil_chosen)
        model.secret_grew.connect(self._on_secret_grew)
        model.secret_told.connect(self._on_secret_told)
        model.grown_up_told.connect(self._on_grown_up_told)
        model.refused.connect(self._on_refused)
        model.wait_changed.connect(self._on_wait_changed)
        model.signed_in.connect(self._on_signed_in)
        self._board.pupil_chosen.connect(model.choose_pupil)
        self._board.change_asked.connect(self._on_change_asked)
        self._not_here.clicked.connect(lambda: self._open_door(self._own_door))
        self._secret.part_given.connect(model.give)
        self._secret.taken_back.connect(model.take_back)
        self._secret.started_over.connect(model.start_over)
        for door in (self._own_door, self._staff_door):
            door.tried.connect(lambda who, secret, d=door: model.try_door(who, secret, staff=d.staff))
            door.left.connect(self._on_door_left)
        self._staff.clicked.connect(lambda: self._open_door(self._staff_door))
        self._back.clicked.connect(lambda: model.choose_pupil(None))

    # --- what the model tells ---------------------------------------------------------------------------------------

    def _on_classes_told(self) -> None:
        if self._choice is not None:
            self._choice.deleteLater()
            self._choice = None
        if self.model.school_class is None and not isinstance(self._pane, DoorPane):
            self._choice = ClassChoice(self._around.theme, self._around.words, self.model.classes)
            self._choice.class_chosen.connect(self.model.choose_class)
            self._panes.addWidget(self._choice, 1)
            self._show_right(self._choice)

    def _on_class_chosen(self) -> None:
        if self._choice is not None:
            self._panes.removeWidget(self._choice)
            self._choice.hide()
            self._choice.deleteLater()
            self._choice = None
        school_class = self.model.school_class
        if school_class is None:
            return
        self._board.show_class(school_class, self.model.pupils, several=len(self.model.classes) > 1)
        if isinstance(self._pane, DoorPane):  # somebody was quicker than the board
            self._arrange()
            return
        self._show_right(self._prompt)
        first = self._board.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pupil_chosen(self) -> None:
        pupil = self.model.pupil
        self._board.mark(pupil)
        if pupil is None:
            if self._pane is self._secret:
                self._show_right(self._prompt)
            return
        question = self._secret.ask(pupil, self.model.shuffled_pictures(), self.model.wanted)
        self._show_right(self._secret)
        self._on_wait_changed(self.model.wait_s)
        self._secret.begin(self._board.by_mouse)
        ask_to_speak(self, question)

    def _on_secret_grew(self, given: int) -> None:
        self._secret.show_given(given, self.model.wanted)
        if given:
            self._tell("")

    def _on_secret_told(self, secret: str) -> None:
        words = self._around.words
        parts = secret.split("-")
        told = ", ".join(picture_word(part, words) for part in parts) if set(parts) <= set(PICTURES) else secret
        self._secret.hint(words.t("Demoskolen: {secret}", secret=told))

    def _on_grown_up_told(self, user: str, password: str) -> None:
        told = self._around.words.t("Demoskolen: {user} og {password}", user=user, password=password)
        self._staff_door.hint(told)

    def _on_refused(self, problem: LearnKitError) -> None:
        if problem.code == "sign_in.wait":
            sentence = self._waiting_sentence(int(problem.facts["seconds"] or 0))
        else:
            sentence = self._around.words.problem(problem)
        self._tell(sentence)
        if isinstance(self._pane, DoorPane):
            self._pane.try_again()
        ask_to_speak(self, sentence)

    def _on_wait_changed(self, seconds: int) -> None:
        pane = self._pane
        if isinstance(pane, (SecretPane, DoorPane)):
            pane.set_open(not seconds)
        self._tell(self._waiting_sentence(seconds) if seconds else "")

    def _waiting_sentence(self, seconds: int) -> str:
        t = self._around.words.t
        told = waiting(seconds, self._around.words)
        return told if self._pane is self._staff_door else f"{told} {t('Din lærer kan åbne for dig nu.')}"

    def _tell(self, sentence: str) -> None:
        if isinstance(self._pane, (SecretPane, DoorPane)):
            self._pane.tell(sentence)

    def _on_signed_in(self, person: SignedIn) -> None:
        self.signed_in.emit(person, self.model.school_class.id if self.model.school_class else "")

    # --- what is shown ----------------------------------------------------------------------------------------------

    def tell(self, problem: LearnKitError) -> None:
        """Say what stood in the way after the door, where the secret is given."""
        self._on_refused(problem)

    def open_door(self, *, staff: bool) -> None:
        """Show the door where a user name is typed: the grown-ups', or the pupils'."""
        self._open_door(self._staff_door if staff else self._own_door)

    def _open_door(self, door: DoorPane) -> None:
        self.model.choose_pupil(None)
        self._show_right(door)
        if door.staff:
            self.model.tell_grown_up()
        door.user.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_change_asked(self) -> None:
        self._show_right(self._prompt)
        self.model.leave_class()

    def _on_door_left(self) -> None:
        self._show_right(self._prompt)
        if self.model.school_class is None:
            self.model.leave_class()
        else:
            self.model.choose_pupil(None)

    def _on_help_asked(self) -> None:
        ask_to_speak(self, self.help_now())

    def help_now(self) -> str:
        """What to do next, said aloud by the help button."""
        t = self._around.words.t
        if self._choice is not None and self._pane is self._choice:
            return t("Find din klasse. Tryk på den. Kan du ikke læse det, så tryk på højttaleren.")
        if self._pane is self._secret:
            if self.model.pupil is not None and self.model.pupil.door == "pictures":
                return t("Tryk på dine tre billeder, et ad gangen. Har du glemt dem, så spørg en voksen.")
            return t("Tryk på dine fire tal. Har du glemt dem, så spørg en voksen.")
        if isinstance(self._pane, DoorPane):
            return t("Skriv dit brugernavn og din kode. De står på din seddel.")
        return t("Find dit billede. Tryk på det. Er du ikke på tavlen, så tryk på knappen nederst.")

    def _show_right(self, pane: QWidget) -> None:
        self._pane = pane
        self._arrange()

    def _arrange(self) -> None:
        effective = self.width() / self._around.theme.scale
        narrow = effective < NARROW
        choosing = self._choice is not None and self._pane is self._choice
        doors = isinstance(self._pane, DoorPane)
        board = self.model.school_class is not None and not choosing and not (doors and self.model.school_class is None)
        margin = 20 if self.width() < 1100 else max(32, (self.width() - WIDEST) // 2)
        if choosing:
            margin = 20 if self.width() < 1100 else 64
        self._header.set_margin(margin)
        self._panes.setContentsMargins(margin, 14 if self.height() < 700 else 18, margin, 12)
        self._panes.setSpacing(20 if self.width() < 1100 else GAP)
        self._foot.setContentsMargins(margin, 6, margin, 20)
        on_board = self._pane is self._prompt
        self._board.setVisible(board and (not narrow or on_board))
        one_pane = narrow or not board
        self._board.setMinimumWidth(0 if narrow else min(BOARD, self.width() // 2))
        self._board.setMaximumWidth(
            16_777_215 if narrow else min(max(BOARD, self._around.theme.px(400)), self.width() // 2)
        )
        for pane in (*self._right, self._choice):
            if pane is not None:
                pane.setVisible(pane is self._pane and not (narrow and on_board and board))
        self._back.setVisible(narrow and self._pane is self._secret)
        self._not_here.setVisible(board and not doors and not self._back.isVisibleTo(self))
        if one_pane and doors:
            self._pane.setMaximumWidth(722)
        else:
            self._pane.setMaximumWidth(16_777_215)
        self.update()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self._pane not in {self._prompt, self._choice}:
            self._on_door_left()
        elif self._pane is self._secret and event.text() and event.text() in "0123456789":
            self._secret.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        theme = self._around.theme
        painter.fillRect(self.rect(), theme.ink("bg"))
        tall = KIOSK_STRIP if self._choice is not None and self._pane is self._choice else STRIP
        tall = min(tall, self.height() // 3)
        box = QRect(0, self.height() - tall, self.width(), tall)
        paint_strip(painter, theme, QRectF(box), self._around.app.clock.now().isocalendar().week, with_sky=False)
