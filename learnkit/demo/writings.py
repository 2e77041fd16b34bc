"""How a child's text grows from pause to pause, in the Danish of its class and its spelling."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from learnkit.demo.by_ear import Pen
from learnkit.demo.topics import Filling, Topic, Wording, topic_named

SPELT = re.compile(r"[^\W\d_]+")
LONGEST = (3, 4, 5, 6, 7, 9, 9, 9, 9, 9)
"""How many places of a frame are filled at most, by class level."""

SURE_OF_STOPS = 0.75
"""From this ability on, every sentence has its capital and its full stop."""


@dataclass(frozen=True)
class Writing:
    """A text a pupil wrote: `drafts` is the whole text at each pause, the last being the text as it stands.

    `intended` is the last draft as it would read rightly spelt and set.
    """

    title: str
    drafts: tuple[str, ...]
    intended: str


@dataclass
class Line:
    """A sentence, and what its writer did at its end and in it."""

    right: str
    stop: bool
    """Ends as it should; otherwise it runs on into the next"""
    linked: bool
    """Runs on with "og" """
    commas: bool
    opens_paragraph: bool


def writing(rng: random.Random, level: int, ability: float, topic: str) -> Writing:
    """A text on the topic by a pupil of class level 0 to 9 and ability 0 to 1; the same `rng`, the same text.

    2 to 6 drafts, each with more words than the one before. demo.unknown_topic for a topic there is not.
    """
    frame = topic_named(topic)
    filling = Filling(rng, frame.banks)
    lines = _lines(rng, level, ability, frame, filling)
    pen = Pen(rng, level, ability)
    capitals = level <= 1 and rng.random() < 0.7 - 0.5 * ability
    title = filling.sentences(rng.choice(frame.titles))[0]
    drafts = tuple(_drafts(rng, ability, lines, pen))
    intended = _set([Line(line.right, True, False, True, line.opens_paragraph) for line in lines], None)
    title = _spelt(title, pen)
    if capitals:
        return Writing(title.upper(), tuple(draft.upper() for draft in drafts), intended)
    return Writing(title, drafts, intended)


def _lines(rng: random.Random, level: int, ability: float, frame: Topic, filling: Filling) -> list[Line]:
    reach = _reach(level, ability)
    weak = (1 - ability) ** 1.2
    loses_stops = 0.0 if ability >= SURE_OF_STOPS else weak * (0.95 - 0.06 * level)
    lines: list[Line] = []
    for number, place in enumerate(_places(rng, level, ability, frame)):
        chosen = _wording(rng, reach, place)
        opens = level >= 5 and ability > 0.3 and number % 3 == 0 and number > 0
        for sentence in filling.sentences(chosen.template):
            stop = rng.random() >= loses_stops
            commas = rng.random() >= weak * 1.1 if level >= 3 else rng.random() < ability - 0.2
            lines.append(Line(sentence, stop, rng.random() < 0.4, commas, opens))
            opens = False
    return lines


def _reach(level: int, ability: float) -> int:
    """What sentences the pupil manages: 1 plain, 2 with more in them, 3 with subordinate clauses."""
    usual = 1 if level <= 1 else 2 if level <= 5 else 3
    return max(1, min(3, usual + (ability > 0.8) - (ability < 0.3)))


def _places(rng: random.Random, level: int, ability: float, frame: Topic) -> list[tuple[Wording, ...]]:
    """The places of the frame that get filled: the first always, the rest in their order."""
    most = min(LONGEST[level], len(frame.places))
    least = max(2, round(most * (0.35 + 0.45 * ability)))
    rest = range(1, len(frame.places))
    wanted = rng.randint(least, most) - 1
    return [frame.places[n] for n in (0, *sorted(rng.sample(rest, wanted)))]


def _wording(rng: random.Random, reach: int, place: tuple[Wording, ...]) -> Wording:
    within = [each for each in place if each.reach <= reach] or [min(place, key=lambda each: each.reach)]
    return rng.choices(within, [4.0 if each.reach == reach else 1.0 for each in within])[0]


def _drafts(rng: random.Random, ability: float, lines: list[Line], pen: Pen) -> list[str]:
    """The text at each pause: it goes on at its end, now and then breaks off, and is mended on the way."""
    late = _late(rng, lines)
    steady = [n for n in range(len(lines)) if n not in late]
    pauses = sorted(rng.sample(range(len(steady)), min(len(steady), rng.randint(1, 5))))
    drafts = []
    for reached in pauses:
        whole = [lines[n] for n in steady[:reached]]
        broken_off = reached == 0 or rng.random() < 0.4
        drafts.append(_set(whole, pen, _beginning(rng, lines[steady[reached]]) if broken_off else ""))
        _mend(rng, ability, lines, pen)
    return [*drafts, _set(lines, pen)]


def _late(rng: random.Random, lines: list[Line]) -> set[int]:
    """Sentences from the middle that occur to the writer only at the end."""
    if len(lines) < 5:
        return set()
    return set(rng.sample(range(2, len(lines) - 1), rng.randint(0, min(2, len(lines) - 3))))


def _beginning(rng: random.Random, line: Line) -> str:
    """At most half of the sentence; nothing of a single word."""
    words = line.right.split()
    half = len(words) // 2
    return " ".join(words[: rng.randint(1, half)]).rstrip(".,?!") if half else ""


def _mend(rng: random.Random, ability: float, lines: list[Line], pen: Pen) -> None:
    share = 0.05 + 0.3 * ability
    pen.mend(share)
    for line in lines:
        if not line.linked and rng.random() < share:
            line.stop = True


def _set(lines: list[Line], pen: Pen | None, broken_off: str = "") -> str:
    """The lines as they stand on the page, spelt by the pen, or rightly without one."""
    text, runs_on = "", False
    for line in lines:
        sentence = line.right if line.commas else line.right.replace(",", "")
        if text and line.opens_paragraph and not runs_on:
            text += "\n\n"
        elif text:
            text += " "
        text += _spelt(_small(sentence) if runs_on else sentence, pen)
        runs_on = not line.stop
        if runs_on:
            text = text.rstrip(".?!")
            text += " " + _spelt("og", pen) if line.linked and line is not lines[-1] else ""
    if broken_off:
        text += (" " if text else "") + _spelt(_small(broken_off) if runs_on else broken_off, pen)
    return text


def _small(sentence: str) -> str:
    """The sentence as it goes on from another: a small letter first."""
    return sentence[0].lower() + sentence[1:]


def _spelt(text: str, pen: Pen | None) -> str:
    """Every word as the pen writes it; names in the middle of a sentence are copied rightly."""
    if pen is None:
        return text
    return SPELT.sub(lambda word: word[0] if word.start() > 0 and word[0][0].isupper() else pen.spell(word[0]), text)
