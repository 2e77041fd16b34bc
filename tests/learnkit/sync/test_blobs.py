"""The words of texts and their pictures travel with the acts that name them, and to nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import select

from content.text import Block, Picture, Section, Text
from learnkit.db.enrolment import UploadRow
from learnkit.db.material import OwnBodyRow, TextRow
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import add_text
from learnkit.services.choosing_a_text import open_picture, open_text
from learnkit.sync.blobs import WHOLE
from learnkit.sync.protocol import BLOB_PART_BYTES
from tests.learnkit.sync.world import Machine, World, ops

PICTURE = bytes(range(256)) * (BLOB_PART_BYTES // 256 + 40)
DIGEST = sha256(PICTURE).hexdigest()
BLOCKS = (Block("paragraph", "Der lå et brev i flasken."), Block("image", "En flaske", image=DIGEST))
BOOK = Text("Brevet", "", "da", (Section("", BLOCKS),), "txt")
PICTURES = {DIGEST: Picture(PICTURE, "image/png", 10, 10)}


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path, quick=True)
    yield made
    made.close()


@pytest.fixture
def cart(world: World) -> Machine:
    made = world.device("cart")
    made.sync()
    return made


def uploads(world: World) -> list[str]:
    with world.store.reading() as session:
        return list(session.scalars(select(UploadRow.sha256)))


def own_bodies(machine: Machine) -> set[str]:
    with machine.store.reading() as session:
        return set(session.scalars(select(OwnBodyRow.sha256)))


def test_a_teachers_text_and_its_picture_come_to_every_device(world: World, cart: Machine) -> None:
    karen, other = world.own(cart, "Karen Winther"), world.device("other")
    world.sync(karen)
    added = add_text(karen.desk, world.actors["Karen Winther"], BOOK, PICTURES)

    world.sync(karen, other)

    ea = world.actors["Ea Blå"]
    assert open_text(other.desk, ea, added.id) == BOOK
    assert open_picture(other.desk, ea, added.id, DIGEST) == PICTURE
    assert uploads(world) == []
    assert not own_bodies(other), "what all of the school may read lies among the books"


def test_a_pupils_own_text_goes_where_the_pupil_goes_and_lies_in_encrypted_stores(world: World, cart: Machine) -> None:
    ea, other, of_5y = world.actors["Ea Blå"], world.device("other"), world.device("of 5y", "5.Y")
    added = add_text(cart.desk, ea, BOOK, PICTURES)

    world.sync(cart, other, of_5y)

    assert open_text(other.desk, ea, added.id) == BOOK
    assert open_picture(other.desk, ea, added.id, DIGEST) == PICTURE
    assert own_bodies(other) == own_bodies(cart) >= {DIGEST}
    assert uploads(world) == []
    for machine in (world, other, of_5y):
        books = machine.desk.home.books
        assert not books.exists() or not list(books.iterdir())
    assert of_5y.link.get_blob(added.id, DIGEST, 0) is None


def test_an_own_text_leaves_with_the_pupil(world: World) -> None:
    ea, of_2x = world.actors["Ea Blå"], world.device("of 2x", "2.X")
    of_2x.sync()
    add_text(of_2x.desk, ea, BOOK, PICTURES)
    of_2x.sync()

    world.move("Ea Blå", "5.Y")
    of_2x.sync()

    assert own_bodies(of_2x) == set()
    with of_2x.store.reading() as session:
        assert session.scalars(select(TextRow)).all() == []


def test_a_pupil_changes_nothing_of_a_text_that_others_have(world: World, cart: Machine) -> None:
    karen, ea = world.own(cart, "Karen Winther"), world.actors["Ea Blå"]
    world.sync(karen)
    added = add_text(karen.desk, world.actors["Karen Winther"], BOOK, PICTURES)
    world.sync(karen)
    world.time.pass_by(60)
    other = world.device("other")
    with other.desk.act(ea) as act:
        act.create("text", {"body": _body_of(world, added.id), "title": "Noget andet"}, row=added.id)

    world.sync(other, cart)

    for store in (world.store, other.store, cart.store):
        with store.reading() as session:
            assert session.get_one(TextRow, added.id).title == "Brevet"


def _body_of(world: World, text: str) -> str:
    with world.store.reading() as session:
        return session.get_one(TextRow, text).body


def test_a_blob_goes_on_where_it_was_broken_off_and_is_checked(world: World, cart: Machine) -> None:
    link = cart.link

    first = link.put_blob(DIGEST, len(PICTURE), 0, PICTURE[:1000])
    out_of_place = link.put_blob(DIGEST, len(PICTURE), 5000, PICTURE[5000:6000])
    there = link.blob_offset(DIGEST)
    last = link.put_blob(DIGEST, len(PICTURE), 1000, PICTURE[1000:])

    assert (first, out_of_place, there, last) == (1000, 1000, 1000, WHOLE)
    assert world.device("other").link.blob_offset(DIGEST) == 0, "what one device brought says nothing to another"


def test_a_blob_that_is_not_what_its_hash_says_is_thrown_away(world: World, cart: Machine) -> None:
    with pytest.raises(LearnKitError, match=r"blob\.damaged"):
        cart.link.put_blob(DIGEST, 4, 0, b"abcd")

    assert cart.link.blob_offset(DIGEST) == 0


@pytest.mark.parametrize(("digest", "size"), [("../device.db", 4), (DIGEST.upper(), 4), (DIGEST, 10**12), (DIGEST, 0)])
def test_what_can_be_no_blob_is_not_begun(world: World, cart: Machine, digest: str, size: int) -> None:
    with pytest.raises(LearnKitError, match=r"blob\.bad"):
        cart.link.put_blob(digest, size, 0, b"abcd")


def test_an_act_whose_words_are_not_at_the_school_is_refused(world: World, cart: Machine) -> None:
    body = "a" * 64
    with cart.desk.act(world.actors["Ea Blå"]) as act:
        act.create("text", {"body": body, "title": "Uden ord"}, row=body[:32])

    moved = cart.sync()

    assert (moved.pushed, moved.refused) == (0, 1)


def test_a_text_does_not_go_by_another_texts_id(world: World, cart: Machine) -> None:
    with cart.desk.act(world.actors["Ea Blå"]) as act:
        act.create("text", {"body": "a" * 64, "title": "Uden ord"}, row="b" * 32)

    assert cart.sync().refused == 1
    assert not any(row.table_name == "text" for row in ops(world.store).values())


def test_a_download_broken_off_goes_on_from_there(world: World, cart: Machine) -> None:
    karen, other = world.own(cart, "Karen Winther"), world.device("other")
    world.sync(karen, other)
    add_text(karen.desk, world.actors["Karen Winther"], BOOK, PICTURES)
    world.sync(karen)
    asked: list[int] = []
    honest = other.link.get_blob

    def broken(text: str, digest: str, offset: int):  # type: ignore[no-untyped-def]
        if digest == DIGEST:
            asked.append(offset)
            if len(asked) == 2:
                raise LearnKitError("school.out_of_reach")
        return honest(text, digest, offset)

    other.link.get_blob = broken  # type: ignore[method-assign]

    with pytest.raises(LearnKitError):
        other.sync()
    other.sync()

    assert asked == [0, BLOB_PART_BYTES, BLOB_PART_BYTES]
    assert (other.desk.home.books / DIGEST).read_bytes() == PICTURE
