"""What a teacher gives a pupil to do, and how far the pupil has come with it."""

from __future__ import annotations

from enum import StrEnum


class TaskKind(StrEnum):
    TEXT = "text"
    """a text to read"""
    WRITING = "writing"
    """something to write"""


class WritingFrame(StrEnum):
    """What kind of text a writing task asks for; its name for people stands with the screens."""

    LETTER = "letter"
    REVIEW = "review"
    REPORT = "report"
    STORY = "story"
    FREE = "free"


class TaskState(StrEnum):
    """How far a pupil has come with a task."""

    OPEN = "open"
    BEGUN = "begun"
    """the text was opened on the day the task was given or later, or a text of one's own begun for it"""
    DONE = "done"
    """read to its end"""
    HANDED_IN = "handed_in"
    HANDED_BACK = "handed_back"
    """the teacher has read it and given it back"""

    @property
    def is_done(self) -> bool:
        """Whether the pupil has done what was asked."""
        return self in (TaskState.DONE, TaskState.HANDED_IN, TaskState.HANDED_BACK)


class HandInState(StrEnum):
    """Where a pupil's own text is between pupil and teacher."""

    OWN = "own"
    """not handed in"""
    HANDED_IN = "handed_in"
    HANDED_BACK = "handed_back"
