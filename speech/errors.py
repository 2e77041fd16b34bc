"""One kind of expected error of the speech library: a code and facts, never words for people."""

from __future__ import annotations

Fact = str | int | float | bool | None


class SpeechError(Exception):
    """Something that was expected to be able to go wrong; `code` names it, `facts` say where and how much.

    Codes: `speech.library_missing`, `speech.voice_data_missing`, `speech.no_voice`, `speech.engine_failed`,
    `speech.not_on_this_system`, `speech.no_sound_from_this_driver`, `speech.unknown_engine`,
    `speech.wrong_request`; and as a remark of an engine that is ready, `speech.marks_are_estimated`.
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Fact] = facts
