"""A teacher looks at goals, at what is behind a cell, notes and judges, and can take it all back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from learnkit.domain.competence import Level
from learnkit.domain.people import Role
from learnkit.services.competence_table import competence_table
from learnkit.services.evidence import evidence_of
from learnkit.services.handing_in import hand_in
from learnkit.services.judging_competence import judge, judgements_of
from learnkit.services.observing import observe
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import KAREN, actor, person, small_plan
from tests.ui.shell.house import House, small_school
from ui.shell.staff_frame import GOALS
from ui.teacher.competence_model import Place
from ui.teacher.competence_screen import CompetenceScreen
from ui.widgets.evidence_cell import EvidenceCell

Build = Callable[..., House]
DECODING, RESPONSE = "DA.L.3@2", "DA.F.4@2"
CONTROL = Qt.KeyboardModifier.ControlModifier


class Goals:
    """Somebody of the staff at the goals of the small school."""

    def __init__(
        self, build: Build, user: str = "karen", prepare: Callable[[House, NewSchool], object] | None = None
    ) -> None:
        self.house = build()
        plan = small_plan()
        both = tuple(replace(one, classes=("2.X", "5.Y")) if one.user == "bent" else one for one in plan.staff)
        self.school = small_school(self.house, plan=replace(plan, staff=both))
        if prepare is not None:
            prepare(self.house, self.school)
        self.house.start()
        self.house.until(lambda: self.house.sign_in.model.classes)
        self.house.sign_in.model.try_door(user, KAREN, staff=True)
        self.house.until_in()
        self.house.press("Mål")
        self.house.until(lambda: self.screen.model.table is not None)
        QApplication.processEvents()

    @property
    def screen(self) -> CompetenceScreen:
        assert isinstance(self.house.screen, CompetenceScreen)
        return self.house.screen

    def id_of(self, name: str) -> str:
        return person(self.school, name).id

    def stand_in(self, name: str, goal: str) -> None:
        """Have the keyboard in a cell."""
        self.screen.table.setFocus()
        self.screen.table.go(self.id_of(name), goal)

    def open(self, name: str, goal: str) -> None:
        """Open a cell by Enter, and wait until what is behind it is there."""
        self.stand_in(name, goal)
        self.house.key(Qt.Key.Key_Return)
        self.until_behind(name, goal)

    def until_behind(self, name: str, goal: str) -> None:
        place = Place(self.id_of(name), goal)
        self.house.until(lambda: self.screen.model.cell is not None and self.screen.model.cell.place == place)

    def cell(self, name: str, goal: str) -> EvidenceCell:
        """The cell as the table shows it."""
        lines = self.screen.table.lines
        row = next(line for line in lines.lines if line.key == self.id_of(name))
        found = row.cells[[column.key for column in lines.columns].index(goal)]
        assert isinstance(found, EvidenceCell)
        return found

    def stands(self, name: str, goal: str) -> Level | None:
        """What the services say stands."""
        self.house.until_stored()
        karen = actor(self.school, "Karen Winther")
        table = competence_table(self.house.app.desk, karen, self.school.classes["2.X"])
        row = next(row for row in table.rows if row.pupil == self.id_of(name))
        return next(cell.judged for cell in row.cells if cell.goal == goal)


def three_hand_ins(house: House, school: NewSchool) -> None:
    """Enough for a proposal in everything a hand-in counts for."""
    desk, ea = house.app.desk, actor(school, "Ea Blå")
    for title in ("Odderen", "Vims", "Turen"):
        document = begin(desk, ea, title)
        save(desk, ea, document, f"{title} er god.")
        hand_in(desk, ea, document)


def test_pupils_stand_by_goals_and_every_cell_is_said(build: Build) -> None:
    goals = Goals(build, prepare=three_hand_ins)

    lines = goals.screen.table.lines
    goal = next(column.key for column in lines.columns if goals.cell("Ea Blå", column.key).proposed)
    cell = goals.cell("Ea Blå", goal)

    assert [line.first.said for line in lines.lines] == ["Bo Ål", "Ea Blå", "Ea Kok"]
    assert (cell.level, cell.proposed, cell.count) == (int(Level.UNDER_WAY), True, 3)
    assert cell.said == "På vej, forslag, bygger på 3 ting"
    assert goals.cell("Ea Kok", goal).said == "Ikke vurderet"
    assert "ikke kontrolleret mod bekendtgørelsen" in goals.house.shown()


def test_a_digit_judges_the_cell_and_undo_takes_it_back(build: Build) -> None:
    goals = Goals(build)
    goals.stand_in("Ea Kok", DECODING)

    for level, key in enumerate((Qt.Key.Key_0, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)):
        goals.house.key(key)
        goals.house.until(lambda: goals.cell("Ea Kok", DECODING).said.endswith(", vurderet"))
        judged = goals.stands("Ea Kok", DECODING), goals.cell("Ea Kok", DECODING).proposed
        at = goals.screen.table.at
        goals.house.key(Qt.Key.Key_Z, CONTROL)
        goals.house.until(lambda: goals.cell("Ea Kok", DECODING).said == "Ikke vurderet")

        assert judged == (Level(level), False)
        assert at == (goals.id_of("Ea Kok"), DECODING), "the keyboard stays in its cell"
        assert goals.stands("Ea Kok", DECODING) is None


def test_undo_brings_back_the_judgement_before(build: Build) -> None:
    def judged_before(house: House, school: NewSchool) -> None:
        karen, kok = actor(school, "Karen Winther"), person(school, "Ea Kok").id
        judge(house.app.desk, karen, kok, DECODING, 1)

    goals = Goals(build, prepare=judged_before)
    goals.stand_in("Ea Kok", DECODING)

    goals.house.key(Qt.Key.Key_3)
    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).level == 3)
    goals.house.key(Qt.Key.Key_Z, CONTROL)
    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).level == 1)

    assert goals.stands("Ea Kok", DECODING) is Level.UNDER_WAY


def test_enter_opens_what_is_behind_and_what_it_builds_on(build: Build) -> None:
    goals = Goals(build, prepare=three_hand_ins)
    goal = next(c.key for c in goals.screen.table.lines.columns if goals.cell("Ea Blå", c.key).proposed)

    goals.open("Ea Blå", goal)
    goals.house.until(lambda: "Bygger på 3 ting" in goals.house.shown())

    shown = goals.house.shown()
    assert "Forslag: På vej. Bygger på 3 afleverede tekster. Du bestemmer." in shown
    assert "Afleveret: Odderen" in shown
    assert goals.screen.drawer.isAncestorOf(goals.house.focused())


def test_a_cell_is_opened_with_the_mouse(build: Build) -> None:
    goals = Goals(build)
    table = goals.screen.table

    middle = table.cell_middle(goals.id_of("Ea Kok"), DECODING)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    goals.until_behind("Ea Kok", DECODING)

    assert goals.screen.drawer.title.text() == "Ea Kok"
    assert goals.screen.drawer.path.text() == "Læsning · Afkodning"


def test_a_level_with_its_reason_is_saved_with_who_and_why(build: Build) -> None:
    goals = Goals(build)
    goals.open("Ea Kok", DECODING)

    goals.house.press("Med støtte")
    goals.house.tab_to("Hvorfor? Det kan vente.")
    goals.house.keys("Deler selv lange ord")
    goals.house.press("Gem vurdering")
    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).level == 2)
    goals.house.until(lambda: "Karen Winther" in goals.house.shown())

    karen = actor(goals.school, "Karen Winther")
    (one,) = judgements_of(goals.house.app.desk, karen, goals.id_of("Ea Kok"), DECODING)
    assert (one.level, one.note, one.by) == (Level.WITH_SUPPORT, "Deler selv lange ord", "Karen Winther")
    assert "Med støtte · Karen Winther · lige nu. ”Deler selv lange ord”" in goals.house.shown()


def test_nothing_is_judged_before_a_level_is_chosen(build: Build) -> None:
    goals = Goals(build)
    goals.open("Ea Kok", DECODING)

    goals.house.press("Gem vurdering")
    goals.house.key(Qt.Key.Key_Return, CONTROL)

    assert goals.stands("Ea Kok", DECODING) is None


def test_a_note_takes_the_keyboard_alone_and_can_be_taken_back(build: Build) -> None:
    goals = Goals(build)
    goals.stand_in("Ea Kok", DECODING)

    goals.house.key(Qt.Key.Key_N)
    goals.house.keys("Stavede 2 ord selv")
    goals.house.key(Qt.Key.Key_Return)
    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).count == 1)
    goals.house.until(lambda: "”Stavede 2 ord selv”" in goals.house.shown())
    behind = evidence_of(goals.house.app.desk, actor(goals.school, "Karen Winther"), goals.id_of("Ea Kok"), DECODING)
    goals.house.press("Fortryd")
    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).count == 0)

    assert [piece.what for piece in behind.pieces] == ["Stavede 2 ord selv"]
    assert goals.stands("Ea Kok", DECODING) is None, "the 2 was written, it did not judge"


def test_a_note_that_is_taken_back_later_is_taken_from_its_own_cell(build: Build) -> None:
    goals = Goals(build)
    goals.stand_in("Ea Kok", DECODING)
    goals.house.key(Qt.Key.Key_N)
    goals.house.keys("Læste med udtryk")
    goals.house.key(Qt.Key.Key_Return)
    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).count == 1)

    goals.open("Ea Blå", RESPONSE)
    goals.house.press("Fortryd")

    goals.house.until(lambda: goals.cell("Ea Kok", DECODING).count == 0)


def test_arrows_in_the_table_change_what_the_open_drawer_shows(build: Build) -> None:
    goals = Goals(build)
    goals.open("Ea Kok", DECODING)
    goals.house.key(Qt.Key.Key_F6)

    goals.house.key(Qt.Key.Key_Right)
    goals.until_behind("Ea Kok", goals.screen.table.at[1])

    assert goals.screen.table.at[1] != DECODING
    assert goals.screen.drawer.path.text() == "Læsning · Sprogforståelse"


def test_esc_closes_the_drawer_and_gives_the_keyboard_back_to_the_cell(build: Build) -> None:
    goals = Goals(build)
    goals.open("Ea Kok", DECODING)

    goals.house.key(Qt.Key.Key_Escape)

    assert not goals.screen.drawer.isVisible()
    assert goals.screen.table.hasFocus()
    assert goals.screen.table.at == (goals.id_of("Ea Kok"), DECODING)


def test_f2_says_pupil_goal_and_how_far(build: Build) -> None:
    goals = Goals(build)
    goals.stand_in("Ea Kok", DECODING)

    goals.house.key(Qt.Key.Key_F2)

    assert goals.house.heard == ["Elever og mål. Ea Kok. Afkodning: Ikke vurderet"]


def test_another_class_has_the_goals_of_its_own_step(build: Build) -> None:
    goals = Goals(build, "bent")

    goals.screen.classes.chosen.emit(goals.school.classes["5.Y"])
    goals.house.until(lambda: goals.screen.model.table is not None and len(goals.screen.table.lines.lines) == 2)

    assert {column.key.partition("@")[2] for column in goals.screen.table.lines.columns} == {"6"}
    assert "efter 6. klasse" in goals.house.shown()


def test_in_a_small_window_the_drawer_takes_the_tables_place(build: Build) -> None:
    goals = Goals(build)
    goals.house.window.resize(700, 600)
    goals.open("Ea Kok", DECODING)
    QApplication.processEvents()
    covered = goals.screen.table.isVisible(), goals.screen.drawer.width() > 600

    goals.house.press("Luk")

    assert covered == (False, True)
    assert goals.screen.table.isVisible()


def test_a_counsellor_without_a_class_is_told_so(build: Build) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("lise", KAREN, staff=True)
    house.until_in()

    house.press("Mål")

    house.until(lambda: "Ingen mål endnu" in house.shown())


def test_who_may_see_but_not_judge_notes_and_has_no_levels(build: Build) -> None:
    def as_pedagogue(house: House, school: NewSchool) -> None:
        bent = actor(school, "Bent Juhl")
        observe(house.app.desk, bent, person(school, "Ea Kok").id, "Læste højt", DECODING)

    house = build()
    plan = small_plan()
    staff = tuple(
        replace(one, role=Role.PEDAGOGUE, classes=("2.X",)) if one.user == "bent" else one for one in plan.staff
    )
    school = small_school(house, plan=replace(plan, staff=staff))
    as_pedagogue(house, school)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("bent", KAREN, staff=True)
    house.until_in()
    house.press("Mål")
    house.until(lambda: isinstance(house.screen, CompetenceScreen) and house.screen.model.table is not None)
    screen = house.screen
    assert isinstance(screen, CompetenceScreen)

    screen.table.setFocus()
    screen.table.go(person(school, "Ea Kok").id, DECODING)
    house.key(Qt.Key.Key_2)
    house.key(Qt.Key.Key_Return)
    house.until(lambda: "”Læste højt”" in house.shown())
    house.until_stored()

    assert not screen.drawer.form.isVisible()
    assert "Gem vurdering" not in house.shown()
    assert judgements_of(house.app.desk, actor(school, "Karen Winther"), person(school, "Ea Kok").id, DECODING) == ()


def test_a_leader_has_no_such_stop(build: Build) -> None:
    house = build()
    small_school(house)
    house.start()
    house.until(lambda: house.sign_in.model.classes)
    house.sign_in.model.try_door("lone", KAREN, staff=True)
    house.until_in()

    assert GOALS not in [way.screen for way in house.frame._ways]
