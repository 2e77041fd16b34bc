"""The sentences of a class: who needs a word and why, when somebody was seen, how long was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from learnkit.domain.calendar import school_day
from learnkit.domain.needing_a_word import NeedsAWord, Reason
from learnkit.domain.people import given_name
from ui.strings import Words
from ui.teacher.task_words import task_title

LONG_AGO = 4
"""days since somebody was seen from which it is printed stronger"""
TWO_WEEKS = 14


class Act(Enum):
    """What one can do at once about a pupil who needs a word."""

    GIVE_TEXT = "give_text"
    GIVE_WRITING = "give_writing"
    SEE_TASKS = "see_tasks"
    READ_TEXT = "read_text"


@dataclass(frozen=True)
class Need:
    """A pupil who needs a word, said: what, why in one sentence, and the one act."""

    pupil: str
    what: str
    why: str
    act: Act
    act_words: str
    document: str


def need(fact: NeedsAWord, name: str, today: date, words: Words) -> Need:
    """Say why a pupil needs a word, and what can be done."""
    t, facts, short = words.t, fact.facts, given_name(name)
    n = int(facts.get("days", 0))
    title = str(facts.get("title", ""))
    document = str(facts.get("document", ""))
    if fact.reason is Reason.NOT_SEEN:
        what = t.count("Ikke set i {n} dag", "Ikke set i {n} dage", n)
        why = (
            t("Har hverken læst eller skrevet siden.") if facts.get("seen") else t("Er ikke begyndt i LearnKit endnu.")
        )
        return Need(fact.pupil, what, why, Act.GIVE_TEXT, t("Giv {name} en tekst", name=short), "")
    if fact.reason is Reason.TASK_OVERDUE:
        many = int(facts.get("tasks", 1))
        what = t.count("{n} opgave er ikke færdig", "{n} opgaver er ikke færdige", many)
        called = task_title(words, title, str(facts.get("frame", "")))
        why = t.count(
            "”{title}” skulle være klar for {n} dag siden.", "”{title}” skulle være klar for {n} dage siden.", n,
            title=called,
        )  # fmt: skip
        return Need(fact.pupil, what, why, Act.SEE_TASKS, t("Se opgaver for {name}", name=short), "")
    if fact.reason is Reason.HAND_IN_WAITS:
        what = t.count("Har ventet på svar i {n} dag", "Har ventet på svar i {n} dage", n)
        why = t("Har afleveret ”{title}”.", title=title)
        return Need(fact.pupil, what, why, Act.READ_TEXT, t("Læs teksten"), document)
    if fact.reason is Reason.READS_LESS:
        now, usual = words.minutes(int(facts["minutes"])), words.minutes(int(facts["usual"]))
        why = t("{now} på to uger. Før var det {usual}.", now=now, usual=usual)
        return Need(fact.pupil, t("Har læst mindre"), why, Act.GIVE_TEXT, t("Giv {name} en tekst", name=short), "")
    now, usual = words.length(int(facts["words"])), words.length(int(facts["usual"]))
    why = t("{now} på to uger. Før var det {usual}.", now=now, usual=usual)
    act_words = t("Giv {name} noget at skrive", name=short)
    return Need(fact.pupil, t("Har skrevet mindre"), why, Act.GIVE_WRITING, act_words, "")


def days_since(seen: datetime | None, today: date) -> int | None:
    """Days since somebody was seen; None for never."""
    return None if seen is None else max(0, (today - school_day(seen)).days)


def seen_words(days: int | None, words: Words) -> str:
    """ "i dag", "i går", "9 dage siden", "ikke endnu"."""
    t = words.t
    if days is None:
        return t("ikke endnu")
    if days == 0:
        return t("i dag")
    if days == 1:
        return t("i går")
    return t.count("{n} dag siden", "{n} dage siden", days)


def span(minutes: int, words: Words) -> str:
    """ "18 t 20 min", "44 min"."""
    hours, rest = divmod(minutes, 60)
    return words.t("{h} t {m} min", h=words.number(hours), m=rest) if hours else words.t("{m} min", m=rest)


def compared(minutes: int, before: int, words: Words) -> str:
    """How the class's minutes are to those of the seven days before."""
    t, more = words.t, minutes - before
    if more == 0:
        return t("læst i alt, som de 7 dage før")
    far = span(abs(more), words)
    if more > 0:
        return t("læst i alt, {far} mere end de 7 dage før", far=far)
    return t("læst i alt, {far} mindre end de 7 dage før", far=far)
