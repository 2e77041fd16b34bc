"""A copy of the school, and a server made of it again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from learnkit.app import App
from learnkit.db.people import PersonRow
from learnkit.errors import LearnKitError
from learnkit.paths import Home
from learnkit.services.adding_people import add_pupil
from learnkit.services.backing_up import back_up, backup_code, latest_backup, restore
from learnkit.services.desk import Desk
from learnkit.services.signing_in import sign_in
from learnkit.services.starting_a_school import NewSchool
from learnkit.sync.school import EPOCH_FACT
from tests.builders import actor, person


def copied(desk: Desk, name: str = "copy.lk") -> tuple[Path, str]:
    """A copy beside the home, and the code that opens it."""
    out = desk.home.root.parent / name
    back_up(desk, desk.owner(), out)
    return out, backup_code(desk, desk.owner())


def refused(work: object, code: str) -> None:
    assert callable(work)
    with pytest.raises(LearnKitError) as problem:
        work()
    assert problem.value.code == code


def test_a_server_made_of_a_copy_has_everything_the_first_one_had(
    desk: Desk, school: NewSchool, tmp_path: Path
) -> None:
    (desk.home.books).mkdir()
    (desk.home.books / "ab12").write_bytes(b"a book's words")
    desk.home.server.mkdir()
    (desk.home.server / "certificate.pem").write_text("known by its fingerprint")
    file, code = copied(desk)

    restore(Home(tmp_path / "new"), file, code, "another epoch")

    with App(tmp_path / "new") as again:
        assert again.desk.school == school.id
        assert again.stores.doors == desk.stores.doors
        ea = person(school, "Ea Kok")
        assert sign_in(again.desk, ea.id, ea.secret).name == "Ea Kok"
        assert again.stores.main.fact(EPOCH_FACT) == "another epoch"
        assert (again.home.books / "ab12").read_bytes() == b"a book's words"
        assert (again.home.server / "certificate.pem").read_text() == "known by its fingerprint"


def test_only_the_first_copy_tells_what_opens_it_and_later_ones_open_to_the_same(
    desk: Desk, school: NewSchool, tmp_path: Path
) -> None:
    first = back_up(desk, desk.owner(), tmp_path / "one.lk")
    second = back_up(desk, desk.owner(), tmp_path / "two.lk")

    assert first.code is not None
    assert second.code is None
    assert backup_code(desk, desk.owner()) == first.code
    restore(Home(tmp_path / "new"), tmp_path / "two.lk", f" {first.code.upper().replace('-', ' ')}", "e")


def test_nothing_of_the_school_can_be_read_in_a_copy(desk: Desk, school: NewSchool) -> None:
    (desk.home.books).mkdir()
    (desk.home.books / "ab12").write_bytes(b"a book's words")
    file, code = copied(desk)

    content = file.read_bytes()

    for known in (b"Strandskolen", "Ømer".encode(), b"a book's words", b"SQLite", code.encode(), b"keys.json"):
        assert known not in content
    assert desk.stores.keys.school.hex().encode() not in content


@pytest.mark.parametrize("where", [5, 20, 45, 3000, -5])
def test_a_copy_with_one_changed_byte_does_not_open(desk: Desk, school: NewSchool, tmp_path: Path, where: int) -> None:
    file, code = copied(desk)
    content = bytearray(file.read_bytes())
    content[where] ^= 1
    file.write_bytes(content)

    with pytest.raises(LearnKitError) as problem:
        restore(Home(tmp_path / "new"), file, code, "e")

    assert problem.value.code in ("backup.foreign", "backup.wrong_code", "backup.damaged")
    assert list((tmp_path / "new").iterdir()) == []


def test_a_copy_that_was_cut_short_does_not_open(desk: Desk, school: NewSchool, tmp_path: Path) -> None:
    (desk.home.books).mkdir()
    (desk.home.books / "ab12").write_bytes(bytes(range(256)) * 12_000)
    file, code = copied(desk)
    whole = file.read_bytes()
    part = (1 << 20) + 16
    head = 16 + 16 + 7

    for length in (0, 10, head, head + part, head + 2 * part, len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(LearnKitError):
            restore(Home(tmp_path / "new"), file, code, "e")

    assert len(whole) > head + 2 * part
    assert list((tmp_path / "new").iterdir()) == []


def test_a_wrong_code_opens_nothing(desk: Desk, school: NewSchool, tmp_path: Path) -> None:
    file, code = copied(desk)

    for wrong in ("", "xyz!", code[:-1] + ("b" if code[-1] == "a" else "a"), "a" * 32):
        refused(lambda wrong=wrong: restore(Home(tmp_path / "new"), file, wrong, "e"), "backup.wrong_code")


def test_a_home_that_is_in_use_is_never_written_over(desk: Desk, school: NewSchool, tmp_path: Path) -> None:
    file, code = copied(desk)
    before = sorted(path.name for path in desk.home.root.iterdir())

    refused(lambda: restore(desk.home, file, code, "e"), "backup.home_in_use")
    refused(lambda: restore(Home(tmp_path / "new"), tmp_path / "none.lk", code, "e"), "backup.unreadable")
    refused(lambda: back_up(desk, desk.owner(), file), "backup.exists")
    refused(lambda: back_up(desk, desk.owner(), tmp_path / "no" / "such" / "folder.lk"), "backup.cannot_write")

    assert sorted(path.name for path in desk.home.root.iterdir()) == before


def test_a_copy_made_while_others_write_is_of_one_moment(desk: Desk, school: NewSchool, tmp_path: Path) -> None:
    began, enough = threading.Event(), threading.Event()

    def write() -> None:
        for n in range(200):
            add_pupil(desk, desk.owner(), school.classes["5.Y"], f"Elev {n}")
            if n == 3:
                began.set()
            if enough.is_set() and n > 5:
                return

    writer = threading.Thread(target=write)
    writer.start()
    began.wait(10)
    file, code = copied(desk)
    enough.set()
    writer.join()
    restore(Home(tmp_path / "new"), file, code, "e")

    with App(tmp_path / "new") as again, again.desk.read() as session:
        connection = session.connection()
        people = connection.exec_driver_sql("SELECT count(*) FROM person WHERE name LIKE 'Elev %'").scalar()
        places = connection.exec_driver_sql(
            "SELECT count(*) FROM person JOIN door ON door.id = person.id "
            "JOIN pupil_in_class ON pupil_in_class.person = person.id WHERE name LIKE 'Elev %'"
        ).scalar()
        last = connection.exec_driver_sql("SELECT count(*), max(school_seq) FROM op").one()
    assert people is not None
    assert people >= 4
    assert places == people
    assert last[0] == last[1]


def test_only_who_looks_after_the_school_makes_a_copy(desk: Desk, school: NewSchool, tmp_path: Path) -> None:
    for name in ("Karen Winther", "Lone Rask", "Ea Blå"):
        refused(lambda name=name: back_up(desk, actor(school, name), tmp_path / "x.lk"), "rights.denied")
        refused(lambda name=name: backup_code(desk, actor(school, name)), "rights.denied")

    assert not (tmp_path / "x.lk").exists()


def test_the_server_remembers_when_it_was_last_copied(desk: Desk, school: NewSchool) -> None:
    before = latest_backup(desk)
    refused(lambda: backup_code(desk, desk.owner()), "backup.none_yet")

    copied(desk)

    at = latest_backup(desk)
    assert before is None
    assert at is not None
    assert abs((desk.clock.now() - at).total_seconds()) < 60


def test_nothing_is_left_beside_a_copy(desk: Desk, school: NewSchool) -> None:
    folder = desk.home.root.parent
    file, _ = copied(desk)

    assert sorted(path.name for path in folder.iterdir()) == sorted([file.name, desk.home.root.name])
    with desk.read() as session:
        assert session.get(PersonRow, person(school, "Ea Kok").id) is not None
