"""Every pressable thing has a name, and its words have room: at 100 % and 200 %, in Danish and English."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from learnkit.i18n import Translator, translator
from ui.theme.press import start
from ui.theme.theme import Theme
from ui.widgets.avatar import AvatarTile, PictureTile
from ui.widgets.book import Book, BookFacts
from ui.widgets.button import Button
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.choice_rows import ChoiceRow, Swatch
from ui.widgets.control import Control
from ui.widgets.field import Field
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.menu import MenuRow
from ui.widgets.pill import SyncPill
from ui.widgets.play import PlayButton
from ui.widgets.progress import Progress
from ui.widgets.rail import Rail, Stop
from ui.widgets.sheet import Close
from ui.widgets.stepper import Stepper
from ui.widgets.toggle import Toggle
from ui.widgets.tool import Tool

LONG = {"da": "Fortsæt med skolebiblioteksfortællingen", "en": "Carry on reading the long library story"}
SHORT = {"da": "Udtaleøvelse", "en": "Pronunciation"}
ROOM = 60
FACTS = BookFacts("Kometjægerne", "Ida Holm", level="LIX 14", lix=14, started=True)

Making = Callable[[Theme, Translator, str, str], Control]

CONTROLS: dict[str, Making] = {
    "filled": lambda theme, t, long, short: Button(theme, long),
    "outlined": lambda theme, t, long, short: Button(theme, long, kind="outlined", icon="books"),
    "deleting": lambda theme, t, long, short: Button(theme, long, kind="deleting", icon="trash"),
    "voice": lambda theme, t, long, short: Button(theme, long, kind="voice", icon="speaker-high"),
    "quiet": lambda theme, t, long, short: Button(theme, long, kind="quiet", icon="caret-down", icon_after=True),
    "dense": lambda theme, t, long, short: Button(theme, long, dense=True),
    "with dot": lambda theme, t, long, short: Button(theme, long, hear=True),
    "round": lambda theme, t, long, short: Button(theme, short, kind="outlined", icon="play", round_ends=True),
    "dot": lambda theme, t, long, short: HearDot(theme, long),
    "large dot": lambda theme, t, long, short: HearDot(theme, long, size=44),
    "tool": lambda theme, t, long, short: Tool(theme, "ruler", short, checkable=True),
    "chip": lambda theme, t, long, short: Chip(theme, long, checkable=True),
    "word": lambda theme, t, long, short: Chip(theme, short, hear=True),
    "filter": lambda theme, t, long, short: Chip(theme, long, icon="x"),
    "toggle": lambda theme, t, long, short: Toggle(theme, short),
    "pill": lambda theme, t, long, short: SyncPill(theme, long, truth="waiting"),
    "choice": lambda theme, t, long, short: Choice(theme, (("a", long),), "a", lead=short, icon="user-sound"),
    "font": lambda theme, t, long, short: ChoiceRow(theme, long, family="opendyslexic"),
    "swatch": lambda theme, t, long, short: Swatch(theme, "paper", short),
    "row": lambda theme, t, long, short: ListRow(theme, "file-text", long, short),
    "news": lambda theme, t, long, short: ListRow(theme, "chat-text", long, short, news=True),
    "menu row": lambda theme, t, long, short: MenuRow(theme, "a", long, chosen=True),
    "avatar": lambda theme, t, long, short: AvatarTile(theme, "Anne-Kathrine Marie", "fish"),
    "picture": lambda theme, t, long, short: PictureTile(theme, short, "key"),
    "play": lambda theme, t, long, short: PlayButton(theme, t),
    "close": lambda theme, t, long, short: Close(theme, t),
    "book": lambda theme, t, long, short: Book(
        theme, BookFacts(long, "Ida Holm", level="LIX 14", lix=14, started=True)
    ),
}


def painted_beyond(paint: Callable[[QPainter], None], size: QRect) -> bool:
    """Whether anything is painted outside a widget's own box."""
    image = QImage(size.width() + 2 * ROOM, size.height() + 2 * ROOM, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    start(painter)
    painter.translate(ROOM, ROOM)
    paint(painter)
    painter.end()
    painter = QPainter(image)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillRect(size.translated(ROOM, ROOM), 0)
    painter.end()
    return any(bytes(image.constBits()))


def settled(widget: Control, width: int) -> QRect:
    """The widget at this width, as high as it then wants to be."""
    widget.resize(width, widget.sizeHint().height())
    widget.grab()
    widget.resize(width, widget.sizeHint().height())
    return widget.rect()


@pytest.fixture(params=[1.0, 2.0], ids=["100", "200"])
def sized(request: pytest.FixtureRequest, theme: Theme) -> Theme:
    """The look at 100 % and at 200 %."""
    theme.set(scale=request.param)
    return theme


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("kind", CONTROLS)
def test_the_words_of_a_control_are_never_cut(sized: Theme, qtbot: QtBot, kind: str, language: str) -> None:
    control = CONTROLS[kind](sized, translator(language), LONG[language], SHORT[language])
    qtbot.addWidget(control)
    control.setChecked(control.isCheckable())

    for width in (control.sizeHint().width(), control.minimumSizeHint().width()):
        box = settled(control, width)

        assert not painted_beyond(control.paint, box)


@pytest.mark.parametrize("kind", ["with dot", "word", "row", "news"])
def test_words_do_not_run_under_the_dot(sized: Theme, qtbot: QtBot, kind: str) -> None:
    control = CONTROLS[kind](sized, translator("da"), LONG["da"], SHORT["da"])
    qtbot.addWidget(control)
    dot = control.findChild(HearDot)

    for width in (control.sizeHint().width(), control.minimumSizeHint().width()):
        settled(control, width)
        assert dot is not None
        dot.hide()
        image = control.grab(dot.body().toRect().adjusted(4, 8, -4, -8).translated(dot.pos())).toImage()
        colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        dot.show()

        assert len(colours) == 1


@pytest.mark.parametrize("kind", CONTROLS)
def test_a_control_has_a_name_and_a_role_and_takes_the_keyboard(
    theme: Theme, t: Translator, qtbot: QtBot, kind: str
) -> None:
    control = CONTROLS[kind](theme, t, LONG["da"], SHORT["da"])
    qtbot.addWidget(control)

    told = QAccessible.queryAccessibleInterface(control)

    assert told is not None
    assert told.text(QAccessible.Text.Name).strip()
    assert told.role() in {QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton}
    assert control.focusPolicy().value & 1


@pytest.mark.parametrize("kind", CONTROLS)
def test_a_pupils_finger_finds_44_px(theme: Theme, t: Translator, qtbot: QtBot, kind: str) -> None:
    control = CONTROLS[kind](theme, t, LONG["da"], SHORT["da"])
    qtbot.addWidget(control)
    least = 36 if kind == "pill" else 40 if kind == "dense" else 44

    size = control.minimumSizeHint()

    assert size.width() >= least
    assert size.height() >= least


@pytest.mark.parametrize("role", ["kiosk", "title", "sheet", "section", "body", "staff", "table", "small", "tool"])
def test_the_words_of_a_label_are_never_cut(sized: Theme, qtbot: QtBot, role: str) -> None:
    for family in ("LearnKit Sans", "Literata", "Andika", "OpenDyslexic", "Lexend"):
        label = Text(sized, "Ågården på øen, gæg jøk", role, family=family)
        qtbot.addWidget(label)
        for width in (label.sizeHint().width(), label.minimumSizeHint().width()):
            label.resize(width, label.heightForWidth(width))

            assert not painted_beyond(label.paint, label.rect())


def test_the_other_widgets_are_named_too(theme: Theme, t: Translator, qtbot: QtBot) -> None:
    field = Field(theme, t, "Dit navn")
    stepper = Stepper(theme, t, "Størrelse", ("24", "26"))
    rail = Rail(theme, t, (Stop("home", "house", "Hjem"),), person="Freja")
    progress = Progress(theme, "36 sider igen")
    named: list[tuple[QWidget, str]] = [
        (field.line, "Dit navn"),
        (stepper, "Størrelse"),
        (stepper.more, "Størrelse: mere"),
        (rail, "Steder"),
        (progress, "36 sider igen"),
    ]

    for widget in (field, stepper, rail, progress):
        qtbot.addWidget(widget)

    assert [widget.accessibleName() for widget, _ in named] == [name for _, name in named]
