"""All tables, imported once so that the metadata is whole."""

from __future__ import annotations

from learnkit.db import competence, enrolment, journal, local, material, people, preference, reading, task, writing
from learnkit.db.base import Base

GROUPS = (competence, enrolment, journal, local, material, people, preference, reading, task, writing)
METADATA = Base.metadata
