"""Where the work lies, in words a child of eight understands."""

from __future__ import annotations

from datetime import datetime

from learnkit.domain.calendar import school_time
from learnkit.services.syncing import Lot
from ui.strings import Words
from ui.surfaces.whereabouts import Where
from ui.widgets.pill import Truth

OFFLINE_ICON = "wifi-slash"
ELSEWHERE = ("waiting", "approved", "revoked")
"""The standings of a device whose school is kept on another machine."""


def own_lots(where: Where) -> tuple[Lot, ...]:
    """The lots that are told one by one."""
    return tuple(lot for lot in where.state.lots if where.person in ("", lot.person))


def others_waiting(where: Where) -> int:
    """How many acts of others on the same device have not come to the school."""
    return where.state.waiting + where.state.refused - sum(lot.count for lot in own_lots(where))


def truth_of(where: Where, words: Words) -> tuple[Truth, str, str]:
    """The one of the four truths that holds, its sentence, and an icon where it is not the truth's own."""
    t, lots, standing = words.t, own_lots(where), where.state.standing
    refused = sum(lot.count for lot in lots if lot.refused)
    waiting = sum(lot.count for lot in lots if not lot.refused)
    truth, said, icon = Truth.SCHOOL, t("Gemt her og på skolen"), ""
    if standing not in ELSEWHERE:
        truth, said = Truth.HERE, t("Gemt her")
    elif standing != "approved":
        truth, said = Truth.PERSON, t("Gemt her. En voksen skal se på computeren")
    elif refused:
        truth, said = (
            Truth.PERSON,
            t.count("Gemt her. {n} ting skal ses af en voksen", "Gemt her. {n} ting skal ses af en voksen", refused),
        )
    elif waiting:
        truth, said = (
            Truth.WAITING,
            t.count("Gemt her. {n} ting venter på skolen", "Gemt her. {n} ting venter på skolen", waiting),
        )
    elif where.state.synced_at is None:
        truth, said = Truth.HERE, t("Gemt her")
    elif where.out_of_reach:
        said, icon = t("Uden net. Alt virker"), OFFLINE_ICON
    return truth, said, icon


def explained(where: Where, words: Words) -> str:
    """What the truth means, and what happens next."""
    t, standing = words.t, where.state.standing
    by_standing = {
        "waiting": t("Skolen kender ikke computeren endnu. En voksen skal lukke den ind. Det hele er gemt her."),
        "revoked": t("Skolen lukker ikke computeren ind mere. En voksen skal se på den. Det, der venter, er her."),
    }
    if standing != "approved":
        return by_standing.get(standing) or t("Alt, du laver, bliver gemt på denne computer med det samme.")
    in_reach = {
        Truth.HERE: t("Alt, du laver, bliver gemt her og sendt til skolen af sig selv."),
        Truth.WAITING: t("Det bliver sendt til skolen af sig selv. Du kan bare arbejde videre."),
        Truth.SCHOOL: t("Alt, du har lavet, ligger både her og på skolen."),
        Truth.PERSON: t("Skolen kan ikke tage imod det hele. Det ligger her. Vis det til en voksen."),
    }
    out_of_reach = {
        Truth.WAITING: t("Der er ikke fat i skolen lige nu. Alt virker. Det bliver sendt af sig selv senere."),
        Truth.SCHOOL: t("Der er ikke fat i skolen lige nu. Alt, du har lavet, nåede derhen, og alt virker."),
    }
    truth, _, _ = truth_of(where, words)
    return (out_of_reach.get(truth) if where.out_of_reach else None) or in_reach[truth]


def lot_words(lot: Lot, words: Words) -> str:
    """What the acts are, and how many."""
    t, n = words.t, lot.count
    told = {
        "writing": t.count("{n} ting, du har skrevet", "{n} ting, du har skrevet", n),
        "reading": t.count("{n} ting om din læsning", "{n} ting om din læsning", n),
        "hand_in": t.count("{n} aflevering", "{n} afleveringer", n),
        "hand_back": t.count("{n} tekst givet tilbage", "{n} tekster givet tilbage", n),
        "task": t.count("{n} opgave", "{n} opgaver", n),
        "comment": t.count("{n} svar på en tekst", "{n} svar på tekster", n),
        "observation": t.count("{n} iagttagelse", "{n} iagttagelser", n),
        "judgement": t.count("{n} vurdering", "{n} vurderinger", n),
        "text": t.count("{n} ting om en tekst, du har hentet", "{n} ting om tekster, du har hentet", n),
        "choice": t.count("{n} valg af, hvordan det ser ud", "{n} valg af, hvordan det ser ud", n),
    }
    return told.get(lot.kind) or t.count("{n} anden ting", "{n} andre ting", n)


def age_words(lot: Lot, now: datetime, words: Words) -> str:
    """Since when it lies here alone."""
    since = school_time(lot.oldest)
    if since.date() == now.date():
        return words.t("siden kl. {time}", time=words.time(since))
    return words.t("siden {day}", day=words.short_date(since.date()))


def agreed_words(where: Where, now: datetime, words: Words) -> str:
    """When this computer and the school last agreed; empty where they never have."""
    if where.state.synced_at is None:
        return ""
    at = school_time(where.state.synced_at)
    day = words.ago(at, now)
    if at.date() == now.date():
        return words.t("Sidst på skolen kl. {time}", time=words.time(at))
    return words.t("Sidst på skolen {day} kl. {time}", day=day, time=words.time(at))
