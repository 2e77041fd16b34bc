"""The voice through a real loudspeaker: a sound server of our own, whose sink is heard by nobody."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("pulseaudio") is None, reason="no pulseaudio to play to"),
]

SAY = """
import json, sys
from PySide6.QtCore import QCoreApplication, QTimer
from learnkit.services.speaking import Speaker
from ui.audio import Voice
from ui.tasks import Tasks

program = QCoreApplication([])
speaker, tasks = Speaker(), Tasks()
voice = Voice(speaker, tasks)
told, outputs = [], set()

def on_word(start, end):
    told.append([start, round(voice._heard_ms)])
    outputs.add(type(voice._output).__name__)
    if len(told) == 2 and not pauses:
        pauses.append(1)
        voice.pause()
        QTimer.singleShot(300, voice.resume)

pauses = []
voice.word_reached.connect(on_word)
voice.finished.connect(program.quit)
voice.failed.connect(program.quit)
voice.say("Om natten havde det sneet.", language="da", rate=230)
program.exec()
tasks.close()
speaker.close()
print(json.dumps({"words": told, "outputs": sorted(outputs), "speaking": voice.speaking}))
"""


@pytest.fixture
def sound_server(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment in which the server is found."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(folder)}
    environment.pop("PULSE_SERVER", None)
    command = ["pulseaudio", "-n", "--exit-idle-time=-1", "-L", "module-null-sink sink_name=nobody"]
    server = subprocess.Popen(
        [*command, "-L", "module-native-protocol-unix"], env=environment, stderr=subprocess.DEVNULL
    )
    until = time.monotonic() + 20
    while not (folder / "pulse/native").exists() and server.poll() is None and time.monotonic() < until:
        time.sleep(0.01)
    yield environment
    server.terminate()
    server.wait()


def test_every_word_is_told_by_the_sinks_own_clock_also_over_a_pause(sound_server: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SAY], env=sound_server, capture_output=True, text=True, timeout=60, check=False
    )

    assert done.returncode == 0, done.stderr[-2000:]
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["outputs"] == ["LoudspeakerOutput"]
    assert [start for start, _ in told["words"]] == [0, 3, 10, 16, 20]
    heard = [at for _, at in told["words"]]
    assert heard == sorted(heard)
    assert not told["speaking"]
