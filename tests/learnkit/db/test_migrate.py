"""Migrations make exactly the tables the program declares."""

from __future__ import annotations

from pathlib import Path

import pytest
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
