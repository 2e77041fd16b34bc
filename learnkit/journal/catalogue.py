"""THE list of what the journal may write: one line per field.

It says of each field how two writers are settled, who may hold it, what it is for and how long it is kept.
`docs/data.md` is printed from it, a test holds it to the tables, and nothing outside it can be recorded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How two writers of the same field are settled."""

    EVENT = "event"
    """written once with its row; the same op id again changes nothing"""
    REGISTER = "register"
    """the last writer by (hybrid clock, op id) stands"""


class Scope(StrEnum):
    """Who may hold it: the bucket its ops travel in."""

    PUPIL = "pupil"
    """the pupil's devices, the staff the permissions name, the school"""
    SCHOOL = "school"
    """every device of the school"""
    STAFF = "staff"
    """the staff member's own store and the school"""
    ABOUT = "about"
    """the staff the permissions name and the school; never the pupil's devices"""
    PERSON = "person"
    """of a pupil as PUPIL, of staff as SCHOOL"""
    DOOR = "door"
    """of a pupil as PUPIL, of staff as STAFF"""
    HOLDER = "holder"
    """a pupil or the school, whoever holds the shelf"""


class Keep(StrEnum):
    """How long it is kept."""

    SCHOOL_TIME = "while the pupil is at the school and one school year after"
    EMPLOYED = "while employed at the school and one school year after"
    SCHOOL = "as long as the school is kept here"
    CHOICE = "until it is changed or the person is erased"
    TWO_YEARS = "this school year and the one before"


@dataclass(frozen=True)
class Field:
    """One line of the catalogue."""

    table: str
    name: str
    kind: Kind
    scope: Scope
    keep: Keep
    purpose: str


E, R = Kind.EVENT, Kind.REGISTER
P, S, H, A = Scope.PUPIL, Scope.SCHOOL, Scope.HOLDER, Scope.ABOUT
N, D = Scope.PERSON, Scope.DOOR

