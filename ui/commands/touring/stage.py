"""The real program on a screen nobody sees, and the people who walk it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QApplication

from learnkit.app import App
from learnkit.demo.lessons import BEGINNINGS, ENDLESS, LESSONS, MIDDLES, NOTES, READING, SEEN
from learnkit.demo.names import STAFF
from learnkit.demo.school import make, secret_of
from learnkit.domain.look import Look
from learnkit.domain.people import Actor, Role
from learnkit.domain.tasks import TaskKind, TaskState
from learnkit.errors import LearnKitError
from learnkit.i18n import Translator, translator
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.choosing_a_text import TextTile, texts
from learnkit.services.class_board import ClassTile, PupilTile, class_tiles, classes_of, pupils_of
from learnkit.services.commenting import comments_on
from learnkit.services.desk import Desk
from learnkit.services.goal_frameworks import frameworks
from learnkit.services.signing_in import sign_in
from learnkit.services.tasks import tasks_of
from learnkit.services.writing import documents, show
from ui.application import Application, Wishes
from ui.commands.touring.eyes import Eyes
from ui.commands.touring.hands import Hands
from ui.commands.touring.log import Log, Steps
from ui.commands.touring.tongue import Tongue
from ui.commands.touring.watch import Watch
from ui.shell.header import OTHER_LANGUAGE

USUAL = Look()
EMPLOYED = tuple(person for school in STAFF for person in school)
YOUNG, OLDER = 1, 7
"""Levels of the two classes whose pupils are met."""
EDGES = 4
"""what the invisible platform takes for a window's frame, px"""
NEWCOMER = "Bo Æblerose"
"""Whom the teacher adds on the way."""


@dataclass(frozen=True)
class Frame:
    """How the window is to look."""

    language: str
    theme: str = "light"
    width: int = 1366
    height: int = 768
    scale: float = 1.0

    @property
    def t(self) -> Translator:
        return translator(self.language)


@dataclass(frozen=True)
class Guest:
    """A person of the demo school, with what lets them in."""

    actor: Actor
    name: str
    """as on the board"""
    whole_name: str
    user: str
    secret: str
    board: str
    """what stands over the class board"""
    school_class: str
    """its name as the choice of classes tells it"""


@dataclass(frozen=True)
class Cast:
    """Who is met on the way, and the names that belong to no language."""

    young: Guest
    """signs in with pictures"""
    older: Guest
    """signs in with digits"""
    locked: Guest
    """whose door wrong tries will shut"""
    hidden: Guest
    """stands on no board"""
    to_write: str
    """a writing task the older one has not handed in"""
    answered: str
    """one that came back with something said of it"""
    own_words: frozenset[str]
    """the words of the text that came back"""
    teacher: str
    leader: str
    it: str
    texts: tuple[TextTile, ...]
    names: frozenset[str] = field(repr=False)


def screen_file(frame: Frame, folder: Path) -> Path:
    """Describes a screen of the frame's size to Qt's invisible platform."""
    screen = {
        "name": "tour", "x": 0, "y": 0, "width": frame.width + EDGES, "height": frame.height + EDGES,
        "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1.0,
    }  # fmt: skip
    path = folder / "screen.json"
    path.write_text(json.dumps({"screens": [screen]}), encoding="utf8")
    return path


def unseen(frame: Frame, folder: Path) -> QApplication:
    """The Qt program on a screen of the frame's size that nobody sees."""
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen_file(frame, folder)}"
    there = QApplication.instance()
    program = there if isinstance(there, QApplication) else QApplication(["learnkit"])
    program.setApplicationName("LearnKit")
    program.setQuitOnLastWindowClosed(False)
    return program


def gather(home: Path, frame: Frame) -> Cast:
    """The people of the demo school in this home, who wear the frame's look; the school is made if there is none."""
    with App(home) as app:
        if not app.has_school:
            make(app.desk, 7)
        if not app.desk.is_demo:
            raise LearnKitError("tour.real_school")
        app.change_settings(language=frame.language, theme=frame.theme, screen=round(100 * frame.scale), kind="cart")
        return _cast(app, frame)


def _cast(app: App, frame: Frame) -> Cast:
    desk = app.desk
    tiles = class_tiles(desk)
    staff = {user: sign_in(desk, user, None).actor for _, user, _, _ in EMPLOYED}
    seen = [(actor, here) for actor in staff.values() for here in classes_of(desk, actor)]
    pupils = [(actor, here, tile) for actor, here in seen for tile in pupils_of(desk, actor, here.id)]

    def guests(wanted: Callable[[ClassTile, PupilTile], bool]) -> list[Guest]:
        return [_guest(desk, actor, here, tile) for actor, here, tile in pupils if wanted(here, tile)]

    young = guests(lambda here, tile: here.level == YOUNG and not tile.protected)
    older = guests(lambda here, tile: here.level == OLDER and not tile.protected)
    writes, to_write, answered, own_words = _who_writes(desk, older[:-1])
    locked = older[-1]  # never who writes: a tour of the same home again meets the code given here
    met = (young[0], writes, locked, guests(lambda _, tile: tile.protected)[0])
    names = _names(app, tiles, [tile for _, _, tile in pupils], set(staff))
    look: dict[str, str | int] = {
        "theme": frame.theme, "screen": round(100 * frame.scale), "language": frame.language,
        "rate": USUAL.rate, "font": USUAL.font, "size": USUAL.size,
    }  # fmt: skip
    for guest in met:
        names |= {kept.title for kept in documents(desk, guest.actor, guest.actor.person)}
        choose_look(desk, guest.actor, **look)
    class_of_older = next(here.name for here in tiles if here.level == OLDER)
    teacher = next(user for _, user, role, own in EMPLOYED if role is Role.TEACHER and class_of_older in own)
    cast = Cast(
        *met,
        to_write,
        answered,
        own_words,
        teacher,
        _of_role(Role.LEADER),
        _of_role(Role.IT),
        texts(desk, desk.owner()),
        frozenset(names - {""}),
    )
    for user in (cast.teacher, cast.leader, cast.it):
        choose_look(desk, staff[user], **look)
    return cast


