"""Bad days: a store that cannot be opened is told by a code and in words, and nothing in it is touched."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from learnkit.cli.answer import Answer
from learnkit.cli.people_words import told
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from tests.builders import open_desk, start_small_school

LIKE_ANYONE = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
"""Makes root obey a folder's rights, as every other user must."""
ROOT = Path(__file__).parents[2]


def learnkit(home: Path, *words: str, obeying_rights: bool = False) -> dict[str, Any]:
    """One call of the real command line in a process of its own."""
    before = LIKE_ANYONE if obeying_rights and os.getuid() == 0 else []
    command = [*before, sys.executable, "-m", "learnkit.cli.main", "--home", str(home), "--json", *words]
    environment = {**os.environ, "LEARNKIT_KEY_STORE": "file", "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf8",
        check=False,
        timeout=60,
    )
    answer: dict[str, Any] = json.loads(done.stdout)
    assert "Traceback" not in done.stderr
    assert (done.returncode == 0) == answer["ok"]
    return answer


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a school in it, closed."""
    folder = tmp_path / "home"
    desk = open_desk(folder)
    start_small_school(desk)
    desk.stores.close()
    return folder


def code(answer: dict[str, Any]) -> str:
    return str(answer["problems"][0]["code"])


def test_another_programs_database_is_foreign_and_left_as_it_was(home: Path) -> None:
    store = home / "school.db"
    store.unlink()
    with sqlite3.connect(store) as other:
        other.execute("CREATE TABLE other (x)")
    other.close()
    before = store.read_bytes()

    assert code(learnkit(home, "text", "list")) == "store.foreign"
    assert store.read_bytes() == before


def test_a_store_whose_beginning_is_spoilt_is_told_and_left_as_it_was(home: Path) -> None:
    store = home / "school.db"
    content = bytearray(store.read_bytes())
    content[100:140] = bytes(40)
    store.write_bytes(content)

    assert code(learnkit(home, "text", "list")) in ("store.foreign", "store.damaged")
    assert store.read_bytes() == bytes(content)


def test_a_flipped_bit_deep_in_a_store_is_found_by_the_check(home: Path) -> None:
    store = home / "school.db"
    content = bytearray(store.read_bytes())
    content[len(content) - 3000] ^= 1
    store.write_bytes(content)

    answer = learnkit(home, "db", "check")

    if answer["ok"]:
        found = {row["file"]: row["integrity"] for row in answer["data"]["stores"]}
        assert found["school.db"] != "ok"
    else:
        assert code(answer) == "store.damaged"


def test_lost_keys_are_told_and_the_stores_left_alone(home: Path) -> None:
    (home / "keys.json").unlink()
    before = (home / "school.db").read_bytes()

    assert code(learnkit(home, "text", "list")) == "keys.lost"
    assert (home / "school.db").read_bytes() == before
    assert not (home / "keys.json").exists()


def test_a_folder_one_may_not_write_in_is_told(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0o755)
    shut.chmod(0o555)

    answer = learnkit(shut / "home", "text", "list", obeying_rights=True)

    assert code(answer) in ("store.cannot_open", "store.read_only")


def test_a_home_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a letter")

    assert code(learnkit(tmp_path / "home", "text", "list")) == "store.cannot_open"


def test_the_doctor_answers_also_when_nothing_can_be_opened(home: Path) -> None:
    (home / "keys.json").unlink()

    findings = learnkit(home, "doctor")["data"]["findings"]

    assert [(f["code"], f["ok"]) for f in findings] == [("keys.lost", False)]
    assert "keys.json" in findings[0]["mend"]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "problem", ["store.foreign", "store.damaged", "store.disk_full", "store.read_only", "store.busy", "keys.lost"]
)
def test_every_bad_day_has_words_for_people(problem: str, language: str) -> None:
    words = told(Answer(problems=[LearnKitError(problem, file="school.db")]), translator(language))

    assert len(words.split("[")[0]) > 20
    assert "school.db" in words


def test_programs_that_start_at_once_on_an_empty_home_share_one_key_and_one_store(tmp_path: Path) -> None:
    with ThreadPoolExecutor(3) as together:
        answers = list(together.map(lambda _: learnkit(tmp_path / "home", "text", "list"), range(3)))

    assert [answer["problems"] for answer in answers] == [[], [], []]
    assert learnkit(tmp_path / "home", "db", "check")["ok"]
    assert not list((tmp_path / "home").glob("*.part"))
