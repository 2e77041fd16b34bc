"""Lists what LearnKit is built from, and under which licence; refuses what may not be shipped.

    licences.py --write    writes docs/third-party-licences.md
    licences.py --check    1 when the list is not current, or something has no licence we may ship

Sources: requirements.lock (what, and whether it ships or only builds and tests), the packages' own metadata, and
licences.toml beside this file (what was decided where the metadata is silent or a licence asks something of us).
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIST = Path("docs") / "third-party-licences.md"
PROJECT = "learnkit-school (pyproject.toml)"
MAY_SHIP = frozenset(
    {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "ISC", "MIT", "MIT-0", "MIT-CMU"}
    | {"OFL-1.1", "PSF-2.0", "Python-2.0", "Unlicense", "Zlib"}
)
IF_DECIDED = frozenset({"MPL-2.0", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later"})
IN_A_WORKER = frozenset({"GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later"})
OLD_WORDS = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
CARRIED = frozenset(
    {".ttf", ".otf", ".woff", ".woff2", ".svg", ".png", ".jpg", ".wav", ".mp3", ".onnx", ".bin", ".dic"}
)
ROOMS = ("learnkit", "ui", "speech", "content")


@dataclass(frozen=True)
class Decision:
    """What was decided about one package."""

    licence: str
    because: str = ""
    worker_only: bool = False


@dataclass(frozen=True)
class Bundled:
    """Files of others inside our folders."""

    name: str
    licence: str
    files: str
    text: str


@dataclass(frozen=True)
class Package:
    """One line of the lock file; `ships` when the program needs it, not only building or testing it."""

    name: str
    version: str
    ships: bool


def packages(lock: str) -> list[Package]:
    """Every package of a lock file as uv writes it; whether it ships follows from its "via" lines."""
    versions: dict[str, str] = {}
    wanted_by: dict[str, set[str]] = {}
    name = ""
    for line in lock.splitlines():
        if found := re.match(r"([a-z0-9][a-z0-9._-]*)==([^ ;]+)", line):
            name = found[1]
            versions[name] = found[2]
            wanted_by[name] = set()
        elif (found := re.match(r"    #(?: via)? +(.+)", line)) and found[1] != "via":
            wanted_by[name].add(found[1])
    shipped = {PROJECT}
    while more := {name for name, by in wanted_by.items() if by & shipped} - shipped:
        shipped |= more
    return [Package(name, version, name in shipped) for name, version in versions.items()]


def decisions(text: str) -> tuple[dict[str, Decision], list[Bundled]]:
    """The decisions of licences.toml."""
    said = tomllib.loads(text)
    decided = {name: Decision(**entry) for name, entry in said.get("packages", {}).items()}
    return decided, [Bundled(**entry) for entry in said.get("bundled", [])]


def own_words(name: str) -> str:
    """The licence a package states in its metadata, as SPDX writes it; empty when it is silent or not installed."""
    try:
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    classifiers = [line.rpartition(" :: ")[2] for line in metadata.get_all("Classifier") or [] if line[:7] == "License"]
    fields = [one for name in ("License-Expression", "License") for one in metadata.get_all(name) or []]
    said = [*fields, *classifiers]
    words = [OLD_WORDS.get(one, one) for one in said if one]
    return next((one for one in words if re.fullmatch(r"[\w.+-]+(?: (?:OR|AND) [\w.+-]+)*", one)), "")


def licence_of(package: Package, decided: dict[str, Decision]) -> str:
    """What was decided, else what the package says of itself."""
    return decided[package.name].licence if package.name in decided else own_words(package.name)


def may_ship(licence: str, decision: Decision | None) -> bool:
    """Whether the licence lets us ship it: of alternatives one must, of joined ones all must."""
    allowed = set(MAY_SHIP)
    if decision and decision.because:
        allowed |= IF_DECIDED
        if decision.worker_only:
            allowed |= IN_A_WORKER
    return any(all(part in allowed for part in choice.split(" AND ")) for choice in licence.split(" OR "))


def carried(root: Path) -> set[Path]:
    """The fonts, pictures and sounds in our folders."""
    return {path for room in ROOMS for path in (root / room).rglob("*") if path.suffix in CARRIED}


def problems(listed: list[Package], decided: dict[str, Decision], bundled: list[Bundled], root: Path) -> Iterator[str]:
    """What may not be shipped, or is not known well enough to be."""
    for package in listed:
        licence = licence_of(package, decided)
        if not licence:
            yield f"{package.name}: no licence known; say it in .ci/licences.toml"
        elif package.ships and not may_ship(licence, decided.get(package.name)):
            yield f"{package.name}: {licence} may not be shipped this way"
    for name in decided.keys() - {package.name for package in listed}:
        yield f"{name}: decided in .ci/licences.toml, but not used"
    known: set[Path] = set()
    for entry in bundled:
        files = set(root.glob(entry.files))
        known |= files
        if not files:
            yield f"{entry.name}: no file is {entry.files}"
        if not (root / entry.text).is_file():
            yield f"{entry.name}: its licence is not at {entry.text}"
        if entry.licence not in MAY_SHIP:
            yield f"{entry.name}: {entry.licence} may not be shipped"
    for path in sorted(carried(root) - known):
        yield f"{path.relative_to(root).as_posix()}: whose is it? Say it in .ci/licences.toml"


def listing(listed: list[Package], decided: dict[str, Decision], bundled: list[Bundled]) -> str:
    """docs/third-party-licences.md."""
    lines = [
        "# What LearnKit is built from",
        "",
        "Written by `.ci/licences.py`; `./run test` refuses a list that is not current. LearnKit itself: Apache-2.0.",
        "",
        "## Shipped with the program",
        "",
        "| package | version | licence | how its wish is met |",
        "|---|---|---|---|",
    ]
    for package in (one for one in listed if one.ships):
        because = decided[package.name].because if package.name in decided else ""
        lines.append(f"| {package.name} | {package.version} | {licence_of(package, decided)} | {because} |")
    if bundled:
        lines += ["", "## Files of others in our folders", "", "| what | licence | its text |", "|---|---|---|"]
        lines += [f"| {entry.name} | {entry.licence} | `{entry.text}` |" for entry in bundled]
    lines += ["", "## Used to build and test, never shipped", "", "| package | version | licence |", "|---|---|---|"]
    lines += [f"| {one.name} | {one.version} | {licence_of(one, decided)} |" for one in listed if not one.ships]
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """Writes or checks the list."""
    if words not in (["--write"], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    listed = packages((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    decided, bundled = decisions((ROOT / ".ci" / "licences.toml").read_text(encoding="utf-8"))
    fresh = listing(listed, decided, bundled)
    found = list(problems(listed, decided, bundled, ROOT))
    if words == ["--write"]:
        (ROOT / LIST).write_text(fresh, encoding="utf-8")
    elif not (ROOT / LIST).is_file() or (ROOT / LIST).read_text(encoding="utf-8") != fresh:
        found.append(f"{LIST.as_posix()} is not current; write it with: .venv/bin/python .ci/licences.py --write")
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
