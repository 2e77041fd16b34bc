"""The server's own certificate: made at its first run, kept beside the stores, known to devices by its fingerprint.

No authority signs it and none is asked: a device is told the fingerprint by its token and speaks to no other.
"""

from __future__ import annotations

import hashlib
import ipaddress
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from learnkit.errors import LearnKitError
from learnkit.paths import sync_folder

YEARS = 20
"""Devices know it by its fingerprint and never by its dates; a browser asks once either way."""


@dataclass(frozen=True)
class Certificate:
    """Where the certificate and its key lie, and its fingerprint: SHA-256 of the DER form, hexadecimal."""

    file: Path
    key_file: Path
    fingerprint: str


def certificate(folder: Path, names: tuple[str, ...], now: datetime) -> Certificate:
    """The certificate in the folder; made for these names and addresses where there is none.

    server.certificate_unreadable for one that is no certificate, or whose key is gone.
    """
    file, key_file = folder / "certificate.pem", folder / "key.pem"
    if not file.exists():
        _make(file, key_file, names, now)
    if not key_file.exists():
        raise LearnKitError("server.certificate_unreadable", file=key_file.name)
    try:
        kept = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError) as problem:
        raise LearnKitError("server.certificate_unreadable", file=file.name) from problem
    return Certificate(file, key_file, hashlib.sha256(kept.public_bytes(serialization.Encoding.DER)).hexdigest())


def _make(file: Path, key_file: Path, names: tuple[str, ...], now: datetime) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "LearnKit school server")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * YEARS))
        .add_extension(x509.SubjectAlternativeName([_alternative(known) for known in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(key_file, private)  # first: a certificate without its key would be taken for a whole one
        _write(file, made.public_bytes(serialization.Encoding.PEM))
        sync_folder(file.parent)
    except OSError as problem:
        raise LearnKitError("store.cannot_open", file=file.parent.name) from problem


def _alternative(known: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(known))
    except ValueError:
        return x509.DNSName(known)


def _write(path: Path, content: bytes) -> None:
    """The file, for its owner only, whole or not there."""
    half = path.with_name(path.name + ".part")
    handle = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    half.replace(path)
