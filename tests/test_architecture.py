"""The house stands as it is drawn: what import contracts and the linter cannot see."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import licences
import pytest
from PySide6.QtCore import QObject

from learnkit.journal.catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parent.parent
ROOTS = ("learnkit", "ui", "speech", "content")
QT_FREE = ("learnkit", "speech", "content")
MOST_LINES = 450
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"]) + r")\b")
ELSEWHERE = re.compile("|".join([r"/wo" + "rk/", r"py" + r"pi\.org", r"npm" + r"js\.", r"deb\.deb" + "ian"]))
WRITING_SQL = re.compile(r"\s*(?:INSERT|UPDATE|DELETE|REPLACE|DROP|ALTER|CREATE)\s")
WRITERS = {"add", "add_all", "merge", "insert", "update", "delete", "upsert", "bulk_insert_mappings"}
BUILD_SCRIPTS = {"ui/theme/fonts/build.py", "learnkit/reports/fonts/build.py"}  # run by hand to make what is shipped
NO_MIRROR = {"test_architecture.py", "conftest.py"}

IMPORT_ALL_WITHOUT_QT = """
import importlib, pkgutil, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError("Qt was asked for: " + name)

sys.meta_path.insert(0, NoQt())
count = 0
for root in sys.argv[1:]:
    for module in pkgutil.walk_packages(importlib.import_module(root).__path__, root + "."):
        if not module.name.endswith(".__main__") and ".migrations." not in module.name:
            importlib.import_module(module.name)
            count += 1
print(count)
"""


def modules(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules a tree imports, wherever the import stands; `from PySide6 import QtPdf` is PySide6.QtPdf."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            if node.module == "PySide6":
                yield from (f"PySide6.{alias.name}" for alias in node.names)
            else:
                yield node.module


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def owners() -> dict[str, set[str]]:
    """Which installed distributions bring a module; Qt's modules are told apart, as several bring PySide6."""
    found: dict[str, set[str]] = {}
    for distribution in importlib.metadata.distributions():
        for file in distribution.files or []:
            first, *rest = file.parts
            if first == "PySide6" and len(rest) == 1:
                first = f"PySide6.{rest[0].partition('.')[0]}"
            found.setdefault(first.partition(".")[0] if not rest else first, set()).add(normal(distribution.name))
    return found


