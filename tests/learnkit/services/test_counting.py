"""Minutes and words are what the contract says, however the chain of a text has grown."""

from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from content.words import count_words
from learnkit.clock import Clock
from learnkit.db.writing import HeadRow, VersionRow
from learnkit.domain.calendar import Period
from learnkit.domain.people import Actor
from learnkit.journal.heads import chain_of
from learnkit.services.counting import Work, count_work, last_seen
from learnkit.services.desk import Desk
from learnkit.services.reading import record_sitting
from learnkit.services.saving_a_version import save
from learnkit.services.starting_a_school import NewSchool
from learnkit.services.writing import begin
from tests.builders import actor, open_desk, start_small_school
from tests.learnkit.services.texts import small_text

OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))


def at(desk: Desk, moment: datetime) -> None:
    desk.clock.moment = moment


def work(desk: Desk, pupil: Actor, *periods: Period) -> tuple[Work, ...]:
    with desk.read() as session:
        return count_work(session, [pupil.person], periods)[pupil.person]


def test_words_are_those_of_the_shown_text_at_the_end_less_those_at_the_beginning(
    desk: Desk, school: NewSchool
) -> None:
    ea = actor(school, "Ea Blå")
    at(desk, datetime(2026, 10, 30, 9, tzinfo=UTC))
    document = begin(desk, ea)
    save(desk, ea, document, "et to tre")
    at(desk, datetime(2026, 11, 2, 9, tzinfo=UTC))
    save(desk, ea, document, "et to tre fire fem seks syv")
    save(desk, ea, document, "et to tre fire fem")

    october, november, both, december = work(
        desk, ea, OCTOBER, NOVEMBER, Period(OCTOBER.first, NOVEMBER.last), Period(date(2026, 12, 1), date(2026, 12, 9))
    )

    assert [w.words_written for w in (october, november, both, december)] == [3, 2, 5, 0]
    assert [w.active for w in (october, november, both, december)] == [True, True, True, False]


def test_whoever_wrote_was_active_though_no_word_was_left(desk: Desk, school: NewSchool) -> None:
    ea, bo = actor(school, "Ea Blå"), actor(school, "Bo Ål")
    december = Period(date(2026, 12, 1), date(2026, 12, 31))
    at(desk, datetime(2026, 11, 5, 9, tzinfo=UTC))
    save(desk, ea, begin(desk, ea), "!")
    long_text = begin(desk, bo)
    for month in (10, 11, 12):
        at(desk, datetime(2026, month, 5, 9, tzinfo=UTC))
        save(desk, bo, long_text, f"Nu {month}")

    emptied, going_on = work(desk, ea, OCTOBER, NOVEMBER, december), work(desk, bo, OCTOBER, NOVEMBER, december)

    assert [w.active for w in emptied] == [False, True, False]
    assert [w.active for w in going_on] == [True, True, True]
    assert [w.words_written for w in (*emptied, *going_on)] == [0, 0, 0, 2, 0, 0]


def test_a_text_that_shrank_takes_nothing_from_another(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    at(desk, datetime(2026, 10, 5, 9, tzinfo=UTC))
    document, other = begin(desk, ea), begin(desk, ea)
    save(desk, ea, document, "et to tre fire")
    at(desk, datetime(2026, 11, 5, 9, tzinfo=UTC))
    save(desk, ea, document, "et")
    save(desk, ea, other, "en to")

    (november,) = work(desk, ea, NOVEMBER)

    assert november.words_written == 2


def test_a_day_begins_and_ends_at_midnight_at_the_school(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    first = Period(date(2026, 10, 25), date(2026, 10, 25))  # the night the clock goes back: 25 hours
    for moment, words in (
        (datetime(2026, 10, 24, 21, 59, 59, tzinfo=UTC), "en"),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), "en to"),
        (datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC), "en to tre"),
        (datetime(2026, 10, 25, 23, 0, tzinfo=UTC), "en to tre fire"),
    ):
        at(desk, moment)
        save(desk, ea, begin(desk, ea), words)

    assert work(desk, ea, first)[0].words_written == 2 + 3
    assert (first.ends - first.begins) == timedelta(hours=25)


def test_seconds_are_added_before_they_become_minutes(desk: Desk, school: NewSchool) -> None:
    ea, text = actor(school, "Ea Blå"), small_text(desk)
    for minute in (0, 10, 20):
        begins = datetime(2026, 10, 6, 8, minute)
        record_sitting(desk, ea, text, begins, begins + timedelta(seconds=100))
    ends = datetime(2026, 11, 1, 0, 30)
    record_sitting(desk, ea, text, datetime(2026, 10, 31, 23, 50), ends)

    october, november = work(desk, ea, OCTOBER, NOVEMBER)

    assert (october.seconds_read, october.minutes_read) == (300 + 40 * 60, 45)
    assert november == Work(0, 0, active=False)


def test_a_pupil_who_did_nothing_is_there_with_nothing(desk: Desk, school: NewSchool) -> None:
    ea, bo = actor(school, "Ea Blå"), actor(school, "Bo Ål")
    save(desk, bo, begin(desk, bo), "noget")

    with desk.read() as session:
        found = count_work(session, [ea.person], [OCTOBER])

    assert found == {ea.person: (Work(),)}


