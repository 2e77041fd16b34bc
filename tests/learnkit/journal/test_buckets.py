"""Who may hold an op follows from the row it writes."""

from __future__ import annotations

from sqlalchemy import select

from content.text import Block, Section, Text
from learnkit.db.journal import OpRow
from learnkit.services.adding_a_text import add_text
from learnkit.services.choosing_a_look import choose_look
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import save
from learnkit.services.signing_in import staff_store
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import actor

TEXT = Text("Min bog", "", "da", (Section("", (Block("paragraph", "Hej med dig."),)),), "txt")


def test_what_a_pupil_writes_chooses_and_brings_in_is_the_pupils_alone(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")

    save(desk, ea, begin(desk, ea), "Min kat.")
    choose_look(desk, ea, size=30)
    add_text(desk, ea, TEXT, {})

    with desk.read() as session:
        held = session.execute(select(OpRow.table_name, OpRow.bucket).where(OpRow.actor == ea.person)).all()
    assert {table for table, _ in held} == {"document", "version", "preference", "text", "shelf"}
    assert {bucket for _, bucket in held} == {f"pupil:{ea.person}"}


def test_a_staff_members_own_choice_is_theirs_and_what_they_bring_in_is_the_schools(
    desk: Desk, school: NewSchool
) -> None:
    karen = actor(school, "Karen Winther")

    choose_look(desk, karen, size=30)
    add_text(desk, karen, TEXT, {})

    with staff_store(desk, karen).reading() as session:
        assert session.scalars(select(OpRow.bucket)).all() == [f"staff:{karen.person}"]
    with desk.read() as session:
        held = session.scalars(select(OpRow.bucket).where(OpRow.actor == karen.person)).all()
    assert set(held) == {f"school:{school.id}"}
