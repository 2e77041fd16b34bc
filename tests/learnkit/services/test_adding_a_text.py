"""Texts come onto shelves once, with their words on disk before they are named."""

from __future__ import annotations

from hashlib import sha256

import pytest

from content.text import Block, Picture, Pictures, Section, Text
from learnkit.db.material import TextRow
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import About, add_text
from learnkit.services.choosing_a_text import open_picture, open_text, texts
from learnkit.services.desk import Desk
from learnkit.services.starting_a_school import NewSchool
from tests.builders import actor, start_small_school


def text(title: str = "Ræven", words: str = "Ræven gik en tur. Den så en ål.") -> Text:
    return Text(title, "Ea", "da", (Section("Et", (Block("paragraph", words),)),), "txt", licence="CC BY 4.0")


def test_the_same_text_twice_is_one_text(desk: Desk, school: NewSchool) -> None:
    karen = actor(school, "Karen Winther")

    first, again = add_text(desk, karen, text(), {}), add_text(desk, karen, text(), {})

    assert (first.id, first.new, again.new) == (again.id, True, False)
    assert len(texts(desk, karen)) == 1


def test_what_is_told_of_a_text_is_found_on_its_tile(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    add_text(desk, actor(school, "Karen Winther"), text(), {}, About("natur", "Om en ræv."))

    tile = texts(desk, ea)[0]

    assert (tile.title, tile.author, tile.words, tile.subject, tile.summary) == (
        "Ræven",
        "Ea",
        8,
        "natur",
        "Om en ræv.",
    )
    assert tile.lix == 4
    assert open_text(desk, ea, tile.id) == text()


def test_shelves_stand_easiest_first(desk: Desk, school: NewSchool) -> None:
    karen = actor(school, "Karen Winther")
    add_text(desk, karen, text("Svær", "Vindmølleparkernes elektricitetsproduktion overgår forventningerne."), {})
    add_text(desk, karen, text("Let", "En ko. En so."), {})

    assert [tile.title for tile in texts(desk, karen)] == ["Let", "Svær"]


def test_a_pupils_own_text_is_enciphered_and_a_schools_lies_among_the_books(desk: Desk, school: NewSchool) -> None:
    own = add_text(desk, actor(school, "Ea Blå"), text("Min hemmelige bog"), {})
    shared = add_text(desk, actor(school, "Karen Winther"), text("Skolens bog"), {})
    desk.stores.main.engine.dispose()

    on_disk = b"".join(path.read_bytes() for path in desk.home.root.rglob("*") if path.is_file())

    assert b"Min hemmelige bog" not in on_disk
    assert b"Skolens bog" in on_disk
    assert own.id != shared.id
    assert open_text(desk, actor(school, "Ea Blå"), own.id).title == "Min hemmelige bog"


def test_a_book_that_changed_on_disk_is_never_shown(desk: Desk, school: NewSchool) -> None:
    karen = actor(school, "Karen Winther")
    added = add_text(desk, karen, text(), {})
    book = next(desk.home.books.glob(f"{added.id}*"))
    book.write_bytes(book.read_bytes().replace(b"en tur", b"i byen"))

    with pytest.raises(LearnKitError) as refused:
        open_text(desk, karen, added.id)

    assert refused.value.code == "text.damaged"


def test_a_book_that_is_gone_is_told_and_can_be_brought_in_again(desk: Desk, school: NewSchool) -> None:
    karen = actor(school, "Karen Winther")
    added = add_text(desk, karen, text(), {})
    next(desk.home.books.glob(f"{added.id}*")).unlink()

    with pytest.raises(LearnKitError) as refused:
        open_text(desk, karen, added.id)
    add_text(desk, karen, text(), {})

    assert refused.value.code == "text.not_here"
    assert open_text(desk, karen, added.id) == text()


def test_a_text_is_counted_and_its_lix_rounded_and_the_easiest_stands_first(desk: Desk, school: NewSchool) -> None:
    karen = actor(school, "Karen Winther")
    first = Section("Et", (Block("heading", "Ko"), Block("paragraph", "Den så en ål. Den gik en tur.")))
    whole = Text("Anden", "", "da", (first, Section("To", (Block("paragraph", "Og så."),))), "txt")
    hard = add_text(desk, karen, text("Alle", "Vindmølleparkernes elektricitetsproduktion overgår alt."), {})

    easy = add_text(desk, karen, whole, {})

    with desk.read() as session:
        row = session.get_one(TextRow, easy.id)
    assert (row.sections, row.blocks, row.words, row.lix) == (2, 3, 11, 3)
    assert [tile.id for tile in texts(desk, karen)] == [easy.id, hard.id]


def illustrated(title: str, picture: bytes) -> tuple[Text, Pictures]:
    digest = sha256(picture).hexdigest()
    blocks = (Block("paragraph", title), Block("image", "Tegning", image=digest))
    return Text(title, "Ea", "da", (Section("Et", blocks),), "epub"), {digest: Picture(picture, "image/png", 1, 1)}


def test_a_texts_pictures_come_with_it(desk: Desk, school: NewSchool) -> None:
    for name in ("Ea Blå", "Karen Winther"):
        who = actor(school, name)
        whole, pictures = illustrated(f"Af {name}", b"test")
        added = add_text(desk, who, whole, pictures)

        assert open_picture(desk, who, added.id, *pictures) == b"test"


def test_a_picture_opens_only_with_a_text_it_is_in_to_whoever_may_open_that_text(desk: Desk, school: NewSchool) -> None:
    ea, ida, karen = (actor(school, name) for name in ("Ea Blå", "Ida Holm", "Karen Winther"))
    own, of_ea = illustrated("Min egen", b"of Ea alone")
    shared, of_all = illustrated("Alles", b"of everyone")
    eas, everyones = add_text(desk, ea, own, of_ea), add_text(desk, karen, shared, of_all)
    body = sha256(own.to_json().encode()).hexdigest()

    foreign, everyones_own = next(iter(of_ea)), next(iter(of_all))

    for who, text_id, digest in (
        (ida, eas.id, foreign),
        (ida, everyones.id, foreign),
        (karen, everyones.id, foreign),
        (ida, everyones.id, body),
    ):
        with pytest.raises(LearnKitError) as refused:
            open_picture(desk, who, text_id, digest)
        assert refused.value.code == "rights.denied"

    assert open_picture(desk, ida, everyones.id, everyones_own) == b"of everyone"
    assert open_picture(desk, ea, eas.id, foreign) == b"of Ea alone"


def test_texts_brought_in_before_the_first_day_stand_on_the_schools_shelf(desk: Desk) -> None:
    added = add_text(desk, desk.owner(), text(), {})

    school = start_small_school(desk)

    ea = actor(school, "Ea Blå")
    assert [tile.id for tile in texts(desk, ea)] == [added.id]
    assert open_text(desk, ea, added.id) == text()


def test_a_text_a_pupil_had_becomes_everyones_when_a_teacher_brings_it_in(desk: Desk, school: NewSchool) -> None:
    added = add_text(desk, actor(school, "Ea Blå"), text(), {})

    add_text(desk, actor(school, "Karen Winther"), text(), {})

    assert [(tile.id, tile.own) for tile in texts(desk, actor(school, "Ida Holm"))] == [(added.id, False)]
    assert [(tile.id, tile.own) for tile in texts(desk, actor(school, "Ea Blå"))] == [(added.id, False)]
    assert open_text(desk, actor(school, "Ida Holm"), added.id) == text()
