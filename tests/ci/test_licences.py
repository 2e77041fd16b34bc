"""Nothing is shipped whose licence is unknown or forbids it."""

from __future__ import annotations

from pathlib import Path

import licences
import pytest
from licences import Bundled, Decision, Package

LOCK = """\
argon==1.0 \\
    --hash=sha256:00
    # via learnkit-school (pyproject.toml)
binding==2.0 ; sys_platform == 'linux' \\
    --hash=sha256:00
    # via argon
shared==4.1 \\
    --hash=sha256:00
    # via
    #   checker
    #   binding
checker==3.0 \\
    --hash=sha256:00
    # via learnkit-school (pyproject.toml:dev)
"""


def complaints(*listed: Package, root: Path, bundled: tuple[Bundled, ...] = (), **decided: Decision) -> list[str]:
    return list(licences.problems(list(listed), decided, list(bundled), root))


def test_the_list_in_docs_is_current_and_everything_may_be_shipped() -> None:
    assert licences.main(["--check"]) == 0


def test_what_ships_is_what_the_program_needs_directly_or_through_others() -> None:
    listed = licences.packages(LOCK)

    assert [(one.name, one.version, one.ships) for one in listed] == [
        ("argon", "1.0", True),
        ("binding", "2.0", True),
        ("shared", "4.1", True),
        ("checker", "3.0", False),
    ]


@pytest.mark.parametrize(
    "licence", ["AGPL-3.0-only", "GPL-3.0-or-later", "LGPL-3.0-only", "MIT AND AGPL-3.0-only", "SSPL-1.0"]
)
def test_a_licence_that_asks_something_is_refused_undecided(tmp_path: Path, licence: str) -> None:
    found = complaints(Package("x", "1", True), root=tmp_path, x=Decision(licence))

    assert found == [f"x: {licence} may not be shipped this way"]


@pytest.mark.parametrize(
    ("licence", "worker_only", "ships"),
    [
        ("LGPL-3.0-only", False, True),
        ("GPL-3.0-or-later", False, False),
        ("GPL-3.0-or-later", True, True),
        ("AGPL-3.0-only", True, False),
        ("AGPL-3.0-only OR MIT", False, True),
    ],
)
def test_a_decision_reaches_as_far_as_it_says(licence: str, worker_only: bool, ships: bool) -> None:
    decision = Decision(licence, "because", worker_only)

    assert licences.may_ship(licence, decision) is ships


def test_a_package_without_any_known_licence_is_refused_even_for_testing(tmp_path: Path) -> None:
    found = complaints(Package("surely-not-installed", "1", False), root=tmp_path)

    assert len(found) == 1
    assert "no licence known" in found[0]


def test_a_decision_about_something_no_longer_used_is_named(tmp_path: Path) -> None:
    found = complaints(root=tmp_path, gone=Decision("MIT"))

    assert found == ["gone: decided in .ci/licences.toml, but not used"]


def test_a_font_nobody_answers_for_is_refused(tmp_path: Path) -> None:
    fonts = tmp_path / "ui" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "Known.ttf").touch()
    (fonts / "Stranger.ttf").touch()
    (fonts / "OFL.txt").touch()
    known = Bundled("Known", "OFL-1.1", "ui/fonts/Known*.ttf", "ui/fonts/OFL.txt")

    found = complaints(root=tmp_path, bundled=(known,))

    assert len(found) == 1
    assert "Stranger.ttf" in found[0]


def test_a_bundled_file_needs_its_licence_text_beside_it(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "a.ttf").touch()
    entry = Bundled("A", "OFL-1.1", "ui/a.ttf", "ui/OFL.txt")

    found = complaints(root=tmp_path, bundled=(entry,))

    assert found == ["A: its licence is not at ui/OFL.txt"]
