"""Wrong tries at a door, and the waiting after them: decided and counted in one transaction."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import update

from learnkit.db.local import AttemptRow
from learnkit.db.stores import Store
from learnkit.domain.doors import Attempts
from learnkit.errors import LearnKitError


@dataclass(frozen=True)
class Tries:
    """The tries at the doors one store counts; `wait` and `wrong` are the codes of what may come of one."""

    store: Store
    now_ms: int
    wait: str = "sign_in.wait"
    wrong: str = "sign_in.wrong_secret"

    def must_be_open(self, door: str) -> None:
        """The code `wait`, with the seconds, while wrong tries have shut this door; to the right secret too."""
        with self.store.reading() as session:
            self._must_be_open(_as_attempts(session.get(AttemptRow, door)))

    def settle(self, door: str, right: bool) -> None:
        """Decide what a try comes to: however many are made at once, each meets the count the one before it left."""
        with self.store.transaction() as session:
            mine = AttemptRow.person == door
            # A write first, of nothing where nobody has tried wrongly: from here on no other program decides.
            session.execute(update(AttemptRow).where(mine).values(wrong=AttemptRow.wrong))
            row = session.get(AttemptRow, door)
            tried = _as_attempts(row)
            self._must_be_open(tried)
            if right:
                if row is not None:
                    session.delete(row)
                return
            tried = tried.after_wrong(self.now_ms)
            session.merge(AttemptRow(person=door, wrong=tried.wrong, shut_until_ms=tried.shut_until_ms))
        self._must_be_open(tried)
        raise LearnKitError(self.wrong)

    def _must_be_open(self, tried: Attempts) -> None:
        wait = tried.wait_s(self.now_ms)
        if wait:
            raise LearnKitError(self.wait, seconds=wait)


def _as_attempts(row: AttemptRow | None) -> Attempts:
    return Attempts(row.wrong, row.shut_until_ms) if row is not None else Attempts()
