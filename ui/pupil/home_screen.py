"""The pupil's first screen: go on reading, what suits, my texts."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.domain.people import given_name
from learnkit.domain.tasks import HandInState, TaskKind
from learnkit.services.choosing_a_text import TextTile
from learnkit.services.reading import Begun
from learnkit.services.signing_in import SignedIn
from learnkit.services.tasks import PupilTask
from learnkit.services.writing import DocumentTile
from ui.pupil.all_tasks_view import TasksSheet
from ui.pupil.book_facts import book_facts, level_badge
from ui.pupil.cover_view import CoverView
from ui.pupil.home_model import MOST_TEXTS, HomeFacts, HomeModel
from ui.pupil.how_far import how_far, pages_left
from ui.pupil.strip_view import StripHead
from ui.pupil.task_view import TaskRow
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.telling_pill import TellingPill
from ui.widgets.book import Book
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.roving import Roving
from ui.widgets.scroll import Scroll

NARROW, SMALL = 760, 1100
COVER, BOOK, BOOK_GAP = 148, 118, 12
SMALL_COVER, SMALL_BOOK = 110, 96
MOST_BOOKS, MOST_TASKS = 5, 3
LINK = 40
"""A heading is as tall as a link, with one or without, so that what stands below begins at one height."""


class HomeScreen(QWidget):
    """Where a pupil begins; the one filled button is the next thing to do."""

    text_chosen = Signal(str)
    document_chosen = Signal(str)
    library_asked = Signal()
    writings_asked = Signal()

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = HomeModel(around.app, around.tasks, person.actor, self)
        theme, words = around.theme, around.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = StripHead(theme, words, given_name(person.name), self.model.now)
        self.pill = TellingPill(around, self._head.pill, self)
        column.addWidget(self._head)
        self._content = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._content)
        self._scroll = Scroll(theme, self._content)
        column.addWidget(self._scroll, 1)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._books: list[Book] = []
        self._stop = Roving(self)
        self._cover: CoverView | None = None
        self.tasks: list[TaskRow] = []
        self.sheet: TasksSheet | None = None
        self.model.told.connect(self._fill)
        self.model.text_begun.connect(self.document_chosen)
        theme.changed.connect(self._fit)
        self.model.load()

    def refresh(self) -> None:
        """Show what has come since; nothing moves where nothing has."""
        self.model.load()

    def _fill(self) -> None:
        facts = self.model.facts
        if facts is None:
            return
        self._clear()
        given = {task.text for task in facts.to_do}
        suits = tuple(tile for tile in facts.home.suits if tile.id not in given)
        if facts.tasks:
            self._fill_tasks(facts)
            if facts.home.go_on is not None:
                self._right.addWidget(self._section(self._around.words.t("Læs videre")))
                self._right.addWidget(self._go_on(facts.home.go_on))
                self._right.addSpacing(8)
        else:
            suits = self._fill_reading(facts)
        if suits:
            self._fill_suits(suits)
        self._left.addStretch(1)
        self._fill_writing(facts)
        self._fit()

    def _clear(self) -> None:
        """Take down what was shown before; the keyboard, if it was there, stays on the screen."""
        focused = self.window().focusWidget()
        if focused is not None and self._content.isAncestorOf(focused):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._books, self.tasks, self._cover = [], [], None
        for side in (self._left, self._right):
            self._sides.removeItem(side)
        for part in self._content.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            part.hide()
            part.deleteLater()
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        self._sides.addLayout(self._left, 3)
        self._sides.addLayout(self._right, 2)

    # --- left: from the teacher, and reading -------------------------------------------------------------------------

    def _fill_tasks(self, facts: HomeFacts) -> None:
        t, shown = self._around.words.t, facts.to_do[:MOST_TASKS]
        givers = {facts.givers.get(task.given_by, "") for task in shown or facts.tasks}
        name = givers.pop() if len(givers) == 1 else ""
        more = t("Vis alle {n}", n=len(facts.tasks)) if len(facts.tasks) > len(shown) else ""
        title = t("Fra {name}", name=name) if name else t("Fra din lærer")
        self._left.addWidget(self._section(title, more, self.show_all_tasks))
        for task in shown:
            row = self._task(task, facts, first=task is shown[0])
            self.tasks.append(row)
            self._left.addWidget(row)
        if not shown:
            done = Text(self._around.theme, t("Du har lavet det hele."), "body", ink="ink2")
            self._left.addWidget(self._on_paper(done))

    def _task(self, task: PupilTask, facts: HomeFacts, *, first: bool = False, whole: bool = False) -> TaskRow:
        row = TaskRow(
            self._around.theme,
            self._around.words,
            task,
            self.model.now.date(),
            giver=facts.givers.get(task.given_by, ""),
            share=facts.shares.get(task.text),
            first=first,
            whole=whole,
        )
        row.chosen.connect(lambda: self._go_to(task))
        return row

    def show_all_tasks(self) -> None:
        """Open the list of every task there is or was."""
        facts, words = self.model.facts, self._around.words
        if facts is None or self.sheet is not None:
            return
        rows = [self._task(task, facts, whole=True) for task in facts.tasks]
        self.sheet = TasksSheet(self._around.theme, words, self.window(), rows)
        self.sheet.closed.connect(self._on_sheet_closed)
        self.sheet.show_sheet(rows[0].go)

    def _on_sheet_closed(self) -> None:
        if self.sheet is not None:
            self.sheet.deleteLater()
            self.sheet = None

    def _go_to(self, task: PupilTask) -> None:
        if self.sheet is not None:
            self.sheet.leave()
        if task.kind is TaskKind.TEXT:
            self.text_chosen.emit(task.text)
        else:
            self.model.begin_task(task)

    def _fill_reading(self, facts: HomeFacts) -> tuple[TextTile, ...]:
        """Where there are no tasks, reading leads; what is left of the texts that suit."""
        t, home = self._around.words.t, facts.home
        suits = home.suits
        if home.go_on is not None:
            self._left.addWidget(self._section(t("Læs videre")))
            self._left.addWidget(self._go_on(home.go_on))
        elif suits:
            self._left.addWidget(self._section(t("Begynd på en tekst")))
            self._left.addWidget(self._begin(suits[0]))
            suits = suits[1:]
        else:
            self._left.addWidget(self._section(t("Læs")))
            self._left.addWidget(self._no_texts())
        if suits:
            self._left.addSpacing(8)
        return suits

    def _fill_suits(self, suits: tuple[TextTile, ...]) -> None:
        t = self._around.words.t
        self._left.addWidget(self._section(t("Passer til dig"), t("Vis flere"), self.library_asked.emit))
        self._left.addWidget(self._row_of(suits[:MOST_BOOKS]))

    def _go_on(self, begun: Begun) -> Card:
        words = self._around.words
        left = words.t.count(
            "cirka {n} side igen", "cirka {n} sider igen", pages_left(begun.text.words, begun.place.done)
        )
        return self._lead(begun.text, how_far(begun.place.done, words), left, words.t("Læs videre"), started=True)

    def _begin(self, text: TextTile) -> Card:
        words = self._around.words
        pages = words.t.count("cirka {n} side", "cirka {n} sider", pages_left(text.words, 0))
        return self._lead(text, text.summary or text.author, pages, words.t("Læs"), started=False)

    def _lead(self, text: TextTile, line: str, size: str, act: str, *, started: bool) -> Card:
        theme = self._around.theme
        card = Card(theme, padding=20, gap=10)
        row = QHBoxLayout()
        row.setSpacing(20)
        self._cover = CoverView(theme, text, COVER, started=started)
        row.addWidget(self._cover, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(8)
        title = QHBoxLayout()
        title.addWidget(Text(theme, text.title, "sheet"), 1)
        title.addWidget(HearDot(theme, f"{text.title}. {line}"), 0, Qt.AlignmentFlag.AlignTop)
        beside.addLayout(title)
        beside.addWidget(Text(theme, line, "body", ink="ink2"))
        beside.addStretch(1)
        facts = QHBoxLayout()
        facts.setSpacing(10)
        facts.addWidget(level_badge(theme, self._around.words, text))
        facts.addWidget(Text(theme, size, "staff", ink="ink2"), 1)
        beside.addLayout(facts)
        go = Button(theme, act, icon="play")
        go.clicked.connect(lambda: self.text_chosen.emit(text.id))
        beside.addWidget(go)
        row.addLayout(beside, 1)
        card.column.addLayout(row)
        return card

    def _on_paper(self, thing: QWidget) -> Card:
        card = Card(self._around.theme, padding=16)
        card.column.addWidget(thing)
        return card

    def _no_texts(self) -> Card:
        t = self._around.words.t
        empty = Empty(
            self._around.theme, t("Her kommer tekster til dig"),
            t("Hent en tekst, eller spørg din lærer."), action=t("Hent en tekst"),
        )  # fmt: skip
        empty.acted.connect(self.library_asked)
        return self._on_paper(empty)

    def _row_of(self, tiles: tuple[TextTile, ...]) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(BOOK_GAP)
        for tile in tiles:
            book = Book(self._around.theme, book_facts(self._around.words, tile), width=BOOK)
            book.clicked.connect(lambda _=False, t=tile: self.text_chosen.emit(t.id))
            self._books.append(book)
            line.addWidget(book)
        line.addStretch(1)
        self._stop.set_things(self._books)
        return row

    # --- right: writing ----------------------------------------------------------------------------------------------

    def _fill_writing(self, facts: HomeFacts) -> None:
        t, home = self._around.words.t, facts.home
        count = len(home.documents)
        link = t("Alle {n}", n=count) if count > MOST_TEXTS else ""
        self._right.addWidget(self._section(t("Mine tekster"), link, self.writings_asked.emit))
        theme = self._around.theme
        if not count:
            empty = Empty(
                theme, t("Her kommer dine tekster"), t("Skriv en linje, så gemmer LearnKit den."), action=t("Ny tekst")
            )
            if empty.button is not None:
                empty.button.set_kind("outlined")
            empty.acted.connect(self.model.begin_text)
            self._right.addWidget(self._on_paper(empty))
        else:
            card = Card(theme, padding=12, gap=0)
            shown = home.documents[:MOST_TEXTS]
            for document in shown:
                card.column.addWidget(self._row(document, facts.states[document.id], last=document is shown[-1]))
            self._right.addWidget(card)
            new = Button(theme, t("Ny tekst"), kind="outlined", icon="plus", hear=True)
            new.clicked.connect(self.model.begin_text)
            self._right.addWidget(new)
        self._right.addStretch(1)

    def _row(self, document: DocumentTile, state: HandInState, *, last: bool) -> ListRow:
        words, answered = self._around.words, state is HandInState.HANDED_BACK
        title = document.title or words.t("Tekst uden ord endnu")
        fact = words.ago(school_time(document.changed), self.model.now)
        if state is HandInState.HANDED_IN:
            fact = words.t("afleveret")
        row = ListRow(
            self._around.theme,
            "chat-text" if answered else "file-text",
            title,
            words.t("svar fra læreren") if answered else fact,
            news=answered,
            hairline=not last,
        )
        row.clicked.connect(lambda: self.document_chosen.emit(document.id))
        return row

    # --- shared ------------------------------------------------------------------------------------------------------

    def _section(self, title: str, link: str = "", act: object = None) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(Text(self._around.theme, title, "section"), 1)
        row.setMinimumHeight(self._around.theme.px(LINK))
        if link:
            more = Button(self._around.theme, link, kind="quiet", dense=True)
            more.clicked.connect(act)
            line.addWidget(more)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        effective = self.width() / self._around.theme.scale
        small, narrow = self.width() < SMALL or self.height() < 660, effective < NARROW
        margin = 20 if small else 32
        self._head.fit(low=small or narrow, margin=margin)
        spare = max(margin, (self.width() - 1560) // 2)
        self._sides.setContentsMargins(spare, 14 if small else 22, spare, 8 if small else 20)
        self._sides.setSpacing(20 if small else 32)
        self._sides.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        gap = 10 if small else 12
        self._left.setSpacing(gap)
        self._right.setSpacing(gap)
        if self._cover is not None:
            self._cover.resize_to(SMALL_COVER if small or narrow else COVER)
        for book in self._books:
            book.resize_to(SMALL_BOOK if small else BOOK)
        room = self.width() - 2 * spare if narrow else (self.width() - 2 * spare - self._sides.spacing()) * 3 // 5
        each = max((book.sizeHint().width() for book in self._books), default=BOOK) + BOOK_GAP
        fitting = max(1, (room + BOOK_GAP) // each)
        for number, book in enumerate(self._books):
            book.setVisible(number < fitting)
        self._stop.settle()
