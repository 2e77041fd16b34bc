"""The sync path: what devices ask, unpacked by hand, answered by the school."""

from __future__ import annotations

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from learnkit.errors import LearnKitError
from learnkit.server.gate import Answering, Gate, body_of
from learnkit.server.reception import Reception
from learnkit.services.enrolling import join, note_seen, standing
from learnkit.services.letting_staff_in import let_staff_in
from learnkit.sync.joining import Join, StaffTry
from learnkit.sync.over_http import GRANT, OFFSET, SIZE
from learnkit.sync.protocol import MAX_PACKED_BYTES, Ask, Push, School, pack, unpack

SMALL = 10_000
"""Most bytes of a message that only says who asks."""


class SyncRoutes:
    """The routes below /sync, each asking the reception first who is there."""

    def __init__(self, reception: Reception, gate: Gate) -> None:
        self._reception, self._gate = reception, gate

    def routes(self) -> list[Route]:
        """What the application serves."""
        return [
            self._route("join", "/sync/join", "POST", self._join),
            self._route("standing", "/sync/standing", "GET", self._standing),
            self._route("staff", "/sync/staff", "POST", self._staff),
            self._route("hello", "/sync/hello", "GET", self._hello),
            self._route("push", "/sync/push", "POST", self._push),
            self._route("pull", "/sync/pull", "POST", self._pull),
            self._route("blob.offset", "/sync/blobs/{digest}", "HEAD", self._blob_offset),
            self._route("blob.put", "/sync/blobs/{digest}", "PATCH", self._put_blob),
            self._route("blob.get", "/sync/blobs", "GET", self._get_blob),
        ]

    def _route(self, event: str, path: str, method: str, answer: Answering) -> Route:
        return Route(path, self._gate(event, answer), methods=[method])

    async def _join(self, request: Request) -> Response:
        asked = unpack(await body_of(request, SMALL), Join)
        request.state.device = asked.device
        came_from = request.client.host if request.client is not None else ""
        return _packed(await self._gate.work(lambda: join(self._reception.desk, asked, came_from)))

    async def _standing(self, request: Request) -> Response:
        def say() -> Struct:
            device = self._reception.device(request.headers)
            request.state.device = device.id
            note_seen(self._reception.desk, device)
            return standing(self._reception.desk, device)

        return _packed(await self._gate.work(say))

    async def _staff(self, request: Request) -> Response:
        asked = unpack(await body_of(request, SMALL), StaffTry)

        def say() -> Struct:
            device = self._reception.approved(request.headers)
            request.state.device = device.id
            return let_staff_in(self._reception.desk, device, asked)

        return _packed(await self._gate.work(say, heavy=True))

    async def _hello(self, request: Request) -> Response:
        return _packed(await self._gate.work(lambda: self._school(request).hello()))

    async def _push(self, request: Request) -> Response:
        push = unpack(await body_of(request, MAX_PACKED_BYTES), Push)
        school = self._school
        said = await self._gate.work(
            lambda: school(request, waiting=max(0, push.waiting - len(push.ops)), free_mb=push.free_mb).push(push)
        )
        return _packed(said)

    async def _pull(self, request: Request) -> Response:
        ask = unpack(await body_of(request, MAX_PACKED_BYTES), Ask)
        school = self._school
        said = await self._gate.work(lambda: school(request, waiting=ask.waiting, free_mb=ask.free_mb).pull(ask))
        return _packed(said)

    async def _blob_offset(self, request: Request) -> Response:
        digest: str = request.path_params["digest"]
        offset = await self._gate.work(lambda: self._school(request).blob_offset(digest))
        return Response(headers={OFFSET: str(offset)})

    async def _put_blob(self, request: Request) -> Response:
        digest: str = request.path_params["digest"]
        size, offset = _number(request.headers.get(SIZE)), _number(request.headers.get(OFFSET))
        part = await body_of(request, MAX_PACKED_BYTES)
        now = await self._gate.work(lambda: self._school(request).put_blob(digest, size, offset, part))
        return Response(headers={OFFSET: str(now)})

    async def _get_blob(self, request: Request) -> Response:
        asked = request.query_params
        text, digest, offset = asked.get("text", ""), asked.get("digest", ""), _number(asked.get("offset"))
        part = await self._gate.work(lambda: self._school(request).get_blob(text, digest, offset))
        if part is None:
            raise LearnKitError("blob.none")
        return Response(part.content, headers={SIZE: str(part.size)}, media_type="application/octet-stream")

    def _school(self, request: Request, *, waiting: int | None = None, free_mb: int = 0) -> School:
        device = self._reception.device(request.headers)
        request.state.device = device.id
        return self._reception.school(device, request.headers.get(GRANT), waiting=waiting, free_mb=free_mb)


def _packed(message: Struct) -> Response:
    return Response(pack(message), media_type="application/octet-stream")


def _number(said: str | None) -> int:
    if said is None or not said.isascii() or not said.isdecimal() or len(said) > 12:
        raise LearnKitError("sync.bad_message")
    return int(said)
