"""What the server answers over HTTPS: to browsers, to those it does not know, and to those who mean it harm."""

from __future__ import annotations

import json
import re
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
import urllib3

from learnkit.clock import Clock
from learnkit.services.desk import Desk
from learnkit.services.enrolling import join, known_device
from learnkit.services.entering import make_link
from learnkit.sync.joining import Join, Token
from learnkit.sync.over_http import DEVICE, OFFSET, SIZE
from learnkit.sync.protocol import MAX_PACKED_BYTES, MAX_UNPACKED_BYTES
from tests.servers import RunningServer, small_school


@dataclass
class Browser:
    """Asks the server as a browser would, and keeps its cookies."""

    desk: Desk
    server: RunningServer
    cookies: str = ""

    def __post_init__(self) -> None:
        self._pool = urllib3.connection_from_url(
            self.server.address.url,
            cert_reqs="CERT_NONE",
            assert_fingerprint=self.server.address.fingerprint,
            retries=False,
        )

    def ask(self, method: str, path: str, body: bytes | None = None, /, **headers: str) -> urllib3.BaseHTTPResponse:
        told = {"Cookie": self.cookies, "Accept-Language": "da"} | {k.replace("_", "-"): v for k, v in headers.items()}
        return self._pool.request(method, path, body=body, headers=told, redirect=False)

    def enter(self) -> urllib3.BaseHTTPResponse:
        word, _ = make_link(self.desk, self.desk.owner())
        answer = self.ask("GET", f"/enter/{word}")
        self.cookies = answer.headers.get("Set-Cookie", "").partition(";")[0]
        return answer

    def page(self, path: str = "/", **headers: str) -> str:
        answer = self.ask("GET", path, **headers)
        assert answer.status == 200
        return answer.data.decode("utf8")

    @property
    def origin(self) -> str:
        return self.server.address.url

    def device(self, name: str, network: str = "") -> dict[str, str]:
        """A device let in, or waiting; the head its requests carry."""
        token = Token.from_text(self.server.token(self.desk, network=network))
        join(self.desk, Join(token.secret, name, f"key {name}", "0.1.0", 9000), "127.0.0.1")
        return {DEVICE.replace("-", "_"): f"key {name}"}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, RunningServer]]:
    folder = tmp_path_factory.mktemp("school")
    desk = small_school(folder)
    with RunningServer(folder) as server:
        yield desk, server
    desk.stores.close()


@pytest.fixture
def browser(running: tuple[Desk, RunningServer]) -> Iterator[Browser]:
    made = Browser(*running)
    yield made
    made._pool.close()


def test_a_link_lets_one_browser_in_and_no_second(browser: Browser) -> None:
    word, _ = make_link(browser.desk, browser.desk.owner())

    first, second = browser.ask("GET", f"/enter/{word}"), browser.ask("GET", f"/enter/{word}")

    cookie = first.headers["Set-Cookie"]
    assert (first.status, first.headers["Location"], second.status) == (303, "/", 401)
    assert all(part in cookie for part in ("Secure", "HttpOnly", "SameSite=lax"))
    assert "Set-Cookie" not in second.headers


def test_a_link_ends_after_a_quarter_of_an_hour_and_with_the_next_one(browser: Browser) -> None:
    real = browser.desk.clock
    browser.desk.clock = Clock(moment=real.now() - timedelta(minutes=16))
    old, _ = make_link(browser.desk, browser.desk.owner())
    browser.desk.clock = real
    stale = browser.ask("GET", f"/enter/{old}").status

    first, _ = make_link(browser.desk, browser.desk.owner())
    second, _ = make_link(browser.desk, browser.desk.owner())

    assert stale == 401
    assert [browser.ask("GET", f"/enter/{word}").status for word in (first, second)] == [401, 303]


def test_who_was_not_let_in_sees_nothing_of_the_school(browser: Browser) -> None:
    for path in ("/", "/status", "/enter/guess"):
        answer = browser.ask("GET", path, Cookie="learnkit_server=guess")
        assert answer.status == 401
        assert b"Strandskolen" not in answer.data
        assert b"learnkit server open" in answer.data


