from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

UI = Path(__file__).parents[3] / "ui"
COLOUR = re.compile(r"^#[0-9A-Fa-f]{3,8}$|\brgba?\(")
SIZES = {"setPixelSize", "setPointSize", "setPointSizeF"}


def numbers_of_the_look(source: str) -> list[str]:
    """The places in a source where a colour has a number or a font a size."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and COLOUR.search(node.value.strip()):
            found.append(f"{node.lineno}: {node.value}")
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        numeric = [arg for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, int | float)]
        if called in SIZES and numeric:
            found.append(f"{node.lineno}: {called}")
        if called in {"QColor", "fromRgb"} and numeric:
            found.append(f"{node.lineno}: {called}")
        if called == "QFont" and len(node.args) > 1:
            found.append(f"{node.lineno}: QFont with a size")
    return found


def test_no_module_outside_the_theme_knows_a_colour_or_a_font_size() -> None:
    modules = [path for path in UI.rglob("*.py") if UI / "theme" not in path.parents]

    found = {
        f"{path.relative_to(UI)}:{place}" for path in modules for place in numbers_of_the_look(path.read_text("utf-8"))
    }

    assert len(modules) > 30
    assert found == set()


@pytest.mark.parametrize(
    "planted",
    ['ink = QColor("#8B3A62")', "ink = QColor(12, 13, 14)", "font.setPixelSize(18)", 'font = QFont("Lexend", 12)'],
)
def test_a_planted_number_would_be_found(planted: str) -> None:
    assert numbers_of_the_look(planted)
