"""The table's figures are those of the class: one scale for its bars, each week's line, and the week's tasks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from learnkit.domain.calendar import Period
from learnkit.domain.tasks import TaskKind, TaskState
from learnkit.i18n import translator
from learnkit.services.class_overview import Overview, PupilLine, Week
from learnkit.services.tasks import PupilTask
from ui.strings import Words
from ui.teacher.class_table import MOST_TASKS, ClassTable, week_tasks
from ui.widgets.table_cells import BarCell
from ui.widgets.table_signs import LineCell, Step, StepsCell

TODAY = date(2026, 11, 24)
WORDS = Words(translator("da"))


def task(name: str, state: TaskState = TaskState.OPEN, day: int = 20) -> PupilTask:
    given = datetime(2026, 11, day, 9, tzinfo=UTC)
    return PupilTask(name, "p", "c", TaskKind.TEXT, "t", "", name, "", None, "k", given, state, None)


def pupil(name: str, minutes: int, *tasks: PupilTask, weeks: tuple[int, ...] = (10, 60, 5)) -> PupilLine:
    monday = date(2026, 11, 23)
    counted = tuple(Week(monday - timedelta(weeks=len(weeks) - n), read, 0) for n, read in enumerate(weeks, 1))
    seen = datetime(2026, 11, 22, 9, tzinfo=UTC)
    return PupilLine(name, name, "fish", False, minutes, 7, seen, counted, tuple(tasks))


def overview(*pupils: PupilLine) -> Overview:
    return Overview("c", Period(TODAY - timedelta(days=6), TODAY), pupils, (), (), 0, 0, ())


def cells(table: ClassTable, row: int) -> dict[str, object]:
    return dict(zip([c.key for c in table.columns()], table.lines()[row].cells, strict=True))


def test_the_one_who_read_most_fills_the_bar_and_the_others_are_shares_of_it() -> None:
    table = ClassTable(overview(pupil("a", 80), pupil("b", 20)), TODAY, WORDS)

    bars = [cells(table, row)["minutes"] for row in (0, 1)]

    assert [bar.share for bar in bars if isinstance(bar, BarCell)] == [1.0, 0.25]


def test_two_minutes_do_not_fill_a_bar_in_a_quiet_week() -> None:
    bar = cells(ClassTable(overview(pupil("a", 2)), TODAY, WORDS), 0)["minutes"]

    assert isinstance(bar, BarCell)
    assert bar.share < 0.1


def test_the_week_that_is_not_over_is_not_in_the_line() -> None:
    line = cells(ClassTable(overview(pupil("a", 5, weeks=(30, 60, 5))), TODAY, WORDS), 0)["weeks"]

    assert isinstance(line, LineCell)
    assert line.shares == (0.5, 1.0)
    assert line.said == "30, 60"


def test_a_task_stands_at_the_same_place_for_all_and_its_place_is_empty_for_who_has_it_not() -> None:
    both, done, one = task("Åen"), task("Åen", TaskState.HANDED_IN), task("Brev", TaskState.BEGUN, day=21)

    table = ClassTable(overview(pupil("a", 0, both, one), pupil("b", 0, done), pupil("c", 0)), TODAY, WORDS)

    steps = [cells(table, row)["tasks"] for row in range(3)]
    assert [cell.steps for cell in steps if isinstance(cell, StepsCell)] == [
        (Step.OPEN, Step.BEGUN), (Step.DONE, Step.NONE), (Step.NONE, Step.NONE),
    ]  # fmt: skip
    assert [cell.said for cell in steps if isinstance(cell, StepsCell)] == [
        "Åen: ikke begyndt. Brev: i gang", "Åen: afleveret", "ingen opgaver",
    ]  # fmt: skip


def test_of_many_tasks_the_latest_are_shown() -> None:
    given = [task(str(n), day=10 + n) for n in range(6)]

    shown = week_tasks(overview(pupil("a", 0, *given)))

    assert [one.id for one in shown] == ["2", "3", "4", "5"][-MOST_TASKS:]


def test_without_tasks_there_is_no_column_for_them() -> None:
    assert "tasks" not in [c.key for c in ClassTable(overview(pupil("a", 1)), TODAY, WORDS).columns()]
