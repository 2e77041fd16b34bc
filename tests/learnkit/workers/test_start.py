from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from learnkit.errors import LearnKitError
from learnkit.workers import start
from learnkit.workers.limits import Limits
from learnkit.workers.start import Worker
from tests.learnkit.workers.mischief import command

ROOMY = Limits(seconds=None, memory_mb=None)


def test_a_conversation_goes_both_ways() -> None:
    with Worker("converse", ROOMY, command) as worker:
        worker.send({"n": 1}, b"\0\n\xff")
        first = worker.receive(30)
        worker.send({"n": 2})

        assert first == ({"n": 1}, b"\0\n\xff")
        assert worker.receive(30) == ({"n": 2}, b"")
        assert worker.alive


def test_when_nothing_comes_the_worker_lives_on() -> None:
    with Worker("converse", ROOMY, command) as worker:
        with pytest.raises(TimeoutError):
            worker.receive(0.01)
        worker.send({"n": 1})

        assert worker.receive(30) == ({"n": 1}, b"")


def test_a_killed_worker_is_told_to_whoever_waits_and_whoever_asks_later() -> None:
    with Worker("converse", ROOMY, command) as worker:
        killer = threading.Timer(0.05, worker.kill)
        killer.start()
        told = []
        for _ in range(2):
            with pytest.raises(LearnKitError) as refused:
                worker.receive(30)
            told.append(refused.value.code)
        with pytest.raises(LearnKitError) as refused:
            worker.send({"n": 1}, b"x" * 1_000_000)
        killer.join()

    assert [*told, refused.value.code] == ["worker.died"] * 3
    assert not worker.alive


def test_a_worker_that_talks_nonsense_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "LAST_BREATH_S", 0.01)
    with Worker("nonsense", ROOMY, command) as worker:
        worker.send({})
        with pytest.raises(LearnKitError) as refused:
            worker.receive(30)

    assert refused.value.code == "worker.died"
    assert not worker.alive


def test_answers_nobody_asks_for_hold_the_worker_back_and_can_be_closed() -> None:
    with Worker("converse", ROOMY, command) as worker:
        worker.send({"times": 100_000}, b"x" * 1000)
        worker.receive(30)
        waiting = worker._answers.qsize()

    assert waiting <= start.WAITING
    assert not worker.alive


def test_many_threads_may_send_at_once() -> None:
    with Worker("converse", ROOMY, command) as worker:
        senders = [threading.Thread(target=worker.send, args=({"n": n}, str(n).encode() * 5000)) for n in range(8)]
        for sender in senders:
            sender.start()
        heard = [worker.receive(30) for _ in senders]
        for sender in senders:
            sender.join()

    assert sorted(int(str(header["n"])) for header, _ in heard) == list(range(8))
    assert all(payload == str(header["n"]).encode() * 5000 for header, payload in heard)


def test_a_name_that_is_not_on_the_list_starts_nothing() -> None:
    with Worker("os.system", ROOMY) as worker, pytest.raises(LearnKitError) as refused:
        worker.receive(30)

    assert refused.value.facts["exit"] == 2


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(LearnKitError) as refused:
        Worker("import", ROOMY, lambda name: [str(tmp_path / "missing"), name])

    assert refused.value.code == "worker.cannot_start"


def test_a_frozen_program_starts_the_worker_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(Path("/opt/learnkit/learnkit-app")))

    assert start.command("import") == [str(Path("/opt/learnkit/learnkit-worker")), "import"]


def test_descriptors_are_given_back() -> None:
    before = len(list(Path("/proc/self/fd").iterdir())) if sys.platform == "linux" else 0
    for _ in range(5):
        Worker("converse", ROOMY, command).close()

    assert sys.platform != "linux" or len(list(Path("/proc/self/fd").iterdir())) == before


PARENT = """
import sys
from learnkit.workers.limits import Limits
from learnkit.workers.start import Worker
from tests.learnkit.workers.mischief import command
worker = Worker("mischief", Limits(None, None), command)
worker.send({"do": "echo"})
print(worker.receive(30)[0]["answer"]["pid"], flush=True)
worker.send({"do": sys.argv[1]})
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks the process up in /proc")
@pytest.mark.parametrize("way", ["hang", "never give way"])
def test_a_worker_does_not_outlive_a_program_that_is_killed(way: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, way], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        gone = os.pidfd_open(worker)
        assert Path(f"/proc/{worker}").exists()

        parent.kill()

        assert _ended(gone)


def _ended(process: int) -> bool:
    """Whether the process ends within half a minute; waits for the event itself."""
    import select  # noqa: PLC0415

    try:
        return bool(select.select([process], [], [], 30)[0])
    finally:
        os.close(process)
