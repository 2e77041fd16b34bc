"""Prints docs/data.md from the catalogue itself, so that it cannot say anything else.

datasheet.py [--check]     write the page, or exit 1 when it is not what the catalogue says
"""

from __future__ import annotations

import sys
from pathlib import Path

from learnkit.db.schema import METADATA
from learnkit.journal.catalogue import CATALOGUE, Field, Kind, Scope

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data.md"
HOLDERS = {
    Scope.PUPIL: "the pupil's devices, the staff the permission table names, the school",
    Scope.SCHOOL: "every device of the school",
    Scope.STAFF: "the staff member's own store and the school",
    Scope.ABOUT: "the staff the permission table names and the school; never the pupil's devices",
    Scope.PERSON: "of a pupil: the pupil's devices, staff and school; of staff: every device of the school",
    Scope.DOOR: "of a pupil: the pupil's devices, staff and school; of staff: their own store and the school",
    Scope.HOLDER: "the school, or the one pupil who brought it in",
}
RULES = {Kind.EVENT: "written once", Kind.REGISTER: "last writer"}
LOCAL = {
    "op": "the journal: every act, as an op",
    "register_mark": "which op last wrote a field",
    "parked": "ops that wait for another, in sight",
    "head": "worked out: the versions no other builds on, with their text",
    "own_body": "the words of a text only one pupil brought in",
    "fact": "facts about the store: device, school, demo",
    "attempt": "wrong tries at a door on this device",
    "refused": "acts of this device the school would not take: kept, and said",
    "held_bucket": "whose data this store holds, and how far it has come in",
    "enrolment_token": "at the school: what lets devices in, as a hash",
    "enrolled_device": "at the school: its devices, nameless",
    "staff_grant": "at the school: whose password was tried on which device, as a hash",
    "upload": "at the school: books a device has brought, until an act that names them is accepted",
    "staff_key": "a staff store's key, wrapped to password and school",
}


def page() -> str:
    """The whole page."""
    lines = [
        "# What LearnKit keeps",
        "",
        "Printed by `.ci/datasheet.py` from `learnkit/journal/catalogue.py`; change that, not this. Everything lies in",
        "encrypted stores on the school's own machines. *Last writer*: of two who wrote the same field the later by",
        "hybrid clock, then op id, stands. *Written once*: never changed afterwards.",
    ]
    for table in dict.fromkeys(field.table for field in CATALOGUE):
        lines += ["", *_table(table, [field for field in CATALOGUE if field.table == table])]
    lines += ["", "## Kept on the machine, never sent", "", "| table | columns | what it is |", "|---|---|---|"]
    for name, what in LOCAL.items():
        columns = ", ".join(column.name for column in METADATA.tables[name].columns)
        lines.append(f"| `{name}` | {columns} | {what} |")
    return "\n".join(lines) + "\n"


def _table(name: str, fields: list[Field]) -> list[str]:
    head = [
        f"## `{name}`",
        "",
        "| field | two writers | who may hold it | what it is for | kept |",
        "|---|---|---|---|---|",
    ]
    rows = [f"| `{f.name}` | {RULES[f.kind]} | {HOLDERS[f.scope]} | {f.purpose} | {f.keep} |" for f in fields]
    return head + rows


def main() -> int:
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf8") == page()
        print("docs/data.md is what the catalogue says" if same else "docs/data.md is old: run .ci/datasheet.py")
        return 0 if same else 1
    PAGE.write_text(page(), encoding="utf8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
