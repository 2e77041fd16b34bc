"""A worker never outlives the program that started it, not even while it hangs."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading

ORPHANED = 87


def hold_on_to(descriptor: int) -> None:
    """Ends this process when the other end of the pipe closes, which the system does when the program dies.

    On Linux the kernel itself sends the signal, so that code that never gives way is ended too. A parent-death
    signal (prctl) would follow the thread that started us, and threads come and go in a program that lives.
    """
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - POSIX only

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(descriptor, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(descriptor, fcntl.F_SETFL, fcntl.fcntl(descriptor, fcntl.F_GETFL) | os.O_ASYNC)
        if select.select([descriptor], [], [], 0)[0]:
            os._exit(ORPHANED)
    else:
        threading.Thread(target=_wait_for_the_end, args=(descriptor,), daemon=True).start()


def _wait_for_the_end(descriptor: int) -> None:
    os.read(descriptor, 1)
    os._exit(ORPHANED)
