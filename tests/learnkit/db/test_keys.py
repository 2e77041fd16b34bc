"""Keys are kept where they should be, and a staff key opens only to the right secrets."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from learnkit.db.keys import (
    KeyFile,
    PasswordCost,
    device_keys,
    door_hash,
    school_public,
    stretch,
    unwrap_by_password,
    unwrap_for_school,
    wrap_by_password,
    wrap_for_school,
)
from learnkit.errors import LearnKitError
from learnkit.paths import Home

CHEAP = PasswordCost(64, 1, 1)
KEY = bytes(range(32))


class NoKeyStore:
    """A machine without a key store."""

    name = "system"

    def load(self) -> str | None:
        return None

    def save(self, keys: str) -> None:
        raise LearnKitError("keys.no_key_store")


class Remembering(NoKeyStore):
    """A machine with one."""

    def __init__(self) -> None:
        self.kept: str | None = None

    def load(self) -> str | None:
        return self.kept

    def save(self, keys: str) -> None:
        self.kept = keys


def test_keys_are_made_once_and_found_again(tmp_path: Path) -> None:
    home = Home(tmp_path)

    first, place = device_keys(home, (KeyFile(home),))
    again, _ = device_keys(home, (KeyFile(home),))

    assert first == again
    assert place == "file"
    assert len({first.device, first.school, first.doors, first.school_private}) == 4


def test_the_key_file_is_for_its_owner_only(tmp_path: Path) -> None:
    home = Home(tmp_path)

    device_keys(home, (KeyFile(home),))

    assert stat.S_IMODE(home.key_file.stat().st_mode) == 0o600


def test_a_key_store_is_preferred_and_then_no_file_is_written(tmp_path: Path) -> None:
    home, store = Home(tmp_path), Remembering()

    made, place = device_keys(home, (KeyFile(home), store))
    again, _ = device_keys(home, (KeyFile(home), store))

    assert (place, made == again, home.key_file.exists()) == ("system", True, False)


def test_without_a_key_store_the_file_takes_the_keys(tmp_path: Path) -> None:
    home = Home(tmp_path)

    _, place = device_keys(home, (KeyFile(home), NoKeyStore()))

    assert (place, home.key_file.exists()) == ("file", True)


def test_lost_keys_are_said_and_never_made_anew_over_a_store(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.device_store.write_bytes(b"something sealed")

    with pytest.raises(LearnKitError) as refused:
        device_keys(home, (KeyFile(home),))

    assert refused.value.code == "keys.lost"
    assert not home.key_file.exists()


def test_a_spoilt_key_file_is_said(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.key_file.write_text('{"device": "zz"}')

    with pytest.raises(LearnKitError) as refused:
        device_keys(home, (KeyFile(home),))

    assert refused.value.code == "keys.unreadable"


def test_a_staff_key_opens_to_the_password_on_this_device_only() -> None:
    _, secret = stretch("blå-hest", b"salt" * 4, CHEAP)
    _, wrong = stretch("blå-hesT", b"salt" * 4, CHEAP)
    wrapped = wrap_by_password(KEY, b"this device", secret)

    assert unwrap_by_password(wrapped, b"this device", secret) == KEY
    for device, told in ((b"another", secret), (b"this device", wrong)):
        with pytest.raises(LearnKitError) as refused:
            unwrap_by_password(wrapped, device, told)
        assert refused.value.code == "keys.cannot_unwrap"


def test_the_schools_copy_opens_to_that_school_only(tmp_path: Path) -> None:
    here, _ = device_keys(Home(tmp_path / "a"), (KeyFile(Home(tmp_path / "a")),))
    there, _ = device_keys(Home(tmp_path / "b"), (KeyFile(Home(tmp_path / "b")),))
    wrapped = wrap_for_school(KEY, school_public(here.school_private))

    assert unwrap_for_school(wrapped, here.school_private) == KEY
    with pytest.raises(LearnKitError):
        unwrap_for_school(wrapped, there.school_private)


def test_what_is_stored_of_a_password_is_not_what_wraps() -> None:
    verifier, wrapping = stretch("blå-hest", b"salt" * 4, CHEAP)

    assert verifier != wrapping
    assert stretch("blå-hest", b"another salt....", CHEAP)[0] != verifier


def test_a_door_hash_needs_the_devices_key() -> None:
    assert door_hash(b"one", b"salt", "1234") != door_hash(b"two", b"salt", "1234")
    assert door_hash(b"one", b"salt", "1234") != door_hash(b"one", b"pepper", "1234")
