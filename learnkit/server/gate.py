"""What every request passes: a limit to its size and time, a few at a time, and codes in place of exceptions."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec
from anyio import CapacityLimiter, to_thread
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from learnkit.errors import Fact, LearnKitError
from learnkit.server.log import ServerLog
from learnkit.sync.over_http import OUT_OF_REACH, Refusal

AT_ONCE = 4
"""requests worked on at once; one file takes one writer anyway"""
MOST_WAITING = 64
"""more than these are asked to come again"""
BODY_S = 30.0
"""a body that takes longer is given up"""
COME_AGAIN_S = (2, 15)
CODE = "LearnKit-Code"
STATUS = {
    "device.unknown": 401,
    "sync.bad_message": 400,
    "sync.too_large": 413,
    "blob.none": 404,
    "page.none": 404,
    "sign_in.wait": 429,
    "enrolment.wait": 429,
    "store.busy": 503,
    "store.disk_full": 503,
    OUT_OF_REACH: 503,
    "program.bug": 500,
}
REFUSED = 403

R = TypeVar("R")
Answering = Callable[[Request], Awaitable[Response]]


class Gate:
    """Wraps an answer to requests; `await gate.work(f)` does what blocks beside the loop."""

    def __init__(self, log: ServerLog, chance: random.Random) -> None:
        self._log, self._chance = log, chance
        self._few, self._one = CapacityLimiter(AT_ONCE), CapacityLimiter(1)
        self._inside = 0

    async def work(self, job: Callable[[], R], *, heavy: bool = False) -> R:
        """Do what blocks, a few at a time; what is heavy (a password) one at a time."""
        return await to_thread.run_sync(job, limiter=self._one if heavy else self._few)

    def __call__(self, event: str, answer: Answering) -> Answering:
        """The answer, held to the limits; every request is one line of the log."""

        async def held(request: Request) -> Response:
            began = time.perf_counter()
            self._inside += 1
            try:
                if self._inside > MOST_WAITING:
                    raise LearnKitError(OUT_OF_REACH, retry_after=self._chance.randint(*COME_AGAIN_S))
                response = await answer(request)
            except LearnKitError as problem:
                response = refuse(problem)
            except ClientDisconnect:
                response = Response(status_code=400)
            except Exception as bug:  # one caller's bug never ends the server
                self._log.bug(bug, request=event)
                response = refuse(LearnKitError("program.bug"))
            finally:
                self._inside -= 1
            self._note(event, request, response, began)
            return response

        return held

    def _note(self, event: str, request: Request, response: Response, began: float) -> None:
        facts: dict[str, Fact] = {"status": response.status_code, "ms": round(1000 * (time.perf_counter() - began))}
        if CODE in response.headers:
            facts["code"] = response.headers[CODE]
        device: str | None = getattr(request.state, "device", None)
        self._log.say(event, **facts, **({"device": device} if device else {}))


async def body_of(request: Request, most: int) -> bytes:
    """The body, read no further than the limit; sync.too_large, and sync.bad_message for one that does not come."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise LearnKitError("sync.too_large")
    content = bytearray()
    try:
        async with asyncio.timeout(BODY_S):
            async for part in request.stream():
                content += part
                if len(content) > most:
                    raise LearnKitError("sync.too_large")
    except TimeoutError as problem:
        raise LearnKitError("sync.bad_message") from problem
    return bytes(content)


def refuse(problem: LearnKitError) -> Response:
    """The problem as an answer: code and facts, and when to come again where that is known."""
    status = STATUS.get(problem.code, REFUSED)
    headers = {CODE: problem.code, "Cache-Control": "no-store"}
    wait = problem.facts.get("seconds", problem.facts.get("retry_after"))
    if status in (429, 503):
        headers["Retry-After"] = str(wait if isinstance(wait, int) else COME_AGAIN_S[0])
    code = OUT_OF_REACH if problem.code.startswith("store.") else problem.code
    facts = {} if problem.code.startswith("store.") else problem.facts
    return Response(msgspec.json.encode(Refusal(code, facts)), status, headers, "application/json")
