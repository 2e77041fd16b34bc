"""Memory of the school server: after its start, and at the most while 30 devices sync at once, again and again.

Proportional set size of the server's own process; the devices are processes of their own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from learnkit.app import App
from learnkit.domain.people import Actor, Role
from learnkit.domain.school_plan import plan_from
from learnkit.services.enrolling import make_token
from learnkit.services.joining import join_school
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import start_school
from learnkit.services.syncing import sync_once
from learnkit.services.writing import begin
from learnkit.sync.joining import Address, StaffTry
from learnkit.sync.over_http import SchoolOverHttp

DEVICES, ROUNDS, SAVES = 30, 4, 20
BARS_MB = {"idle": 120, "busy": 200}
EVERY_S = 0.05
PASSWORD = "regn-og-sol"
SENTENCE = "Så gik vi ned til åen og så efter odderen. "
PLAN = {
    "school": {"name": "Åskolen"},
    "classes": [
        {"name": f"{level}.a", "level": level, "pupils": [{"name": f"Elev {n} Holm"} for n in range(28)]}
        for level in range(1, 10)
    ],
    "staff": [{"name": "Karen Winther", "user": "karen", "role": "teacher", "password": PASSWORD, "classes": ["4.a"]}],
}


def pss_mb(process: int) -> float:
    """Proportional set size of one process."""
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in rollup if line.startswith("Pss:")) / 1024


def day(app: App, pupil: Actor) -> None:
    """Some saves of a growing text, and a sync, some times over."""
    for n in range(ROUNDS):
        document = begin(app.desk, pupil, f"Tekst {n}")
        for lines in range(1, SAVES):
            save(app.desk, pupil, document, SENTENCE * lines * 5)
        sync_once(app.desk)


def enrolled(folder: Path, school: App, address: Address) -> list[App]:
    """So many devices of the school, with all of it on them."""
    token = make_token(school.desk, school.desk.owner(), address, count=DEVICES).text
    apps = [App(folder / f"device-{n}") for n in range(DEVICES)]
    for app in apps:
        join_school(app.desk, address.url, token)
        app.stores.device.engine.pool.dispose()
    return apps


def main() -> None:
    os.environ["LEARNKIT_KEY_STORE"] = "file"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with App(folder / "school") as school:
            made = start_school(school.desk, school.desk.owner(), plan_from(PLAN))
            pupils = [Actor(one.id, Role.PUPIL, made.id) for one in made.people if one.role is Role.PUPIL][:DEVICES]
            words = ["--home", str(folder / "school"), "--json", "server", "run", "--host", "127.0.0.1", "--port", "0"]
            command = [sys.executable, "-m", "learnkit.cli.main", *words]
            with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
                assert server.stdout is not None
                said = json.loads(server.stdout.readline())
                address = Address(said["url"], said["fingerprint"])
                time.sleep(1)
                idle, seen, ended = pss_mb(server.pid), [0.0], threading.Event()

                def watch() -> None:
                    while not ended.wait(EVERY_S):
                        seen[0] = max(seen[0], pss_mb(server.pid))

                watching = threading.Thread(target=watch)
                watching.start()
                apps = enrolled(folder, school, address)
                with ThreadPoolExecutor(DEVICES) as crowd:
                    list(crowd.map(day, apps, pupils))
                key = apps[0].stores.device.fact("device_key") or ""
                SchoolOverHttp(address, key).try_staff(StaffTry("karen", PASSWORD))  # a password takes 64 MiB
                ended.set()
                watching.join()
                for app in apps:
                    app.close()
                server.terminate()
    for what, figure in (("idle", idle), ("busy", seen[0])):
        name = {"idle": "school server, idle", "busy": f"school server, the most while {DEVICES} devices sync"}[what]
        print(json.dumps({"name": name, "figure": round(figure), "unit": "MB", "bar": BARS_MB[what]}))


if __name__ == "__main__":
    main()