def test_last_seen_is_the_latest_of_reading_and_writing(desk: Desk, school: NewSchool) -> None:
    ea, bo, text = actor(school, "Ea Blå"), actor(school, "Bo Ål"), small_text(desk)
    read, wrote = datetime(2026, 10, 6, 8, 0, tzinfo=UTC), datetime(2026, 10, 7, 9, 0, tzinfo=UTC)
    record_sitting(desk, ea, text, read, read + timedelta(minutes=5))
    record_sitting(desk, bo, text, read, read + timedelta(minutes=5))
    at(desk, wrote)
    save(desk, ea, begin(desk, ea), "noget")

    with desk.read() as session:
        seen = last_seen(session, [p.person for p in (ea, bo, actor(school, "Ea Kok"))])

    assert seen == {ea.person: wrote, bo.person: read}


def test_a_version_nobody_counted_is_counted_from_its_text(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    for day, text in ((5, "et to"), (20, "et to tre"), (28, "et to tre fire fem")):
        at(desk, datetime(2026, 10, day, 9, tzinfo=UTC))
        save(desk, ea, document, text)
    counted = work(desk, ea, Period(date(2026, 10, 6), date(2026, 10, 21)), OCTOBER)
    with desk.stores.main.transaction() as session:
        session.execute(update(VersionRow).values(words=None))

    assert work(desk, ea, Period(date(2026, 10, 6), date(2026, 10, 21)), OCTOBER) == counted
    assert [w.words_written for w in counted] == [1, 5]


def test_a_damaged_version_lends_its_place_to_the_one_before(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    for day, text in ((5, "et to"), (20, "et to tre"), (28, "et to tre fire fem")):
        at(desk, datetime(2026, 10, day, 9, tzinfo=UTC))
        save(desk, ea, document, text)
    with desk.stores.main.transaction() as session:
        spoilt = session.scalars(select(VersionRow.id).order_by(VersionRow.at)).all()[1]
        session.execute(update(VersionRow).where(VersionRow.id == spoilt).values(words=None, content="{"))

    assert work(desk, ea, Period(date(2026, 10, 1), date(2026, 10, 21)))[0].words_written == 2


saves = st.lists(
    st.tuples(
        st.integers(0, 2),  # which document
        st.integers(0, 60 * 24),  # hours after 1 October
        st.integers(0, 6),  # words
        st.booleans(),  # written on an earlier version, as on another machine
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(saves, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), min_size=1, max_size=4))
def test_words_are_those_of_the_heads_of_each_day_worked_out_the_long_way(
    saved: list[tuple[int, int, int, bool]], asked: list[tuple[int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        start = datetime(2026, 10, 1, 6, tzinfo=UTC)
        desk = open_desk(Path(folder) / "home", Clock(moment=start, seed=1))
        ea = actor(start_small_school(desk), "Ea Blå")
        documents = [begin(desk, ea) for _ in range(3)]
        first: dict[int, str] = {}
        for n, (which, hours, words, apart) in enumerate(saved):
            at(desk, start + timedelta(hours=hours))
            text = " ".join(f"ord{n}x{i}" for i in range(words))
            base = first.get(which) if apart else None
            first.setdefault(which, save(desk, ea, documents[which], text, base=base).version)
        days = [(date(2026, 10, 1) + timedelta(days=a), date(2026, 10, 1) + timedelta(days=a + b)) for a, b in asked]
        periods = [Period(begins, ends) for begins, ends in days]

        counted = work(desk, ea, *periods)

        with desk.read() as session:
            for period, found in zip(periods, counted, strict=True):
                expected = [
                    max(0, words_at(session, d, period.ends) - words_at(session, d, period.begins)) for d in documents
                ]
                assert found.words_written == sum(expected)
        desk.stores.close()


def words_at(session: Session, document: str, moment: datetime) -> int:
    """The shown head of the chain as it was: versions written before the moment, those no other of them builds on."""
    chain = chain_of(session, document)
    rows = session.execute(select(VersionRow.id, VersionRow.at).where(VersionRow.document == document))
    then = {id_ for id_, at_ in rows if datetime.fromisoformat(at_) < moment}
    built_on = {parent for id_ in then for parent in chain[id_].parents}
    heads = sorted((chain[id_] for id_ in then - built_on), key=lambda v: v.rank)
    return count_words(chain.text(heads[-1].id)) if heads else 0


def test_a_join_of_two_machines_texts_is_dated_as_the_later_of_them(desk: Desk, school: NewSchool) -> None:
    ea = actor(school, "Ea Blå")
    document = begin(desk, ea)
    at(desk, datetime(2026, 10, 5, 9, tzinfo=UTC))
    base = save(desk, ea, document, "Et. To. Tre.").version
    save(desk, ea, document, "Et er her. To. Tre.", base=base)
    at(desk, datetime(2026, 10, 4, 9, tzinfo=UTC))
    save(desk, ea, document, "Et. To. Tre er der.", base=base)

    with desk.read() as session:
        (head,) = session.scalars(select(HeadRow).where(HeadRow.document == document))

    assert (head.text, head.at) == ("Et er her. To. Tre er der.", "2026-10-05T09:00:00.000+00:00")
