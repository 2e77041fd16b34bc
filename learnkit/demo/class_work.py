"""What a class of the demo works at: tasks given through the term, hand-ins, comments, and what came back."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from learnkit.clock import Clock
from learnkit.demo.lessons import NOTES, READING, SEEN, Lesson, lessons_for, remarks
from learnkit.demo.school_days import school_days
from learnkit.demo.writings import writing
from learnkit.domain.calendar import SCHOOL_ZONE
from learnkit.domain.competence import Level
from learnkit.domain.goals import EvidenceKind, Goal
from learnkit.domain.people import Actor
from learnkit.services.assigning import Given, assign
from learnkit.services.choosing_a_text import TextTile
from learnkit.services.commenting import comment
from learnkit.services.desk import Desk
from learnkit.services.goal_frameworks import framework
from learnkit.services.handing_in import begin_answer, hand_back, hand_in
from learnkit.services.judging_competence import judge
from learnkit.services.observing import observe
from learnkit.services.reading import keep_place, record_sitting
from learnkit.services.saving_a_version import save

WRITING_AGO = (75, 33, 6)
"""Days before today on which something to write is given, the school day before where there is no school."""
READING_AGO = (54, 12)
DAYS_TO_DO_IT = 9
AWAY_FROM = 14
"""Whoever has not been seen for so many days does no task after that."""
DOES_IT, TURNS_IN_LATE, BEGINS_ONLY = 0.84, 0.12, 0.5
FORGOTTEN, FORGOTTEN_DAYS = 0.1, 40
"""The share of hand-ins a teacher has not come to yet, and for how long that can be."""
DAYS_OF_JUDGING, GOALS_SEEN = 25, 3
"""school days in which goals were judged, and how many goals of each pupil were looked at"""
NOTED, JUDGED = 0.35, 0.6


@dataclass(frozen=True)
class Learner:
    """A pupil of the demo as far as their work depends on it."""

    actor: Actor
    ability: float
    seen: date | None
    """the last day the pupil read"""


@dataclass(frozen=True)
class Class:
    """A class with its teacher and the texts that suit it."""

    id: str
    level: int
    teacher: Actor
    learners: tuple[Learner, ...]
    shelf: Sequence[TextTile]


class ClassWork:
    """The tasks of one class, done through the services everyone uses; the clock is turned from act to act."""

    def __init__(self, desk: Desk, clock: Clock, chance: random.Random, begins: date, today: date, of: Class) -> None:
        self._desk = desk
        self._clock = clock
        self._chance = chance
        self._today = today
        self._class = of
        self._days = list(school_days(begins, today))

    def all(self) -> None:
        """Every task of the term, the oldest first."""
        writing_days, reading_days = self._given_on(WRITING_AGO), self._given_on(READING_AGO)
        lessons = lessons_for(self._class.level, len(writing_days))
        plan: list[tuple[date, Callable[[date], None]]] = []
        for day, lesson in zip(writing_days, lessons, strict=False):
            plan.append((day, lambda on, what=lesson: self._write(what, on)))  # type: ignore[misc]
        for day, tile in zip(reading_days, self._class.shelf, strict=False):
            plan.append((day, lambda on, what=tile: self._read(what, on)))  # type: ignore[misc]
        for day, do in sorted(plan, key=lambda planned: planned[0]):
            do(day)
        self._judge()

    def _given_on(self, ago: Sequence[int]) -> list[date]:
        """School days so long ago; those before the term are left out."""
        wanted = (self._today - timedelta(days=days) for days in ago)
        return [max(before) for day in wanted if (before := [d for d in self._days if d <= day])]

    def _write(self, lesson: Lesson, on: date) -> None:
        until = on + timedelta(days=DAYS_TO_DO_IT)
        self._turn(on, 8, 40)
        given = assign(
            self._desk, self._class.teacher, self._class.id,
            frame=lesson.frame.value, title=lesson.title, until=until, message=lesson.message,
        )  # fmt: skip
        for learner, day in self._doing(on, until):
            document, text = self._answer(learner, lesson, given, day)
            if until >= self._today and self._chance.random() < BEGINS_ONLY:
                continue
            self._turn(day, 10, 45)
            hand_in(self._desk, learner.actor, document)
            self._read_over(document, text, day)

    def _answer(self, learner: Learner, lesson: Lesson, given: Given, day: date) -> tuple[str, str]:
        """A pupil's own text for a task, and its words as they stand at last."""
        self._turn(day, 9, self._chance.randrange(5))
        document = begin_answer(self._desk, learner.actor, given.task)
        made = writing(self._chance, self._class.level, learner.ability, lesson.topic)
        for number, draft in enumerate(made.drafts, start=1):
            self._turn(day, 9, 5 + 6 * number)
            save(self._desk, learner.actor, document, draft)
        return document, made.drafts[-1]

    def _read_over(self, document: str, text: str, handed_in: date) -> None:
        """The teacher reads it some days later, says something and gives it back; what is newer still waits."""
        day = handed_in + timedelta(days=self._chance.randint(2, 5))
        lately = (self._today - handed_in).days <= FORGOTTEN_DAYS
        if day >= self._today or (lately and self._chance.random() < FORGOTTEN):
            return
        self._turn(day, 15, self._chance.randrange(50))
        for place, words in remarks(self._chance, text):
            comment(self._desk, self._class.teacher, document, place.start, place.end, words)
        hand_back(self._desk, self._class.teacher, document)

    def _read(self, tile: TextTile, on: date) -> None:
        until = on + timedelta(days=DAYS_TO_DO_IT)
        self._turn(on, 8, 45)
        message = self._chance.choice(READING)
        assign(self._desk, self._class.teacher, self._class.id, text=tile.id, until=until, message=message)
        for learner, day in self._doing(on, until):
            begins = datetime.combine(day, time(12, self._chance.randrange(20)), SCHOOL_ZONE)
            ends = begins + timedelta(minutes=self._chance.randint(6, 22))
            self._clock.moment = ends
            record_sitting(self._desk, learner.actor, tile.id, begins, ends)
            keep_place(self._desk, learner.actor, tile.id, 0, 0, 1.0)

    def _doing(self, on: date, until: date) -> list[tuple[Learner, date]]:
        """Who does what was given on a day, and when: most in time, some late, some not."""
        found = []
        for learner in self._class.learners:
            last = until + timedelta(days=6) if self._chance.random() < TURNS_IN_LATE else until
            days = [day for day in self._days if on < day <= last and self._is_here(learner, day)]
            if days and self._chance.random() < DOES_IT:
                found.append((learner, self._chance.choice(days)))
        return found

    def _is_here(self, learner: Learner, day: date) -> bool:
        if learner.seen is None:
            return False
        return (self._today - learner.seen).days <= AWAY_FROM or day <= learner.seen

    def _turn(self, day: date, hour: int, minute: int) -> None:
        self._clock.moment = datetime.combine(day, time(hour, minute), SCHOOL_ZONE)

    # --- goals -------------------------------------------------------------------------------------------------------

    def _judge(self) -> None:
        """In the last weeks the teacher notes what some were seen to do, and judges some goals of most."""
        lately = self._days[-DAYS_OF_JUDGING:]
        goals = framework().goals_for(self._class.level) if lately else ()
        for learner in self._class.learners:
            for goal in self._chance.sample(goals, min(GOALS_SEEN, len(goals))):
                self._turn(self._chance.choice(lately), 13, self._chance.randrange(60))
                if self._chance.random() < NOTED:
                    observe(self._desk, self._class.teacher, learner.actor.person, self._seen(goal), goal.id)
                if self._chance.random() < JUDGED:
                    note = self._chance.choice(NOTES)
                    judge(
                        self._desk, self._class.teacher, learner.actor.person, goal.id, self._level(learner), note
                    )  # fmt: skip

    def _seen(self, goal: Goal) -> str:
        kind = min(goal.evidence, default=EvidenceKind.OBSERVATION)
        return self._chance.choice(SEEN[kind])

    def _level(self, learner: Learner) -> Level:
        """An able pupil is further, mostly."""
        reached = learner.ability + self._chance.uniform(-0.15, 0.15)
        return Level.UNDER_WAY if reached < 0.4 else Level.WITH_SUPPORT if reached < 0.7 else Level.ALONE
