"""`server run` and what is done beside it: tokens, devices, the status page, copies."""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path

from learnkit.cli.answer import Answer
from learnkit.cli.asked import SECRET, Asked
from learnkit.clock import Clock
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.paths import Home
from learnkit.services.backing_up import back_up, backup_code, restore
from learnkit.services.enrolling import Device, approve, devices, make_token, revoke
from learnkit.services.entering import make_link
from learnkit.sync.joining import Address

USUAL_PORT = 8443


def add(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    run = verbs.add_parser("run")
    run.add_argument("--host", default="0.0.0.0", help="the address to listen at; all of the machine's unless said")
    run.add_argument("--port", type=_port, default=USUAL_PORT)
    run.add_argument("--name", default="", help="what devices call this machine: a name or an address")
    run.set_defaults(answer=_run)
    token = verbs.add_parser("token")
    token.add_argument("--count", type=int, required=True)
    token.add_argument("--class", dest="classes", nargs="+", action="extend", default=[], metavar="C")
    token.add_argument("--network", default="", metavar="CIDR")
    token.set_defaults(answer=_token)
    verbs.add_parser("devices").set_defaults(answer=_devices)
    for verb, change in (("approve", approve), ("revoke", revoke)):
        one = verbs.add_parser(verb)
        one.add_argument("device", metavar="DEVICE")
        one.set_defaults(answer=_change, change=change)
    verbs.add_parser("open").set_defaults(answer=_open)
    backup = verbs.add_parser("backup")
    backup.add_argument("--out", type=Path, required=True)
    backup.set_defaults(answer=_backup)
    verbs.add_parser("backup-code").set_defaults(answer=_backup_code)
    restored = verbs.add_parser("restore")
    restored.add_argument("--file", type=Path, required=True)
    restored.set_defaults(answer=_restore)


def _port(said: str) -> int:
    if not 0 <= (port := int(said)) <= 65535:
        raise ValueError
    return port


def _run(asked: Asked, said: argparse.Namespace) -> Answer:
    # The web framework is loaded for this verb alone: the others are done in half the time without it.
    from learnkit.server.running import serve  # noqa: PLC0415

    def told(address: Address) -> None:
        row = {"url": address.url, "fingerprint": address.fingerprint}
        t = translator(asked.ui_lang)
        print(json.dumps(row) if asked.json else t("Skolens server svarer på {url}", url=address.url), flush=True)

    with asked.open() as app:
        serve(app, host=said.host, port=said.port, name=said.name, told=told)
    return Answer({"stopped": True})


def _token(asked: Asked, said: argparse.Namespace) -> Answer:
    from learnkit.server.address import kept_address  # noqa: PLC0415

    with asked.open() as app:
        actor = asked.actor(app)
        made = make_token(
            app.desk,
            actor,
            kept_address(app.home.server),
            count=said.count,
            network=said.network,
            classes=tuple(said.classes),
        )
    return Answer({"token": made.text, "expires": made.expires.isoformat(timespec="seconds")})


def device_row(device: Device) -> dict[str, object]:
    """A device as it is told; it has no name and no owner."""
    return {
        "id": device.id,
        "state": device.state,
        "classes": list(device.classes),
        "last_seen": device.last_seen or None,
        "waiting": device.waiting,
        "free_mb": device.free_mb,
        "version": device.version,
        "enrolled": device.enrolled_at,
    }


def _devices(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return Answer({"devices": [device_row(one) for one in devices(app.desk, asked.actor(app))]})


def _change(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return Answer(device_row(said.change(app.desk, asked.actor(app), said.device)))


def _open(asked: Asked, said: argparse.Namespace) -> Answer:
    from learnkit.server.address import kept_address  # noqa: PLC0415

    with asked.open() as app:
        address = kept_address(app.home.server)
        word, until = make_link(app.desk, asked.actor(app))
    link = {"link": f"{address.url}/enter/{word}", "until": until.isoformat(timespec="seconds")}
    return Answer({**link, "fingerprint": address.fingerprint})


def _backup(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        made = back_up(app.desk, asked.actor(app), said.out)
    return Answer({"file": made.file, "bytes": made.bytes, "code": made.code})


def _backup_code(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        return Answer({"code": backup_code(app.desk, asked.actor(app))})


def _restore(asked: Asked, said: argparse.Namespace) -> Answer:
    code = os.environ.get(SECRET, "")
    if not code:
        raise LearnKitError("usage", missing=f"the copy's code in {SECRET}")
    restore(Home(asked.home), said.file, code, Clock().new_id())
    with asked.open() as app:
        return Answer({"school": app.desk.school})
