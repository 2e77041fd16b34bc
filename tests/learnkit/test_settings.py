"""The settings file: whatever stands in it, the settings are within their choices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnkit.errors import LearnKitError
from learnkit.settings import IDLE_LEAST, IDLE_MOST, KINDS, LANGUAGES, SCREEN_LEAST, SCREEN_MOST, THEMES, Settings

CHOICES = {"kind": KINDS, "language": LANGUAGES, "theme": THEMES}
anything = st.recursive(
    st.none() | st.booleans() | st.integers(-100, 100) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*sorted(vars(Settings())), "other"]), anything))
def test_whatever_the_file_says_the_settings_are_within_their_choices(
    tmp_path_factory: pytest.TempPathFactory, said: dict[str, object]
) -> None:
    file = tmp_path_factory.getbasetemp() / "settings.json"
    file.write_text(json.dumps(said), encoding="utf8")

    read = Settings.load(file)

    assert all(getattr(read, name) in choices for name, choices in CHOICES.items())
    assert SCREEN_LEAST <= read.screen <= SCREEN_MOST
    assert IDLE_LEAST <= read.idle_minutes <= IDLE_MOST
    assert isinstance(read.pupil, str)
    assert isinstance(read.classes, tuple)
    assert all(isinstance(one, str) for one in read.classes)


def test_a_change_is_kept_and_leaves_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"

    Settings(language="en").with_(file, kind="cart", classes=("a", "b"))

    assert Settings.load(file) == Settings(language="en", classes=("a", "b"))


@pytest.mark.parametrize("said", [b"{", b"[]", b"\xff\xfe", None])
def test_a_file_that_is_none_of_ours_or_not_there_gives_the_standard(tmp_path: Path, said: bytes | None) -> None:
    file = tmp_path / "settings.json"
    if said is not None:
        file.write_bytes(said)

    assert Settings.load(file) == Settings()


def test_a_change_that_cannot_be_kept_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    Settings().with_(file, theme="dark")
    (tmp_path / "settings.part").mkdir()

    with pytest.raises(LearnKitError) as refused:
        Settings().with_(file, theme="hc")

    assert refused.value.code == "store.cannot_open"
    assert Settings.load(file).theme == "dark"
