from __future__ import annotations

import os
import subprocess
import sys

import pytest

from learnkit.workers import limits

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="measures by /proc")


@linux_only
def test_the_peak_is_seen_from_outside_and_inside() -> None:
    seen, own = limits.peak_mb(os.getpid()), limits.own_peak_mb()

    assert 5 < seen <= own + 1


@linux_only
def test_a_process_that_is_gone_has_no_peak() -> None:
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()

    assert limits.peak_mb(done.pid) == 0


BURN = "from learnkit.workers import limits; limits.limit_cpu(0.1)\nwhile True: pass"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on processor time here")
def test_processor_time_ends() -> None:
    import signal  # noqa: PLC0415

    assert subprocess.run([sys.executable, "-c", BURN], check=False).returncode == -signal.SIGXCPU


HOLD = "from learnkit.workers import limits; limits.limit_memory(200); bytearray(300_000_000)"


@linux_only
def test_memory_ends() -> None:
    done = subprocess.run([sys.executable, "-c", HOLD], check=False, capture_output=True)

    assert b"MemoryError" in done.stderr
