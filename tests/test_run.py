"""The one way in answers without an environment, and says what is wrong instead of failing somewhere inside."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
RUN = ROOT / "run"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the shell's way in; run.ps1 is the one on Windows")

NO_PYTHON_NEEDED = (
    "sh",
    "dirname",
    "cat",
    "cksum",
    "uname",
    "id",
    "basename",
    "mkdir",
    "find",
    "sort",
    "tr",
    "tail",
)


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A clone with nothing set up, and beside it a `bin` with the system's least."""
    clone = tmp_path / "clone with space"
    (clone / ".ci").mkdir(parents=True)
    for name in ("run", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, clone / name)
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in NO_PYTHON_NEEDED:
        found = shutil.which(name)
        assert found is not None
        (programs / name).symlink_to(found)
    return clone


def run(clone: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(clone / "run"), *words],
        env={"PATH": str(clone.parent / "bin"), "HOME": str(clone.parent), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def pretend_environment(clone: Path) -> None:
    """An environment that is set up for this lock file, whose Python only says how it was called."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    program(clone / ".venv" / "bin", "python", f'echo "$*" >>"{clone}/called"; echo "pid $$ safe $PYTHONSAFEPATH: $*"')
    key = subprocess.run(
        ["cksum", str(clone / "requirements.lock"), str(clone / "pyproject.toml")], capture_output=True, check=True
    )
    (clone / ".venv" / "set-up-for").write_bytes(key.stdout)


def test_without_python_it_says_what_to_install(bare: Path) -> None:
    done = run(bare, "learnkit", "--json", "db", "check")

    assert done.returncode == 1
    assert done.stdout == ""
    assert "Python 3.11 or later" in done.stderr


def test_an_old_python_is_not_taken(bare: Path) -> None:
    program(bare.parent / "bin", "python3", "exit 1")

    done = run(bare, "demo")

    assert done.returncode == 1
    assert "Python 3.11 or later" in done.stderr
    assert not (bare / ".venv").exists()


def test_without_root_it_names_the_packages_and_takes_none(bare: Path) -> None:
    programs = bare.parent / "bin"
    (programs / "id").unlink()
    program(programs, "id", "echo 1000")
    program(programs, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    program(programs, "apt-get", f'echo called >"{bare.parent}/apt"')

    done = run(bare, "demo")

    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr
    assert not (bare.parent / "apt").exists()


@pytest.mark.parametrize(("answer", "asked_for"), [("n\n", False), ("y\n", True), ("\n", True)])
def test_somebody_at_the_keyboard_is_asked_before_sudo(bare: Path, answer: str, asked_for: bool) -> None:
    programs = bare.parent / "bin"
    (programs / "id").unlink()
    program(programs, "id", "echo 1000")
    program(programs, "python3", 'case "$2" in *ensurepip*) exit 1 ;; esac')
    program(programs, "apt-get", "exit 1")
    program(programs, "sudo", f'echo "$*" >>"{bare.parent}/sudo"; exit 1')
    keyboard, terminal = os.openpty()

    os.write(keyboard, answer.encode())
    done = subprocess.run(
        [str(bare / "run"), "demo"],
        env={"PATH": str(programs), "HOME": str(bare.parent)},
        stdin=terminal,
        capture_output=True,
        text=True,
        check=False,
    )
    os.close(keyboard)
    os.close(terminal)

    assert done.returncode == 1
    assert 'May "sudo apt-get install python3-venv" run?' in done.stderr
    assert (bare.parent / "sudo").exists() is asked_for
    if asked_for:
        assert "apt-get install -y --no-install-recommends python3-venv" in (bare.parent / "sudo").read_text()


def test_a_machine_without_a_screen_is_told_about_the_virtual_one(bare: Path) -> None:
    pretend_environment(bare)

    done = run(bare, "demo")

    assert done.returncode == 1
    assert "./run demo --virtual" in done.stderr


def test_once_set_up_it_becomes_the_program_it_starts(bare: Path) -> None:
    pretend_environment(bare)
    words = [str(bare / "run"), "learnkit", "write", "--title", "to  ord"]

    started = subprocess.Popen(words, env={"PATH": str(bare.parent / "bin")}, stdout=subprocess.PIPE, text=True)
    said, _ = started.communicate()

    assert said == f"pid {started.pid} safe 1: -m learnkit.cli.main write --title to  ord\n"


def test_the_demo_school_is_made_once_and_kept(bare: Path) -> None:
    pretend_environment(bare)

    first = run(bare, "demo", DISPLAY=":7")
    second = run(bare, "demo", DISPLAY=":7")

    called = (bare / "called").read_text(encoding="utf-8").splitlines()
    start = f"-m ui.main --home {bare}/.learnkit/demo"
    assert called == [f"-m learnkit.cli.main --home {bare}/.learnkit/demo demo create --seed 7", start, start]
    assert [done.stdout.count("\n") for done in (first, second)] == [1, 1]


def test_a_demo_school_that_could_not_be_made_is_told_and_made_the_next_time(bare: Path) -> None:
    pretend_environment(bare)
    well = (bare / ".venv" / "bin" / "python").read_text(encoding="utf-8")
    program(bare / ".venv" / "bin", "python", 'echo "no room"; exit 1')

    broken = run(bare, "demo", DISPLAY=":7")
    program(bare / ".venv" / "bin", "python", well.partition("\n")[2])
    mended = run(bare, "demo", DISPLAY=":7")

    called = (bare / "called").read_text(encoding="utf-8")
    assert broken.returncode == 1
    assert "no room" in broken.stderr
    assert mended.returncode == 0
    assert "demo create" in called and "ui.main" in called


def test_a_demo_school_that_is_there_already_is_kept_with_all_that_was_written_in_it(bare: Path) -> None:
    pretend_environment(bare)
    well = (bare / ".venv" / "bin" / "python").read_text(encoding="utf-8").partition("\n")[2]
    there = 'case "$*" in *"demo create"*) echo "Her er en skole. [school.already_here]"; exit 1 ;; esac'
    program(bare / ".venv" / "bin", "python", f"{there}\n{well}")
    written = bare / ".learnkit" / "demo" / "school.db"
    written.parent.mkdir(parents=True)
    written.touch()

    done = run(bare, "demo", DISPLAY=":7")

    assert done.returncode == 0
    assert "ui.main" in done.stdout
    assert written.exists()


def test_a_changed_lock_file_is_set_up_anew(bare: Path) -> None:
    pretend_environment(bare)
    with (bare / "requirements.lock").open("a", encoding="utf-8") as lock:
        lock.write("# changed\n")
    program(bare.parent / "bin", "python3", "exit 0")

    done = run(bare, "learnkit")

    assert "--require-hashes --no-deps --only-binary :all:" in done.stderr
    assert "--no-build-isolation -e" in done.stderr
    assert "learnkit.cli.main" in done.stdout


def test_an_unknown_word_is_wrong_use() -> None:
    done = subprocess.run([str(RUN), "sing"], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "./run demo" in done.stderr


def test_the_lock_file_names_versions_and_hashes_and_no_place_to_fetch_from() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    packages = [line for line in lock.splitlines() if line[:1].isalnum()]

    assert "://" not in lock
    assert all("==" in line for line in packages)
    assert lock.count("--hash=sha256:") >= len(packages) > 50


def test_the_lock_file_holds_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = {found[1]: found[2] for found in re.finditer(r"^([a-z0-9][a-z0-9._-]*)==([^ ;]+)", lock, re.MULTILINE)}

    unmet = [
        str(wish)
        for wish in map(Requirement, asked)
        if not wish.specifier.contains(pinned.get(canonicalize_name(wish.name), "0"))
    ]

    assert unmet == []
