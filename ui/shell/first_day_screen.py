"""The first day: from an empty computer to a class that can sign in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from learnkit.errors import LearnKitError
from learnkit.services.starting_a_school import NewSchool
from ui.shell.first_day_model import FirstDayModel, Step
from ui.shell.first_day_steps import ClassPage, PupilsPage, StepPage, TeacherPage, WelcomePage
from ui.shell.header import Header
from ui.shell.join_page import JoinPage
from ui.shell.voice_page import VoicePage
from ui.surfaces.slips.slip import slips_of
from ui.surfaces.slips.slips_view import SlipsView
from ui.surfaces.surroundings import Surroundings
from ui.theme.press import start
from ui.theme.strip import paint_strip
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.progress import Progress
from ui.widgets.scroll import Scroll

WIDEST = 760
STRIP = 180
LOW_CARD, TALLEST = 400, 16_777_215
DEMO_SEED = 7
RING = 8
"""Room for a focus ring at the edge of what scrolls; all else stands in line with it."""
STEPS = (Step.TEACHER, Step.CLASS, Step.PUPILS, Step.VOICE)


class FirstDayScreen(QWidget):
    """Asks one thing at a time; back works, and what was told stays told.

    `asked_before`: the computer has been reported to a school's server, which has not let it in yet.
    """

    finished = Signal()
    """there is a school to sign in to"""
    language_chosen = Signal(str)

    def __init__(self, around: Surroundings, parent: QWidget | None = None, *, asked_before: bool = False) -> None:
        super().__init__(parent)
        self._around = around
        self._asked_before = asked_before
        self.model = FirstDayModel(around.app, around.tasks, self)
        theme, t = around.theme, around.words.t
        self._header = Header(around, self)
        self._header.language_chosen.connect(self.language_chosen)
        self._header.help_asked.connect(self._on_help_asked)
        self._card = Card(theme, padding=32 - RING, gap=14)
        self._title = Text(theme, "", "title")
        self._dot = HearDot(theme, "", size=44)
        self._count = Text(theme, "", "staff", ink="ink2")
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._dot)
        self._card.column.addLayout(_inset(self._count))
        self._card.column.addLayout(_inset(head))
        self._scroll = Scroll(theme, edged=True)
        self._card.column.addWidget(self._scroll, 1)
        self._told = Text(theme, "", "body")
        self._progress = Progress(theme, "")
        self._card.column.addLayout(_inset(self._told))
        self._card.column.addLayout(_inset(self._progress))
        self._on = Button(theme, "")
        self._back = Button(theme, t("Tilbage"), kind="outlined", icon="arrow-left")
        self._on.clicked.connect(self._on_forward)
        self._back.clicked.connect(self.model.back)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._back)
        foot.addStretch()
        foot.addWidget(self._on)
        self._card.column.addLayout(_inset(foot))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header)
        middle = QWidget()
        self._middle = QHBoxLayout(middle)
        self._middle.addWidget(self._card)
        column.addWidget(middle, 1)
        self._page: StepPage | None = None
        self.made: NewSchool | None = None
        self._show_busy(False)
        self._listen()
        if asked_before:
            self.model.go(Step.SERVER)
        else:
            self._show_step()

    def make_demo(self, seed: int) -> None:
        """Make the demo school without asking."""
        self.model.make_demo(seed)

    def leave(self) -> None:
        """Break off a demo school that is not whole yet."""
        self.model.leave()

    def take_over(self, before: FirstDayScreen) -> None:
        """Go on where another of these stands, with all that was told there."""
        self.made = before.made
        self._asked_before = before._asked_before
        self.model.draft = before.model.draft
        self.model.go(before.model.step)

    def _listen(self) -> None:
        model = self.model
        model.step_changed.connect(self._show_step)
        model.busy_changed.connect(self._show_busy)
        model.progressed.connect(self._on_progressed)
        model.started.connect(self._on_started)
        model.demo_made.connect(self.finished)
        model.refused.connect(self._on_refused)
        model.shelves_empty.connect(self._on_refused)

    # --- steps ------------------------------------------------------------------------------------------------------

    def _show_step(self) -> None:
        step, t = self.model.step, self._around.words.t
        titles = {
            Step.WELCOME: t("Velkommen til LearnKit"),
            Step.TEACHER: t("Skolen og dig"),
            Step.CLASS: t("Din klasse"),
            Step.PUPILS: t("Eleverne"),
            Step.VOICE: t("Vælg en stemme"),
            Step.SLIPS: t("Klar. Her er elevernes koder"),
            Step.SERVER: t("Skolens server"),
        }
        self._title.say(titles[step])
        self._dot.set_words(titles[step])
        number = STEPS.index(step) + 1 if step in STEPS else 0
        self._count.say(t("Trin {n} af {of}", n=number, of=len(STEPS)) if number else "")
        self._count.setVisible(bool(number))
        self._back.setVisible(step in STEPS or (step is Step.SERVER and not self._asked_before))
        self._on.setVisible(step is not Step.WELCOME)
        ends = {
            Step.VOICE: t("Start klassen"),
            Step.SLIPS: t("Til klassens tavle"),
            Step.SERVER: t("Prøv igen") if self._asked_before else t("Slut til"),
        }
        self._on.say(ends.get(step, t("Videre")))
        self._tell("")
        content = self._slips() if step is Step.SLIPS else self._make_page(step)
        self._scroll.set_content(content)
        self._arrange()
        if self._page is not None:
            self._page.first().setFocus(Qt.FocusReason.TabFocusReason)

    def _make_page(self, step: Step) -> QWidget:
        if step is Step.WELCOME:
            welcome = WelcomePage(self._around, self.model)
            welcome.class_asked.connect(lambda: self.model.go(Step.TEACHER))
            welcome.demo_asked.connect(lambda: self.model.make_demo(DEMO_SEED))
            welcome.server_asked.connect(lambda: self.model.go(Step.SERVER))
            page: StepPage = welcome
        elif step is Step.SERVER:
            page = self._join_page()
        else:
            kinds = {Step.TEACHER: TeacherPage, Step.CLASS: ClassPage, Step.PUPILS: PupilsPage, Step.VOICE: VoicePage}
            page = kinds[step](self._around, self.model)
        page.entered.connect(self._on_forward)
        page.column.setContentsMargins(RING, 6, RING, RING)
        self._page = page
        return page

    def _join_page(self) -> JoinPage:
        page = JoinPage(self._around, self.model, asked_before=self._asked_before)
        page.joined.connect(self.finished)
        page.told.connect(self._tell)
        page.busy_changed.connect(self._on_joining)
        page.join_model.waiting.connect(self._on_waiting)
        page.begin()
        return page

    def _on_joining(self, busy: bool) -> None:
        for button in (self._on, self._back):
            button.setEnabled(not busy)

    def _on_waiting(self) -> None:
        self._asked_before = True
        self._back.hide()
        self._on.say(self._around.words.t("Prøv igen"))
        self._on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _slips(self) -> QWidget:
        self._page = None
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(RING, 6, RING, RING)
        column.setSpacing(14)
        told = self._around.words.t("De vises kun nu. Udskriv dem, klip dem ud, og giv hver elev sin seddel.")
        column.addWidget(Text(self._around.theme, told, "body"))
        people = self.made.people if self.made is not None else ()
        slips = slips_of(people, self.model.draft.protected)
        column.addWidget(SlipsView(self._around.theme, self._around.words, slips))
        column.addStretch(1)
        return page

    def _on_forward(self) -> None:
        if self.model.step is Step.SLIPS:
            self.finished.emit()
            return
        if isinstance(self._page, JoinPage):
            self._page.go_on()
            return
        lacking = self.model.lacks(self.model.step)
        if self._page is not None:
            self._page.lacking(lacking)
        if not lacking:
            self.model.forward()

    # --- what the model tells ---------------------------------------------------------------------------------------

    def _on_started(self, made: NewSchool) -> None:
        self.made = made

    def _on_progressed(self, done: int, of: int) -> None:
        t = self._around.words.t
        sentence = t("Eleverne læser og skriver et halvt år: {done} af {of}", done=done, of=of)
        self._told.say(sentence)
        self._progress.tell(done / max(1, of), sentence)

    def _on_refused(self, problem: LearnKitError) -> None:
        self._tell(self._around.words.problem(problem))

    def _show_busy(self, busy: bool) -> None:
        t = self._around.words.t
        self._scroll.setEnabled(not busy)
        for button in (self._on, self._back):
            button.setEnabled(not busy)
        self._header.language.setEnabled(not busy)
        self._progress.setVisible(busy)
        starting = t("Starter klassen") if self.model.step is Step.VOICE else t("Bygger skolen")
        self._tell(starting if busy else "")

    def _tell(self, sentence: str) -> None:
        self._told.say(sentence)
        self._told.setVisible(bool(sentence))

    def _on_help_asked(self) -> None:
        self._dot.click()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        wide = min(self.width() - 40, max(WIDEST, round(WIDEST * self._around.theme.scale)))
        if self.model.step is Step.SLIPS:
            wide = min(self.width() - 40, 1174)
        side = (self.width() - wide) // 2
        low = self.model.step is Step.WELCOME
        self._card.setMaximumHeight(self._around.theme.px(LOW_CARD) if low else TALLEST)
        self._header.set_margin(max(20, min(side, 96)))
        self._middle.setContentsMargins(side, 8, side, 24 if self.height() < 700 else 48)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape and self.model.back():
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        theme = self._around.theme
        painter.fillRect(self.rect(), theme.ink("bg"))
        box = QRectF(0, self.height() - STRIP, self.width(), STRIP)
        paint_strip(painter, theme, box, self._around.app.clock.now().isocalendar().week, with_sky=False)


def _inset(part: QLayout | QWidget) -> QVBoxLayout:
    """A part in line with what scrolls."""
    column = QVBoxLayout()
    column.setContentsMargins(RING, 0, RING, 0)
    if isinstance(part, QLayout):
        column.addLayout(part)
    else:
        column.addWidget(part)
    return column
