"""The longest time the window stands still while a pupil reads, writes and fetches a book.

A 5 ms timer in the window's thread, in the real window on an invisible screen; what watches is not counted, nor the
time in which the system ran other programs.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path

from ui.commands.touring import door
from ui.commands.touring.log import Log, Steps
from ui.commands.touring.stage import Frame, Stage, gather, unseen

BAR_MS = 50
READ_S = 15
SENTENCE = "Odderen bor i en hule ved åen, og hver morgen svømmer den ud for at fange små fisk til ungerne. "


def row(name: str, ms: float, seconds: float) -> None:
    """Prints one row."""
    said = {
        "name": f"the longest standstill while {name}",
        "figure": round(max(0.0, ms), 1),
        "unit": "ms",
        "bar": BAR_MS,
        "spread": f"in {seconds:.0f} s",
    }
    print(json.dumps(said, ensure_ascii=False))


def fetch(stage: Stage, steps: Steps, book: Path) -> None:
    """A long book comes in while the shelves are shown."""
    hands, t = steps.hands, stage.t
    hands.key("Alt+2")
    hands.press(t("Hent en tekst"))
    hands.see(t("Filens sted"))
    hands.calm()
    stage.watch.take_ms()
    began = time.perf_counter()
    hands.write(f"{book}\n")
    hands.see(t("{title} står nu på hylden.", title=book.stem))
    row("a book is fetched", stage.watch.take_ms(), time.perf_counter() - began)


def read(stage: Stage, steps: Steps, title: str) -> None:
    """The voice reads on and the page follows."""
    hands, t = steps.hands, stage.t
    hands.key("Ctrl+F")
    hands.write(title)
    hands.press(lambda name: name.startswith(title) and "LIX" in name, what=title)
    hands.see(t("Læs højt"))
    hands.calm()
    stage.watch.take_ms()
    hands.key("Space")
    began = time.perf_counter()
    hands.until(lambda: time.perf_counter() - began > READ_S, "reading")
    assert len(stage.words) > READ_S
    row("a text is read aloud", stage.watch.take_ms(), READ_S)
    hands.key("Esc")
    hands.press(t("Tilbage"))


def write(stage: Stage, steps: Steps) -> None:
    """Sentences are typed and kept at each pause."""
    hands, t = steps.hands, stage.t
    hands.key("Alt+1")
    hands.press(t("Ny tekst"))
    hands.press(t("Din tekst"))
    hands.calm()
    stage.watch.take_ms()
    began = time.perf_counter()
    for _ in range(6):
        hands.write(SENTENCE)
        hands.see(lambda name: name.startswith("Gemt kl."), "kept")
    row("a text is written and kept", stage.watch.take_ms(), time.perf_counter() - began)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        frame, home = Frame("da"), Path(folder) / "home"
        program = unseen(frame, Path(folder))
        cast = gather(home, frame)
        book = Path(folder) / "Odderens bog.txt"
        book.write_text("\n\n".join(SENTENCE * 8 for _ in range(600)), encoding="utf8")
        stage = Stage(program, home, frame, "pupil", Log(Path(folder) / "log"), set())
        steps = stage.open()
        door.come_in(stage, steps, cast.older)
        fetch(stage, steps, book)
        read(stage, steps, book.stem)
        write(stage, steps)
        stage.close()


if __name__ == "__main__":
    main()
