"""The demo school: a term of life in two schools, made from a seed through the same services everyone uses."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from content.text import Text
from learnkit.clock import Clock
from learnkit.db.keys import PasswordCost
from learnkit.demo.class_work import Class, ClassWork, Learner
from learnkit.demo.names import demo_plans
from learnkit.demo.reading_habits import PlannedSitting, sittings
from learnkit.demo.school_days import school_days
from learnkit.demo.topics import topics_for
from learnkit.demo.writings import writing
from learnkit.domain.calendar import SCHOOL_ZONE, school_year, year_begins
from learnkit.domain.doors import YOUNG_LEVELS
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_pack import read_in_pack, shelve_pack
from learnkit.services.adding_people import NewPerson
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.choosing_a_text import TextTile, open_text, texts
from learnkit.services.desk import Desk
from learnkit.services.pupil_home import LIX_BY_LEVEL
from learnkit.services.reading import keep_place, record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool, put_school
from learnkit.services.writing import begin

PASSWORD = "vinter-ugle-42"
"""Every staff member's in the demo; it stands on the screen, so it keeps nobody out."""
DEMO_COST = PasswordCost(memory_kib=8 * 1024, rounds=1, lanes=1)
KEPT_SITTINGS = 0.3
"""The share of what a pupil could have read that was read on a machine."""
SECRET_FACT = "demo_secret:"

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class DemoSchool:
    """What was made: how many of everything, and everyone with what lets them in."""

    schools: int
    classes: int
    texts: int
    people: tuple[NewPerson, ...]


def make(desk: Desk, seed: int, progress: Progress = lambda done, of: None) -> DemoSchool:
    """Make a home without a school the demo school up to today, all of it or, whatever happens, nothing.

    The same seed on the same day makes the same school. school.already_here on a home that has one; it is left alone.
    """
    if desk.stores.main.fact("school") is not None:
        raise LearnKitError("school.already_here")
    return _Making(desk, seed).all(progress)


def secret_of(desk: Desk, person: str) -> str | None:
    """What lets a person of the demo school in, told on the screen to whoever tries it; None in a real school."""
    return desk.stores.main.fact(SECRET_FACT + person) if desk.is_demo else None


def grown_up_to_try(desk: Desk) -> tuple[str, str] | None:
    """User name and password of a teacher of the demo school, told on the screen; None in a real school."""
    if not desk.is_demo:
        return None
    staff = demo_plans(random.Random(0), PASSWORD)[0].staff
    return next((member.user, PASSWORD) for member in staff if member.role is Role.TEACHER)


