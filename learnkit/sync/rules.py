"""What the school takes from whom: an op is judged alone, by what it is, who did it and to whom."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import cache, lru_cache

from learnkit.db.schema import METADATA
from learnkit.domain.calendar import school_day
from learnkit.domain.people import Actor, Role
from learnkit.domain.roles import Over, Permission, over
from learnkit.domain.versions import from_value
from learnkit.errors import LearnKitError
from learnkit.journal.buckets import OWNER, owner_of
from learnkit.journal.catalogue import Kind, fields_of, kind_of
from learnkit.journal.op import Op, Value
from learnkit.sync.known import Known
from learnkit.sync.protocol import decoded

OVER_A_PUPIL = {
    "sitting": Permission.READ,
    "place": Permission.READ,
    "document": Permission.WRITE,
    "version": Permission.WRITE,
    "hand_in": Permission.WRITE,
    "given_task": Permission.ASSIGN,
    "comment": Permission.COMMENT,
    "hand_back": Permission.COMMENT,
    "observation": Permission.OBSERVE,
    "judgement": Permission.JUDGE,
}
"""What one must be allowed to do to the pupil a row belongs to."""
SIGNED = {
    "version": "actor",
    "given_task": "given_by",
    "hand_back": "given_by",
    "comment": "written_by",
    "observation": "seen_by",
    "judgement": "judged_by",
}
"""The column that says who did it, which nobody signs for another."""
DAYS = {"since": False, "until": True}
"""Columns that hold a day, and whether it may be left open."""
MOMENTS = frozenset({"at", "begun", "ended", "given_at"})
"""Columns that hold a moment: figures are made of them, so one that cannot be read does not come in."""
TEXT_ID_DIGITS = 32
MOST = 2**63

DENIED, BAD = "rights.denied", "op.bad_fields"


def why_not(known: Known, op: Op, today: date) -> str | None:
    """The code for which the school refuses an op; None where it takes it.

    op.unknown_table, op.bad_fields, document.damaged, op.no_parent, op.other_owner, rights.denied. A permission
    counts if it holds today or on the day of the act.
    """
    code = _misshapen(known, op)
    if code is not None:
        return code
    actor = known.actor(op.actor)
    days = {today, _day(op.at) or today}
    if actor is None or not known.may_act_here(actor, days):
        return DENIED
    try:
        owner = owner_of(known, op.table, op.row, op.fields, actor)
    except LearnKitError as problem:
        return problem.code
    if _changes_hands(known, op):
        return "op.other_owner"
    if op.fields.get(SIGNED.get(op.table, ""), actor.person) != actor.person:
        return DENIED
    return None if _may(known, op, actor, owner, days) else DENIED


def _misshapen(known: Known, op: Op) -> str | None:
    if not fields_of(op.table):
        return "op.unknown_table"
    is_event_of_another_row = kind_of(op.table) is Kind.EVENT and op.row != op.id
    kinds = _kinds(op.table)
    fits = all(_fits(op.table, kinds, name, value) for name, value in op.fields.items())
    if is_event_of_another_row or not fits or not _is_moment(op.at) or not _names_its_body(op):
        return BAD
    return _misshapen_version(known, op) if op.table == "version" else None


def _is_moment(said: str) -> bool:
    """Whether it is a moment, with its zone, on a day there is at the school."""
    return _day(said) is not None


@lru_cache(maxsize=2048)
def _day(said: str) -> date | None:
    """The day at the school of a moment; None for anything else."""
    try:
        moment = datetime.fromisoformat(said)
        return school_day(moment) if moment.tzinfo is not None else None
    except (ValueError, OverflowError):
        return None


def _misshapen_version(known: Known, op: Op) -> str | None:
    if not {"document", "content", "actor", "at"} <= op.fields.keys():
        return BAD
    try:
        version = from_value(op.row, str(op.fields["document"]), decoded(str(op.fields["content"])))
    except LearnKitError as problem:
        return problem.code
    known.versions[op.row] = version
    return None


def _names_its_body(op: Op) -> bool:
    """A text goes by the beginning of its body's hash, so that nobody gives its id other words."""
    if op.table != "text" or "body" not in op.fields:
        return True
    body = str(op.fields["body"])
    return len(op.row) == TEXT_ID_DIGITS and len(body) == 2 * TEXT_ID_DIGITS and body.startswith(op.row)