def test_the_page_says_how_it_goes_in_danish_and_english(browser: Browser) -> None:
    browser.enter()

    danish, english = browser.page(), browser.page(Accept_Language="en-GB,en;q=0.9")

    assert "Strandskolen" in danish
    assert '<html lang="da">' in danish
    assert "Seneste sikkerhedskopi" in danish
    assert '<html lang="en">' in english
    assert "Latest backup" in english
    assert browser.page("/?lang=en", Accept_Language="da").count('lang="en"') == 1


def test_nothing_on_the_page_comes_from_elsewhere_and_nothing_runs_in_it(browser: Browser) -> None:
    browser.enter()
    answer = browser.ask("GET", "/")

    page = answer.data.decode("utf8")

    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "<script" not in page
    assert set(re.findall(r'(?:src|href)="([^"]+)"', page)) <= {"/look/look.css", "/look/mark.svg", "?lang=en"}
    for name in ("look.css", "mark.svg", *re.findall(r"/look/([\w-]+\.woff2)", browser.page("/look/look.css"))):
        assert browser.ask("GET", f"/look/{name}").status == 200
    for name in ("web.py", "..%2Fweb.py", "../web.py", "OFL-Literata.txt"):
        assert browser.ask("GET", f"/look/{name}").status == 404


def test_a_device_is_let_in_and_out_from_the_page_but_from_no_other_site(browser: Browser) -> None:
    browser.enter()
    browser.device("paged", "10.99.0.0/16")

    def press(verb: str, **headers: str) -> tuple[int, str]:
        status = browser.ask("POST", f"/devices/paged/{verb}", **headers).status
        return status, known_device(browser.desk, "key paged").state

    elsewhere = press("approve", Origin="https://example.org"), press("approve")
    here = press("approve", Origin=browser.origin), press("revoke", Origin=browser.origin)
    browser.cookies = ""

    assert elsewhere == ((401, "waiting"), (401, "waiting"))
    assert here == ((303, "approved"), (303, "revoked"))
    assert press("approve", Origin=browser.origin) == (401, "revoked")


def test_what_a_device_calls_itself_is_shown_as_text(browser: Browser) -> None:
    browser.enter()
    token = Token.from_text(browser.server.token(browser.desk))
    name = '<b onmouseover="x">"\'&'
    join(browser.desk, Join(token.secret, name, "key odd", "<i>9</i>", 9000), "127.0.0.1")

    page = browser.page()

    assert "<i>9</i>" not in page
    assert "&lt;i&gt;9&lt;/i&gt;" in page
    assert "<b onmouseover" not in page


def test_without_a_known_key_every_door_of_the_sync_path_is_shut(browser: Browser) -> None:
    doors = [
        ("GET", "/sync/hello"), ("GET", "/sync/standing"), ("GET", "/sync/blobs?text=a&digest=b&offset=0"),
        ("HEAD", f"/sync/blobs/{'0' * 64}"),
    ]  # fmt: skip

    answers = [browser.ask(method, path, LearnKit_Device=key) for method, path in doors for key in ("", "guess")]

    assert {answer.status for answer in answers} == {401}
    assert {answer.headers["LearnKit-Code"] for answer in answers} == {"device.unknown"}


@pytest.mark.parametrize("path", ["/sync/push", "/sync/pull", "/sync/join", "/sync/staff"])
def test_a_message_that_is_none_is_refused_whatever_it_is(browser: Browser, path: str) -> None:
    known = browser.device(f"mischief {path}")
    swollen = zlib.compress(b"\0" * (MAX_UNPACKED_BYTES + 1))
    too_long = b"x" * (MAX_PACKED_BYTES + 1)
    bodies = {b"": "bad", b"{}": "bad", zlib.compress(b"{}"): "bad", zlib.compress(b"\x80"): "bad", swollen: "large"}

    told = [browser.ask("POST", path, body, **known) for body in (*bodies, too_long)]

    codes = {(answer.status, json.loads(answer.data)["code"]) for answer in told}
    assert codes <= {(400, "sync.bad_message"), (413, "sync.too_large")}
    assert told[-1].status == 413
    assert browser.ask("GET", "/sync/hello", **known).status == 200