def _who_writes(desk: Desk, older: list[Guest]) -> tuple[Guest, str, str, frozenset[str]]:
    """The first who has something to write and an answer to read: the titles of both, and the words of the last."""
    for guest in older:
        tasks = [task for task in tasks_of(desk, guest.actor, guest.actor.person) if task.kind is TaskKind.WRITING]
        open_ = [task.title for task in tasks if not task.state.is_done]
        back = [task for task in tasks if task.state is TaskState.HANDED_BACK and task.document]
        said = [task for task in back if task.document and comments_on(desk, guest.actor, task.document)]
        if open_ and said and said[0].document:
            text = show(desk, guest.actor, said[0].document).text
            return guest, open_[0], said[0].title, frozenset(re.findall(r"\w+", text))
    raise LearnKitError("tour.lost", what="a pupil with a task and an answer")


def _guest(desk: Desk, staff: Actor, here: ClassTile, tile: PupilTile) -> Guest:
    return Guest(
        Actor(tile.id, Role.PUPIL, staff.school), tile.name, tile.whole_name, tile.user,
        secret_of(desk, tile.id) or "", here.name, f"{here.name}, {here.school}",
    )  # fmt: skip


def _of_role(role: Role) -> str:
    return next(user for _, user, is_, _ in EMPLOYED if is_ is role)


def _names(app: App, tiles: tuple[ClassTile, ...], pupils: list[PupilTile], staff: set[str]) -> set[str]:
    """People, classes and books: what is the same in every language."""
    names = {NEWCOMER, str(app.home.root), *staff, *READING, *BEGINNINGS, *MIDDLES, ENDLESS, *NOTES}
    names |= {part for lesson in LESSONS for part in (lesson.title, lesson.message)}
    names |= {words for kind in SEEN.values() for words in kind}
    names |= {f"”{words}”" for words in names} | {words.rstrip(".") for words in names}
    for framework in frameworks():
        names |= {framework.title, framework.subject, framework.subject.lower()}
        names |= {words for item in framework.items for words in (item.name, item.in_short)}
    for tile in tiles:
        names |= {tile.name, tile.school}
    for pupil in pupils:
        names |= {pupil.name, pupil.whole_name, pupil.user}
    names |= {part for name, _, _, _ in EMPLOYED for part in (name, name.split()[0])}
    for text in texts(app.desk, app.desk.owner()):
        names |= book_names(text)
    return names


def book_names(text: TextTile) -> set[str]:
    """What a book says of itself."""
    return {text.title, text.author, text.subject, text.summary} - {""}


class Stage:
    """The program running in one home for one walk; leave it with `close`."""

    def __init__(self, program: QApplication, home: Path, frame: Frame, role: str, log: Log, names: set[str]) -> None:
        self.frame = frame
        self.t = frame.t
        self._program = program
        self._home = home
        self._log = log
        self._role = role
        self.tongue = Tongue(frame.language, names | {name for _, name in OTHER_LANGUAGE.values()})
        self.heard: list[str] = []
        """what was asked to be said"""
        self.words: list[tuple[int, int]] = []
        """words that were reached by the voice"""

    def open(self, *, kiosk: bool = False, language: str = "") -> Steps:
        """Start the program and wait until somebody can do something."""
        wishes = Wishes(home=self._home, kiosk=kiosk, language=language or self.frame.language)
        self.application = Application(self._program, wishes)
        ready: list[bool] = []
        self.application.ready.connect(lambda: ready.append(True))
        window = self.application.window
        self.watch = Watch()
        self.hands = Hands(window, self.watch)
        self.application.start()
        window.activateWindow()
        self.hands.until(lambda: bool(ready) and window.isActiveWindow(), "a window that is ready")
        window.speak_requested.connect(self.heard.append)
        if self.application.reception is not None:
            self.voice = self.application.reception.voice
            self.voice.word_reached.connect(lambda start, end: self.words.append((start, end)))
        return Steps(self._role, self.hands, Eyes(self.tongue), self._log)

    def learn_books(self) -> None:
        """Learn which names the texts on the shelf have."""
        if self.application.app is not None:
            desk = self.application.app.desk
            with self.watch.own():
                self.tongue.learn({part for text in texts(desk, desk.owner()) for part in book_names(text)})

    def close(self) -> None:
        """End the program as its last window's closing does."""
        self.application.window.guard(False)
        self.application.window.close()
        self.application.close()
        self.application.window.deleteLater()
        self.application.deleteLater()
        self.watch.deleteLater()
