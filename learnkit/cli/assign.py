"""`assign` gives a task, `assign undo TASK` takes it back, `assign list` shows how far each pupil has come."""

from __future__ import annotations

import argparse
from datetime import date

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.domain.roles import Permission
from learnkit.domain.tasks import WritingFrame
from learnkit.errors import LearnKitError
from learnkit.services.assigning import ClassTask, assign, take_back_task, tasks_given
from learnkit.services.class_roll import class_named


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("verb", nargs="*", metavar="undo TASK | list")
    parser.add_argument("--class", dest="school_class")
    parser.add_argument("--pupil", dest="pupils", nargs="+", action="extend")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--text")
    what.add_argument("--write", metavar="FRAME", choices=[frame.value for frame in WritingFrame])
    parser.add_argument("--title", default="")
    parser.add_argument("--until", type=date.fromisoformat)
    parser.add_argument("--message", default="")
    parser.set_defaults(answer=_answer)


def _answer(asked: Asked, said: argparse.Namespace) -> Answer:
    match said.verb:
        case []:
            return _assign(asked, said)
        case ["undo", str(task)]:
            return _undo(asked, task)
        case ["list"]:
            return _list(asked, said)
    raise LearnKitError("usage", wrong=" ".join(said.verb))


def _assign(asked: Asked, said: argparse.Namespace) -> Answer:
    if said.text is None and said.write is None:
        raise LearnKitError("usage", missing="--text or --write")
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        given = assign(
            app.desk,
            actor,
            class_named(app.desk, actor, Permission.ASSIGN, _class(said)),
            pupils=said.pupils,
            text=said.text,
            frame=said.write,
            title=said.title,
            until=said.until,
            message=said.message,
        )
    return Answer({"task": given.task, "pupils": len(given.pupils)})


def _undo(asked: Asked, task: str) -> Answer:
    with asked.open() as app:
        taken = take_back_task(app.desk, asked.pupil_or_staff(app), task)
    return Answer({"task": taken.task, "pupils": len(taken.pupils)})


def _list(asked: Asked, said: argparse.Namespace) -> Answer:
    with asked.open() as app:
        actor = asked.pupil_or_staff(app)
        given = tasks_given(app.desk, actor, class_named(app.desk, actor, Permission.READ_WRITINGS, _class(said)))
    return Answer({"tasks": [_row(task) for task in given]})


def _class(said: argparse.Namespace) -> str:
    if said.school_class is None:
        raise LearnKitError("usage", missing="--class")
    return str(said.school_class)


def _row(task: ClassTask) -> dict[str, object]:
    return {
        "id": task.id,
        "kind": task.kind.value,
        "title": task.title or task.frame,
        "until": task.until.isoformat() if task.until is not None else None,
        "done": task.done,
        "pupils": [{"id": one.pupil, "state": one.state.value, "doc": one.document} for one in task.pupils],
    }
