"""Migrations make exactly the tables the program declares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

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
