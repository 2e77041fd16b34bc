"""How far the painted word is from the sound: the real reader, a real loudspeaker, the sound recorded.

A sound server of our own (PulseAudio with a null sink) plays what the reader reads, and its monitor records it. Onsets
after silences of 90 ms or more are compared with the moments at which the words after them were painted, after the one
constant latency of recorder and sink is taken out. Needs pulseaudio and parec.
"""

from __future__ import annotations

import array
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from content.text import Block, Section, Text
from learnkit.app import App
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.services.adding_a_text import add_text
from learnkit.services.starting_a_school import start_school

RATE = 22_050
STEP = RATE // 200
QUIET_STEPS = 18
QUIET_SHARE = 0.03
PASSAGE = (
    "Om natten havde det sneet, og nu var alt stille. Malte trak støvlerne på, tog huen, og løb ned til bækken, "
    "før de andre var vågne. På isen var der spor, små og runde, og de gik hen til hullet, lige ved møllen. "
    "Så plaskede det, og et fladt hoved dukkede op, kiggede på ham, og forsvandt igen. Malte holdt vejret, talte til "
    "tyve, men intet skete, og kun hjulet dryppede."
)
LONGEST_ERROR_MS = 400.0
"""An onset farther from every word than this is not a word's."""


def home_with_a_pupil(home: Path) -> tuple[str, str, str]:
    """User, secret and text of a pupil in a fresh home."""
    with App(home) as app:
        plan = {"school": {"name": "Prøveskolen"}, "classes": [{"name": "2.A", "level": 2, "pupils": [{"name": "Ea"}]}]}
        school = start_school(app.desk, app.desk.owner(), plan_from({**plan, "staff": []}))
        ea = school.people[0]
        text = Text("Odderen", "", "da", (Section("", (Block("paragraph", PASSAGE),)),), "txt")
        added = add_text(app.desk, Actor(ea.id, Role.PUPIL, school.id), text, {})
    return ea.user, ea.secret or "", added.id


@contextmanager
def sound_server(folder: Path) -> Iterator[dict[str, str]]:
    """A server with one silent sink; the environment in which it is found."""
    folder.mkdir(mode=0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder), "LEARNKIT_KEY_STORE": "file"}
    environment.pop("PULSE_SERVER", None)
    command = ["pulseaudio", "-n", "--exit-idle-time=-1", "-L", "module-null-sink sink_name=ci"]
    server = subprocess.Popen(
        [*command, "-L", "module-native-protocol-unix"], env=environment, stderr=subprocess.DEVNULL
    )
    try:
        until = time.monotonic() + 10
        while not (folder / "pulse/native").exists() and time.monotonic() < until:
            time.sleep(0.05)
        yield environment
    finally:
        server.terminate()
        server.wait()


class Recorder:
    """Records what the sink plays."""

    def __init__(self, environment: dict[str, str]) -> None:
        command = ["parec", "-d", "ci.monitor", "--raw", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        self._process = subprocess.Popen([*command, "--latency-msec=10"], stdout=subprocess.PIPE, env=environment)
        self._parts: list[bytes] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def _read(self) -> None:
        stream = self._process.stdout
        while stream is not None and (part := stream.read(4096)):
            self._parts.append(part)

    def stop(self) -> array.array[int]:
        """What was recorded."""
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        whole = b"".join(self._parts)
        heard = array.array("h")
        heard.frombytes(whole[: len(whole) // 2 * 2])
        return heard


def onsets_ms(heard: array.array[int]) -> list[float]:
    """Where sound begins after a silence."""
    loud = [max(map(abs, heard[at : at + STEP])) for at in range(0, len(heard) - STEP, STEP)]
    floor = QUIET_SHARE * max(loud)
    return [
        1000 * at * STEP / RATE
        for at in range(QUIET_STEPS, len(loud))
        if loud[at] > floor and max(loud[at - QUIET_STEPS : at]) <= floor
    ]


def errors_ms(onsets: list[float], painted: list[float]) -> list[float]:
    """Painted minus heard for each onset, the constant latency taken out."""

    def away(offset: float) -> list[float]:
        return [min((word + offset - onset for word in painted), key=abs) for onset in onsets]

    offsets = (onset - word for onset in onsets[:8] for word in painted[:8])
    best = min((away(offset) for offset in offsets), key=lambda found: statistics.median(map(abs, found)))
    middle = statistics.median(best)
    return [error - middle for error in best if abs(error - middle) < LONGEST_ERROR_MS]


def row(name: str, figure: float, errors: list[float]) -> None:
    said = {
        "name": name,
        "figure": round(figure, 1),
        "unit": "ms",
        "n": len(errors),
        "spread": f"{min(errors):.1f}–{max(errors):.1f}",
        "rival": "what is seen as together with the sound: 100.0 ms",
        "ratio": round(figure / 100, 4),
    }
    print(json.dumps(said, ensure_ascii=False))


def main() -> None:
    if not (shutil.which("pulseaudio") and shutil.which("parec")):
        sys.exit("pulseaudio and parec are needed")
    os.environ["LEARNKIT_KEY_STORE"] = "file"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        user, secret, text = home_with_a_pupil(folder / "home")
        trace = folder / "trace.json"
        with sound_server(folder / "run") as environment:
            recorder = Recorder(environment)
            command = [sys.executable, "-m", "ui.commands.play", "--home", str(folder / "home"), "--as", user]
            subprocess.run(
                [*command, "--text", text, "--trace", str(trace), "--seconds", "60"],
                env={**environment, "QT_QPA_PLATFORM": "offscreen", "LEARNKIT_SECRET": secret},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                check=True,
            )
            heard = recorder.stop()
        painted = [word["painted_ms"] for word in json.loads(trace.read_text())["words"]]
    errors = errors_ms(onsets_ms(heard), painted)
    away = sorted(map(abs, errors))
    row("painted word against its sound, median", statistics.median(away), errors)
    row("painted word against its sound, p95", statistics.quantiles(away, n=20)[-1], errors)


if __name__ == "__main__":
    main()
