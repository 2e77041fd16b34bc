"""A document is a chain of immutable versions: nothing a child has written is ever overwritten."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from itertools import combinations

from learnkit.domain.changes import Change, Span, Splice, apply, carry, carry_back, diff
from learnkit.domain.merging import Merged, merge
from learnkit.domain.versions import (
    WHOLE_EVERY,
    Version,
    first_version,
    from_value,
    lost_version,
    text_after,
    text_hash,
    to_value,
    unchecked_text,
    version_after,
    whole_version,
)
from learnkit.errors import LearnKitError

__all__ = [
    "WHOLE_EVERY",
    "Chain",
    "Change",
    "Merged",
    "Span",
    "Splice",
    "Version",
    "apply",
    "carry",
    "carry_back",
    "diff",
    "first_version",
    "from_value",
    "lost_version",
    "merge",
    "merge_heads",
    "text_after",
    "text_hash",
    "to_value",
    "version_after",
    "whole_version",
]

_MERGES = uuid.UUID("5f0c1b8e-6a55-5d0e-9c39-0d6d1f3f6f5a")
_TEXTS_AT_HAND = 8


class Chain:
    """The versions of one document that have come to this device, in whatever order they came.

    A version whose ancestors have not all come is parked: kept and listed, but neither head nor history. No answer
    depends on the order of arrival, and a version that comes twice is one version.
    """

    def __init__(self, document: str, versions: Iterable[Version] = ()) -> None:
        self.document = document
        self._versions: dict[str, Version] = {}
        self._children: dict[str, set[str]] = {}
        self._placed: set[str] = set()
        self._heads: set[str] = set()
        self._texts: dict[str, str] = {}
        for version in versions:
            self.add(version)

    def __len__(self) -> int:
        return len(self._versions)

    def __contains__(self, version_id: object) -> bool:
        return version_id in self._versions

    def __getitem__(self, version_id: str) -> Version:
        if version_id not in self._versions:
            raise LearnKitError("document.unknown_version", document=self.document, version=version_id)
        return self._versions[version_id]

    def add(self, version: Version) -> None:
        """Take a version in; versions parked for want of it find their places.

        Ids are never used twice, so of two different versions with one id at least one is damaged: one that can
        vouch for its own text is kept.
        """
        if version.document != self.document:
            raise ValueError(f"version {version.id} is not of document {self.document}")
        known = self._versions.get(version.id)
        if known is None:
            self._versions[version.id] = version
            for parent in version.parents:
                self._children.setdefault(parent, set()).add(version.id)
            self._place(version)
        elif known != version and _trust(version) > _trust(known):
            versions = [version, *(other for other in self._versions.values() if other.id != version.id)]
            for kept in (self._versions, self._children, self._placed, self._heads, self._texts):
                kept.clear()
            for one in versions:
                self.add(one)

    def text(self, version_id: str) -> str:
        """The text of a version, checked against its hash.

        Never a wrong text: "document.damaged" names the version where the damage lies, "document.parent_missing"
        the parent that has not come, "document.unknown_version" an id that is not in the chain.
        """
        if version_id not in self._texts:
            self._keep_at_hand(version_id, self._rebuilt(self._steps(version_id)))
        return self._texts[version_id]

    def heads(self) -> tuple[Version, ...]:
        """The versions nothing was written upon, the one to show first."""
        return _newest_first(self._versions[head] for head in self._heads)

    def shown(self) -> Version | None:
        """The head with the greatest stamp, then id; None while no version is in place."""
        return next(iter(self.heads()), None)

    def newest_readable(self) -> Version | None:
        """The newest version whose text can be rebuilt, parked or not: what to offer when the shown one is damaged."""
        newest = _newest_first(self._versions.values())
        return next((version for version in newest if self._is_readable(version.id)), None)

    def since_whole(self, version_id: str) -> int:
        """How many versions lie from the nearest whole text to this version: 0 where it holds the text itself."""
        return len(self._steps(version_id)) - 1

    def parked(self) -> tuple[Version, ...]:
        """The versions that wait for an ancestor, newest first; a text may be had of them all the same."""
        return _newest_first(version for version in self._versions.values() if version.id not in self._placed)

    def history(self) -> tuple[Version, ...]:
        """All versions in place, newest first, none before one that was written upon it."""
        unseen = {place: len(self._children.get(place, set()) & self._placed) for place in self._placed}
        by_age = {version.id: age for age, version in enumerate(_newest_first(self._versions.values()))}
        ready = [(by_age[head], head) for head in sorted(self._heads, key=by_age.__getitem__)]
        told: list[Version] = []
        while ready:
            version = self._versions[heappop(ready)[1]]
            told.append(version)
            for parent in set(version.parents):
                unseen[parent] -= 1
                if not unseen[parent]:
                    heappush(ready, (by_age[parent], parent))
        return tuple(told)

    def common_ancestors(self, one: str, other: str) -> tuple[Version, ...]:
        """The nearest versions both grew from, newest first; a version counts as its own ancestor."""
        common = self._ancestors(one) & self._ancestors(other)
        farther = {parent for near in common for parent in self._versions[near].parents}
        return _newest_first(self._versions[near] for near in common - farther)

    def common_ancestor(self, one: str, other: str) -> Version | None:
        """The nearest version both grew from, of several the newest; None when they share no beginning."""
        return next(iter(self.common_ancestors(one, other)), None)

    def next_version(self, parents: Sequence[str], text: str, *, id: str, stamp: int) -> Version:  # noqa: A002
        """The version that holds `text`, written upon its parents; it is not yet added.

        Whole for a first version, upon two parents, every 50th, and where the parent's own text is damaged or missing.
        """
        upon = [self[parent] for parent in parents]
        if len(upon) != 1 or not self._is_readable(upon[0].id):
            return whole_version(self.document, parents, text, id=id, stamp=stamp)
        before, since_whole = self.text(upon[0].id), self.since_whole(upon[0].id)
        return version_after(upon[0], before, text, since_whole=since_whole, id=id, stamp=stamp)

    def carry(self, span: Span, from_version: str, to_version: str) -> Span:
        """Where a span of one version lies in another: back to where the two parted, then forward.

        A span that reaches past the end of its version's text is "document.no_such_span".
        """
        here, there = self.text(from_version), self.text(to_version)
        if span.end > len(here):
            raise LearnKitError("document.no_such_span", version=from_version, start=span.start, end=span.end)
        parted = self.common_ancestor(from_version, to_version)
        if parted is None or not self._placed.issuperset((from_version, to_version)):
            return carry(span, diff(here, there))
        try:
            back, forth = self._changes(parted.id, from_version), self._changes(parted.id, to_version)
        except LearnKitError:
            # A damaged version lies between; the two texts themselves are sound.
            return carry(span, diff(here, there))
        for change in reversed(back):
            span = carry_back(span, change)
        for change in forth:
            span = carry(span, change)
        return span

    def _place(self, version: Version) -> None:
        waiting = [version.id]
        while waiting:
            placing = self._versions[waiting.pop()]
            if placing.id in self._placed or not self._placed.issuperset(placing.parents):
                continue
            self._placed.add(placing.id)
            self._heads.difference_update(placing.parents)
            self._heads.add(placing.id)
            waiting += self._children.get(placing.id, ())

    def _steps(self, version_id: str) -> list[Version]:
        """The versions from the nearest whole one to this, in the order they were written."""
        steps = [self[version_id]]
        seen = {version_id}
        while steps[-1].whole is None:
            parent = steps[-1].parents[0]
            if parent not in self._versions:
                raise LearnKitError(
                    "document.parent_missing", document=self.document, version=steps[-1].id, parent=parent
                )
            if parent in seen:
                raise LearnKitError("document.damaged", document=self.document, version=parent)
            seen.add(parent)
            steps.append(self._versions[parent])
        return steps[::-1]

    def _rebuilt(self, steps: Sequence[Version]) -> str:
        text: str | None = ""
        for version in steps:
            text = None if text is None else unchecked_text(version, text)
        if text is not None and text_hash(text) == steps[-1].sha256:
            return text
        # Hashing every step costs more than all the rest, so it is done only to find out which one is damaged.
        sound = ""
        for version in steps:
            sound = text_after(version, sound)
        return sound

    def _is_readable(self, version_id: str) -> bool:
        try:
            self.text(version_id)
        except LearnKitError:
            return False
        return True

    def _keep_at_hand(self, version_id: str, text: str) -> None:
        while len(self._texts) >= _TEXTS_AT_HAND:
            del self._texts[next(iter(self._texts))]
        self._texts[version_id] = text

    def _ancestors(self, version_id: str) -> set[str]:
        found: set[str] = set()
        waiting = [self[version_id].id]
        while waiting:
            place = waiting.pop()
            if place in self._versions and place not in found:
                found.add(place)
                waiting += self._versions[place].parents
        return found

    def _path(self, ancestor: str, descendant: str) -> list[Version]:
        """The versions that lead from an ancestor (left out) to its descendant, in the order they were written."""
        line, grown = self._ancestors(descendant), set[str]()
        waiting = [ancestor]
        while waiting:
            place = waiting.pop()
            if place in line and place not in grown:
                grown.add(place)
                waiting += self._children.get(place, ())
        path: list[Version] = []
        place = descendant
        while place != ancestor:
            path.append(self._versions[place])
            place = next(parent for parent in path[-1].parents if parent in grown)
        return path[::-1]

    def _changes(self, ancestor: str, descendant: str) -> list[Change]:
        changes: list[Change] = []
        text, place = self.text(ancestor), ancestor
        for version in self._path(ancestor, descendant):
            if version.change is not None and version.parents[0] == place:
                text, change = text_after(version, text), version.change
            else:
                after = self.text(version.id)
                text, change = after, diff(text, after)
            changes.append(change)
            place = version.id
        return changes


def merge_heads(chain: Chain) -> Version | None:
    """The version that joins two heads of the chain, alike on every device; None when no two can be joined.

    It is not yet added. With more than two heads, add it and ask again: the oldest two that agree come first. Its
    id comes from its parents and its text, its stamp from its parents' stamps; it is recorded as the owner's own.
    """
    for one, other in combinations(reversed(chain.heads()), 2):
        text = _joined_text(chain, one.id, other.id)
        if text is not None:
            parents = sorted((one.id, other.id))
            name = json.dumps([chain.document, *parents, text_hash(text)])
            stamp = max(one.stamp, other.stamp) + 1
            return whole_version(chain.document, parents, text, id=str(uuid.uuid5(_MERGES, name)), stamp=stamp)
    return None


def _joined_text(chain: Chain, one: str, other: str) -> str | None:
    try:
        bases = [chain.text(base.id) for base in chain.common_ancestors(one, other)] or [""]
        joined = {merge(base, chain.text(one), chain.text(other)) for base in bases}
    except LearnKitError:
        # What cannot be read cannot be joined; the heads stay as they are.
        return None
    # Where the two parted more than once, each parting must give the same answer, or a deleted sentence comes back.
    found = joined.pop()
    return found.text if found is not None and not joined else None


def _newest_first(versions: Iterable[Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=lambda version: version.rank, reverse=True))


def _trust(version: Version) -> tuple[bool, str]:
    vouches = version.whole is not None and text_hash(version.whole) == version.sha256
    return vouches, json.dumps(to_value(version), sort_keys=True)
