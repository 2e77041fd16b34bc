"""Migrations make exactly the tables the program declares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command, op
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from learnkit.db.engine import open_engine
from learnkit.db.migrate import LATEST, SCRIPTS, bring_up_to_date
from learnkit.db.schema import METADATA
from learnkit.errors import LearnKitError


def test_a_fresh_store_has_the_declared_tables_and_no_others(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", bytes(32))

    bring_up_to_date(engine)

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def test_the_newest_migration_is_the_one_the_program_names() -> None:
    assert ScriptDirectory(str(SCRIPTS)).get_current_head() == LATEST


def test_a_store_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    engine = open_engine(tmp_path / "a.db", bytes(32))
    bring_up_to_date(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(LearnKitError) as refused:
        bring_up_to_date(engine)

    assert refused.value.code == "store.from_newer_program"
    engine.dispose()


def test_a_migration_broken_off_half_way_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = open_engine(tmp_path / "a.db", bytes(32))
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("alembic.op.create_table", _breaks_off_at("person"))
        bring_up_to_date(engine)

    bring_up_to_date(engine)

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    engine.dispose()


def _breaks_off_at(table: str) -> Callable[..., object]:
    real = op.create_table

    def create_table(name: str, *columns: object) -> object:
        if name == table:
            raise KeyboardInterrupt
        return real(name, *columns)  # type: ignore[arg-type]

    return create_table


def test_a_school_of_the_first_tables_finds_its_pupils_where_their_work_goes_and_everything_numbered(
    tmp_path: Path,
) -> None:
    engine = open_engine(tmp_path / "a.db", bytes(32))
    _upgrade(engine, "0001")
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO fact VALUES ('school', 's')"))
        for row, role in (("ea", "pupil"), ("karen", "teacher")):
            connection.execute(text(OLD_PERSON), {"id": row, "role": role})
        connection.execute(text("INSERT INTO pupil_in_class VALUES ('b', 'ea', 'c', '', '')"))
        for number, (table, row) in enumerate(
            (("person", "ea"), ("door", "ea"), ("pupil_in_class", "b"), ("door", "karen"))
        ):
            connection.execute(text(OLD_OP), {"id": f"{number}", "seq": number, "table": table, "row": row})

    bring_up_to_date(engine)

    with engine.connect() as connection:
        held = connection.execute(text("SELECT bucket, school_seq FROM op ORDER BY id")).all()
    assert [tuple(row) for row in held] == [("pupil:ea", 1), ("pupil:ea", 2), ("pupil:ea", 3), ("staff:karen", 4)]
    engine.dispose()


OLD_PERSON = "INSERT INTO person VALUES (:id, 's', '', '', :role, '', 0, 0)"
OLD_OP = (
    "INSERT INTO op (id, device, device_seq, actor, bucket, table_name, row, fields, stamp, at, schema)"
    " VALUES (:id, 'd', :seq, 'o', 'school:s', :table, :row, '{}', 1, '', 1)"
)


def _upgrade(engine: Engine, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
