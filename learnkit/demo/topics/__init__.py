"""What pupils of the demo write about: frames and words, as data, and how a frame is filled."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from learnkit.errors import LearnKitError

BLANK = re.compile(r"\{([a-z]+)(\d?)(?::(\d))?\}")
BETWEEN_SENTENCES = re.compile(r"(?<=[.?!]) ")
FRAMES = ("young", "middle", "older")

Banks = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Wording:
    """One way to fill a place in a frame; `reach` says what it asks of its writer: 1 plain, 2 more, 3 subordinate."""

    reach: int
    template: str


@dataclass(frozen=True)
class Topic:
    """A frame: the places of a text in order, each with its wordings, and the words that go into them."""

    name: str
    first_level: int
    last_level: int
    titles: tuple[str, ...]
    places: tuple[tuple[Wording, ...], ...]
    banks: Banks


@cache
def topics() -> Mapping[str, Topic]:
    """Every topic by its name."""
    shared = _banks(_read("banks"))
    return {name: _topic(name, told, shared) for part in FRAMES for name, told in _read(part).items()}


def topics_for(level: int) -> list[str]:
    """The names of the topics that suit a class level, 0 to 9."""
    return [topic.name for topic in topics().values() if topic.first_level <= level <= topic.last_level]


def topic_named(name: str) -> Topic:
    """The topic of that name; demo.unknown_topic if there is none."""
    if name not in topics():
        raise LearnKitError("demo.unknown_topic", topic=name)
    return topics()[name]


class Filling:
    """Fills the blanks of one text: what a blank was filled with once, it is filled with everywhere.

    `{friend}` is a word of the bank `friend` in its first form, `{friend:1}` the same word in its second; `{friend2}`
    is another word of the same bank.
    """

    def __init__(self, rng: random.Random, banks: Banks) -> None:
        self._rng = rng
        self._banks = banks
        self._chosen: dict[str, str] = {}

    def sentences(self, template: str) -> list[str]:
        """The sentences of the template, each with a capital first."""
        filled = BLANK.sub(self._fill, template)
        return [sentence[0].upper() + sentence[1:] for sentence in BETWEEN_SENTENCES.split(filled)]

    def _fill(self, blank: re.Match[str]) -> str:
        name, number, form = blank[1], blank[2], int(blank[3] or 0)
        bank = name + number if name + number in self._banks else name
        key = f"{bank} {number}"
        if key not in self._chosen:
            taken = {word for other, word in self._chosen.items() if other.split()[0] == bank}
            self._chosen[key] = self._rng.choice([word for word in self._banks[bank] if word not in taken])
        return self._chosen[key].split("|")[form]


def _read(part: str) -> dict[str, dict[str, object]]:
    return tomllib.loads(files(__package__).joinpath(f"{part}.toml").read_text(encoding="utf-8"))


def _topic(name: str, told: dict[str, object], shared: Banks) -> Topic:
    levels, titles, text, own = told["levels"], told["titles"], told["text"], told["banks"]
    assert isinstance(levels, list) and isinstance(titles, list) and isinstance(text, str) and isinstance(own, dict)
    places = tuple(tuple(map(_wording, place.splitlines())) for place in text.strip().split("\n\n"))
    return Topic(name, levels[0], levels[1], tuple(titles), places, {**shared, **_banks(own)})


def _wording(line: str) -> Wording:
    return Wording(int(line[0]), line[2:])


def _banks(told: Mapping[str, object]) -> Banks:
    return {name: tuple(words) for name, words in told.items() if isinstance(words, list)}
