"""Making and trying the locks on doors."""

from __future__ import annotations

import base64
import hmac
import json
import secrets
from dataclasses import dataclass

from sqlalchemy.orm import Session

from learnkit.db.keys import PasswordCost, door_hash, stretch, wrap_by_password, wrap_for_school
from learnkit.db.local import StaffKeyRow
from learnkit.db.stores import Stores
from learnkit.domain.doors import normal_secret

SALT_BYTES = 16


@dataclass(frozen=True)
class Lock:
    """A door's lock as it is kept: what kind, and how to try a secret; never the secret."""

    kind: str
    """pin, pictures or password"""
    salt: bytes
    verifier: bytes
    cost: PasswordCost | None = None

    def to_text(self) -> str:
        cost = vars(self.cost) if self.cost else None
        return json.dumps({"kind": self.kind, "salt": self.salt.hex(), "verifier": self.verifier.hex(), "cost": cost})

    @classmethod
    def from_text(cls, kept: str) -> Lock:
        said = json.loads(kept)
        cost = PasswordCost(**said["cost"]) if said["cost"] else None
        return cls(said["kind"], bytes.fromhex(said["salt"]), bytes.fromhex(said["verifier"]), cost)


def pupil_lock(doors_key: bytes, kind: str, secret: str) -> Lock:
    """A lock that opens to this PIN or these pictures."""
    salt = secrets.token_bytes(SALT_BYTES)
    return Lock(kind, salt, door_hash(doors_key, salt, normal_secret(secret)))


def opens(lock: Lock, doors_key: bytes, secret: str) -> bool:
    """Whether a pupil's secret opens the lock; takes as long for a wrong one."""
    return hmac.compare_digest(lock.verifier, door_hash(doors_key, lock.salt, normal_secret(secret)))


def password_opens(lock: Lock, password: str) -> bytes | None:
    """The wrapping secret if the password opens the lock, else None. Takes a quarter of a second by design."""
    verifier, wrapping = stretch(password, lock.salt, lock.cost or PasswordCost())
    return wrapping if hmac.compare_digest(lock.verifier, verifier) else None


def staff_lock(session: Session, stores: Stores, person: str, password: str, cost: PasswordCost) -> Lock:
    """A new lock for a staff member, with a key for their store, wrapped to password and school."""
    salt = secrets.token_bytes(SALT_BYTES)
    verifier, wrapping = stretch(password, salt, cost)
    key = secrets.token_bytes(32)
    session.merge(
        StaffKeyRow(
            person=person,
            by_password=wrap_by_password(key, stores.keys.device, wrapping),
            for_school=wrap_for_school(key, stores.school_public),
        )
    )
    return Lock("password", salt, verifier, cost)


def short_code() -> str:
    """Eight letters and digits nobody mixes up, for a first password that is changed later."""
    return base64.b32encode(secrets.token_bytes(5)).decode().lower()
