"""What a task is called and said to be, for the pupil who has it."""

from __future__ import annotations

from datetime import date

from learnkit.domain.tasks import TaskKind, TaskState, WritingFrame
from learnkit.services.tasks import PupilTask
from ui.strings import Words


def title_of(task: PupilTask, words: Words) -> str:
    """What the task is called: the text's title, the teacher's, or what kind of text it asks for."""
    return task.title or frame_name(task.frame, words)


def frame_name(frame: str, words: Words) -> str:
    """What one calls a text of this kind."""
    t = words.t
    names = {
        WritingFrame.LETTER: t("Et brev"),
        WritingFrame.REVIEW: t("En anmeldelse"),
        WritingFrame.REPORT: t("En fagtekst"),
        WritingFrame.STORY: t("En historie"),
        WritingFrame.FREE: t("En tekst"),
    }
    return names.get(WritingFrame(frame), t("En tekst")) if frame else t("En tekst")


def line_of(task: PupilTask, words: Words) -> str:
    """What is to be done: in the teacher's words where there are any."""
    t = words.t
    if task.message:
        return " ".join(task.message.split())
    if task.kind is TaskKind.TEXT:
        return t("Læs teksten")
    lines = {
        WritingFrame.LETTER: t("Skriv et brev"),
        WritingFrame.REVIEW: t("Skriv, hvad du synes om en bog"),
        WritingFrame.REPORT: t("Skriv om noget, du ved"),
        WritingFrame.STORY: t("Skriv en historie"),
    }
    return lines.get(WritingFrame(task.frame), t("Skriv en tekst")) if task.frame else t("Skriv en tekst")


def due_of(task: PupilTask, today: date, words: Words) -> str:
    """Until when there is time; a day that has been is said as it is."""
    t = words.t
    if task.until is None:
        return t("når du har lyst")
    if task.until < today:
        return t("skulle være klar {day}", day=words.short_date(task.until))
    return t("til {day}", day=words.due(task.until, today))


def state_words(task: PupilTask, giver: str, words: Words) -> str:
    """How far the pupil has come with it."""
    t = words.t
    return {
        TaskState.OPEN: t("ikke begyndt"),
        TaskState.BEGUN: t("i gang"),
        TaskState.DONE: t("læst"),
        TaskState.HANDED_IN: t("afleveret"),
        TaskState.HANDED_BACK: t("{name} har svaret", name=giver) if giver else t("læst af din lærer"),
    }[task.state]


def act_of(task: PupilTask, words: Words) -> str:
    """What the task's button says."""
    t = words.t
    if task.state is TaskState.HANDED_BACK:
        return t("Se svaret")
    if task.kind is TaskKind.TEXT:
        return t("Læs igen") if task.state.is_done else t("Læs")
    return t("Se teksten") if task.state.is_done else t("Skriv")


def spoken(task: PupilTask, today: date, giver: str, words: Words) -> str:
    """The whole task, as it is heard."""
    parts = [title_of(task, words), line_of(task, words)]
    if not task.state.is_done:
        parts.append(due_of(task, today, words))
    parts.append(state_words(task, giver, words))
    return ". ".join(part.rstrip(".") for part in parts)
