"""The single components of the gallery, each in its states. The words are samples and stand here as they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.i18n import Translator
from ui.theme.covers import RATIO, paint_cover
from ui.theme.dress import palette
from ui.theme.press import start
from ui.theme.strip import paint_strip
from ui.theme.theme import Theme
from ui.theme.tokens import THEMES
from ui.widgets.avatar import AvatarTile, PictureTile
from ui.widgets.badge import LevelBadge
from ui.widgets.book import Book, BookFacts
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.choice import Choice
from ui.widgets.choice_rows import ChoiceRow, Swatch
from ui.widgets.control import Control
from ui.widgets.day_bars import DayBar, DayBars
from ui.widgets.evidence_cell import EvidenceCell, LevelChoice, SheetKey
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.menu import MenuRow
from ui.widgets.note import Note
from ui.widgets.pill import SyncPill
from ui.widgets.play import PlayButton
from ui.widgets.progress import Progress
from ui.widgets.ribbon import Ribbon
from ui.widgets.stepper import Stepper
from ui.widgets.table import Table
from ui.widgets.table_cells import BarCell, PersonCell, WordsCell
from ui.widgets.table_lines import Column, Line
from ui.widgets.table_signs import LineCell, Step, StepsCell
from ui.widgets.toggle import Toggle
from ui.widgets.tool import Tool

WEEKS = (3, 18, 27, 40)
TITLES = (
    ("Sne i maj", "natur"),
    ("Min første fisk", "hav"),
    ("Biernes by", "dyr"),
    ("Da fyret gik ud", "by"),
    ("Mosens lys", "skov"),
    ("Papirprinsen", "eventyr"),
    ("Kometjægerne", "rum"),
    ("Broer", "fakta"),
)


class Ground(QWidget):
    """The table the papers lie on, painted in the ground ink."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setPalette(palette(theme))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), self.theme.ink("bg"))


class Prints(QWidget):
    """Covers of all eight motifs over four season strips."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFixedHeight(round(118 * RATIO) + 2 * 112 + 48)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        start(painter)
        for number, (title, subject) in enumerate(TITLES):
            x = number * 148.0
            paint_cover(painter, self.theme, x, 8, 118, title, "", subject=subject, started=number == 5)
        half = (self.width() - 16) / 2
        for number, week in enumerate(WEEKS):
            corner = QPointF((number % 2) * (half + 16), 118 * RATIO + 24 + (number // 2) * 124)
            paint_strip(painter, self.theme, QRectF(corner.x(), corner.y(), half, 112), week)


def hovered(control: Control) -> Control:
    """The control as if the pointer were over it."""
    middle = QPointF(control.rect().center())
    QApplication.sendEvent(control, QEnterEvent(middle, middle, middle))
    return control


def down(control: Control) -> Control:
    control.setDown(True)
    return control


def off(control: Control, why: str) -> Control:
    control.off(why)
    return control


def on(control: Control) -> Control:
    control.setChecked(True)
    return control


def told(theme: Theme, control: QWidget, words: str) -> QWidget:
    """A component with the word for its state below it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(control)
    column.addWidget(Text(theme, words, "small", ink="ink2"))
    return holder


def row(column: QVBoxLayout, things: Sequence[QWidget], gap: int = 12) -> None:
    holder = QWidget()
    flow = Flow(holder, gap=gap, row_gap=12)
    for thing in things:
        flow.addWidget(thing)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    column.addWidget(holder)


def buttons(theme: Theme, t: Translator, column: QVBoxLayout) -> None:
    states = (
        (Button(theme, "Læs videre"), "hvile"),
        (hovered(Button(theme, "Læs videre")), "over"),
        (down(Button(theme, "Læs videre")), "trykket"),
        (Button(theme, "Læs videre"), "fokus"),
        (off(Button(theme, "Læs videre"), "Vælg en bog først"), "slået fra"),
        (Button(theme, "Slet teksten", kind="deleting", icon="trash"), "sletter noget"),
        (Button(theme, "Skriv", hear=True), "ord og lyd i én"),
        (Button(theme, "Læs min tekst", kind="voice", icon="speaker-high"), "stemmen"),
    )
    states[3][0].setObjectName("focused")
    row(column, [told(theme, button, words) for button, words in states], 16)
    more = [
        Button(theme, "Behold mit", kind="outlined"),
        hovered(Button(theme, "Behold mit", kind="outlined")),
        down(Button(theme, "Behold mit", kind="outlined")),
        off(Button(theme, "Behold mit", kind="outlined"), "Vælg en bog først"),
        Button(theme, "Se alle", kind="quiet"),
        hovered(Button(theme, "Se alle", kind="quiet")),
        Button(theme, "Igen", kind="outlined", icon="arrow-counter-clockwise", round_ends=True),
        Button(theme, "Næste", kind="outlined", icon="skip-forward", icon_after=True, round_ends=True),
        Button(theme, "Gem", dense=True),
    ]
    dot, big, speaking = (HearDot(theme, "Læs videre", size=size) for size in (32, 44, 44))
    speaking.set_speaking(True)
    narrated = HearDot(theme, "Læs videre", size=44, narrated=True)
    row(column, [*more, dot, big, hovered(HearDot(theme, "Læs videre")), speaking, narrated, PlayButton(theme, t)])


