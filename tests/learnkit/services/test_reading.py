"""The place is kept, and minutes are counted once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from content.text import Block, Section, Text
from learnkit.clock import Clock
from learnkit.db.reading import SittingRow
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
