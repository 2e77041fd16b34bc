"""This machine: its state as a headline, what it is for, what needs a hand, then everything that was looked at."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.doctor import Finding
from ui.admin.finding_words import finding_words, mending_words
from ui.admin.machine_model import MachineModel
from ui.admin.setting_up_view import SettingUpView
from ui.surfaces.icon_view import IconView
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.telling_pill import TellingPill
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import Text
from ui.widgets.pill import SyncPill
from ui.widgets.scroll import Scroll

WIDEST, NARROW = 900, 760
DISTRIBUTION = "learnkit-school"


class MachineScreen(QWidget):
    """Tells a grown-up how this machine is, lets it be set up, and on a kiosk lets it be closed."""

    close_asked = Signal()
    told = Signal(str, object)
    """a sentence for the toast, and what takes back that of which it tells"""

    def __init__(self, around: Surroundings, actor: Actor, *, may_close: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._around = around
        self.model = MachineModel(around.app, around.tasks, self)
        theme, t = around.theme, around.words.t
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(16)
        self._title = Text(theme, t("Ser maskinen efter"), "title")
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._title, 1)
        pill = SyncPill(theme, t("Gemt her"))
        self.pill = TellingPill(around, pill, self)
        head.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        self._column.addLayout(head)
        self._told_facts = Text(theme, self._facts(), "staff", ink="ink2")
        self._column.addWidget(self._told_facts)
        row = QHBoxLayout()
        row.setSpacing(12)
        self._again = Button(theme, t("Se efter igen"), kind="outlined", icon="arrow-clockwise", dense=True)
        self._again.clicked.connect(self._look)
        row.addWidget(self._again)
        if may_close:
            close = Button(theme, t("Luk LearnKit på denne maskine"), kind="outlined", icon="sign-out", dense=True)
            close.clicked.connect(self.close_asked)
            row.addWidget(close)
        row.addStretch()
        self._column.addLayout(row)
        self.setting_up = SettingUpView(around, actor)
        self.setting_up.told.connect(self._on_told)
        self._column.addWidget(self.setting_up)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self._column.addLayout(self._cards)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scroll(theme, self._content))
        self.model.told.connect(self._fill)
        self.model.refused.connect(self._on_refused)
        self._look()

    def _look(self) -> None:
        self._again.off(self._around.words.t("Ser maskinen efter"))
        self.model.look()

    def _facts(self) -> str:
        t, app = self._around.words.t, self._around.app
        try:
            number = version(DISTRIBUTION)
        except PackageNotFoundError:
            number = "–"
        kinds = {"cart": t("delt af klasser"), "personal": t("en elevs egen"), "kiosk": t("skolens kiosk")}
        return t(
            "LearnKit {version} · {kind} · {folder}",
            version=number,
            kind=kinds[app.settings.kind],
            folder=app.home.root,
        )

    def _fill(self) -> None:
        t = self._around.words.t
        self._again.on()
        while (item := self._cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        troubles = self.model.troubles
        self._title.say(
            t.count("{n} ting kræver en hånd", "{n} ting kræver en hånd", len(troubles))
            if troubles
            else t("Alt er i orden")
        )
        if troubles:
            self._cards.addWidget(self._list(troubles, mend=True))
        good = tuple(finding for finding in self.model.found or () if finding.ok)
        self._cards.addWidget(self._list(good, mend=False))

    def _list(self, found: tuple[Finding, ...], *, mend: bool) -> Card:
        theme, words = self._around.theme, self._around.words
        card = Card(theme, padding=20, gap=12)
        # Several stores of the same kind say the same; it is said once.
        for finding in {finding_words(each, words): each for each in found}.values():
            row = QHBoxLayout()
            row.setSpacing(12)
            sign = IconView(theme, "check" if finding.ok else "hand-palm", "mos" if finding.ok else "tegl")
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            told = QVBoxLayout()
            told.setSpacing(2)
            told.addWidget(Text(theme, finding_words(finding, words), "staff", weight=600 if mend else 400))
            if mend:
                told.addWidget(Text(theme, mending_words(finding, words), "staff"))
            row.addLayout(told, 1)
            card.column.addLayout(row)
        return card

    def _on_told(self, sentence: str, undo: object) -> None:
        self._told_facts.say(self._facts())
        self.told.emit(sentence, undo)

    def _on_refused(self, problem: LearnKitError) -> None:
        self._again.on()
        self._title.say(self._around.words.problem(problem))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margin = 20 if self.width() < 1000 else 32
        right = max(margin, self.width() - self._around.theme.px(WIDEST) - margin)
        self._column.setContentsMargins(margin, 24, right, 24)
        self.pill.pill.set_short(self.width() / self._around.theme.scale < NARROW)
