"""A published figure is a measured one."""

from __future__ import annotations

import json
from pathlib import Path

import bench
import pytest

ROW = {"name": "first sound", "figure": 12.345, "unit": "ms", "rival": "cold", "ratio": 0.25, "n": 30, "spread": None}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "benchmarks"
    folder.mkdir()
    (folder / "sound.py").write_text(f"print('warming up')\nprint({json.dumps(json.dumps(ROW))})\n", encoding="utf-8")
    (folder / "README.md").write_text("# What\n\n<!-- figures -->\n<!-- /figures -->\nend\n", encoding="utf-8")
    return tmp_path


def test_the_published_figures_of_this_project_are_the_measured_ones() -> None:
    assert bench.problems(bench.ROOT) == []


def test_a_row_carries_its_machine_and_commit(root: Path) -> None:
    rows = bench.measure("sound", root)

    assert [row["figure"] for row in rows] == [12.345]
    assert "cores" in rows[0]["machine"]
    assert "commit" in rows[0]


def test_a_kept_row_is_published_and_then_nothing_differs(root: Path) -> None:
    (root / "README.md").write_text(
        "First sound: <!-- figure sound/first sound --><!-- /figure -->.\n", encoding="utf-8"
    )

    bench.save("sound", bench.measure("sound", root), root)
    before = bench.problems(root)
    bench.write(root)

    assert len(before) == 2
    assert bench.problems(root) == []
    assert "-->12.3 ms<!--" in (root / "README.md").read_text(encoding="utf-8")
    assert "| `sound`: first sound | 12.3 ms |" in (root / "benchmarks" / "README.md").read_text(encoding="utf-8")


def test_a_figure_changed_by_hand_is_found(root: Path) -> None:
    bench.save("sound", bench.measure("sound", root), root)
    bench.write(root)
    table = root / "benchmarks" / "README.md"

    table.write_text(table.read_text(encoding="utf-8").replace("12.3 ms", "1.3 ms"), encoding="utf-8")

    assert len(bench.problems(root)) == 1


def test_a_figure_typed_by_hand_into_the_readme_is_found(root: Path) -> None:
    bench.write(root)
    (root / "README.md").write_text("Starts in 80 ms.\n", encoding="utf-8")

    assert bench.problems(root) == ["README.md: a figure typed by hand: 80 ms"]


def test_a_figure_that_was_never_measured_cannot_be_published(root: Path) -> None:
    (root / "README.md").write_text("<!-- figure sound/nothing --><!-- /figure -->\n", encoding="utf-8")

    with pytest.raises(bench.BenchmarkError, match="nothing was measured"):
        bench.problems(root)


@pytest.mark.parametrize("script", ["raise SystemExit(3)", "print('no row')", 'print(\'{"name": "a", "unit": "ms"}\')'])
def test_a_benchmark_that_fails_gives_no_rows(root: Path, script: str) -> None:
    (root / "benchmarks" / "sound.py").write_text(script, encoding="utf-8")

    with pytest.raises(bench.BenchmarkError):
        bench.measure("sound", root)


def test_an_unknown_benchmark_names_the_known_ones(root: Path) -> None:
    with pytest.raises(bench.BenchmarkError, match="sound"):
        bench.measure("nothing", root)


@pytest.mark.parametrize(("value", "written"), [(0.0123456, "0.0123"), (12.345, "12.3"), (1234.5, "1,234"), (0, "0")])
def test_a_figure_has_three_digits(value: float, written: str) -> None:
    assert bench.number(value) == written
