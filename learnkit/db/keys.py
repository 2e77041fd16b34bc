"""The keys of the stores: where they are kept, and how a staff member's key is wrapped.

The device's keys lie in the operating system's key store; where none answers (a bare machine, a server), in a
file beside the stores that only its owner may read. A staff store's key is random, wrapped once by the
device's secret together with Argon2id of the password, and once to the school's public key, so that a
forgotten password loses nothing.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from learnkit.errors import LearnKitError
from learnkit.paths import Home, sync_folder

KEY_BYTES = 32
NONCE_BYTES = 12
MADE_MEANWHILE = "keys.made_meanwhile"
"""Another program made keys in the same home at the same moment: theirs hold."""


@dataclass(frozen=True)
class DeviceKeys:
    """The secrets of one installation."""

    device: bytes
    """opens device.db and enters every staff wrap"""
    school: bytes
    """opens school.db where this machine is the school"""
    doors: bytes
    """makes a pupil's door hash worthless outside this installation"""
    school_private: bytes
    """X25519: opens the school's copies of staff keys"""


class KeyPlace(Protocol):
    """Somewhere the keys can be kept."""

    name: str

    def load(self) -> str | None: ...
    def save(self, keys: str) -> None: ...


class KeyFile:
    """A file beside the stores that only its owner may read."""

    name = "file"

    def __init__(self, home: Home) -> None:
        self._path = home.key_file

    def load(self) -> str | None:
        try:
            return self._path.read_text(encoding="ascii")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except (OSError, UnicodeDecodeError) as problem:
            raise LearnKitError("keys.unreadable", file=self._path.name) from problem

    def save(self, keys: str) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            handle, half = tempfile.mkstemp(".part", self._path.name, self._path.parent)  # for its owner only
            try:
                with os.fdopen(handle, "w", encoding="ascii") as file:
                    file.write(keys)
                    file.flush()
                    os.fsync(file.fileno())
                self._put(Path(half))
                sync_folder(self._path.parent)
            finally:
                Path(half).unlink(missing_ok=True)
        except OSError as problem:
            raise LearnKitError("store.cannot_open", file=self._path.name) from problem

    def _put(self, half: Path) -> None:
        """Whole or not at all, and never over keys that another program has made at the same moment."""
        try:
            os.link(half, self._path)
        except FileExistsError as problem:
            raise LearnKitError(MADE_MEANWHILE) from problem
        except OSError:  # a file system without links; Windows' rename never overwrites
            half.rename(self._path)


class SystemKeyStore:
    """The operating system's key store (Credential Manager, Keychain, Secret Service)."""

    name = "system"

    def __init__(self, home: Home) -> None:
        self._entry = hashlib.sha256(str(home.root.resolve()).encode()).hexdigest()[:32]

    def load(self) -> str | None:
        # Costs a tenth of a second to import: only where no key file answers.
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            return keyring.get_password("LearnKit", self._entry)
        except KeyringError:
            return None

    def save(self, keys: str) -> None:
        import keyring  # noqa: PLC0415
        from keyring.errors import KeyringError  # noqa: PLC0415

        try:
            keyring.set_password("LearnKit", self._entry, keys)
        except KeyringError as problem:
            raise LearnKitError("keys.no_key_store") from problem


def device_keys(home: Home, places: tuple[KeyPlace, ...]) -> tuple[DeviceKeys, str]:
    """The keys of this installation and the name of the place that holds them.

    They are made on the first call, in the last place that takes them (places are given from the plainest to
    the safest). If stores are there but no place knows their keys: keys.lost.
    """
    known = _kept(places)
    if known is not None:
        return known
    if home.device_store.exists():
        return _kept(places) or _lost(home)
    device, school, doors = (secrets.token_bytes(KEY_BYTES) for _ in range(3))
    keys = DeviceKeys(device, school, doors, X25519PrivateKey.generate().private_bytes_raw())
    for place in reversed(places):
        try:
            place.save(pack_keys(keys))
        except LearnKitError as problem:
            if problem.code == MADE_MEANWHILE:
                return _kept(places) or _lost(home)
            if problem.code != "keys.no_key_store":
                raise
            continue
        return keys, place.name
    raise LearnKitError("keys.no_place")


