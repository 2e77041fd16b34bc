"""Pictures of every component in all its states, in the four themes and at 200 %: real widgets, grabbed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.i18n import Translator, translator
from ui.theme.covers import RATIO, paint_cover
from ui.theme.dress import dress, palette
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
from ui.widgets.dialog import Dialog
from ui.widgets.empty import Empty
from ui.widgets.field import Field
from ui.widgets.flow import Flow
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.list_row import ListRow
from ui.widgets.menu import MenuRow
from ui.widgets.pill import SyncPill
from ui.widgets.play import PlayButton
from ui.widgets.progress import Progress
from ui.widgets.rail import Rail, Stop
from ui.widgets.ribbon import Ribbon
from ui.widgets.sheet import Sheet
from ui.widgets.skeleton import Skeleton
from ui.widgets.stepper import Stepper
from ui.widgets.toast import Toast
from ui.widgets.toggle import Toggle
from ui.widgets.tool import Tool

WIDE = 1366
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


def _down(control: Control) -> Control:
    control.setDown(True)
    return control


def _off(control: Control, why: str) -> Control:
    control.off(why)
    return control


def _on(control: Control) -> Control:
    control.setChecked(True)
    return control


def _told(theme: Theme, control: QWidget, words: str) -> QWidget:
    """A component with the word for its state below it."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(control)
    column.addWidget(Text(theme, words, "small", ink="ink2"))
    return holder


def _row(column: QVBoxLayout, things: Sequence[QWidget], gap: int = 12) -> None:
    holder = QWidget()
    flow = Flow(holder, gap=gap, row_gap=12)
    for thing in things:
        flow.addWidget(thing)
    policy = holder.sizePolicy()
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    column.addWidget(holder)


def _buttons(theme: Theme, t: Translator, column: QVBoxLayout) -> None:
    states = (
        (Button(theme, t("Læs videre")), t("hvile")),
        (hovered(Button(theme, t("Læs videre"))), t("over")),
        (_down(Button(theme, t("Læs videre"))), t("trykket")),
        (Button(theme, t("Læs videre")), t("fokus")),
        (_off(Button(theme, t("Læs videre")), t("Vælg en bog først")), t("slået fra")),
        (Button(theme, t("Slet teksten"), kind="deleting", icon="trash"), t("sletter noget")),
        (Button(theme, t("Skriv"), hear=True), t("ord og lyd i én")),
        (Button(theme, t("Læs min tekst"), kind="voice", icon="speaker-high"), t("stemmen")),
    )
    states[3][0].setObjectName("focused")
    _row(column, [_told(theme, button, words) for button, words in states], 16)
    more = [
        Button(theme, t("Behold mit"), kind="outlined"),
        hovered(Button(theme, t("Behold mit"), kind="outlined")),
        _down(Button(theme, t("Behold mit"), kind="outlined")),
        _off(Button(theme, t("Behold mit"), kind="outlined"), t("Vælg en bog først")),
        Button(theme, t("Se alle"), kind="quiet"),
        hovered(Button(theme, t("Se alle"), kind="quiet")),
        Button(theme, t("Igen"), kind="outlined", icon="arrow-counter-clockwise", round_ends=True),
        Button(theme, t("Næste"), kind="outlined", icon="skip-forward", icon_after=True, round_ends=True),
        Button(theme, t("Gem"), dense=True),
    ]
    dot, big, speaking = (HearDot(theme, t("Læs videre"), size=size) for size in (32, 44, 44))
    speaking.set_speaking(True)
    narrated = HearDot(theme, t("Læs videre"), size=44, narrated=True)
    _row(column, [*more, dot, big, hovered(HearDot(theme, t("Læs videre"))), speaking, narrated, PlayButton(theme, t)])


def _switches(theme: Theme, t: Translator, column: QVBoxLayout) -> None:
    subjects = (("all", t("Emne")), ("sea", t("Hav")))
    _row(
        column,
        [
            Tool(theme, "text-aa", t("Udseende"), checkable=True),
            _on(Tool(theme, "ruler", t("Lineal"), checkable=True)),
            hovered(Tool(theme, "highlighter", t("Marker"), checkable=True)),
            _on(Chip(theme, t("Ord"), checkable=True)),
            Chip(theme, t("Sætning"), checkable=True),
            Chip(theme, t("pensel"), hear=True),
            Choice(theme, subjects, "all", round_ends=True, dense=True),
            Choice(theme, (("da", "Dansk"), ("en", "English")), "da"),
            _on(Toggle(theme, t("Ord"))),
            Toggle(theme, t("Sætning")),
        ],
    )
    level = LevelBadge(theme, "LIX 14", lix=14)
    pills = [
        SyncPill(theme, t("Gemt her"), truth="here"),
        SyncPill(theme, t("Gemt her. 2 ting venter på skolen"), truth="waiting"),
        SyncPill(theme, t("Gemt her og på skolen"), truth="school"),
        SyncPill(theme, t("1 ting skal ses af en voksen"), truth="person"),
        SyncPill(theme, t("Uden net. Alt virker"), truth="here", icon="wifi-slash", raised=True),
    ]
    _row(column, [*pills, LevelBadge(theme, "LIX 5", lix=5), level, LevelBadge(theme, "LIX 38", lix=38)])


