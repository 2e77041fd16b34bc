"""Running the server: its socket, its certificate, its log, and a good end."""

from __future__ import annotations

import signal
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import uvicorn

from learnkit.app import App
from learnkit.errors import LearnKitError
from learnkit.server.address import keep_address, own_names
from learnkit.server.certificate import Certificate, certificate
from learnkit.server.gate import Gate
from learnkit.server.log import ServerLog
from learnkit.server.reception import Reception
from learnkit.server.web import application
from learnkit.services.joining import program_version
from learnkit.sync.joining import Address
from learnkit.sync.school import SchoolHere

EVERYWHERE = ("0.0.0.0", "::", "")
GRACE_S = 8
"""what is being answered when the server is told to stop may take so long"""
IDLE_S = 75
BACKLOG = 512


def own_certificate(app: App) -> Certificate:
    """The server's certificate, made where there is none."""
    return certificate(app.home.server, own_names(), datetime.now(UTC))


def serve(app: App, *, host: str, port: int, name: str, told: Callable[[Address], None]) -> None:
    """Serve the school of this home until SIGTERM or SIGINT; `told` hears the address once requests are answered.

    `name` is what devices call this machine; empty for the first of its own. server.address_in_use,
    server.bad_address, school.none_yet, school.not_here.
    """
    _ = app.desk.school
    if app.stores.school is None:
        raise LearnKitError("school.not_here")
    known, listening = own_certificate(app), _listen(host, port)
    log = ServerLog(app.home.logs)
    try:
        chosen = name or (own_names()[0] if host in EVERYWHERE else host)
        address = Address(f"https://{chosen}:{listening.getsockname()[1]}", known.fingerprint)
        gate = Gate(log, app.clock.chance)
        here = SchoolHere(app.stores.school, app.clock, app.home.books)
        web = application(app.desk, Reception(app.desk, here), gate, app.clock.now())

        def started() -> None:
            keep_address(app.home.server, address)
            log.say("server.started", version=program_version(), port=listening.getsockname()[1])
            told(address)

        _Server(configured(web, known), started).run([listening])
        log.say("server.stopped")
    finally:
        listening.close()
        log.close()


class _Server(uvicorn.Server):
    """Says when it answers, and ends with exit code 0 when it is told to stop."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._say_started()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        # uvicorn's own raises the signal again at the end, and the process would end as if killed.
        ends = (signal.SIGTERM, signal.SIGINT)
        before = {one: signal.signal(one, self.handle_exit) for one in ends}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def configured(web: object, known: Certificate) -> uvicorn.Config:
    """How the web server is set: TLS 1.2 and later under this certificate, nothing said of itself."""
    config = uvicorn.Config(
        web,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        http="h11",
        backlog=BACKLOG,
        timeout_keep_alive=IDLE_S,
        timeout_graceful_shutdown=GRACE_S,
        h11_max_incomplete_event_size=32 * 1024,
        proxy_headers=False,
        ssl_certfile=str(known.file),
        ssl_keyfile=str(known.key_file),
    )
    config.load()
    if config.ssl is not None:
        config.ssl.minimum_version = ssl.TLSVersion.TLSv1_2
    return config


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM)
    except OSError as problem:
        raise LearnKitError("server.bad_address", host=host) from problem
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((host, port))
    except (OSError, OverflowError) as problem:
        made.close()
        raise LearnKitError("server.address_in_use", host=host, port=port) from problem
    return made
