"""One version: made, kept as JSON, read again, and noticed when it is damaged."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.changes import Change, Splice
from learnkit.domain.documents import Chain
from learnkit.domain.versions import (
    WHOLE_EVERY,
    Version,
    first_version,
    from_value,
    lost_version,
    text_after,
    text_hash,
    to_value,
    version_after,
    whole_version,
)
from learnkit.errors import LearnKitError
from tests.learnkit.domain.texts import text_and_edit


def test_the_hash_is_of_the_text_in_utf8() -> None:
    assert text_hash("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert text_hash("å") == text_hash(b"\xc3\xa5".decode())


def test_half_a_surrogate_pair_does_not_stop_a_save() -> None:
    version = first_version("doc", "hej \ud83d", id="1", stamp=1)

    assert text_after(version, "") == "hej \ud83d"


@given(text_and_edit(), st.integers(0, WHOLE_EVERY))
def test_a_version_survives_being_kept_as_json(pair: tuple[str, str], since_whole: int) -> None:
    old, new = pair
    first = first_version("doc", old, id="1", stamp=7)
    version = version_after(first, old, new, since_whole=since_whole, id="2", stamp=8)

    kept = json.loads(json.dumps(to_value(version)))

    assert from_value("2", "doc", kept) == version
    assert text_after(version, old) == new


def test_the_fiftieth_version_after_a_whole_one_is_whole_again() -> None:
    first = first_version("doc", "a", id="1", stamp=1)

    before = version_after(first, "a", "ab", since_whole=WHOLE_EVERY - 2, id="2", stamp=2)
    there = version_after(first, "a", "ab", since_whole=WHOLE_EVERY - 1, id="2", stamp=2)

    assert (before.whole, before.change) == (None, Change((Splice(1, 0, "b"),)))
    assert (there.whole, there.change) == ("ab", None)


def test_a_text_that_does_not_match_its_hash_is_not_given_out() -> None:
    version = Version("2", "doc", ("1",), Change((Splice(0, 0, "x"),)), None, text_hash("xhej"), 2)

    with pytest.raises(LearnKitError) as damaged:
        text_after(version, "nej")

    assert text_after(version, "hej") == "xhej"
    assert damaged.value.code == "document.damaged"
    assert damaged.value.facts == {"document": "doc", "version": "2"}


def test_a_version_holds_a_change_or_a_whole_text_and_never_both() -> None:
    with pytest.raises(ValueError, match="whole"):
        Version("1", "doc", ("0",), Change(), "hej", text_hash("hej"), 1)
    with pytest.raises(ValueError, match="whole"):
        Version("1", "doc", ("0",), None, None, text_hash("hej"), 1)
    with pytest.raises(ValueError, match="parent"):
        Version("1", "doc", (), Change(), None, text_hash(""), 1)


SOUND = {"parents": ["1"], "sha256": text_hash("hej"), "stamp": 3, "change": [[0, 0, "x"]]}


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        SOUND | {"parents": "1"},
        SOUND | {"parents": [1]},
        SOUND | {"parents": ["1", 2]},
        SOUND | {"parents": []},
        SOUND | {"sha256": 4},
        SOUND | {"stamp": "3"},
        SOUND | {"change": [[0, 0]]},
        SOUND | {"change": [[0, "0", "x"]]},
        SOUND | {"change": [[5, 0, "x"], [2, 0, "y"]]},
        {key: told for key, told in SOUND.items() if key != "change"},
    ],
)
def test_what_is_no_version_is_damaged_and_says_which(value: object) -> None:
    with pytest.raises(LearnKitError) as damaged:
        from_value("17", "doc", value)

    assert damaged.value.code == "document.damaged"
    assert damaged.value.facts == {"document": "doc", "version": "17"}


def test_a_lost_version_is_damaged_and_says_which() -> None:
    lost = lost_version("doc", id="17")

    with pytest.raises(LearnKitError) as damaged:
        text_after(lost, "")

    assert damaged.value.code == "document.damaged"
    assert damaged.value.facts == {"document": "doc", "version": "17"}


def test_the_sound_value_is_a_version() -> None:
    assert from_value("17", "doc", SOUND).change == Change((Splice(0, 0, "x"),))


@given(text_and_edit(), st.data())
def test_a_flipped_bit_never_gives_a_wrong_text(pair: tuple[str, str], data: st.DataObject) -> None:
    old, new = pair
    first = whole_version("doc", (), old, id="1", stamp=1)
    second = version_after(first, old, new, since_whole=0, id="2", stamp=2)
    stored = {version.id: json.dumps(to_value(version), ensure_ascii=False).encode() for version in (first, second)}
    hurt = data.draw(st.sampled_from(("1", "2")))
    place = data.draw(st.integers(0, len(stored[hurt]) * 8 - 1))
    flipped = bytearray(stored[hurt])
    flipped[place // 8] ^= 1 << place % 8
    stored[hurt] = bytes(flipped)

    read: dict[str, str] = {}
    try:
        chain = Chain("doc", [from_value(name, "doc", json.loads(told)) for name, told in stored.items()])
        read = {name: chain.text(name) for name in stored}
    except (LearnKitError, UnicodeDecodeError, json.JSONDecodeError):
        pass

    assert read in ({}, {"1": old, "2": new})


@given(text_and_edit(), st.data())
def test_a_changed_letter_or_hash_is_noticed(pair: tuple[str, str], data: st.DataObject) -> None:
    old, new = pair
    first = whole_version("doc", (), old, id="1", stamp=1)
    second = version_after(first, old, new + "slut", since_whole=0, id="2", stamp=2)
    value = to_value(second)
    if data.draw(st.booleans()):
        digit = data.draw(st.integers(0, 63))
        value["sha256"] = second.sha256[:digit] + chr(ord(second.sha256[digit]) ^ 1) + second.sha256[digit + 1 :]
    else:
        assert second.change is not None
        last = second.change.splices[-1]
        letters = last.inserted[:-1] + chr(ord(last.inserted[-1]) ^ 1)
        splices = [*second.change.splices[:-1], Splice(last.start, last.removed, letters)]
        value["change"] = [[splice.start, splice.removed, splice.inserted] for splice in splices]

    with pytest.raises(LearnKitError) as damaged:
        Chain("doc", [first, from_value("2", "doc", value)]).text("2")

    assert damaged.value.facts["version"] == "2"
