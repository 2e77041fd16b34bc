"""What this machine is for: as it is kept, and as a grown-up is about to say it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from learnkit.app import App
from learnkit.domain.people import Actor
from learnkit.services.class_board import ClassTile, PupilTile, class_tiles, classes_of, pupils_of
from learnkit.services.setting_up_the_machine import Setup, may_set_up, own_pupil, set_up
from ui.tasks import Lane, Tasks

T = TypeVar("T")


@dataclass(frozen=True)
class _Choices:
    """What there is to choose from."""

    may: bool
    classes: tuple[ClassTile, ...] = ()
    own: tuple[ClassTile, ...] = ()
    school_class: str = ""
    pupils: tuple[PupilTile, ...] = ()


class SettingUpModel(QObject):
    """Nothing is kept before `save`."""

    told = Signal()
    """`may`, the classes and the pupils are there, or new"""
    changed = Signal()
    """`setup` is another than it was"""
    kept = Signal(object)
    """the Setup there was before; `setup` is what holds now"""
    refused = Signal(object)

    def __init__(self, app: App, tasks: Tasks, actor: Actor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self._actor = actor
        self.may: bool | None = None
        """whether this is for the actor to say; None until it is known"""
        self.setup = Setup.of(app.settings)
        self.classes: tuple[ClassTile, ...] = ()
        """every class of the school: what a cart can show"""
        self.own_classes: tuple[ClassTile, ...] = ()
        """those whose pupils a machine can be given to"""
        self.school_class = ""
        """whose pupils are in `pupils`"""
        self.pupils: tuple[PupilTile, ...] = ()

    def load(self) -> None:
        """Fetch what there is to choose from."""

        def work() -> _Choices:
            desk, actor, settings = self._app.desk, self._actor, self._app.settings
            if not may_set_up(desk, actor, settings):
                return _Choices(may=False)
            own = classes_of(desk, actor)
            owner = own_pupil(desk, settings)
            first = owner.school_class if owner is not None else ""
            here = next((tile.id for tile in own if tile.id == first), own[0].id if own else "")
            return _Choices(True, class_tiles(desk), own, here, pupils_of(desk, actor, here) if here else ())

        def done(found: _Choices) -> None:
            self.may, self.classes, self.own_classes = found.may, found.classes, found.own
            self.school_class, self.pupils = found.school_class, found.pupils
            self.told.emit()

        self._run(work, done)

    @property
    def saved(self) -> Setup:
        """As it is kept."""
        return Setup.of(self._app.settings)

    @property
    def complete(self) -> bool:
        """Whether it can be kept: a pupil's own machine has a pupil."""
        return self.setup.kind != "personal" or bool(self.setup.pupil)

    def choose_kind(self, kind: str) -> None:
        """Shared by classes, a pupil's own or a kiosk."""
        self._change(replace(self.setup, kind=kind))

    def choose_idle(self, minutes: int) -> None:
        """Sign out after so many minutes without a touch."""
        self._change(replace(self.setup, idle_minutes=minutes))

    def choose_shown(self, school_class: str, shown: bool) -> None:
        """Name a class among those the machine shows, or no longer; with none named it shows all."""
        named = {*self.setup.classes, school_class} if shown else {*self.setup.classes} - {school_class}
        self._change(replace(self.setup, classes=tuple(tile.id for tile in self.classes if tile.id in named)))

    def choose_class(self, school_class: str) -> None:
        """Offer the pupils of another class; nobody is chosen yet."""

        def done(pupils: tuple[PupilTile, ...]) -> None:
            self.school_class, self.pupils = school_class, pupils
            self._change(replace(self.setup, pupil=""))
            self.told.emit()

        self._run(lambda: pupils_of(self._app.desk, self._actor, school_class), done)

    def choose_pupil(self, pupil: str) -> None:
        """Whose own the machine is to be."""
        self._change(replace(self.setup, pupil=pupil))

    def save(self) -> None:
        """Keep it."""
        if self.complete and self.setup != self.saved:
            self.keep(self.setup)

    def keep(self, setup: Setup) -> None:
        """Keep this, as when taking back what was just done."""
        app = self._app

        def work() -> Setup:
            before = Setup.of(app.settings)
            set_up(app.desk, self._actor, setup, now=app.settings, keep=app.change_settings)
            return before

        def done(before: Setup) -> None:
            self._change(self.saved)
            self.kept.emit(before)

        self._run(work, done)

    def _change(self, setup: Setup) -> None:
        self.setup = setup
        self.changed.emit()

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> None:
        self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
