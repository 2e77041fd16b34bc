"""The known engines, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from speech.engines.espeak import EspeakEngine
from speech.engines.silent import SilentEngine
from speech.engines.system import SystemEngine
from speech.tts import Readiness, SpeechEngine
from speech.voices import voice_for


def known_engines() -> tuple[SpeechEngine, ...]:
    """Every engine there is; `silent` is last, so something always answers."""
    return (EspeakEngine(), SystemEngine(), SilentEngine())


@dataclass(frozen=True, slots=True)
class Checked:
    """An engine and whether it can run here."""

    engine: SpeechEngine
    readiness: Readiness


class Registry:
    """Knows which engines run here and finds the one for a language; asks each engine once."""

    def __init__(self, engines: Sequence[SpeechEngine]) -> None:
        self._checked: tuple[Checked, ...] | None = None
        self._engines = tuple(engines)

    def check(self) -> tuple[Checked, ...]:
        """Every engine in order, with what it says about this machine."""
        if self._checked is None:
            self._checked = tuple(Checked(engine, engine.check()) for engine in self._engines)
        return self._checked

    def engine_for(self, language: str, voice: str | None = None) -> SpeechEngine:
        """The first engine that runs here and has the wanted voice, else one of the language, else the last."""
        running = [c.engine for c in self.check() if c.readiness.ready]
        speaking = [e for e in running if voice_for(e.voices(), language) is not None]
        wishing = [e for e in running if voice is not None and any(v.id == voice for v in e.voices())]
        return (wishing + speaking + running[-1:])[0]
