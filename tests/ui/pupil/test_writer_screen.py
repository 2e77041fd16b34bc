"""The writer, through its keys and buttons."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from learnkit.app import App
from learnkit.domain.people import Actor, Role
from learnkit.services.choosing_a_look import choose_look, look_of
from learnkit.services.saving_a_version import save
from learnkit.services.writing import documents, history, show
from tests.ui.pupil.child_that_types import TYPED
from tests.ui.surfaces.writing.test_keeping import fill_the_disk
from tests.ui.writers import OTTER, Desk, press, type_keys
from ui.pupil.writer_screen import WriterScreen
from ui.surfaces.writing.earlier_sheet import EarlierSheet
from ui.surfaces.writing.elsewhere import ElsewhereSheet
from ui.widgets.pill import Truth

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


def kept(desk: Desk) -> str:
    return show(desk.app.desk, desk.pupil, desk.document).text


def lit_word(screen: WriterScreen) -> str:
    word = screen.editor.lit[1]
    units = screen.editor.document().toRawText().encode("utf-16-le")
    return units[2 * word[0] : 2 * word[1]].decode("utf-16-le") if word is not None else ""


def test_what_is_typed_is_saved_at_the_pause_and_found_by_a_program_started_anew(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    desk.app.clock.moment = datetime(2026, 11, 24, 8, 42, tzinfo=UTC)

    type_keys(screen, " Den svømmer 🐈.")
    busy = screen.foot.pill.text()
    desk.until(lambda: screen.model.keeping.settled)

    anew = App(desk.app.home.root)
    found = show(anew.desk, desk.pupil, desk.document).text
    anew.close()
    assert (busy, screen.foot.pill.text()) == ("Gemmer …", "Gemt kl. 9.42")
    assert found == OTTER + " Den svømmer 🐈."


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_killed_right_after_saved_nothing_is_lost(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.ui.pupil.child_that_types", str(tmp_path)]
    environment = {**os.environ, "LEARNKIT_KEY_STORE": "file", "QT_QPA_PLATFORM": "offscreen"}

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as child:
        assert child.stdout is not None
        told = child.stdout.readline().decode().split()
        child.send_signal(signal.SIGKILL)

    with App(tmp_path) as app:
        person, school, document = told
        assert show(app.desk, Actor(person, Role.PUPIL, school), document).text == TYPED


def test_closing_with_unsaved_text_saves_it(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    type_keys(screen, " Slut.")

    screen.leave()
    desk.shelf.around.tasks.close()

    assert kept(desk) == OTTER + " Slut."


def test_ctrl_s_does_not_wait_for_the_pause(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    screen.model.keeping._pause.setInterval(1_000_000)
    type_keys(screen, "!")
    screen.model.keeping._pause.stop()

    press(qtbot, screen, Key.Key_S, CTRL)
    desk.until(lambda: screen.model.keeping.settled)

    assert kept(desk) == OTTER + "!"


def test_leaving_the_text_with_the_keyboard_saves_at_once(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    type_keys(screen, "!")
    screen.model.keeping._pause.stop()

    screen.foot.read.setFocus()
    desk.until(lambda: screen.model.keeping.settled)

    assert kept(desk) == OTTER + "!"


def test_undo_takes_back_what_was_typed_and_that_is_kept_too(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    type_keys(screen, " Mere")
    desk.until(lambda: screen.model.keeping.settled)

    press(qtbot, screen, Key.Key_Z, CTRL)
    desk.until(lambda: screen.model.keeping.settled)

    assert kept(desk) == OTTER


def test_an_earlier_text_is_shown_fetched_and_taken_back(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    first = screen.model.version
    type_keys(screen, " Mere.")

    screen.foot.earlier.click()
    desk.until(lambda: isinstance(screen.sheet, EarlierSheet) and bool(screen.sheet.rows))
    sheet = screen.sheet
    assert isinstance(sheet, EarlierSheet)
    sheet.every.click()
    sheet.rows[first].click()
    desk.until(sheet.preview.isVisible)
    shown = sheet.preview.text()
    sheet.fetch.click()
    desk.until(screen.toast.isVisible)
    fetched = screen.editor.text(), kept(desk)
    screen.toast.undo.click()
    desk.until(lambda: screen.editor.text() != OTTER)

    assert shown == OTTER
    assert fetched == (OTTER, OTTER)
    assert screen.editor.text() == kept(desk) == OTTER + " Mere."
    assert len(history(desk.app.desk, desk.pupil, desk.document)) == 4


def test_the_history_stands_by_day_with_the_last_of_each_stretch_first(qtbot: QtBot, desk: Desk) -> None:
    for day, minute, word in ((20, 0, "a"), (20, 4, "b"), (20, 30, "c"), (23, 0, "d")):
        desk.app.clock.moment = datetime(2026, 11, day, 9, minute, tzinfo=UTC)
        save(desk.app.desk, desk.pupil, desk.document, f"{word} {OTTER}")
    desk.app.clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    screen = desk.screen()

    screen.open_earlier()
    desk.until(lambda: isinstance(screen.sheet, EarlierSheet) and bool(screen.sheet.rows))

    assert isinstance(screen.sheet, EarlierSheet)
    told = [row.text().split("  ") for row in screen.sheet.rows.values()]
    assert [(time, beginning[0]) for time, beginning in told][-3:] == [("10.00", "d"), ("10.30", "c"), ("10.04", "b")]
    days = [child.text() for child in screen.sheet.findChildren(type(screen.sheet.title)) if "november" in child.text()]
    assert "Mandag den 23. november" in days and "Fredag den 20. november" in days


def test_f8_reads_from_the_sentence_of_the_caret_and_esc_stops(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    cursor = screen.editor.textCursor()
    cursor.setPosition(OTTER.index("finder"))
    screen.editor.setTextCursor(cursor)

    press(qtbot, screen, Key.Key_F8)
    desk.until(lambda: lit_word(screen) != "")
    word, sentence, button = lit_word(screen), screen.editor.lit[0], screen.foot.read.text()
    press(qtbot, screen, Key.Key_Escape)

    assert (word, button) == ("Han", "Stop")
    assert sentence == (OTTER.index("Han"), OTTER.index("\n"))
    assert screen.editor.lit == (None, None) and not desk.shelf.around.voice.speaking


def test_the_word_that_is_heard_stands_on_amber(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()

    screen.foot.read.click()
    desk.until(lambda: lit_word(screen) != "")
    desk.shelf.around.voice.pause()
    image = screen.editor.grab().toImage()
    inks = {image.pixel(x, y) for x in range(image.width()) for y in range(0, 60)}

    assert {screen.editor.theme.ink(token).rgb() for token in ("rav", "ravT", "ravLine")} <= inks


def test_writing_ends_the_reading(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    screen.foot.read.click()
    desk.until(lambda: lit_word(screen) != "")

    type_keys(screen, "x")

    assert screen.editor.lit == (None, None) and not screen.model.reading.speaking


def test_words_are_said_while_one_writes_when_that_is_chosen_and_it_is_remembered(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    said: list[str] = []
    say = desk.shelf.around.voice.say
    desk.shelf.around.voice.say = lambda text, **how: (said.append(text), say(text, **how))[1]  # type: ignore[method-assign]

    screen.foot.echo.chosen.emit("words")
    type_keys(screen, " Sne falder ")
    screen.leave()
    desk.shelf.around.tasks.close()

    assert said == ["Sne", "falder"]
    assert look_of(desk.app.desk, desk.pupil).typing == "words"


def test_on_a_full_disk_the_text_stays_and_the_words_say_what_is(qtbot: QtBot, desk: Desk) -> None:
    screen, lift = desk.screen(), fill_the_disk(desk)
    refused = QSignalSpy(screen.model.not_kept)
    much = " mere" * 20_000
    screen.editor.insertPlainText(much)

    screen.model.keeping.now()
    desk.until(lambda: refused.count() > 0)
    told = screen.foot.pill.truth, screen.foot.pill.text(), screen.toast.words.text()
    still = screen.editor.text()
    lift()
    type_keys(screen, "!")
    desk.until(lambda: screen.model.keeping.settled)

    assert told[:2] == (Truth.PERSON, "Ikke gemt endnu")
    assert told[2] == "Computeren har ikke plads til mere. Din tekst står her på siden. LearnKit prøver at gemme igen."
    assert still == OTTER + much
    assert kept(desk) == OTTER + much + "!"


def test_two_windows_end_with_the_same_text(qtbot: QtBot, desk: Desk) -> None:
    other, screen = desk.screen(), desk.screen()
    other.editor.moveCursor(other.editor.textCursor().MoveOperation.Start)
    type_keys(other, "Først. ")
    desk.until(lambda: other.model.keeping.settled)

    type_keys(screen, "\nSidst.")
    desk.until(lambda: screen.model.keeping.settled)

    assert screen.editor.text() == kept(desk) == f"Først. {OTTER}\nSidst."
    assert screen.editor.caret(screen.editor.text()) == len(screen.editor.text())


def grown_apart(desk: Desk) -> tuple[str, str]:
    """Two texts that cannot be joined; the shown one and the other."""
    base = show(desk.app.desk, desk.pupil, desk.document).version
    save(desk.app.desk, desk.pupil, desk.document, "Ræven løber.", base=base)
    save(desk.app.desk, desk.pupil, desk.document, "Ulven sover.", base=base)
    shown = show(desk.app.desk, desk.pupil, desk.document)
    return shown.text, shown.others[0].text


def test_what_was_written_elsewhere_can_be_kept_beside(qtbot: QtBot, desk: Desk) -> None:
    mine, theirs = grown_apart(desk)
    screen = desk.screen()

    screen.elsewhere.see.click()
    assert isinstance(screen.sheet, ElsewhereSheet)
    shown = screen.sheet.preview.text()
    screen.sheet.both.click()
    desk.until(lambda: len(documents(desk.app.desk, desk.pupil, desk.pupil.person)) == 2)
    desk.until(lambda: screen.model.version == show(desk.app.desk, desk.pupil, desk.document).version)

    tiles = documents(desk.app.desk, desk.pupil, desk.pupil.person)
    texts = {tile.title: show(desk.app.desk, desk.pupil, tile.id) for tile in tiles}
    assert shown == theirs
    assert texts["Odderen"].text == mine and texts["Odderen"].heads == 1
    assert texts["Odderen, skrevet et andet sted"].text == theirs
    assert not screen.elsewhere.isVisible()


def test_one_can_go_on_with_what_was_written_elsewhere(qtbot: QtBot, desk: Desk) -> None:
    mine, theirs = grown_apart(desk)
    screen = desk.screen()

    screen.elsewhere.see.click()
    assert isinstance(screen.sheet, ElsewhereSheet)
    screen.sheet.other.click()
    desk.until(lambda: screen.editor.text() == theirs)
    type_keys(screen, " Nu.")
    desk.until(lambda: screen.model.keeping.settled)

    after = show(desk.app.desk, desk.pupil, desk.document)
    assert (after.text, after.heads) == (theirs + " Nu.", 1)
    assert mine in {earlier.beginning for earlier in history(desk.app.desk, desk.pupil, desk.document)}


def test_one_can_go_on_with_what_is_on_the_page(qtbot: QtBot, desk: Desk) -> None:
    mine, theirs = grown_apart(desk)
    screen = desk.screen()
    type_keys(screen, " Nu.")

    screen.elsewhere.see.click()
    assert isinstance(screen.sheet, ElsewhereSheet)
    screen.sheet.mine.click()
    desk.until(lambda: show(desk.app.desk, desk.pupil, desk.document).heads == 1)

    assert kept(desk) == mine + " Nu."
    assert theirs in {earlier.beginning for earlier in history(desk.app.desk, desk.pupil, desk.document)}


def test_the_title_line_renames_the_text(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()
    screen.paper.title.setFocus()
    screen.paper.title.selectAll()

    qtbot.keyClicks(screen.paper.title, "Min odder")
    qtbot.keyClick(screen.paper.title, Key.Key_Return)
    desk.shelf.around.tasks.close()

    assert screen.editor.hasFocus()
    assert screen.head.title.text() == "Min odder"
    assert show(desk.app.desk, desk.pupil, desk.document).title == "Min odder"


def test_length_and_lix_are_told(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen()

    desk.until(lambda: bool(screen.foot.length.text()))

    assert screen.foot.length.text() == "14 ord  ·  LIX 12"


def test_the_page_follows_the_look_of_its_writer(qtbot: QtBot, desk: Desk) -> None:
    choose_look(desk.app.desk, desk.pupil, font="andika", size=32, theme="dark")

    screen = desk.screen()

    assert screen.editor.setting.font.family() == "Andika"
    assert screen.editor.setting.font.pixelSize() == 29
    assert desk.shelf.around.theme.name == "dark"


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_part_has_room_and_a_name(qtbot: QtBot, tmp_path: Path, scale: int, language: str) -> None:
    desk = Desk(qtbot, tmp_path, language=language)
    choose_look(desk.app.desk, desk.pupil, screen=scale)
    screen = desk.screen((1366, 696))
    desk.until(lambda: bool(screen.foot.length.text()))
    foot = screen.foot
    parts = (foot.read, foot.echo, foot.length, foot.pill, foot.earlier, foot.more)

    desk.until(lambda: all(part.width() >= part.sizeHint().width() for part in parts if part.isVisible()))
    shown = [part for part in parts if part.isVisible()]

    assert all(part.accessibleName() or part is foot.length for part in shown)
    assert screen.width() == 1366
    assert screen.editor.accessibleName() and screen.paper.title.accessibleName()
    desk.close()


def test_in_a_narrow_window_what_has_no_room_is_found_under_more(qtbot: QtBot, desk: Desk) -> None:
    screen = desk.screen((500, 600))

    screen.foot.more.click()
    assert screen.foot.menu is not None
    screen.foot.menu.rows[3].click()

    assert not screen.foot.earlier.isVisible()
    assert screen.model.look.look.typing == "words"


def test_a_text_that_is_not_one_s_own_is_not_opened(qtbot: QtBot, desk: Desk) -> None:
    screen = WriterScreen(desk.shelf.around, desk.pupil, "not-there")
    qtbot.addWidget(screen)

    desk.until(lambda: not screen.toast.isHidden())

    assert screen.editor.isReadOnly()
    assert screen.toast.words.text() == "Det må du ikke her. Spørg din lærer."
