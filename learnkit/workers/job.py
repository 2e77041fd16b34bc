"""A Windows Job Object: the system's own limit on a worker's memory, and its end when the program ends."""

from __future__ import annotations

import ctypes
import sys
from typing import ClassVar

if sys.platform == "win32":
    from ctypes import wintypes

    KILL_ON_JOB_CLOSE = 0x2000
    PROCESS_MEMORY = 0x100
    EXTENDED_LIMITS = 9

    class _BasicLimits(ctypes.Structure):
        _fields_: ClassVar = [
            ("per_process_time", ctypes.c_int64),
            ("per_job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("minimum_set", ctypes.c_size_t),
            ("maximum_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        ]

    class _ExtendedLimits(ctypes.Structure):
        _fields_: ClassVar = [
            ("basic", _BasicLimits),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        ]

    class Job:
        """Holds one process to its memory for as long as this object lives; closing it ends the process."""

        def __init__(self, process_handle: int, memory_mb: int | None) -> None:
            self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            self._kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._handle = self._kernel.CreateJobObjectW(None, None)
            wanted = _ExtendedLimits()
            wanted.basic.flags = KILL_ON_JOB_CLOSE
            if memory_mb is not None:
                wanted.basic.flags |= PROCESS_MEMORY
                wanted.process_memory = memory_mb * 1024 * 1024
            handle = wintypes.HANDLE(self._handle)
            done = self._kernel.SetInformationJobObject(
                handle, EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
            ) and self._kernel.AssignProcessToJobObject(handle, wintypes.HANDLE(process_handle))
            if not done:
                raise ctypes.WinError(ctypes.get_last_error())

        def peak_mb(self) -> float:
            """The most memory the process has committed, in MB."""
            told = _ExtendedLimits()
            self._kernel.QueryInformationJobObject(
                wintypes.HANDLE(self._handle), EXTENDED_LIMITS, ctypes.byref(told), ctypes.sizeof(told), None
            )
            return int(told.peak_process_memory) / 1024 / 1024

        def terminate(self) -> None:
            """Ends the process, and what it started (a virtual environment's Python is a launcher)."""
            self._kernel.TerminateJobObject(wintypes.HANDLE(self._handle), 1)

        def close(self) -> None:
            self._kernel.CloseHandle(wintypes.HANDLE(self._handle))