def _kept(places: tuple[KeyPlace, ...]) -> tuple[DeviceKeys, str] | None:
    for place in places:
        kept = place.load()
        if kept is not None:
            return unpack_keys(kept), place.name
    return None


def _lost(home: Home) -> NoReturn:
    raise LearnKitError("keys.lost", file=home.device_store.name)


def pack_keys(keys: DeviceKeys) -> str:
    """The keys as they are kept."""
    return json.dumps({name: value.hex() for name, value in vars(keys).items()})


def unpack_keys(kept: str) -> DeviceKeys:
    """The keys that were kept so; keys.unreadable."""
    try:
        return DeviceKeys(**{name: bytes.fromhex(value) for name, value in json.loads(kept).items()})
    except (ValueError, TypeError, AttributeError) as problem:
        raise LearnKitError("keys.unreadable") from problem


@dataclass(frozen=True)
class PasswordCost:
    """How dear one guess at a password is: Argon2id memory in KiB, rounds, lanes (RFC 9106)."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 2


def stretch(password: str, salt: bytes, cost: PasswordCost) -> tuple[bytes, bytes]:
    """A verifier that may be stored, and a wrapping secret that may not, from one Argon2id run."""
    typed = password.encode(errors="surrogatepass")  # what is no letter at all is a wrong password, not a bug
    raw = hash_secret_raw(typed, salt, cost.rounds, cost.memory_kib, cost.lanes, 2 * KEY_BYTES, Type.ID)
    return hashlib.sha256(raw[:KEY_BYTES]).digest(), raw[KEY_BYTES:]


def door_hash(doors_key: bytes, salt: bytes, secret: str) -> bytes:
    """The keyed hash of a pupil's PIN or pictures: a door in the app, worthless without the device's key."""
    return hmac.new(doors_key, salt + secret.encode(errors="surrogatepass"), hashlib.sha256).digest()


def wrap_by_password(key: bytes, device_secret: bytes, password_secret: bytes) -> str:
    """The staff key sealed so that it takes both this device and the password to open it."""
    return _seal(key, _derive(device_secret + password_secret, b"staff store"))


def unwrap_by_password(wrapped: str, device_secret: bytes, password_secret: bytes) -> bytes:
    """The staff key; keys.cannot_unwrap if device or password is another."""
    return _open(wrapped, _derive(device_secret + password_secret, b"staff store"))


def wrap_for_school(key: bytes, school_public: bytes) -> str:
    """The staff key sealed to the school's public key (X25519, HKDF-SHA256, AES-256-GCM)."""
    once = X25519PrivateKey.generate()
    shared = once.exchange(X25519PublicKey.from_public_bytes(school_public))
    public = once.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return base64.b64encode(public).decode() + "." + _seal(key, _derive(shared, b"school copy" + public))


def unwrap_for_school(wrapped: str, school_private: bytes) -> bytes:
    """The staff key from the school's copy; keys.cannot_unwrap if it was sealed to another school."""
    public_text, _, sealed = wrapped.partition(".")
    public = base64.b64decode(public_text)
    shared = X25519PrivateKey.from_private_bytes(school_private).exchange(X25519PublicKey.from_public_bytes(public))
    return _open(sealed, _derive(shared, b"school copy" + public))


def school_public(school_private: bytes) -> bytes:
    """The public half of the school's key."""
    public = X25519PrivateKey.from_private_bytes(school_private).public_key()
    return public.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=b"learnkit " + purpose).derive(secret)


def _seal(content: bytes, key: bytes) -> str:
    nonce = secrets.token_bytes(NONCE_BYTES)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, content, None)).decode()


def _open(sealed: str, key: bytes) -> bytes:
    try:
        raw = base64.b64decode(sealed)
        return AESGCM(key).decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], None)
    except (InvalidTag, ValueError) as problem:
        raise LearnKitError("keys.cannot_unwrap") from problem