def switches(theme: Theme, column: QVBoxLayout) -> None:
    subjects = (("all", "Emne"), ("sea", "Hav"))
    row(
        column,
        [
            Tool(theme, "text-aa", "Udseende", checkable=True),
            on(Tool(theme, "ruler", "Lineal", checkable=True)),
            hovered(Tool(theme, "highlighter", "Marker", checkable=True)),
            on(Chip(theme, "Ord", checkable=True)),
            Chip(theme, "Sætning", checkable=True),
            Chip(theme, "pensel", hear=True),
            Choice(theme, subjects, "all", round_ends=True, dense=True),
            Choice(theme, (("da", "Dansk"), ("en", "English")), "da"),
            on(Toggle(theme, "Ord")),
            Toggle(theme, "Sætning"),
        ],
    )
    level = LevelBadge(theme, "LIX 14", lix=14)
    pills = [
        SyncPill(theme, "Gemt her", truth="here"),
        SyncPill(theme, "Gemt her. 2 ting venter på skolen", truth="waiting"),
        SyncPill(theme, "Gemt her og på skolen", truth="school"),
        SyncPill(theme, "1 ting skal ses af en voksen", truth="person"),
        SyncPill(theme, "Uden net. Alt virker", truth="here", icon="wifi-slash", raised=True),
    ]
    row(column, [*pills, LevelBadge(theme, "LIX 5", lix=5), level, LevelBadge(theme, "LIX 38", lix=38)])


def forms(theme: Theme, t: Translator) -> Card:
    card = Card(theme)
    card.column.addWidget(Field(theme, t, "Dit navn", text="Freja"))
    secret = Field(theme, t, "Adgangskode", password=True, text="sommerfugl")
    card.column.addWidget(secret)
    wrong = Field(theme, t, "Fødselsår", text="20")
    wrong.trouble("Skriv fire tal, som 2017.")
    card.column.addWidget(wrong)
    card.column.addWidget(Field(theme, t, "Søg", icon="magnifying-glass"))
    steps = QHBoxLayout()
    steps.addWidget(Text(theme, "Størrelse", "staff"), 1)
    steps.addWidget(Stepper(theme, t, "Størrelse", ("24", "26", "28"), 1))
    card.column.addLayout(steps)
    card.column.addStretch(1)
    return card


def choices(theme: Theme) -> Card:
    card = Card(theme, gap=4)
    faces = (
        ("Atkinson", "learnkit"),
        ("Lexend", "lexend"),
        ("Andika", "andika"),
        ("OpenDyslexic", "opendyslexic"),
        ("Literata", "literata"),
    )
    rows = [ChoiceRow(theme, text, family=key) for text, key in faces]
    rows[1].setChecked(True)
    for row in rows:
        card.column.addWidget(row)
    papers = QWidget()
    flow = Flow(papers, gap=4)
    names = ("Lys", "Papir", "Mørk", "Kontrast")
    swatches = [Swatch(theme, key, text) for key, text in zip(THEMES, names, strict=True)]
    swatches[THEMES.index(theme.name)].setChecked(True)
    for swatch in swatches:
        flow.addWidget(swatch)
    card.column.addWidget(papers)
    for choice in (MenuRow(theme, "da", "Dansk", chosen=True), MenuRow(theme, "en", "English")):
        card.column.addWidget(choice)
    card.column.addStretch(1)
    return card


def lists(theme: Theme) -> Card:
    card = Card(theme, gap=0)
    card.column.addWidget(Text(theme, "Mine tekster", "section"))
    card.column.addWidget(ListRow(theme, "file-text", "Min anmeldelse", "i går"))
    card.column.addWidget(ListRow(theme, "chat-text", "Brev til farmor", "Karen har svaret", news=True))
    card.column.addSpacing(12)
    card.column.addWidget(Text(theme, "36 sider igen", "staff", ink="ink2"))
    card.column.addSpacing(6)
    card.column.addWidget(Progress(theme, "36 sider igen", share=0.42))
    card.column.addSpacing(20)
    line = QHBoxLayout()
    line.setSpacing(16)
    for facts in (
        BookFacts("Da fyret gik ud", subject="by", level="LIX 13", lix=13),
        BookFacts("Nabolaget", subject="by", level="LIX 11", lix=11, started=True),
    ):
        line.addWidget(Book(theme, facts), 0, Qt.AlignmentFlag.AlignBottom)
    ribbon = Ribbon(theme, "Hvor langt du er")
    ribbon.set_share(0.6)
    line.addStretch(1)
    line.addWidget(ribbon)
    card.column.addLayout(line)
    card.column.addStretch(1)
    return card


