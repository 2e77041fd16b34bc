"""Devices that write the same document apart from each other and meet again, in any order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from hypothesis import given, settings
from hypothesis import strategies as st

from learnkit.clock import HybridClock
from learnkit.domain.documents import Chain, Version, merge_heads

BEGINNING = ("Første 0 sætning.", "Anden 0 sætning.", "Tredje 0 sætning.", "Fjerde 0 sætning.")
FLAVOURS = ("æøå", "😀", "e\u0301", "مرحبا", "»sagde hun«", "kl. 9")


@dataclass
class Device:
    """One machine the child writes on: its chain, its clock, and an app that joins heads whenever it can."""

    chain: Chain
    clock: HybridClock

    def shown(self) -> Version:
        shown = self.chain.shown()
        assert shown is not None
        return shown

    def text(self) -> str:
        return self.chain.text(self.shown().id)

    def head_texts(self) -> list[str]:
        return [self.chain.text(head.id) for head in self.chain.heads()]

    def write(self, text: str, name: str) -> Version:
        version = self.chain.next_version([self.shown().id], text, id=name, stamp=self.clock.stamp())
        self.chain.add(version)
        return version

    def take_in(self, versions: Iterable[Version]) -> None:
        for version in versions:
            self.clock.see(version.stamp)
            self.chain.add(version)

    def join_heads(self) -> None:
        while (joined := merge_heads(self.chain)) is not None:
            self.take_in([joined])

    def versions(self) -> list[Version]:
        return [*self.chain.history(), *self.chain.parked()]


@dataclass
class School:
    """Some devices with the same beginning, and a note of what was written and deleted on them."""

    devices: list[Device]
    written: dict[str, str] = field(default_factory=dict)
    """sentence -> the version it was typed in"""
    deleted: dict[str, list[str]] = field(default_factory=dict)
    """sentence -> the versions it was taken out in"""
    texts: dict[str, str] = field(default_factory=dict)

    def act(self, device: Device, kind: str, where: int, flavour: str, gap: str) -> None:
        text = device.text()
        present = [sentence for sentence in self.written if sentence in text]
        chosen = present[where % len(present)] if present else ""
        new = f"Sætning {len(self.written)} med {flavour} i."
        after = {
            "go on": text + gap + new,
            "begin": new + gap + text,
            "put in": text.replace(chosen, chosen + gap + new) if chosen else new,
            "mend": text.replace(chosen, new) if chosen else new,
            "delete": text.replace(chosen + gap, "").replace(chosen, "") if chosen else text,
            "rewrite": new,
        }[kind]
        # Ids in no order at all: only stamps may say what is newer.
        name = sha256(str(len(self.texts)).encode()).hexdigest()
        device.write(after, name)
        self.texts[name] = after
        if new in after:
            self.written[new] = name
        for sentence in present:
            if sentence not in after:
                self.deleted.setdefault(sentence, []).append(name)

    def everyone_meets(self, chance: random.Random) -> None:
        for _ in range(8):
            known = {version.id for device in self.devices for version in device.versions()}
            everything = [version for device in self.devices for version in device.versions()]
            for device in self.devices:
                chance.shuffle(everything)
                device.take_in(everything)
                device.join_heads()
            if all({version.id for version in device.versions()} == known for device in self.devices):
                return
        raise AssertionError("the devices never came to rest")


def school(many: int, walls: tuple[int, ...] = (100, 100, 100)) -> School:
    beginning = Chain("doc").next_version([], " ".join(BEGINNING), id="0", stamp=1)
    devices = [
        Device(Chain("doc", [beginning]), HybridClock(wall=lambda ms=wall: ms))  # type: ignore[misc]
        for wall in walls[:many]
    ]
    return School(devices, dict.fromkeys(BEGINNING, "0"), texts={"0": " ".join(BEGINNING)})


ACTS = st.tuples(
    st.sampled_from(("go on", "go on", "begin", "put in", "put in", "mend", "mend", "delete", "rewrite")),
    st.integers(0, 2),
    st.integers(0, 20),
    st.sampled_from(FLAVOURS),
    st.sampled_from((" ", " ", "\n")),
)
MEETINGS = st.tuples(st.just("meet"), st.integers(0, 2), st.integers(0, 2), st.floats(0, 1), st.booleans())


@st.composite
def terms(draw: st.DrawFn) -> School:
    """Two or three devices after a while of writing apart and hearing from each other, in part and out of order."""
    many = draw(st.integers(2, 3))
    walls = draw(st.tuples(*[st.integers(1, 10_000)] * 3))
    lived = school(many, walls)
    chance = draw(st.randoms(use_true_random=False))
    for step in draw(st.lists(st.one_of(ACTS, ACTS, MEETINGS), min_size=2, max_size=14)):
        here = lived.devices[step[1] % many]
        if step[0] == "meet":
            _, _, other, share, joins = step
            versions = lived.devices[int(other) % many].versions()
            some = chance.sample(versions, round(float(share) * len(versions)))
            here.take_in([*some, *some[:2]])
            if joins:
                here.join_heads()
        else:
            kind, _, where, flavour, gap = step
            lived.act(here, kind, where, str(flavour), str(gap))
    lived.everyone_meets(chance)
    return lived


@settings(max_examples=150)
@given(terms())
def test_devices_that_meet_agree_on_heads_history_and_shown_text(lived: School) -> None:
    first, *others = lived.devices

    for other in others:
        assert other.chain.heads() == first.chain.heads()
        assert other.chain.history() == first.chain.history()
        assert other.text() == first.text()
    assert first.chain.parked() == ()


@settings(max_examples=150)
@given(terms())
def test_nothing_typed_is_absent_from_every_head_unless_somebody_deleted_it(lived: School) -> None:
    heads = lived.devices[0].head_texts()

    for sentence in set(lived.written) - set(lived.deleted):
        assert any(sentence in head for head in heads)


@settings(max_examples=150)
@given(terms())
def test_a_deleted_sentence_never_comes_back_in_what_was_written_upon_its_deletion(lived: School) -> None:
    chain = lived.devices[0].chain

    for sentence, acts in lived.deleted.items():
        for head in chain.heads():
            if any(chain.common_ancestors(act, head.id) == (chain[act],) for act in acts):
                assert sentence not in chain.text(head.id)


@settings(max_examples=100)
@given(terms())
def test_every_version_anyone_wrote_can_be_read_on_every_device(lived: School) -> None:
    for device in lived.devices:
        assert {name: device.chain.text(name) for name in lived.texts} == lived.texts


@settings(max_examples=100)
@given(terms())
def test_no_two_heads_that_could_be_joined_are_left_apart_and_joining_is_later_than_both(lived: School) -> None:
    chain = lived.devices[0].chain

    assert merge_heads(chain) is None
    for version in chain.history():
        if len(version.parents) == 2:
            assert version.parents == tuple(sorted(version.parents))
            assert version.stamp > max(chain[parent].stamp for parent in version.parents)


def test_a_sentence_mended_here_and_one_added_there_become_one_text_on_both_devices() -> None:
    met = school(2)
    here, there = met.devices
    met.act(here, "mend", 0, "æøå", " ")
    met.act(there, "go on", 0, "😀", " ")

    met.everyone_meets(random.Random(1))

    expected = "Sætning 4 med æøå i. Anden 0 sætning. Tredje 0 sætning. Fjerde 0 sætning. Sætning 5 med 😀 i."
    assert here.head_texts() == there.head_texts() == [expected]


def test_both_devices_make_the_very_same_version_of_two_heads() -> None:
    met = school(2, (5, 9_000))
    here, there = met.devices
    met.act(here, "mend", 0, "æøå", " ")
    met.act(there, "go on", 0, "😀", " ")
    mine, yours = here.versions(), there.versions()
    here.take_in(yours)
    there.take_in(reversed(mine))

    made_here, made_there = merge_heads(here.chain), merge_heads(there.chain)

    assert made_here is not None
    assert made_here == made_there
    assert len(set(made_here.parents)) == 2


def test_two_endings_stay_two_heads_and_writing_goes_on_upon_the_shown_one() -> None:
    met = school(2)
    here, there = met.devices
    met.act(here, "go on", 0, "æøå", " ")
    met.act(there, "go on", 0, "😀", " ")
    met.everyone_meets(random.Random(1))
    before = here.head_texts()

    met.act(here, "go on", 0, "kl. 9", " ")
    met.everyone_meets(random.Random(2))

    assert len(before) == 2
    assert there.head_texts() == [before[0] + " Sætning 6 med kl. 9 i.", before[1]]
    assert there.text() == there.head_texts()[0]


def test_of_three_heads_those_that_agree_are_joined_and_the_third_stays() -> None:
    met = school(3)
    met.act(met.devices[0], "go on", 0, "æøå", " ")
    met.act(met.devices[1], "go on", 0, "😀", " ")
    met.act(met.devices[2], "mend", 1, "kl. 9", " ")

    met.everyone_meets(random.Random(1))

    heads = met.devices[0].head_texts()
    assert len(heads) == 2
    assert sum("kl. 9" in head for head in heads) >= 1
    assert sum("æøå" in head for head in heads) == sum("😀" in head for head in heads) == 1


def test_three_heads_that_agree_become_one() -> None:
    met = school(3)
    for place, device in enumerate(met.devices):
        met.act(device, "mend", place, FLAVOURS[place], " ")

    met.everyone_meets(random.Random(1))

    assert met.devices[0].head_texts() == [
        "Sætning 4 med æøå i. Sætning 5 med 😀 i. Sætning 6 med e\u0301 i. Fjerde 0 sætning."
    ]


def test_of_heads_that_agree_the_oldest_two_are_joined_first() -> None:
    met = school(3, (700, 300, 500))
    for place, device in enumerate(met.devices):
        met.act(device, "mend", place, FLAVOURS[place], " ")
    newest, oldest, middle = (device.shown() for device in met.devices)
    chain = Chain("doc", [*met.devices[0].versions(), oldest, middle])

    joined = merge_heads(chain)

    assert newest.stamp > middle.stamp > oldest.stamp
    assert joined is not None
    assert set(joined.parents) == {oldest.id, middle.id}


def test_two_that_parted_twice_do_not_bring_a_deleted_sentence_back() -> None:
    chain = Chain("doc")

    def write(name: str, text: str, *parents: str) -> None:
        chain.add(chain.next_version(parents, text, id=name, stamp=len(chain) + 1))

    write("0", "En. To. Tre.")
    write("left", "En. To. Tre. Fire.", "0")
    write("right", "Nul. En. To. Tre.", "0")
    write("one", "Nul. En. To. Tre. Fire.", "left", "right")
    write("other", "Nul. En. To. Tre.", "left", "right")

    # From "left" the fourth sentence was deleted, from "right" it was added: nobody can tell which act was last.
    assert merge_heads(chain) is None
    assert len(chain.heads()) == 2


def test_heads_that_share_no_beginning_are_joined_only_when_they_say_the_same() -> None:
    def of(*texts: str) -> Chain:
        roots = Chain("doc")
        for number, text in enumerate(texts):
            roots.add(roots.next_version([], text, id=str(number), stamp=number))
        return roots

    same = merge_heads(of("Hej du.", "Hej du."))

    assert merge_heads(of("Hej du.", "Farvel.")) is None
    assert same is not None
    assert (same.whole, same.parents) == ("Hej du.", ("0", "1"))


def test_a_head_that_cannot_be_read_is_left_as_it_is() -> None:
    met = school(2)
    met.act(met.devices[0], "mend", 0, "æøå", " ")
    met.act(met.devices[1], "go on", 0, "😀", " ")
    sound, other = (device.shown() for device in met.devices)
    hurt = Version(other.id, "doc", other.parents, other.change, None, "0" * 64, other.stamp)
    chain = Chain("doc", [*met.devices[0].versions(), hurt])

    assert merge_heads(chain) is None
    assert {head.id for head in chain.heads()} == {sound.id, hurt.id}
