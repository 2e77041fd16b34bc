"""Getting in: which class, which pupil, and what the pupil's pictures or digits open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from learnkit.app import App
from learnkit.domain.doors import PICTURES, PICTURES_CHOSEN, PIN_DIGITS
from learnkit.domain.people import STAFF
from learnkit.errors import LearnKitError
from learnkit.services.class_board import ClassTile, PupilTile, board
from learnkit.services.setting_up_the_machine import classes_here, own_pupil
from learnkit.services.signing_in import SignedIn, sign_in, sign_out
from ui.tasks import Lane, Task, Tasks

T = TypeVar("T")


@dataclass(frozen=True)
class _Opening:
    """What the door is opened with: the classes, and the board that is shown at once, if one is."""

    classes: tuple[ClassTile, ...]
    is_demo: bool
    opened: ClassTile | None
    pupils: tuple[PupilTile, ...]


class SignInModel(QObject):
    """What the sign-in screen shows and does; a secret is forgotten as soon as it was tried."""

    classes_told = Signal()
    class_chosen = Signal()
    """the pupils of `school_class` are in `pupils`"""
    pupil_chosen = Signal()
    """`pupil` is somebody, or None again"""
    secret_grew = Signal(int)
    """so many pictures or digits are given"""
    refused = Signal(object)
    """a LearnKitError: the secret was wrong, or something else stands in the way"""
    wait_changed = Signal(int)
    """whole seconds the chosen person still waits; 0 when the door may be tried"""
    signed_in = Signal(object)
    """a SignedIn"""
    secret_told = Signal(str)
    """in the demo school: what lets the chosen pupil in"""
    grown_up_told = Signal(str, str)
    """in the demo school: a teacher's user name and password"""

    def __init__(self, app: App, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._tasks = tasks
        self.classes: tuple[ClassTile, ...] = ()
        self.school_class: ClassTile | None = None
        self.pupils: tuple[PupilTile, ...] = ()
        self.pupil: PupilTile | None = None
        self.busy = False
        self._is_demo = False
        self._given: list[str] = []
        self._waits: dict[str, int] = {}
        self._since = QElapsedTimer()
        self._since.start()
        self._tick = QTimer(self)
        self._tick.setInterval(250)
        self._tick.timeout.connect(self._on_ticked)
        self._told_wait = 0
        self._at_door = ""
        self._fetching: Task | None = None

    def load(self, open_class: str = "") -> None:
        """Fetch the classes; with one class, or the one named, its board opens at once.

        On a pupil's own machine it is that pupil's, and the pupil stands first.
        """

        def work() -> _Opening:
            desk, settings = self._app.desk, self._app.settings
            classes = classes_here(desk, settings)
            own = own_pupil(desk, settings)
            first = own.school_class if own is not None else open_class
            wanted = [tile for tile in classes if tile.id == first] or (list(classes) if len(classes) == 1 else [])
            opened = wanted[0] if wanted else None
            pupils = board(desk, opened.id) if opened is not None else ()
            owner = own.person.actor.person if own is not None else ""
            ranked = tuple(sorted(pupils, key=lambda pupil: pupil.id != owner))
            return _Opening(classes, desk.is_demo, opened, ranked)

        def done(told: _Opening) -> None:
            self.classes, self._is_demo = told.classes, told.is_demo
            if told.opened is None:
                self.classes_told.emit()
            else:
                self._open(told.opened, told.pupils)

        self._run(work, done)

    def choose_class(self, school_class: ClassTile) -> None:
        """Show the board of a class."""

        def done(pupils: tuple[PupilTile, ...]) -> None:
            self._open(school_class, pupils)

        if self._fetching is not None:
            self._fetching.cancel()
        self._fetching = self._run(lambda: board(self._app.desk, school_class.id), done)

    def _open(self, school_class: ClassTile, pupils: tuple[PupilTile, ...]) -> None:
        self.school_class, self.pupils = school_class, pupils
        self._set_pupil(None)
        self.class_chosen.emit()

    def leave_class(self) -> None:
        """Back to the choice of classes."""
        self.school_class, self.pupils = None, ()
        self._set_pupil(None)
        self.classes_told.emit()

    def choose_pupil(self, pupil: PupilTile | None) -> None:
        """Somebody has found their picture; nothing of what another one gave is kept."""
        self._set_pupil(pupil)
        if pupil is not None and self._is_demo:
            self._tell_secret(pupil)

    def _tell_secret(self, pupil: PupilTile) -> None:
        from learnkit.demo.school import secret_of  # noqa: PLC0415 - only in the demo school

        def done(secret: str | None) -> None:
            if secret is not None and self.pupil is pupil:
                self.secret_told.emit(secret)

        self._run(lambda: secret_of(self._app.desk, pupil.id), done)

    def tell_grown_up(self) -> None:
        """In the demo school: tell how to come in as a teacher."""
        if not self._is_demo:
            return
        from learnkit.demo.school import grown_up_to_try  # noqa: PLC0415 - only in the demo school

        def done(told: tuple[str, str] | None) -> None:
            if told is not None:
                self.grown_up_told.emit(*told)

        self._run(lambda: grown_up_to_try(self._app.desk), done)

    @property
    def wanted(self) -> int:
        """How many pictures or digits the chosen pupil gives."""
        return PICTURES_CHOSEN if self.pupil is not None and self.pupil.door == "pictures" else PIN_DIGITS

    @property
    def given(self) -> int:
        """How many have been given."""
        return len(self._given)

    def shuffled_pictures(self) -> list[str]:
        """The pictures in a new order, so that no one learns a place by looking on."""
        pictures = list(PICTURES)
        self._app.clock.chance.shuffle(pictures)
        return pictures

    def give(self, part: str) -> None:
        """One picture or one digit more; with the last one the door is tried."""
        if self.pupil is None or self.busy or self.wait_s or len(self._given) >= self.wanted:
            return
        self._given.append(part)
        self.secret_grew.emit(len(self._given))
        if len(self._given) == self.wanted:
            pictures = self.pupil.door == "pictures"
            secret = "-".join(self._given) if pictures else "".join(self._given)
            self.try_door(self.pupil.id, secret)

    def start_over(self) -> None:
        """Forget what was given."""
        self._given.clear()
        self.secret_grew.emit(0)

    def take_back(self) -> None:
        """Forget the last digit given."""
        if self._given:
            self._given.pop()
            self.secret_grew.emit(len(self._given))

    def try_door(self, who: str, secret: str, *, staff: bool = False) -> None:
        """Try to get in; `who` is an id or a user name. With `staff`, only a grown-up gets in.

        A pupil at the grown-ups' door is told the same as one with a wrong password.
        """
        if self.busy:
            return
        self.busy = True
        self._at_door = who

        def done(found: SignedIn) -> None:
            self.busy = False
            self._given.clear()
            self.signed_in.emit(found)

        def failed(problem: LearnKitError) -> None:
            self.busy = False
            self.start_over()
            if problem.code == "sign_in.wait":
                self._wait(who, int(problem.facts["seconds"] or 0))
            self.refused.emit(problem)

        self._tasks.run(lambda: self._enter(who, secret, staff), owner=self, lane=Lane.DATA, done=done, failed=failed)

    def _enter(self, who: str, secret: str, staff: bool) -> SignedIn:
        found = sign_in(self._app.desk, who.strip(), secret)
        if staff and found.actor.role not in STAFF:
            sign_out(self._app.desk, found.actor)
            raise LearnKitError("sign_in.wrong_secret")
        return found

    @property
    def wait_s(self) -> int:
        """Whole seconds that whoever stands at the door still waits, as far as this screen has been told."""
        return self._left(self._at_door)

    def _left(self, who: str) -> int:
        return max(0, -(-(self._waits.get(who, 0) - self._since.elapsed()) // 1000))

    def _wait(self, who: str, seconds: int) -> None:
        self._waits[who] = self._since.elapsed() + seconds * 1000
        self._tick.start()
        self._on_ticked()

    def _on_ticked(self) -> None:
        if not any(self._left(who) for who in self._waits):
            self._tick.stop()
        shown = self.wait_s
        if shown != self._told_wait:
            self._told_wait = shown
            self.wait_changed.emit(shown)

    def _set_pupil(self, pupil: PupilTile | None) -> None:
        self.pupil = pupil
        self._given.clear()
        self._at_door = pupil.id if pupil is not None else ""
        self._told_wait = self.wait_s
        self.pupil_chosen.emit()

    def _run(self, work: Callable[[], T], done: Callable[[T], object]) -> Task:
        return self._tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self.refused.emit)