def _forms(theme: Theme, t: Translator) -> Card:
    card = Card(theme)
    card.column.addWidget(Field(theme, t, t("Dit navn"), text="Freja"))
    secret = Field(theme, t, t("Adgangskode"), password=True, text="sommerfugl")
    card.column.addWidget(secret)
    wrong = Field(theme, t, t("Fødselsår"), text="20")
    wrong.trouble(t("Skriv fire tal, som 2017."))
    card.column.addWidget(wrong)
    card.column.addWidget(Field(theme, t, t("Søg"), icon="magnifying-glass"))
    steps = QHBoxLayout()
    steps.addWidget(Text(theme, t("Størrelse"), "staff"), 1)
    steps.addWidget(Stepper(theme, t, t("Størrelse"), ("24", "26", "28"), 1))
    card.column.addLayout(steps)
    card.column.addStretch(1)
    return card


def _choices(theme: Theme, t: Translator) -> Card:
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
    names = (t("Lys"), t("Papir"), t("Mørk"), t("Kontrast"))
    swatches = [Swatch(theme, key, text) for key, text in zip(THEMES, names, strict=True)]
    swatches[THEMES.index(theme.name)].setChecked(True)
    for swatch in swatches:
        flow.addWidget(swatch)
    card.column.addWidget(papers)
    for choice in (MenuRow(theme, "da", "Dansk", chosen=True), MenuRow(theme, "en", "English")):
        card.column.addWidget(choice)
    card.column.addStretch(1)
    return card


def _lists(theme: Theme, t: Translator) -> Card:
    card = Card(theme, gap=0)
    card.column.addWidget(Text(theme, t("Mine tekster"), "section"))
    card.column.addWidget(ListRow(theme, "file-text", t("Min anmeldelse"), t("i går")))
    card.column.addWidget(ListRow(theme, "chat-text", t("Brev til farmor"), t("Karen har svaret"), news=True))
    card.column.addSpacing(12)
    card.column.addWidget(Text(theme, t("36 sider igen"), "staff", ink="ink2"))
    card.column.addSpacing(6)
    card.column.addWidget(Progress(theme, t("36 sider igen"), share=0.42))
    card.column.addSpacing(20)
    line = QHBoxLayout()
    line.setSpacing(16)
    for facts in (
        BookFacts(t("Da fyret gik ud"), subject="by", level="LIX 13", lix=13),
        BookFacts("Nabolaget", subject="by", level="LIX 11", lix=11, started=True),
    ):
        line.addWidget(Book(theme, facts), 0, Qt.AlignmentFlag.AlignBottom)
    ribbon = Ribbon(theme, t("Hvor langt du er"))
    ribbon.set_share(0.6)
    line.addStretch(1)
    line.addWidget(ribbon)
    card.column.addLayout(line)
    card.column.addStretch(1)
    return card


