"""Schools full of made-up pupils, as the counting service tells of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from learnkit.domain.calendar import Period
from learnkit.services.counting import Work
from learnkit.services.school_usage import ClassOfYear, PupilMonth, SchoolUsage, months_of

AUTUMN = Period(date(2026, 9, 1), date(2026, 11, 30))


def one_pupil(
    pupil: str,
    school_class: str,
    month: Period,
    *,
    minutes: int = 0,
    words: int = 0,
    given: int = 0,
    done: int = 0,
) -> PupilMonth:
    return PupilMonth(pupil, school_class, month, Work(minutes * 60, words, minutes > 0 or words > 0), given, done)


def random_school(
    sizes: Sequence[int], months: int, busy: float, chance: random.Random, moves: bool = True
) -> SchoolUsage:
    """Classes of these sizes, two to a level; in each month some pupils move, come or go, and some do something."""
    all_months = months_of(AUTUMN)[:months]
    classes = tuple(ClassOfYear(f"c{i}", f"{i // 2}.{'AB'[i % 2]}", i // 2, 2026) for i in range(len(sizes)))
    at = {f"p{c}-{n}": c for c, size in enumerate(sizes) for n in range(size)}
    told: list[PupilMonth] = []
    for month in all_months:
        for pupil in list(at):
            if moves and chance.random() < 0.05:
                at[pupil] = chance.randrange(len(sizes))
            if chance.random() < 0.03:
                del at[pupil]
                continue
            told.append(_month_of(pupil, f"c{at[pupil]}", month, busy, chance))
    return SchoolUsage(Period(all_months[0].first, all_months[-1].last), all_months, classes, tuple(told))


def _month_of(pupil: str, school_class: str, month: Period, busy: float, chance: random.Random) -> PupilMonth:
    if chance.random() > busy:
        return one_pupil(pupil, school_class, month)
    given = chance.randrange(3)
    return one_pupil(
        pupil,
        school_class,
        month,
        minutes=chance.choice((0, 1, 2, 40)),
        words=chance.choice((0, 0, 1, 90)),
        given=given,
        done=chance.randint(0, given),
    )
