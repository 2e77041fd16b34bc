"""The reader, through its keys and buttons."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from content.text import Section
from learnkit.services.choosing_a_look import look_of
from learnkit.services.reading import place_in
from tests.ui.readers import FAST, Library, in_a_window, library, long_text, otter, paragraph, text_of
from ui.pupil.reader_screen import ReaderScreen
from ui.surfaces.reading.lit import Lit

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shelf(qtbot: QtBot, tmp_path: Path) -> Iterator[Library]:
    made = library(tmp_path, otter())
    yield made
    made.close()


def reader(
    qtbot: QtBot, shelf: Library, text: str = "", size: tuple[int, int] = (1366, 768), wait: bool = True
) -> ReaderScreen:
    screen = ReaderScreen(shelf.around, shelf.pupil, text or shelf.text)
    window = in_a_window(screen, *size)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    screen.window_kept = window  # type: ignore[attr-defined]
    if wait:
        qtbot.waitUntil(lambda: bool(screen.model.voices), timeout=10_000)
        screen.model.look.take(replace(screen.model.look.look, rate=FAST))
    screen.setFocus()
    return screen


def lit(screen: ReaderScreen) -> str:
    word = screen.page._word
    assert screen.model.book is not None
    blocks = [placed.block.text for placed in screen.model.book.text.placed()]
    return blocks[word.block][word.start : word.end] if word is not None else ""


class AtWord(QObject):
    """Does something the moment a word is lit, however slow the machine is; keeps all that was lit until then."""

    def __init__(self, screen: ReaderScreen, word: str, act: Callable[[], None] = lambda: None) -> None:
        super().__init__()
        self._screen, self._word, self._act = screen, word, act
        self.seen: list[str] = []
        self.reached = False
        assert screen.model.aloud is not None
        screen.model.aloud.lit.connect(self._on_lit)

    def _on_lit(self, _sentence: Lit | None, word: Lit | None) -> None:
        if self.reached or word is None:
            return
        self.seen.append(lit(self._screen))
        if self.seen[-1] == self._word:
            self.reached = True
            self._act()


def until(qtbot: QtBot, word: AtWord) -> list[str]:
    qtbot.waitUntil(lambda: word.reached, timeout=15_000)
    return word.seen


def middle_of(screen: ReaderScreen, where: Lit) -> QPoint:
    assert screen.page.view is not None
    box = next(box for box, *_ in screen.page.view.boxes(where.block, where.start, where.end))
    return box.translated(screen.page.text_box.topLeft()).center().toPoint()


def test_space_plays_and_pauses_and_the_light_follows_the_marks(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    word = AtWord(screen, "Malte", lambda: qtbot.keyClick(screen.page, Key.Key_Space))
    qtbot.keyClick(screen.page, Key.Key_Space)
    playing = screen.voice_bar.play.playing

    seen = until(qtbot, word)

    assert seen == ["Om", "natten", "kom", "sne", "Malte"]
    assert playing
    assert not screen.voice_bar.play.playing
    assert shelf.around.voice.paused
    sentence = screen.page._sentence
    assert sentence is not None
    assert (sentence.start, sentence.end) == (19, 33)


def test_a_touched_word_is_read_from(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    word = AtWord(screen, "sne")

    qtbot.mouseClick(screen.page, Qt.MouseButton.LeftButton, pos=middle_of(screen, Lit(0, 10, 13)))

    assert until(qtbot, word) == ["kom", "sne"]


def test_arrows_step_by_word_and_with_ctrl_by_sentence(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    words = []

    for key, modifier in (
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Right, CTRL),
        (Key.Key_Left, CTRL),
        (Key.Key_Left, Qt.KeyboardModifier.NoModifier),
    ):
        qtbot.keyClick(screen.page, key, modifier)
        words.append(lit(screen))

    assert words == ["Om", "natten", "Malte", "Om", "Om"]
    assert not shelf.around.voice.speaking


def test_enter_says_the_word_alone(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    qtbot.keyClick(screen.page, Key.Key_Right, CTRL)

    with qtbot.waitSignal(shelf.around.voice.finished, timeout=10_000):
        qtbot.keyClick(screen.page, Key.Key_Return)

    assert lit(screen) == "Malte"


def test_ctrl_up_and_down_change_the_pace_and_real_words_a_minute_are_said(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)

    qtbot.keyClick(screen.page, Key.Key_Down, CTRL)
    qtbot.keyClick(screen.page, Key.Key_Down, CTRL)
    qtbot.keyClick(screen.page, Key.Key_Up, CTRL)

    assert screen.model.look.look.rate == 200
    assert screen.voice_bar.stepper.accessibleDescription() == "Hurtigt, 200 ord i minuttet"
    assert screen.voice_bar.stepper.word.text() == "Hurtigt"


def test_again_and_next_are_pressed(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    bar = screen.voice_bar
    third = AtWord(screen, "kom", lambda: qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton))
    qtbot.mouseClick(bar.play, Qt.MouseButton.LeftButton)
    until(qtbot, third)

    afterwards: list[AtWord] = []

    def press_next() -> None:
        afterwards.append(AtWord(screen, "Malte"))
        qtbot.mouseClick(bar.next, Qt.MouseButton.LeftButton)

    seen = until(qtbot, AtWord(screen, "Om", press_next))

    assert seen == ["Om"]
    assert until(qtbot, afterwards[0]) == ["Malte"]


def test_the_switches_put_out_word_and_sentence_and_are_remembered(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)

    qtbot.mouseClick(screen.voice_bar.word, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.voice_bar.sentence, Qt.MouseButton.LeftButton)
    screen.leave()
    qtbot.waitUntil(lambda: not look_of(shelf.app.desk, shelf.pupil).show_sentence)

    assert not look_of(shelf.app.desk, shelf.pupil).show_word
    assert not screen.page._look.show_word


def test_the_look_is_chosen_with_u_holds_for_the_whole_window_and_is_remembered(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    qtbot.keyClick(screen.page, Key.Key_U)
    assert screen.panel is not None

    qtbot.mouseClick(screen.panel.papers["dark"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(screen.panel.fonts["lexend"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(screen.panel.fonts["lexend"], Key.Key_Escape)
    screen.leave()
    qtbot.waitUntil(lambda: look_of(shelf.app.desk, shelf.pupil).font == "lexend")

    assert screen.panel is None
    assert screen.page.hasFocus()
    assert shelf.around.theme.name == "dark"
    assert look_of(shelf.app.desk, shelf.pupil).theme == "dark"


def test_esc_is_quiet_first_then_closes_the_panel_then_leaves_it_to_others(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    screen.show_look(True)
    word = AtWord(screen, "Om")
    qtbot.mouseClick(screen.voice_bar.play, Qt.MouseButton.LeftButton)
    until(qtbot, word)
    states = []

    for _ in range(2):
        qtbot.keyClick(screen.page, Key.Key_Escape)
        states.append((shelf.around.voice.speaking, screen.panel is not None))

    assert states == [(False, True), (False, False)]


def test_the_place_is_found_again_on_the_same_page(qtbot: QtBot, shelf: Library) -> None:
    text = shelf.add(long_text(30))
    first = reader(qtbot, shelf, text)
    for _ in range(3):
        qtbot.keyClick(first.page, Key.Key_PageDown)
    assert first.page.view is not None
    place = first.page.view.top_place
    first.leave()
    qtbot.waitUntil(lambda: place_in(shelf.app.desk, shelf.pupil, text) is not None)

    second = reader(qtbot, shelf, text)

    assert second.page.view is not None
    assert second.page.view.top_place == place
    assert second.margin.number.text().startswith("Side ")
    assert second.page._progress > 0


def test_hiding_the_reader_is_quiet_and_keeps_the_place(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    word = AtWord(screen, "kom", screen.hide)
    qtbot.keyClick(screen.page, Key.Key_Space)
    until(qtbot, word)

    qtbot.waitUntil(lambda: place_in(shelf.app.desk, shelf.pupil, shelf.text) is not None)

    kept = place_in(shelf.app.desk, shelf.pupil, shelf.text)
    assert kept is not None
    assert kept.offset == 10
    assert not shelf.around.voice.speaking
    assert not shelf.around.voice.paused


def test_a_chapter_is_gone_to_from_the_list(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    qtbot.mouseClick(screen.head.chapters, Qt.MouseButton.LeftButton)
    assert screen.chapters is not None

    qtbot.mouseClick(screen.chapters.rows[1], Qt.MouseButton.LeftButton)

    assert screen.page.view is not None
    assert screen.page.view.top_place == (2, 0)
    assert screen.head.chapter.text() == "Kapitel 2 · Isen"
    assert screen.page.hasFocus()


def test_the_title_is_heard_and_heard_no_more(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)

    with qtbot.waitSignal(shelf.around.voice.word_reached, timeout=10_000):
        qtbot.mouseClick(screen.head.dot, Qt.MouseButton.LeftButton)
    speaking = screen.head.dot.speaking
    qtbot.mouseClick(screen.head.dot, Qt.MouseButton.LeftButton)

    assert speaking
    assert not screen.head.dot.speaking
    assert not shelf.around.voice.speaking
    assert lit(screen) == ""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_voice_that_died_is_told_in_words_and_reads_on(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    assert shelf.app.speaker.worker_pid is not None

    os.kill(shelf.app.speaker.worker_pid, signal.SIGKILL)
    word = AtWord(screen, "natten")
    qtbot.keyClick(screen.page, Key.Key_Space)
    qtbot.waitUntil(screen.toast.isVisible, timeout=10_000)
    until(qtbot, word)

    assert screen.toast.words.text() == "Stemmen standsede og er startet igen. Din tekst er urørt."


def test_f6_goes_round_the_regions(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    round_trip = []

    for _ in range(4):
        qtbot.keyClick(screen.window().focusWidget(), Key.Key_F6)
        round_trip.append(screen.window().focusWidget())

    assert round_trip == [screen.voice_bar.play, screen.head.back, screen.page, screen.voice_bar.play]


def words_of(widget: QWidget) -> list[QWidget]:
    return [
        w for w in widget.findChildren(QWidget) if w.isVisible() and callable(getattr(w, "text", None)) and w.text()
    ]


@pytest.mark.parametrize("language", ["da", "en"])
def test_nothing_is_cut_at_any_size_in_any_language(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    shelf = library(tmp_path, otter(), language)
    screen = reader(qtbot, shelf)

    def whole() -> None:
        assert cut_off(screen) == []
        assert screen.size() == screen.window().size()

    for width, height in ((1366, 768), (1024, 600)):
        screen.window().resize(width, height)
        for scale in (100, 112, 125, 150, 200):
            screen.model.look.choose(screen=scale)
            for panel in (False, True):
                screen.show_look(panel)
                qtbot.waitUntil(whole)
    shelf.close()


def cut_off(screen: ReaderScreen) -> list[str]:
    """What has less room than it needs, or stands outside its bar or the bar outside the window."""
    found = [w.accessibleName() for w in words_of(screen) if w.width() < w.minimumSizeHint().width()]
    for bar in (screen.head, screen.voice_bar):
        places = [(w, w.mapTo(bar, QPoint(0, 0)), w.mapTo(bar, QPoint(w.width(), w.height()))) for w in words_of(bar)]
        found += [
            w.accessibleName()
            for w, top, end in places
            if top.x() < 0 or top.y() < 0 or end.x() > bar.width() or end.y() > bar.height()
        ]
        found += [] if screen.rect().contains(bar.geometry()) else [type(bar).__name__]
    return found


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu's own window, where there is no screen
def test_in_a_narrow_window_the_tools_lie_behind_more(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    screen.model.look.choose(screen=200)
    qtbot.waitUntil(screen.head.more.isVisible)

    screen.head.open_more()
    assert screen.head.menu is not None
    names = [row.text() for row in screen.head.menu.rows]
    screen.head.menu.rows[names.index("Udseende")].click()

    assert names == ["Kapitler", "Udseende", "Lineal", "Stemme", "Blad tilbage", "Blad frem"]
    assert screen.panel is not None
    assert screen.panel.geometry() == screen.rect()


def test_every_part_has_a_name(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf)
    screen.show_look(True)

    nameless = [
        type(w).__name__
        for w in screen.findChildren(QWidget)
        if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible() and not w.accessibleName()
    ]

    assert nameless == []


def test_a_text_that_cannot_be_opened_is_told_in_words_and_the_way_back_works(qtbot: QtBot, shelf: Library) -> None:
    screen = reader(qtbot, shelf, "nowhere", wait=False)
    back = QSignalSpy(screen.back_asked)
    qtbot.waitUntil(screen.toast.isVisible, timeout=10_000)

    qtbot.mouseClick(screen.head.back, Qt.MouseButton.LeftButton)

    assert screen.toast.words.text() == "Det må du ikke her. Spørg din lærer."
    assert back.count() == 1


def test_a_book_of_many_chapters_shows_ten_at_a_time(qtbot: QtBot, shelf: Library) -> None:
    chapters = (Section(f"Dag {n}", (paragraph(f"Det er dag {n}."),)) for n in range(1, 26))
    screen = reader(qtbot, shelf, shelf.add(text_of(*chapters, title="Dagene")))
    assert screen.model.book is not None
    screen.model.go_to(screen.model.book.chapters[13][1])
    screen.open_chapters()
    sheet = screen.chapters
    assert sheet is not None
    first = [row.text() for row in sheet.rows]
    focused = screen.window().focusWidget()

    qtbot.mouseClick(sheet.later, Qt.MouseButton.LeftButton)
    then = [row.text() for row in sheet.rows]
    qtbot.mouseClick(sheet.rows[4], Qt.MouseButton.LeftButton)

    assert first == [f"Dag {n}" for n in range(11, 21)]
    assert isinstance(focused, QWidget)
    assert focused.accessibleName().startswith("Dag 14")
    assert then == [f"Dag {n}" for n in range(21, 26)]
    assert not sheet.later.isVisible()
    assert screen.head.chapter.text() == "Kapitel 25 · Dag 25"


@pytest.mark.parametrize("width", [1024, 1060, 1100, 1140, 1180])
def test_the_voice_stands_with_all_its_words_or_is_a_tool_in_the_head(qtbot: QtBot, shelf: Library, width: int) -> None:
    screen = reader(qtbot, shelf, size=(width, 600))
    voice = screen.voice_bar.voice

    qtbot.wait(20)

    assert not screen.voice_bar.has_voice or voice.width() >= voice.sizeHint().width()
