"""The chain of a document: rebuilt, shown, told as history, damaged and carried along."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.changes import Change, Span, Splice
from learnkit.domain.documents import Chain, merge_heads
from learnkit.domain.versions import WHOLE_EVERY, Version, first_version, lost_version, text_hash, whole_version
from learnkit.errors import LearnKitError
from tests.learnkit.domain.texts import edited, texts


class Written:
    """A chain grown by hand, and beside it what every version's text must be."""

    def __init__(self) -> None:
        self.chain = Chain("doc")
        self.texts: dict[str, str] = {}

    def write(self, text: str, *parents: str, id: str | None = None, stamp: int | None = None) -> str:  # noqa: A002
        number = len(self.chain) + 1
        name = id or f"v{number:03}"
        self.chain.add(self.chain.next_version(parents, text, id=name, stamp=stamp or number))
        self.texts[name] = text
        return name

    def versions(self) -> list[Version]:
        return [self.chain[name] for name in self.texts]

    def in_a_line(self, many: int) -> list[str]:
        names = [self.write("Sætning 0.")]
        for number in range(1, many):
            names.append(self.write(self.texts[names[-1]] + f" Sætning {number}.", names[-1]))
        return names


@st.composite
def written(draw: st.DrawFn) -> Written:
    grown = Written()
    grown.write(draw(texts))
    for _ in range(draw(st.integers(0, 12))):
        names = sorted(grown.texts)
        parents = draw(st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True))
        grown.write(draw(edited(grown.texts[parents[0]])), *parents, stamp=draw(st.integers(1, 9)))
    return grown


def code_of(chain: Chain, version: str) -> tuple[str, object]:
    with pytest.raises(LearnKitError) as refused:
        chain.text(version)
    return refused.value.code, refused.value.facts.get("version")


@given(written(), st.randoms(use_true_random=False))
def test_any_chain_rebuilds_every_version_exactly_in_any_order_of_arrival(
    grown: Written, chance: random.Random
) -> None:
    versions = grown.versions() * 2
    chance.shuffle(versions)

    chain = Chain("doc", versions)

    assert {name: chain.text(name) for name in grown.texts} == grown.texts
    assert chain.heads() == grown.chain.heads()
    assert chain.history() == grown.chain.history()
    assert chain.parked() == ()


@given(written())
def test_heads_are_exactly_the_versions_nothing_was_written_upon(grown: Written) -> None:
    parents = {parent for version in grown.versions() for parent in version.parents}

    heads = grown.chain.heads()

    assert {head.id for head in heads} == set(grown.texts) - parents
    assert grown.chain.shown() == max(heads, key=lambda head: (head.stamp, head.id)) == heads[0]


@given(written())
def test_history_tells_every_version_once_and_none_before_what_was_written_upon_it(grown: Written) -> None:
    told = [version.id for version in grown.chain.history()]

    assert sorted(told) == sorted(grown.texts)
    for version in grown.versions():
        assert all(told.index(version.id) < told.index(parent) for parent in version.parents)


def test_history_of_two_heads_is_newest_first() -> None:
    grown = Written()
    root = grown.write("a", id="m", stamp=1)
    left, right = grown.write("ab", root, id="z", stamp=5), grown.write("ac", root, id="a", stamp=3)
    far = grown.write("acd", right, id="b", stamp=4)

    assert [version.id for version in grown.chain.history()] == [left, far, right, root]


def test_heads_of_one_stamp_are_told_apart_by_id() -> None:
    grown = Written()
    root = grown.write("a", id="m", stamp=1)
    for name in ("k", "z", "c"):
        grown.write(f"a {name}", root, id=name, stamp=2)

    assert [head.id for head in grown.chain.heads()] == ["z", "k", "c"]


def test_the_shown_head_has_the_greatest_stamp_whatever_its_id() -> None:
    grown = Written()
    root = grown.write("a", id="m", stamp=1)
    grown.write("ab", root, id="a", stamp=9)
    grown.write("ac", root, id="z", stamp=8)

    shown = grown.chain.shown()

    assert shown is not None
    assert shown.id == "a"


