"""What a task is called among grown-ups, and how far a pupil has come with it."""

from __future__ import annotations

from datetime import date

from learnkit.domain.tasks import TaskKind, TaskState, WritingFrame
from learnkit.services.tasks import PupilTask
from ui.strings import Words
from ui.widgets.table_signs import Step

STEPS = {
    TaskState.OPEN: Step.OPEN,
    TaskState.BEGUN: Step.BEGUN,
    TaskState.DONE: Step.DONE,
    TaskState.HANDED_IN: Step.DONE,
    TaskState.HANDED_BACK: Step.DONE,
}


def frame_names(words: Words) -> dict[str, str]:
    """The kinds of text one can ask for, in the order they are offered."""
    t = words.t
    return {
        WritingFrame.FREE.value: t("Fri tekst"),
        WritingFrame.STORY.value: t("Historie"),
        WritingFrame.LETTER.value: t("Brev"),
        WritingFrame.REVIEW.value: t("Anmeldelse"),
        WritingFrame.REPORT.value: t("Fagtekst"),
    }


def task_title(words: Words, title: str, frame: str) -> str:
    """The task's own title, else what kind of text it asks for."""
    return title or frame_names(words).get(frame, words.t("Fri tekst"))


def state_words(task: PupilTask, words: Words) -> str:
    """How far the pupil has come with it."""
    t = words.t
    return {
        TaskState.OPEN: t("ikke begyndt"),
        TaskState.BEGUN: t("i gang"),
        TaskState.DONE: t("læst til ende"),
        TaskState.HANDED_IN: t("afleveret"),
        TaskState.HANDED_BACK: t("givet tilbage"),
    }[task.state]


def kind_icon(kind: TaskKind) -> str:
    """The sign of what is to be done."""
    return "book-open" if kind is TaskKind.TEXT else "pencil-simple-line"


def until_words(until: date | None, today: date, words: Words) -> str:
    """The last day of a task, or that there is none."""
    t = words.t
    if until is None:
        return t("uden slutdato")
    if until < today:
        return t("skulle være klar {day}", day=words.short_date(until))
    return t("skal være klar {day}", day=words.due(until, today))
