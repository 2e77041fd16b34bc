"""The pupils of a class as the rows of its table."""

from __future__ import annotations

from datetime import date

from learnkit.domain.people import AVATARS
from learnkit.services.class_overview import Overview, PupilLine
from learnkit.services.tasks import PupilTask
from ui.strings import Words
from ui.teacher.class_words import LONG_AGO, days_since, seen_words
from ui.teacher.task_words import STEPS, state_words, task_title
from ui.widgets.table_cells import BarCell, Cell, PersonCell, WordsCell
from ui.widgets.table_lines import Column, Line
from ui.widgets.table_signs import LineCell, Step, StepsCell

MOST_TASKS = 4
LEAST_SCALE = 30
"""minutes that a full bar stands for at the least, so that two minutes do not look like much"""
NEVER = 100_000
"""days, for the order of who has not been seen"""


class ClassTable:
    """What the table of a class shows: columns and rows, from one overview."""

    def __init__(self, overview: Overview, today: date, words: Words) -> None:
        self._overview, self._today, self._words = overview, today, words
        self._tasks = week_tasks(overview)
        pupils = overview.pupils
        self._most = max([LEAST_SCALE, *(pupil.minutes_read for pupil in pupils)])
        self._most_week = max([LEAST_SCALE, *(w.minutes_read for pupil in pupils for w in pupil.weeks[:-1])])

    def first(self) -> Column:
        """The column that stays."""
        return Column("name", self._words.t("Elev"))

    def columns(self) -> tuple[Column, ...]:
        """The columns that move; that of the tasks only where some were given."""
        t = self._words.t
        always = (
            Column("seen", t("Sidst set"), grows=1, falling_first=True),
            Column("minutes", t("Minutter, 7 dage"), grows=3),
            Column("weeks", t("Hele uger før"), sortable=False, said=t("Minutter i de hele uger før")),
            Column("words", t("Ord, 7 dage"), grows=1, right=True, said=t("Ord skrevet i 7 dage")),
        )
        return (*always, Column("tasks", t("Ugens opgaver"))) if self._tasks else always

    def lines(self) -> tuple[Line, ...]:
        """A row for each pupil."""
        return tuple(self._line(pupil) for pupil in self._overview.pupils)

    def _line(self, pupil: PupilLine) -> Line:
        words, t = self._words, self._words.t
        number = AVATARS.index(pupil.avatar) if pupil.avatar in AVATARS else 0
        name = t("{name}, beskyttet navn", name=pupil.name) if pupil.protected else pupil.name
        days = days_since(pupil.last_seen, self._today)
        seen = seen_words(days, words)
        cells: tuple[Cell, ...] = (
            WordsCell(
                seen, NEVER if days is None else days, seen,
                strong=days is None or days >= LONG_AGO, quiet=days is not None and days < LONG_AGO,
            ),
            BarCell(
                words.minutes(pupil.minutes_read), pupil.minutes_read, words.number(pupil.minutes_read),
                pupil.minutes_read / self._most,
            ),
            self._weeks(pupil),
            WordsCell(
                words.length(pupil.words_written), pupil.words_written, words.number(pupil.words_written), right=True
            ),
        )  # fmt: skip
        if self._tasks:
            cells = (*cells, self._steps(pupil))
        return Line(pupil.id, PersonCell(name, pupil.name, pupil.name, pupil.avatar, number), cells)

    def _weeks(self, pupil: PupilLine) -> LineCell:
        """The weeks that are over: the one that has just begun would make every line fall."""
        over = pupil.weeks[:-1]
        said = ", ".join(self._words.number(week.minutes_read) for week in over)
        return LineCell(said, None, tuple(week.minutes_read / self._most_week for week in over))

    def _steps(self, pupil: PupilLine) -> StepsCell:
        words = self._words
        mine = {task.id: task for task in pupil.tasks}
        steps = tuple(STEPS[mine[task.id].state] if task.id in mine else Step.NONE for task in self._tasks)
        said = [
            f"{task_title(words, task.title, task.frame)}: {state_words(mine[task.id], words)}"
            for task in self._tasks
            if task.id in mine
        ]
        done = sum(step is Step.DONE for step in steps) - 0.1 * sum(step is Step.OPEN for step in steps)
        return StepsCell(". ".join(said) or words.t("ingen opgaver"), done if said else None, steps)


def week_tasks(overview: Overview) -> tuple[PupilTask, ...]:
    """The week's tasks, one of each, the oldest first; of many the latest."""
    found = {task.id: task for pupil in overview.pupils for task in pupil.tasks}
    ordered = sorted(found.values(), key=lambda task: (task.given_at, task.id))
    return tuple(ordered[-MOST_TASKS:])
