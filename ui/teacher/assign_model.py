"""A task before it is given: what, to whom, until when, and a message; then giving it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.finding import how_far, nearest_word
from learnkit.domain.people import Actor
from learnkit.domain.tasks import TaskKind, WritingFrame
from learnkit.services.assigning import Given, assign
from learnkit.services.choosing_a_text import TextTile
from learnkit.services.class_board import ClassTile
from learnkit.services.class_overview import PupilLine
from learnkit.services.fitting_texts import fitting_texts
from ui.tasks import Lane, Task, Tasks

USUAL_DAYS = 7
LONGEST_DAYS = 60
MOST_FOUND = 6


class AssignModel(QObject):
    """The draft of one task; it is kept until it is given or another is begun."""

    changed = Signal()
    """anything of the draft"""
    offered = Signal()
    """`texts` are there, and a first one is proposed"""
    given = Signal(object)
    """a Given: it is with the pupils"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self._asking: Task | None = None
        self._picked = False
        self.school_class: ClassTile | None = None
        self.pupils: tuple[PupilLine, ...] = ()
        self.texts: tuple[TextTile, ...] | None = None
        self.today = date.min
        self.giving = False
        self._reset()

    def _reset(self) -> None:
        self.kind = TaskKind.TEXT
        self.text: TextTile | None = None
        self._picked = False
        self.frame = WritingFrame.FREE.value
        self.title = ""
        self.whole = True
        self.chosen: frozenset[str] = frozenset()
        self.begun_for: frozenset[str] = frozenset()
        self.days: int | None = USUAL_DAYS
        self.message = ""

    def begin(
        self,
        school_class: ClassTile,
        pupils: tuple[PupilLine, ...],
        today: date,
        *,
        for_pupils: Iterable[str] | None = None,
        kind: TaskKind = TaskKind.TEXT,
    ) -> None:
        """Begin a new draft for a class, or for some of its pupils, and ask which texts suit them."""
        self._reset()
        self.school_class, self.pupils, self.today, self.kind = school_class, pupils, today, kind
        self.whole = for_pupils is None
        self.chosen = self.begun_for = frozenset(for_pupils or ())
        self._offer()
        self.changed.emit()

    @property
    def until(self) -> date | None:
        """The last day, or None."""
        return None if self.days is None else self.today + timedelta(days=self.days)

    def to_whom(self) -> tuple[PupilLine, ...]:
        """The pupils it goes to."""
        return self.pupils if self.whole else tuple(pupil for pupil in self.pupils if pupil.id in self.chosen)

    @property
    def proposed(self) -> bool:
        """Whether the text is the one that was proposed."""
        return self.text is not None and not self._picked

    @property
    def ready(self) -> bool:
        """Whether nothing is missing."""
        return bool(self.to_whom()) and (self.kind is TaskKind.WRITING or self.text is not None) and not self.giving

    def found(self, asked: str) -> tuple[TextTile, ...]:
        """The texts the words find, at most six; without words those that suit best."""
        far = [
            (off, place, text)
            for place, text in enumerate(self.texts or ())
            if (off := how_far(asked, text.title, text.author, text.subject)) is not None
        ]
        return tuple(text for *_, text in sorted(far, key=lambda found: found[:2])[:MOST_FOUND])

    def meant(self, asked: str) -> str | None:
        """A word the question may have meant when it finds nothing."""
        return nearest_word(asked, (f"{text.title} {text.author} {text.subject}" for text in self.texts or ()))

    # --- what the teacher decides ------------------------------------------------------------------------------------

    def set_kind(self, kind: TaskKind) -> None:
        """Something to read, or something to write."""
        self.kind = kind
        self.changed.emit()

    def pick(self, text: TextTile) -> None:
        """This text, whoever it goes to."""
        self.text, self._picked = text, True
        self.changed.emit()

    def set_frame(self, frame: str) -> None:
        """What kind of text is asked for."""
        self.frame = frame
        self.changed.emit()

    def set_title(self, title: str) -> None:
        """What the writing task is called."""
        self.title = title

    def set_whole(self, whole: bool) -> None:
        """To all of the class, or to some."""
        self.whole = whole
        self._offer()
        self.changed.emit()

    def set_begun_for(self) -> None:
        """To those it was begun for, and nobody else."""
        self.chosen = self.begun_for
        self.set_whole(False)

    def set_pupil(self, pupil: str, on: bool) -> None:
        """This pupil is among those it goes to, or not."""
        self.chosen = self.chosen | {pupil} if on else self.chosen - {pupil}
        self._offer()
        self.changed.emit()

    def set_days(self, days: int | None) -> None:
        """So many days from today are left, or there is no last day."""
        self.days = None if days is None else min(LONGEST_DAYS, max(0, days))
        self.changed.emit()

    def set_message(self, message: str) -> None:
        """What the teacher says with it."""
        self.message = message

    # --- what is asked of the school ---------------------------------------------------------------------------------

    def _offer(self) -> None:
        """Ask which texts suit those it goes to; the answer to an earlier question comes no more."""
        if self._asking is not None:
            self._asking.cancel()
        if self.school_class is None:
            return
        here = self.school_class.id
        pupils = None if self.whole or not self.chosen else tuple(self.chosen)
        self._asking = self._tasks.run(
            lambda: fitting_texts(self._app.desk, self._actor, here, pupils),
            owner=self, lane=Lane.DATA, done=self._on_offered, failed=self.refused.emit,
        )  # fmt: skip

    def _on_offered(self, texts: tuple[TextTile, ...]) -> None:
        self._asking = None
        self.texts = texts
        if not self._picked:
            self.text = texts[0] if texts else None
        self.offered.emit()
        self.changed.emit()

    def give(self) -> None:
        """Give the task; `given` when it is with the pupils."""
        if not self.ready or self.school_class is None:
            return
        here, reading = self.school_class.id, self.kind is TaskKind.TEXT
        text = self.text.id if reading and self.text is not None else None
        pupils = None if self.whole else tuple(self.chosen)
        frame, title = (None, "") if reading else (self.frame, self.title)
        until, message = self.until, self.message
        self.giving = True
        self.changed.emit()
        self._tasks.run(
            lambda: assign(
                self._app.desk, self._actor, here,
                pupils=pupils, text=text, frame=frame, title=title, until=until, message=message,
            ),
            owner=self, lane=Lane.DATA, done=self._on_given, failed=self._on_refused,
        )  # fmt: skip

    def _on_given(self, given: Given) -> None:
        self.giving = False
        self.given.emit(given)

    def _on_refused(self, problem: object) -> None:
        self.giving = False
        self.changed.emit()
        self.refused.emit(problem)
