"""From a press on "Igen" to the first sound handed to the player, in the real reader; a 20-word Danish sentence.

The player is the machine's loudspeaker, or without one the silent clock: what the sound card itself takes to start is
not counted.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject

from ui.commands.touring import door
from ui.commands.touring.log import Log
from ui.commands.touring.stage import Frame, Stage, gather, unseen

N = 40
BAR_MS = 150
SENTENCE = "Odderen bor i en hule ved åen, og hver morgen svømmer den ud for at fange små fisk til ungerne."


class Presses(QObject):
    """Remembers when the mouse button was let go."""

    at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.MouseButtonRelease:
            self.at = time.perf_counter()
        return False


def measured_ms(folder: Path) -> list[float]:
    frame, home = Frame("da"), folder / "home"
    program = unseen(frame, folder)
    cast = gather(home, frame)
    book = folder / "Odderen og åen.txt"
    book.write_text("\n\n".join([SENTENCE] * 30), encoding="utf8")
    stage = Stage(program, home, frame, "pupil", Log(folder / "log"), set())
    steps = stage.open()
    hands, t = steps.hands, stage.t
    door.come_in(stage, steps, cast.older)
    hands.key("Alt+2")
    hands.press(t("Hent en tekst"))
    hands.see(t("Filens sted"))
    hands.write(f"{book}\n")
    hands.see(t("{title} står nu på hylden.", title=book.stem))
    hands.key("Ctrl+F")
    hands.write(book.stem)
    hands.press(lambda name: name.startswith(book.stem) and "LIX" in name, what=book.stem)
    hands.see(t("Igen"))
    hands.calm()
    presses, started = Presses(), [0.0]
    program.installEventFilter(presses)
    stage.voice.started.connect(lambda: started.__setitem__(0, time.perf_counter()))
    took = []
    for _ in range(N + 1):
        started[0] = 0.0
        hands.press(t("Igen"))
        hands.until(lambda: bool(started[0]), "a first sound")
        took.append(1000 * (started[0] - presses.at))
    program.removeEventFilter(presses)
    stage.close()
    return took[1:]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        took = measured_ms(Path(folder))
    for name, figure, bar in (
        ("median", statistics.median(took), None),
        ("p95", statistics.quantiles(took, n=20)[-1], BAR_MS),
    ):
        row = {
            "name": f"press to first sound, {name}",
            "figure": round(figure, 1),
            "unit": "ms",
            "n": N,
            "spread": f"{min(took):.0f}–{max(took):.0f}",
        }
        print(json.dumps(row if bar is None else {**row, "bar": bar}, ensure_ascii=False))


if __name__ == "__main__":
    main()