class _Making:
    """One making of the school: the clock is turned from act to act, the chance is the seed's."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self._seed = seed
        self._today = desk.today
        self._begins = year_begins(school_year(desk.today)) + timedelta(days=9)
        self._clock = Clock(moment=self._at(self._begins, 8), seed=seed, hybrid=desk.clock.hybrid)
        self._desk = replace(desk, clock=self._clock)

    def all(self, progress: Progress) -> DemoSchool:
        pack = read_in_pack()
        with self._desk.stores.founding() as store:
            self._desk = replace(self._desk, stores=self._desk.stores.with_school(store))
            schools, levels = self._schools()
            owners = [Actor("owner", Role.OWNER, school.id) for school in schools]
            for owner in owners:
                added = shelve_pack(self._desk, owner, pack)
            shelf = _Shelf(self._desk, owners[0])
            pupils = [(school, p) for school in schools for p in school.people if p.role == Role.PUPIL]
            learners: dict[str, list[Learner]] = {}
            for number, (school, pupil) in enumerate(pupils):
                learner = self._live(school, pupil, levels[pupil.school_class], shelf)
                learners.setdefault(school.classes[pupil.school_class], []).append(learner)
                progress(number + 1, len(pupils))
            for school in schools:
                self._teach(school, learners, levels, shelf)
        people = tuple(person for school in schools for person in school.people)
        return DemoSchool(len(schools), len(levels), len(added), people)

    def _schools(self) -> tuple[list[NewSchool], dict[str, int]]:
        plans = demo_plans(random.Random(self._seed), PASSWORD)
        levels = {planned.name: planned.level for plan in plans for planned in plan.classes}
        doors = {name: "pictures" if level in YOUNG_LEVELS else "pin" for name, level in levels.items()}
        store = self._desk.stores.main
        with self._desk.act(self._desk.owner()) as act:
            made = [put_school(self._desk, act, plan, doors, DEMO_COST) for plan in plans]
            store.set_fact("school", made[0].id)
            store.set_fact("demo", "1")
            for person in (person for school in made for person in school.people):
                store.set_fact(SECRET_FACT + person.id, person.secret or PASSWORD)
        return [_with_passwords(school) for school in made], levels

    def _teach(
        self, school: NewSchool, learners: dict[str, list[Learner]], levels: dict[str, int], shelf: _Shelf
    ) -> None:
        """What each class of a school was given, and did."""
        by_user = {person.user: person.id for person in school.people}
        for plan in demo_plans(random.Random(self._seed), PASSWORD):
            for member in plan.staff if plan.name == school.name else ():
                for name in member.classes if member.role is Role.TEACHER else ():
                    here, level = school.classes[name], levels[name]
                    teacher = Actor(by_user[member.user], member.role, school.id)
                    of = Class(here, level, teacher, tuple(learners[here]), shelf.suiting(level, 0.5))
                    chance = random.Random(f"{self._seed} {school.name} {name}")
                    ClassWork(self._desk, self._clock, chance, self._begins, self._today, of).all()

    def _live(self, school: NewSchool, pupil: NewPerson, level: int, shelf: _Shelf) -> Learner:
        """A pupil's term: reading and writing, in a way of their own."""
        chance = random.Random(f"{self._seed} {pupil.name}")
        ability = chance.betavariate(3.2, 2.4)
        actor = Actor(pupil.id, Role.PUPIL, school.id)
        self._look(actor, chance, ability)
        seen = self._read(actor, chance, ability, level, shelf)
        if level > 0:
            self._write(actor, chance, ability, level)
        return Learner(actor, ability, seen)

    def _look(self, actor: Actor, chance: random.Random, ability: float) -> None:
        """Some have found a page that suits them; slow readers more often."""
        if chance.random() < 0.75 - 0.6 * ability:
            font = chance.choice(("lexend", "andika", "sans", "opendyslexic"))
            choose_look(
                self._desk, actor, font=font, size=chance.choice((26, 28, 30)), theme=chance.choice(("light", "paper"))
            )

    def _read(self, actor: Actor, chance: random.Random, ability: float, level: int, shelf: _Shelf) -> date | None:
        """What a pupil reads by themselves; the last day they did."""
        suiting = shelf.suiting(level, ability)
        counts = [tile.words for tile in suiting]
        planned = sittings(chance, ability, level, self._begins, self._today, counts)
        sat = [sitting for sitting in planned if chance.random() < KEPT_SITTINGS]
        come: dict[int, int] = {}
        last: dict[int, datetime] = {}
        for sitting in sat:
            tile = suiting[sitting.text]
            ends = sitting.start + timedelta(minutes=sitting.minutes)
            self._clock.moment = ends.replace(tzinfo=SCHOOL_ZONE)
            record_sitting(self._desk, actor, tile.id, sitting.start, ends)
            come[sitting.text] = _further(come.get(sitting.text, 0), sitting, tile.words)
            last[sitting.text] = self._clock.moment
        for number, words in come.items():
            self._clock.moment = last[number]
            block, offset, done = shelf.place(suiting[number], words)
            keep_place(self._desk, actor, suiting[number].id, block, offset, done)
        return sat[-1].start.date() if sat else None

    def _write(self, actor: Actor, chance: random.Random, ability: float, level: int) -> None:
        days = list(school_days(self._begins, self._today)) or [self._today]
        for topic in chance.sample(topics_for(level), chance.randint(1, 3)):
            made = writing(chance, level, ability, topic)
            at = self._at(chance.choice(days), chance.choice((9, 10, 12)), chance.randrange(50))
            self._clock.moment = at
            document = begin(self._desk, actor, made.title)
            for number, draft in enumerate(made.drafts):
                self._clock.moment = at + timedelta(minutes=4 * (number + 1))
                save(self._desk, actor, document, draft)

    @staticmethod
    def _at(day: date, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(day, time(hour, minute), SCHOOL_ZONE)


class _Shelf:
    """The texts of the school, and where in them a reader is after so many words."""

    def __init__(self, desk: Desk, owner: Actor) -> None:
        self._tiles = [tile for tile in texts(desk, owner) if tile.language == "da"]
        self._texts: dict[str, Text] = {tile.id: open_text(desk, owner, tile.id) for tile in self._tiles}

    def suiting(self, level: int, ability: float) -> list[TextTile]:
        """The six texts nearest to a reader's level, the nearest first."""
        wanted = LIX_BY_LEVEL[min(level, len(LIX_BY_LEVEL) - 1)] + round(8 * (ability - 0.5))
        return sorted(self._tiles, key=lambda tile: (abs(tile.lix - wanted), tile.id))[:6]

    def place(self, tile: TextTile, words: int) -> tuple[int, int, float]:
        """Block, offset and share done after so many words."""
        text = self._texts[tile.id]
        done = min(1.0, words / max(1, tile.words))
        letters = int(done * len(text.plain_text()))
        block = max((n for n, placed in enumerate(text.placed()) if placed.start <= letters), default=0)
        return block, 0, done


def _further(come: int, sitting: PlannedSitting, words: int) -> int:
    """Words behind the reader after a sitting; a text read to its end is begun again only by the next sitting."""
    return min(words, (0 if come >= words else come) + sitting.words)


def _with_passwords(school: NewSchool) -> NewSchool:
    people = tuple(person if person.secret else replace(person, secret=PASSWORD) for person in school.people)
    return replace(school, people=people)
