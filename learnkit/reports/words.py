"""How a report says things: the names of the columns, what they count, months and numbers as they are written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from learnkit.domain.calendar import Period
from learnkit.i18n import Translator
from learnkit.reports.table import HIDDEN_BELOW, Figures, is_a_year_earlier


def column_names(t: Translator) -> Mapping[str, str]:
    """The head of every column."""
    return {
        "pupils": t("Elever"),
        "active": t("Aktive"),
        "minutes_read": t("Minutter læst"),
        "words_written": t("Ord skrevet"),
        "tasks_given": t("Opgaver givet"),
        "tasks_done": t("Opgaver løst"),
    }


def definitions(t: Translator) -> Mapping[str, str]:
    """What every column counts, in words that a board can read."""
    return {
        "pupils": t(
            "Elever, der gik i klassen i måneden. Den, der skiftede klasse, tælles i den sidste; i alt tælles hver "
            "elev én gang."
        ),
        "active": t("Elever, der læste eller skrev i LearnKit mindst én gang."),
        "minutes_read": t(
            "Hele minutter med en tekst fremme, pauser ikke talt med. Hver elevs minutter i en måned rundes ned."
        ),
        "words_written": t(
            "Ord i elevens tekster ved månedens slutning minus ord ved dens begyndelse, aldrig under 0 for en tekst."
        ),
        "tasks_given": t(
            "Opgaver, en lærer gav i måneden, talt for hver elev. Det, der er trukket tilbage, er ikke med."
        ),
        "tasks_done": t("De af månedens opgaver, der nu er afleveret, eller hvis tekst er læst til ende."),
    }


def hidden_note(t: Translator) -> str:
    """What a hidden place means."""
    return t(
        "Skjult: en klasse med færre end {n} elever, og det, som ellers kunne regnes ud af de andre tal.",
        n=HIDDEN_BELOW,
    )


def hidden_word(t: Translator) -> str:
    """What stands where a number is hidden."""
    return t("skjult")


def period_words(period: Period, t: Translator) -> str:
    """A period as it is said: 1. august – 23. november 2026."""
    first, last = period.first, period.last
    if first == last:
        return day_words(first, t)
    if (first.year, first.month) == (last.year, last.month):
        return t("{first}.–{last}", first=first.day, last=day_words(last, t))
    begin = short_day(first, t) if first.year == last.year else day_words(first, t)
    return f"{begin} – {day_words(last, t)}"


def day_words(day: date, t: Translator) -> str:
    """A day with its year: 24. november 2026, or 24 November 2026."""
    return f"{short_day(day, t)} {day.year}"


def short_day(day: date, t: Translator) -> str:
    """A day without its year."""
    return t("{day}. {month}", day=day.day, month=month_names(t)[day.month - 1])


def moment_words(moment: datetime, t: Translator) -> str:
    """A day and the time of day."""
    return t("{day} kl. {hour}.{minute}", day=day_words(moment.date(), t), hour=moment.hour, minute=f"{moment:%M}")


def month_words(month: str, t: Translator) -> str:
    """A month as 2026-09 in words, with its year."""
    year, number = month.split("-")
    return f"{month_names(t)[int(number) - 1]} {year}"


def short_month(month: str, t: Translator) -> str:
    """A month under an axis: sep."""
    name = month_names(t)[int(month.split("-")[1]) - 1]
    return name if len(name) <= 4 else t("{letters}.", letters=name[:3])


def month_names(t: Translator) -> tuple[str, ...]:
    return (
        t("januar"),
        t("februar"),
        t("marts"),
        t("april"),
        t("maj"),
        t("juni"),
        t("juli"),
        t("august"),
        t("september"),
        t("oktober"),
        t("november"),
        t("december"),
    )


def number(value: int | None, t: Translator) -> str:
    """A number with its thousands parted as the language does: 4.206 or 4,206; the word where it is hidden."""
    return hidden_word(t) if value is None else f"{value:,}".replace(",", "," if t.language == "en" else ".")


def compared_words(figures: Figures, t: Translator) -> str:
    """What the period is compared with, or that there is nothing to compare with."""
    if figures.before is None:
        return t("Der er ingen tidligere periode at sammenligne med.")
    if is_a_year_earlier(figures):
        return t("Sammenlignet med samme dage i {year}", year=figures.before.period.last.year)
    return t("Sammenlignet med {period}", period=period_words(figures.before.period, t))
