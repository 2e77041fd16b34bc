"""The school over HTTPS: a real server in its own process, and what may go wrong between it and a device."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from learnkit.db.journal import OpRow
from learnkit.db.reading import SittingRow
from learnkit.db.stores import Store
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.journal.op import Value
from learnkit.services.desk import Desk
from learnkit.services.enrolling import approve, devices, revoke
from learnkit.services.joining import join_school, way_to_school
from learnkit.services.saving_a_version import save
from learnkit.services.signing_in import sign_in
from learnkit.services.syncing import Pill, sync_once, sync_state
from learnkit.services.writing import begin
from learnkit.sync.joining import Address, Token
from learnkit.sync.over_http import SchoolOverHttp
from tests.builders import KAREN, open_desk
from tests.proxies import Mischief, Proxy
from tests.servers import RunningServer, command, environment, small_school

NOON = datetime(2026, 10, 6, 10, tzinfo=UTC)


@dataclass
class Place:
    """A school with its server running, and devices that can be had."""

    school: Desk
    server: RunningServer
    folder: Path

    def device(self, name: str, address: Address | None = None) -> Desk:
        """A new device, enrolled; by a proxy's address where one is given."""
        desk = open_desk(self.folder / name)
        desk.device = name
        token = Token.from_text(self.server.token(self.school))
        way = address or self.server.address
        join_school(desk, way.url, Token(way, token.secret).to_text())
        return desk

    def pupil(self, name: str) -> Actor:
        with self.school.read() as session:
            found = session.connection().exec_driver_sql("SELECT id FROM person WHERE name = ?", (name,)).scalar()
        return Actor(str(found), Role.PUPIL, self.school.school)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, RunningServer]]:
    folder = tmp_path_factory.mktemp("school")
    desk = small_school(folder)
    with RunningServer(folder) as server:
        yield desk, server
    desk.stores.close()


@pytest.fixture
def place(running: tuple[Desk, RunningServer], tmp_path: Path) -> Place:
    return Place(*running, tmp_path)


def ops(store: Store, device: str) -> set[tuple[str, str]]:
    with store.reading() as session:
        rows = session.execute(select(OpRow.id, OpRow.fields).where(OpRow.device == device))
        return {(row[0], row[1]) for row in rows}


def read_a_bit(desk: Desk, pupil: Actor, n: int) -> None:
    """One sitting of a pupil, as the reader records it."""
    begun = NOON + timedelta(minutes=n)
    ended = (begun + timedelta(minutes=1)).isoformat()
    fields: dict[str, Value] = {"pupil": pupil.person, "text": f"text {n}", "seconds": 60}
    with desk.act(pupil) as act:
        act.create("sitting", {**fields, "begun": begun.isoformat(), "ended": ended})


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(LearnKitError) as refused:
        work()
    return refused.value.code


def test_what_is_written_on_one_device_is_on_another_after_both_have_synced(place: Place) -> None:
    one, two, pupil = place.device("here-1"), place.device("here-2"), place.pupil("Ea Blå")
    sync_once(one)
    document = begin(one, pupil, "Odderen")
    save(one, pupil, document, "Odderen svømmer 🐟.")

    sent, idle = sync_once(one), sync_once(one)
    sync_once(two)

    assert (sent.pending, sent.refused, idle.pushed) == (0, 0, 0)
    assert sent.pushed >= 2
    assert idle.bytes_up < sent.bytes_up
    assert ops(two.stores.device, "here-1") == ops(one.stores.device, "here-1")


def test_the_device_speaks_to_no_other_certificate(place: Place) -> None:
    right = place.server.address

    wrong = SchoolOverHttp(Address(right.url, "00" * 32), "key")

    assert code_of(wrong.hello) == "school.out_of_reach"
    assert wrong.sent == 0


def test_who_is_not_let_in_is_told_so_and_nothing_else(place: Place) -> None:
    stranger, nobody = (SchoolOverHttp(place.server.address, key) for key in ("ab" * 32, ""))
    member = place.device("known")
    way = way_to_school(member)
    forged = SchoolOverHttp(place.server.address, str(member.stores.device.fact("device_key")), "cd" * 32)

    codes = [code_of(one.hello) for one in (stranger, nobody, forged)]

    assert codes == ["device.unknown", "device.unknown", "grant.revoked"]
    assert way.hello().school == place.school.school


