"""How much a worker may use, and the means each operating system has to hold it to that."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from dataclasses import dataclass
from pathlib import Path

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """What one request may cost: seconds on the wall clock, and megabytes; None is without limit.

    `memory_mb` is address space on Linux, committed memory on Windows and resident memory on macOS.
    """

    seconds: float | None = 10.0
    memory_mb: int | None = 1000


def limit_memory(memory_mb: int | None) -> None:
    """Holds this process to so many megabytes where the system can; it never leaves a core file."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - POSIX only

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if memory_mb is not None:
            with contextlib.suppress(ValueError, OSError):  # macOS refuses; there the watchdog measures
                resource.setrlimit(resource.RLIMIT_AS, (memory_mb * MB, memory_mb * MB))


def limit_cpu(seconds: float | None) -> None:
    """Gives this process so many seconds of processor time more, counted from now; then the system ends it."""
    if sys.platform != "win32" and seconds is not None:
        import resource  # noqa: PLC0415 - POSIX only

        used = resource.getrusage(resource.RUSAGE_SELF)
        soft = int(used.ru_utime + used.ru_stime + seconds) + 2  # the wall clock should be the one to speak
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (soft if hard < 0 else min(soft, hard), hard))


def forget_peak() -> None:
    """Starts measuring this process's peak memory anew, where the system can (Linux)."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", "ascii")


def own_peak_mb() -> float:
    """The most resident memory this process has held, in MB; 0 where only its parent can tell (Windows)."""
    measured = peak_mb(os.getpid())
    if sys.platform == "darwin":
        import resource  # noqa: PLC0415 - POSIX only

        measured = max(measured, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB)
    return measured


def peak_mb(pid: int) -> float:
    """The most resident memory a living process has held, in MB, as far as this system tells; otherwise 0.

    VmHWM is read rather than ru_maxrss: the latter also counts the parent's memory from before exec.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError, ValueError, IndexError):
            status = Path(f"/proc/{pid}/status").read_text("utf-8", "replace")
            return int(status.split("VmHWM:", 1)[1].split(None, 1)[0]) / 1024
    return resident_mb(pid) if sys.platform == "darwin" else 0.0


def resident_mb(pid: int) -> float:
    """The memory a process holds now on macOS, in MB (`proc_pid_rusage`, RUSAGE_INFO_V0)."""
    info = (ctypes.c_uint64 * 12)()  # uuid (2), six counters, resident size, footprint, start, exit
    with contextlib.suppress(OSError, AttributeError):
        library = ctypes.CDLL("/usr/lib/libproc.dylib")
        if library.proc_pid_rusage(pid, 0, ctypes.byref(info)) == 0:
            return int(info[8]) / MB
    return 0.0
