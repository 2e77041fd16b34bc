"""Pictures of every component in all its states, in the four themes and at 200 %: real widgets, grabbed.

The words are samples, in Danish, and stand here as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from learnkit.errors import LearnKitError
from learnkit.i18n import Translator, translator
from ui.commands.answering import answer, parser
from ui.commands.gallery_parts import Ground, Prints, buttons, choices, forms, goals, lists, pictures, switches, tables
from ui.theme.dress import dress
from ui.theme.theme import Theme
from ui.theme.tokens import THEMES
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.choice_rows import ChoiceRow
from ui.widgets.dialog import Dialog
from ui.widgets.empty import Empty
from ui.widgets.label import Text
from ui.widgets.rail import Rail, Stop
from ui.widgets.sheet import Sheet
from ui.widgets.skeleton import Skeleton
from ui.widgets.toast import Toast

WIDE = 1366


def pieces(theme: Theme, t: Translator) -> QWidget:
    """The page of single components."""
    page = Ground(theme)
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 28, 32, 28)
    column.setSpacing(20)
    column.addWidget(Text(theme, "Komponenter", "title"))
    buttons(theme, t, column)
    switches(theme, column)
    cards = QGridLayout()
    cards.setSpacing(20)
    across = 4 if theme.scale < 1.5 else 2
    for number, card in enumerate((forms(theme, t), choices(theme), lists(theme), pictures(theme))):
        cards.addWidget(card, number // across, number % across)
    column.addLayout(cards)
    column.addWidget(tables(theme, t))
    column.addWidget(goals(theme, t))
    if theme.scale < 1.5:
        column.addWidget(Prints(theme))
    return page


def _stops() -> tuple[Stop, ...]:
    return (
        Stop("home", "house", "Hjem"),
        Stop("library", "books", "Bibliotek"),
        Stop("write", "pencil-simple-line", "Skriv"),
        Stop("aloud", "microphone", "Læs op"),
        Stop("words", "cards-three", "Mine ord"),
    )


def places(theme: Theme, t: Translator) -> tuple[QWidget, Callable[[], None]]:
    """The page of rail, empty place and skeleton; the call afterwards brings toast and sheet."""
    page = Ground(theme)
    small = theme.scale >= 1.5
    whole = QVBoxLayout(page) if small else QHBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    rail = Rail(theme, t, _stops(), person="Freja")
    rail.set_foot(small)
    rail.set_current("home")
    column = QVBoxLayout()
    column.setContentsMargins(32, 28, 32, 28)
    column.setSpacing(20)
    empty = Card(theme)
    empty.column.addWidget(
        Empty(
            theme,
            "Her kommer dine tekster",
            "Skriv en linje, så gemmer LearnKit den.",
            action="Ny tekst",
            icon="pencil-simple-line",
        )
    )
    column.addWidget(empty)
    bones = Card(theme)
    bones.column.addWidget(Text(theme, "Venter på indhold", "small", ink="ink2"))
    lines = [QRect(0, 0, 200, 22), QRect(0, 34, 300, 14), QRect(0, 60, 260, 14)]
    tiles = [QRect(number * 76, 86, 64, 90) for number in range(3)]
    bones.column.addWidget(Skeleton(theme, "Venter på indhold", [*lines, *tiles], after=0))
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
    sheet = Sheet(theme, t, page, "Sådan vil jeg læse")
    sheet.column.addWidget(Text(theme, "Du kan ændre det igen, når du vil.", "body"))
    for text, key in (("Lexend", "lexend"), ("Andika", "andika")):
        sheet.column.addWidget(ChoiceRow(theme, text, family=key))
    sheet.column.addStretch(1)
    sheet.foot.addWidget(Button(theme, "Brug det", wide=True))

    def bring() -> None:
        sheet.show_sheet()
        toast.tell("Opgaven er givet til 22 elever", undo=True)

    return page, bring


def question(theme: Theme) -> tuple[QWidget, Callable[[], None]]:
    """The page of the one dialog there is: to choose before losing something."""
    page = Ground(theme)
    asked = "Vil du slette ”Brev til farmor”?"
    dialog = Dialog(theme, page, asked, "Du kan hente den igen i 30 dage.", lose="Slet", keep="Behold")
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
            for kind, (page, then) in (("places", places(theme, t)), ("question", question(theme))):
                made.append(_grab(app, page, 768, out_dir / f"{kind}-{ending}", then))
    return made


def main(argv: list[str] | None = None) -> int:
    """Write the pictures into `--out` and name them in the one object."""
    asked = parser("gallery", __doc__, needs_person=False)
    asked.add_argument("--out", required=True, type=Path)
    said = asked.parse_args(argv)
    try:
        made = make(said.out)
    except OSError:
        return answer(None, LearnKitError("file.cannot_write", file=said.out.name))
    return answer({"pictures": [str(path) for path in made]})


if __name__ == "__main__":
    sys.exit(main())
