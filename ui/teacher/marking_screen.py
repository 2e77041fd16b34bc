"""Reading what a pupil has handed in: the text, what is said of it in the margin, and giving it back."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from learnkit.domain.people import given_name
from learnkit.errors import LearnKitError
from learnkit.services.commenting import Comment
from learnkit.services.reading_a_hand_in import OpenedHandIn
from learnkit.services.signing_in import SignedIn
from ui.surfaces.surroundings import Surroundings
from ui.teacher.marking_head_view import NARROW, MarkingHead
from ui.teacher.marking_model import MarkingModel
from ui.teacher.marking_page_view import MarkingPage
from ui.widgets.scroll import Scroll


class MarkingScreen(QWidget):
    """One handed-in text. J and K go to the next and the previous, N says something, Ctrl+Enter gives it back."""

    back_asked = Signal()
    told = Signal(str, object)
    """a sentence for the toast, and what takes back that of which it tells, or None"""

    def __init__(self, around: Surroundings, person: SignedIn, document: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, words = around.theme, around.words
        self.model = MarkingModel(around.app, around.tasks, person.actor, self)
        self.head = MarkingHead(theme, words)
        self.body = MarkingPage(theme, words, person.actor.person, around.app.desk.clock.now)
        self.text = self.body.text
        self.moving = Scroll(theme, self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.moving, 1)
        self._wire()
        self.setFocusProxy(self.text)
        self.model.open(document)

    def _wire(self) -> None:
        model, head, body = self.model, self.head, self.body
        model.opened.connect(self._on_opened)
        model.renewed.connect(self._on_renewed)
        model.commented.connect(self._show_comments)
        model.written.connect(self._on_written)
        model.taken_back.connect(self._on_taken_back)
        model.given_back.connect(self._on_given_back)
        model.refused.connect(self._on_refused)
        head.back_asked.connect(self.back_asked)
        head.stepped.connect(model.step)
        head.give_back_asked.connect(model.give_back)
        body.take_back_asked.connect(model.take_back)
        body.draft_saved.connect(self._on_draft_saved)
        body.draft_dropped.connect(self._on_draft_dropped)
        body.draft_changed.connect(model.word)
        body.looked_at.connect(self._show_mark)
        self.text.stretch_chosen.connect(self._on_stretch_chosen)
        self.text.cursorPositionChanged.connect(self._show_caret)
        self._around.theme.changed.connect(self._fit)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            give_back = QShortcut(QKeySequence(Qt.KeyboardModifier.ControlModifier | key), self)
            give_back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            give_back.activated.connect(model.give_back)
        region = QShortcut(QKeySequence(Qt.Key.Key_F6), self)
        region.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        region.activated.connect(self._next_region)

    def leave(self) -> None:
        """Keep what is being said."""
        self.model.keep_draft()

    def refresh(self) -> None:
        """Fetch the text anew, as when something has come from the school; what is being said stays."""
        self.model.refresh()

    # --- what the model tells ----------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        text = self.model.text
        if text is None:
            return
        self.body.show_text(text)
        self._on_renewed()
        self.moving.verticalScrollBar().setValue(0)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_renewed(self) -> None:
        model, now = self.model, self._around.app.desk.clock.now()
        if model.text is not None:
            self.head.tell(model.text, model.place, len(model.waiting), now, waits=model.waits)
            self._show_comments()

    def _show_comments(self) -> None:
        self.body.show_comments(self.model.comments, self.model.draft)

    def _on_written(self, which: str) -> None:
        t = self._around.words.t
        self.told.emit(t("Kommentaren er gemt."), lambda: self.model.take_back(which))

    def _on_taken_back(self, gone: Comment) -> None:
        t = self._around.words.t
        undo = (lambda: self.model.say(gone.start, gone.end, gone.words)) if gone.placed else None
        self.told.emit(t("Kommentaren er fjernet."), undo)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_given_back(self, text: OpenedHandIn) -> None:
        t = self._around.words.t
        after = self.model.after_this()
        if after:
            self.model.open(after)
        else:
            self.back_asked.emit()
        self.told.emit(t("Givet tilbage til {name}.", name=given_name(text.name)), None)

    def _on_refused(self, problem: LearnKitError) -> None:
        words = self._around.words
        if problem.code == "hand_in.none":
            gone = words.t("Teksten venter ikke mere: Eleven har taget den tilbage, eller en kollega har svaret.")
            self.back_asked.emit()
            self.told.emit(gone, None)
        else:
            self.told.emit(words.problem(problem), None)

    # --- saying something --------------------------------------------------------------------------------------------

    def _on_stretch_chosen(self) -> None:
        """Words are selected: a card stands at their line; an empty card goes when nothing is selected any more."""
        chosen, draft = self.text.chosen(), self.model.draft
        if chosen is not None:
            self.model.begin(*chosen)
        elif draft is not None and not draft.words.strip():
            self.model.drop_draft()
        else:
            return
        self._show_comments()

    def say_something(self) -> None:
        """Begin to say something of the selected words, else of the line the caret is in."""
        if self.model.draft is None:
            chosen = self.text.chosen() or self.text.line_at_caret()
            if chosen is None:
                self.told.emit(self._around.words.t("Markér de ord, du vil sige noget om."), None)
                return
            self.model.begin(*chosen)
            self._show_comments()
        self._bring_into_view(self.body.draft)
        self.body.draft.take_focus()

    def _on_draft_saved(self) -> None:
        draft = self.model.draft
        if draft is None or not draft.words.strip():
            self.body.draft.take_focus()
            return
        self.model.keep_draft()
        self.text.unselect()
        self._show_comments()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_draft_dropped(self) -> None:
        """An empty card goes; one with words in it stays, and the keyboard goes back to the text."""
        draft = self.model.draft
        if draft is not None and not draft.words.strip():
            self.model.drop_draft()
            self.text.unselect()
            self._show_comments()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- what is in view ---------------------------------------------------------------------------------------------

    def _show_mark(self, key: str) -> None:
        place = self.text.place_of_mark(key)
        at = self.text.mapTo(self.body, QPoint(0, round(place.center().y())))
        self.moving.ensureVisible(self.text.x(), at.y(), 0, self._around.theme.px(80))

    def _show_caret(self) -> None:
        if self.text.hasFocus():
            at = self.text.mapTo(self.body, self.text.cursorRect().center())
            self.moving.ensureVisible(at.x(), at.y(), 0, self._around.theme.px(48))

    def _bring_into_view(self, card: QWidget) -> None:
        self.moving.ensureWidgetVisible(card, 0, 24)

    def _next_region(self) -> None:
        if self.text.hasFocus():
            margin = self.body.draft.note.lines if self.model.draft is not None else None
            removes = [card.remove for card in self.body.cards.values() if card.remove is not None]
            (margin or next(iter(removes), self.head.give_back)).setFocus(Qt.FocusReason.TabFocusReason)
        elif self.head.isAncestorOf(self.focusWidget() or self):
            self.text.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.head.back.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_J:
            self.model.step(1)
        elif plain and event.key() == Qt.Key.Key_K:
            self.model.step(-1)
        elif plain and event.key() == Qt.Key.Key_N:
            self.say_something()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.head.fit(narrow=self.width() / self._around.theme.scale < NARROW)
