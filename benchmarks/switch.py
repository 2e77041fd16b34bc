"""From "Skift" to the next pupil's home: what the program itself takes, the giving of the secret left out.

By mouse and keys in the real window on an invisible screen, in the demo school.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path

from ui.commands.touring import door
from ui.commands.touring.log import Log, Steps
from ui.commands.touring.stage import Frame, Guest, Stage, gather, unseen

N = 12
BAR_S = 0.5


def out_s(stage: Stage, steps: Steps) -> float:
    """From the press to the board the next one chooses from."""
    began = time.perf_counter()
    door.switch(stage, steps)
    return time.perf_counter() - began


def in_s(stage: Stage, steps: Steps, guest: Guest) -> float:
    """From the last digit to the home that is shown."""
    hands = steps.hands
    door.to_board(stage, steps, guest)
    hands.press(guest.name)
    hands.see(stage.t("Begynd forfra"))
    hands.write(guest.secret[:-1])
    hands.see(stage.t("{given} af {wanted} givet", given=3, wanted=4))
    began = time.perf_counter()
    hands.write(guest.secret[-1])
    hands.see(stage.t("Mine tekster"))
    return time.perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        frame, home = Frame("da"), Path(folder) / "home"
        program = unseen(frame, Path(folder))
        cast = gather(home, frame)
        stage = Stage(program, home, frame, "pupil", Log(Path(folder) / "log"), set())
        steps = stage.open()
        in_s(stage, steps, cast.older)
        took = [out_s(stage, steps) + in_s(stage, steps, (cast.locked, cast.older)[number % 2]) for number in range(N)]
        stage.close()
    row = {
        "name": "switching pupils: out, and the next one in",
        "figure": round(statistics.median(took), 3),
        "unit": "s",
        "bar": BAR_S,
        "n": N,
        "spread": f"{min(took):.2f}–{max(took):.2f}",
    }
    print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
