"""What surrounds the screens of somebody who is in: the rail, the way back, and what is told in passing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from learnkit.domain.look import Look
from learnkit.domain.people import Actor, given_name
from learnkit.errors import LearnKitError
from learnkit.services.signing_in import SignedIn
from ui.shell.history import History, Place
from ui.shell.key_list import KeyList
from ui.shell.pictures import picture_number
from ui.surfaces.surroundings import Surroundings
from ui.widgets.dialog import Dialog
from ui.widgets.overlay import Overlay
from ui.widgets.rail import Rail, Stop
from ui.widgets.toast import Toast

NARROW, SMALL, LOW = 760, 1100, 660
SWITCH = "switch"
STAFF_PICTURE = "feather"


@dataclass(frozen=True)
class Way:
    """A stop of the rail and the screen it leads to."""

    screen: str
    word: str
    icon: str


@runtime_checkable
class Keeps(Protocol):
    """A screen that may hold what is not on the disk yet."""

    @property
    def settled(self) -> bool: ...

    @property
    def last_refused(self) -> bool: ...

    def keep_then(self, act: Callable[[], object], refused: Callable[[], object]) -> None: ...

    def stay(self) -> None: ...


@dataclass(frozen=True)
class _Wish:
    """What takes the screen down, and whether who wants it is asked before the text is lost, or simply stays."""

    go: Callable[[], object]
    insists: bool


class PersonFrame(QWidget):
    """Shows one screen of one person at a time; going anywhere takes the last one down, once all it holds is kept.

    A kind of frame gives the stops of the rail (home first), what makes each screen out of the text or document that
    is to be open in it, and the screens that take the rail's room too.
    """

    switch_asked = Signal()
    """somebody else wants in"""
    close_allowed = Signal()
    """a grown-up lets a kiosk's window be closed"""

    def __init__(
        self,
        around: Surroundings,
        person: SignedIn,
        look: Look,
        ways: Sequence[Way],
        screens: Mapping[str, Callable[[str], QWidget]],
        *,
        filling: frozenset[str] = frozenset(),
        kiosk: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.around = around
        self.person = person
        self.look = look
        self.kiosk = kiosk
        self._ways = tuple(ways)
        self._make = screens
        self._filling = filling
        self._history = History(Place(self._ways[0].screen))
        self._screen: QWidget | None = None
        self._wish: _Wish | None = None
        self._question: Dialog | None = None
        t = around.words.t
        stops = [Stop(way.screen, way.icon, way.word) for way in self._ways]
        name, picture = given_name(person.name), person.avatar or STAFF_PICTURE
        self._rail = Rail(around.theme, t, stops, person=name, picture=picture, number=picture_number(person.avatar))
        self._bar = Rail(around.theme, t, [*stops, Stop(SWITCH, "swap", t("Skift"))])
        self._bar.set_foot(True)
        for rail in (self._rail, self._bar):
            rail.went.connect(self._on_went)
        self._rail.change_wanted.connect(self.switch_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._rail)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._row.addLayout(self._column, 1)
        self._column.addWidget(self._bar)
        self._toast = Toast(around.theme, t, self)
        self._toast.undone.connect(self._on_undone)
        self._take_back: Callable[[], object] | None = None
        self._offered: Callable[[], object] | None = None
        around.theme.changed.connect(self._arrange)
        around.whereabouts.came.connect(self._on_came)
        self._keys: KeyList | None = None
        self._show(self._history.here)

    @property
    def actor(self) -> Actor:
        """Whose frame this is."""
        return self.person.actor

    @property
    def screen_now(self) -> QWidget | None:
        """The screen shown now."""
        return self._screen

    # --- going -------------------------------------------------------------------------------------------------------

    def go(self, screen: str, thing: str = "") -> None:
        """Go to a screen, and to the text or document in it."""
        place = Place(screen, thing)
        if place == self._history.here:
            return

        def go() -> None:
            self._history.go(place)
            self._show(place)

        self.when_kept(go)

    def go_to_stop(self, number: int) -> None:
        """Go to a stop of the rail; one that is not there leads nowhere."""
        if number < len(self._ways):
            self.go(self._ways[number].screen)

    def back(self) -> None:
        """Where one was before: first within the screen, where it knows a way back, then on another screen."""
        step_back = getattr(self._screen, "step_back", None)
        if callable(step_back) and step_back():
            return
        self.when_kept(self._go_back)

    def _go_back(self) -> None:
        place = self._history.back()
        if place is not None:
            self._show(place)

    @property
    def settled(self) -> bool:
        """Whether all the screen holds is kept."""
        keeper = self._keeper()
        return keeper is None or keeper.settled

    def when_kept(self, go: Callable[[], object], *, insists: bool = False) -> None:
        """Do what takes the screen down, once all it holds is kept: at once where it is.

        Where the save is refused the screen stays and says so itself, and nobody leaves later unasked. Who asks
        again after that, or `insists` from the first, is asked whether to stay or to go without it; while they are,
        it is tried again, and they go by themselves when it is kept. Until they have gone or stayed, nothing else
        takes the screen down.
        """
        keeper = self._keeper()
        if keeper is None:
            go()
        elif self._wish is None or not self._wish.insists:
            self._wish = _Wish(go, insists or keeper.last_refused)
            keeper.keep_then(self._go_as_wished, self._on_not_kept)

    def _keeper(self) -> Keeps | None:
        screen: object = self._screen
        return screen if isinstance(screen, Keeps) else None

    def _go_as_wished(self) -> None:
        self._end_wish()()

    def _on_not_kept(self) -> None:
        if self._wish is None or not self._wish.insists:
            self._end_wish()
        elif self._question is None:
            self._question = self._ask_to_lose()

    def _ask_to_lose(self) -> Dialog:
        t = self.around.words.t
        dialog = Dialog(
            self.around.theme,
            self,
            t("LearnKit kan ikke gemme lige nu"),
            t("Din tekst står her. Lukker du nu, er det, du skrev sidst, væk."),
            lose=t("Luk uden at gemme"),
            keep=t("Bliv her"),
        )
        dialog.kept.connect(self._end_wish)
        dialog.lost.connect(self._go_as_wished)
        dialog.ask()
        return dialog

    def _end_wish(self) -> Callable[[], object]:
        """Wish for nothing more and ask nothing more; what was wished for."""
        wish, self._wish = self._wish, None
        question, self._question = self._question, None
        keeper = self._keeper()
        if keeper is not None:
            keeper.stay()
        if question is not None and not question.isHidden():
            question.leave()
        return wish.go if wish is not None else lambda: None

    def leave(self) -> None:
        """Let the screen save what it holds; the frame is taken down after this."""
        if self._screen is not None:
            _let_go(self._screen)

    def undo(self) -> None:
        """Take back the last act, where it can be."""
        if self._take_back is not None and self._toast.isVisible() and self._toast.undo.isVisible():
            self._toast.undo.click()

    def search(self) -> None:
        """Bring the keyboard to the search field, where the screen has one."""
        search = getattr(self._screen, "search", None)
        if callable(search):
            search()

    def _on_came(self) -> None:
        """Something has come from the school: the screen that knows how shows it."""
        refresh = getattr(self._screen, "refresh", None)
        if callable(refresh):
            refresh()

    def show_keys(self) -> None:
        """Show which keys do what; not over something else that has been opened and is to be closed first."""
        if any(not overlay.isHidden() for overlay in self.findChildren(Overlay)):
            return
        if self._keys is None:
            self._keys = KeyList(self.around.theme, self.around.words, self, self.own_keys())
        self._keys.show_sheet()

    def own_keys(self) -> tuple[tuple[str, str], ...]:
        """Keys only this kind of person has, and what they do."""
        return ()

    def warn_idle(self) -> None:
        """Keep everything, and say then that the machine signs out soon; it does not while something is not kept."""
        keeper = self._keeper()
        if keeper is None:
            self._say_idle()
        elif self._wish is None:
            keeper.keep_then(self._say_idle, keeper.stay)

    def _say_idle(self) -> None:
        self.tell(self.around.words.t("Er du her endnu? Om lidt skifter LearnKit. Alt er gemt."))

    def tell(self, sentence: str, undo: Callable[[], object] | None = None) -> None:
        """Say a sentence in passing; `undo` takes back that of which it tells, while its screen is shown."""
        self._take_back, self._offered = undo, None
        self._toast.tell(sentence, undo=undo is not None)

    def offer(self, sentence: str, word: str, act: Callable[[], object], *, icon: str) -> None:
        """Say a sentence in passing and offer an act that goes with it; Ctrl+Z does not do it."""
        self._take_back, self._offered = None, act
        self._toast.tell(sentence, offer=word, icon=icon)

    def _on_undone(self) -> None:
        act = self._take_back or self._offered
        self._take_back = self._offered = None
        if act is not None:
            act()

    def on_refused(self, problem: LearnKitError) -> None:
        """Say what stood in the way."""
        self.tell(self.around.words.problem(problem))

    def _show(self, place: Place) -> None:
        self.around.voice.stop()
        if self._take_back is not None:
            self._take_back = None
            self._toast.dismiss()
        if self._screen is not None:
            gone, self._screen = self._screen, None
            _let_go(gone)
            self._column.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._screen = self._make[place.screen](place.thing)
        first = self._screen.focusWidget() or self._screen
        self._column.insertWidget(0, self._screen, 1)
        self._arrange()
        if any(way.screen == place.screen for way in self._ways):
            for rail in (self._rail, self._bar):
                rail.set_current(place.screen)
        first.setFocus()
        self._toast.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() / self.around.theme.scale < NARROW
        filled = self._history.here.screen in self._filling
        self._rail.setVisible(not narrow and not filled)
        self._bar.setVisible(narrow and not filled)
        self._rail.set_narrow(self.width() < SMALL or self.height() < LOW)
        self._toast.inset = 0 if narrow or filled else self._rail.sizeHint().width()
        self._toast.lift = self._bar.sizeHint().height() if narrow and not filled else 0
        self._toast.place()

    def _on_went(self, key: str) -> None:
        if key == SWITCH:
            self.switch_asked.emit()
        else:
            self.go(key)


def _let_go(screen: QWidget) -> None:
    leave = getattr(screen, "leave", None)
    if callable(leave):
        leave()
