"""The server's own certificate, and its TLS."""

from __future__ import annotations

import hashlib
import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509

from learnkit.errors import LearnKitError
from learnkit.server.address import kept_address, own_names
from learnkit.server.certificate import certificate
from learnkit.server.running import configured

NOW = datetime(2026, 10, 1, tzinfo=UTC)
NAMES = ("10.0.0.5", "skoleserver", "localhost", "fd00::5")


def test_it_is_made_once_and_known_by_its_fingerprint(tmp_path: Path) -> None:
    first, again = certificate(tmp_path / "server", NAMES, NOW), certificate(tmp_path / "server", ("other",), NOW)

    der = ssl.PEM_cert_to_DER_cert(first.file.read_text())
    assert first == again
    assert first.fingerprint == hashlib.sha256(der).hexdigest()
    assert certificate(tmp_path / "another", NAMES, NOW).fingerprint != first.fingerprint


def test_it_names_the_machine_and_lasts(tmp_path: Path) -> None:
    made = certificate(tmp_path, NAMES, NOW)

    read = x509.load_pem_x509_certificate(made.file.read_bytes())

    names = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["skoleserver", "localhost"]
    assert [str(one) for one in names.get_values_for_type(x509.IPAddress)] == ["10.0.0.5", "fd00::5"]
    assert read.not_valid_before_utc < NOW
    assert read.not_valid_after_utc.year >= 2045


def test_one_that_cannot_be_read_is_never_made_anew(tmp_path: Path) -> None:
    made = certificate(tmp_path, NAMES, NOW)
    made.file.write_text("not a certificate")
    with pytest.raises(LearnKitError, match=r"server\.certificate_unreadable"):
        certificate(tmp_path, NAMES, NOW)

    made.key_file.unlink()
    with pytest.raises(LearnKitError, match=r"server\.certificate_unreadable"):
        certificate(tmp_path, NAMES, NOW)
    assert made.file.read_text() == "not a certificate"


def test_nothing_older_than_tls_1_2_is_spoken(tmp_path: Path) -> None:
    async def web(scope: object, receive: object, send: object) -> None:
        """Answers nothing."""

    config = configured(web, certificate(tmp_path, NAMES, NOW))

    assert config.ssl is not None
    assert config.ssl.minimum_version == ssl.TLSVersion.TLSv1_2


def test_a_machine_knows_what_it_is_called_without_asking_anybody(tmp_path: Path) -> None:
    names = own_names()

    assert names[-2:] == ("localhost", "127.0.0.1")
    assert len(names) == len(set(names))
    with pytest.raises(LearnKitError, match=r"server\.never_run"):
        kept_address(tmp_path)
