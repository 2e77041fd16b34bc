"""The writer: the page, the way back and the look above it, the voice and where the text is kept below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.writing import Shown
from ui.pupil.answer_view import AnswerView
from ui.pupil.kept_pill_view import KeptPill
from ui.pupil.side_panel_view import SidePanel
from ui.pupil.writer_model import Size, WriterModel
from ui.surfaces.look.look_panel import LookPanel
from ui.surfaces.look.wearing import wear
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.writing.aloud import to_read
from ui.surfaces.writing.bars import NARROW, SMALL, WriterFoot, WriterHead
from ui.surfaces.writing.earlier_sheet import EarlierSheet
from ui.surfaces.writing.elsewhere import ElsewhereLine, ElsewhereSheet
from ui.surfaces.writing.keeping import carried
from ui.surfaces.writing.paper import Paper
from ui.widgets.toast import Toast

MARGIN, ABOVE, BELOW = 20, 16, 24
BEFORE_CARET = 300


class WriterScreen(QWidget):
    """One text, written by one person. It saves by itself; leaving or closing keeps what is left."""

    back_asked = Signal()

    def __init__(self, around: Surroundings, actor: Actor, document_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, words = around.theme, around.words
        self.head = WriterHead(theme, words)
        self.foot = WriterFoot(theme, words)
        self.paper = Paper(theme, words)
        self.editor = self.paper.editor
        self.elsewhere = ElsewhereLine(theme, words)
        self.elsewhere.hide()
        self.model = WriterModel(
            around.app, around.tasks, around.voice, actor, document_id, self.editor.text, words.language, self
        )
        self.sheet: EarlierSheet | ElsewhereSheet | None = None
        self._undo: Callable[[], object] | None = None
        self._loading = True
        self._lay_out()
        self.side = SidePanel(theme, self._body, self._beside, self._fit)
        self.pill = KeptPill(around, self)
        self.answer = AnswerView(around, actor, document_id, self.model.keeping, self)
        self._wire()
        self._give_keys()
        self.setFocusProxy(self.editor)
        self.editor.setReadOnly(True)
        self.model.open()

    def leave(self) -> None:
        """Be quiet, and keep everything there is to keep."""
        self.paper.title.tell()
        self.model.leave()

    @property
    def settled(self) -> bool:
        """Whether everything written, the title too, is on the disk."""
        return self.model.keeping.settled and self.paper.title.text().split() == self.model.title.split()

    @property
    def last_refused(self) -> bool:
        """Whether the page already says that its text could not be kept."""
        return self.model.keeping.last_refused

    def keep_then(self, act: Callable[[], object], refused: Callable[[], object]) -> None:
        """Keep everything, and act when it is on the disk; until then each refusal is told, by the page itself too."""
        self.paper.title.tell()
        self.model.keeping.wish(act, refused)

    def stay(self) -> None:
        """Act on nothing any more when everything is kept."""
        self.model.keeping.withdraw()

    # --- how it is put together --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._body = QWidget()
        self.toast = Toast(self._around.theme, self._around.words.t, self._body)
        self._beside = QHBoxLayout(self._body)
        self._beside.setSpacing(MARGIN)
        self._middle = QVBoxLayout()
        self._middle.setSpacing(8)
        self._middle.addWidget(self.elsewhere)
        self._middle.addWidget(self.paper, 1)
        self._beside.addStretch(1)
        self._beside.addLayout(self._middle, 1000)
        self._beside.addStretch(1)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        column.addWidget(self.foot)

    def _wire(self) -> None:
        model, head, foot, editor, title = self.model, self.head, self.foot, self.editor, self.paper.title
        model.opened.connect(self._on_opened)
        model.refused.connect(self._on_refused)
        model.not_kept.connect(self._on_not_kept)
        model.became.connect(self._on_became)
        model.replaced.connect(self._on_replaced)
        model.measured.connect(self._on_measured)
        model.history_told.connect(self._on_history)
        model.text_told.connect(self._on_text_told)
        model.joined.connect(lambda: self.toast.tell(self._around.words.t("Begge tekster ligger under Skriv.")))
        model.others_changed.connect(lambda: self.elsewhere.setVisible(bool(model.others)))
        model.look.changed.connect(self._on_look_changed)
        model.reading.lit.connect(self._on_lit)
        model.reading.changed.connect(lambda: foot.show_reading(model.reading.speaking))
        head.back_asked.connect(self.back_asked)
        head.look_asked.connect(self.show_look)
        foot.read_asked.connect(self.read)
        foot.echo_chosen.connect(model.choose_echo)
        foot.earlier_asked.connect(self.open_earlier)
        self.elsewhere.see_asked.connect(self.open_elsewhere)
        editor.document().contentsChange.connect(self._on_contents_change)
        editor.typed.connect(self._on_typed)
        editor.left.connect(model.keeping.now)
        title.named.connect(self._on_named)
        self.answer.handed_in.connect(lambda sentence: self.tell(sentence, self.answer.model.take_back))
        self.answer.told.connect(self.tell)
        self.toast.undone.connect(self._on_undone)
        self._around.theme.changed.connect(self._on_theme)
        self._around.voice.restarted.connect(
            lambda: self.toast.tell(self._around.words.problem(LearnKitError("speech.voice_restarted")))
        )
        self._around.voice.failed.connect(self._on_refused)

    def _give_keys(self) -> None:
        for keys, act in (
            ("F8", self.read),
            ("Ctrl+S", self.model.keeping.now),
            ("F6", self._next_region),
            ("Ctrl+Return", self.answer.hand_in),
            ("Ctrl+Enter", self.answer.hand_in),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- what the model tells ----------------------------------------------------------------------------------------

    def _on_opened(self, shown: Shown) -> None:
        self._show_text(lambda: self.editor.load(shown.text))
        self.editor.setReadOnly(False)
        self.paper.title.show_title(shown.title)
        self._show_title()
        self._on_look_changed()
        self.answer.model.load()
        self.editor.ensureCursorVisible()

    def _on_look_changed(self) -> None:
        look = self.model.look.look
        self.foot.show_echo(look.typing)
        self.editor.wear(look)
        wear(self._around.theme, look)
        self._fit()

    def _on_theme(self) -> None:
        screen = round(self._around.theme.scale * 100)
        look = self.model.look.look
        if look.screen != screen and not self._loading:
            self.model.look.take(replace(look, screen=screen))  # text size was changed for the whole window
        self._fit()

    def refresh(self) -> None:
        """Something has come from the school: what was said of the text, or what was written on another machine."""
        self.answer.model.load()

    def _on_not_kept(self, problem: LearnKitError) -> None:
        t = self._around.words.t
        self.editor.setReadOnly(self._loading)
        if problem.code == "store.disk_full":
            why = t("Computeren har ikke plads til mere.")
        elif problem.code.startswith("store."):
            why = t("LearnKit kan ikke gemme lige nu.")
        else:
            why = self._around.words.problem(problem)
        self.toast.tell(t("{why} Din tekst står her på siden. LearnKit prøver at gemme igen.", why=why))

    def _on_became(self, given: str, became: str) -> None:
        now = self.editor.text()
        self._bring_in(now, carried(given, became, now))

    def _on_replaced(self, text: str, before: str) -> None:
        self._bring_in(self.editor.text(), text)
        self.editor.setReadOnly(False)
        t = self._around.words.t
        undo = (lambda: self.model.restore(before)) if before else None
        self.tell(t("Teksten er hentet. Den anden er gemt under Tidligere."), undo)
        self.answer.model.load()

    def _on_measured(self, size: Size) -> None:
        self.foot.show_size(size.words, size.lix)

    def _on_lit(self, sentence: tuple[int, int] | None, word: tuple[int, int] | None) -> None:
        look = self.model.look.look
        self.editor.light(
            self.model.reading.text, sentence if look.show_sentence else None, word if look.show_word else None
        )

    def _on_refused(self, problem: LearnKitError) -> None:
        self.editor.setReadOnly(self._loading)
        self.toast.tell(self._around.words.problem(problem))

    # --- what the writer does ----------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read the text from the caret's sentence, or what is selected; stop if it is being read."""
        reading = self.model.reading
        if reading.speaking:
            reading.stop()
            return
        self.model.keeping.now()
        text, manner = self.editor.text(), self.model.manner()
        reading.read(text, to_read(text, self.editor.caret(text), self.editor.selected(text), manner.language), manner)

    def tell(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say a sentence in passing; `undo` takes back that of which it tells."""
        self._undo = undo
        self.toast.tell(sentence, undo=undo is not None)

    def _on_undone(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()

    @property
    def panel(self) -> QWidget | None:
        """What is open beside the page."""
        return self.side.panel

    def show_look(self, on: bool) -> None:
        """Open the panel of looks, or close it."""
        if on and not isinstance(self.panel, LookPanel):
            panel = LookPanel(self._around.theme, self._around.words, self.model.look, self._body)
            panel.closed.connect(lambda: self.show_look(False))
            self.side.open(panel)
            panel.first_stop().setFocus(Qt.FocusReason.PopupFocusReason)
        elif not on and isinstance(self.panel, LookPanel):
            self._close_panel()
        self.head.look.setChecked(isinstance(self.panel, LookPanel))
        self.answer.settle_tools()

    def _close_panel(self) -> None:
        self.side.close()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.look.setChecked(False)
        self.answer.settle_tools()

    def open_earlier(self) -> None:
        """Open the list of earlier versions; once is enough."""
        if self.sheet is not None:
            return
        words, theme, model = self._around.words, self._around.theme, self.model
        sheet = EarlierSheet(theme, words, self, model.look.look, model.now)
        sheet.wanted.connect(model.load_text)
        sheet.chosen.connect(self._on_fetch)
        self._open_sheet(sheet)
        model.load_history()

    def open_elsewhere(self) -> None:
        """Open what was written elsewhere."""
        words, theme, model = self._around.words, self._around.theme, self.model
        if not model.others or self.sheet is not None:
            return
        sheet = ElsewhereSheet(theme, words, self, model.others, model.look.look)
        sheet.both_chosen.connect(self._on_both)
        sheet.other_chosen.connect(lambda version: self._close_then(lambda: model.keep_other(version)))
        sheet.mine_chosen.connect(lambda: self._close_then(model.keep_mine))
        self._open_sheet(sheet, sheet.both)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._around.voice.speaking or self._around.voice.paused:
            self._around.voice.stop()
        elif self.panel is not None:
            self._close_panel()
        else:
            event.ignore()

    def _open_sheet(self, sheet: EarlierSheet | ElsewhereSheet, first: QWidget | None = None) -> None:
        self._around.voice.stop()
        self.sheet = sheet
        sheet.closed.connect(self._on_sheet_closed)
        sheet.show_sheet(first)

    def _on_sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _close_then(self, act: Callable[[], object]) -> None:
        if self.sheet is not None:
            self.sheet.leave()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        act()

    def _on_fetch(self, version: str) -> None:
        self.editor.setReadOnly(True)
        self._close_then(lambda: self.model.restore(version))

    def _on_both(self) -> None:
        t = self._around.words.t
        title = self.model.title or t("Min tekst")
        self._close_then(lambda: self.model.keep_both(t("{title}, skrevet et andet sted", title=title)))

    def _on_history(self, versions: object) -> None:
        if isinstance(self.sheet, EarlierSheet):
            self.sheet.tell(versions)  # type: ignore[arg-type]

    def _on_text_told(self, version: str, text: str) -> None:
        if isinstance(self.sheet, EarlierSheet):
            self.sheet.show_text(version, text)

    def _on_contents_change(self, _place: int, removed: int, added: int) -> None:
        if self._loading or not (removed or added):
            return
        self.model.reading.stop()
        self.model.keeping.typed()

    def _on_typed(self, letter: str) -> None:
        self.model.echo.heard(letter, self.editor.before_caret(BEFORE_CARET), self.model.manner())

    def _on_named(self, title: str) -> None:
        self.model.rename(title)
        self._show_title()

    def _show_title(self) -> None:
        self.head.title.say(self.model.title or self._around.words.t("Min tekst"))

    def _bring_in(self, now: str, after: str) -> None:
        self._show_text(lambda: self.editor.bring_in(now, after))

    def _show_text(self, act: Callable[[], object]) -> None:
        """Change the text without taking it for something the writer typed."""
        self._loading = True
        act()
        self._loading = False

    def _next_region(self) -> None:
        regions: list[tuple[QWidget, QWidget]] = [
            (self.head, self.head.back),
            (self.paper, self.editor),
            (self.foot, self.foot.read),
        ]
        if self.panel is not None:
            regions.insert(2, (self.panel, self.side.first_stop()))
        focused = self.window().focusWidget()
        here = [n for n, (r, _) in enumerate(regions) if focused is not None and r.isAncestorOf(focused)]
        _, first = regions[(here[0] + 1) % len(regions)] if here else regions[1]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    # --- sizes -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        QPainter(self).fillRect(self.rect(), self._around.theme.ink("bg"))

    def _fit(self) -> None:
        effective = self.width() / self._around.theme.scale
        narrow, small = effective < NARROW, effective < SMALL
        self.head.fit(effective)
        self.foot.fit(self.width())
        self.paper.fit(narrow=narrow)
        margin = 0 if narrow else MARGIN
        self._beside.setContentsMargins(margin, 8 if narrow else ABOVE, margin, 0 if narrow else BELOW)
        room = self.width() - 2 * margin - self.side.room(small=small)
        wide = room if narrow else min(room, self.paper.width_wanted(narrow=narrow))
        self.paper.setMaximumWidth(wide)
        self.elsewhere.setMaximumWidth(wide)
        height = self.height() - self.head.height() - self.foot.height()
        self.side.place(self.width(), height, margin, small=small, narrow=narrow)
