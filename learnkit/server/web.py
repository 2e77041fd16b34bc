"""The application: the sync path, and a page for whoever looks after the server."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.responses import Response

from learnkit.errors import LearnKitError
from learnkit.i18n import Translator, translator
from learnkit.server.gate import Gate
from learnkit.server.page import Pages
from learnkit.server.reception import Reception
from learnkit.server.sync_routes import SyncRoutes
from learnkit.services.class_board import class_tiles
from learnkit.services.desk import Desk
from learnkit.services.enrolling import approve, hash_of, revoke
from learnkit.services.entering import use_link
from learnkit.services.server_state import server_state

COOKIE = "learnkit_server"
LANGUAGE_COOKIE = "learnkit_lang"
SESSION_HOURS = 8
LOOK = Path(__file__).parent
FILES = {"look.css": "", "mark.svg": "icons", **{f"{name}.woff2": "fonts" for name in (
    "LearnKitSans-Regular", "LearnKitSans-SemiBold", "Literata-SemiBold",
)}}  # fmt: skip
"""What a page is made with, and the folder it lies in; nothing else is served from the disk."""
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
VERBS = {"approve": approve, "revoke": revoke}


@dataclass
class Sessions:
    """The browsers let in, by what is kept of their cookie; gone when the server stops."""

    now: Callable[[], datetime]
    _until: dict[str, datetime] = field(default_factory=dict)

    def begin(self) -> str:
        """A new cookie."""
        cookie, now = secrets.token_urlsafe(32), self.now()
        self._until = {known: until for known, until in self._until.items() if until > now}
        self._until[hash_of(cookie)] = now + timedelta(hours=SESSION_HOURS)
        return cookie

    def holds(self, cookie: str) -> bool:
        """Whether this cookie is of a browser that was let in."""
        asked, now = hash_of(cookie), self.now()
        return any(hmac.compare_digest(asked, known) and until > now for known, until in self._until.items())


class StatusPages:
    """The pages of the server, for a browser that came by a link that works once."""

    def __init__(self, desk: Desk, gate: Gate, up_since: datetime) -> None:
        self._desk, self._gate, self._up_since = desk, gate, up_since
        self._sessions = Sessions(desk.clock.now)

    async def status(self, request: Request) -> Response:
        pages = Pages(_language(request))
        if not self._is_in(request):
            return _html(pages.door(), request, 401)

        def state() -> str:
            classes = {tile.id: tile.name for tile in class_tiles(self._desk)}
            known = server_state(self._desk, self._desk.owner())
            return pages.status(known, self._desk.clock.now(), self._up_since, classes)

        return _html(await self._gate.work(state), request)

    async def enter(self, request: Request) -> Response:
        word = request.path_params["word"]
        if not await self._gate.work(lambda: use_link(self._desk, word)):
            return _html(Pages(_language(request)).door(), request, 401)
        response = RedirectResponse("/", 303, HEADERS)
        longest = SESSION_HOURS * 3600
        response.set_cookie(COOKIE, self._sessions.begin(), max_age=longest, secure=True, httponly=True, samesite="lax")
        return response

    async def act(self, request: Request) -> Response:
        if not self._is_in(request) or not _from_here(request):
            return _html(Pages(_language(request)).door(), request, 401)
        device, verb = request.path_params["device"], VERBS.get(request.path_params["verb"])
        if verb is None:
            raise LearnKitError("page.none")
        await self._gate.work(lambda: verb(self._desk, self._desk.owner(), device))
        return RedirectResponse("/", 303, HEADERS)

    async def look(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in FILES:
            raise LearnKitError("page.none")
        return FileResponse(LOOK / FILES[name] / name, headers={**HEADERS, "Cache-Control": "max-age=86400"})

    def _is_in(self, request: Request) -> bool:
        return self._sessions.holds(request.cookies.get(COOKIE, ""))


def application(desk: Desk, reception: Reception, gate: Gate, up_since: datetime) -> FastAPI:
    """Everything the server answers; what it has no answer to is a plain 404."""
    web = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    web.router.routes += SyncRoutes(reception, gate).routes()
    pages = StatusPages(desk, gate, up_since)
    answers: tuple[tuple[str, str, str, Callable[[Request], Awaitable[Response]]], ...] = (
        ("page.status", "/", "GET", pages.status),
        ("page.status", "/status", "GET", pages.status),
        ("page.enter", "/enter/{word}", "GET", pages.enter),
        ("page.act", "/devices/{device}/{verb}", "POST", pages.act),
        ("page.look", "/look/{name}", "GET", pages.look),
    )
    for event, path, method, answer in answers:
        web.add_route(path, gate(event, answer), methods=[method])
    return web


def _html(page: str, request: Request, status: int = 200) -> Response:
    response = HTMLResponse(page, status, HEADERS)
    chosen = request.query_params.get("lang")
    if chosen in ("da", "en"):
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=365 * 86400, secure=True, httponly=True, samesite="lax")
    return response


def _language(request: Request) -> Translator:
    """The language chosen on the page, else the browser's, else Danish."""
    chosen = request.query_params.get("lang") or request.cookies.get(LANGUAGE_COOKIE, "")
    if chosen in ("da", "en"):
        return translator(chosen)
    wanted = re.findall(r"[a-z]{2}", request.headers.get("accept-language", "").lower())
    return translator(next((language for language in wanted if language in ("da", "en")), "da"))


def _from_here(request: Request) -> bool:
    """Whether a form was sent from our own page: another site's would name itself."""
    origin = request.headers.get("origin")
    return origin is not None and urlsplit(origin).netloc == request.headers.get("host")
