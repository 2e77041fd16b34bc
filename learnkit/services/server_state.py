"""How the school server does, for whoever looks after it: five facts, and what needs a hand first."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta

from learnkit.db.people import SchoolRow
from learnkit.domain.people import Actor
from learnkit.domain.roles import Permission
from learnkit.errors import Fact
from learnkit.services import rights
from learnkit.services.backing_up import latest_backup
from learnkit.services.desk import Desk
from learnkit.services.enrolling import Device, devices, school_store
from learnkit.services.joining import program_version
from learnkit.sync.joining import APPROVED, REVOKED, WAITING

UNSEEN = timedelta(days=7)
BACKUP_DUE = timedelta(days=2)
LEAST_FREE_GB = 5
LEAST_FREE_ON_DEVICE_MB = 500


@dataclass(frozen=True)
class NeedsAHand:
    """One thing for a person to do, by a code; words live where they are shown."""

    code: str
    """backup.none, backup.old, disk.low, device.wants_in, device.unseen, device.disk_low"""
    facts: dict[str, Fact]


@dataclass(frozen=True)
class ServerState:
    """What stands on the status page."""

    school: str
    version: str
    waiting: int
    """acts that approved devices said were waiting on them"""
    waiting_on: int
    """on how many devices"""
    backup_at: datetime | None
    disk_free_gb: int
    disk_gb: int
    devices: tuple[Device, ...]
    """in the order they need a hand"""
    hands: tuple[NeedsAHand, ...]
    """what needs a hand, most urgent first"""


def server_state(desk: Desk, actor: Actor) -> ServerState:
    """How the server does now; rights.denied unless the actor looks after the school's machines."""
    rights.must(actor, Permission.RUN_SCHOOL)
    known = [device for device in devices(desk, actor) if device.state != REVOKED]
    behind = [device for device in known if device.state == APPROVED and device.waiting]
    disk = shutil.disk_usage(desk.home.root)
    with school_store(desk).reading() as session:
        school = session.get(SchoolRow, desk.school)
    backup_at, free_gb = latest_backup(desk), disk.free // 10**9
    now = desk.clock.now()
    return ServerState(
        school=school.name if school is not None else "",
        version=program_version(),
        waiting=sum(device.waiting for device in behind),
        waiting_on=len(behind),
        backup_at=backup_at,
        disk_free_gb=free_gb,
        disk_gb=disk.total // 10**9,
        devices=tuple(sorted(known, key=lambda device: _urgency(device, now))),
        hands=(*_backup(backup_at, now, known), *_disk(free_gb), *_devices(known, now)),
    )


def is_unseen(device: Device, now: datetime) -> bool:
    """Whether an approved device has not been here for a week."""
    return device.state == APPROVED and now - datetime.fromisoformat(device.last_seen) > UNSEEN


def _urgency(device: Device, now: datetime) -> tuple[bool, bool, int, str]:
    return device.state != WAITING, not is_unseen(device, now), -device.waiting, device.id


def _backup(at: datetime | None, now: datetime, known: list[Device]) -> list[NeedsAHand]:
    if at is None:
        return [NeedsAHand("backup.none", {})] if known else []  # before the first device there is nothing to lose
    return [NeedsAHand("backup.old", {"days": (now - at).days})] if now - at > BACKUP_DUE else []


def _disk(free_gb: int) -> list[NeedsAHand]:
    return [NeedsAHand("disk.low", {"free_gb": free_gb})] if free_gb < LEAST_FREE_GB else []


def _devices(known: list[Device], now: datetime) -> list[NeedsAHand]:
    found: list[NeedsAHand] = []
    wants_in = sum(device.state == WAITING for device in known)
    if wants_in:
        found.append(NeedsAHand("device.wants_in", {"devices": wants_in}))
    unseen = [device for device in known if is_unseen(device, now)]
    holding = [device for device in unseen if device.waiting]
    if holding:
        days = min((now - datetime.fromisoformat(device.last_seen)).days for device in holding)
        acts = sum(device.waiting for device in holding)
        found.append(NeedsAHand("device.unseen", {"devices": len(holding), "days": days, "acts": acts}))
    full = sum(device.state == APPROVED and 0 < device.free_mb < LEAST_FREE_ON_DEVICE_MB for device in known)
    return [*found, NeedsAHand("device.disk_low", {"devices": full})] if full else found