def test_a_body_that_tells_no_length_is_read_no_further_than_the_limit(browser: Browser) -> None:
    known = browser.device("endless")
    told = {name.replace("_", "-"): value for name, value in known.items()}
    pieces = (b"x" * 100_000 for _ in range(MAX_PACKED_BYTES // 100_000 + 2))

    answer = browser._pool.request("POST", "/sync/pull", body=pieces, headers=told, chunked=True)

    assert answer.status == 413


def test_a_blob_is_brought_in_parts_and_gone_on_with_where_it_broke_off(browser: Browser) -> None:
    from hashlib import sha256  # noqa: PLC0415

    known, content = browser.device("carrier"), bytes(range(256)) * 40
    path = f"/sync/blobs/{sha256(content).hexdigest()}"

    def put(offset: int, part: bytes, **more: str) -> tuple[int, str | None]:
        told = {SIZE.replace("-", "_"): str(len(content)), OFFSET.replace("-", "_"): str(offset)} | more
        answer = browser.ask("PATCH", path, part, **known, **told)
        return answer.status, answer.headers.get(OFFSET)

    first = put(0, content[:4000])
    asked = browser.ask("HEAD", path, **known).headers[OFFSET]
    astray = put(9000, content[9000:])
    whole = put(4000, content[4000:])

    assert (first, asked, astray, whole) == ((200, "4000"), "4000", (200, "4000"), (200, "-1"))
    assert browser.ask("HEAD", path, **browser.device("another")).headers[OFFSET] == "0"
    assert put(-1, b"x")[0] == 400
    assert put(0, b"x", **{SIZE.replace("-", "_"): "1e9"})[0] == 400
    path = f"/sync/blobs/{'0' * 64}"
    assert put(0, b"x", **{SIZE.replace("-", "_"): "999999999999"})[0] == 403


def test_many_at_once_are_answered_or_asked_to_come_again_and_none_is_dropped(browser: Browser) -> None:
    known = {name.replace("_", "-"): value for name, value in browser.device("crowd").items()}
    pool = urllib3.connection_from_url(
        browser.server.address.url,
        cert_reqs="CERT_NONE",
        assert_fingerprint=browser.server.address.fingerprint,
        retries=False,
        maxsize=24,
    )
    told: list[tuple[int, str | None]] = []

    def ask() -> None:
        for _ in range(4):
            answer = pool.request("GET", "/sync/hello", headers=known)
            told.append((answer.status, answer.headers.get("Retry-After")))

    threads = [threading.Thread(target=ask) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pool.close()

    assert len(told) == 96
    assert all(status == 200 or (status == 503 and after) for status, after in told)


def test_the_log_holds_codes_and_ids_of_devices_and_no_word_of_anyone(browser: Browser) -> None:
    browser.device("logged")
    browser.ask("GET", "/sync/hello", LearnKit_Device="key logged")
    browser.ask("GET", "/sync/blobs?text=hemmelig&digest=x&offset=0", LearnKit_Device="key logged")
    browser.enter()

    lines = (browser.desk.home.logs / "server.log").read_text(encoding="utf8").splitlines()

    told = [json.loads(line) for line in lines]
    assert {"at", "level", "event"} <= set.intersection(*(set(line) for line in told))
    assert any(line["event"] == "hello" and line.get("device") == "logged" for line in told)
    assert not re.search(r"hemmelig|key logged|127\.0\.0\.1|Strandskolen|/enter/", "\n".join(lines))
    assert not any(line["event"] == "program.bug" for line in told)


def test_where_nothing_is_it_says_so(browser: Browser) -> None:
    for path in ("/docs", "/openapi.json", "/redoc", "/sync", "/sync/nothing", "/etc/passwd"):
        assert browser.ask("GET", path).status in (404, 405)
    assert "server" not in {name.lower() for name in browser.ask("GET", "/").headers}


def test_the_certificate_and_keys_are_for_their_owner_alone(browser: Browser) -> None:
    folder = browser.desk.home.server

    modes = {path.name: path.stat().st_mode & 0o077 for path in (folder, folder / "key.pem", Path(folder))}

    assert set(modes.values()) == {0}
