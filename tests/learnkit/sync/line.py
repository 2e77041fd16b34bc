"""The way between a machine and its school, which breaks; programs that end anywhere; everything in small pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from learnkit.errors import LearnKitError
from learnkit.sync import device as device_module
from learnkit.sync import school as school_module
from learnkit.sync.protocol import Ask, BlobPart, Changes, Hello, Push, Pushed, School

T = TypeVar("T")

WHOLE = (device_module.SLICE, device_module.MAX_OPS, school_module.MAX_OPS)
SMALL = (2, 3, 4)
"""Of a slice, of a batch sent, of a batch fetched."""


class Crash(Exception):  # noqa: N818 - it is one
    """The program ends here."""


class Line:
    """The way to the school, which may break before or after a message, or carry it twice."""

    def __init__(self, school: School, open_: Callable[[], str | None]) -> None:
        self._school, self._open = school, open_
        self.plan: list[str] = []
        self.meanwhile: Callable[[], None] | None = None
        """done here once, while the school's answer to a pull is on its way"""

    @property
    def sent(self) -> int:
        return self._school.sent

    @property
    def received(self) -> int:
        return self._school.received

    def hello(self) -> Hello:
        return self._school.hello()

    def push(self, push: Push) -> Pushed:
        return self._carried(lambda: self._school.push(push))

    def pull(self, ask: Ask) -> Changes:
        return self._carried(lambda: self._school.pull(ask))

    def blob_offset(self, digest: str) -> int:
        return self._school.blob_offset(digest)

    def put_blob(self, digest: str, size: int, offset: int, part: bytes) -> int:
        return self._school.put_blob(digest, size, offset, part)

    def get_blob(self, text: str, digest: str, offset: int) -> BlobPart | None:
        return self._school.get_blob(text, digest, offset)

    def _carried(self, say: Callable[[], T]) -> T:
        shut = self._open()
        if shut is not None:
            raise LearnKitError(shut)
        fate = self.plan.pop(0) if self.plan else "through"
        if fate == "lost":
            raise LearnKitError("school.out_of_reach")
        answer = say()
        if fate == "twice":
            answer = say()
        if isinstance(answer, Changes) and self.meanwhile is not None:
            self.meanwhile, meanwhile = None, self.meanwhile
            meanwhile()
        if fate == "answer lost":
            raise LearnKitError("school.out_of_reach")
        return answer


FATES = st.lists(st.sampled_from(["through", "through", "lost", "answer lost", "twice"]), max_size=4)
CRASHES = st.none() | st.tuples(st.integers(0, 6), st.booleans())


def pieces(slice_: int, device_batch: int, school_batch: int) -> None:
    device_module.SLICE, device_module.MAX_OPS, school_module.MAX_OPS = slice_, device_batch, school_batch


@contextmanager
def in_small_pieces() -> Iterator[None]:
    """Batches and slices of a few ops, so that a short story has many of each."""
    try:
        yield
    finally:
        pieces(*WHOLE)


def quick(examples: int, steps: int = 25, *, derandomize: bool = False) -> settings:
    return settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        derandomize=derandomize,
        suppress_health_check=list(HealthCheck),
    )