def pictures(theme: Theme) -> Card:
    card = Card(theme)
    grid = QGridLayout()
    grid.setSpacing(8)
    people = (("Sofus", "fish"), ("Ida", "cow"), ("Karl", "tree-evergreen"), ("Amina", "sun"))
    for number, (person, icon) in enumerate(people):
        tile = AvatarTile(theme, person, icon, number)
        tile.setChecked(number == 0)
        grid.addWidget(tile, number // 2, number % 2)
    card.column.addLayout(grid)
    pictures = QGridLayout()
    pictures.setSpacing(12)
    things = (("nøgle", "key"), ("anker", "anchor"), ("træ", "tree"), ("paraply", "umbrella"))
    for number, (word, icon) in enumerate(things):
        pictures.addWidget(PictureTile(theme, word, icon, number), number // 2, number % 2)
    card.column.addLayout(pictures)
    return card


CLASS = (
    ("Viggo Dam", "paw-print", 9, 0, 0),
    ("Storm Lund", "wind", 4, 18, 62),
    ("Noor Haddad", "butterfly", 1, 44, 41),
    ("Anne-Kathrine Vestergaard Kjærgaard", "rabbit", 0, 83, 1305),
)


def tables(theme: Theme, t: Translator) -> Card:
    card = Card(theme, padding=1, gap=0)
    table = Table(theme, t, "Hele klassen", round_top=True)
    columns = (
        Column("seen", "Sidst set", grows=1, falling_first=True),
        Column("minutes", "Minutter, 7 dage", grows=3),
        Column("weeks", "Hele uger før", sortable=False),
        Column("words", "Ord skrevet", right=True, grows=1),
        Column("tasks", "Ugens opgaver"),
    )
    table.set_columns(Column("name", "Elev"), columns)
    rows = []
    for number, (person, picture, days, minutes, words) in enumerate(CLASS):
        seen = "i dag" if not days else f"{days} dage siden"
        cells = (
            WordsCell(seen, days, seen, strong=days > 3, quiet=days < 2),
            BarCell(f"{minutes} minutter", minutes, str(minutes), minutes / 90),
            LineCell("10, 20, 30", None, (0.2, 0.1 * number, 0.5, 0.25 * number)),
            WordsCell(f"{words} ord", words, str(words), right=True),
            StepsCell("", number, (Step.DONE, Step.BEGUN, Step.OPEN, Step.NONE)[number:]),
        )
        rows.append(Line(person, PersonCell(person, person, person, picture, number), cells))
    table.set_rows(rows)
    table.sort_by("seen", falling=True)
    table.go("Noor Haddad", "minutes")
    table.set_marked(True)
    table.hover(1)
    table.setMinimumHeight(table.whole_height())
    card.column.addWidget(table)
    week = (("on", 51), ("to", 85), ("fr", 105), ("lø", 0), ("sø", 12), ("ma", 74), ("ti", 30))
    bars = DayBars(theme, "Minutter hver dag", [DayBar(day, n, str(n), f"{day}: {n} minutter") for day, n in week])
    card.column.addSpacing(16)
    card.column.addWidget(bars)
    return card


LEVELS = ("Ikke set", "På vej", "Med støtte", "Kan selv")


def goals(theme: Theme, t: Translator) -> Card:
    card = Card(theme, padding=20)
    table = Table(theme, t, "Mål", row=57)
    judged = [Column(str(level), word, sortable=False, group="Vurderet") for level, word in enumerate(LEVELS)]
    proposed = [Column(f"f{level}", LEVELS[level], sortable=False, group="Forslag") for level in (1, 2, 3)]
    table.set_columns(Column("name", "Elev", sortable=False), (*judged, *proposed))
    cells = [EvidenceCell(word, level=level, count=3 * level) for level, word in enumerate(LEVELS)]
    cells += [EvidenceCell(LEVELS[level], level=level, proposed=True, count=11 * level) for level in (1, 2, 3)]
    unsaid = tuple(EvidenceCell("Ikke vurderet", count=count) for count in range(7))
    rows = [Line("Noor", PersonCell("Noor", None, "Noor", "bird", 3), tuple(cells))]
    rows.append(Line("Alma", PersonCell("Alma", None, "Alma", "cat", 1), unsaid))
    table.set_rows(rows)
    table.go("Noor", "f2")
    table.set_marked(True)
    table.setMinimumHeight(table.whole_height())
    card.column.addWidget(table)
    card.column.addWidget(SheetKey(theme, LEVELS, "Forslag, du ikke har vurderet"))
    choices = [LevelChoice(theme, level, word) for level, word in enumerate(LEVELS)]
    choices[2].setChecked(True)
    hovered(choices[1])
    row(card.column, choices, gap=8)
    note = Note(theme, "Din kommentar")
    note.set_text("Hvilke ting? Vælg én, og fortæl lidt mere om den.")
    card.column.addWidget(note)
    return card
