"""The paper a handed-in text is read on, what is said of it beside its lines, and the facts about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.look import Look
from learnkit.domain.people import given_name
from learnkit.services.commenting import Comment
from learnkit.services.reading_a_hand_in import OpenedHandIn
from ui.a11y import name
from ui.strings import Words
from ui.surfaces.writing.marked import Mark, MarkedText
from ui.surfaces.writing.page_layout import INSET
from ui.teacher.marking_head_view import handed_in
from ui.teacher.marking_margin_view import GAP, NUMBER, CommentCard, DraftCard, NumberedCard, paint_number, stacked
from ui.teacher.marking_model import Draft
from ui.theme.press import card, start
from ui.theme.theme import Theme
from ui.theme.tokens import EDGE, RADIUS
from ui.widgets.card import Card
from ui.widgets.label import Text

PAGE, MARGIN, FACTS = 708, 274, 208
BETWEEN, ABOVE, BELOW = 24, 24, 40
PADDING, PADDING_NARROW = 56, 24
WITH_FACTS, BESIDE = 1240, 900
"""In a window of this effective width the facts have a card of their own; the comments stand beside the text."""
LOOK = Look(font="sans", size=22, line=1.7, width=62)
"""20 px letters, 34 from line to line"""
DRAFT = "draft"
FINE_FROM = 10


class Page(QWidget):
    """The title, the facts where they have no card, and the text."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._words = words
        self.title = Text(theme, "", "title", parent=self)
        self.facts = Text(theme, "", "table", ink="ink2", parent=self)
        self.text = MarkedText(theme, LOOK, self)
        theme.changed.connect(self.update)

    def arrange(self, width: int, *, with_facts: bool) -> int:
        """Lay everything out in this width and say how tall the page is."""
        px = self.theme.px
        pad = px(PADDING_NARROW if width < px(520) else PADDING)
        room, top = width - 2 * pad, pad * 2 // 3
        self.title.setVisible(bool(self.title.text()))
        if self.title.text():
            tall = self.title.heightForWidth(room)
            self.title.setGeometry(pad, top, room, tall)
            top += tall + px(8)
        self.facts.setVisible(with_facts and bool(self.facts.text()))
        if with_facts and self.facts.text():
            tall = self.facts.heightForWidth(room)
            self.facts.setGeometry(pad, top, room, tall)
            top += tall + px(8)
        self.text.setGeometry(pad - INSET, top, room + 2 * INSET, self.text.height())
        return top + self.text.height() + pad // 2 + EDGE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        start(painter)
        card(painter, self.theme, QRectF(self.rect()), RADIUS["page"])
        for mark, middle in zip(self.text.marks, self._numbers(), strict=True):
            paint_number(painter, self.theme, middle, mark.number)

    def _numbers(self) -> list[QPointF]:
        """Where each mark's number stands: in the page's margin, at the mark's first line."""
        edge = self.text.geometry().right() - INSET
        room = self.width() - edge
        middles: list[QPointF] = []
        for mark in self.text.marks:
            line = self.text.y() + self.text.place_of_mark(mark.key).center().y()
            beside = sum(abs(middle.y() - line) < 1 for middle in middles)
            step = min(self.theme.px(NUMBER), room / 3)
            middles.append(QPointF(edge + room / 2 + beside * step, line))
        return middles


