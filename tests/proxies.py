"""A net that misbehaves: it stands between devices and a server, and does to each request what a test says."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import Enum, auto
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import urllib3

from learnkit.server.certificate import certificate
from learnkit.sync.joining import Address


class Mischief(Enum):
    """What the net does to one request."""

    NONE = auto()
    LOSE_REQUEST = auto()
    """the connection is cut before the server hears anything"""
    LOSE_ANSWER = auto()
    """the server has heard and done it, its answer is lost"""
    TRUNCATE = auto()
    """half of the answer comes, then the connection is cut"""
    REPEAT = auto()
    """the server hears it twice, the second answer comes"""
    DELAY = auto()
    """another request may come first"""


Decide = Callable[[str, str], Mischief]
"""Method and path of a request, and what is done to it."""


class Proxy:
    """Passes requests on by HTTPS under a certificate of its own; `seen` counts what came, by path."""

    def __init__(self, server: Address, folder: Path, decide: Decide) -> None:
        self._pool = urllib3.connection_from_url(
            server.url, cert_reqs="CERT_NONE", assert_fingerprint=server.fingerprint, retries=False
        )
        self.decide = decide
        self.came = threading.Condition()
        self.seen: list[str] = []
        known = certificate(folder, ("127.0.0.1",), datetime.now(UTC))
        proxy = self

        class Passing(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                """A test says itself what it saw."""

            def answer(self) -> None:
                proxy.pass_on(self)

            do_GET = do_POST = do_PATCH = do_HEAD = answer  # noqa: N815

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Passing)
        self._http.daemon_threads = True
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(known.file, known.key_file)
        self._http.socket = tls.wrap_socket(self._http.socket, server_side=True)
        self.address = Address(f"https://127.0.0.1:{self._http.server_address[1]}", known.fingerprint)

    def pass_on(self, request: BaseHTTPRequestHandler) -> None:
        """One request, with what is done to it."""
        body = request.rfile.read(int(request.headers.get("Content-Length", 0)))
        what = self.decide(request.command, request.path)
        request.close_connection = what is not Mischief.NONE
        if what is Mischief.LOSE_REQUEST:
            return
        if what is Mischief.DELAY:
            with self.came:
                self.came.wait(0.05)
        answer = self._ask(request, body)
        if what is Mischief.REPEAT:
            answer = self._ask(request, body)
        with self.came:
            self.seen.append(request.path)
            self.came.notify_all()
        if what is Mischief.LOSE_ANSWER:
            return
        self._tell(request, answer, cut=what is Mischief.TRUNCATE)

    def _ask(self, request: BaseHTTPRequestHandler, body: bytes) -> urllib3.BaseHTTPResponse:
        kept = {name: value for name, value in request.headers.items() if name.lower() not in ("host", "connection")}
        return self._pool.request(request.command, request.path, body=body or None, headers=kept)

    @staticmethod
    def _tell(request: BaseHTTPRequestHandler, answer: urllib3.BaseHTTPResponse, *, cut: bool) -> None:
        content = answer.data
        request.send_response(answer.status)
        for name, value in answer.headers.items():
            if name.lower() not in ("date", "connection"):
                request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content[: len(content) // 2] if cut else content)

    @contextmanager
    def open(self) -> Iterator[Proxy]:
        """It passes on until the block ends."""
        thread = threading.Thread(target=self._http.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield self
        finally:
            self._http.shutdown()
            thread.join()
            self._http.server_close()
            self._pool.close()