def _fits(table: str, kinds: dict[str, tuple[type, bool]], name: str, value: Value) -> bool:
    """Whether a column of ours can hold the value; of a column we do not know anything may be said."""
    if name not in kinds or name == "id":
        return True
    kind, nullable = kinds[name]
    if value is None:
        return nullable
    if type(value) is not kind or (kind is int and not -MOST <= value < MOST):  # type: ignore[operator]
        return False
    if name in DAYS:
        return _is_day(str(value)) if value else DAYS[name]
    return name not in MOMENTS or table == "place" or _is_moment(str(value))


def _is_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True


@cache
def _kinds(table: str) -> dict[str, tuple[type, bool]]:
    return {column.name: (column.type.python_type, bool(column.nullable)) for column in METADATA.tables[table].columns}


def _changes_hands(known: Known, op: Op) -> bool:
    """Whether the op would give a row that is there to somebody else."""
    column = OWNER.get(op.table)
    if column is None or column not in op.fields or kind_of(op.table) is Kind.EVENT:
        return False
    return known.is_there(op.table, op.row) and known.value(op.table, op.row, column) != op.fields[column]


def _may(known: Known, op: Op, actor: Actor, owner: str | None, days: Collection[date]) -> bool:
    permission = OVER_A_PUPIL.get(op.table)
    if permission is not None:
        return owner is not None and known.reaches(actor, permission, owner, days)
    if op.table == "preference":
        return owner == actor.person
    if op.table in ("text", "shelf"):
        return _may_fill_shelf(actor, owner)
    if op.table in _ABOUT_PEOPLE:
        return _ABOUT_PEOPLE[op.table](known, op, actor, days)
    return Over.SCHOOL in over(actor.role, Permission.RUN_SCHOOL)


def _may_fill_shelf(actor: Actor, owner: str | None) -> bool:
    if owner is None or owner == actor.school:
        return Over.SCHOOL in over(actor.role, Permission.ADD_SCHOOL_TEXT)
    return owner == actor.person and bool(over(actor.role, Permission.ADD_OWN_TEXT))


def _may_tell_of_person(known: Known, op: Op, actor: Actor, days: Collection[date]) -> bool:
    """Who runs the school may; who may add a pupil may add one nobody has heard of."""
    if Over.SCHOOL in over(actor.role, Permission.RUN_SCHOOL):
        return op.fields.get("school", actor.school) == actor.school
    new = not known.is_there("person", op.row)
    a_pupil = op.fields.get("role") == Role.PUPIL and op.fields.get("school") == actor.school
    return new and a_pupil and bool(over(actor.role, Permission.ADD_PUPIL))


def _may_place_pupil(known: Known, op: Op, actor: Actor, days: Collection[date]) -> bool:
    """Into a class one reaches, and only a pupil who is in no other: nobody takes a pupil over to see their work."""

    def told(column: str) -> str:
        return str(op.fields.get(column) or known.value("pupil_in_class", op.row, column) or "")

    pupil, school_class = told("person"), told("school_class")
    kept = known.value("pupil_in_class", op.row, "school_class")
    if kept not in (None, school_class) or pupil not in known.everyone():
        return False
    if not known.reaches_class(actor, Permission.ADD_PUPIL, school_class, days):
        return False
    theirs = known.reaches(actor, Permission.ADD_PUPIL, pupil, days)
    return theirs or Over.SCHOOL in over(actor.role, Permission.ADD_PUPIL) or not known.has_been_placed(pupil)


def _may_change_door(known: Known, op: Op, actor: Actor, days: Collection[date]) -> bool:
    return actor.is_staff and (op.row == actor.person or known.reaches(actor, Permission.GIVE_SECRET, op.row, days))


_ABOUT_PEOPLE: dict[str, Callable[[Known, Op, Actor, Collection[date]], bool]] = {
    "person": _may_tell_of_person,
    "pupil_in_class": _may_place_pupil,
    "door": _may_change_door,
}
