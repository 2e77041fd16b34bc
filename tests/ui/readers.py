"""Readers for tests: an installation with a pupil and a text on it, and everything a screen is given."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from content.text import Block, Picture, Section, Span, Text
from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.i18n import translator
from learnkit.services.adding_a_text import add_text
from tests.builders import actor, start_small_school
from ui.audio import SilentOutput, Voice
from ui.strings import Words
from ui.surfaces.surroundings import Surroundings
from ui.tasks import Tasks
from ui.theme.fonts import load_fonts
from ui.theme.theme import Theme

FAST = 230
"""The fastest a reader may choose."""


def paragraph(text: str, *spans: Span, language: str | None = None) -> Block:
    return Block("paragraph", text, language=language, spans=spans)


def text_of(*sections: Section | Block, title: str = "Odderen", language: str = "da") -> Text:
    """A text of these sections; blocks alone are one section."""
    blocks = tuple(part for part in sections if isinstance(part, Block))
    whole = tuple(part for part in sections if isinstance(part, Section))
    return Text(title, "Anna Dahl", language, whole or (Section("", blocks),), "html")


def otter() -> Text:
    """Two chapters of short sentences."""
    first = Section("Om natten", (paragraph("Om natten kom sne. Malte så spor."), paragraph("Det var en odder.")))
    second = Section("Isen", (Block("heading", "Isen", 1), paragraph("Isen var tynd. Malte ventede.")))
    return text_of(first, second)


def long_text(paragraphs: int = 60) -> Text:
    """Many pages."""
    sentence = "Malte trak støvlerne på og løb ned til bækken, før de andre var vågne. "
    return text_of(*(paragraph(f"Nummer {n}. " + (sentence * 4).strip()) for n in range(paragraphs)))


@dataclass
class Library:
    """One installation with one pupil who has a text."""

    app: App
    pupil: Actor
    around: Surroundings
    text: str

    def close(self) -> None:
        self.around.voice.stop()
        self.around.tasks.close()
        self.app.close()

    def add(self, text: Text, pictures: dict[str, Picture] | None = None) -> str:
        """Put another text on the pupil's own shelf; its id."""
        return add_text(self.app.desk, self.pupil, text, pictures or {}).id


def library(home: Path, text: Text, language: str = "da") -> Library:
    """A fresh installation; nothing moves on the screen, and the voice runs on a silent clock."""
    load_fonts()
    app = App(home)
    pupil = actor(start_small_school(app.desk), "Ea Blå")
    tasks = Tasks()
    voice = Voice(app.speaker, tasks, output=SilentOutput())
    around = Surroundings(app, Theme(reduced_motion=True), Words(translator(language)), tasks, voice)
    return Library(app, pupil, around, add_text(app.desk, pupil, text, {}).id)


def in_a_window(widget: QWidget, width: int = 1366, height: int = 768) -> QWidget:
    """A window of this size with the widget in it."""
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
    column.addWidget(widget)
    window.resize(width, height)
    return window
