"""The frame of a pupil: home, library, writing; the reader and the writer fill it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from learnkit.domain.look import Look
from learnkit.services.signing_in import SignedIn
from ui.pupil.home_screen import HomeScreen
from ui.pupil.library_model import Fetched, LibraryModel
from ui.pupil.library_screen import LibraryScreen
from ui.pupil.writings_screen import WritingsScreen
from ui.shell.person_frame import PersonFrame, Way
from ui.surfaces.surroundings import Surroundings

HOME, LIBRARY, WRITINGS, READER, WRITER = "home", "library", "writings", "reader", "writer"


class PupilFrame(PersonFrame):
    """Leads one pupil through the screens."""

    def __init__(
        self, around: Surroundings, person: SignedIn, look: Look, *, kiosk: bool = False, parent: QWidget | None = None
    ) -> None:
        t = around.words.t
        self._library: LibraryModel | None = None
        ways = (
            Way(HOME, t("Hjem"), "house"),
            Way(LIBRARY, t("Bibliotek"), "books"),
            Way(WRITINGS, t("Skriv"), "pencil-simple-line"),
        )
        screens = {
            HOME: self._home,
            LIBRARY: self._shelves,
            WRITINGS: self._writings,
            READER: self._reader,
            WRITER: self._writer,
        }
        filling = frozenset({READER, WRITER})
        super().__init__(around, person, look, ways, screens, filling=filling, kiosk=kiosk, parent=parent)

    def _home(self, _thing: str) -> QWidget:
        screen = HomeScreen(self.around, self.person)
        screen.text_chosen.connect(lambda text: self.go(READER, text))
        screen.document_chosen.connect(lambda document: self.go(WRITER, document))
        screen.library_asked.connect(lambda: self.go(LIBRARY))
        screen.writings_asked.connect(lambda: self.go(WRITINGS))
        screen.model.refused.connect(self.on_refused)
        return screen

    def _shelves(self, _thing: str) -> QWidget:
        if self._library is None:
            # It outlives its screen: files go on coming in while the pupil reads.
            self._library = LibraryModel(self.around.app, self.around.tasks, self.actor, self)
            self._library.refused.connect(self.on_refused)
            self._library.fetched.connect(self._on_fetched)
        screen = LibraryScreen(self.around, self._library)
        screen.text_chosen.connect(lambda text: self.go(READER, text))
        return screen

    def leave(self) -> None:
        """Let the screen save what it holds, and let go of files that are still coming in."""
        if self._library is not None:
            self._library.stop_fetching()
        super().leave()

    def _on_fetched(self, results: tuple[Fetched, ...]) -> None:
        if not isinstance(self.screen_now, LibraryScreen):  # there the panel tells of each file
            came = sum(result.problem is None for result in results)
            t, of = self.around.words.t, len(results)
            self.tell(t("{n} af {of} tekster står nu på hylden.", n=came, of=of))

    def _writings(self, _thing: str) -> QWidget:
        screen = WritingsScreen(self.around, self.person)
        screen.document_chosen.connect(lambda document: self.go(WRITER, document))
        screen.model.refused.connect(self.on_refused)
        return screen

    def _reader(self, text: str) -> QWidget:
        from ui.pupil.reader_screen import ReaderScreen  # noqa: PLC0415 - not before a book is opened

        screen = ReaderScreen(self.around, self.actor, text)
        screen.back_asked.connect(self.back)
        return screen

    def _writer(self, document: str) -> QWidget:
        from ui.pupil.writer_screen import WriterScreen  # noqa: PLC0415 - not before a text is opened

        screen = WriterScreen(self.around, self.actor, document)
        screen.back_asked.connect(self.back)
        return screen