def test_a_device_that_waits_gets_nothing_until_it_is_approved(place: Place) -> None:
    desk = open_desk(place.folder / "outside")
    desk.device = "outside"
    member = join_school(desk, place.server.address.url, place.server.token(place.school, network="10.99.0.0/16"))
    before = code_of(lambda: sync_once(desk)), sync_state(desk).pill

    approve(place.school, place.school.owner(), "outside")
    moved = sync_once(desk)

    assert member.state == "waiting"
    assert before == ("device.waiting", Pill.NEEDS_A_PERSON)
    assert moved.pulled > 10
    assert desk.school == place.school.school


def test_a_revoked_device_erases_all_but_those_whose_work_has_not_come_to_the_school(place: Place) -> None:
    desk, pupil = place.device("lost"), place.pupil("Ida Holm")
    sync_once(desk)
    read_a_bit(desk, pupil, 1)
    revoke(place.school, place.school.owner(), "lost")

    code = code_of(lambda: sync_once(desk))

    with desk.stores.device.reading() as session:
        buckets = set(session.scalars(select(OpRow.bucket)))
        waiting = session.scalars(select(OpRow.table_name).where(OpRow.school_seq.is_(None))).all()
        people = session.connection().exec_driver_sql("SELECT name FROM person").scalars().all()
    assert code == "device.revoked"
    assert (buckets, waiting) == ({f"pupil:{pupil.person}"}, ["sitting"])
    assert people == ["Ida Holm"]
    assert sync_state(desk).pill is Pill.NEEDS_A_PERSON
    assert sync_state(desk).waiting == 1


def test_a_staff_members_first_time_is_for_the_school_to_decide_and_later_times_work_without_it(place: Place) -> None:
    desk = place.device("staff room")
    sync_once(desk)
    wrong = code_of(lambda: sign_in(desk, "karen", "not hers"))

    karen = sign_in(desk, "KAREN", KAREN).actor
    moved = sync_once(desk, karen)
    desk.stores.close_staff(karen.person)
    desk.stores.device.set_fact("server", '["https://127.0.0.1:9", "' + "00" * 32 + '"]')
    again = sign_in(desk, "karen", KAREN).actor

    assert wrong == "sign_in.wrong_secret"
    assert moved.pulled > 10
    assert again == karen
    assert desk.stores.staff(karen.person) is not None
    assert code_of(lambda: sign_in(desk, "bent", KAREN)) == "school.out_of_reach"
    assert code_of(lambda: sign_in(desk, "nobody", KAREN)) == "sign_in.wrong_secret"


def test_wrong_passwords_are_slowed_for_that_person_on_that_device_alone(place: Place) -> None:
    one, two = place.device("guesser"), place.device("quiet corner")
    for desk in (one, two):
        sync_once(desk)

    codes = [code_of(lambda: sign_in(one, "lise", "guess")) for _ in range(5)]

    assert codes[0] == "sign_in.wrong_secret"
    assert codes[-1] == "sign_in.wait"
    assert code_of(lambda: sign_in(one, "lise", KAREN)) == "sign_in.wait"
    assert sign_in(two, "lise", KAREN).actor.role == Role.COUNSELLOR


def test_a_staff_member_who_lost_the_way_gets_a_new_one_by_signing_in(place: Place) -> None:
    desk = place.device("second hand")
    sync_once(desk)
    karen = sign_in(desk, "karen", KAREN).actor
    store = desk.store_of(karen)
    store.set_fact("grant", "ef" * 32)
    lost = code_of(lambda: sync_once(desk, karen))
    without = code_of(lambda: sync_once(desk, karen))
    desk.stores.close_staff(karen.person)

    sign_in(desk, "karen", KAREN)

    assert (lost, without) == ("grant.revoked", "grant.revoked")
    assert sync_once(desk, karen).pending == 0


def test_the_status_says_what_waits_whose_and_since_when(place: Place) -> None:
    desk, pupil = place.device("honest"), place.pupil("Ømer Åsen")
    sync_once(desk)
    desk.clock.moment = NOON
    read_a_bit(desk, pupil, 2)
    read_a_bit(desk, pupil, 3)

    before = sync_state(desk)
    sync_once(desk)
    after = sync_state(desk)

    (lot,) = before.lots
    assert (lot.kind, lot.person, lot.count, lot.oldest) == ("reading", pupil.person, 2, NOON)
    assert (before.pill, before.waiting) == (Pill.WAITING, 2)
    assert (after.pill, after.lots, after.synced_at) == (Pill.AT_SCHOOL, (), NOON)


