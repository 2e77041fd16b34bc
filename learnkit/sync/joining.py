"""What is said before work can travel: a device joins a school, a staff member is let in on it for the first time."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import Annotated, Self

from msgspec import Meta, Struct

from learnkit.errors import LearnKitError
from learnkit.sync.protocol import Count, Id

WAITING, APPROVED, REVOKED = "waiting", "approved", "revoked"
KEY_BYTES = 32

Secret = Annotated[str, Meta(min_length=1, max_length=200)]
Password = Annotated[str, Meta(max_length=1000)]


@dataclass(frozen=True)
class Address:
    """Where a school server is, and by which certificate one knows it."""

    url: str
    fingerprint: str
    """SHA-256 of the certificate (DER), hexadecimal"""


@dataclass(frozen=True)
class Token:
    """What lets a device in: the server's address, and a secret the server knows only by its hash."""

    address: Address
    secret: str

    def to_text(self) -> str:
        """One word that can be copied: letters, digits, hyphen and underscore."""
        said = json.dumps([self.address.url, self.address.fingerprint, self.secret], separators=(",", ":"))
        return base64.urlsafe_b64encode(said.encode()).decode().rstrip("=")

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The token that was written so; enrolment.token_unreadable for anything else."""
        word = text.strip()
        try:
            said = json.loads(base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True))
            url, fingerprint, secret = (part if isinstance(part, str) else "" for part in said)
        except (ValueError, TypeError) as problem:
            raise LearnKitError("enrolment.token_unreadable") from problem
        if not (url and len(fingerprint) == 2 * KEY_BYTES and secret):
            raise LearnKitError("enrolment.token_unreadable")
        return cls(Address(url, fingerprint), secret)


class Join(Struct, frozen=True):
    """A device asks to be let in. Asked again with the same key, it is the same device and costs no second place."""

    secret: Secret
    device: Id
    key: Secret
    """made by the device and known to it and, as a hash, to the school"""
    version: Annotated[str, Meta(max_length=40)] = ""
    free_mb: Count = 0


class SchoolFacts(Struct, frozen=True):
    """What a device needs to know of its school before anything has travelled."""

    id: str
    demo: bool
    doors: str
    """key of the pupils' door hashes, hexadecimal"""
    public: str
    """key that copies of staff keys are sealed to, hexadecimal"""


class Joined(Struct, frozen=True):
    """How a device stands at the school; the school says who it is only to one it has approved."""

    state: str
    classes: list[str]
    """ids of the classes it is for; none means all"""
    school: SchoolFacts | None = None


class StaffTry(Struct, frozen=True):
    """Who wants in on this device, by user name or id, and with what."""

    who: Secret
    password: Password


class StaffLetIn(Struct, frozen=True):
    """A staff member the school knows by the password: from here on this device can try it without the school."""

    person: str
    role: str
    name: str
    lock: str
    grant: str
    """opens the way for this person's own store on this device, hexadecimal"""
