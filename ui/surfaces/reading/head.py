"""The bar above the page: the way back, what is being read, and the tools."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.strings import Words
from ui.surfaces.reading.bar import Bar
from ui.theme.fonts import SERIF
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.hear_dot import HearDot
from ui.widgets.label import Text
from ui.widgets.menu import Menu
from ui.widgets.tool import Tool

HEIGHT = 72
NARROW, SMALL = 760, 1100
MOST_LINES = 2
"""of a title and of a chapter; the whole of it is in the tooltip, the accessible name and what the dot says"""


class Head(Bar):
    """Title, chapter and tools; in a narrow window the tools lie behind "Mere"."""

    back_asked = Signal()
    title_asked = Signal()
    chapters_asked = Signal()
    look_asked = Signal(bool)
    ruler_asked = Signal(bool)
    more_chosen = Signal(str)
    """one of what only the menu holds: "voice", "back", "on" """

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(theme, HEIGHT, above=True, parent=parent)
        self._words = words
        t = words.t
        self.back = Button(theme, t("Tilbage"), kind="quiet", icon="arrow-left")
        self.back.clicked.connect(self.back_asked)
        self.title = Text(theme, "", "section", weight=600, family=SERIF, most_lines=MOST_LINES)
        self.chapter = Text(theme, "", "staff", ink="ink2", most_lines=MOST_LINES)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        names.addWidget(self.chapter)
        names.addStretch()
        self.dot = HearDot(theme, "")
        self.dot.asked.connect(lambda _words: self.title_asked.emit())
        self.chapters = Tool(theme, "list-bullets", t("Kapitler"))
        self.chapters.clicked.connect(self.chapters_asked)
        self.voice = Tool(theme, "user-sound", t("Stemme"))
        self.voice.clicked.connect(lambda: self.more_chosen.emit("voice"))
        self.look = Tool(theme, "text-aa", t("Udseende"), checkable=True)
        self.look.clicked.connect(lambda: self.look_asked.emit(self.look.isChecked()))
        self.ruler = Tool(theme, "ruler", t("Lineal"), checkable=True)
        self.ruler.clicked.connect(lambda: self.ruler_asked.emit(self.ruler.isChecked()))
        self.more = Button(theme, t("Mere"), kind="outlined", icon="dots-three")
        self.more.clicked.connect(self.open_more)
        self.menu: Menu | None = None
        self._has_chapters = False
        self.row.addWidget(self.back)
        self.row.addSpacing(4)
        self.row.addLayout(names)
        self.row.addWidget(self.dot)
        self.row.addStretch(1)
        for tool in (self.chapters, self.voice, self.look, self.ruler, self.more):
            self.row.addWidget(tool, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.fit(SMALL, voice=False)

    def tell(self, title: str, chapter: str, *, chapters: bool) -> None:
        """Show which text this is and where in it one stands."""
        self.title.say(title)
        self.chapter.say(chapter)
        self.chapter.setVisible(bool(chapter) and not self.more.isVisibleTo(self))
        spoken = f"{title}. {chapter}" if chapter else title
        if self.dot.words != spoken:
            self.dot.set_words(spoken)
        self._has_chapters = chapters
        self.chapters.setVisible(chapters and not self.more.isVisibleTo(self))

    def fit(self, effective_width: float, *, voice: bool) -> None:
        """Take the form for a window of this effective width; `voice`: the voice is chosen up here."""
        narrow = effective_width < NARROW
        t = self._words.t
        self.set_margins(20 if effective_width >= SMALL else 16)
        self.back.say("" if narrow else t("Tilbage"))
        self.back.setAccessibleName(t("Tilbage"))
        self.more.setVisible(narrow)
        self.look.setVisible(not narrow)
        self.voice.setVisible(not narrow and voice)
        self.ruler.setVisible(not narrow)
        self.chapters.setVisible(not narrow and self._has_chapters)
        self.chapter.setVisible(not narrow and bool(self.chapter.text()))

    def open_more(self) -> None:
        """Open the menu of what has no room in a narrow window."""
        t = self._words.t
        options = [("look", t("Udseende")), ("ruler", t("Lineal")), ("voice", t("Stemme"))]
        icons = ["text-aa", "ruler", "user-sound"]
        if self._has_chapters:
            options.insert(0, ("chapters", t("Kapitler")))
            icons.insert(0, "list-bullets")
        options += [("back", t("Blad tilbage")), ("on", t("Blad frem"))]
        icons += ["caret-up", "caret-down"]
        self.menu = Menu(self.theme, options, icons=icons, parent=self)
        self.menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.menu.chosen.connect(self._on_more_chosen)
        self.menu.open_at(self.more)

    def _on_more_chosen(self, key: str) -> None:
        match key:
            case "look":
                self.look.click()
            case "ruler":
                self.ruler.click()
            case "chapters":
                self.chapters_asked.emit()
            case _:
                self.more_chosen.emit(key)