class FactsCard(Card):
    """How long the text is, how hard, how long it took."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, padding=18, gap=6, parent=parent)
        self._words = words
        self.column.addWidget(Text(theme, words.t("Om teksten"), "staff", weight=700))
        self._rows: list[QWidget] = []

    def tell(self, facts: Sequence[tuple[str, str]], line: str) -> None:
        """Show these facts, each with its name, and a sentence more."""
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(what, fact) for what, fact in facts]
        if line:
            self._rows.append(Text(self.theme, line, "small", ink="ink2"))
        for row in self._rows:
            self.column.addWidget(row)
            row.show()  # at once, so that the card's height is asked for with them

    def _row(self, what: str, fact: str) -> QWidget:
        row = QWidget()
        beside = QHBoxLayout(row)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(8)
        beside.addWidget(Text(self.theme, what, "table", ink="ink2"))
        beside.addWidget(Text(self.theme, fact, "table", weight=700), 1)
        name(row, f"{what} {fact}")
        return row


class MarkingPage(QWidget):
    """Page, margin and facts in one piece of paper work; its height follows its width."""

    take_back_asked = Signal(str)
    draft_saved = Signal()
    draft_dropped = Signal()
    draft_changed = Signal(str)
    looked_at = Signal(str)
    """the key of the mark that is looked at now"""

    def __init__(self, theme: Theme, words: Words, me: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.theme = theme
        self._words, self._me, self._now = words, me, now
        self.page = Page(theme, words, self)
        self.text = self.page.text
        self.facts = FactsCard(theme, words, self)
        self.cards: dict[str, CommentCard] = {}
        self.draft = DraftCard(theme, words)
        self.draft.setParent(self)
        self.draft.hide()
        self._draft: Draft | None = None
        self._here = ""
        self._facts: tuple[str, ...] = ()
        self._handed = ""
        self._tall = 0
        self.draft.saved.connect(self.draft_saved)
        self.draft.dropped.connect(self.draft_dropped)
        self.draft.changed.connect(self.draft_changed)
        self.draft.note.changed.connect(self.arrange)
        self.text.set_anew.connect(self.arrange)
        self.text.mark_chosen.connect(self.look_at)
        theme.changed.connect(self.arrange)

    # --- what it shows -----------------------------------------------------------------------------------------------

    def show_text(self, text: OpenedHandIn) -> None:
        """Show another text; what is said of it comes with `show_comments`."""
        t, words = self._words.t, self._words
        self._here = ""
        self.page.title.say(text.title)
        facts = [(t("Længde"), words.length(text.words))]
        if text.lix is not None:
            facts.append(("LIX", t("under 10") if text.lix < FINE_FROM else words.number(round(text.lix))))
        minutes = text.seconds // 60
        facts.append((t("Tid"), words.minutes(minutes) if minutes else t("under et minut")))
        on = t("{name} har skrevet videre siden.", name=given_name(text.name)) if text.written_on else ""
        self.facts.tell(facts, on)
        lix = f"LIX {facts[1][1]}" if text.lix is not None else ""
        self._facts = (facts[0][1], lix, facts[-1][1], on)
        self._handed = " · ".join(handed_in(words, text, self._now()))
        name(self.text, t("Teksten, som {name} har afleveret", name=given_name(text.name)))
        self.text.show_text(text.text)

    def show_comments(self, comments: Sequence[Comment], draft: Draft | None) -> None:
        """Show what is said, and the place of what is being said."""
        self._draft = draft
        for key in set(self.cards) - {one.id for one in comments}:
            gone = self.cards.pop(key)
            gone.hide()
            gone.deleteLater()
        for comment in comments:
            known = self.cards.get(comment.id)
            if known is not None and known.comment != comment:
                self.cards.pop(comment.id).deleteLater()
            if comment.id not in self.cards:
                self.cards[comment.id] = self._card(comment)
        if draft is not None and self.draft.note.text != draft.words:
            self.draft.note.set_text(draft.words)
        if draft is None and self.draft.note.text:
            self.draft.note.set_text("")
        self.draft.setVisible(draft is not None)
        self._number()

    def look_at(self, key: str) -> None:
        """Have this mark and its card stand out."""
        self._here = key
        self._number()
        self.looked_at.emit(key)

    def _card(self, comment: Comment) -> CommentCard:
        own = comment.written_by == self._me
        at = school_time(comment.at)
        by = "" if own else f"{comment.by} · {self._words.ago(at, school_time(self._now()))}"
        made = CommentCard(self.theme, self._words, comment, by, own=own)
        made.setParent(self)
        made.pressed.connect(lambda: self.look_at(comment.id))
        made.take_back_asked.connect(self.take_back_asked)
        made.show()
        return made

    def in_order(self) -> list[tuple[str, NumberedCard]]:
        """The cards from the text's beginning to its end, each with its mark's key; those without a place last."""
        last = len(self.text.text()) + 1
        found: list[tuple[tuple[int, int], str, NumberedCard]] = [
            ((one.comment.start, one.comment.end) if one.comment.placed else (last, last), key, one)
            for key, one in self.cards.items()
        ]
        if self._draft is not None:
            found.append(((self._draft.start, self._draft.end), DRAFT, self.draft))
        return [(key, one) for _, key, one in sorted(found, key=lambda each: each[:2])]

    def _number(self) -> None:
        marks = []
        for number, (key, one) in enumerate(self.in_order(), 1):
            one.set_number(number, here=key in (self._here, DRAFT))
            if isinstance(one, CommentCard) and one.comment.placed:
                marks.append(Mark(key, one.comment.start, one.comment.end, number))
            elif self._draft is not None and key == DRAFT:
                marks.append(Mark(key, self._draft.start, self._draft.end, number))
        self.text.set_marks(marks, self._here or DRAFT)
        self.page.update()
        self.arrange()
        self._set_tab_order()

    def _set_tab_order(self) -> None:
        """Tab goes from the text to what is said of it, from its beginning to its end."""
        before: QWidget = self.text
        for _, one in self.in_order():
            stops = (
                [self.draft.note.lines, self.draft.save, self.draft.drop]
                if isinstance(one, DraftCard)
                else [one.remove]
                if isinstance(one, CommentCard) and one.remove is not None
                else []
            )
            for stop in stops:
                QWidget.setTabOrder(before, stop)
                before = stop

    # --- where things stand ------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.arrange()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.theme.px(480), self._tall)

    def arrange(self) -> None:
        """Place page, cards and facts in the width there is."""
        if not hasattr(self, "_tall") or not self.width():
            return
        px, whole = self.theme.px, self.width()
        effective = whole / self.theme.scale
        with_facts, beside = effective >= WITH_FACTS, effective >= BESIDE
        margin = px(MARGIN)
        if with_facts:
            left = (whole - px(PAGE + MARGIN + FACTS + 2 * BETWEEN)) // 2
            wide = px(PAGE)
        elif beside:
            left = 20
            wide = min(px(PAGE), whole - 2 * left - margin - 16)
            left = (whole - wide - margin - 16) // 2
        else:
            left, wide = 16, min(px(PAGE), whole - 32)
            left = max(16, (whole - wide) // 2)
        told = self._facts if beside else (self._handed, *self._facts)
        self.page.facts.say(" · ".join(part for part in told if part))
        tall = self.page.arrange(wide, with_facts=not with_facts)
        self.page.setGeometry(left, ABOVE, wide, tall)
        right = left + wide + (BETWEEN if with_facts else 16)
        foot = self._place_beside(right, margin) if beside else self._place_below(left, wide, ABOVE + tall + 16)
        self.facts.setVisible(with_facts)
        if with_facts:
            high = max(self.facts.sizeHint().height(), self.facts.heightForWidth(px(FACTS)))
            self.facts.setGeometry(right + margin + BETWEEN, ABOVE, px(FACTS), high)
        self._grow(max(ABOVE + tall, foot) + BELOW)

    def _place_beside(self, left: int, wide: int) -> int:
        cards = self.in_order()
        top = self.page.y() + self.text.y()
        last = float(top + self.text.height())
        wanted = []
        for key, one in cards:
            place = self.text.place_of_mark(key)
            at = top + place.top() - 8 if not place.isEmpty() else last
            wanted.append((max(float(ABOVE), at), float(one.tall(wide))))
        tops = stacked(wanted, GAP)
        for (_, one), at, (_, high) in zip(cards, tops, wanted, strict=True):
            one.setGeometry(left, round(at), wide, round(high))
        return round(tops[-1] + wanted[-1][1]) if tops else 0

    def _place_below(self, left: int, wide: int, top: int) -> int:
        for _, one in self.in_order():
            high = one.tall(wide)
            one.setGeometry(left, top, wide, high)
            top += high + GAP
        return top

    def _grow(self, tall: int) -> None:
        if tall != self._tall:
            self._tall = tall
            self.setMinimumHeight(tall)
            self.updateGeometry()
