"""One version of a document, how the next is made, and the form in which it is kept and sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from learnkit.domain.changes import Change, Splice, apply, diff
from learnkit.errors import LearnKitError

WHOLE_EVERY = 50
"""Every 50th version holds the whole text, so a text is rebuilt in fewer steps than this."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a document was at one pause in typing.

    `id` is also the id of the op that carries it, `stamp` that op's hybrid clock. `change` is against the first
    parent; `whole` stands instead of it in a first version, in a merge and in every 50th. `sha256` is of the
    resulting text in UTF-8, in hexadecimal.
    """

    id: str
    document: str
    parents: tuple[str, ...]
    change: Change | None
    whole: str | None
    sha256: str
    stamp: int

    def __post_init__(self) -> None:
        if (self.change is None) == (self.whole is None):
            raise ValueError("a version holds a change or a whole text")
        if self.change is not None and not self.parents:
            raise ValueError("a change is against a parent")

    @property
    def rank(self) -> tuple[int, str]:
        """Orders versions the same way on every device."""
        return self.stamp, self.id


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8; half a surrogate pair, which a keyboard may leave behind, is hashed as it is."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def first_version(document: str, text: str, *, id: str, stamp: int) -> Version:  # noqa: A002
    """The version a document begins with."""
    return whole_version(document, (), text, id=id, stamp=stamp)


def whole_version(document: str, parents: Sequence[str], text: str, *, id: str, stamp: int) -> Version:  # noqa: A002
    """A version that can be read without any other."""
    return Version(id, document, tuple(parents), None, text, text_hash(text), stamp)


def lost_version(document: str, *, id: str) -> Version:  # noqa: A002
    """Stands in the chain where a version was whose content can no longer be made out.

    It is a beginning without a text: those written upon it find their places, and it is named as damaged.
    """
    return Version(id, document, (), None, "", "", 0)


def version_after(
    parent: Version,
    parent_text: str,
    text: str,
    *,
    since_whole: int,
    id: str,  # noqa: A002
    stamp: int,
) -> Version:
    """The version written upon one parent; `since_whole` counts the versions from the last whole one to the parent."""
    if since_whole + 1 >= WHOLE_EVERY:
        return whole_version(parent.document, (parent.id,), text, id=id, stamp=stamp)
    change = diff(parent_text, text)
    return Version(id, parent.document, (parent.id,), change, None, text_hash(text), stamp)


def text_after(version: Version, parent_text: str) -> str:
    """The text of a version, given its first parent's: "document.damaged" if it is not what was written."""
    text = unchecked_text(version, parent_text)
    if text is None or text_hash(text) != version.sha256:
        raise LearnKitError("document.damaged", document=version.document, version=version.id)
    return text


def unchecked_text(version: Version, parent_text: str) -> str | None:
    """What the version makes of its first parent's text, right or wrong; None if its change does not fit there."""
    if version.change is None:
        return version.whole
    try:
        return apply(parent_text, version.change)
    except LearnKitError:
        return None


def to_value(version: Version) -> dict[str, object]:
    """The version as JSON can hold it, without its id and document, which its row in the store names."""
    value: dict[str, object] = {"parents": list(version.parents), "sha256": version.sha256, "stamp": version.stamp}
    if version.change is None:
        return value | {"whole": version.whole}
    return value | {"change": [[splice.start, splice.removed, splice.inserted] for splice in version.change.splices]}


def from_value(id: str, document: str, value: object) -> Version:  # noqa: A002
    """The version that `to_value` told of; "document.damaged" for anything `to_value` does not make."""
    try:
        match value:
            case {"parents": list(parents), "sha256": str(digest), "stamp": int(stamp), "whole": str(whole)}:
                return Version(id, document, _ids(parents), None, whole, digest, stamp)
            case {"parents": list(parents), "sha256": str(digest), "stamp": int(stamp), "change": list(splices)}:
                change = Change(tuple(_splice(told) for told in splices))
                return Version(id, document, _ids(parents), change, None, digest, stamp)
    except ValueError as problem:
        raise LearnKitError("document.damaged", document=document, version=id) from problem
    raise LearnKitError("document.damaged", document=document, version=id)


def _ids(told: Sequence[object]) -> tuple[str, ...]:
    ids = tuple(one for one in told if isinstance(one, str))
    if len(ids) != len(told):
        raise ValueError("a parent is named by its id")
    return ids


def _splice(told: object) -> Splice:
    match told:
        case [int(start), int(removed), str(inserted)]:
            return Splice(start, removed, inserted)
    raise ValueError("a splice is a start, a count and a text")
