"""Slow work off the GUI thread."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from types import TracebackType

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from learnkit.errors import LearnKitError
from ui.tasks import Lane, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def owner(qtbot: QtBot) -> QObject:
    return QObject()


def settle(qtbot: QtBot, tasks: Tasks, lane: Lane = Lane.DATA) -> None:
    """Wait until everything asked for so far in this lane has been answered."""
    reached: list[None] = []
    ear = QObject()
    tasks.run(lambda: None, owner=ear, lane=lane, done=reached.append)
    qtbot.waitUntil(lambda: bool(reached))


def test_the_answer_comes_on_the_gui_thread(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[tuple[threading.Thread, threading.Thread]] = []

    tasks.run(
        threading.current_thread,
        owner=owner,
        lane=Lane.THINK,
        done=lambda worker: told.append((worker, threading.current_thread())),
    )

    qtbot.waitUntil(lambda: bool(told))
    worker, hearer = told[0]
    assert hearer is threading.main_thread()
    assert worker is not hearer


def test_work_of_one_lane_is_done_in_order_by_one_thread(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    done: list[tuple[int, int]] = []

    for number in range(50):
        tasks.run(
            lambda n=number: done.append((n, threading.get_ident())),  # type: ignore[misc]
            owner=owner,
            lane=Lane.DATA,
        )
    settle(qtbot, tasks)

    assert [n for n, _ in done] == list(range(50))
    assert len({thread for _, thread in done}) == 1


def test_an_expected_error_goes_to_failed(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[LearnKitError] = []

    def refuse() -> None:
        raise LearnKitError("rights.denied")

    tasks.run(refuse, owner=owner, lane=Lane.DATA, failed=told.append)
    settle(qtbot, tasks)

    assert [problem.code for problem in told] == ["rights.denied"]


@pytest.mark.parametrize("wanted", [True, False])
def test_a_bug_goes_to_the_excepthook_and_not_to_failed(
    qtbot: QtBot, tasks: Tasks, owner: QObject, monkeypatch: pytest.MonkeyPatch, wanted: bool
) -> None:
    bugs: list[BaseException] = []
    told: list[LearnKitError] = []

    def hook(kind: type[BaseException], bug: BaseException, trace: TracebackType | None) -> None:
        bugs.append(bug)

    def stumble() -> None:
        raise ZeroDivisionError if wanted else LearnKitError("nobody.listens")

    monkeypatch.setattr(sys, "excepthook", hook)
    tasks.run(stumble, owner=owner, lane=Lane.DATA, failed=told.append if wanted else None)
    settle(qtbot, tasks)

    assert len(bugs) == 1
    assert not told


def test_nothing_arrives_after_cancel(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[int] = []
    go = threading.Event()

    begun = tasks.run(lambda: go.wait(10), owner=owner, lane=Lane.DATA, done=told.append)
    waiting = tasks.run(lambda: told.append(2), owner=owner, lane=Lane.DATA)
    begun.cancel()
    waiting.cancel()
    go.set()
    settle(qtbot, tasks)

    assert told == []


def test_an_answer_on_its_way_does_not_arrive_after_cancel(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[int] = []
    worked = threading.Event()

    task = tasks.run(lambda: 1, owner=owner, lane=Lane.DATA, done=told.append)
    tasks.run(worked.set, owner=owner, lane=Lane.DATA)
    assert worked.wait(10)  # the answer now waits for the GUI thread, which is here
    task.cancel()
    settle(qtbot, tasks)

    assert told == []


def test_a_save_is_done_though_its_screen_has_gone_and_nobody_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    go, saved = threading.Event(), threading.Event()
    told: list[object] = []
    screen = QObject()

    tasks.run(lambda: go.wait(10), owner=screen, lane=Lane.DATA, done=told.append)
    tasks.run(saved.set, owner=screen, lane=Lane.DATA, done=told.append)
    with qtbot.waitSignal(screen.destroyed):
        screen.deleteLater()
    go.set()
    settle(qtbot, tasks)

    assert saved.is_set()
    assert told == []


def test_thinking_for_a_screen_that_has_gone_is_not_begun(qtbot: QtBot, tasks: Tasks) -> None:
    go, thought = threading.Event(), threading.Event()
    screen, other = QObject(), QObject()

    tasks.run(lambda: go.wait(10), owner=other, lane=Lane.THINK)
    tasks.run(thought.set, owner=screen, lane=Lane.THINK)
    with qtbot.waitSignal(screen.destroyed):
        screen.deleteLater()
    go.set()
    settle(qtbot, tasks, Lane.THINK)

    assert not thought.is_set()


def test_a_new_utterance_cancels_the_last(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[str] = []
    begun = threading.Event()

    def long(cancelled: Callable[[], bool]) -> str:
        begun.set()
        while not cancelled():
            threading.Event().wait(0.001)
        return "long"

    tasks.speak(long, owner=owner, done=told.append, failed=print)
    assert begun.wait(10)
    tasks.speak(lambda _cancelled: "short", owner=owner, done=told.append, failed=print)
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["short"]


def test_closing_waits_for_the_saves_that_were_asked_for(qtbot: QtBot) -> None:
    tasks, owner = Tasks(), QObject()
    saved: list[int] = []
    told: list[int] = []

    def note(n: int) -> int:
        saved.append(n)
        return n

    for number in range(20):
        tasks.run(lambda n=number: note(n), owner=owner, lane=Lane.DATA, done=told.append)  # type: ignore[misc]
    tasks.close()
    tasks.run(lambda: saved.append(99), owner=owner, lane=Lane.DATA)

    assert saved == list(range(20))
    assert told == []


def test_a_piece_of_work_is_done_in_the_lane_it_is_lent_to(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    threads: list[str] = []
    lend = tasks.lend(Lane.DATA)

    def work() -> int:
        threads.append(threading.current_thread().name)
        threads.append(lend(lambda: threading.current_thread().name))
        return lend(lambda: 7)

    told: list[int] = []
    tasks.run(work, owner=owner, lane=Lane.NETWORK, done=told.append)
    qtbot.waitUntil(lambda: bool(told))

    assert told == [7]
    assert [name.split("_")[0] for name in threads] == ["network", "data"]


def test_what_goes_wrong_in_a_lent_piece_is_told_to_the_whole(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    lend, told = tasks.lend(Lane.DATA), list[str]()

    def wrong() -> None:
        raise LearnKitError("store.disk_full")

    tasks.run(lambda: lend(wrong), owner=owner, lane=Lane.NETWORK, failed=lambda problem: told.append(problem.code))
    qtbot.waitUntil(lambda: bool(told))

    assert told == ["store.disk_full"]


def test_once_nobody_waits_no_further_piece_is_done(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    done: list[int] = []
    called_off = threading.Event()
    lend = tasks.lend(Lane.DATA).unless(called_off.is_set)

    lend(lambda: done.append(1))
    called_off.set()
    with pytest.raises(LearnKitError, match="called_off"):
        lend(lambda: done.append(2))

    assert done == [1]


def test_a_lane_that_is_closed_lends_nothing(qtbot: QtBot, owner: QObject) -> None:
    tasks = Tasks()
    lend = tasks.lend(Lane.DATA)
    tasks.close()

    with pytest.raises(LearnKitError, match="called_off"):
        lend(lambda: None)


def test_work_with_the_stores_is_announced_after_its_answer(qtbot: QtBot, tasks: Tasks, owner: QObject) -> None:
    told: list[str] = []
    tasks.worked.connect(lambda: told.append("worked"))

    tasks.run(lambda: None, owner=owner, lane=Lane.THINK, done=lambda _: told.append("thought"))
    qtbot.waitUntil(lambda: "thought" in told)
    tasks.run(lambda: None, owner=owner, lane=Lane.DATA, done=lambda _: told.append("answered"))
    qtbot.waitUntil(lambda: "worked" in told)

    assert told == ["thought", "answered", "worked"]
