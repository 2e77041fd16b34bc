"""Who is asking: the device behind a key, the staff member behind a grant, and the school as they may meet it."""

from __future__ import annotations

from collections.abc import Mapping

from learnkit.services.desk import Desk
from learnkit.services.enrolling import Device, known_device, must_be_approved, note_seen
from learnkit.services.letting_staff_in import granted
from learnkit.sync.over_http import DEVICE
from learnkit.sync.protocol import School
from learnkit.sync.school import InProcess, SchoolHere
from learnkit.sync.scopes import Caller


class Reception:
    """Lets in who the school has approved and nobody else; asked anew at every request."""

    def __init__(self, desk: Desk, here: SchoolHere) -> None:
        self.desk = desk
        self._here = here

    def device(self, headers: Mapping[str, str]) -> Device:
        """The device that asks, whatever its state; device.unknown."""
        return known_device(self.desk, headers.get(DEVICE, ""))

    def approved(self, headers: Mapping[str, str]) -> Device:
        """The device that asks; device.unknown, device.waiting, device.revoked."""
        device = self.device(headers)
        must_be_approved(device)
        return device

    def school(self, device: Device, grant: str | None, *, waiting: int | None = None, free_mb: int = 0) -> School:
        """The school as this caller may meet it; device.waiting, device.revoked, grant.revoked.

        What a device says of itself is noted. A staff member's own store tells what waits in it alone, so then the
        device's figure stands.
        """
        must_be_approved(device)
        person = granted(self.desk, device, grant) if grant is not None else None
        note_seen(self.desk, device, waiting=waiting if person is None else None, free_mb=free_mb)
        return InProcess(self._here, Caller(device.id, frozenset(device.classes), person))
