"""From `speak` to the first PCM, the window and the sound card not counted: a warm worker against a cold one.

A 20-word Danish sentence through `Speaker.speak`, as the reading page does it. Also how fast a page is synthesised.
"""

from __future__ import annotations

import json
import statistics
import time

from learnkit.services.speaking import Speaker

SENTENCE = "Odderen bor i en hule ved åen, og hver morgen svømmer den ud for at fange små fisk til ungerne."
WARM, COLD = 100, 10


def first_sound_ms(speaker: Speaker, text: str = SENTENCE) -> float:
    """Milliseconds from the call to the first piece of sound."""
    spoken = speaker.speak(text, "da", on_audio=lambda pcm: None, on_mark=lambda mark: None)
    assert spoken.engine == "espeak" and spoken.first_audio_ms is not None
    return spoken.first_audio_ms


def cold_ms() -> float:
    """The same with a worker that has yet to start."""
    speaker = Speaker()
    try:
        return first_sound_ms(speaker)
    finally:
        speaker.close()


def p95(measured: list[float]) -> float:
    return statistics.quantiles(measured, n=20)[-1]


def whole_ms(speaker: Speaker, text: str) -> tuple[float, int]:
    """Milliseconds until all of a text is there, as pyttsx3's own driver waits for it; and how long it sounds."""
    began = time.perf_counter()
    spoken = speaker.speak(text, "da", on_audio=lambda pcm: None, on_mark=lambda mark: None)
    return 1000 * (time.perf_counter() - began), spoken.audio_ms


def row(name: str, figure: float, measured: list[float], rival: tuple[str, float]) -> None:
    """Prints one row; the rival is what it is and its milliseconds."""
    said = {
        "name": name,
        "figure": round(figure, 1),
        "unit": "ms",
        "n": len(measured),
        "spread": f"{min(measured):.1f}–{max(measured):.1f}",
        "rival": f"{rival[0]}: {rival[1]:.1f} ms",
        "ratio": round(figure / rival[1], 4),
    }
    print(json.dumps(said, ensure_ascii=False))


def main() -> None:
    assert len(SENTENCE.split()) == 20
    cold = ("a worker started for it", statistics.median([cold_ms() for _ in range(COLD)]))
    speaker = Speaker()
    speaker.warm()
    warm = [first_sound_ms(speaker) for _ in range(WARM)]
    sentence = ("waiting for the whole sentence", statistics.median([whole_ms(speaker, SENTENCE)[0] for _ in warm]))
    row("asked to first PCM, median", statistics.median(warm), warm, sentence)
    row("asked to first PCM, p95", p95(warm), warm, cold)
    pages = [whole_ms(speaker, (SENTENCE + " ") * 15) for _ in range(5)]
    took = [ms for ms, _ in pages]
    row("a page of 300 words, with marks", statistics.median(took), took, ("hearing it", pages[0][1]))
    speaker.close()


if __name__ == "__main__":
    main()