# fmt: off
CATALOGUE: tuple[Field, ...] = (
    Field("school", "name", R, S, Keep.SCHOOL, "to show where one is"),
    Field("school_class", "school", R, S, Keep.SCHOOL, "which school the class belongs to"),
    Field("school_class", "name", R, S, Keep.SCHOOL, "to choose one's class"),
    Field("school_class", "level", R, S, Keep.SCHOOL, "to offer texts and doors that fit the age"),
    Field("school_class", "year", R, S, Keep.SCHOOL, "which school year the class is of"),
    Field("person", "school", R, N, Keep.SCHOOL_TIME, "which school the person belongs to"),
    Field("person", "name", R, N, Keep.SCHOOL_TIME, "to greet, and to find one's own picture"),
    Field("person", "user", R, N, Keep.SCHOOL_TIME, "to sign in by typing"),
    Field("person", "role", R, N, Keep.SCHOOL_TIME, "what the person may do and see"),
    Field("person", "avatar", R, N, Keep.SCHOOL_TIME, "the picture a child who cannot read finds"),
    Field("person", "protected", R, N, Keep.SCHOOL_TIME, "keeps a protected name off boards, lists and paper"),
    Field("person", "left", R, N, Keep.SCHOOL_TIME, "no sign-in after leaving"),
    Field("pupil_in_class", "person", R, P, Keep.SCHOOL_TIME, "which pupil"),
    Field("pupil_in_class", "school_class", R, P, Keep.SCHOOL_TIME, "which class"),
    Field("pupil_in_class", "since", R, P, Keep.SCHOOL_TIME, "from when it holds"),
    Field("pupil_in_class", "until", R, P, Keep.SCHOOL_TIME, "until when it holds"),
    Field("staff_in_class", "person", R, S, Keep.EMPLOYED, "which staff member"),
    Field("staff_in_class", "school_class", R, S, Keep.EMPLOYED, "which class"),
    Field("staff_in_class", "since", R, S, Keep.EMPLOYED, "from when access holds"),
    Field("staff_in_class", "until", R, S, Keep.EMPLOYED, "when a substitute's access ends"),
    Field("following", "counsellor", R, P, Keep.SCHOOL_TIME, "which reading counsellor"),
    Field("following", "pupil", R, P, Keep.SCHOOL_TIME, "which pupil is followed across classes"),
    Field("following", "since", R, P, Keep.SCHOOL_TIME, "from when it holds"),
    Field("following", "until", R, P, Keep.SCHOOL_TIME, "until when it holds"),
    Field("door", "lock", R, D, Keep.CHOICE, "to sign in; a hash, never the secret"),
    Field("text", "body", R, H, Keep.SCHOOL, "finds the words by their hash"),
    Field("text", "title", R, H, Keep.SCHOOL, "to choose a text"),
    Field("text", "author", R, H, Keep.SCHOOL, "to choose a text"),
    Field("text", "language", R, H, Keep.SCHOOL, "to read it aloud with the right voice"),
    Field("text", "lix", R, H, Keep.SCHOOL, "to find a text that fits"),
    Field("text", "words", R, H, Keep.SCHOOL, "to see how long it is"),
    Field("text", "sections", R, H, Keep.SCHOOL, "to see how long it is"),
    Field("text", "blocks", R, H, Keep.SCHOOL, "to show how far one has come"),
    Field("text", "subject", R, H, Keep.SCHOOL, "to find a text, and to draw its cover"),
    Field("text", "summary", R, H, Keep.SCHOOL, "to choose a text"),
    Field("text", "licence", R, H, Keep.SCHOOL, "what may be done with the text"),
    Field("text", "source_format", R, H, Keep.SCHOOL, "what kind of file it came from"),
    Field("shelf", "text", R, H, Keep.SCHOOL, "which text"),
    Field("shelf", "holder", R, H, Keep.SCHOOL, "whose shelf it stands on"),
    Field("shelf", "at", R, H, Keep.SCHOOL, "to show the newest first"),
    Field("sitting", "pupil", E, P, Keep.TWO_YEARS, "whose reading it was"),
    Field("sitting", "text", E, P, Keep.TWO_YEARS, "what was read"),
    Field("sitting", "begun", E, P, Keep.TWO_YEARS, "when it was read"),
    Field("sitting", "ended", E, P, Keep.TWO_YEARS, "when it was read"),
    Field("sitting", "seconds", E, P, Keep.TWO_YEARS, "minutes read, for pupil and teacher"),
    Field("place", "pupil", R, P, Keep.SCHOOL_TIME, "whose place it is"),
    Field("place", "text", R, P, Keep.SCHOOL_TIME, "in which text"),
    Field("place", "at", R, P, Keep.SCHOOL_TIME, "to go on where one stopped"),
    Field("document", "owner", R, P, Keep.SCHOOL_TIME, "whose text it is"),
    Field("document", "title", R, P, Keep.SCHOOL_TIME, "to find it again"),
    Field("document", "begun", R, P, Keep.SCHOOL_TIME, "to find it again"),
    Field("document", "task", R, P, Keep.SCHOOL_TIME, "which task it answers"),
    Field("version", "document", E, P, Keep.SCHOOL_TIME, "which text it is a version of"),
    Field("version", "content", E, P, Keep.SCHOOL_TIME, "the words, so that nothing written is lost"),
    Field("version", "actor", E, P, Keep.SCHOOL_TIME, "who wrote this version"),
    Field("version", "at", E, P, Keep.SCHOOL_TIME, "to go back to this morning"),
    Field("version", "words", E, P, Keep.SCHOOL_TIME, "words written, for pupil and teacher"),
    Field("preference", "person", R, P, Keep.CHOICE, "whose choice it is"),
    Field("preference", "name", R, P, Keep.CHOICE, "what was chosen"),
    Field("preference", "value", R, P, Keep.CHOICE, "page, voice and screen as the person wants them"),
    Field("given_task", "task", R, P, Keep.TWO_YEARS, "which task it is, for all who have it"),
    Field("given_task", "pupil", R, P, Keep.TWO_YEARS, "who has it"),
    Field("given_task", "school_class", R, P, Keep.TWO_YEARS, "in which class it was given, for figures"),
    Field("given_task", "kind", R, P, Keep.TWO_YEARS, "reading or writing"),
    Field("given_task", "text", R, P, Keep.TWO_YEARS, "which text to read"),
    Field("given_task", "frame", R, P, Keep.TWO_YEARS, "what kind of text to write"),
    Field("given_task", "title", R, P, Keep.TWO_YEARS, "to find it on the home screen"),
    Field("given_task", "message", R, P, Keep.TWO_YEARS, "what the teacher says of it"),
    Field("given_task", "until", R, P, Keep.TWO_YEARS, "the last day"),
    Field("given_task", "given_by", R, P, Keep.TWO_YEARS, "who gave it"),
    Field("given_task", "given_at", R, P, Keep.TWO_YEARS, "when it was given"),
    Field("given_task", "taken_back", R, P, Keep.TWO_YEARS, "to undo it"),
    Field("hand_in", "pupil", R, P, Keep.SCHOOL_TIME, "who handed in"),
    Field("hand_in", "document", R, P, Keep.SCHOOL_TIME, "which text"),
    Field("hand_in", "version", R, P, Keep.SCHOOL_TIME, "as it was then"),
    Field("hand_in", "task", R, P, Keep.SCHOOL_TIME, "what it answers"),
    Field("hand_in", "at", R, P, Keep.SCHOOL_TIME, "when it was done"),
    Field("hand_in", "taken_back", R, P, Keep.SCHOOL_TIME, "to undo it"),
    Field("hand_back", "pupil", R, P, Keep.SCHOOL_TIME, "whose text it is"),
    Field("hand_back", "hand_in", R, P, Keep.SCHOOL_TIME, "what was handed back"),
    Field("hand_back", "given_by", R, P, Keep.SCHOOL_TIME, "who read it"),
    Field("hand_back", "at", R, P, Keep.SCHOOL_TIME, "when it was done"),
    Field("comment", "pupil", R, P, Keep.SCHOOL_TIME, "whose text it is on"),
    Field("comment", "document", R, P, Keep.SCHOOL_TIME, "which text"),
    Field("comment", "version", R, P, Keep.SCHOOL_TIME, "the version its place is in"),
    Field("comment", "begins", R, P, Keep.SCHOOL_TIME, "where its place begins"),
    Field("comment", "ends", R, P, Keep.SCHOOL_TIME, "where its place ends"),
    Field("comment", "words", R, P, Keep.SCHOOL_TIME, "what it says"),
    Field("comment", "written_by", R, P, Keep.SCHOOL_TIME, "who says it"),
    Field("comment", "at", R, P, Keep.SCHOOL_TIME, "when it was done"),
    Field("comment", "taken_back", R, P, Keep.SCHOOL_TIME, "to undo it"),
    Field("observation", "pupil", R, A, Keep.SCHOOL_TIME, "whom it is about"),
    Field("observation", "goal", R, A, Keep.SCHOOL_TIME, "which goal it speaks to"),
    Field("observation", "framework", R, A, Keep.SCHOOL_TIME, "of which framework the goal is"),
    Field("observation", "words", R, A, Keep.SCHOOL_TIME, "what was seen"),
    Field("observation", "seen_by", R, A, Keep.SCHOOL_TIME, "who saw it"),
    Field("observation", "at", R, A, Keep.SCHOOL_TIME, "when it was done"),
    Field("observation", "taken_back", R, A, Keep.SCHOOL_TIME, "to undo it"),
    Field("judgement", "pupil", E, A, Keep.SCHOOL_TIME, "who is judged"),
    Field("judgement", "framework", E, A, Keep.SCHOOL_TIME, "by which framework"),
    Field("judgement", "framework_version", E, A, Keep.SCHOOL_TIME, "and which version of it"),
    Field("judgement", "goal", E, A, Keep.SCHOOL_TIME, "which goal"),
    Field("judgement", "level", E, A, Keep.SCHOOL_TIME, "the teacher's judgement"),
    Field("judgement", "note", E, A, Keep.SCHOOL_TIME, "why it was judged so"),
    Field("judgement", "judged_by", E, A, Keep.SCHOOL_TIME, "who judged"),
    Field("judgement", "at", E, A, Keep.SCHOOL_TIME, "when it was done"),
)
# fmt: on

_BY_TABLE: dict[str, dict[str, Field]] = {}
for _field in CATALOGUE:
    _BY_TABLE.setdefault(_field.table, {})[_field.name] = _field

_KINDS = {table: next(iter(lines.values())).kind for table, lines in _BY_TABLE.items()}


def fields_of(table: str) -> dict[str, Field]:
    """The catalogued fields of a table by name; empty for a table the journal does not know."""
    return _BY_TABLE.get(table, {})


def kind_of(table: str) -> Kind:
    """Whether a table holds events or registers; a table never mixes them."""
    return _KINDS[table]
