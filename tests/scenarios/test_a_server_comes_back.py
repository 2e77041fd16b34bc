"""The server's machine is lost; another is made of last night's copy, and what came after the copy comes again."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from learnkit.db.journal import OpRow
from learnkit.db.stores import Store
from learnkit.domain.people import Actor, Role
from learnkit.paths import Home
from learnkit.services.backing_up import back_up, restore
from learnkit.services.joining import join_school
from learnkit.services.saving_a_version import save
from learnkit.services.syncing import sync_once
from learnkit.services.writing import begin
from tests.builders import open_desk
from tests.servers import RunningServer, small_school


def acts(store: Store, device: str) -> set[str]:
    with store.reading() as session:
        return set(session.scalars(select(OpRow.id).where(OpRow.device == device)))


def test_what_came_after_the_copy_comes_again_and_nothing_twice(tmp_path: Path) -> None:
    school = small_school(tmp_path / "lost")
    desk = open_desk(tmp_path / "laptop")
    desk.device = "laptop"
    with school.read() as session:
        ea = session.connection().exec_driver_sql("SELECT id FROM person WHERE name = 'Ea Blå'").scalar()
    pupil = Actor(str(ea), Role.PUPIL, school.school)
    with RunningServer(tmp_path / "lost") as server:
        port = int(server.address.url.rsplit(":", 1)[1])
        join_school(desk, server.address.url, server.token(school))
        sync_once(desk)
        document = begin(desk, pupil, "Odderen")
        save(desk, pupil, document, "Før kopien.")
        sync_once(desk)
        copy = back_up(school, school.owner(), tmp_path / "copy.lk")
        save(desk, pupil, document, "Før kopien. Efter kopien.")
        after = sync_once(desk)
    school.stores.close()

    restore(Home(tmp_path / "found"), tmp_path / "copy.lk", copy.code or "", "a new epoch")
    with RunningServer(tmp_path / "found", port) as server:
        again, idle = sync_once(desk), sync_once(desk)
    found = open_desk(tmp_path / "found")
    mine, theirs = acts(desk.stores.device, "laptop"), acts(found.stores.main, "laptop")
    with found.stores.main.reading() as session:
        numbers = list(session.scalars(select(OpRow.school_seq).order_by(OpRow.school_seq)))
    found.stores.close()
    desk.stores.close()

    assert (after.pushed, after.pending) == (1, 0)
    assert (again.pushed, again.pending, idle.pushed) == (1, 0, 0)
    assert mine == theirs
    assert len(mine) >= 3
    assert numbers == list(range(1, len(numbers) + 1))
