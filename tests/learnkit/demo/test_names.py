from __future__ import annotations

from collections import Counter
from random import Random

from learnkit.demo.names import COMMUNITIES, demo_plans, pupil_names
from learnkit.domain.people import Role


def test_the_demo_is_two_schools_with_six_classes_130_pupils_and_twelve_staff() -> None:
    plans = demo_plans(Random(7), "fyrbakke7")

    classes = [each for plan in plans for each in plan.classes]
    staff = [each for plan in plans for each in plan.staff]
    assert (len(plans), len(classes), len(staff)) == (2, 6, 12)
    assert sum(len(each.pupils) for each in classes) == 130
    assert all(18 <= len(each.pupils) <= 26 for each in classes)
    assert {each.password for each in staff} == {"fyrbakke7"}


def test_every_class_has_its_teacher_and_every_school_a_leader() -> None:
    for plan in demo_plans(Random(7), "fyrbakke7"):
        taught = {name for each in plan.staff if each.role == Role.TEACHER for name in each.classes}
        assert taught == {each.name for each in plan.classes}
        assert sum(each.role == Role.LEADER for each in plan.staff) == 1
        assert all(set(each.classes) <= taught for each in plan.staff)


def test_no_two_people_share_a_name_or_user_name() -> None:
    plans = demo_plans(Random(3), "fyrbakke7")

    pupils = [pupil.name for plan in plans for each in plan.classes for pupil in each.pupils]
    users = [each.user for plan in plans for each in plan.staff]
    assert len(set(pupils)) == len(pupils)
    assert len(set(users)) == len(users)


def test_the_same_chance_gives_the_same_schools_and_another_gives_others() -> None:
    assert demo_plans(Random(7), "fyrbakke7") == demo_plans(Random(7), "fyrbakke7")
    assert demo_plans(Random(7), "fyrbakke7") != demo_plans(Random(8), "fyrbakke7")


def test_exactly_two_pupils_are_protected() -> None:
    for seed in range(20):
        plans = demo_plans(Random(seed), "fyrbakke7")
        assert sum(pupil.protected for plan in plans for each in plan.classes for pupil in each.pupils) == 2


def test_names_come_from_many_places_and_mostly_from_denmark() -> None:
    family = Counter(name.split(" ", 1)[1] for name in pupil_names(Random(1), 400))

    danish = set(COMMUNITIES[0].family.split())
    assert 0.5 < sum(count for name, count in family.items() if name in danish) / 400 < 0.78
    for community in COMMUNITIES:
        assert family.keys() & set(community.family.split())


def test_no_given_name_is_a_family_name_of_the_same_community() -> None:
    for community in COMMUNITIES:
        assert not set(community.given.split()) & set(community.family.split())
