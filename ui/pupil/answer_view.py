"""The part of the writer that stands between pupil and teacher: handing in, where the text is, and what was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from learnkit.domain.people import Actor
from learnkit.domain.tasks import HandInState
from learnkit.errors import LearnKitError
from ui.pupil.answer_model import AnswerModel, Standing
from ui.pupil.task_words import due_of
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.writing.bars import HAND_IN_ICON, NARROW, SMALL
from ui.surfaces.writing.keeping import Keeping
from ui.surfaces.writing.remarked import Remarked
from ui.surfaces.writing.remarks_panel import RemarksPanel

if TYPE_CHECKING:
    from ui.pupil.writer_screen import WriterScreen

TAKE_BACK_ICON = "arrow-u-up-left"


class AnswerView(QObject):
    """Tells the writer's head, page and side panel how the text stands."""

    handed_in = Signal(str)
    """a sentence; the hand-in can be undone"""
    told = Signal(str)

    def __init__(
        self, around: Surroundings, actor: Actor, document: str, keeping: Keeping, screen: WriterScreen
    ) -> None:
        super().__init__(screen)
        self._around = around
        self._screen = screen
        self.model = AnswerModel(around.app, around.tasks, actor, document, keeping, self)
        self._shown_once = False
        model, head = self.model, screen.head
        model.told.connect(self._show)
        model.handed_in.connect(self._on_handed_in)
        model.taken_back.connect(lambda: self.told.emit(around.words.t("Teksten er din igen.")))
        model.refused.connect(self._on_refused)
        head.hand_in_asked.connect(self._on_button)
        head.remarks_asked.connect(self.show_remarks)
        screen.editor.remark_pressed.connect(self._on_remark_pressed)

    def hand_in(self) -> None:
        """Hand in what is on the page."""
        self.model.hand_in()

    @property
    def teacher(self) -> str:
        """Whom the text goes to, by given name or as what they are."""
        standing = self.model.standing
        name = standing.teacher if standing is not None else ""
        return name or self._around.words.t("din lærer")

    # --- what is said of it ------------------------------------------------------------------------------------------

    def show_remarks(self, on: bool) -> None:
        """Open what was said beside the page, or close it."""
        screen, open_ = self._screen, isinstance(self._screen.panel, RemarksPanel)
        if on and not open_:
            self._open_remarks().first_stop().setFocus(Qt.FocusReason.PopupFocusReason)
        elif not on and open_:
            screen.side.close()
            screen.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        screen.head.look.setChecked(False)
        self.settle_tools()

    def settle_tools(self) -> None:
        """Let the tool say whether the panel is open; closed, no place in the text is tinted."""
        open_ = isinstance(self._screen.panel, RemarksPanel)
        self._screen.head.remarks.setChecked(open_)
        if not open_:
            self._screen.editor.open_remark("")

    def _open_remarks(self) -> RemarksPanel:
        screen = self._screen
        panel = RemarksPanel(self._around.theme, self._around.words, screen)
        panel.closed.connect(lambda: self.show_remarks(False))
        panel.place_asked.connect(self._on_place_asked)
        self._fill(panel)
        screen.side.open(panel)
        return panel

    def _on_place_asked(self, key: str) -> None:
        if self._screen.width() / self._around.theme.scale < NARROW:  # there the panel hides the place
            self.show_remarks(False)
        self._screen.editor.open_remark(key)

    def _fill(self, panel: RemarksPanel) -> None:
        standing = self.model.standing
        if standing is not None:
            panel.show_comments(standing.comments, self._screen.editor.remarked(), self.model.now)

    def _on_remark_pressed(self, key: str) -> None:
        screen = self._screen
        panel = screen.panel
        if not isinstance(panel, RemarksPanel):
            panel = self._open_remarks()
        panel.go_to(key)
        screen.editor.open_remark(key)
        self.settle_tools()

    # --- how it stands -----------------------------------------------------------------------------------------------

    def _show(self) -> None:
        standing, screen = self.model.standing, self._screen
        if standing is None:
            return
        self._show_button(standing)
        screen.head.show_standing(self._sentence(standing))
        screen.head.remarks.setVisible(bool(standing.comments))
        places = [Remarked(c.id, c.start, c.end) for c in standing.comments if c.placed]
        screen.editor.set_remarks(standing.shown.text, places)
        if isinstance(screen.panel, RemarksPanel):
            self._fill(screen.panel)
        elif standing.comments and not self._shown_once and self._has_room():
            self._open_remarks()
        self._shown_once = True
        self.settle_tools()

    def _has_room(self) -> bool:
        """Whether what was said stands beside the page from the first, without lying over it."""
        wide = self._screen.width() / self._around.theme.scale >= SMALL
        return wide and self._screen.panel is None

    def _show_button(self, standing: Standing) -> None:
        t, button = self._around.words.t, self._screen.head.hand_in
        state = standing.handed.state
        if self._takes_back(standing):
            button.say(t("Tag tilbage"))
            button.set_icon(TAKE_BACK_ICON)
        else:
            button.say(t("Aflever") if state is HandInState.OWN else t("Aflever igen"))
            button.set_icon(HAND_IN_ICON)
        waits = state is HandInState.OWN and standing.task is not None
        button.set_kind("filled" if waits or standing.written_on else "outlined")

    def _sentence(self, standing: Standing) -> str:
        t, name = self._around.words.t, self.teacher
        if standing.handed.state is HandInState.HANDED_IN:
            return t("Afleveret til {name}", name=name)
        if standing.handed.state is HandInState.HANDED_BACK:
            told = t("{name} har svaret", name=name) if standing.comments else t("{name} har læst den", name=name)
            return told[:1].upper() + told[1:]
        if standing.task is None:
            return ""
        due = due_of(standing.task, self.model.today, self._around.words)
        return t("Til {name} · {due}", name=name, due=due)

    def _takes_back(self, standing: Standing) -> bool:
        return standing.handed.state is HandInState.HANDED_IN and not standing.written_on

    def _on_button(self) -> None:
        standing = self.model.standing
        if standing is not None and self._takes_back(standing):
            self.model.take_back()
        else:
            self.hand_in()

    def _on_handed_in(self) -> None:
        self.handed_in.emit(self._around.words.t("Afleveret til {name}.", name=self.teacher))

    def _on_refused(self, problem: LearnKitError) -> None:
        self.told.emit(self._around.words.problem(problem))
