"""Receives people: the first day, signing in, letting the right person in, and seeing them out again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from learnkit.app import App
from learnkit.domain.look import Look
from learnkit.domain.people import Actor
from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.services.choosing_a_look import choose_look, look_of
from learnkit.services.joining import is_enrolled
from learnkit.services.setting_up_the_machine import own_pupil
from learnkit.services.signing_in import SignedIn, sign_out
from ui.audio import Voice
from ui.shell.idle import Idle
from ui.shell.sign_in_screen import SignInScreen
from ui.shell.syncing import Syncing
from ui.shell.window import Window
from ui.strings import Words
from ui.surfaces.surroundings import Surroundings
from ui.surfaces.whereabouts import Whereabouts
from ui.tasks import Lane, Tasks
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.shell.person_frame import PersonFrame

SIZES = (100, 112, 125, 150, 175, 200)
"""Steps of the screen's text size, in per cent."""
DEMO_SEED = 7
FAMILIES = {"sans": "learnkit"}
"""What the theme calls a font of the look."""


@dataclass(frozen=True)
class _Owner:
    """The pupil whose own machine this is."""

    person: SignedIn
    look: Look


class Reception(QObject):
    """Decides what the window shows; while somebody is in, only what is theirs."""

    ready = Signal()
    language_changed = Signal(str)

    def __init__(
        self, app: App, theme: Theme, tasks: Tasks, window: Window, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._window = window
        self._language = language
        self._kiosk_asked = False
        self._kiosk = False
        self._asked_before = False
        self._frame: PersonFrame | None = None
        self._look = Look()
        self._closing = False
        self._last_class = ""
        voice = Voice(app.speaker, tasks)
        whereabouts = Whereabouts(self)
        self._around = Surroundings(app, theme, Words(translator(language)), tasks, voice, whereabouts)
        self._syncing = Syncing(app, tasks, whereabouts, self)
        whereabouts.came.connect(self._on_came)
        self.idle = Idle(QCoreApplication.instance() or self, lambda: voice.speaking, self)
        self.idle.gone.connect(self._on_idle)
        self.idle.nearly.connect(self._on_nearly_idle)
        self._listen()

    @property
    def voice(self) -> Voice:
        """The one voice of the program."""
        return self._around.voice

    @property
    def whereabouts(self) -> Whereabouts:
        """Where the work of whoever is in lies."""
        return self._around.whereabouts

    def open(self, *, demo: bool = False, kiosk: bool = False) -> None:
        """Show the first screen: the first day where there is no school, else the way in."""
        self._kiosk_asked = kiosk
        self._be_of_its_kind()
        tasks = self._around.tasks

        def work() -> tuple[bool, _Owner | None]:
            there = self._app.has_school
            if not there:
                import ui.shell.first_day_screen  # noqa: PLC0415, F401 - needed on one day only

                self._asked_before = is_enrolled(self._app.desk)
            return there, self._owner() if there else None

        def done(found: tuple[bool, _Owner | None]) -> None:
            has_school, owner = found
            if not has_school:
                self._show_first_day(demo)
            elif owner is None:
                self.show_sign_in()
            else:
                self._receive(owner.person, owner.look)
            self.ready.emit()
            self._syncing.begin()
            tasks.run(self._warm_up, owner=self, lane=Lane.THINK, failed=lambda _problem: None)

        tasks.run(work, owner=self, lane=Lane.DATA, done=done, failed=self._on_not_opened)

    def _on_not_opened(self, problem: LearnKitError) -> None:
        words = self._around.words
        self._window.guard(False)  # nobody can come in to close it
        self._window.say(words.t("LearnKit kan ikke åbne"), words.problem(problem), words.t("Luk"))

    def _owner(self) -> _Owner | None:
        """Whom a pupil's own machine opens to; None where one has to come in by the door."""
        own = own_pupil(self._app.desk, self._app.settings)
        if own is None:
            return None
        import ui.shell.pupil_frame  # noqa: PLC0415, F401 - loaded here, beside the window's first paint

        return _Owner(own.person, look_of(self._app.desk, own.person.actor))

    def _be_of_its_kind(self) -> None:
        """Be a kiosk, or no more; the kind may have been changed while somebody was in."""
        self._kiosk = self._kiosk_asked or self._app.settings.kind == "kiosk"
        self._window.guard(self._kiosk)
        if not self._kiosk_asked:  # else the window was shown so from the first
            self._window.be_kiosk(self._kiosk)

    def _warm_up(self) -> None:
        """While somebody finds their picture: load what comes after, and the voice, so that neither is waited for."""
        import ui.pupil.reader_screen  # noqa: PLC0415
        import ui.pupil.writer_screen  # noqa: PLC0415
        import ui.shell.pupil_frame  # noqa: PLC0415
        import ui.shell.staff_frame  # noqa: PLC0415, F401

        self._app.speaker.warm()

    def close(self) -> None:
        """Save what is open, break off what nobody waits for, and be quiet; nothing is asked any more."""
        self._closing = True
        self._syncing.close()
        self._around.voice.stop()
        leave = getattr(self._window.screen_now, "leave", None)
        if callable(leave):
            leave()

    def show_sign_in(self) -> None:
        """Show the way in, in the machine's own look."""
        self.idle.stop()
        self._be_of_its_kind()
        if self._around.words.language != self._language:
            self._around = replace(self._around, words=Words(translator(self._language)))
        self._wear(self._machines_look())
        screen = SignInScreen(self._around, kiosk=self._kiosk, open_class=self._last_class)
        screen.signed_in.connect(self._on_signed_in)
        screen.language_chosen.connect(self._on_language_chosen)
        self._window.put(screen)

    def see_out(self) -> None:
        """Sign out whoever is in, once their work is saved: voice quiet, nothing of them left on the screen."""
        frame = self._frame
        if frame is not None:
            frame.when_kept(lambda: self._let_out(frame))

    def _let_out(self, frame: PersonFrame) -> None:
        if self._frame is not frame:
            return
        self._frame = None
        self._around.voice.stop()
        frame.leave()
        actor = frame.actor
        self._syncing.person(None)  # before the store of a staff member is closed
        self._around.tasks.run(lambda: sign_out(self._app.desk, actor), owner=self, lane=Lane.DATA)
        self.show_sign_in()

    def _on_came(self) -> None:
        """The school's people and classes may have come; where somebody is choosing already, nothing moves."""
        screen = self._window.screen_now
        if isinstance(screen, SignInScreen) and not screen.model.classes:
            self.show_sign_in()

    # --- the first day ---------------------------------------------------------------------------------------------

    def _show_first_day(self, demo: bool = False) -> None:
        self._wear(self._machines_look())
        from ui.shell.first_day_screen import FirstDayScreen  # noqa: PLC0415 - needed on one day only

        screen = FirstDayScreen(self._around, asked_before=self._asked_before)
        screen.finished.connect(self.show_sign_in)
        screen.language_chosen.connect(self._on_first_language_chosen)
        before = self._window.screen_now
        if isinstance(before, FirstDayScreen):
            screen.take_over(before)
        self._window.put(screen)
        if demo:
            screen.make_demo(DEMO_SEED)

    def _on_first_language_chosen(self, language: str) -> None:
        self._take_language(language)
        self._show_first_day()

    # --- somebody comes in -----------------------------------------------------------------------------------------

    def _on_signed_in(self, person: SignedIn, school_class: str) -> None:
        self._last_class = school_class
        self._around.voice.stop()

        def done(look: Look) -> None:
            self._receive(person, look)

        self._around.tasks.run(
            lambda: look_of(self._app.desk, person.actor),
            owner=self, lane=Lane.DATA, done=done, failed=self._on_not_let_in,
        )  # fmt: skip

    def _on_not_let_in(self, problem: LearnKitError) -> None:
        screen = self._window.screen_now
        if isinstance(screen, SignInScreen):
            screen.model.start_over()
            screen.tell(problem)

    def _receive(self, person: SignedIn, look: Look) -> None:
        if look.language != Look().language and look.language != self._around.words.language:
            self._around = replace(self._around, words=Words(translator(look.language)))
        self._wear(look)
        frame = self._make_frame(person, look)
        frame.switch_asked.connect(self.see_out)
        frame.close_allowed.connect(self._on_close_allowed)
        self._frame = frame
        self._window.put(frame)
        self._syncing.person(person.actor)
        settings = self._app.settings
        if settings.kind != "personal" or person.actor.person != settings.pupil:
            self.idle.start(settings.idle_minutes)

    def _make_frame(self, person: SignedIn, look: Look) -> PersonFrame:
        from ui.shell.pupil_frame import PupilFrame  # noqa: PLC0415 - see _warm_up
        from ui.shell.staff_frame import StaffFrame  # noqa: PLC0415

        make = PupilFrame if person.actor.is_pupil else StaffFrame
        return make(self._around, person, look, kiosk=self._kiosk)

    def _on_close_allowed(self) -> None:
        self._window.guard(False)
        self._window.close()

    # --- look and language -----------------------------------------------------------------------------------------

    def _machines_look(self) -> Look:
        settings = self._app.settings
        return Look(language=self._language, theme=settings.theme, screen=settings.screen)

    def _wear(self, look: Look) -> None:
        self._look = look
        family = FAMILIES.get(look.font, look.font) if look.everywhere else ""
        self._around.theme.set(name=look.theme, scale=look.screen / 100, family=family)

    def _on_language_chosen(self, language: str) -> None:
        self._take_language(language)
        self.show_sign_in()

    def _take_language(self, language: str) -> None:
        self._language = language
        self._around = replace(self._around, words=Words(translator(language)))
        app = self._app
        self._around.tasks.run(lambda: app.change_settings(language=language), owner=self, lane=Lane.DATA)
        self.language_changed.emit(language)

    def _on_text_size_asked(self, step: int) -> None:
        now = round(self._around.theme.scale * 100)
        sizes = {1: [s for s in SIZES if s > now][:1], -1: [s for s in SIZES if s < now][-1:], 0: [SIZES[0]]}[step]
        if not sizes:
            return
        self._look = replace(self._look, screen=sizes[0])
        self._around.theme.set(scale=sizes[0] / 100)
        if self._frame is not None:
            self._remember(self._frame.actor, sizes[0])

    def _remember(self, actor: Actor, screen: int) -> None:
        desk = self._app.desk
        self._around.tasks.run(lambda: choose_look(desk, actor, screen=screen), owner=self, lane=Lane.DATA)

    # --- keys and the clock ----------------------------------------------------------------------------------------

    def _listen(self) -> None:
        window = self._window
        window.speak_requested.connect(self._on_speak_requested)
        window.text_size_asked.connect(self._on_text_size_asked)
        window.quiet_asked.connect(self._around.voice.stop)
        window.closing.connect(self.close)
        window.ask_before_closing(self._may_close)
        window.close_refused.connect(self._on_close_refused)
        window.keys_asked.connect(self._with_frame(lambda frame: frame.show_keys()))
        window.back_asked.connect(self._with_frame(lambda frame: frame.back()))
        window.undo_asked.connect(self._with_frame(lambda frame: frame.undo()))
        window.search_asked.connect(self._with_frame(lambda frame: frame.search()))
        window.stop_asked.connect(self._on_stop_asked)

    def _with_frame(self, act: Callable[[PersonFrame], None]) -> Callable[[], None]:
        def do() -> None:
            if self._frame is not None:
                act(self._frame)

        return do

    def _on_stop_asked(self, number: int) -> None:
        if self._frame is not None:
            self._frame.go_to_stop(number)

    def _on_speak_requested(self, text: str) -> None:
        words = self._around.words
        self._around.voice.say(text, language=words.language, voice=self._own_voice())

    def _own_voice(self) -> str | None:
        """The voice chosen on the first day, where it speaks the screen's language."""
        voice = self._app.settings.voice
        tongue = voice.split("+")[0].split("-")[0].lower()
        return voice if tongue == self._around.words.language else None

    def _on_close_refused(self) -> None:
        if self._frame is not None:
            self.see_out()

    def _may_close(self) -> bool:
        """Whether all is kept; where it is not, the window closes by itself when it is, or when it is given up."""
        frame = self._frame
        if self._closing or frame is None or frame.settled:
            return True
        frame.when_kept(self._close_now, insists=True)
        return False

    def _close_now(self) -> None:
        self._closing = True
        self._window.close()

    def _on_idle(self) -> None:
        if self._frame is None:
            return
        if self._frame.settled:
            self.see_out()
        else:  # it is kept now, or tried again by itself
            self._frame.warn_idle()
            self.idle.start(self._app.settings.idle_minutes)

    def _on_nearly_idle(self) -> None:
        if self._frame is not None:
            self._frame.warn_idle()
