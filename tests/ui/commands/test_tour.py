"""The tour's eyes see what is cut, nameless, foreign or unworked; its hands reach what a person reaches."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from ui.commands.touring.eyes import Eyes, Found
from ui.commands.touring.hands import Hands
from ui.commands.touring.ink import prints_of
from ui.commands.touring.log import Log, Steps
from ui.commands.touring.tongue import Tongue
from ui.commands.touring.watch import Watch
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.field import Line
from ui.widgets.label import Text
from ui.widgets.scroll import Scroll
from ui.widgets.table import Table
from ui.widgets.table_cells import WordsCell
from ui.widgets.table_lines import Column
from ui.widgets.table_lines import Line as TableLine

NAMES = {"Åse", "Ræven ved åen", "Luk, og gå hjem ad åen", "Sprogforståelse"}


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    load_fonts()
    return Theme(reduced_motion=True)


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """An empty window on the screen."""
    shown = QWidget()
    qtbot.addWidget(shown)
    QVBoxLayout(shown)
    shown.resize(400, 300)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.activateWindow()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def put(page: QWidget, thing: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    layout.addWidget(thing)
    thing.show()


def look(page: QWidget, language: str = "da") -> Found:
    layout = page.layout()
    assert layout is not None
    layout.activate()
    return Eyes(Tongue(language, set(NAMES))).look([page])


def test_a_widgets_own_print_is_read_with_place_and_size(theme: Theme, page: QWidget) -> None:
    put(page, Button(theme, "Læs videre"))
    button = page.findChild(Button)
    assert button is not None

    (printed,) = prints_of(button)

    assert (printed.text, printed.px) == ("Læs videre", 18)
    assert button.rect().contains(printed.box.toAlignedRect())


def test_a_page_with_room_for_everything_is_clean(theme: Theme, page: QWidget) -> None:
    put(page, Text(theme, "Læs videre"))
    put(page, Button(theme, "Hjælp", icon="speaker-high"))

    assert look(page) == Found()


def test_words_that_leave_their_widget_are_cut(theme: Theme, page: QWidget) -> None:
    put(page, Button(theme, "Læs videre"))
    button = page.findChild(Button)
    assert button is not None
    button.setFixedSize(60, 20)

    assert "Button ”Læs videre”: Læs" in look(page).cut_off


def test_words_that_their_parent_cuts_are_cut(theme: Theme, page: QWidget) -> None:
    text = Text(theme, "Hjælp", parent=page)
    text.setGeometry(380, 100, 120, 30)
    text.show()

    assert look(page).cut_off == ["Text ”Hjælp”: Hjælp"]


def test_what_is_scrolled_away_is_not_cut(theme: Theme, page: QWidget) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    for _ in range(30):
        column.addWidget(Text(theme, "Hjælp"))
    put(page, Scroll(theme, content))

    assert look(page).cut_off == []


def wide_table(theme: Theme, columns: int) -> Table:
    table = Table(theme, translator("da"), "Mål")
    table.set_columns(Column("name", "Elev"), [Column(str(n), f"Mål nummer {n}", width=150) for n in range(columns)])
    cells = tuple(WordsCell("set", n, f"set {n} gange i klassen") for n in range(columns))
    table.set_rows([TableLine("Bo", WordsCell("Bo", "Bo", "Bo"), cells)])
    return table


def test_what_a_table_can_move_into_sight_is_not_cut_and_what_it_cannot_is(theme: Theme, page: QWidget) -> None:
    put(page, wide_table(theme, 6))
    moves = look(page).cut_off
    table = page.findChild(Table)
    assert table is not None

    table.horizontalScrollBar().setMaximum(0)
    stuck = look(page).cut_off

    assert moves == []
    assert any("gange i klassen" in line for line in stuck)


def test_hands_press_a_cell_and_a_row_that_are_out_of_sight(theme: Theme, page: QWidget) -> None:
    table = Table(theme, translator("da"), "Hele klassen")
    table.set_columns(Column("name", "Elev"), [Column("seen", "Sidst set", width=120)])
    rows = [(f"Elev {n}", f"{n} dage siden") for n in range(40)]
    table.set_rows([TableLine(who, WordsCell(who, who, who), (WordsCell(when, when, when),)) for who, when in rows])
    put(page, Button(theme, "Hjælp"))
    put(page, table)
    opened: list[str] = []
    table.opened.connect(lambda row, _column: opened.append(row))
    hands = Hands(page, Watch(page))

    hands.press("Elev 39")
    hands.press("38 dage siden")
    hands.press("Elev 2")

    assert opened == ["Elev 39", "Elev 38", "Elev 2"]


def test_words_under_something_else_are_told(theme: Theme, page: QWidget) -> None:
    for name in ("Hjælp", "Tilbage"):
        button = Button(theme, name, parent=page)
        button.setGeometry(20, 20, 160, 48)
        button.show()

    assert look(page).cut_off == ["Button ”Hjælp” lies under Button ”Tilbage”"]


def test_a_control_without_a_name_is_told(theme: Theme, page: QWidget) -> None:
    put(page, Line(theme))

    assert look(page).unnamed == ["Line in QWidget"]


def test_a_control_in_the_platforms_look_is_bare(page: QWidget) -> None:
    put(page, QPushButton("Hjælp"))

    assert look(page).bare == ["QPushButton ”Hjælp”"]


def test_letters_under_14_px_are_bare(theme: Theme, page: QWidget) -> None:
    class Small(Text):
        def face(self):  # type: ignore[no-untyped-def]
            font = super().face()
            font.setPixelSize(12)
            return font

    put(page, Small(theme, "Hjælp"))

    assert look(page).bare == ["Small ”Hjælp”: 12 px: Hjælp"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Tilbage"),
        ("da", "Back"),
        ("en", "Hej, Bo. Vælg dine tre billeder"),
        ("en", "2 of 3 given. Din lærer kan åbne for dig nu."),
        ("en", "En sætning, som intet katalog kender på engelsk, men som er på dansk: ærgerligt"),
    ],
)
def test_a_sentence_in_the_other_language_is_strange(language: str, text: str) -> None:
    assert Tongue(language, set(NAMES)).strange(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Tilbage"),
        ("en", "Back"),
        ("en", "Ræven ved åen"),
        ("en", "Ræven ved"),
        ("en", "Luk, og gå hjem ad åen. LIX 14"),
        ("en", "Åse. Sprog- forståelse"),
        ("en", "Åse. Switch"),
        ("en", "LIX 14"),
        ("da", "En tekst, som ingen kender"),
        ("en", ""),
    ],
)
def test_names_and_sentences_of_ones_own_are_not_strange(language: str, text: str) -> None:
    assert not Tongue(language, set(NAMES)).strange(text)


def test_hands_press_what_has_the_name_and_type_where_the_keyboard_is(theme: Theme, page: QWidget) -> None:
    pressed: list[str] = []
    for name in ("Hjælp", "Tilbage"):
        button = Button(theme, name)
        button.clicked.connect(lambda _=False, n=name: pressed.append(n))
        put(page, button)
    line = Line(theme)
    line.setAccessibleName("Dit navn")
    put(page, line)
    hands = Hands(page, Watch(page))

    hands.press("Tilbage")
    hands.press("Dit navn")
    hands.write("Åse 🦉")

    assert (pressed, line.text()) == (["Tilbage"], "Åse 🦉")


def test_hands_turn_the_wheel_to_what_is_out_of_sight(theme: Theme, page: QWidget) -> None:
    content, pressed = QWidget(), []
    column = QVBoxLayout(content)
    for number in range(30):
        button = Button(theme, f"Side {number}")
        button.clicked.connect(lambda _=False, n=number: pressed.append(n))
        column.addWidget(button)
    put(page, Scroll(theme, content))

    Hands(page, Watch(page)).press("Side 27")

    assert pressed == [27]


def test_what_does_not_come_is_lost(page: QWidget) -> None:
    with pytest.raises(LearnKitError) as lost:
        Hands(page, Watch(page)).see("Hjælp", patience_s=0.05)

    assert (lost.value.code, lost.value.facts["what"]) == ("tour.lost", "see: Hjælp")


def test_the_watch_sees_a_standstill_but_not_its_own(page: QWidget) -> None:
    watch, loop = Watch(page), QEventLoop()

    def busy() -> None:
        until = time.thread_time() + 0.08
        while time.thread_time() < until:
            pass

    QTimer.singleShot(20, busy)
    QTimer.singleShot(120, loop.quit)
    loop.exec()
    seen = watch.take_ms()
    with watch.own():
        busy()
    own = watch.take_ms()

    assert seen > 60
    assert own < 40


def test_a_step_is_a_row_with_its_picture_and_its_faults_are_problems(
    theme: Theme, page: QWidget, tmp_path: Path
) -> None:
    put(page, Line(theme))
    log = Log(tmp_path)
    steps = Steps("pupil", Hands(page, Watch(page)), Eyes(Tongue("da", set())), log)

    with steps.step("home", "opened"):
        pass

    (row,) = log.rows
    assert (row.role, row.screen, row.action, row.unnamed) == ("pupil", "home", "opened", ["Line in QWidget"])
    assert Path(row.png).stat().st_size > 0
    assert [(problem.code, problem.facts["screen"]) for problem in log.problems] == [("tour.unnamed", "home")]


def test_a_step_that_gets_lost_leaves_a_picture_and_its_place(theme: Theme, page: QWidget, tmp_path: Path) -> None:
    log = Log(tmp_path)
    steps = Steps("pupil", Hands(page, Watch(page)), Eyes(Tongue("da", set())), log)

    with pytest.raises(LearnKitError) as lost, steps.step("home", "opened"):
        steps.hands.see("Hjælp", patience_s=0.05)

    assert lost.value.facts == {"what": "see: Hjælp", "role": "pupil", "screen": "home", "action": "opened"}
    assert len(log.rows) == 1
