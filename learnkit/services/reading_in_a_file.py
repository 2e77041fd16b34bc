"""Takes a file in as a text, in a worker that may hang or swell as it likes; nothing is stored here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from content.reading_in import unpacked
from content.text import Pictures, Text, TextDamaged
from learnkit.errors import Fact, LearnKitError
from learnkit.workers.errand import Errands, Outcome
from learnkit.workers.limits import Limits
from learnkit.workers.protocol import Header, Value

PER_FILE = Limits(seconds=20, memory_mb=1000)
"""What reading one file may cost on a small laptop."""


@dataclass(frozen=True)
class Spent:
    """What the worker cost: its exit (0 while it is well), peak resident megabytes, milliseconds."""

    exit: int
    peak_mb: float
    ms: int


@dataclass(frozen=True)
class ReadIn:
    """A text that came in. `facts`: title, author, language, format, sections, blocks, words, images, lix, warnings."""

    text: Text
    pictures: Pictures
    facts: Header
    worker: Spent


class ReadingIn:
    """Reads files one after another; when one of them breaks the worker, the next gets a fresh one.

    The limits hold for each file. To be used from one thread, as a context manager.
    """

    def __init__(self, limits: Limits = PER_FILE) -> None:
        self._errands = Errands("import", limits)

    def read(self, path: Path, *, cancelled: Callable[[], bool] = lambda: False) -> ReadIn:
        """The text of a file.

        Raises LearnKitError with a code of `content.problems` or `worker.…`; its facts hold `exit`, `peak_mb`, `ms`.
        """
        outcome = self._errands.run({"path": str(path.absolute())}, cancelled=cancelled)
        spent = Spent(outcome.exit, outcome.peak_mb, outcome.ms)
        refused = outcome.header.get("refused")
        if refused is not None:
            raise LearnKitError(str(refused), **_facts(outcome.header.get("facts")), **vars(spent))
        text, pictures = _unpacked(outcome)
        facts = {name: value for name, value in outcome.header.items() if name not in ("text_bytes", "pictures")}
        return ReadIn(text, pictures, facts, spent)

    def close(self) -> None:
        """Ends the worker."""
        self._errands.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def read_in(path: Path, *, limits: Limits, cancelled: Callable[[], bool] = lambda: False) -> ReadIn:
    """The text of one file, by a worker of its own; raises as `ReadingIn.read` does."""
    with ReadingIn(limits) as reading:
        return reading.read(path, cancelled=cancelled)


def _unpacked(outcome: Outcome) -> tuple[Text, Pictures]:
    try:
        return unpacked(outcome.header, outcome.payload)
    except TextDamaged as error:
        raise LearnKitError(error.code, reason=error.facts["reason"]) from error


def _facts(told: Value) -> dict[str, Fact]:
    assert isinstance(told, dict)
    return {name: value for name, value in told.items() if not isinstance(value, list | dict)}
