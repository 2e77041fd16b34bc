"""The headline is what the figures show."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from learnkit.domain.calendar import Period, school_time
from learnkit.i18n import translator
from learnkit.reports.figures import table
from learnkit.reports.finding import facts, headline, lead
from learnkit.reports.table import Figures, Table
from learnkit.reports.words import compared_words, period_words, short_month
from learnkit.services.school_usage import ClassOfYear, SchoolUsage, months_of
from tests.learnkit.reports.schools import one_pupil

SEPTEMBER = Period(date(2026, 9, 1), date(2026, 9, 30))
AUGUST = Period(date(2026, 8, 1), date(2026, 8, 31))
SEPTEMBER_2025 = Period(date(2025, 9, 1), date(2025, 9, 30))
T, EN = translator("da"), translator("en")


def school(period: Period, **minutes: int) -> Table:
    """Classes A, B … of six pupils with these minutes each."""
    classes = tuple(ClassOfYear(name, name, at, period.first.year) for at, name in enumerate(minutes))
    pupils = tuple(
        one_pupil(f"{name}{n}", name, month, minutes=each, words=2 * each, given=3, done=2)
        for month in months_of(period)
        for name, each in minutes.items()
        for n in range(6)
    )
    return table(SchoolUsage(period, months_of(period), classes, pupils), date(2027, 1, 1))


def report(now: Table, before: Table | None) -> Figures:
    return Figures("Højvangskolen", school_time(datetime(2026, 12, 1, 6, 5)), now, before)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (56, 50, "Eleverne læser 12 procent mere end året før"),
        (44, 50, "Eleverne læser 12 procent mindre end året før"),
        (50, 50, "Eleverne læser lige så meget som året før"),
        (99, 100, "Eleverne læser lige så meget som året før"),
        (98, 100, "Eleverne læser 2 procent mindre end året før"),
        (199, 100, "Eleverne læser 99 procent mere end året før"),
        (200, 100, "Eleverne læser over dobbelt så meget som året før"),
        (0, 50, "Ingen har læst i LearnKit i perioden"),
        (10, 0, "Eleverne har læst 60 minutter i LearnKit"),
        (100, 0, "Eleverne har læst 10 timer i LearnKit"),
    ],
)
def test_the_headline_says_how_reading_changed(now: int, before: int, said: str) -> None:
    told = report(school(SEPTEMBER, A=now), school(SEPTEMBER_2025, A=before))

    assert headline(told, T) == said


def test_a_single_month_before_is_called_by_its_name() -> None:
    told = report(school(SEPTEMBER, A=60), school(AUGUST, A=50))

    assert headline(told, T) == "Eleverne læser 20 procent mere end i august"
    assert compared_words(told, T) == "Sammenlignet med 1.–31. august 2026"


def test_other_days_before_are_the_period_before() -> None:
    week = Period(date(2026, 9, 8), date(2026, 9, 14))
    told = report(school(week, A=60), school(week.before(), A=50))

    assert headline(told, T) == "Eleverne læser 20 procent mere end i perioden før"


def test_hidden_totals_give_a_headline_without_numbers() -> None:
    classes = (ClassOfYear("A", "A", 4, 2026),)
    told = report(
        table(
            SchoolUsage(SEPTEMBER, (SEPTEMBER,), classes, (one_pupil("p", "A", SEPTEMBER, minutes=9),)),
            date(2027, 1, 1),
        ),
        None,
    )

    assert headline(told, T) == "Så meget bruges LearnKit på skolen"
    assert lead(told, T) == "Tallene gælder 1.–30. september 2026."
    assert [fact.figure for fact in facts(told, T)] == ["skjult"] * 5


def test_the_lead_names_the_classes_where_reading_grew_and_fell_the_most() -> None:
    told = report(school(SEPTEMBER, A=60, B=90, C=10), school(SEPTEMBER_2025, A=50, B=50, C=40))

    assert lead(told, T) == (
        "18 af skolens 18 elever var aktive i LearnKit i perioden 1.–30. september 2026. "
        "Fremgangen er størst i B. I C læses der mindre end før."
    )


def test_the_lead_does_not_speak_of_growth_where_there_is_none() -> None:
    told = report(school(SEPTEMBER, A=50), school(SEPTEMBER_2025, A=50))

    assert lead(told, T).endswith("1.–30. september 2026.")


def test_without_a_comparison_the_lead_says_where_most_is_read() -> None:
    told = report(school(SEPTEMBER, A=60, B=90), None)

    assert lead(told, T).endswith("Der læses mest i B: 21 minutter om ugen pr. elev.")
    assert compared_words(told, T) == "Der er ingen tidligere periode at sammenligne med."


def test_the_five_facts_compare_with_the_period_before() -> None:
    told = report(school(SEPTEMBER, A=1056, B=56), school(SEPTEMBER_2025, A=1000))

    assert [(fact.figure, fact.compared) for fact in facts(told, T)] == [
        ("12 af 12", "6 flere"),
        ("111 timer", "11 procent mere"),
        ("130 min.", "før 233 min."),
        ("13.344", "11 procent mere"),
        ("24", "af 36, 67 procent"),
    ]


def test_english_says_the_same() -> None:
    told = report(school(SEPTEMBER, A=60), school(SEPTEMBER_2025, A=50))

    assert headline(told, EN) == "Pupils read 20 per cent more than the year before"
    assert period_words(SEPTEMBER, EN) == "1–30 September 2026"
    assert short_month("2026-09", EN) == "Sep"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-24", "2026-11-24", "24. november 2026"),
        ("2026-08-01", "2026-11-23", "1. august – 23. november 2026"),
        ("2026-12-01", "2027-01-31", "1. december 2026 – 31. januar 2027"),
    ],
)
def test_a_period_is_said_as_briefly_as_it_can_be(first: str, last: str, said: str) -> None:
    assert period_words(Period(date.fromisoformat(first), date.fromisoformat(last)), T) == said
