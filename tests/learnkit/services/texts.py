"""A text on the school's shelf."""

from __future__ import annotations

from content.text import Block, Section, Text
from learnkit.services.adding_a_text import add_text
from learnkit.services.desk import Desk


def small_text(desk: Desk, title: str = "Ræven") -> str:
    """The id of a small text the machine's owner has put on the school's shelf."""
    section = Section("", (Block("paragraph", f"{title} er kort."),))
    return add_text(desk, desk.owner(), Text(title, "", "da", (section,), "txt"), {}).id
