"""The reader: the page, the way back and the tools above it, the voice below it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from ui.pupil.reader_model import ReaderModel
from ui.surfaces.look.look_panel import WIDTH, LookPanel
from ui.surfaces.look.wearing import wear
from ui.surfaces.reading.aloud import ReadingAloud
from ui.surfaces.reading.book import Piece
from ui.surfaces.reading.chapter_sheet import ChapterSheet
from ui.surfaces.reading.head import NARROW, SMALL, Head
from ui.surfaces.reading.page import Page
from ui.surfaces.reading.page_margin import LEAST, PageMargin
from ui.surfaces.reading.voice_bar import VoiceBar
from ui.surfaces.reading.voice_words import RATES, nearest, offered
from ui.surfaces.reading.way_back import Left, WayBack
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.telling_pill import TellingPill
from ui.widgets.toast import Toast

PANEL_MARGIN = 20


class ReaderScreen(QWidget):
    """One text, read by one person. Keys: DESIGN's reader keys, while the focus is on the page."""

    back_asked = Signal()

    def __init__(self, around: Surroundings, actor: Actor, text_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        theme, words = around.theme, around.words
        self.model = ReaderModel(around.app, around.tasks, around.voice, actor, text_id, self)
        self.head = Head(theme, words)
        self.page = Page(theme, words.t("Siden"))
        self.margin = PageMargin(theme, words, self.page)
        self.way_back = WayBack(theme, words)
        self.voice_bar = VoiceBar(theme, words)
        self.pill = TellingPill(around, self.voice_bar.pill, self)
        self.panel: LookPanel | None = None
        self.chapters: ChapterSheet | None = None
        self.toast = Toast(theme, words.t, self)
        self._title_number = -1
        self._lay_out()
        self._wire()
        self.setFocusProxy(self.page)
        self.model.open()

    def leave(self) -> None:
        """Be quiet, and keep everything there is to keep."""
        self.model.leave()

    def step_back(self) -> bool:
        """Go back to where a link was followed; False when none was, or one is back already."""
        left = self.way_back.take()
        if left is None:
            return False
        self.model.go_to_place(*left.place)
        self.page.begin_at(*left.top)
        self._tell_place()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # --- how it is put together --------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._body = QWidget()
        self._body.installEventFilter(self)
        self._beside = QHBoxLayout(self._body)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self.page, 1)
        self._side = QWidget()  # holds the panel where there is room for it beside the page
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(PANEL_MARGIN, 16, PANEL_MARGIN, 16)
        self._side.hide()
        self._beside.addWidget(self._side)
        column.addWidget(self.head)
        column.addWidget(self._body, 1)
        column.addWidget(self.way_back)
        column.addWidget(self.voice_bar)

    def _wire(self) -> None:
        model, head, bar, page = self.model, self.head, self.voice_bar, self.page
        model.opened.connect(self._on_opened)
        model.refused.connect(self._on_refused)
        model.place_changed.connect(self._tell_place)
        model.voices_changed.connect(self._on_voices_changed)
        model.picture_ready.connect(page.set_picture)
        model.look.changed.connect(self._on_look_changed)
        head.back_asked.connect(self.back_asked)
        head.title_asked.connect(self._on_title_asked)
        head.chapters_asked.connect(self.open_chapters)
        head.look_asked.connect(self.show_look)
        head.ruler_asked.connect(page.set_ruler)
        head.more_chosen.connect(self._on_more_chosen)
        bar.voice_chosen.connect(lambda voice: model.look.choose(voice=voice))
        bar.rate_chosen.connect(lambda rate: model.look.choose(rate=rate))
        bar.word_switched.connect(lambda on: model.look.choose(show_word=on))
        bar.sentence_switched.connect(lambda on: model.look.choose(show_sentence=on))
        page.turned.connect(self._on_turned)
        page.link_followed.connect(self._on_link_followed)
        self.way_back.wanted.connect(self.step_back)
        page.picture_wanted.connect(model.want_picture)
        page.view_changed.connect(self._place_margin)
        self.margin.turn_asked.connect(page.turn)
        self._around.theme.changed.connect(self._on_theme)
        self.pill.told.connect(self._fit)
        voice = self._around.voice
        voice.restarted.connect(self._on_restarted)
        voice.finished.connect(self._on_quiet)
        voice.stopped.connect(self._on_quiet)

    # --- what the model tells ----------------------------------------------------------------------------------------

    def _on_opened(self) -> None:
        book, aloud = self.model.book, self.model.aloud
        if book is None or aloud is None:
            return
        self.page.set_book(book, *self.model.place)
        self.page.setAccessibleName(book.title)
        self._on_look_changed()
        if not book.has_words:
            self.voice_bar.be_silent(self._around.words.t("Her er ingen ord at læse højt"))
        aloud.lit.connect(self.page.light)
        aloud.state_changed.connect(lambda: self.voice_bar.play.set_playing(aloud.speaking))
        aloud.failed.connect(self._on_refused)
        for signal, act in (
            (self.voice_bar.play_asked, aloud.toggle),
            (self.voice_bar.again_asked, aloud.again),
            (self.page.word_pressed, aloud.play_from),
        ):
            signal.connect(act)
        self.voice_bar.next_asked.connect(lambda: aloud.step_sentence(1))
        self._tell_place()

    def _on_look_changed(self) -> None:
        look = self.model.look.look
        self.page.set_look(look)
        self.voice_bar.show_rate(look.rate)
        self.voice_bar.show_switches(word=look.show_word, sentence=look.show_sentence)
        wear(self._around.theme, look)
        self._on_voices_changed()

    def _on_theme(self) -> None:
        screen = round(self._around.theme.scale * 100)
        look = self.model.look.look
        if look.screen != screen and self.model.book is not None:
            self.model.look.take(replace(look, screen=screen))  # text size was changed for the whole window
        self._fit()

    def _on_voices_changed(self) -> None:
        if self.model.voices:
            self.voice_bar.offer_voices(offered(self.model.voices_for_text()), self.model.chosen_voice())
            self._fit()

    def _tell_place(self) -> None:
        book = self.model.book
        if book is None:
            return
        chapter, words = self.model.chapter, self._around.words
        if chapter and not chapter[:1].isdigit() and not chapter.lower().startswith(("kapitel", "chapter")):
            chapter = words.t("Kapitel {n} · {title}", n=self.model.chapter_number + 1, title=chapter)
        self.head.tell(book.title, chapter, chapters=len(book.chapters) > 1)
        self.page.set_progress(self.model.done)
        self.margin.tell(*self.model.page)

    def _on_refused(self, problem: LearnKitError) -> None:
        self.toast.tell(self._around.words.problem(problem))

    def _on_restarted(self) -> None:
        self.toast.tell(self._around.words.problem(LearnKitError("speech.voice_restarted")))

    # --- what the reader does ----------------------------------------------------------------------------------------

    def show_look(self, on: bool) -> None:
        """Open the panel of looks, or close it."""
        if on and self.panel is None:
            self.panel = LookPanel(self._around.theme, self._around.words, self.model.look, self._body)
            self.panel.closed.connect(lambda: self.show_look(False))
            self._fit()
            self.panel.first_stop().setFocus(Qt.FocusReason.PopupFocusReason)
        elif not on and self.panel is not None:
            gone, self.panel = self.panel, None
            self._side.hide()
            gone.hide()
            gone.setParent(None)
            gone.deleteLater()
            self._fit()
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.head.look.setChecked(self.panel is not None)

    def open_chapters(self) -> None:
        """Open the list of chapters."""
        book = self.model.book
        if book is None or len(book.chapters) < 2:
            return
        sheet = ChapterSheet(self._around.theme, self._around.words, self, book, self.model.chapter_number)
        sheet.chapter_chosen.connect(self._on_chapter_chosen)
        sheet.closed.connect(sheet.deleteLater)
        self.chapters = sheet
        sheet.open_here()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        aloud = self.model.aloud
        if event.key() == Qt.Key.Key_F6:
            self._next_region()
        elif event.key() == Qt.Key.Key_Escape:
            self._step_out(event)
        elif aloud is None or not self._read_key(event, aloud):
            event.ignore()

    def _read_key(self, event: QKeyEvent, aloud: ReadingAloud) -> bool:
        """The reader's keys; whether this was one. Letters and bare arrows count only on the page."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        on_page = self.page.hasFocus()
        self.model.touch()
        match event.key():
            case Qt.Key.Key_Right if ctrl:
                aloud.step_sentence(1)
            case Qt.Key.Key_Left if ctrl:
                aloud.step_sentence(-1)
            case Qt.Key.Key_Up if ctrl:
                self._step_rate(1)
            case Qt.Key.Key_Down if ctrl:
                self._step_rate(-1)
            case Qt.Key.Key_Space if on_page:
                self._toggle(aloud)
            case Qt.Key.Key_Right if on_page:
                aloud.step_word(1)
            case Qt.Key.Key_Left if on_page:
                aloud.step_word(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if on_page:
                aloud.read_word()
            case Qt.Key.Key_U if on_page and not ctrl:
                self.show_look(self.panel is None)
            case Qt.Key.Key_L if on_page and not ctrl:
                self.head.ruler.click()
            case _:
                return False
        return True

    def _toggle(self, aloud: ReadingAloud) -> None:
        if self.voice_bar.play.isEnabled():
            aloud.toggle()
        else:
            self.toast.tell(self.voice_bar.play.toolTip())

    def _step_out(self, event: QKeyEvent) -> None:
        """Esc: quiet first, then the panel, then whoever is outside."""
        aloud = self.model.aloud
        if self._around.voice.speaking:
            if aloud is not None and aloud.speaking:
                aloud.pause()
            else:
                self._around.voice.stop()
        elif self.panel is not None:
            self.show_look(False)
        else:
            event.ignore()

    def _step_rate(self, by: int) -> None:
        at = min(len(RATES) - 1, max(0, nearest(self.model.look.look.rate) + by))
        self.model.look.choose(rate=RATES[at])

    def _next_region(self) -> None:
        regions: list[tuple[QWidget, QWidget]] = [(self.head, self.head.back), (self.page, self.page)]
        if self.panel is not None:
            regions.append((self.panel, self.panel.first_stop()))
        regions.append((self.voice_bar, self.voice_bar.first_stop))
        focused = self.focusWidget()
        here = [
            n for n, (r, _) in enumerate(regions) if focused is not None and (r is focused or r.isAncestorOf(focused))
        ]
        _, first = regions[(here[0] + 1) % len(regions)] if here else regions[1]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_turned(self, block: int, offset: int) -> None:
        view = self.page.view
        self.model.turned(block, offset, view is not None and view.at_end)
        last = self.way_back.last
        if view is not None and last is not None and view.y_of(view.spot_of(*last.top)) is not None:
            self.way_back.take()  # one has turned back there by oneself
        self._tell_place()

    def _on_chapter_chosen(self, number: int) -> None:
        book = self.model.book
        if book is not None:
            self._go(book.chapters[number][1])

    def _on_link_followed(self, anchor: str) -> None:
        piece = self.model.book.anchored(anchor) if self.model.book is not None else None
        view = self.page.view
        if piece is not None and view is not None:
            self.way_back.remember(Left(view.top_place, self.model.place))
            self._go(piece)

    def _go(self, piece: Piece) -> None:
        self.page.begin_at(piece.block, piece.start)
        self.model.go_to(piece)
        self._tell_place()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_more_chosen(self, key: str) -> None:
        if key == "voice":
            self.voice_bar.open_voices(self.head.more if self.head.more.isVisible() else self.head.voice)
        else:
            self.page.turn(1 if key == "on" else -1)

    def _on_title_asked(self) -> None:
        voice, book = self._around.voice, self.model.book
        if self._title_number >= 0 and voice.owns(self._title_number):
            voice.stop()
        elif book is not None:
            self._title_number = voice.say(self.head.dot.words, language=book.text.language)
            self.head.dot.set_speaking(True)

    def _on_quiet(self) -> None:
        self._title_number = -1
        self.head.dot.set_speaking(False)

    # --- sizes -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._body and event.type() == QEvent.Type.Resize:
            self._place_beside()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), self._around.theme.ink("bg"))

    def _fit(self) -> None:
        effective = self.width() / self._around.theme.scale
        self.voice_bar.fit(effective)
        self.head.fit(effective, voice=not self.voice_bar.has_voice)
        self._place_beside()

    def _place_beside(self) -> None:
        if self.panel is not None:
            self._place_panel(self.panel, self.width() / self._around.theme.scale)
        self._place_margin()

    def _place_panel(self, panel: LookPanel, effective: float) -> None:
        """Beside the page where there is room, over it in a smaller window, instead of it in a narrow one."""
        beside, narrow = effective >= SMALL, effective < NARROW
        holder = self._side if beside else self if narrow else self._body
        if panel.parentWidget() is not holder:
            panel.setParent(holder)
            if beside:
                panel_column = self._side.layout()
                if panel_column is not None:
                    panel_column.addWidget(panel)
        self._side.setVisible(beside)
        if not beside:
            margin, top = (0, 0) if narrow else (PANEL_MARGIN, 16)
            wide = holder.width() if narrow else self._around.theme.px(WIDTH)
            panel.setGeometry(holder.width() - wide - margin, top, wide, holder.height() - 2 * top)
            panel.raise_()
        panel.show()

    def _place_margin(self) -> None:
        room = round(self.page.sheet.left())
        self.margin.setVisible(room >= max(LEAST, self.margin.minimumSizeHint().width()))
        self.margin.move(QPoint(0, 0))
        self.margin.resize(room, self.page.height())
