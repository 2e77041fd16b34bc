"""One pupil and one text: opened where it was left, place and time kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from content.text import Block, Picture
from learnkit.db.reading import SittingRow
from learnkit.domain.people import Role
from learnkit.services.reading import Place, place_in
from tests.ui.readers import FAST, Library, library, long_text, otter, paragraph, text_of
from ui.pupil.reader_model import ReaderModel


class Watch:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    made = library(tmp_path, otter())
    yield made
    made.close()


def opened(qtbot: QtBot, shelf: Library, text: str = "", watch: Watch | None = None) -> ReaderModel:
    around = shelf.around
    model = ReaderModel(shelf.app, around.tasks, around.voice, shelf.pupil, text or shelf.text, now=watch or Watch())
    with qtbot.waitSignal(model.opened, timeout=10_000):
        model.open()
    assert model.aloud is not None
    model.look.take(replace(model.look.look, rate=FAST))
    return model


def place(shelf: Library, text: str = "") -> Place | None:
    return place_in(shelf.app.desk, shelf.pupil, text or shelf.text)


def sittings(shelf: Library) -> list[SittingRow]:
    with shelf.app.desk.read() as session:
        return list(session.scalars(select(SittingRow).where(SittingRow.pupil == shelf.pupil.person)))


def read_until(qtbot: QtBot, model: ReaderModel, block: int, offset: int) -> None:
    assert model.aloud is not None
    model.aloud.play()
    qtbot.waitUntil(lambda: model.place >= (block, offset), timeout=15_000)


def test_the_place_is_kept_at_a_pause_and_found_again(qtbot: QtBot, shelf: Library) -> None:
    model = opened(qtbot, shelf)
    read_until(qtbot, model, 0, 19)
    assert model.aloud is not None

    model.aloud.pause()
    at = model.place
    qtbot.waitUntil(lambda: (p := place(shelf)) is not None and (p.block, p.offset) == at)
    again = opened(qtbot, shelf)

    kept = place(shelf)
    assert kept is not None
    assert 0 < kept.done < 1
    assert again.place == at
    assert again.done == pytest.approx(kept.done)


def test_a_turned_page_is_kept(qtbot: QtBot, shelf: Library) -> None:
    text = shelf.add(long_text(20))
    model = opened(qtbot, shelf, text)

    model.turned(7, 40, False)
    qtbot.waitUntil(lambda: place(shelf, text) is not None)

    kept = place(shelf, text)
    assert kept is not None
    assert (kept.block, kept.offset) == (7, 40)


def test_the_last_page_turned_to_is_the_end_of_the_text(qtbot: QtBot, shelf: Library) -> None:
    text = shelf.add(long_text(20))
    model = opened(qtbot, shelf, text)

    model.turned(18, 0, True)
    qtbot.waitUntil(lambda: place(shelf, text) is not None)
    again = opened(qtbot, shelf, text)

    kept = place(shelf, text)
    assert kept is not None
    assert kept.done == 1
    assert again.place == (0, 0)


def test_heard_to_the_end_it_is_done(qtbot: QtBot, shelf: Library) -> None:
    text = shelf.add(text_of(paragraph("Kort."), title="Kort"))
    model = opened(qtbot, shelf, text)
    assert model.aloud is not None

    with qtbot.waitSignal(model.aloud.ended, timeout=10_000):
        model.aloud.play()
    qtbot.waitUntil(lambda: (p := place(shelf, text)) is not None and p.done == 1)


def test_leaving_keeps_the_place_and_records_what_was_read(qtbot: QtBot, shelf: Library) -> None:
    watch = Watch()
    model = opened(qtbot, shelf, watch=watch)
    read_until(qtbot, model, 0, 3)
    watch.seconds += 100
    model.touch()
    watch.seconds += 600
    model.touch()
    watch.seconds += 30

    model.leave()
    at = model.place
    qtbot.waitUntil(lambda: bool(sittings(shelf)))

    [sitting] = sittings(shelf)
    kept = place(shelf)
    assert sitting.seconds == 130
    assert kept is not None
    assert (kept.block, kept.offset) == at
    assert not shelf.around.voice.speaking


def test_leaving_twice_records_one_sitting(qtbot: QtBot, shelf: Library) -> None:
    watch = Watch()
    model = opened(qtbot, shelf, watch=watch)
    watch.seconds += 20

    model.leave()
    model.leave()
    qtbot.waitUntil(lambda: bool(sittings(shelf)))
    shelf.around.tasks.close()

    assert [s.seconds for s in sittings(shelf)] == [20]


def test_after_a_long_break_another_sitting_begins(qtbot: QtBot, shelf: Library) -> None:
    watch = Watch()
    model = opened(qtbot, shelf, watch=watch)
    watch.seconds += 60
    model.touch()
    watch.seconds += 5000
    model.touch()
    watch.seconds += 40

    model.leave()
    qtbot.waitUntil(lambda: len(sittings(shelf)) == 2)

    assert sorted(s.seconds for s in sittings(shelf)) == [40, 60]


def test_staff_who_look_into_a_text_leave_no_trace(qtbot: QtBot, shelf: Library) -> None:
    watch = Watch()
    teacher = replace(shelf.pupil, role=Role.TEACHER)
    model = ReaderModel(shelf.app, shelf.around.tasks, shelf.around.voice, shelf.pupil, shelf.text, now=watch)
    with qtbot.waitSignal(model.opened, timeout=10_000):
        model.open()
    model._actor = teacher
    watch.seconds += 60

    model.turned(1, 0, False)
    model.leave()
    shelf.around.tasks.close()

    assert place(shelf) is None
    assert sittings(shelf) == []


def test_a_text_that_is_not_ones_own_is_refused(qtbot: QtBot, shelf: Library) -> None:
    model = ReaderModel(shelf.app, shelf.around.tasks, shelf.around.voice, shelf.pupil, "nowhere")
    refused = QSignalSpy(model.refused)

    with qtbot.waitSignal(model.refused, timeout=10_000):
        model.open()

    assert refused.at(0)[0].code == "rights.denied"
    assert model.book is None


def test_a_picture_comes_decoded(qtbot: QtBot, shelf: Library) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (4000, 1000), "teal").save(drawn, "PNG")
    data = drawn.getvalue()
    digest = sha256(data).hexdigest()
    text = shelf.add(
        text_of(Block("image", "Vand", image=digest), paragraph("Vand."), title="Vand"),
        {digest: Picture(data, "image/png", 4000, 1000)},
    )
    model = opened(qtbot, shelf, text)

    with qtbot.waitSignal(model.picture_ready, timeout=10_000) as ready:
        model.want_picture(digest)

    told, image = ready.args
    assert told == digest
    assert (image.width(), image.height()) == (1600, 400)


def test_the_chapter_and_the_page_follow_the_place(qtbot: QtBot, shelf: Library) -> None:
    model = opened(qtbot, shelf)
    before = model.chapter

    assert model.book is not None
    model.go_to(model.book.chapters[1][1])

    assert (before, model.chapter, model.chapter_number) == ("Om natten", "Isen", 1)
    assert model.page == (1, 1)


def test_the_chosen_voice_is_one_that_speaks_the_texts_language(qtbot: QtBot, shelf: Library) -> None:
    text = shelf.add(text_of(paragraph("The ice was thin."), title="Ice", language="en"))
    model = opened(qtbot, shelf, text)
    with qtbot.waitSignal(model.voices_changed, timeout=10_000):
        model.load_voices()

    model.look.choose(voice="da+f2")
    danish_in_english = model.chosen_voice()
    model.look.choose(voice="en+f2")
    english = model.chosen_voice()

    assert danish_in_english is not None
    assert danish_in_english.language.startswith("en")
    assert english is not None
    assert english.id == "en+f2"


def test_another_size_does_not_disturb_the_voice(qtbot: QtBot, shelf: Library) -> None:
    model = opened(qtbot, shelf, shelf.add(long_text(3)))
    read_until(qtbot, model, 0, 3)
    stopped = QSignalSpy(shelf.around.voice.stopped)

    model.look.choose(size=40)

    assert stopped.count() == 0
    assert model.aloud is not None
    assert model.aloud.speaking
