"""The device syncs by itself: at the start, after a change, when the network is back, now and then."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from learnkit.app import App
from learnkit.domain.people import Actor, given_name
from learnkit.errors import LearnKitError
from learnkit.services.naming_staff import staff_names
from learnkit.services.pacing import begin_pace
from learnkit.services.syncing import SyncState, sync_once, sync_state
from ui.shell.network import Network
from ui.surfaces.whereabouts import Where, Whereabouts
from ui.tasks import Cancelled, Lane, Lend, Task, Tasks

T = TypeVar("T")
LOOK_MS = 600
"""How long after something was done with the stores one looks whether it waits for the school."""
STANDS_SO = frozenset({"device.waiting", "device.revoked", "grant.revoked"})
"""What the school says of who asks: asking sooner changes nothing."""
OUT_OF_REACH, RETRY_AFTER = "school.out_of_reach", "retry_after"
ELSEWHERE = ("waiting", "approved")
"""The standings in which there is a school to speak with on another machine."""


class Syncing(QObject):
    """Speaks with the school in the NETWORK lane, commits through the DATA lane, and keeps `whereabouts` true.

    `person` says who is in; a staff member's own store is synced while they are.
    """

    def __init__(self, app: App, tasks: Tasks, whereabouts: Whereabouts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._whereabouts = whereabouts
        self._actor: Actor | None = None
        self._pace = begin_pace(app.desk, time.monotonic())
        self._running: Task | None = None
        self._slices = _Slices()
        self._again = False
        self._out_of_reach = False
        self._own_answer = False
        self._closed = False
        self._due = QTimer(self, singleShot=True)
        self._due.timeout.connect(self._sync)
        self._look = QTimer(self, singleShot=True, interval=LOOK_MS)
        self._look.timeout.connect(self.look)
        self.network = Network(self)
        self.network.back.connect(self._on_network_back)
        tasks.worked.connect(self._on_worked)
        whereabouts.wanted.connect(self.sync_now)

    def begin(self) -> None:
        """The stores are open: from now on it syncs by itself."""
        self.look()

    def person(self, actor: Actor | None) -> None:
        """Somebody else is in, or nobody. What was being fetched for a staff member who has left is broken off."""
        before, self._actor = self._actor, actor
        if self._running is not None and before is not None and before.is_staff:
            self._running.cancel()
            self._running = None
        if actor is not None and actor.is_staff:
            self._pace = self._pace.asked(time.monotonic())
            self._again = self._running is not None
        self.look()

    def sync_now(self) -> None:
        """Somebody wants it now."""
        if self._running is not None:
            self._again = True
            return
        self._pace = self._pace.asked(time.monotonic())
        self._sync()

    def close(self) -> None:
        """Begin nothing any more."""
        self._closed = True
        self._due.stop()
        self._look.stop()
        if self._running is not None:
            self._running.cancel()

    # --- what waits --------------------------------------------------------------------------------------------------

    def _on_worked(self) -> None:
        """Something was done with the stores, by whomever; one's own questions do not count."""
        if self._own_answer:
            self._own_answer = False
        elif not self._closed and not self._look.isActive():
            self._look.start()

    def look(self) -> None:
        """See where the work lies now, and sync when it is time."""
        actor = self._actor

        def done(where: Where) -> None:
            self._own_answer = True
            if actor == self._actor and not self._closed:
                self._on_seen(where)

        def failed(_problem: LearnKitError) -> None:
            self._own_answer = True  # a store that was just closed: whoever comes in next is looked at again

        self._tasks.run(lambda: self._where(actor), owner=self, lane=Lane.DATA, done=done, failed=failed)

    def _where(self, actor: Actor | None) -> Where:
        desk = self._app.desk
        own = actor if actor is not None and actor.is_staff else None
        state = sync_state(desk, own)
        if own is not None and state.standing in ELSEWHERE:
            state = _both(state, sync_state(desk))
        people = {lot.person for lot in state.lots}
        names = staff_names(desk, actor, people) if actor is not None else {}
        told = {person: given_name(name) for person, name in names.items()}
        return Where(state, actor.person if actor is not None else "", told)

    def _on_seen(self, where: Where) -> None:
        state = where.state
        self._tell(where)
        if state.standing not in ELSEWHERE:
            self._due.stop()
            return
        now = time.monotonic()
        if state.waiting:
            self._pace = self._pace.changed(now)
        self._set_out(now)

    def _tell(self, where: Where) -> None:
        busy = self._running is not None
        self._whereabouts.tell(replace(where, out_of_reach=self._out_of_reach, busy=busy))

    def _set_out(self, now: float) -> None:
        if not self._closed and self._running is None:
            self._due.start(round(self._pace.wait_s(now) * 1000))

    # --- speaking with the school ------------------------------------------------------------------------------------

    def _sync(self) -> None:
        if self._closed or self._running is not None:
            return
        if self._whereabouts.where.state.standing not in ELSEWHERE:
            return
        self._due.stop()
        self._running = self._tasks.run_stoppable(
            self._work(self._actor), owner=self, lane=Lane.NETWORK, done=self._on_synced, failed=self._on_failed
        )
        self._tell(self._whereabouts.where)

    def _work(self, actor: Actor | None) -> Callable[[Cancelled], int]:
        """Both stores, the device's first; how many acts were fetched."""
        desk, lend = self._app.desk, self._tasks.lend(Lane.DATA)
        own = actor if actor is not None and actor.is_staff else None
        slices = self._slices = _Slices()

        def work(cancelled: Cancelled) -> int:
            commit = slices.through(lend.unless(cancelled))
            pulled = sync_once(desk, None, commit).pulled
            if own is not None and not cancelled():
                pulled += sync_once(desk, own, commit).pulled
            return pulled

        return work

    def _on_synced(self, pulled: int) -> None:
        self._pace = self._pace.synced(time.monotonic())
        self._end_round(out_of_reach=False, came=pulled > 0)

    def _on_failed(self, problem: LearnKitError) -> None:
        now = time.monotonic()
        if problem.code in STANDS_SO:
            self._pace = self._pace.synced(now)
        else:
            self._pace = self._pace.failed(now, float(problem.facts.get(RETRY_AFTER) or 0))
        # What fails half-way may have brought something; where the school turns a device out, all of it goes. One slice
        # is the note of how it went.
        self._end_round(out_of_reach=problem.code == OUT_OF_REACH, came=self._slices.done > 1)

    def _end_round(self, *, out_of_reach: bool, came: bool) -> None:
        self._running = None
        self._out_of_reach = out_of_reach
        if came:
            self._whereabouts.came.emit()
        again, self._again = self._again, False
        if again:
            self.sync_now()
        self.look()

    def _on_network_back(self) -> None:
        self._pace = self._pace.network_back(time.monotonic())
        self._set_out(time.monotonic())


class _Slices:
    """Counts what one round has written."""

    def __init__(self) -> None:
        self.done = 0

    def through(self, lend: Lend) -> _Counted:
        """A way to commit that is counted."""
        return _Counted(lend, self)


class _Counted:
    def __init__(self, lend: Lend, slices: _Slices) -> None:
        self._lend = lend
        self._slices = slices

    def __call__(self, work: Callable[[], T], /) -> T:
        answer = self._lend(work)
        self._slices.done += 1
        return answer


def _both(own: SyncState, device: SyncState) -> SyncState:
    """A staff member's own work, and that of the pupils on this device."""
    return replace(own, lots=(*own.lots, *device.lots))
