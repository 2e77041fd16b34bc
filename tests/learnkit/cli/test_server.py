"""`server` and `sync`, and `device enrol`: from the first start to a copy, by command."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnkit.sync.joining import Token
from tests.learnkit.cli.test_main import Line
from tests.servers import RunningServer, command, environment, small_school

NEW_ROW = {"id", "state", "classes", "last_seen", "waiting", "free_mb", "version", "enrolled"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    home = tmp_path_factory.mktemp("school")
    small_school(home).stores.close()
    with RunningServer(home) as running:
        yield running


@pytest.fixture
def line(server: RunningServer, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """The command line at the server."""
    return Line(server.home, capsys, monkeypatch)


@pytest.fixture
def laptop(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Line:
    """The command line on a machine with nothing on it."""
    return Line(tmp_path / "laptop", capsys, monkeypatch)


def enrol(line: Line, laptop: Line, *more: str) -> dict[str, object]:
    token = line.data("server", "token", "--count", "1", *more)["token"]
    said: dict[str, object] = laptop.data("device", "enrol", Token.from_text(token).address.url, token)
    return said


def test_a_laptop_joins_the_school_and_fetches_it(line: Line, laptop: Line) -> None:
    said = enrol(line, laptop)

    first, again = laptop.data("sync", "once"), laptop.data("sync", "once")

    assert (said["state"], said["scope"]) == ("approved", [])
    assert said["device"] == laptop.data("device", "show")["device"]
    assert set(first) == {"pushed", "pulled", "pending", "refused", "bytes_up", "bytes_down"}
    assert (first["pushed"], first["pending"], first["refused"], again["pulled"]) == (0, 0, 0, 0)
    assert again["bytes_up"] < first["bytes_up"]


def test_a_cart_is_set_up_for_the_classes_of_its_token(line: Line, laptop: Line) -> None:
    said = enrol(line, laptop, "--class", "5.Y")
    laptop.data("sync", "once")

    shown = laptop.data("device", "show")

    assert shown["classes"] == said["scope"]
    assert len(shown["classes"]) == 1


def test_the_status_says_where_the_work_lies(line: Line, laptop: Line) -> None:
    alone = laptop.data("sync", "status")
    enrol(line, laptop)
    laptop.data("sync", "once")

    there = laptop.data("sync", "status")

    assert (alone["state"], alone["standing"], alone["synced"]) == ("here", "alone", None)
    assert (there["state"], there["waiting"], there["refused"], there["lots"]) == ("at_school", 0, 0, [])
    assert there["synced"]
    assert line.data("sync", "status")["standing"] == "school"
    assert line.data("sync", "once")["pending"] == 0


def test_devices_are_listed_let_in_and_shut_out(line: Line, laptop: Line) -> None:
    said = enrol(line, laptop, "--network", "10.99.0.0/16")
    device = str(said["device"])

    waiting = laptop.refused("sync", "once")
    approved = line.data("server", "approve", device[:13])
    inside = laptop.ask("sync", "once")[0]
    row = next(one for one in line.data("server", "devices")["devices"] if one["id"] == device)
    line.data("server", "revoke", device)

    assert (said["state"], waiting, approved["state"], inside) == ("waiting", "device.waiting", "approved", 0)
    assert set(row) == NEW_ROW
    assert laptop.refused("sync", "once") == "device.revoked"


def test_a_token_that_is_used_up_or_no_token_is_refused(line: Line, laptop: Line, tmp_path: Path) -> None:
    token = line.data("server", "token", "--count", "1")["token"]
    url = Token.from_text(token).address.url
    laptop.data("device", "enrol", url, token)
    laptop.home = tmp_path / "another"

    assert laptop.refused("device", "enrol", url, token) == "enrolment.token_used"
    assert laptop.refused("device", "enrol", url, "nonsense") == "enrolment.token_unreadable"
    assert laptop.refused("device", "enrol", "http://127.0.0.1:9", token) == "enrolment.bad_address"
    assert laptop.refused("device", "enrol", "https://127.0.0.1:9", token) == "school.out_of_reach"
    assert laptop.refused("sync", "once") == "sync.not_enrolled"
    assert line.refused("device", "enrol", url, token) == "enrolment.has_school"


def test_a_device_does_not_act_as_the_schools_machine(line: Line, laptop: Line) -> None:
    enrol(line, laptop)
    laptop.data("sync", "once")

    for words in (("token", "--count", "1"), ("devices",), ("open",), ("backup-code",)):
        assert laptop.refused("server", *words) in ("rights.denied", "school.not_here", "server.never_run")


def test_a_copy_is_made_and_a_server_made_of_it(line: Line, laptop: Line, tmp_path: Path) -> None:
    made = line.data("server", "backup", "--out", str(tmp_path / "copy.lk"))
    code = line.data("server", "backup-code")["code"]

    without = laptop.refused("server", "restore", "--file", str(tmp_path / "copy.lk"))
    wrong = laptop.refused("server", "restore", "--file", str(tmp_path / "copy.lk"), secret="aaaa")
    laptop.data("server", "restore", "--file", str(tmp_path / "copy.lk"), secret=code)

    assert made["code"] in (code, None)
    assert (without, wrong) == ("usage", "backup.wrong_code")
    assert laptop.data("person", "list") == line.data("person", "list")


def test_a_server_needs_a_school_an_address_and_a_start(laptop: Line, line: Line, server: RunningServer) -> None:
    port = server.address.url.rsplit(":", 1)[1]

    assert laptop.refused("server", "run", "--port", "0") == "school.none_yet"
    assert line.refused("server", "run", "--host", "127.0.0.1", "--port", port) == "server.address_in_use"
    assert line.refused("server", "run", "--port", "70000") == "usage"
    assert laptop.refused("server", "token", "--count", "1") == "server.never_run"


def test_the_link_to_the_page_is_the_servers_own(line: Line, server: RunningServer) -> None:
    told = line.data("server", "open")

    assert told["link"].startswith(f"{server.address.url}/enter/")
    assert told["fingerprint"] == server.address.fingerprint


def test_the_first_line_is_the_address_and_the_last_says_that_it_ended(tmp_path: Path) -> None:
    small_school(tmp_path / "school").stores.close()
    words = command(tmp_path / "school", "server", "run", "--host", "127.0.0.1", "--port", "0", "--name", "skole.lan")

    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment()) as process:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        process.terminate()
        last = json.loads(process.stdout.read())

    assert set(first) == {"url", "fingerprint"}
    assert first["url"].startswith("https://skole.lan:")
    assert (last["ok"], process.returncode) == (True, 0)
