from __future__ import annotations

from speech.engines.silent import SilentEngine
from speech.engines.system import SystemEngine
from speech.registry import Registry, known_engines


def test_silent_is_the_last_of_the_known_engines_and_espeak_the_first() -> None:
    names = [engine.name for engine in known_engines()]

    assert names == ["espeak", "system", "silent"]


def test_danish_and_english_are_spoken_by_a_real_voice() -> None:
    registry = Registry(known_engines())

    assert {registry.engine_for(language).name for language in ("da", "en", "en-GB")} == {"espeak"}


def test_a_language_that_nobody_speaks_is_silent() -> None:
    assert Registry(known_engines()).engine_for("xx").name == "silent"


def test_where_no_engine_runs_all_is_silent_and_the_check_says_why() -> None:
    registry = Registry([SystemEngine("linux"), SilentEngine()])

    codes = [(c.engine.name, c.readiness.ready, c.readiness.code) for c in registry.check()]

    assert registry.engine_for("da").name == "silent"
    assert codes == [("system", False, "speech.not_on_this_system"), ("silent", True, None)]


def test_a_wish_for_the_silent_voice_is_heeded() -> None:
    assert Registry(known_engines()).engine_for("da", "silent").name == "silent"
