"""The permission table against a second, plainer reading of it, over random schools."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.people import Actor, Bond, Role
from learnkit.domain.roles import TABLE, Bonds, Over, Permission, classes_within, over, pupils_within

TODAY = date(2026, 11, 24)
PUPILS = [f"p{n}" for n in range(6)]
STAFF = [f"s{n}" for n in range(4)]
CLASSES = ["a", "b", "c"]

days = st.integers(-3, 3).map(lambda n: TODAY + timedelta(days=n))
ends = st.one_of(st.none(), days)


def bonds_between(one: list[str], other: list[str]) -> st.SearchStrategy[tuple[Bond, ...]]:
    bond = st.builds(Bond, st.sampled_from(one), st.sampled_from(other), days, ends)
    return st.lists(bond, max_size=8).map(tuple)


schools = st.builds(Bonds, bonds_between(PUPILS, CLASSES), bonds_between(STAFF, CLASSES), bonds_between(STAFF, PUPILS))
actors = st.one_of(
    st.builds(Actor, st.sampled_from(PUPILS), st.just(Role.PUPIL), st.just("school")),
    st.builds(
        Actor, st.sampled_from(STAFF), st.sampled_from([r for r in Role if r is not Role.PUPIL]), st.just("school")
    ),
)


def may_plainly(actor: Actor, permission: Permission, pupil: str, bonds: Bonds) -> bool:
    """Said once more, pupil by pupil, without sets."""
    for reach in TABLE[permission].get(actor.role, frozenset()):
        if reach is Over.SCHOOL:
            return True
        if reach is Over.SELF and actor.person == pupil:
            return True
        if reach is Over.FOLLOWED:
            for b in bonds.follows:
                if b.person == actor.person and b.other == pupil and b.since <= TODAY and (b.until or TODAY) >= TODAY:
                    return True
        if reach is Over.OWN_CLASSES:
            for mine in bonds.staff_in:
                for theirs in bonds.pupils_in:
                    holds = all(b.since <= TODAY and (b.until or TODAY) >= TODAY for b in (mine, theirs))
                    if holds and mine.person == actor.person and theirs.person == pupil and mine.other == theirs.other:
                        return True
    return False


@given(schools, actors, st.sampled_from(Permission))
def test_a_permission_reaches_exactly_whom_the_table_says(bonds: Bonds, actor: Actor, permission: Permission) -> None:
    reached = pupils_within(actor, permission, bonds, PUPILS, TODAY)

    assert reached == {pupil for pupil in PUPILS if may_plainly(actor, permission, pupil, bonds)}


@given(schools, actors)
def test_no_one_but_the_pupil_may_write_in_a_pupils_text(bonds: Bonds, actor: Actor) -> None:
    reached = pupils_within(actor, Permission.WRITE, bonds, PUPILS, TODAY)

    assert reached == ({actor.person} if actor.role is Role.PUPIL else set())


def test_a_substitute_has_the_class_on_the_last_day_and_not_on_the_day_after() -> None:
    actor = Actor("s0", Role.TEACHER, "school")
    bonds = Bonds((Bond("p0", "a", TODAY),), (Bond("s0", "a", TODAY, TODAY + timedelta(days=1)),), ())

    reached = [
        pupils_within(actor, Permission.READ_WRITINGS, bonds, PUPILS, TODAY + timedelta(days=n)) for n in (-1, 0, 1, 2)
    ]

    assert reached == [set(), {"p0"}, {"p0"}, set()]


def test_leaders_and_it_never_reach_what_a_pupil_wrote_or_read() -> None:
    for role in (Role.LEADER, Role.IT, Role.OWNER):
        assert not over(role, Permission.READ_WRITINGS)
        assert not over(role, Permission.SEE_READING)


def test_a_teacher_reaches_only_the_own_classes() -> None:
    bonds = Bonds((), (Bond("s0", "b", TODAY),), ())

    reached = classes_within(Actor("s0", Role.TEACHER, "school"), Permission.ADD_PUPIL, bonds, CLASSES, TODAY)

    assert reached == {"b"}


def test_it_reaches_every_class_to_add_pupils_and_a_leader_none() -> None:
    nobody = Bonds((), (), ())

    by_it = classes_within(Actor("s1", Role.IT, "school"), Permission.ADD_PUPIL, nobody, CLASSES, TODAY)
    by_leader = classes_within(Actor("s2", Role.LEADER, "school"), Permission.ADD_PUPIL, nobody, CLASSES, TODAY)

    assert by_it == set(CLASSES)
    assert by_leader == set()


def test_every_permission_has_its_line_in_the_table() -> None:
    assert set(TABLE) == set(Permission)


def test_a_counsellor_reaches_the_pupils_followed_by_themselves_and_nobody_elses() -> None:
    bonds = Bonds((), (), (Bond("s0", "p0", TODAY), Bond("s1", "p1", TODAY)))

    reached = pupils_within(Actor("s0", Role.COUNSELLOR, "school"), Permission.READ_WRITINGS, bonds, PUPILS, TODAY)

    assert reached == {"p0"}


def test_a_class_of_another_school_is_reached_by_no_bond() -> None:
    bonds = Bonds((), (Bond("s0", "a", TODAY), Bond("s0", "elsewhere", TODAY)), ())

    reached = classes_within(Actor("s0", Role.TEACHER, "school"), Permission.ADD_PUPIL, bonds, CLASSES, TODAY)

    assert reached == {"a"}


def test_only_it_and_the_machines_owner_start_a_school() -> None:
    assert {role for role in Role if over(role, Permission.RUN_SCHOOL)} == {Role.IT, Role.OWNER}
