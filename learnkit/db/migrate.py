"""Bringing a store's tables to what this program knows."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, Engine

from learnkit.errors import LearnKitError

LATEST = "0002"
"""The newest migration; a test holds it to the files."""
SCRIPTS = Path(__file__).parent / "migrations"


def bring_up_to_date(engine: Engine) -> None:
    """Apply the migrations this store has not seen; store.from_newer_program if it knows more than we do."""
    with engine.connect() as connection:
        found = _revision(connection)
    if found == LATEST:
        return
    if found is not None and found > LATEST:
        raise LearnKitError("store.from_newer_program", found=found, known=LATEST)
    # Alembic costs a tenth of a second to import: only when there is something to do.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    with engine.begin() as connection:
        # The driver begins no transaction before a CREATE: without this, a program killed half-way would leave half
        # the tables behind, and two programs starting at once would make them twice.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        if _revision(connection) != LATEST:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _revision(connection: Connection) -> str | None:
    tables = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
    if not connection.exec_driver_sql(tables).scalar():
        return None
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return str(revision) if revision else None