def test_an_empty_chain_shows_nothing() -> None:
    chain = Chain("doc")

    assert (chain.shown(), chain.heads(), chain.history(), chain.newest_readable(), len(chain)) == (
        None,
        (),
        (),
        None,
        0,
    )


def test_every_fiftieth_version_holds_the_whole_text() -> None:
    grown = Written()
    names = grown.in_a_line(2 * WHOLE_EVERY + 20)

    whole = [place for place, name in enumerate(names) if grown.chain[name].whole is not None]

    assert whole == [0, 50, 100]
    assert grown.chain.text(names[-1]) == grown.texts[names[-1]]


def test_a_version_upon_two_parents_holds_the_whole_text() -> None:
    grown = Written()
    root = grown.write("a")
    both = grown.write("abc", grown.write("ab", root), grown.write("ac", root))

    assert grown.chain[both].whole == "abc"
    assert [head.id for head in grown.chain.heads()] == [both]


def test_versions_that_wait_for_an_ancestor_are_parked_and_find_their_places_when_it_comes() -> None:
    grown = Written()
    names = grown.in_a_line(5)
    versions = grown.versions()
    chain = Chain("doc", [*versions[:2], *versions[3:]])

    parked = chain.parked()
    waiting_text = code_of(chain, names[4])
    before = chain.shown()
    chain.add(versions[2])

    assert [version.id for version in parked] == [names[4], names[3]]
    assert waiting_text == ("document.parent_missing", names[3])
    assert before == versions[1]
    assert (chain.parked(), chain.shown()) == ((), versions[4])
    assert chain.text(names[4]) == grown.texts[names[4]]


def test_a_parked_version_that_holds_the_whole_text_can_be_read() -> None:
    grown = Written()
    names = grown.in_a_line(WHOLE_EVERY + 3)
    chain = Chain("doc", [version for version in grown.versions() if version.id != names[20]])

    assert chain.text(names[-1]) == grown.texts[names[-1]]
    assert len(chain.parked()) == len(names) - 21
    assert chain.shown() == grown.chain[names[19]]


def test_a_version_that_is_not_there_is_unknown() -> None:
    assert code_of(Chain("doc"), "v9") == ("document.unknown_version", "v9")


def test_a_version_of_another_document_is_refused() -> None:
    with pytest.raises(ValueError, match="doc"):
        Chain("doc", [first_version("other", "hej", id="1", stamp=1)])


@pytest.mark.parametrize(
    "hurt",
    [
        pytest.param(lambda version: replace(version, sha256=text_hash("noget andet")), id="hash"),
        pytest.param(lambda version: replace(version, change=Change((Splice(2, 1, "Q"),))), id="change"),
        pytest.param(lambda version: replace(version, change=Change((Splice(9999, 1, ""),))), id="reach"),
    ],
)
def test_a_damaged_version_is_named_and_those_after_the_next_whole_text_are_readable(hurt) -> None:  # type: ignore[no-untyped-def]
    grown = Written()
    names = grown.in_a_line(WHOLE_EVERY + 5)
    damaged = names[20]
    versions = [hurt(version) if version.id == damaged else version for version in grown.versions()]

    chain = Chain("doc", versions)

    assert code_of(chain, damaged) == ("document.damaged", damaged)
    for before in names[:20]:
        assert chain.text(before) == grown.texts[before]
    for after in names[WHOLE_EVERY:]:
        assert chain.text(after) == grown.texts[after]


def test_a_wrong_change_is_named_in_every_text_that_was_built_upon_it() -> None:
    grown = Written()
    names = grown.in_a_line(30)
    hurt = replace(grown.chain[names[10]], change=Change((Splice(0, 3, "Bog"),)))

    chain = Chain("doc", [hurt if version.id == hurt.id else version for version in grown.versions()])

    assert {code_of(chain, name) for name in names[10:]} == {("document.damaged", names[10])}


def test_a_wrong_hash_alone_does_not_hide_the_texts_written_upon_it() -> None:
    grown = Written()
    names = grown.in_a_line(30)
    hurt = replace(grown.chain[names[10]], sha256="0" * 64)

    chain = Chain("doc", [hurt if version.id == hurt.id else version for version in grown.versions()])

    assert chain.text(names[11]) == grown.texts[names[11]]


