"""A pupil's usual sync over HTTPS, both ends on this machine: 60 ops up, three scopes of classmates' work down.

The server is a process of its own, as a school runs it. The rival sends and fetches the same bytes over the same
HTTPS with nothing behind it: neither a store nor a school.
"""

from __future__ import annotations

import json
import os
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import urllib3

from learnkit.app import App
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.journal.op import Value
from learnkit.server.certificate import certificate
from learnkit.services.adding_people import NewPerson
from learnkit.services.enrolling import make_token
from learnkit.services.joining import join_school
from learnkit.services.starting_a_school import start_school
from learnkit.services.syncing import sync_once
from learnkit.sync.device import Moved
from learnkit.sync.joining import Address

N, UP, CLASSMATES, DOWN_EACH = 60, 60, 3, 20
BAR_MS = 300
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [{"name": "4.a", "level": 4, "pupils": [{"name": f"Elev {n} Holm"} for n in range(28)]}],
    "staff": [
        {"name": "Karen Winther", "user": "karen", "role": "teacher", "password": "regn-og-sol", "classes": ["4.a"]}
    ],
}
BEGAN = datetime(2026, 9, 1, 8, tzinfo=UTC)


@contextmanager
def serving(home: Path) -> Iterator[Address]:
    """The school of that home, served."""
    words = ["--home", str(home), "--json", "server", "run", "--host", "127.0.0.1", "--port", "0"]
    command = [sys.executable, "-m", "learnkit.cli.main", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = json.loads(process.stdout.readline())
        try:
            yield Address(said["url"], said["fingerprint"])
        finally:
            process.terminate()


def work(app: App, pupil: Actor, count: int, begun: int) -> None:
    """So many acts of a pupil on this machine, one at a time."""
    for n in range(begun, begun + count):
        at = BEGAN + timedelta(minutes=n)
        ended = (at + timedelta(minutes=1)).isoformat()
        fields: dict[str, Value] = {"pupil": pupil.person, "text": f"text {n % 9}", "seconds": 60}
        with app.desk.act(pupil) as act:
            act.create("sitting", {**fields, "begun": at.isoformat(), "ended": ended})


def syncs(app: App, other: App, pupils: list[Actor]) -> Iterator[tuple[float, Moved]]:
    """Milliseconds of each sync, and what it moved; the other machine brings the classmates' work in between."""
    me, mates = pupils[0], pupils[1 : 1 + CLASSMATES]
    for n in range(N):
        work(app, me, UP, n * UP)
        for mate in mates:
            work(other, mate, DOWN_EACH, n * DOWN_EACH)
        sync_once(other.desk)
        began = time.perf_counter()
        moved = sync_once(app.desk)
        took = 1000 * (time.perf_counter() - began)
        if moved.pushed != UP or moved.pulled < CLASSMATES * DOWN_EACH:
            raise SystemExit(f"not a usual sync: {moved}")
        yield took, moved


def bare_ms(folder: Path, up: int, down: int) -> list[float]:
    """Milliseconds of a connection, one request and one answer of these sizes, with nothing behind them."""

    class Bare(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Says nothing."""

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(200)
            self.send_header("Content-Length", str(down))
            self.end_headers()
            self.wfile.write(bytes(down))

    known = certificate(folder, ("127.0.0.1",), datetime.now(UTC))
    http = ThreadingHTTPServer(("127.0.0.1", 0), Bare)
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(known.file, known.key_file)
    http.socket = tls.wrap_socket(http.socket, server_side=True)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    took = []
    for _ in range(N):
        began = time.perf_counter()
        pool = urllib3.HTTPSConnectionPool(
            "127.0.0.1", http.server_address[1], cert_reqs="CERT_NONE", assert_fingerprint=known.fingerprint
        )
        pool.request("POST", "/", body=bytes(up))
        pool.close()
        took.append(1000 * (time.perf_counter() - began))
    http.shutdown()
    return took


def p95(took: list[float]) -> float:
    return statistics.quantiles(took, n=20)[18]


def as_actor(person: NewPerson, school: str) -> Actor:
    return Actor(person.id, Role.PUPIL, school)


def main() -> None:
    os.environ["LEARNKIT_KEY_STORE"] = "file"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with App(place / "school") as school:
            made = start_school(school.desk, school.desk.owner(), plan_from(PLAN))
            pupils = [as_actor(person, made.id) for person in made.people if person.role is Role.PUPIL]
            with serving(place / "school") as address, App(place / "one") as one, App(place / "two") as two:
                for app in (one, two):
                    token = make_token(school.desk, school.desk.owner(), address, count=1).text
                    join_school(app.desk, address.url, token)
                    sync_once(app.desk)
                told = list(syncs(one, two, pupils))
        took = [ms for ms, _ in told]
        up, down = (
            round(statistics.median(getattr(moved, way) for _, moved in told)) for way in ("bytes_up", "bytes_down")
        )
        bare = bare_ms(place / "bare", up, down)
    row = {
        "name": f"a usual sync over HTTPS, {UP} ops up and {CLASSMATES * DOWN_EACH} of {CLASSMATES} scopes down, p95",
        "figure": round(p95(took)),
        "unit": "ms",
        "rival": f"the same bytes over HTTPS, nothing behind: {p95(bare):.1f}",
        "ratio": round(p95(took) / p95(bare), 1),
        "n": N,
        "spread": f"median {statistics.median(took):.0f}, most {max(took):.0f}, {up} bytes up, {down} down",
        "bar": BAR_MS,
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
