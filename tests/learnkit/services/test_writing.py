"""Nothing a child has written is ever lost, and every earlier text can be had again."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event, select, update

from learnkit.clock import Clock
from learnkit.db.people import PersonRow
from learnkit.db.writing import HeadRow, VersionRow
from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.services.desk import Desk
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin, beginning, documents, history, rename, restore, show, text_of
from tests.builders import actor, open_desk, start_small_school

ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
FIRST = "Min kat hedder Æble.\nDen er 3½ år 🐈 og sover på Århus’ tage.\n"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ODD, min_size=1, max_size=6))
def test_every_text_that_was_saved_can_be_had_again_to_the_letter(desk: Desk, texts: list[str]) -> None:
    school_fact = desk.stores.main.fact("school")
    if school_fact is None:
        start_small_school(desk)
    pupil = _anyone(desk)
    document = begin(desk, pupil)

    versions = [(save(desk, pupil, document, text).version, text) for text in texts]

    assert all(text_of(desk, pupil, document, version) == text for version, text in versions)
    shown = show(desk, pupil, document)
    assert (shown.text, shown.sha256) == (texts[-1], hashlib.sha256(texts[-1].encode()).hexdigest())


def _anyone(desk: Desk) -> Actor:
    with desk.read() as session:
        row = session.scalars(select(PersonRow).where(PersonRow.role == "pupil")).first()
    assert row is not None
    return Actor(row.id, Role.PUPIL, row.school)


def test_a_text_equal_to_the_last_makes_no_version(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)

    once, again = save(desk, ea, document, FIRST), save(desk, ea, document, FIRST)

    assert once.version == again.version
    assert show(desk, ea, document).versions == 1


def test_restoring_makes_a_new_version_and_loses_none(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    first = save(desk, ea, document, FIRST)
    second = save(desk, ea, document, "Væk.")

    restored = restore(desk, ea, document, first.version)
    back = restore(desk, ea, document, second.version)

    assert (restored.sha256, back.sha256) == (first.sha256, second.sha256)
    assert [e.version for e in history(desk, ea, document)] == [
        back.version,
        restored.version,
        second.version,
        first.version,
    ]


def test_a_hundred_pauses_are_a_hundred_versions_and_every_fiftieth_is_whole(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    texts = ["".join(f"Ord{n} " for n in range(k + 1)) for k in range(101)]

    for text in texts:
        save(desk, ea, document, text)

    told = history(desk, ea, document)
    with desk.read() as session:
        contents = session.scalars(select(VersionRow.content).where(VersionRow.document == document)).all()
    assert len(told) == 101
    assert [e.words for e in told] == list(range(101, 0, -1))
    assert sum('"whole"' in content for content in contents) == 3


def test_two_windows_on_the_same_text_are_joined_by_sentence(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    base = save(desk, ea, document, "Et. To. Tre. Fire.")

    save(desk, ea, document, "Et nyt. To. Tre. Fire.", base=base.version)
    joined = save(desk, ea, document, "Et. To. Tre. Fire og fem.", base=base.version)

    assert joined.text == "Et nyt. To. Tre. Fire og fem."
    assert show(desk, ea, document).heads == 1


def test_what_cannot_be_joined_stays_both(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    base = save(desk, ea, document, "Et. To.")

    save(desk, ea, document, "En FLASKE. To.", base=base.version)
    save(desk, ea, document, "En KISTE. To.", base=base.version)

    shown = show(desk, ea, document)
    assert {shown.text, *(other.text for other in shown.others)} == {"En FLASKE. To.", "En KISTE. To."}


def test_writing_goes_on_from_an_earlier_base_without_losing_what_came_after(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    first = save(desk, ea, document, "Et. To. Tre.")
    save(desk, ea, document, "Et. To. Tre. Fire.")

    late = save(desk, ea, document, "Nul. Et. To. Tre.", base=first.version)

    assert late.text == "Nul. Et. To. Tre. Fire."


def test_a_full_disk_takes_the_ballast_and_the_text_is_saved(
    desk: Desk, school: NewSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    ballast = desk.home.root / "ballast"
    engine = desk.stores.main.engine
    engine.dispose()

    def small_until_the_ballast_is_gone(connection, _record, _proxy) -> None:  # type: ignore[no-untyped-def]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages if ballast.exists() else 1_000_000}")

    event.listen(engine, "checkout", small_until_the_ballast_is_gone)
    long_text = "Der var engang en lang tekst. " * 2000

    saved = save(desk, ea, document, long_text)

    assert not ballast.exists()
    assert show(desk, ea, document).text == long_text == saved.text


def test_a_disk_without_ballast_left_says_so_and_keeps_what_was_saved(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    save(desk, ea, document, FIRST)
    (desk.home.root / "ballast").unlink()

    def full(connection, _record, _proxy) -> None:  # type: ignore[no-untyped-def]
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(desk.stores.main.engine, "checkout", full)

    with pytest.raises(LearnKitError) as refused:
        save(desk, ea, document, FIRST + "mere " * 20_000)

    assert refused.value.code == "store.disk_full"
    assert show(desk, ea, document).text == FIRST


def test_a_damaged_version_never_gives_a_wrong_text_and_the_rest_is_read(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    first = save(desk, ea, document, FIRST)
    second = save(desk, ea, document, FIRST + "Mere.")
    with desk.stores.main.transaction() as session:
        session.execute(
            update(VersionRow).where(VersionRow.id == second.version).values(content='{"parents":[],"whole":"x"}')
        )

    with pytest.raises(LearnKitError) as refused:
        text_of(desk, ea, document, second.version)

    assert refused.value.code == "document.damaged"
    with desk.read() as session:
        assert session.get_one(HeadRow, second.version).text == FIRST + "Mere."
    assert first.text == FIRST
    third = save(desk, ea, document, FIRST + "Mere endnu.")
    assert text_of(desk, ea, document, third.version) == FIRST + "Mere endnu."
    assert text_of(desk, ea, document, first.version) == FIRST


def test_a_list_of_texts_shows_the_latest_first_with_a_name(tmp_path: Path) -> None:
    clock = Clock(moment=datetime(2026, 11, 24, 8, 0, tzinfo=UTC), seed=1)
    desk = open_desk(tmp_path / "home", clock)
    ea = actor(start_small_school(desk), "Ea Blå")
    old = begin(desk, ea, "  Brev til   farmor ")
    clock.moment = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
    new = begin(desk, ea)
    save(desk, ea, new, "\n Det er en meget lang begyndelse på en tekst om min kat.\nMere.")
    clock.moment = datetime(2026, 11, 24, 8, 30, tzinfo=UTC)
    save(desk, ea, old, "Kære farmor")

    tiles = documents(desk, ea, ea.person)

    assert [(tile.id, tile.title, tile.words) for tile in tiles] == [
        (new, "Det er en meget lang begyndelse på en …", 13),
        (old, "Brev til farmor", 2),
    ]
    assert tiles[0].changed - tiles[1].changed == timedelta(minutes=30)
    desk.stores.close()


def test_restoring_what_is_shown_already_is_a_version_too(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    version = save(desk, ea, document, "Min kat.").version

    restored = restore(desk, ea, document, version)

    assert restored.version != version
    assert show(desk, ea, document).versions == 2


def test_a_new_name_stands_on_one_line(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)

    rename(desk, ea, document, "  Min \n hund ")

    assert show(desk, ea, document).title == "Min hund"


def test_a_list_of_texts_holds_the_pupils_own_alone(desk: Desk, school: NewSchool) -> None:
    ea, ida = actor(school, "Ea Blå"), actor(school, "Ida Holm")
    own, other = begin(desk, ea, "  Min \n kat "), begin(desk, ida, "Idas")
    save(desk, ida, other, "Hemmeligt.")

    assert [(tile.id, tile.title) for tile in documents(desk, ea, ea.person)] == [(own, "Min kat")]


def test_a_text_can_be_called_something_else(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea, "Æble")

    rename(desk, ea, document, "Pære")

    assert show(desk, ea, document).title == "Pære"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("", ""), ("\n  \n", ""), ("Kort.", "Kort."), ("o" * 50, "o" * 40 + " …"), ("ord " * 20, "ord " * 9 + "ord …")],
)
def test_the_beginning_of_a_text_is_whole_words(text: str, shown: str) -> None:
    assert beginning(text) == shown
