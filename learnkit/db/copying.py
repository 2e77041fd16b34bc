"""A whole copy of an open store, of one moment, while others write in it."""

from __future__ import annotations

from pathlib import Path

from learnkit.db.stores import Store


def copy_store(store: Store, to: Path) -> None:
    """Write the store as it is now to a new file that opens with the same key."""
    with store.engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(to),))
