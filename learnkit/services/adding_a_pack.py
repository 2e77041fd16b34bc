"""Putting a pack of texts on the school's shelf; the starter pack stands there from the first day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import content
from content.pack import Pack, PackProblem, PackText, read_pack
from content.text import Pictures, Text
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import About, Added, add_text
from learnkit.services.desk import Desk
from learnkit.services.reading_in_a_file import ReadIn, ReadingIn
from learnkit.workers.limits import Limits

START = Path(content.__file__).parent / "packs" / "start"
PER_TEXT = Limits(seconds=20, memory_mb=1000)


@dataclass(frozen=True)
class PackRead:
    """A pack whose texts have all been read in."""

    texts: tuple[tuple[Text, Pictures, About], ...]


def read_in_pack(folder: Path = START) -> PackRead:
    """Read every text of a pack in; pack.* if the pack is not whole, content.* if a text is not."""
    try:
        pack = read_pack(folder)
    except PackProblem as problem:
        raise LearnKitError(problem.code, **problem.facts) from problem
    with ReadingIn(PER_TEXT) as reading:
        return PackRead(tuple(_told(pack, entry, reading.read(entry.file)) for entry in pack.texts))


def shelve_pack(desk: Desk, actor: Actor, pack: PackRead) -> tuple[Added, ...]:
    """Put every text of the pack on the shelf of the actor's school, the same text once."""
    with desk.stores.main.transaction():
        return tuple(add_text(desk, actor, text, pictures, about) for text, pictures, about in pack.texts)


def add_pack(desk: Desk, actor: Actor, folder: Path = START) -> tuple[Added, ...]:
    """Read a pack in and put it on the school's shelf."""
    return shelve_pack(desk, actor, read_in_pack(folder))


def _told(pack: Pack, entry: PackText, read: ReadIn) -> tuple[Text, Pictures, About]:
    text = replace(read.text, title=entry.title, author=entry.author, language=entry.language, licence=pack.licence)
    return text, read.pictures, About(entry.subject, entry.summary)