def test_a_damaged_whole_text_is_named() -> None:
    grown = Written()
    names = grown.in_a_line(3)
    hurt = replace(grown.chain[names[0]], whole="Sætning 1.")

    chain = Chain("doc", [hurt, *grown.versions()[1:]])

    assert code_of(chain, names[2]) == ("document.damaged", names[0])
    assert chain.newest_readable() is None


def test_when_the_shown_version_is_damaged_the_newest_readable_is_offered_and_can_be_written_upon() -> None:
    grown = Written()
    names = grown.in_a_line(4)
    hurt = replace(grown.chain[names[3]], sha256="0" * 64)
    chain = Chain("doc", [*grown.versions()[:3], hurt])

    readable = chain.newest_readable()
    upon_damaged = chain.next_version([hurt.id], "Helt forfra.", id="v9", stamp=9)
    chain.add(upon_damaged)

    assert readable == grown.chain[names[2]]
    assert upon_damaged.whole == "Helt forfra."
    assert chain.text("v9") == "Helt forfra."
    assert chain.shown() == upon_damaged


def test_a_version_whose_content_is_lost_keeps_its_place_in_the_chain() -> None:
    grown = Written()
    names = grown.in_a_line(WHOLE_EVERY + 5)
    lost = lost_version("doc", id=names[20])

    chain = Chain("doc", [lost if version.id == lost.id else version for version in grown.versions()])

    assert code_of(chain, names[30]) == ("document.damaged", names[20])
    assert chain.parked() == ()
    assert chain.shown() == grown.chain[names[-1]]
    assert chain.text(names[-1]) == grown.texts[names[-1]]


def test_the_newest_readable_version_may_be_one_that_waits_for_an_ancestor() -> None:
    grown = Written()
    names = grown.in_a_line(WHOLE_EVERY + 1)

    chain = Chain("doc", [version for version in grown.versions() if version.id != names[20]])

    assert chain.newest_readable() == grown.chain[names[-1]]


def test_versions_since_the_last_whole_one_are_counted() -> None:
    grown = Written()
    names = grown.in_a_line(WHOLE_EVERY + 3)

    assert [grown.chain.since_whole(name) for name in (names[0], names[1], names[49], names[50], names[52])] == [
        0,
        1,
        49,
        0,
        2,
    ]


@pytest.mark.parametrize("sound_first", [True, False])
def test_of_two_versions_with_one_id_the_one_that_vouches_for_its_text_is_kept(sound_first: bool) -> None:
    grown = Written()
    names = grown.in_a_line(3)
    sound = grown.chain[names[0]]
    hurt = replace(sound, whole="Ødelagt")
    twins = [sound, hurt] if sound_first else [hurt, sound]

    chain = Chain("doc", [grown.versions()[2], twins[0], grown.versions()[1], twins[1]])

    assert chain.text(names[2]) == grown.texts[names[2]]
    assert len(chain) == 3
    assert [head.id for head in chain.heads()] == [names[2]]


def test_versions_that_claim_to_be_written_upon_each_other_are_parked() -> None:
    one = Version("1", "doc", ("2",), Change(), None, text_hash(""), 1)
    other = Version("2", "doc", ("1",), Change(), None, text_hash(""), 2)
    chain = Chain("doc", [one, other])

    assert chain.parked() == (other, one)
    assert code_of(chain, "1")[0] == "document.damaged"
    assert merge_heads(chain) is None


def test_the_common_ancestor_is_where_two_versions_parted() -> None:
    grown = Written()
    names = grown.in_a_line(3)
    left = grown.write("l2", grown.write("l1", names[1]))
    right = grown.write("r", names[1])

    def nearest(one: str, other: str) -> str | None:
        found = grown.chain.common_ancestor(one, other)
        return None if found is None else found.id

    assert nearest(left, right) == nearest(right, left) == names[1]
    assert nearest(names[2], names[0]) == names[0]
    assert nearest(left, left) == left


def test_versions_that_share_no_beginning_have_no_common_ancestor() -> None:
    grown = Written()

    assert grown.chain.common_ancestor(grown.write("a"), grown.write("b")) is None


