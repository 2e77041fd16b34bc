"""The demo school is alive, the same for the same seed, and made through the services everyone uses."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from learnkit.clock import Clock
from learnkit.db.competence import JudgementRow, ObservationRow
from learnkit.db.journal import OpRow
from learnkit.db.reading import PlaceRow, SittingRow
from learnkit.db.task import CommentRow, GivenTaskRow, HandBackRow, HandInRow
from learnkit.db.writing import DocumentRow, VersionRow
from learnkit.demo.school import DemoSchool, make, secret_of
from learnkit.domain.calendar import Period
from learnkit.domain.competence import Level
from learnkit.domain.tasks import TaskState
from learnkit.errors import LearnKitError
from learnkit.reports.figures import usage
from learnkit.services.class_board import board, class_tiles, classes_of
from learnkit.services.class_overview import Overview, class_overview
from learnkit.services.competence_table import competence_table
from learnkit.services.desk import Desk
from learnkit.services.pupil_home import pupil_home
from learnkit.services.signing_in import sign_in
from learnkit.services.tasks import tasks_of
from tests.builders import open_desk

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)


def made_in(folder: Path, seed: int) -> tuple[Desk, DemoSchool]:
    desk = open_desk(folder, Clock(moment=NOW))
    return desk, make(desk, seed)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, DemoSchool]]:
    desk, made = made_in(tmp_path_factory.mktemp("demo") / "home", 7)
    yield desk, made
    desk.stores.close()


def test_it_is_two_schools_with_life_in_them(demo: tuple[Desk, DemoSchool]) -> None:
    desk, made = demo

    with desk.read() as session:
        counts = {
            row.__tablename__: session.scalar(select(func.count()).select_from(row)) or 0
            for row in (SittingRow, PlaceRow, DocumentRow, VersionRow)
        }
    assert (made.schools, made.classes, made.texts) == (2, 6, 18)
    assert sum(person.role == "pupil" for person in made.people) == 130
    assert sum(person.role != "pupil" for person in made.people) == 12
    assert counts["sitting"] > 1000
    assert counts["document"] > 200
    assert counts["version"] > 2 * counts["document"]


def test_everyone_gets_in_with_what_was_told_of_them(demo: tuple[Desk, DemoSchool]) -> None:
    desk, made = demo

    for person in random.Random(1).sample(made.people, 12):
        assert person.secret is not None
        assert sign_in(desk, person.user, person.secret).name == person.name
        assert sign_in(desk, person.id, None).name == person.name
        assert secret_of(desk, person.id) == person.secret


def test_young_ones_sign_in_with_pictures_and_older_ones_with_digits(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo

    kinds = {tile.level: {pupil.door for pupil in board(desk, tile.id)} for tile in class_tiles(desk)}

    assert all(doors == ({"pictures"} if level < 3 else {"pin"}) for level, doors in kinds.items())


def test_protected_pupils_are_on_no_board(demo: tuple[Desk, DemoSchool]) -> None:
    desk, made = demo

    on_boards = sum(len(board(desk, tile.id)) for tile in class_tiles(desk))

    assert on_boards == sum(person.role == "pupil" for person in made.people) - 2


def test_most_pupils_have_something_to_go_on_with(demo: tuple[Desk, DemoSchool]) -> None:
    desk, made = demo
    pupils = [sign_in(desk, person.id, None).actor for person in made.people if person.role == "pupil"][:30]

    homes = [pupil_home(desk, pupil) for pupil in pupils]

    assert sum(home.go_on is not None for home in homes) > 15
    assert all(home.suits for home in homes)


def overviews(desk: Desk, *users: str) -> list[Overview]:
    teachers = [sign_in(desk, user, None).actor for user in users]
    today = desk.today
    return [
        class_overview(desk, teacher, here.id, today - timedelta(days=6), today)
        for teacher in teachers
        for here in classes_of(desk, teacher)
    ]


def test_every_writing_class_has_hand_ins_that_wait_and_pupils_who_need_a_word(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo

    seen = overviews(desk, "karen", "jonas", "hatice", "samir", "annegrethe")

    assert len(seen) == 5
    for each in seen:
        assert 1 <= len(each.waiting) <= len(each.pupils) // 2
        assert each.needs_a_word


def test_tasks_are_open_begun_done_handed_in_and_handed_back(demo: tuple[Desk, DemoSchool]) -> None:
    desk, made = demo
    pupils = [sign_in(desk, person.id, None).actor for person in made.people if person.role == "pupil"]

    states = [task.state for pupil in pupils for task in tasks_of(desk, pupil, pupil.person)]

    assert set(states) == set(TaskState)
    assert sum(state.is_done for state in states) > len(states) / 3


def test_what_came_back_has_something_said_of_it(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo

    with desk.read() as session:
        back = set(session.scalars(select(HandInRow.document).join(HandBackRow, HandBackRow.hand_in == HandInRow.id)))
        said = set(session.scalars(select(CommentRow.document)))

    assert len(back) > 20
    assert back <= said


def test_goals_are_judged_by_the_classs_teacher_and_many_cells_have_evidence(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo
    karen = sign_in(desk, "karen", None).actor
    (own,) = classes_of(desk, karen)

    table = competence_table(desk, karen, own.id)
    with desk.read() as session:
        judges = set(session.scalars(select(JudgementRow.judged_by)))
        seen = session.scalar(select(func.count()).select_from(ObservationRow)) or 0

    cells = [cell for row in table.rows for cell in row.cells]
    assert {cell.judged for cell in cells} >= {None, Level.UNDER_WAY, Level.WITH_SUPPORT, Level.ALONE}
    assert sum(cell.evidence > 0 for cell in cells) > len(cells) / 4
    assert any(cell.proposed is not None for cell in cells)
    assert karen.person in judges and len(judges) == 6
    assert seen > 60


def test_a_teacher_gave_the_tasks_of_their_own_class(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo
    karen = sign_in(desk, "karen", None).actor
    (own,) = classes_of(desk, karen)

    with desk.read() as session:
        given = session.execute(select(GivenTaskRow.school_class, GivenTaskRow.given_by).distinct()).all()

    assert (own.id, karen.person) in [tuple(row) for row in given]
    assert len({here for here, _ in given}) == len(given) == 6


def test_each_schools_leader_has_figures_of_every_kind(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo

    for user in ("lone", "thomas"):
        totals = usage(desk, sign_in(desk, user, None).actor, Period(date(2026, 8, 1), desk.today)).now.totals
        assert all(value is not None and value > 0 for value in totals.values())


def test_nothing_happens_after_today_or_before_the_term(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo

    with desk.read() as session:
        ends = session.scalar(select(func.max(SittingRow.ended)))
        begins = session.scalar(select(func.min(SittingRow.begun)))
        written = session.scalar(select(func.max(VersionRow.at)))
        given = session.scalar(select(func.min(GivenTaskRow.given_at)))
        back = session.scalar(select(func.max(HandBackRow.at)))

    assert begins is not None and begins > "2026-08-10"
    assert ends is not None and ends < "2026-09-15"
    assert written is not None and written < "2026-09-16"
    assert given is not None and given > "2026-08-10"
    assert back is not None and back < "2026-09-15"


def test_every_act_is_in_the_journal(demo: tuple[Desk, DemoSchool]) -> None:
    desk, _ = demo

    with desk.read() as session:
        sittings = session.scalar(select(func.count()).select_from(SittingRow))
        ops = session.scalar(select(func.count()).where(OpRow.table_name == "sitting"))

    assert sittings == ops


def titles(desk: Desk) -> list[str]:
    with desk.read() as session:
        return list(session.scalars(select(DocumentRow.title).order_by(DocumentRow.id)))


def killed_half_way(folder: Path, seed: int) -> None:
    command = [sys.executable, "-m", "tests.learnkit.demo.child_that_makes", str(folder), NOW.isoformat(), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as making:
        assert making.stdout is not None
        assert "20\n" in iter(making.stdout.readline, "")
        making.kill()


def test_a_making_killed_half_way_leaves_no_school_and_the_next_one_is_whole_and_the_same(
    demo: tuple[Desk, DemoSchool], tmp_path: Path
) -> None:
    first, made = demo
    killed_half_way(tmp_path / "home", 7)

    found = open_desk(tmp_path / "home")
    left = found.stores.main.fact("school")
    found.stores.close()
    again, same = made_in(tmp_path / "home", 7)

    assert left is None
    assert same == made
    assert titles(again) == titles(first)
    again.stores.close()


def test_another_seed_makes_another_school(demo: tuple[Desk, DemoSchool], tmp_path: Path) -> None:
    first, made = demo

    other, different = made_in(tmp_path / "other", 8)

    assert different.people != made.people
    assert titles(other) != titles(first)
    other.stores.close()


def test_a_home_with_a_school_is_left_alone(demo: tuple[Desk, DemoSchool]) -> None:
    desk, made = demo

    with pytest.raises(LearnKitError) as refused:
        make(desk, 8)

    assert refused.value.code == "school.already_here"
    assert sign_in(desk, made.people[0].id, None).name == made.people[0].name


def test_a_real_school_tells_no_secrets(desk: Desk) -> None:
    assert secret_of(desk, "anyone") is None
