"""The writer's pill: first whether what was typed is on the disk, then where the work lies."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.surfaces.surroundings import Surroundings
from ui.surfaces.where.opening import SheetOpener
from ui.surfaces.where.where_words import ELSEWHERE, truth_of
from ui.widgets.pill import Truth

if TYPE_CHECKING:
    from ui.pupil.writer_screen import WriterScreen


class KeptPill(QObject):
    """Tells the foot of one writer's screen; pressed, it keeps at once and opens the sheet."""

    def __init__(self, around: Surroundings, screen: WriterScreen) -> None:
        super().__init__(screen)
        self._around = around
        self._foot = screen.foot
        self._keeping = screen.model.keeping
        self._opener = SheetOpener(around, screen)
        screen.model.busy.connect(self._on_busy)
        screen.model.kept.connect(self._on_kept)
        screen.model.not_kept.connect(self._on_not_kept)
        screen.foot.pill.clicked.connect(self._on_pressed)
        around.whereabouts.changed.connect(self._on_where_changed)
        self._on_where_changed()

    @property
    def _elsewhere(self) -> bool:
        """Whether the school is kept on another machine, so that "kept" is not yet all there is to say."""
        return self._around.whereabouts.where.state.standing in ELSEWHERE

    def _on_busy(self) -> None:
        self._foot.tell(Truth.WAITING, self._around.words.t("Gemmer …"))

    def _on_kept(self, at: datetime) -> None:
        words = self._around.words
        if self._elsewhere:
            self._tell_where()
        else:
            self._foot.tell(Truth.HERE, words.t("Gemt kl. {time}", time=words.time(at)))

    def _on_not_kept(self) -> None:
        self._foot.tell(Truth.PERSON, self._around.words.t("Ikke gemt endnu"))

    def _on_where_changed(self) -> None:
        if self._elsewhere and self._keeping.settled:
            self._tell_where()

    def _tell_where(self) -> None:
        truth, sentence, icon = truth_of(self._around.whereabouts.where, self._around.words)
        self._foot.tell(truth, sentence, icon)

    def _on_pressed(self) -> None:
        self._keeping.now()
        self._opener.open_sheet()
