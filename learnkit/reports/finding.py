"""The report in words: its headline is what the figures show, then who read, and where it grew or fell."""

from __future__ import annotations

from dataclasses import dataclass

from learnkit.i18n import Translator
from learnkit.reports.rates import change, hours, percent, weekly_minutes, weekly_minutes_of
from learnkit.reports.table import ClassTotal, Figures, Table, is_a_year_earlier, whole_months
from learnkit.reports.words import hidden_word, month_names, number, period_words

ALIKE = 2
"""Percent within which two periods count as alike."""
HOURS_FROM = 600
"""Minutes from which a sum is said in hours."""


@dataclass(frozen=True)
class Fact:
    """One of the big figures: its name, the figure in words, and how it compares."""

    name: str
    figure: str
    compared: str


def headline(figures: Figures, t: Translator) -> str:
    """What the figures show, in one sentence."""
    minutes, before = figures.now.totals["minutes_read"], figures.before
    then = before.totals["minutes_read"] if before is not None else None
    if minutes is None:
        return t("Så meget bruges LearnKit på skolen")
    if minutes == 0:
        return t("Ingen har læst i LearnKit i perioden")
    by = change(minutes, then)
    if by is None:
        return t("Eleverne har læst {time} i LearnKit", time=time_words(minutes, t))
    return _change_headline(by, figures, t)


def _change_headline(by: int, figures: Figures, t: Translator) -> str:
    if abs(by) < ALIKE:
        return t("Eleverne læser lige så meget som {before}", before=_before_words(figures, t))
    if by >= 100:
        return t("Eleverne læser over dobbelt så meget som {before}", before=_before_words(figures, t))
    if by > 0:
        return t("Eleverne læser {n} procent mere end {before}", n=by, before=_before_words(figures, t))
    return t("Eleverne læser {n} procent mindre end {before}", n=-by, before=_before_words(figures, t))


def lead(figures: Figures, t: Translator) -> str:
    """Who was active in which period, and the classes in which reading grew or fell the most."""
    period = period_words(figures.now.period, t)
    active, pupils = figures.now.totals["active"], figures.now.totals["pupils"]
    if active is None or pupils is None:
        said = [t("Tallene gælder {period}.", period=period)]
    else:
        said = [
            t(
                "{active} af skolens {pupils} elever var aktive i LearnKit i perioden {period}.",
                period=period,
                active=number(active, t),
                pupils=number(pupils, t),
            )
        ]
    return " ".join([*said, *_classes_words(figures, t)])


def facts(figures: Figures, t: Translator) -> tuple[Fact, ...]:
    """The five big figures."""
    now, before = figures.now, figures.before
    then = before.totals if before is not None else {}
    active, pupils, minutes = (now.totals[c] for c in ("active", "pupils", "minutes_read"))
    weekly, weekly_then = weekly_minutes(now), weekly_minutes(before) if before is not None else None
    words = now.totals["words_written"]
    return (
        Fact(t("Aktive elever"), _of(active, pupils, t), _people_change(active, then.get("active"), t)),
        Fact(
            t("Læst i alt"),
            hidden_word(t) if minutes is None else time_words(minutes, t),
            change_words(change(minutes, then.get("minutes_read")), t),
        ),
        Fact(
            t("Pr. elev om ugen"),
            hidden_word(t) if weekly is None else t("{n} min.", n=number(weekly, t)),
            "" if weekly_then is None else t("før {n} min.", n=number(weekly_then, t)),
        ),
        Fact(
            t("Ord skrevet"),
            number(words, t),
            change_words(change(words, then.get("words_written")), t),
        ),
        Fact(t("Opgaver løst"), number(now.totals["tasks_done"], t), _share(now, t)),
    )


def time_words(minutes: int, t: Translator) -> str:
    """A sum of minutes as one says it: minutes, or whole hours from ten hours on."""
    if minutes < HOURS_FROM:
        return t.count("{n} minut", "{n} minutter", minutes)
    return t("{n} timer", n=number(hours(minutes), t))


def change_words(by: int | None, t: Translator) -> str:
    """A change in percent, in words; empty where there is nothing to compare."""
    if by is None:
        return ""
    if by == 0:
        return t("som før")
    return t("{n} procent mere", n=number(by, t)) if by > 0 else t("{n} procent mindre", n=-by)


def _before_words(figures: Figures, t: Translator) -> str:
    if is_a_year_earlier(figures):
        return t("året før")
    assert figures.before is not None
    then = figures.before.period
    if whole_months(then) == 1:
        return t("i {month}", month=month_names(t)[then.first.month - 1])
    return t("i perioden før")


def _classes_words(figures: Figures, t: Translator) -> list[str]:
    grown = sorted(_class_changes(figures), key=lambda pair: (-pair[0], pair[1]))
    if not grown:
        most = _keenest(figures.now)
        if most is None:
            return []
        name, minutes = most
        return [t("Der læses mest i {name}: {n} minutter om ugen pr. elev.", name=name, n=number(minutes, t))]
    said = []
    if grown[0][0] > 0:
        said.append(t("Fremgangen er størst i {name}.", name=grown[0][1]))
    if grown[-1][0] < 0:
        said.append(t("I {name} læses der mindre end før.", name=grown[-1][1]))
    return said


def _class_changes(figures: Figures) -> list[tuple[int, str]]:
    """By how many minutes a week reading has grown, in each class shown now and before."""
    if figures.before is None:
        return []
    then = classes_before(figures)
    found = []
    for one in figures.now.classes:
        now = weekly_minutes_of(one)
        before = weekly_minutes_of(then[one.school_class.name]) if one.school_class.name in then else None
        if now is not None and before is not None:
            found.append((now - before, one.school_class.name))
    return found


def classes_before(figures: Figures) -> dict[str, ClassTotal]:
    """The classes of the period before by their names: 4.A is compared with the one that was called so then."""
    return {one.school_class.name: one for one in figures.before.classes} if figures.before is not None else {}


def _keenest(table: Table) -> tuple[str, int] | None:
    told = [(weekly_minutes_of(one), one.school_class.name) for one in table.classes]
    known = [(minutes, name) for minutes, name in told if minutes]
    if not known:
        return None
    minutes, name = max(known)
    return name, minutes


def _of(part: int | None, whole: int | None, t: Translator) -> str:
    if part is None or whole is None:
        return number(part, t)
    return t("{n} af {all}", n=number(part, t), all=number(whole, t))


def _people_change(now: int | None, before: int | None, t: Translator) -> str:
    if now is None or before is None:
        return ""
    if now == before:
        return t("som før")
    return t("{n} flere", n=number(now - before, t)) if now > before else t("{n} færre", n=number(before - now, t))


def _share(table: Table, t: Translator) -> str:
    done, given = table.totals["tasks_done"], table.totals["tasks_given"]
    if done is None or given is None:
        return ""
    if given == 0:
        return t("ingen givet")
    return t("af {all}, {n} procent", all=number(given, t), n=percent(done, given))
