"""The settings file: whatever stands in it, the settings are within their choices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.settings import IDLE_LEAST, IDLE_MOST, KINDS, Settings

anything = st.recursive(
    st.none() | st.booleans() | st.integers(-100, 100) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(st.sampled_from(["kind", "pupil", "classes", "idle_minutes", "other"]), anything))
def test_whatever_the_file_says_the_settings_are_within_their_choices(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, object]
) -> None:
    file = tmp_path_factory.getbasetemp() / "settings.json"
    file.write_text(json.dumps(said), encoding="utf8")

    read = Settings.load(file)

    assert read.kind in KINDS
    assert IDLE_LEAST <= read.idle_minutes <= IDLE_MOST
    assert isinstance(read.pupil, str)
    assert isinstance(read.classes, tuple)
    assert all(isinstance(one, str) for one in read.classes)


def test_a_change_is_kept_and_leaves_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"

    Settings(language="en").with_(file, kind="cart", classes=("a", "b"))

    assert Settings.load(file) == Settings(language="en", classes=("a", "b"))