def test_the_school_knows_who_was_here_and_what_waits_there(place: Place) -> None:
    desk, pupil = place.device("counted"), place.pupil("Ømer Åsen")
    sync_once(desk)
    read_a_bit(desk, pupil, 4)
    sync_once(desk)

    known = next(one for one in devices(place.school, place.school.owner()) if one.id == "counted")

    assert (known.state, known.waiting) == ("approved", 0)
    assert known.free_mb > 0


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_lost_or_doubled_on_a_net_that_cuts_delays_repeats_and_truncates(place: Place, seed: int) -> None:
    chance = random.Random(seed)
    pranks = [*Mischief]
    calm: list[bool] = []
    proxy = Proxy(
        place.server.address,
        place.folder / "proxy",
        lambda *_: Mischief.NONE if calm else chance.choice(pranks),
    )
    calm.append(True)
    with proxy.open():
        desks = [place.device(f"net-{seed}-{n}", proxy.address) for n in range(2)]
        calm.clear()
        pupil, reached = place.pupil("Bo Ål"), 0
        for n in range(12):
            desk = desks[n % 2]
            read_a_bit(desk, pupil, 10 * n)
            document = begin(desk, pupil, f"Tekst {n}")
            save(desk, pupil, document, f"Vand {n} løber. " * 300)
            reached += _try_to_sync(desk)
        calm.append(True)
        for desk in (*desks, *desks):
            last = sync_once(desk)
            assert (last.pending, last.refused) == (0, 0)

    school = place.school.stores.main
    for desk in desks:
        mine = ops(desk.stores.device, desk.device)
        assert len(mine) >= 18
        assert ops(school, desk.device) == mine
        assert all(ops(other.stores.device, desk.device) == mine for other in desks)
    with school.reading() as session:
        count, highest = session.execute(select(func.count(), func.max(OpRow.school_seq))).one()
    assert count == highest
    assert len(proxy.seen) > 10


def _try_to_sync(desk: Desk) -> bool:
    try:
        sync_once(desk)
    except LearnKitError as problem:
        assert problem.code == "school.out_of_reach", problem
        return False
    return True


def test_a_device_killed_while_its_work_is_under_way_loses_and_doubles_nothing(place: Place) -> None:
    pupil = place.pupil("Ea Kok")
    pushed: list[bool] = []
    proxy = Proxy(
        place.server.address,
        place.folder / "proxy",
        lambda _, path: Mischief.LOSE_ANSWER if path.endswith("/push") and pushed else Mischief.NONE,
    )
    with proxy.open():
        desk = place.device("killed", proxy.address)
        sync_once(desk)
        for n in range(40):
            read_a_bit(desk, pupil, n)
        mine = ops(desk.stores.device, "killed")
        pushed.append(True)
        half_way = subprocess.Popen(
            command(desk.home.root, "sync", "once"), env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        with proxy.came:
            assert proxy.came.wait_for(lambda: any(path.endswith("/push") for path in proxy.seen), 20)
        half_way.kill()
        half_way.communicate()
        pushed.clear()
        last = sync_once(desk)

    with place.school.read() as session:
        counted = session.scalar(select(func.count()).where(SittingRow.pupil == pupil.person))
    assert (last.pending, last.refused, last.pushed) == (0, 0, 0)
    assert ops(place.school.stores.main, "killed") == mine
    assert counted == 40


def test_a_server_that_is_told_to_stop_ends_well_and_is_found_again_at_its_old_address(tmp_path: Path) -> None:
    school = small_school(tmp_path / "school")
    with RunningServer(tmp_path / "school") as server:
        place = Place(school, server, tmp_path)
        desk = place.device("faithful")
        port = int(server.address.url.rsplit(":", 1)[1])
        ended = server.stop()
    gone = code_of(lambda: sync_once(desk))
    log = (tmp_path / "school" / "logs" / "server.log").read_text()

    with RunningServer(tmp_path / "school", port) as again:
        moved = sync_once(desk)

    assert (ended, gone) == (0, "school.out_of_reach")
    assert again.address == server.address
    assert moved.pulled > 10
    assert '"event": "server.stopped"' in log
    assert not any(name in log for name in ("Ea", "karen", "Strandskolen", "127.0.0.1"))
    school.stores.close()