def test_two_that_parted_twice_have_both_partings_as_nearest_ancestors() -> None:
    grown = Written()
    root = grown.write("a")
    left, right = grown.write("al", root), grown.write("ar", root)
    one, other = grown.write("alr", left, right), grown.write("arl", left, right)

    assert [near.id for near in grown.chain.common_ancestors(one, other)] == [right, left]


def test_a_comment_comes_along_to_a_later_version() -> None:
    grown = Written()
    old = grown.write("En hund og en hesd.")
    new = grown.write("Der var en hund og en hesd. De løb.", grown.write("Der var en hund og en hesd.", old))
    start = grown.texts[old].index("hesd")

    carried = grown.chain.carry(Span(start, start + 4), old, new)

    assert grown.texts[new][carried.start : carried.end] == "hesd"


def test_a_comment_comes_along_to_another_head_through_the_common_ancestor() -> None:
    grown = Written()
    root = grown.write("En hund. En hesd. En kat.")
    left = grown.write("En ulv. En hund. En hesd. En kat.", root)
    right = grown.write("En hesd. En kat. En ged.", root)
    start = grown.texts[left].index("hesd")

    carried = grown.chain.carry(Span(start, start + 4), left, right)

    assert grown.texts[right][carried.start : carried.end] == "hesd"


def test_a_comment_on_a_deleted_word_stays_at_its_place_through_all_that_follows() -> None:
    grown = Written()
    old = grown.write("Den store røde bil kører.")
    without = grown.write("Den store bil kører.", old)
    new = grown.write("Se! Den store bil kører. Og stopper.", without)
    start = grown.texts[old].index("røde ")

    carried = grown.chain.carry(Span(start, start + 5), old, new)

    assert carried.start == carried.end == grown.texts[new].index("bil")


def test_a_comment_comes_along_past_whole_texts_merges_and_a_damaged_version() -> None:
    grown = Written()
    names = grown.in_a_line(WHOLE_EVERY + 10)
    left, right = grown.write("Før. " + grown.texts[names[-1]], names[-1]), grown.write("Nyt.", names[-1])
    last = grown.write(grown.texts[left] + " Efter.", right, left)
    damaged = replace(grown.chain[names[30]], sha256="0" * 64)
    hurt = Chain("doc", [damaged if version.id == damaged.id else version for version in grown.versions()])

    spans = [chain.carry(Span(0, 10), names[3], left) for chain in (grown.chain, hurt)]
    through_merge = grown.chain.carry(Span(0, 3), left, last)

    assert spans == [Span(5, 15), Span(5, 15)]
    assert through_merge.end <= len(grown.texts[last])


def test_a_span_past_the_end_of_its_text_is_refused() -> None:
    grown = Written()
    name = grown.write("kort")

    with pytest.raises(LearnKitError) as refused:
        grown.chain.carry(Span(2, 5), name, name)

    assert refused.value.code == "document.no_such_span"
    assert grown.chain.carry(Span(2, 4), name, name) == Span(2, 4)


@given(written(), st.data())
def test_a_span_carried_anywhere_in_a_chain_never_points_outside(grown: Written, data: st.DataObject) -> None:
    here, there = (data.draw(st.sampled_from(sorted(grown.texts))) for _ in range(2))
    start = data.draw(st.integers(0, len(grown.texts[here])))
    span = Span(start, data.draw(st.integers(start, len(grown.texts[here]))))

    carried = grown.chain.carry(span, here, there)

    assert carried.end <= len(grown.texts[there])
    assert grown.chain.carry(span, here, here) == span


def test_a_long_chain_can_be_read_and_told() -> None:
    root = whole_version("doc", (), "", id="0", stamp=0)
    versions = [root]
    for number in range(1, 3_000):
        change = Change((Splice(number - 1, 0, "å"),))
        versions.append(Version(str(number), "doc", (str(number - 1),), change, None, text_hash("å" * number), number))
    chain = Chain("doc", reversed(versions))

    assert chain.text("2999") == "å" * 2_999
    assert len(chain.history()) == 3_000
