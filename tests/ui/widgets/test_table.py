"""A table: its rows are sorted, gone through and opened by mouse and by keyboard, and every cell is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator, translator
from tests.ui.widgets.conftest import Window
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.table import Table
from ui.widgets.table_cells import BarCell, PersonCell, WordsCell
from ui.widgets.table_lines import Column, Line, Lines

PUPILS = (("Åse Blå", 12, 300), ("Bo Ål", 0, 41), ("Zara Dam", 83, 1305), ("Ea Lund", 40, None))
COLUMNS = (
    Column("minutes", "Minutter", width=200),
    Column("words", "Ord skrevet", right=True, width=160, falling_first=True),
    Column("note", "Note", sortable=False, width=120),
)
Show = Callable[..., Window]


def line(name: str, minutes: int, words: int | None) -> Line:
    return Line(
        name,
        PersonCell(name, name, name, "fish"),
        (
            BarCell(f"{minutes} minutter", minutes, str(minutes), minutes / 90),
            WordsCell("ingen ord" if words is None else f"{words} ord", words, str(words or ""), right=True),
            WordsCell("–", None, "–"),
        ),
    )


@pytest.fixture
def table(theme: Theme, t: Translator, show: Show) -> Table:
    """Four pupils and three columns, in a window."""
    made = Table(theme, t, "Hele klassen")
    made.set_columns(Column("name", "Elev"), COLUMNS)
    made.set_rows([line(*pupil) for pupil in PUPILS])
    made.setFixedHeight(made.whole_height() + 20)
    show(made)
    return made


def order(table: Table) -> list[str]:
    return [row.key for row in table.lines.lines]


def middle(table: Table, section: int) -> QPoint:
    heads = table.heads
    return QPoint(heads.sectionViewportPosition(section) + heads.sectionSize(section) // 2, heads.height() // 2)


def test_a_press_on_a_head_sorts_and_another_turns_it_round(table: Table, qtbot: QtBot) -> None:
    qtbot.mouseClick(table.heads.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 0))
    rising = order(table)
    qtbot.mouseClick(table.heads.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 0))

    assert rising == ["Bo Ål", "Åse Blå", "Ea Lund", "Zara Dam"]
    assert order(table) == rising[::-1]


def test_the_greatest_comes_first_where_the_column_wants_it_and_the_unknown_last(table: Table, qtbot: QtBot) -> None:
    qtbot.mouseClick(table.heads.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 1))
    falling = order(table)
    qtbot.mouseClick(table.heads.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 1))

    assert falling == ["Zara Dam", "Åse Blå", "Bo Ål", "Ea Lund"]
    assert order(table) == ["Bo Ål", "Åse Blå", "Zara Dam", "Ea Lund"]


def test_names_are_sorted_by_the_danish_alphabet(table: Table, qtbot: QtBot) -> None:
    qtbot.mouseClick(table.corner, Qt.MouseButton.LeftButton)

    assert order(table) == ["Bo Ål", "Ea Lund", "Zara Dam", "Åse Blå"]


def test_a_head_that_sorts_nothing_leaves_the_rows(table: Table, qtbot: QtBot) -> None:
    before = order(table)

    qtbot.mouseClick(table.heads.viewport(), Qt.MouseButton.LeftButton, pos=middle(table, 2))

    assert order(table) == before


def test_the_keyboard_goes_up_to_the_heads_sorts_there_and_comes_down_again(table: Table, qtbot: QtBot) -> None:
    table.go("Åse Blå", "minutes")
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_Up)
    on_head = table.heads.hasFocus()
    qtbot.keyClick(table.heads, Qt.Key.Key_Right)
    qtbot.keyClick(table.heads, Qt.Key.Key_Return)
    said = table.heads.accessibleName()
    qtbot.keyClick(table.heads, Qt.Key.Key_Down)

    assert on_head
    assert said == "Ord skrevet. Sorteret, største først"
    assert table.hasFocus()
    assert table.at == ("Zara Dam", "words")


def test_the_keyboard_reaches_the_head_over_the_names(table: Table, qtbot: QtBot) -> None:
    table.heads.go(0)

    qtbot.keyClick(table.heads, Qt.Key.Key_Left)
    qtbot.keyClick(table.corner, Qt.Key.Key_Space)
    qtbot.keyClick(table.corner, Qt.Key.Key_Down)

    assert order(table)[0] == "Bo Ål"
    assert table.at == ("Bo Ål", "minutes")


def test_arrows_go_between_cells_and_enter_opens_the_one_they_are_in(table: Table, qtbot: QtBot) -> None:
    table.setFocus(Qt.FocusReason.TabFocusReason)
    opened: list[tuple[str, str]] = []
    table.opened.connect(lambda row, column: opened.append((row, column)))

    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    qtbot.keyClick(table, Qt.Key.Key_Space)

    assert opened == [("Zara Dam", "words")] * 2


def test_a_click_opens_a_cell_and_a_click_on_a_name_the_first_column(table: Table, qtbot: QtBot) -> None:
    opened: list[tuple[str, str]] = []
    table.opened.connect(lambda row, column: opened.append((row, column)))

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.cell_middle("Bo Ål", "words"))
    qtbot.mouseClick(table.firsts.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, table.rowHeight(0) // 2))

    assert opened == [("Bo Ål", "words"), ("Åse Blå", "name")]


def test_the_first_press_in_rows_that_have_moved_opens_the_row_under_the_pointer(
    theme: Theme, t: Translator, show: Show, qtbot: QtBot
) -> None:
    made = Table(theme, t, "Hele klassen")
    made.set_columns(Column("name", "Elev"), COLUMNS)
    made.set_rows([line(f"Elev {number}", number, number) for number in range(40)])
    made.setFixedHeight(300)
    elsewhere = Button(theme, "Giv en opgave")
    show(elsewhere, made)
    elsewhere.setFocus()
    opened: list[str] = []
    made.opened.connect(lambda row, _column: opened.append(row))

    made.verticalScrollBar().setValue(made.verticalScrollBar().maximum())
    last = made.visualRect(made.lines.index(39, 0)).center()
    window = made.window().windowHandle()
    assert window is not None
    at = made.viewport().mapTo(made.window(), last)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)

    assert opened == ["Elev 39"]


def test_f2_says_whose_cell_it_is_and_what_stands_in_it(table: Table, qtbot: QtBot) -> None:
    table.go("Bo Ål", "words")
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_F2)

    window = table.window()
    assert isinstance(window, Window)
    assert window.heard == ["Bo Ål. Ord skrevet: 41 ord"]


def test_keys_that_are_not_the_tables_go_on_to_its_screen(table: Table, qtbot: QtBot) -> None:
    heard: list[int] = []
    window = table.window()
    window.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    table.go("Zara Dam", "minutes")
    table.setFocus()

    for key in (Qt.Key.Key_2, Qt.Key.Key_J, Qt.Key.Key_B):
        qtbot.keyClick(table, key)

    assert heard == [Qt.Key.Key_2, Qt.Key.Key_J, Qt.Key.Key_B]
    assert table.at == ("Zara Dam", "minutes")


def test_a_screen_reader_finds_every_cell_with_its_heads(table: Table) -> None:
    told = QAccessible.queryAccessibleInterface(table)
    assert told is not None

    parts = [told.child(number) for number in range(told.childCount())]
    said = [(part.role(), part.text(QAccessible.Text.Name)) for part in parts]

    heads, first_row = said[1:4], said[4:8]
    assert told.role() == QAccessible.Role.Table
    assert heads == [(QAccessible.Role.ColumnHeader, head) for head in ("Minutter", "Ord skrevet", "Note")]
    assert first_row[0] == (QAccessible.Role.RowHeader, "Åse Blå")
    assert [words for _, words in first_row[1:]] == ["12 minutter", "300 ord", "–"]
    assert len(said) == 5 * 4


def test_new_rows_keep_the_cell_one_is_in_and_the_order(table: Table, qtbot: QtBot) -> None:
    table.sort_by("minutes", falling=True)
    table.go("Bo Ål", "words")

    table.set_rows([line("Ny Elev", 99, 1), *(line(*pupil) for pupil in PUPILS)])

    assert order(table)[0] == "Ny Elev"
    assert table.at == ("Bo Ål", "words")


def test_the_names_and_heads_stay_when_the_rest_moves(theme: Theme, t: Translator, show: Show, qtbot: QtBot) -> None:
    table = Table(theme, t, "Mål")
    table.set_columns(Column("name", "Elev"), [Column(str(n), f"Mål {n}", width=120) for n in range(40)])
    cells = tuple(WordsCell(f"{n} ting", n, str(n)) for n in range(40))
    table.set_rows([Line(f"Elev {n}", PersonCell(f"Elev {n}", n, f"Elev {n}"), cells) for n in range(30)])
    table.setFixedHeight(300)
    show(table)
    first = table.firsts.viewport().grab(table.firsts.viewport().rect().adjusted(0, 0, -4, 0)).toImage()
    table.go("Elev 0", "0")
    table.setFocus()

    for _ in range(39):
        qtbot.keyClick(table, Qt.Key.Key_Right)
    moved = table.horizontalScrollBar().value()
    beside = table.firsts.viewport().grab(table.firsts.viewport().rect().adjusted(0, 0, -4, 0)).toImage()
    qtbot.keyClick(table, Qt.Key.Key_End)
    qtbot.keyClick(table, Qt.Key.Key_PageDown)

    assert moved > 3000
    assert beside == first
    assert table.verticalScrollBar().value() > 0
    assert table.heads.y() == 0
    assert table.corner.size().height() == table.heads.height()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_long_names_figures_and_heads_have_room(theme: Theme, t: Translator, show: Show, scale: float) -> None:
    theme.set(scale=scale)
    table = Table(theme, t, "Hele klassen")
    head = Column("words", "Gennemsnitlig læsehastighed om ugen", right=True)
    table.set_columns(Column("name", "Elev"), (head,))
    name = "Anne-Kathrine Vestergaard Kjærgaard-Sørensen"
    table.set_rows([Line(name, PersonCell(name, name, name, "fish"), (WordsCell("x", 1, "12.345.678", right=True),))])
    show(table)

    row, wide = table.lines.lines[0], table.firsts.width()

    assert table.rowHeight(0) >= row.first.tall(theme, wide)
    assert table.heads.sectionSize(0) >= row.cells[0].least(theme) - 1
    assert table.heads.height() >= table.heads.tall([float(table.heads.sectionSize(0))])


def test_bars_of_one_column_are_on_one_scale(theme: Theme, qtbot: QtBot) -> None:
    def filled(share: float, text: str) -> int:
        cell = BarCell("", 0, text, share)
        image = QImage(240, 44, QImage.Format.Format_RGB32)
        image.fill(theme.ink("ark"))
        painter = QPainter(image)
        cell.paint(painter, theme, QRectF(0, 0, 240, 44))
        painter.end()
        return sum(image.pixelColor(x, 22) == theme.ink("fjord") for x in range(240))

    half, whole = filled(0.5, "7"), filled(1.0, "140")

    assert abs(2 * half - whole) <= 2
    assert filled(0.0, "0") == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.none() | st.integers(-3, 3)), max_size=12), st.booleans())
def test_sorting_keeps_every_row_and_the_given_order_of_equals(
    values: list[tuple[int, int | None]], falling: bool
) -> None:
    lines = Lines("da")
    lines.set_columns(Column("name", ""), (Column("value", ""),))
    rows = [Line(str(n), WordsCell("", n), (WordsCell("", value),)) for n, (_, value) in enumerate(values)]
    lines.set_lines(rows)

    lines.sort_by("value", falling=falling)

    shown = [(row.cells[0].order, int(row.key)) for row in lines.lines]
    known = [pair for pair in shown if pair[0] is not None]
    assert sorted(int(row.key) for row in lines.lines) == list(range(len(values)))
    assert known == sorted(known, key=lambda pair: ((-1 if falling else 1) * int(pair[0] or 0), pair[1]))
    assert [pair[0] for pair in shown[len(known) :]] == [None] * (len(shown) - len(known))


def test_the_heads_speak_english_too(theme: Theme, show: Show, qtbot: QtBot) -> None:
    table = Table(theme, translator("en"), "The whole class")
    table.set_columns(Column("name", "Pupil"), (Column("minutes", "Minutes"),))
    table.set_rows([Line("a", PersonCell("A", "A", "A"), (WordsCell("1", 1, "1"),))])
    show(table)

    table.turn("minutes")

    assert table.heads.accessibleName() == "Minutes. Sorted, smallest first"
