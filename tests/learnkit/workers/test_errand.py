from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator

import pytest

from learnkit.errors import LearnKitError
from learnkit.workers.errand import Errands, run_once
from learnkit.workers.limits import Limits
from tests.learnkit.workers.mischief import command

ROOMY = Limits(seconds=60, memory_mb=400)
TIGHT = Limits(seconds=0.5, memory_mb=400)


@pytest.fixture
def errands() -> Iterator[Errands]:
    with Errands("mischief", ROOMY, command) as opened:
        yield opened


@pytest.fixture
def hurried() -> Iterator[Errands]:
    with Errands("mischief", TIGHT, command) as opened:
        yield opened


def test_an_errand_brings_back_header_and_payload(errands: Errands) -> None:
    payload = os.urandom(3_000_000)

    outcome = errands.run({"do": "echo"}, payload)

    assert outcome.header["length"] == 3_000_000
    assert outcome.payload == payload
    assert outcome.exit == 0
    assert 5 < outcome.peak_mb < 100


def test_one_worker_does_errand_after_errand(errands: Errands) -> None:
    first, second = (errands.run({"do": "echo"}).header["pid"] for _ in range(2))

    assert first == second != os.getpid()


@pytest.mark.parametrize("way", ["hang", "never give way"])
def test_a_worker_that_hangs_is_ended_and_the_batch_goes_on(hurried: Errands, way: str) -> None:
    hurried.run({"do": "echo"})

    with pytest.raises(LearnKitError) as refused:
        hurried.run({"do": way})
    after = hurried.run({"do": "echo"}, b"hej")

    assert refused.value.code == "worker.too_slow"
    assert isinstance(refused.value.facts["ms"], int) and refused.value.facts["ms"] >= 500
    assert refused.value.facts["exit"] not in (0, None)
    assert after.payload == b"hej"


def test_a_worker_that_swells_is_ended_at_its_limit(errands: Errands) -> None:
    with pytest.raises(LearnKitError) as refused:
        errands.run({"do": "swell"})
    after = errands.run({"do": "echo"}, b"hej")

    assert refused.value.code == "worker.too_much_memory"
    assert isinstance(refused.value.facts["peak_mb"], float) and 200 < refused.value.facts["peak_mb"] <= 400
    assert after.payload == b"hej"


@pytest.mark.parametrize(("way", "exit_code"), [("end", 7), ("crash", -11), ("bug", 1)])
def test_a_worker_that_dies_tells_how(errands: Errands, way: str, exit_code: int) -> None:
    with pytest.raises(LearnKitError) as refused:
        errands.run({"do": way})

    assert refused.value.code == "worker.died"
    assert refused.value.facts["exit"] == exit_code
    assert errands.run({"do": "echo"}, b"hej").payload == b"hej"


def test_the_peak_is_that_of_each_errand_by_itself(errands: Errands) -> None:
    before = errands.run({"do": "echo"}).peak_mb
    grown = errands.run({"do": "grow"}).peak_mb
    after = errands.run({"do": "echo"}).peak_mb

    assert grown > 150
    assert before < 100 and after < 100


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_the_system_itself_holds_the_worker_to_its_limits(errands: Errands) -> None:
    told = errands.run({"do": "limits"}).header

    assert isinstance(told["cpu"], float) and 60 < told["cpu"] <= 62
    assert (told["memory"], told["core"]) == (400 * 1024 * 1024, 0)


def test_a_cancelled_errand_never_answers(errands: Errands) -> None:
    asked = threading.Event()

    def cancelled() -> bool:
        was_asked = asked.is_set()
        asked.set()
        return was_asked

    with pytest.raises(LearnKitError) as refused:
        errands.run({"do": "hang"}, cancelled=cancelled)

    assert refused.value.code == "worker.cancelled"
    assert errands.run({"do": "echo"}, b"hej").payload == b"hej"


def test_what_a_library_prints_is_no_answer(errands: Errands) -> None:
    assert errands.run({"do": "print"}).header == {"said": True}


def test_a_worker_gets_no_secret_and_neither_screen_nor_database(
    errands: Errands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LEARNKIT_SECRET", "hemmelig")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "hemmelig")

    names = errands.run({"do": "environment"}).header["names"]
    modules = errands.run({"do": "modules"}).header["modules"]

    assert isinstance(names, list) and isinstance(modules, list)
    assert "PATH" in names
    assert not {"LEARNKIT_SECRET", "AWS_SECRET_ACCESS_KEY"} & {str(name) for name in names}
    assert not {"PySide6", "sqlalchemy", "sqlcipher3", "lxml", "pyttsx3"} & {str(name) for name in modules}


def test_a_worker_has_a_group_of_its_own_and_nothing_to_read(errands: Errands) -> None:
    told = errands.run({"do": "group"}).header

    assert told["group"] not in (os.getpgrp(), 0)
    assert told["stdin"] == ""


def test_a_single_errand_leaves_no_worker_behind() -> None:
    with pytest.raises(LearnKitError) as refused:
        run_once("import", {}, limits=ROOMY)

    assert refused.value.code == "worker.died"  # a request without a path is a bug of ours
    assert refused.value.facts["exit"] == 1
