"""The school over a network: the same School as in process, met by HTTPS and known by its certificate alone."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import msgspec
import urllib3
from msgspec import Struct
from urllib3.exceptions import HTTPError

from learnkit.errors import Fact, LearnKitError
from learnkit.sync.joining import Address, Join, Joined, StaffLetIn, StaffTry
from learnkit.sync.protocol import (
    MAX_PACKED_BYTES,
    Ask,
    BlobPart,
    Changes,
    Hello,
    Push,
    Pushed,
    pack,
    unpack,
)

CONNECT_S, ANSWER_S = 5.0, 60.0
DEVICE, GRANT = "LearnKit-Device", "LearnKit-Grant"
OFFSET, SIZE = "LearnKit-Offset", "LearnKit-Size"
OUT_OF_REACH = "school.out_of_reach"
WHOLE = -1
"""The offset of a blob that need not be brought any further."""

M = TypeVar("M")


class Refusal(Struct, frozen=True):
    """What the server says instead of an answer."""

    code: str
    facts: dict[str, Fact] = {}


class SchoolOverHttp:
    """One device's, or one staff member's, way to its school server; implements sync.protocol.School.

    It speaks to the machine whose certificate has the address's fingerprint and to no other, whoever signed it.
    """

    def __init__(self, address: Address, key: str = "", grant: str = "") -> None:
        parts = urlsplit(address.url)
        if parts.scheme != "https" or not parts.hostname:
            raise LearnKitError("enrolment.bad_address")
        try:
            self._pool = urllib3.HTTPSConnectionPool(
                parts.hostname,
                parts.port or 443,
                maxsize=1,
                retries=False,
                timeout=urllib3.Timeout(connect=CONNECT_S, read=ANSWER_S),
                ssl_context=_no_authority(),
                assert_fingerprint=address.fingerprint,
            )
        except ValueError as problem:
            raise LearnKitError("enrolment.bad_address") from problem
        self._base = parts.path.rstrip("/")
        self._who = ({DEVICE: key} if key else {}) | ({GRANT: grant} if grant else {})
        self._sent = self._received = 0

    @property
    def sent(self) -> int:
        return self._sent

    @property
    def received(self) -> int:
        return self._received

    def join(self, asked: Join) -> Joined:
        """Ask to be let in; raises the enrolment.* codes of `services.enrolling.join`."""
        return self._said("POST", "/sync/join", Joined, pack(asked))

    def standing(self) -> Joined:
        """How this device stands at the school."""
        return self._said("GET", "/sync/standing", Joined)

    def try_staff(self, asked: StaffTry) -> StaffLetIn:
        """Have the school try a staff member's password; raises sign_in.wrong_secret and sign_in.wait."""
        return self._said("POST", "/sync/staff", StaffLetIn, pack(asked))

    def hello(self) -> Hello:
        return self._said("GET", "/sync/hello", Hello)

    def push(self, push: Push) -> Pushed:
        return self._said("POST", "/sync/push", Pushed, pack(push))

    def pull(self, ask: Ask) -> Changes:
        return self._said("POST", "/sync/pull", Changes, pack(ask))

    def blob_offset(self, digest: str) -> int:
        _, headers = self._ask("HEAD", f"/sync/blobs/{digest}")
        return _number(headers, OFFSET)

    def put_blob(self, digest: str, size: int, offset: int, part: bytes) -> int:
        told = {SIZE: str(size), OFFSET: str(offset)}
        _, headers = self._ask("PATCH", f"/sync/blobs/{digest}", part, told)
        return _number(headers, OFFSET)

    def get_blob(self, text: str, digest: str, offset: int) -> BlobPart | None:
        asked = urlencode({"text": text, "digest": digest, "offset": offset})
        try:
            content, headers = self._ask("GET", f"/sync/blobs?{asked}")
        except LearnKitError as problem:
            if problem.code == "blob.none":
                return None
            raise
        return BlobPart(_number(headers, SIZE), content)

    def close(self) -> None:
        """Let go of the connection."""
        self._pool.close()

    def _said(self, method: str, path: str, kind: type[M], body: bytes | None = None) -> M:
        content, _ = self._ask(method, path, body)
        return unpack(content, kind)

    def _ask(
        self, method: str, path: str, body: bytes | None = None, more: Mapping[str, str] | None = None
    ) -> tuple[bytes, Mapping[str, str]]:
        headers = {**self._who, **(more or {}), "Accept-Encoding": "identity"}
        if body is not None:
            headers["Content-Type"] = "application/octet-stream"
        target = self._base + path
        try:
            answer = self._pool.request(
                method, target, body=body, headers=headers, preload_content=False, redirect=False
            )
            self._sent += _size(method, target, headers) + len(body or b"")
            try:
                content = b"" if method == "HEAD" else answer.read(MAX_PACKED_BYTES + 1)
            finally:
                answer.release_conn() if answer.length_remaining == 0 else answer.close()
        except (HTTPError, OSError, ValueError) as problem:
            raise LearnKitError(OUT_OF_REACH, why=type(problem).__name__) from problem
        self._received += _size("", "", answer.headers) + len(content)
        if answer.status != 200:
            raise _refusal(answer.status, content, answer.headers)
        return content, answer.headers


def _no_authority() -> ssl.SSLContext:
    """TLS 1.2 or later that trusts no authority: the fingerprint decides, and is checked on every connection.

    Made here because the usual one reads all of the system's authorities first, which costs a tenth of a second.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _refusal(status: int, content: bytes, headers: Mapping[str, str]) -> LearnKitError:
    """What the server said; where it said nothing of ours, that it is out of reach for now."""
    try:
        said = msgspec.json.decode(content, type=Refusal) if content else Refusal(headers.get("LearnKit-Code", ""))
    except msgspec.MsgspecError:
        said = Refusal("")
    if said.code and said.code != OUT_OF_REACH:
        return LearnKitError(said.code, **said.facts)
    wait = headers.get("Retry-After", "")
    facts: dict[str, Fact] = {"status": status}
    return LearnKitError(OUT_OF_REACH, **facts, **({"retry_after": int(wait)} if wait.isdecimal() else {}))


def _number(headers: Mapping[str, str], name: str) -> int:
    try:
        return int(headers[name])
    except (KeyError, ValueError) as problem:
        raise LearnKitError("sync.bad_message") from problem


def _size(method: str, target: str, headers: Mapping[str, str]) -> int:
    """Bytes of a head as it travels inside the encrypted channel."""
    return len(method) + len(target) + 12 + sum(len(name) + len(value) + 4 for name, value in headers.items())
