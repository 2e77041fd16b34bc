"""The place is kept, and minutes are counted once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content.text import Block, Section, Text
from learnkit.clock import Clock
from learnkit.db.reading import SittingRow
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.services.adding_a_text import add_text
from learnkit.services.desk import Desk
from learnkit.services.pupil_home import pupil_home
from learnkit.services.reading import begun, keep_place, place_in, record_sitting
from learnkit.services.starting_a_school import NewSchool
from tests.builders import actor, open_desk, start_small_school


def bring(desk: Desk, title: str, words: str = "Ræven gik en tur.", language: str = "da") -> str:
    body = Text(title, "", language, (Section("", (Block("paragraph", words),)),), "txt")
    return add_text(desk, desk.owner(), body, {}).id


def test_the_place_is_where_it_was_left_last(desk: Desk, school: NewSchool) -> None:
    ea, text = actor(school, "Ea Blå"), bring(desk, "Ræven")

    keep_place(desk, ea, text, 2, 17, 0.25)
    keep_place(desk, ea, text, 3, 4, 0.5)

    place = place_in(desk, ea, text)
    assert place is not None
    assert (place.block, place.offset, place.done) == (3, 4, 0.5)
    assert place_in(desk, actor(school, "Ida Holm"), text) is None


@pytest.mark.parametrize(("said", "kept"), [(-0.2, 0.0), (1.7, 1.0), (0.123456, 0.1235)])
def test_what_is_done_is_a_share_of_the_text(desk: Desk, school: NewSchool, said: float, kept: float) -> None:
    ea, text = actor(school, "Ea Blå"), bring(desk, "Ræven")

    keep_place(desk, ea, text, 0, 0, said)

    place = place_in(desk, ea, text)
    assert place is not None
    assert place.done == kept


def test_go_on_reading_is_the_text_read_last_and_not_finished(tmp_path: Path) -> None:
    clock = Clock(moment=datetime(2026, 11, 24, 8, 0, tzinfo=UTC), seed=1)
    desk = open_desk(tmp_path / "home", clock)
    school = start_small_school(desk)
    ea = actor(school, "Ea Blå")
    texts = [bring(desk, title) for title in ("A", "B", "C", "D")]
    for minute, (text, done) in enumerate(zip(texts, (0.1, 0.4, 1.0), strict=False)):
        clock.moment = datetime(2026, 11, 24, 8, minute, tzinfo=UTC)
        keep_place(desk, ea, text, 0, 0, done)

    home = pupil_home(desk, ea)

    assert [b.text.title for b in begun(desk, ea)] == ["B", "A"]
    assert home.go_on is not None
    assert home.go_on.text.title == "B"
    assert [tile.title for tile in home.suits] == ["C", "D"]
    desk.stores.close()


def test_what_a_classmate_has_begun_is_not_among_my_own(desk: Desk, school: NewSchool) -> None:
    ea, ida = actor(school, "Ea Blå"), actor(school, "Ida Holm")
    keep_place(desk, ida, bring(desk, "Ræven"), 0, 3, 0.5)

    home = pupil_home(desk, ea)

    assert begun(desk, ea) == ()
    assert home.go_on is None
    assert [tile.title for tile in home.suits] == ["Ræven"]


def test_nobody_keeps_a_place_in_a_text_they_may_not_open(desk: Desk, school: NewSchool) -> None:
    ida = actor(school, "Ida Holm")
    body = Text("Idas", "", "da", (Section("", (Block("paragraph", "Min egen."),)),), "txt")
    own = add_text(desk, ida, body, {}).id

    with pytest.raises(LearnKitError) as refused:
        keep_place(desk, actor(school, "Ea Blå"), own, 0, 0, 0.5)

    assert refused.value.code == "rights.denied"
    assert begun(desk, actor(school, "Ea Blå")) == ()


def test_a_sitting_is_its_whole_minutes_in_the_schools_time(desk: Desk, school: NewSchool) -> None:
    ea, text = actor(school, "Ea Blå"), bring(desk, "Ræven")
    at = datetime(2026, 11, 24, 8, 0)

    sitting, minutes = record_sitting(desk, ea, text, at, at + timedelta(minutes=7, seconds=59))

    with desk.read() as session:
        row = session.get_one(SittingRow, sitting)
    assert (minutes, row.seconds, row.begun) == (7, 479, "2026-11-24T07:00:00+00:00")


def test_idle_time_is_left_out_and_never_adds(desk: Desk, school: NewSchool) -> None:
    ea, text = actor(school, "Ea Blå"), bring(desk, "Ræven")
    at, end = datetime(2026, 11, 24, 8, 0), datetime(2026, 11, 24, 8, 10)

    assert record_sitting(desk, ea, text, at, end, seconds=180)[1] == 3
    assert record_sitting(desk, ea, text, at, end, seconds=9999)[1] == 10
    assert record_sitting(desk, ea, text, at, end, seconds=0)[1] == 0


@pytest.mark.parametrize("minutes", [-1, 241])
def test_a_sitting_that_cannot_have_been_is_refused(desk: Desk, school: NewSchool, minutes: int) -> None:
    ea, text = actor(school, "Ea Blå"), bring(desk, "Ræven")
    at = datetime(2026, 11, 24, 8, 0)

    with pytest.raises(LearnKitError) as refused:
        record_sitting(desk, ea, text, at, at + timedelta(minutes=minutes))

    assert refused.value.code == "sitting.bad_time"


def test_texts_that_suit_come_first(desk: Desk, school: NewSchool) -> None:
    bring(desk, "Svær", "Vindmølleparkernes elektricitetsproduktion overgår forventningerne betydeligt.")
    bring(desk, "English", "A cow went out. It saw an old tractor. It was fun.", "en")
    bring(desk, "Let", "En ko gik på vejen. Den så en gammel traktor. Det var sjovt.")

    home = pupil_home(desk, actor(school, "Ea Blå"))

    assert [tile.title for tile in home.suits] == ["Let", "Svær", "English"]
    assert home.go_on is None


def with_lix(desk: Desk, lix: int) -> str:
    """A text of one sentence whose LIX is its number of words, as none of them is long."""
    return bring(desk, str(lix), "ko " * (lix - 1) + "ko.")


def titles_that_suit(desk: Desk, reader: Actor) -> list[str]:
    return [tile.title for tile in pupil_home(desk, reader).suits]


def test_what_suits_follows_the_level_of_the_class_one_goes_in_today(desk: Desk, school: NewSchool) -> None:
    for lix in (5, 11, 16, 21, 30):
        with_lix(desk, lix)
    ea, ida = actor(school, "Ea Blå"), actor(school, "Ida Holm")
    with desk.act(desk.owner()) as act:
        old = act.create("school_class", {"school": school.id, "name": "9.Z", "level": 9, "year": 2026})
        act.create(
            "pupil_in_class", {"person": ea.person, "school_class": old, "since": "2020-08-01", "until": "2021-07-31"}
        )

    assert titles_that_suit(desk, ea) == ["11", "16", "5", "21", "30"]
    assert titles_that_suit(desk, ida) == ["21", "16", "30", "11", "5"]


def test_what_suits_follows_half_way_what_one_has_begun(desk: Desk, school: NewSchool) -> None:
    for lix in (5, 11, 16, 21, 30):
        with_lix(desk, lix)
    ea = actor(school, "Ea Blå")

    keep_place(desk, ea, with_lix(desk, 31), 0, 0, 0.1)

    assert titles_that_suit(desk, ea) == ["21", "16", "30", "11", "5"]
