"""What the pupil's first screen tells, fetched in one go."""

from __future__ import annotations

from dataclasses import dataclass

from learnkit.app import App
from learnkit.domain.people import Actor, given_name
from learnkit.domain.tasks import HandInState, TaskKind
from learnkit.services.handing_in import begin_answer, state_of
from learnkit.services.naming_staff import staff_names
from learnkit.services.pupil_home import PupilHome, pupil_home
from learnkit.services.reading import begun
from learnkit.services.tasks import PupilTask, tasks_of
from ui.pupil.own_texts_model import OwnTextsModel

MOST_TEXTS = 3


@dataclass(frozen=True)
class HomeFacts:
    """Everything on the first screen, as it was at one moment."""

    home: PupilHome
    tasks: tuple[PupilTask, ...]
    """those to do first, by their last day, then what is done"""
    givers: dict[str, str]
    """given names of those who gave them"""
    shares: dict[str, float]
    """how much of a begun text is read, 0 to 1"""
    states: dict[str, HandInState]
    """of the texts shown: where each is between pupil and teacher"""

    @property
    def to_do(self) -> tuple[PupilTask, ...]:
        """The tasks that are not done."""
        return tuple(task for task in self.tasks if not task.state.is_done)


class HomeModel(OwnTextsModel):
    """From the teacher, go on reading, what suits, my texts."""

    facts: HomeFacts | None = None

    @property
    def home(self) -> PupilHome | None:
        """What there is to go on with, once it is fetched."""
        return self.facts.home if self.facts is not None else None

    def load(self) -> None:
        """Fetch what there is now."""
        app, actor = self._app, self._actor

        def done(facts: HomeFacts) -> None:
            if facts != self.facts:
                self.facts = facts
                self.told.emit()

        self._fetch(lambda: home_facts(app, actor), done)

    def begin_task(self, task: PupilTask) -> None:
        """Go to one's own text for a writing task: the one there is, or a new one."""
        if task.kind is TaskKind.WRITING:
            self._begin(lambda: begin_answer(self._app.desk, self._actor, task.id))


def home_facts(app: App, actor: Actor) -> HomeFacts:
    """What there is for this pupil now."""
    home = pupil_home(app.desk, actor)
    tasks = tasks_of(app.desk, actor, actor.person)
    names = staff_names(app.desk, actor, (task.given_by for task in tasks))
    shown = home.documents[:MOST_TEXTS]
    return HomeFacts(
        home,
        tasks,
        {person: given_name(name) for person, name in names.items()},
        {each.text.id: each.place.done for each in begun(app.desk, actor)},
        {each.id: state_of(app.desk, actor, each.id).state for each in shown},
    )
