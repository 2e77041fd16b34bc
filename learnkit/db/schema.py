"""All tables, imported once so that the metadata is whole."""

from __future__ import annotations

from learnkit.db import journal, local, material, people, preference, reading, writing
from learnkit.db.base import Base

GROUPS = (journal, local, material, people, preference, reading, writing)
METADATA = Base.metadata
