"""What a device and its school say to each other, and how it is packed."""

from __future__ import annotations

import zlib
from typing import Annotated, Protocol, TypeVar

import msgspec
from msgspec import Meta, Struct

from learnkit.errors import LearnKitError
from learnkit.journal.op import Op, Value, fields_from

VERSION = 1
"""Of this protocol; said in `Hello`."""
MAX_OPS = 500
MAX_BATCH_BYTES = 1_000_000
"""of the fields of a batch, before packing; one op alone may be more"""
MAX_OP_BYTES = 4_000_000
"""of one op's fields; the text of a whole book is far below"""
MAX_PACKED_BYTES = 2_000_000
MAX_UNPACKED_BYTES = 8_000_000
MAX_BLOB_BYTES = 64_000_000
BLOB_PART_BYTES = 256_000

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Stamp = Annotated[int, Meta(ge=0, le=2**63 - 1)]
Count = Annotated[int, Meta(ge=0, le=2**63 - 1)]

M = TypeVar("M")


class WireOp(Struct, array_like=True, frozen=True):
    """An op on its way; each is judged alone, so that one that is bad spoils no others.

    `bucket` and `school_seq` are the school's to say: what a device puts there is not read.
    """

    id: str
    device: str
    device_seq: int
    actor: str
    table: str
    row: str
    fields: str
    """JSON as the journal keeps it, fields unknown here included"""
    stamp: int
    at: str
    schema: int
    bucket: str = ""
    school_seq: int = 0


class Hello(Struct, frozen=True):
    """Who the school is."""

    version: int
    school: str
    epoch: str
    """of the school's row of numbers; another one means that it was restored from a copy"""
    stamp: Stamp


class Push(Struct, frozen=True):
    """Acts the school has not acknowledged, in the order they were done."""

    ops: list[WireOp]
    clock_ms: Count
    """the device's own clock as it sends: how far it is ahead of the school's is told from this"""
    waiting: Count = 0
    """how many acts wait on the device in all"""
    free_mb: Count = 0


class Outcome(Struct, array_like=True, frozen=True):
    """What became of one op: a place in the school's order, or a code that says why not."""

    school_seq: int
    """0 where it was refused"""
    stamp: int
    """the op's, or the school's in its place where the device's clock was ahead"""
    bucket: str
    new: bool
    """false where the school had it already"""
    code: str = ""


class Pushed(Struct, frozen=True):
    """The school's answer: one outcome for each op, in the same order."""

    outcomes: list[Outcome]
    stamp: Stamp


class Ask(Struct, frozen=True):
    """How far a store has come."""

    epoch: str
    upto: Count
    """all buckets it holds are complete through this number, but for those behind"""
    scope_hash: str
    behind: dict[str, int]
    """buckets it is still catching up with, and through which number each is complete"""
    count: bool = False
    """whether it wants to know how many ops it should hold"""
    waiting: Count = 0
    free_mb: Count = 0


class Changes(Struct, frozen=True):
    """What the store has not seen, in the school's order, or what it may hold now.

    Where `scope` is there, there are no ops: the store takes it in and asks again.
    """

    epoch: str
    stamp: Stamp
    scope_hash: str
    upto: Count
    ops: list[WireOp]
    caught_up: list[str]
    """buckets that are complete through `upto` with these ops"""
    more: bool
    scope: list[str] | None = None
    held: int | None = None
    """how many ops the store holds in its scope when all is well; only where asked for and nothing more comes"""


class BlobPart(Struct, frozen=True):
    """A part of a blob, and the size of the whole."""

    size: Count
    content: bytes


class School(Protocol):
    """The school as one device, or one staff member on it, meets it: in process or over a network.

    Every call may raise LearnKitError: school.out_of_reach (try again later; `retry_after` seconds among the facts
    where the school named them), device.unknown, device.waiting, device.revoked, grant.revoked.
    """

    @property
    def sent(self) -> int:
        """Bytes that have left this machine so far."""

    @property
    def received(self) -> int:
        """Bytes that have come to this machine so far."""

    def hello(self) -> Hello: ...

    def push(self, push: Push) -> Pushed: ...

    def pull(self, ask: Ask) -> Changes: ...

    def blob_offset(self, digest: str) -> int:
        """How many bytes of a blob this device has brought; -1 where it need bring no more."""

    def put_blob(self, digest: str, size: int, offset: int, part: bytes) -> int:
        """Bring a part; how many bytes there are now, which is where to go on, -1 when whole.

        blob.damaged if the whole is not what its hash says; then all of it must be brought again.
        """

    def get_blob(self, text: str, digest: str, offset: int) -> BlobPart | None:
        """A part of a text's words or of a picture in it; None where the school has none, or not for this caller."""


_PACK = msgspec.msgpack.Encoder()


def pack(message: Struct) -> bytes:
    """The message as it travels."""
    return zlib.compress(_PACK.encode(message), 6)


def unpack(packed: bytes, kind: type[M]) -> M:
    """The message that was packed; sync.too_large or sync.bad_message for anything else, however it swells."""
    if len(packed) > MAX_PACKED_BYTES:
        raise LearnKitError("sync.too_large")
    opened = zlib.decompressobj()
    try:
        plain = opened.decompress(packed, MAX_UNPACKED_BYTES)
        if opened.unconsumed_tail:
            raise LearnKitError("sync.too_large")
        if not opened.eof:
            raise LearnKitError("sync.bad_message")
        return msgspec.msgpack.decode(plain, type=kind)
    except (zlib.error, msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise LearnKitError("sync.bad_message") from problem


def decoded(text: str) -> object:
    """What JSON in a field says; op.bad_fields for what is none."""
    try:
        return msgspec.json.decode(text)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as problem:
        raise LearnKitError("op.bad_fields") from problem


def op_in(wire: WireOp, fields: dict[str, Value] | None = None) -> Op:
    """The op as the journal takes it in."""
    return Op(
        id=wire.id,
        device=wire.device,
        actor=wire.actor,
        bucket=wire.bucket,
        table=wire.table,
        row=wire.row,
        fields=fields_from(wire.fields) if fields is None else fields,
        stamp=wire.stamp,
        at=wire.at,
        schema=wire.schema,
    )
