"""The catalogue and the tables say the same."""

from __future__ import annotations

from learnkit.db.schema import METADATA
from learnkit.journal.catalogue import CATALOGUE, fields_of, kind_of

NEVER_SYNCED = {"op", "register_mark", "parked", "refused", "held_bucket", "fact", "attempt", "staff_key", "own_body"}
NEVER_SYNCED |= {"head", "enrolment_token", "enrolled_device", "staff_grant", "upload"}


def test_every_column_of_a_synced_table_has_its_line() -> None:
    for name, table in METADATA.tables.items():
        if name not in NEVER_SYNCED:
            assert set(fields_of(name)) == {column.name for column in table.columns} - {"id"}, name


def test_no_line_names_a_table_or_column_that_is_not_there() -> None:
    for field in CATALOGUE:
        assert field.name in METADATA.tables[field.table].columns
        assert field.table not in NEVER_SYNCED


def test_a_table_never_mixes_events_and_registers() -> None:
    for field in CATALOGUE:
        assert field.kind is kind_of(field.table)


def test_every_line_says_what_the_field_is_for() -> None:
    assert all(len(field.purpose) > 5 for field in CATALOGUE)
    assert len({(field.table, field.name) for field in CATALOGUE}) == len(CATALOGUE)
