"""What every screen and surface is given: the parts of the program it works with, all of them named."""

from __future__ import annotations

from dataclasses import dataclass, field

from learnkit.app import App
from ui.audio import Voice
from ui.strings import Words
from ui.surfaces.whereabouts import Whereabouts
from ui.tasks import Tasks
from ui.theme.theme import Theme


@dataclass(frozen=True)
class Surroundings:
    """Handed to each screen as its first argument; the actor, where a person is in, is the second."""

    app: App
    theme: Theme
    words: Words
    tasks: Tasks
    voice: Voice
    whereabouts: Whereabouts = field(default_factory=Whereabouts)
