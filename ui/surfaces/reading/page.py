"""The page: a text in one person's own look, its spoken sentence and word lit, whole lines only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from learnkit.domain.look import Look
from ui.a11y import name, set_speech
from ui.surfaces.reading.book import Book, word_at
from ui.surfaces.reading.impression import Impression
from ui.surfaces.reading.laid import LayingOut
from ui.surfaces.reading.leaf import Leaf
from ui.surfaces.reading.links import LinkStops, link_at
from ui.surfaces.reading.lit import Lit
from ui.surfaces.reading.painting import paint_progress, paint_sheet
from ui.surfaces.reading.setting import Setting
from ui.surfaces.reading.view import Shown, Spot, View
from ui.theme.press import ring, start
from ui.theme.theme import Theme

READ_ABOVE = 0.62
"""the voice's line is kept in this upper share of the page"""
WHEEL_ROWS = 3
WHEEL_NOTCH = 120


@dataclass(frozen=True)
class Painted:
    """One painting of the page, for measurements: when it began and ended (`time.monotonic()`), which word it lit."""

    began: float
    ended: float
    word: Lit | None


class Page(Leaf):
    """Shows a book from a place on; tells what was pressed and where the reader has turned to.

    Keyboard: Page Up and Down, Home, End; Tab goes through the links and notes on the page before it goes on, and
    Enter follows one. All other keys are left to the screen around it. Every place is a block of the text and a code
    point in it.
    """

    word_pressed = Signal(int, int)
    """a word was pressed: block, first code point"""
    link_followed = Signal(str)
    turned = Signal(int, int)
    """the reader has turned to another page: the first place on it"""
    view_changed = Signal()
    """something else stands on the page than before"""
    picture_wanted = Signal(str)
    """a picture is needed, by hash; `set_picture` brings it"""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        self._look = Look()
        super().__init__(theme, Setting(theme, self._look), parent)
        self._pictures: dict[str, QPixmap] = {}
        self._asked: set[str] = set()
        self._view: View | None = None
        self._book: Book | None = None
        self._sentence: Lit | None = None
        self._word: Lit | None = None
        self._ruler = False
        self._pointed_y: float | None = None
        self._progress = 0.0
        self._passing: tuple[Shown, ...] = ()
        self._shift = 0.0
        self._wheel = 0
        self._by_key = False
        self._links = LinkStops()
        self._watcher: Callable[[Painted], None] | None = None
        self._glide = QVariantAnimation(self)
        self._glide.valueChanged.connect(self._on_glide)
        self._glide.finished.connect(self._on_arrived)
        name(self, title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self._on_theme)

    def set_book(self, book: Book, block: int = 0, offset: int = 0) -> None:
        """Show a book from a place on."""
        self._book = book
        self._sentence = self._word = None
        self._lay_out(block, offset)

    def set_look(self, look: Look) -> None:
        """Set the page in another look; the place stays."""
        self._look = look
        self._on_theme()

    def set_picture(self, digest: str, image: QImage) -> None:
        """Bring a picture that was wanted."""
        self._pictures[digest] = QPixmap.fromImage(image)
        if self._view is not None:
            place = self._view.top_place
            self._view.forget_picture(digest)
            self._view.begin_at(self._view.spot_of(*place))
            self._changed()

    def set_progress(self, share: float) -> None:
        """How much of the book the ribbon shows as read, 0 to 1."""
        self._progress = share
        self.update()

    def set_ruler(self, on: bool) -> None:
        """Show the ruler behind the spoken or pointed line, or not."""
        self._ruler = on
        self.update()

    def watch_painting(self, watcher: Callable[[Painted], None] | None) -> None:
        """Tell of each painting, for measurements."""
        self._watcher = watcher

    @property
    def view(self) -> View | None:
        """What stands on the page; None without a book."""
        return self._view

    def show_place(self, block: int, offset: int) -> None:
        """Turn to the page on which a place stands; nothing moves if it stands on this one."""
        if self._view is None:
            return
        spot = self._view.spot_of(block, offset)
        if self._view.y_of(spot) is None:
            self._begin_at(spot)

    def begin_at(self, block: int, offset: int) -> None:
        """Put the row with this place at the top."""
        if self._view is not None:
            self._begin_at(self._view.spot_of(block, offset))

    def light(self, sentence: Lit | None, word: Lit | None) -> None:
        """Light a sentence and a word in it, and put out what was lit; the page follows the word."""
        before = self._dirty()
        self._sentence, self._word = sentence, word
        follow = word or sentence
        if follow is None or not self._follow(follow):
            self.update((before | self._dirty()).toAlignedRect())

    def turn(self, pages: int) -> None:
        """Turn one page on (1) or back (-1)."""
        if self._view is None:
            return
        there = self._view.next_page() if pages > 0 else self._view.page_before()
        if there is not None:
            self._begin_at(there)
            self.turned.emit(*self._view.top_place)

    def visible_text(self) -> str:
        """What stands on the page, in words."""
        if self._view is None:
            return ""
        return "\n".join(shown.laid.piece.text for shown in self._view.shown if shown.laid.piece.text)

    # What is painted

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        began = time.monotonic()
        painter = QPainter(self)
        start(painter)
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), self._setting.ink("bg"))
        sheet = self.sheet
        paint_sheet(painter, self._setting, sheet, self.narrow)
        if self._view is not None:
            self._impression(self._view).paint(painter, QRectF(event.rect()))
            paint_progress(painter, self._setting, sheet, self._progress)
        if self.hasFocus() and self._by_key:
            self._paint_ring(painter)
        painter.end()
        if self._watcher is not None:
            shown = self._look.show_word and self._word is not None and self._boxes(self._word)
            self._watcher(Painted(began, time.monotonic(), self._word if shown else None))

    def _paint_ring(self, painter: QPainter) -> None:
        """Round the link that has the keyboard, else round the sheet."""
        link = self._links.at
        if link is None or self._passing:
            ring(painter, self._theme, self.sheet.adjusted(6, 6, -6, -6), 4)
        elif self._view is not None:
            for box, *_ in self._view.boxes(link.block, link.start, link.end):
                ring(painter, self._theme, box.translated(self.text_box.topLeft()).adjusted(1, 4, -1, -4), 4)

    def _impression(self, view: View) -> Impression:
        moving = bool(self._passing)
        box = self.text_box
        return Impression(
            setting=self._setting,
            sheet=self.sheet,
            box=box,
            margin=self._setting.margin(self.narrow),
            shown=self._passing or view.shown,
            bottom=box.height() if moving else view.bottom,
            shift=self._shift,
            sentence=self._sentence,
            word=self._word,
            ruler=self._ruler,
            pointed_y=self._pointed_y,
        )

    def _boxes(self, lit: Lit) -> list[QRectF]:
        if self._view is None:
            return []
        return [box for box, *_ in self._view.boxes(lit.block, lit.start, lit.end)]

    def _dirty(self) -> QRectF:
        """What must be painted again when the lit stretch changes."""
        box = QRectF()
        for lit in (self._sentence, self._word):
            for each in self._boxes(lit) if lit is not None else []:
                box |= each
        if box.isNull():
            return box
        if self._ruler:
            return QRectF(self.sheet)
        return box.translated(self.text_box.topLeft()).adjusted(-8, -4, 8, 4)

    # Where the page stands

    def _lay_out(self, block: int, offset: int) -> None:
        if self._book is None:
            return
        box = self.text_box
        laying = LayingOut(self._setting, box.width(), box.height())
        self._stand()
        self._view = View(self._book, laying, box.height(), self._pictures)
        self._view.begin_at(self._view.spot_of(block, offset))
        self._changed()

    def _begin_at(self, spot: Spot) -> None:
        if self._view is not None:
            self._stand()
            self._view.begin_at(spot)
            self._changed()

    def _changed(self) -> None:
        if self._view is None:
            return
        for digest in sorted(self._view.missing - self._asked):
            self._asked.add(digest)
            self.picture_wanted.emit(digest)
        self._links.keep_to(self._view)
        self._tell_stop()
        self.view_changed.emit()
        self.update()

    def _tell_stop(self) -> None:
        """Let screen readers and F2 say the link that has the keyboard, else the page."""
        link = self._links.at
        self.setAccessibleDescription(self.visible_text() if link is None else link.words)
        set_speech(self, "" if link is None else link.words)
        self.update()

    def _leave_link(self) -> None:
        if self._links.at is not None:
            self._links.at = None
            self._tell_stop()

    def _follow(self, lit: Lit) -> bool:
        """Keep what is lit in the upper part of the page; whether the page moves."""
        view = self._view
        if view is None:
            return False
        spot = view.spot_of(lit.block, lit.start)
        y = view.y_of(spot)
        if y is None:
            self._begin_at(spot)
            return True
        if self._theme.reduced_motion or view.at_end or self._passing:
            return False
        limit = max(view.height * READ_ABOVE, view.row(spot).height)
        if y + view.row(spot).height <= limit:
            return False
        top = view.up_from(spot, limit - view.row(spot).height)
        return self._glide_to(top)

    def _glide_to(self, spot: Spot) -> bool:
        """Let the page slide up until this row is its first."""
        view = self._view
        distance = view.y_of(spot) if view is not None else None
        if view is None or not distance or distance <= 0:
            return False
        self._passing = view.reach(view.anchor, 0.0, view.height + distance)
        view.begin_at(spot)
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(-distance)
        self._glide.setDuration(self._theme.ms("scroll_line"))
        self._glide.start()
        return True

    def _on_glide(self, value: float) -> None:
        self._shift = float(value)
        self.update()

    def _on_arrived(self) -> None:
        self._passing, self._shift = (), 0.0
        self._changed()

    def _stand(self) -> None:
        """Stop sliding, where it would have ended."""
        self._glide.stop()
        self._passing, self._shift = (), 0.0

    def _on_theme(self) -> None:
        place = self._view.top_place if self._view is not None else (0, 0)
        self._setting = Setting(self._theme, self._look)
        self._lay_out(*place)
        self.updateGeometry()
        self.update()

    # What the reader does

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if self._view is not None:
            self._lay_out(*self._view.top_place)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: N802
        if self._view is None or not self._links.step(self._view, 1 if forwards else -1):
            self._leave_link()
            return super().focusNextPrevChild(forwards)
        self._by_key = True
        self._tell_stop()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        link = self._links.at
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if link is not None:
                self._leave_link()
                self.link_followed.emit(link.target)
            case Qt.Key.Key_PageDown:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                self._go(Spot(0, 0))
            case Qt.Key.Key_End if self._view is not None and self._view.book.pieces:
                end = Spot(len(self._view.book.pieces) - 1, 10**9)
                last = Spot(end.piece, len(self._view.laid(end.piece).rows) - 1)
                self._go(self._view.up_from(last, self._view.height - self._view.row(last).height))
            case key:
                if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                    self._leave_link()  # from here on Enter is for the word one goes to
                event.ignore()

    def _go(self, spot: Spot) -> None:
        self._begin_at(spot)
        if self._view is not None:
            self.turned.emit(*self._view.top_place)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        self._wheel -= event.angleDelta().y()
        notches = int(self._wheel / WHEEL_NOTCH)
        self._wheel -= notches * WHEEL_NOTCH
        if notches and self._view is not None:
            there = self._view.stepped(notches * WHEEL_ROWS)
            if there != self._view.anchor:
                self._go(there)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._by_key = False
        self._leave_link()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        found = self._view.place_at(event.position() - self.text_box.topLeft()) if self._view is not None else None
        if event.button() is not Qt.MouseButton.LeftButton or found is None:
            return
        piece, offset = found
        link = link_at(piece, offset)
        if link is not None:
            self.link_followed.emit(link.target)
            return
        word = word_at(piece, offset)
        if word is not None:
            self.word_pressed.emit(piece.block, piece.start + word[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        point = event.position() - self.text_box.topLeft()
        over = self._view is not None and self._view.place_at(point) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)
        if self._ruler:
            self._pointed_y = point.y()
            self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self._by_key = event.reason() is not Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._leave_link()
        self.update()
