"""What every request passes."""

from __future__ import annotations

import asyncio
import json
import random
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.responses import Response

from learnkit.errors import LearnKitError
from learnkit.server import gate as held
from learnkit.server.gate import AT_ONCE, MOST_WAITING, Gate, body_of, refuse
from learnkit.server.log import ServerLog


def asked(*parts: bytes, length: int | None = None) -> Request:
    """A request whose body comes in these parts; without an end where the last is empty."""
    waiting = list(parts)
    told = [(b"content-length", str(length).encode())] if length is not None else []

    async def receive() -> dict[str, object]:
        if not waiting:
            await asyncio.Event().wait()
        part = waiting.pop(0)
        return {"type": "http.request", "body": part, "more_body": bool(waiting) or part == b"..."}

    return Request({"type": "http", "method": "POST", "path": "/", "headers": told}, receive)


def code_of(request: Request, most: int = 10) -> str:
    with pytest.raises(LearnKitError) as refused:
        asyncio.run(body_of(request, most))
    return refused.value.code


def test_a_body_is_read_no_further_than_its_limit() -> None:
    assert asyncio.run(body_of(asked(b"12345", b"67890"), 10)) == b"1234567890"
    assert code_of(asked(b"12345", b"678901")) == "sync.too_large"
    assert code_of(asked(b"...", length=11)) == "sync.too_large"


def test_a_body_that_does_not_come_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(held, "BODY_S", 0.01)

    assert code_of(asked(b"...")) == "sync.bad_message"


def test_only_so_many_are_inside_and_the_rest_are_asked_to_come_again(tmp_path: Path) -> None:
    log = ServerLog(tmp_path)
    gate = Gate(log, random.Random(1))

    async def crowd() -> list[Response]:
        open_now = asyncio.Event()

        async def answer(_: Request) -> Response:
            await open_now.wait()
            return Response()

        asking = [asyncio.create_task(_ask(gate, answer)) for _ in range(MOST_WAITING + 5)]
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        open_now.set()
        return await asyncio.gather(*asking)

    told = asyncio.run(crowd())
    log.close()

    again = [answer for answer in told if answer.status_code == 503]
    assert len(again) == 5
    assert all(int(answer.headers["Retry-After"]) >= 2 for answer in again)
    assert len({answer.headers["Retry-After"] for answer in again}) > 1


async def _ask(gate: Gate, answer: object) -> Response:
    return await gate("hello", answer)(asked(b""))  # type: ignore[arg-type]


def test_no_more_than_a_few_work_at_once_and_passwords_one_by_one(tmp_path: Path) -> None:
    import threading  # noqa: PLC0415

    inside, most, lock = [0], [0], threading.Lock()

    def job() -> None:
        with lock:
            inside[0] += 1
            most[0] = max(most[0], inside[0])
        threading.Event().wait(0.005)
        with lock:
            inside[0] -= 1

    async def many(*, heavy: bool) -> int:
        most[0] = 0
        gate = Gate(log, random.Random(1))
        await asyncio.gather(*(gate.work(job, heavy=heavy) for _ in range(4 * AT_ONCE)))
        return most[0]

    log = ServerLog(tmp_path)
    few, one = asyncio.run(many(heavy=False)), asyncio.run(many(heavy=True))
    log.close()

    assert 1 < few <= AT_ONCE
    assert one == 1


def test_a_bug_is_a_line_in_the_log_without_what_it_says(tmp_path: Path) -> None:
    log = ServerLog(tmp_path)

    async def answer(_: Request) -> Response:
        raise RuntimeError("Ømer skrev om sin hest")

    response = asyncio.run(_ask(Gate(log, random.Random(1)), answer))
    log.close()

    bug, line = [json.loads(one) for one in (tmp_path / "server.log").read_text().splitlines()]
    assert (response.status_code, json.loads(bytes(response.body))) == (500, {"code": "program.bug", "facts": {}})
    assert (bug["event"], bug["kind"], bug["file"], bug["request"]) == (
        "program.bug", "RuntimeError", "test_gate.py", "hello",
    )  # fmt: skip
    assert "hest" not in json.dumps([bug, line])


@pytest.mark.parametrize(
    ("problem", "status", "code", "after"),
    [
        (LearnKitError("sign_in.wait", seconds=42), 429, "sign_in.wait", "42"),
        (LearnKitError("store.busy", file="school.db"), 503, "school.out_of_reach", "2"),
        (LearnKitError("store.disk_full", file="school.db"), 503, "school.out_of_reach", "2"),
        (LearnKitError("device.unknown"), 401, "device.unknown", None),
        (LearnKitError("device.revoked"), 403, "device.revoked", None),
        (LearnKitError("sync.too_large"), 413, "sync.too_large", None),
    ],
)
def test_each_refusal_says_its_code_and_when_to_come_again(
    problem: LearnKitError, status: int, code: str, after: str | None
) -> None:
    answer = refuse(problem)

    assert (answer.status_code, json.loads(bytes(answer.body))["code"]) == (status, code)
    assert answer.headers.get("Retry-After") == after
    assert "school.db" not in bytes(answer.body).decode()


def test_the_log_turns_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from learnkit.server import log as written  # noqa: PLC0415

    monkeypatch.setattr(written, "MOST_BYTES", 2000)
    log = ServerLog(tmp_path)

    for n in range(200):
        log.say("hello", n=n)
    log.close()

    files = sorted(path.name for path in tmp_path.iterdir())
    assert len(files) == written.FILES + 1
    assert all(path.stat().st_size <= 2100 for path in tmp_path.iterdir())
