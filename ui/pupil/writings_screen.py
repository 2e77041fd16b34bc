"""My texts: the latest first, and a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.calendar import school_time
from learnkit.services.signing_in import SignedIn
from learnkit.services.writing import DocumentTile
from ui.pupil.writings_model import WritingsModel
from ui.surfaces.surroundings import Surroundings
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.empty import Empty
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.scroll import Scroll

WIDEST = 900


class WritingsScreen(QWidget):
    """Lists what a pupil has written."""

    document_chosen = Signal(str)

    def __init__(self, around: Surroundings, person: SignedIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = WritingsModel(around.app, around.tasks, person.actor, self)
        theme, t = around.theme, around.words.t
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        head = QHBoxLayout()
        head.addWidget(Text(theme, t("Mine tekster"), "title"), 0)
        head.addWidget(HearDot(theme, t("Mine tekster"), size=44))
        head.addStretch(1)
        self._new = Button(theme, t("Ny tekst"), icon="plus", hear=True)
        self._new.clicked.connect(self.model.begin_text)
        head.addWidget(self._new)
        self._column.addLayout(head)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, self._content))
        self.model.told.connect(self._fill)
        self.model.text_begun.connect(self.document_chosen)
        self.model.load()

    def _fill(self) -> None:
        documents = self.model.documents or ()
        theme, t = self._around.theme, self._around.words.t
        if not documents:
            self._new.hide()
            empty = Empty(
                theme, t("Her kommer dine tekster"), t("Skriv en linje, så gemmer LearnKit den."), action=t("Ny tekst")
            )
            empty.acted.connect(self.model.begin_text)
            self._column.addWidget(empty)
        else:
            card = Card(theme, padding=12, gap=0)
            for document in documents:
                card.column.addWidget(self._row(document, last=document is documents[-1]))
            self._column.addWidget(card)
        self._column.addStretch(1)

    def _row(self, document: DocumentTile, *, last: bool) -> ListRow:
        words = self._around.words
        title = document.title or words.t("Tekst uden ord endnu")
        when = words.ago(school_time(document.changed), self.model.now)
        size = words.length(document.words)
        row = ListRow(self._around.theme, "file-text", title, f"{size} · {when}", hairline=not last)
        row.clicked.connect(lambda: self.document_chosen.emit(document.id))
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = 20 if self.width() < 1000 else 32
        right = max(margin, self.width() - self._around.theme.px(WIDEST) - margin)
        self._column.setContentsMargins(margin, 24, right, 24)