def shipped() -> set[str]:
    listed = licences.packages((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    return {normal(package.name) for package in listed if package.ships}


def test_every_module_of_the_qt_free_roots_can_be_imported_without_qt() -> None:
    asked = [sys.executable, "-P", "-c", IMPORT_ALL_WITHOUT_QT, *QT_FREE]

    done = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 0, done.stderr[-2000:]
    assert int(done.stdout) > 30


def test_no_other_distribution_owns_our_names() -> None:
    brought = importlib.metadata.packages_distributions()

    strangers = {root: set(brought.get(root, [])) - {"learnkit-school"} for root in ROOTS}

    assert strangers == {root: set() for root in ROOTS}


@pytest.mark.parametrize("root", ROOTS)
def test_what_is_imported_is_this_tree(root: str) -> None:
    module = __import__(root)

    assert module.__file__ is not None
    assert Path(module.__file__).resolve().parent == ROOT / root


def test_a_call_into_qt_keeps_its_reference_to_none() -> None:
    """Qt for Python 6.12.0 lost one in every call: the program ends after some ten thousand, without a traceback."""
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(500):
        thing.setObjectName("word")

    assert abs(sys.getrefcount(None) - before) < 250


def test_everything_the_program_imports_is_in_the_lock_file() -> None:
    known, ours = owners(), shipped()

    strangers = {
        f"{name_of(path)}: {name}"
        for path in modules(*ROOTS)
        if name_of(path) not in BUILD_SCRIPTS
        for name in imported(tree_of(path))
        if (found := known.get(name if name.startswith("PySide6.") else name.partition(".")[0]))
        and name.partition(".")[0] not in ROOTS
        and not found & ours
    }

    assert strangers == set()


def test_no_file_is_longer_than_the_head_can_hold() -> None:
    everything = modules(*ROOTS, "tests", "benchmarks", ".ci")

    long = {
        name_of(path): lines
        for path in everything
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES
    }

    assert long == {}


def test_nothing_is_left_unfinished() -> None:
    found = [
        f"{name_of(path)}:{number}"
        for path in modules(*ROOTS, "tests", "benchmarks", ".ci")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if UNFINISHED.search(line)
    ]

    assert found == []


def test_only_an_abstract_method_may_be_without_a_body() -> None:
    found = [
        f"{name_of(path)}:{node.lineno}"
        for path in modules(*ROOTS)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Raise) and "NotImplemented" in ast.dump(node)
    ]

    assert found == []


def own_files() -> list[Path]:
    """The files of the project that are texts, without what was made from them."""
    kept = [path for path in ROOT.iterdir() if path.name == ".ci" or not path.name.startswith(".")]
    return [
        path
        for top in kept
        if top.name not in {"build", "dist"}
        for path in (top, *top.rglob("*"))
        if path.suffix in {".py", ".md", ".toml", ".po", ".lock", ".ps1", ".sh", ""} and path.is_file()
    ]


def test_the_project_names_no_machine_and_no_registry() -> None:
    texts = own_files()

    found = [name_of(path) for path in texts if ELSEWHERE.search(path.read_text(encoding="utf-8", errors="ignore"))]

    assert len(texts) > 100
    assert found == []


def has_mirror(test: Path) -> bool:
    """Whether tests/a/test_b.py or tests/a/test_b_more.py stands for a module a/b.py or a package a/b."""
    room = Path(*[".ci" if part == "ci" else part for part in test.relative_to(ROOT / "tests").parent.parts])
    words = test.stem.removeprefix("test_").split("_")
    names = ["_".join(words[:count]) for count in range(len(words), 0, -1)]
    return room.name in names or any(
        (ROOT / room / f"{name}.py").is_file() or (ROOT / room / name).exists() for name in names
    )


def test_each_test_module_has_a_module_it_mirrors() -> None:
    alone = [
        name_of(path)
        for path in sorted((ROOT / "tests").rglob("test_*.py"))
        if path.name not in NO_MIRROR and "scenarios" not in path.parts and not has_mirror(path)
    ]

    assert alone == []


def test_a_model_knows_no_widget() -> None:
    models = [path for path in modules("ui") if path.stem.endswith("_model")]

    found = [name_of(path) for path in models if "PySide6.QtWidgets" in set(imported(tree_of(path)))]

    assert found == []


def synced_rows() -> set[str]:
    """The classes of the tables that the journal's catalogue names."""
    tables = {field.table for field in CATALOGUE}
    return {
        node.name
        for path in modules("learnkit/db")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef)
        for line in node.body
        if isinstance(line, ast.Assign) and getattr(line.targets[0], "id", "") == "__tablename__"
        if isinstance(line.value, ast.Constant) and line.value.value in tables
    }


def writes(tree: ast.Module, rows: set[str]) -> Iterator[int]:
    """The lines that make such a row, hand one to a writing call, or write in SQL."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITING_SQL.match(node.value):
            yield node.lineno
        if not isinstance(node, ast.Call):
            continue
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        handed = {word.id for argument in node.args for word in ast.walk(argument) if isinstance(word, ast.Name)}
        if called in rows or (called in WRITERS and handed & rows):
            yield node.lineno


def test_no_service_writes_a_synced_table_itself() -> None:
    rows = synced_rows()

    found = [
        f"{name_of(path)}:{line}"
        for path in modules("learnkit/services", "learnkit/demo", "learnkit/cli")
        for line in writes(tree_of(path), rows)
    ]

    assert len(rows) > 8
    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        "session.add(PersonRow(id='x'))",
        "session.execute(update(PersonRow).values(name='x'))",
        "session.execute(delete(PersonRow))",
        "session.execute(text('DELETE FROM person'))",
    ],
)
def test_a_planted_write_would_be_noticed(planted: str) -> None:
    found = list(writes(ast.parse(planted), {"PersonRow"}))

    assert found
