"""A tour that met something is never called clean."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tour


def step(png: Path, **found: list[str]) -> tour.Row:
    clean: tour.Row = {"cut_off": [], "unnamed": [], "untranslated": []}
    return {"role": "pupil", "screen": "home", "action": "open", "png": str(png), "ms": 3, **clean, **found}


@pytest.fixture
def png(tmp_path: Path) -> Path:
    picture = tmp_path / "a.png"
    picture.touch()
    return picture


def test_a_clean_step_with_its_picture_has_no_faults(png: Path) -> None:
    assert tour.faults([step(png)]) == []


@pytest.mark.parametrize("fault", ["cut_off", "unnamed", "untranslated"])
def test_each_thing_found_on_the_way_is_a_fault(png: Path, fault: str) -> None:
    found = tour.faults([step(png), step(png, **{fault: ["Læs videre", "Gem"]})])

    assert found == [f"pupil, home, open: {fault}: Læs videre", f"pupil, home, open: {fault}: Gem"]


def test_a_step_without_a_picture_is_a_fault(tmp_path: Path) -> None:
    assert tour.faults([step(tmp_path / "none.png")]) == ["pupil, home, open: no picture"]


def test_the_steps_are_found_in_either_shape_of_the_answer() -> None:
    assert tour.rows_in(json.dumps({"data": [{"a": 1}]})) == [{"a": 1}]
    assert tour.rows_in(json.dumps({"data": {"steps": [{"a": 1}]}})) == [{"a": 1}]
    assert tour.rows_in(json.dumps({"data": None})) == []
