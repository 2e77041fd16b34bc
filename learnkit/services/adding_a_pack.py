"""Putting a pack of texts on the school's shelf; the starter pack stands there from the first day."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import content
from content.pack import Pack, PackProblem, PackText, read_pack
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import About, Added, add_text
from learnkit.services.desk import Desk
from learnkit.services.reading_in_a_file import ReadIn, ReadingIn
from learnkit.workers.limits import Limits

START = Path(content.__file__).parent / "packs" / "start"
PER_TEXT = Limits(seconds=20, memory_mb=1000)


def add_pack(desk: Desk, actor: Actor, folder: Path = START) -> tuple[Added, ...]:
    """Put every text of the pack on the school's shelf, the same text once; pack.* if the pack is not whole."""
    try:
        pack = read_pack(folder)
    except PackProblem as problem:
        raise LearnKitError(problem.code, **problem.facts) from problem
    with ReadingIn(PER_TEXT) as reading:
        came = [(entry, reading.read(entry.file)) for entry in pack.texts]
    with desk.stores.main.transaction():
        return tuple(_add(desk, actor, pack, entry, read) for entry, read in came)


def _add(desk: Desk, actor: Actor, pack: Pack, entry: PackText, read: ReadIn) -> Added:
    text = replace(read.text, title=entry.title, author=entry.author, language=entry.language, licence=pack.licence)
    return add_text(desk, actor, text, read.pictures, About(entry.subject, entry.summary))
