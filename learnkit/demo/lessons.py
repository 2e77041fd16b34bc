"""What the teachers of the demo ask for and say: writing tasks, messages and comments, as data."""

from __future__ import annotations

import random
from dataclasses import dataclass

from learnkit.demo.topics import topics_for
from learnkit.domain.documents import Span
from learnkit.domain.goals import EvidenceKind
from learnkit.domain.tasks import WritingFrame

LONG_SENTENCE = 24
"""From so many words without a stop a teacher asks where it ends."""


@dataclass(frozen=True)
class Lesson:
    """A writing task: the topic its answers are about, its kind, what it is called, and the message with it."""

    topic: str
    frame: WritingFrame
    title: str
    message: str


LESSONS = (
    Lesson("pet", WritingFrame.FREE, "Et dyr, jeg kender", "Skriv, hvordan dyret ser ud, og hvad det gør."),
    Lesson("weekend", WritingFrame.STORY, "Min weekend", "Vælg én ting, og fortæl, hvad der skete først og sidst."),
    Lesson("birthday", WritingFrame.STORY, "En fødselsdag", "Fortæl, så man kan se det for sig."),
    Lesson("letter", WritingFrame.LETTER, "Brev til en i familien", "Husk hilsenen, og stil et spørgsmål til sidst."),
    Lesson("fairy_tale", WritingFrame.STORY, "Et eventyr", "Hvem er helten, hvad er svært, og hvordan ender det?"),
    Lesson("animal_facts", WritingFrame.REPORT, "Fakta om et dyr", "Skriv mindst tre ting, man kan slå efter."),
    Lesson("review", WritingFrame.REVIEW, "Anmeldelse af en bog", "Hvad handler den om, og hvem skal læse den?"),
    Lesson("scared", WritingFrame.STORY, "En aften i mørke", "Brug det, man kan høre, ikke kun det, man kan se."),
    Lesson("phones", WritingFrame.FREE, "Læserbrev om mobiler", "Én mening og to grunde. Svar på det, andre vil sige."),
    Lesson(
        "physics_report", WritingFrame.REPORT, "Rapport om forsøget", "Hvad ville vi vide, hvad gjorde vi, hvad skete?"
    ),
    Lesson("crime", WritingFrame.STORY, "En krimi på to sider", "Lad læseren få et spor i begyndelsen."),
    Lesson("future", WritingFrame.FREE, "Om tyve år", "Beskriv en helt almindelig dag."),
)

READING = (
    "Læs teksten til ende. Hør den først, hvis du har lyst.",
    "Læs i dit eget tempo. Vi taler om den på mandag.",
    "Læs, og find ét sted, du vil vise en anden.",
)

BEGINNINGS = (
    "En god begyndelse: Man vil læse videre.",
    "Her ved man med det samme, hvor vi er.",
    "Tydeligt. Læseren ved, hvad teksten handler om.",
)
MIDDLES = (
    "Fortæl lidt mere her: Hvordan så det ud?",
    "Det her kan man se for sig.",
    "Hvad skete der lige bagefter?",
    "Godt valgt ord.",
)
SEEN = {
    EvidenceKind.SITTING: (
        "Valgte selv en ny bog og læste i den hele læsebåndet.",
        "Delte et langt ord i to og fik det læst.",
        "Læste en side højt for en makker uden at gå i stå.",
        "Læste et stykke igen for at få meningen med.",
    ),
    EvidenceKind.HAND_IN: (
        "Læste sin tekst højt og satte selv to punktummer.",
        "Flyttede et afsnit, så historien hang bedre sammen.",
        "Brugte ordlisten til tre ord uden at blive bedt om det.",
    ),
    EvidenceKind.OBSERVATION: (
        "Genfortalte teksten for gruppen med egne ord.",
        "Stillede et spørgsmål, de andre kunne bruge.",
        "Sagde, hvad titlen fik en til at vente, før vi læste.",
    ),
}
"""What a teacher notes of a pupil in ten seconds, by what else a goal rests on."""

NOTES = ("", "", "Set i de sidste to afleveringer.", "Vi har talt om det.", "Klar til lidt sværere tekster.")
"""Why a teacher judged so; most say nothing."""

ENDLESS = "Læs det her højt. Hvor holder du pause? Der kan du sætte punktum."


def lessons_for(level: int, many: int) -> tuple[Lesson, ...]:
    """So many writing tasks that suit a class level, at most as many as there are; none before the first class."""
    suit = [lesson for lesson in LESSONS if level > 0 and lesson.topic in topics_for(level)]
    return tuple(suit[:many])


def remarks(chance: random.Random, text: str) -> tuple[tuple[Span, str], ...]:
    """What a teacher says of a text, each about its own place: one thing that works, and one to work on."""
    sentences = _sentences(text)
    first = sentences[0]
    words = ENDLESS if len(text[first.start : first.end].split()) >= LONG_SENTENCE else chance.choice(BEGINNINGS)
    found = [(first, words)]
    if len(sentences) > 2:
        found.append((sentences[chance.randrange(1, len(sentences))], chance.choice(MIDDLES)))
    return tuple(found)


def _sentences(text: str) -> list[Span]:
    """Where each sentence stands, without the space round it; the whole text if it has no stop."""
    found, begin = [], 0
    for at, letter in enumerate(text):
        if letter in ".?!\n" or at == len(text) - 1:
            part = text[begin : at + 1]
            start = begin + len(part) - len(part.lstrip())
            if part.strip(" \n.?!"):
                found.append(Span(start, begin + len(part.rstrip())))
            begin = at + 1
    return found
