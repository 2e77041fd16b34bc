"""Where the sound goes: the machine's loudspeaker, or, without one, a silent clock of the same pace."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtMultimedia import QAudioSink

BUFFER_MS = 250
"""So long the window may be busy before the sound breaks off; `end` throws it away at once all the same."""
LONGEST_STEP_MS = 80.0
"""The sound card reports in steps; between two we count on, but no further than this."""


class Output(Protocol):
    """Takes 16-bit mono PCM and says how much of it has been heard."""

    def begin(self, rate: int) -> None:
        """Make ready for sound of so many samples a second; nothing has been heard yet."""

    def room(self) -> int:
        """How many bytes can be taken now."""

    def play(self, pcm: bytes) -> int:
        """Take sound; how many bytes were taken."""

    def heard_ms(self) -> float:
        """How much of the sound has been heard."""

    def hold(self) -> None:
        """Be quiet at once; `go_on` continues where this was."""

    def go_on(self) -> None: ...

    def end(self) -> None:
        """Be quiet at once and forget what was not heard."""


class SilentOutput:
    """Takes time as a loudspeaker would, and makes no sound."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._rate = 0
        self._taken_ms = 0.0
        self._heard_ms = 0.0
        self._since: float | None = None

    def begin(self, rate: int) -> None:
        self._rate = rate
        self._taken_ms = self._heard_ms = 0.0
        self._since = self._now()

    def room(self) -> int:
        ahead_ms = self._taken_ms - self.heard_ms()
        return max(0, int((BUFFER_MS - ahead_ms) * self._rate / 1000)) * 2

    def play(self, pcm: bytes) -> int:
        self.heard_ms()  # time that went by before this sound came does not count for it
        self._taken_ms += 500 * len(pcm) / self._rate
        return len(pcm)

    def heard_ms(self) -> float:
        if self._since is not None:
            now = self._now()
            self._heard_ms = min(self._taken_ms, self._heard_ms + 1000 * (now - self._since))
            self._since = now
        return self._heard_ms

    def hold(self) -> None:
        self.heard_ms()
        self._since = None

    def go_on(self) -> None:
        self._since = self._now()

    def end(self) -> None:
        self._since = None


class LoudspeakerOutput:
    """The system's own loudspeaker, through Qt.

    A sink starts sounding up to 0.6 s after it was started, so the clock is what the sink says it has played,
    counted on between two of its reports.
    """

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._sink: QAudioSink | None = None
        self._device: QIODevice | None = None
        self._rate = 0
        self._taken = 0
        self._reported = 0.0
        self._reported_at = 0.0
        self._held = False

    def begin(self, rate: int) -> None:
        from PySide6.QtMultimedia import QAudioFormat, QAudioSink, QMediaDevices  # noqa: PLC0415 - see load_sound

        self.end()
        shape = QAudioFormat()
        shape.setSampleRate(rate)
        shape.setChannelCount(1)
        shape.setSampleFormat(QAudioFormat.SampleFormat.Int16)
        self._sink = QAudioSink(QMediaDevices.defaultAudioOutput(), shape)
        self._sink.setBufferSize(2 * rate * BUFFER_MS // 1000)
        self._device = self._sink.start()
        self._rate, self._taken, self._held = rate, 0, False
        self._reported = self._reported_at = 0.0

    def room(self) -> int:
        return self._sink.bytesFree() if self._sink is not None else 0

    def play(self, pcm: bytes) -> int:
        taken = max(0, self._device.write(pcm)) if self._device is not None else 0
        self._taken += taken
        return taken

    def heard_ms(self) -> float:
        if self._sink is None:
            return 0.0
        reported, now = self._sink.processedUSecs() / 1000, self._now()
        if reported != self._reported:
            self._reported, self._reported_at = reported, now
        taken_ms = 500 * self._taken / self._rate
        if not self._reported or self._held:
            return min(self._reported, taken_ms)
        since = 1000 * (now - self._reported_at)
        if since > LONGEST_STEP_MS and self._sink.bytesFree() >= self._sink.bufferSize():
            return taken_ms  # no report comes for the last, unfilled step
        return min(taken_ms, self._reported + min(since, LONGEST_STEP_MS))

    def hold(self) -> None:
        if self._sink is not None:
            self._held = True
            self._sink.suspend()

    def go_on(self) -> None:
        if self._sink is not None:
            self._held = False
            self._reported_at = self._now()
            self._sink.resume()

    def end(self) -> None:
        if self._sink is not None:
            self._sink.reset()
            self._sink.stop()
            self._sink.deleteLater()
        self._sink = self._device = None


def can_sound() -> bool:
    """Whether it is worth while to load the sound library: on Linux, whether a sound server or card is there."""
    if not sys.platform.startswith("linux"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{os.getuid()}"))
    return bool(os.environ.get("PULSE_SERVER")) or any(
        place.exists() for place in (runtime / "pulse/native", runtime / "pipewire-0", Path("/dev/snd/controlC0"))
    )


def load_sound() -> bool:
    """Load the sound library, which takes a moment (call it outside the GUI thread); whether there is any sound."""
    if not can_sound():
        return False
    try:
        import PySide6.QtMultimedia  # noqa: F401, PLC0415 - 130 ms that the sign-in screen need not wait for
    except ImportError:
        return False
    return True


def this_machines_output(sound: bool) -> Output:
    """The loudspeaker if `load_sound` found any and a device is plugged in, else the silent clock."""
    if sound:
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415 - see load_sound

        if not QMediaDevices.defaultAudioOutput().isNull():
            return LoudspeakerOutput()
    return SilentOutput()
