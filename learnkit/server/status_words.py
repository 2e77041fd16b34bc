"""What the status page says: the state in a sentence, what to do, and how long ago things were."""

from __future__ import annotations

from datetime import datetime

from learnkit.domain.calendar import school_time
from learnkit.i18n import Translator
from learnkit.services.enrolling import Device
from learnkit.services.server_state import NeedsAHand, ServerState, is_unseen
from learnkit.sync.joining import REVOKED, WAITING


def headline(state: ServerState, t: Translator) -> str:
    """The state in one sentence."""
    if not state.hands:
        return t("Alt kører")
    return t.count("Alt kører, og én ting skal ses på", "Alt kører, og {n} ting skal ses på", len(state.hands))


def hand_words(hand: NeedsAHand, t: Translator) -> tuple[str, str]:
    """One thing for a person: the fact, and what to do."""
    facts = hand.facts
    machines = _machines(facts.get("devices"), t)
    said = {
        "backup.none": (t("Der er ingen sikkerhedskopi endnu"), t("Kør server backup, og læg filen et andet sted.")),
        "backup.old": (
            t("Den seneste sikkerhedskopi er {days} dage gammel", days=facts.get("days")),
            t("Kør server backup, eller se efter, om den daglige kørsel er slået til."),
        ),
        "disk.low": (
            t("Der er {free_gb} GB fri på serverens disk", free_gb=facts.get("free_gb")),
            t("Gør plads, eller flyt serveren til en større disk. Det gemte er urørt."),
        ),
        "device.wants_in": (
            t("{machines} venter på at blive lukket ind", machines=machines),
            t("Se nedenfor, om det er jeres, og luk dem ind."),
        ),
        "device.unseen": (
            t("{machines} har ikke været her i {days} dage", machines=machines, days=facts.get("days")),
            t(
                "Der venter {acts} ting. Tænd dem på skolens net, så bliver de sendt. Intet er tabt.",
                acts=facts.get("acts"),
            ),
        ),
        "device.disk_low": (
            t("{machines} har næsten ikke mere plads", machines=machines),
            t("Gør plads på dem. Det gemte er urørt."),
        ),
    }
    return said[hand.code]


def _machines(count: object, t: Translator) -> str:
    return t.count("1 maskine", "{n} maskiner", count) if isinstance(count, int) else ""


def device_state(device: Device, now: datetime, t: Translator) -> tuple[str, bool]:
    """How a device does, in words, and whether that is well."""
    if device.state == WAITING:
        return t("Vil lukkes ind"), False
    if device.state == REVOKED:
        return t("Lukket ude"), True
    if is_unseen(device, now):
        return t("Tænd den på skolen"), False
    return (t("Sender endnu"), True) if device.waiting else (t("I orden"), True)


def ago(at: str, now: datetime, t: Translator) -> str:
    """How long ago, as one says it."""
    minutes = int((now - datetime.fromisoformat(at)).total_seconds() // 60)
    if minutes < 2:
        return t("lige nu")
    if minutes < 120:
        return t("for {n} minutter siden", n=minutes)
    if minutes < 48 * 60:
        return t("for {n} timer siden", n=minutes // 60)
    return t("for {n} dage siden", n=minutes // (24 * 60))


def when(at: datetime, t: Translator) -> str:
    """A day and a time of the school's clock."""
    local = school_time(at)
    return t("{day}.{month}. kl. {time}", day=local.day, month=local.month, time=local.strftime("%H.%M"))