def _pictures(theme: Theme, t: Translator) -> Card:
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
    things = ((t("nøgle"), "key"), (t("anker"), "anchor"), (t("træ"), "tree"), (t("paraply"), "umbrella"))
    for number, (word, icon) in enumerate(things):
        pictures.addWidget(PictureTile(theme, word, icon, number), number // 2, number % 2)
    card.column.addLayout(pictures)
    return card


def pieces(theme: Theme, t: Translator) -> QWidget:
    """The page of single components."""
    page = Ground(theme)
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 28, 32, 28)
    column.setSpacing(20)
    column.addWidget(Text(theme, t("Komponenter"), "title"))
    _buttons(theme, t, column)
    _switches(theme, t, column)
    cards = QGridLayout()
    cards.setSpacing(20)
    across = 4 if theme.scale < 1.5 else 2
    for number, make_card in enumerate((_forms, _choices, _lists, _pictures)):
        cards.addWidget(make_card(theme, t), number // across, number % across)
    column.addLayout(cards)
    if theme.scale < 1.5:
        column.addWidget(Prints(theme))
    return page


def _stops(t: Translator) -> tuple[Stop, ...]:
    return (
        Stop("home", "house", t("Hjem")),
        Stop("library", "books", t("Bibliotek")),
        Stop("write", "pencil-simple-line", t("Skriv")),
        Stop("aloud", "microphone", t("Læs op")),
        Stop("words", "cards-three", t("Mine ord")),
    )


def places(theme: Theme, t: Translator) -> tuple[QWidget, Callable[[], None]]:
    """The page of rail, empty place and skeleton; the call afterwards brings toast and sheet."""
    page = Ground(theme)
    small = theme.scale >= 1.5
    whole = QVBoxLayout(page) if small else QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    rail = Rail(theme, t, _stops(t), person="Freja")
    rail.set_foot(small)
    rail.set_current("home")
    column = QVBoxLayout()
    column.setContentsMargins(32, 28, 32, 28)
    column.setSpacing(20)
    empty = Card(theme)
    empty.column.addWidget(
        Empty(
            theme,
            t("Her kommer dine tekster"),
            t("Skriv en linje, så gemmer LearnKit den."),
            action=t("Ny tekst"),
            icon="pencil-simple-line",
        )
    )
    column.addWidget(empty)
    bones = Card(theme)
    bones.column.addWidget(Text(theme, t("Venter på indhold"), "small", ink="ink2"))
    lines = [QRect(0, 0, 200, 22), QRect(0, 34, 300, 14), QRect(0, 60, 260, 14)]
    tiles = [QRect(number * 76, 86, 64, 90) for number in range(3)]
    bones.column.addWidget(Skeleton(theme, t("Venter på indhold"), [*lines, *tiles], after=0))
    if not small:
        column.addWidget(bones)
    column.addStretch(1)
    if small:
        whole.addLayout(column, 1)
        whole.addWidget(rail)
    else:
        whole.addWidget(rail)
        whole.addLayout(column, 1)
    toast = Toast(theme, t, page, inset=0 if small else rail.sizeHint().width())
    sheet = Sheet(theme, t, page, t("Sådan vil jeg læse"))
    sheet.column.addWidget(Text(theme, t("Du kan ændre det igen, når du vil."), "body"))
    for text, key in (("Lexend", "lexend"), ("Andika", "andika")):
        sheet.column.addWidget(ChoiceRow(theme, text, family=key))
    sheet.column.addStretch(1)
    sheet.foot.addWidget(Button(theme, t("Brug det"), wide=True))

    def bring() -> None:
        sheet.show_sheet()
        toast.tell(t("Opgaven er givet til 22 elever"), undo=True)

    return page, bring


def question(theme: Theme, t: Translator) -> tuple[QWidget, Callable[[], None]]:
    """The page of the one dialog there is: to choose before losing something."""
    page = Ground(theme)
    asked = t("Vil du slette ”Brev til farmor”?")
    dialog = Dialog(theme, page, asked, t("Du kan hente den igen i 30 dage."), lose=t("Slet"), keep=t("Behold"))
    return page, dialog.ask


def _grab(app: QApplication, page: QWidget, high: int, path: Path, then: Callable[[], None] | None = None) -> Path:
    page.resize(WIDE, high)
    page.show()
    for _ in range(4):
        app.processEvents()
    layout = page.layout()
    if layout is not None and high == 0:
        page.resize(WIDE, max(layout.heightForWidth(WIDE), layout.sizeHint().height()))
        app.processEvents()
    focused = page.findChild(QWidget, "focused")
    if focused is not None:
        focused.setFocus(Qt.FocusReason.TabFocusReason)
    if then is not None:
        then()
    for _ in range(4):
        app.processEvents()
    page.grab().save(str(path))
    page.close()
    page.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return path


def make(out_dir: Path) -> list[Path]:
    """Write the pictures into a folder and give their paths; makes a QApplication if there is none."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([])
    t = translator("da")
    out_dir.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for scale in (1.0, 2.0):
        for theme_name in THEMES:
            theme = Theme(name=theme_name, scale=scale, reduced_motion=True)
            dress(app, theme)
            ending = f"{theme_name}{'-200' if scale > 1 else ''}.png"
            made.append(_grab(app, pieces(theme, t), 0, out_dir / f"pieces-{ending}"))
            for kind, make_page in (("places", places), ("question", question)):
                page, then = make_page(theme, t)
                made.append(_grab(app, page, 768, out_dir / f"{kind}-{ending}", then))
    return made


def main() -> int:
    """`python -m ui.commands.gallery FOLDER`: write the pictures and name them."""
    for path in make(Path(sys.argv[1])):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
