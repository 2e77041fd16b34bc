"""A command's answer for people: the same facts as the object, in words and lines."""

from __future__ import annotations

from typing import Any

from learnkit.cli.answer import Answer
from learnkit.errors import LearnKitError
from learnkit.i18n import Translator

WIDEST_CELL = 60


def told(answer: Answer, t: Translator) -> str:
    """The answer as text: problems with what to do first, then the data."""
    lines = [problem_words(problem, t) for problem in answer.problems]
    if answer.data is not None:
        lines += _lines(answer.data, 0)
    elif answer.ok:
        lines.append(t("Det er gjort."))
    return "\n".join(lines)


def problem_words(problem: LearnKitError, t: Translator) -> str:
    """One sentence or two: what is, and what to do."""
    for prefix, sentence in _sentences(t):
        if problem.code.startswith(prefix):
            return f"{sentence} [{problem}]"
    return f"{t('Det kunne ikke gøres.')} [{problem}]"


def _sentences(t: Translator) -> tuple[tuple[str, str], ...]:
    return (
        ("usage", t("Sådan kan kommandoen ikke bruges. Se navneord og udsagnsord i README.")),
        ("rights.denied", t("Den person må ikke se eller gøre dette.")),
        ("sign_in.wrong_secret", t("Koden passede ikke. Sæt den i LEARNKIT_SECRET.")),
        ("sign_in.wait", t("Døren er lukket lidt efter flere forsøg. Vent, eller lad en lærer åbne.")),
        ("school.already_here", t("Her er allerede en skole. Brug en anden mappe med --home.")),
        ("school.none_yet", t("Her er ingen skole endnu. Brug demo create eller school create.")),
        ("plan.", t("Planen for skolen kan ikke bruges. Ret den nævnte del, og prøv igen.")),
        ("device.waiting", t("Maskinen venter på at blive lukket ind. Den, der passer serveren, kan gøre det.")),
        ("device.revoked", t("Skolen har lukket maskinen ude. Det, skolen har, er slettet her.")),
        ("device.unknown", t("Skolens server kender ikke den maskine. Se server devices.")),
        ("grant.revoked", t("Log ind igen, mens skolens server kan nås.")),
        ("school.out_of_reach", t("Skolens server kan ikke nås nu. Alt er gemt her og bliver sendt senere.")),
        ("school.not_here", t("Skolen er ikke på denne maskine. Kør kommandoen på serveren.")),
        ("sync.not_enrolled", t("Maskinen er ikke tilmeldt en skole. Brug device enrol.")),
        ("sync.", t("Maskinen og skolens server forstod ikke hinanden. Er begge den nyeste LearnKit?")),
        ("enrolment.token_used", t("Koden er brugt op. Lav en ny med server token.")),
        ("enrolment.token_expired", t("Koden er for gammel. Lav en ny med server token.")),
        ("enrolment.has_school", t("Her er allerede en skole. Brug en anden mappe med --home.")),
        ("enrolment.wait", t("Døren er lukket lidt efter flere forsøg. Vent, og prøv igen.")),
        ("enrolment.", t("Koden eller adressen passer ikke. Kopiér hele linjen fra server token.")),
        ("server.never_run", t("Start serveren først med server run, så den har en adresse.")),
        ("server.address_in_use", t("Adressen er optaget. Brug en anden med --port.")),
        ("server.", t("Serveren kan ikke starte her. Se mappen server i dens hjem.")),
        ("backup.wrong_code", t("Koden åbner ikke kopien, eller begyndelsen af filen er skadet.")),
        ("backup.home_in_use", t("Mappen er i brug. Gendan i en tom mappe med --home.")),
        ("backup.", t("Kopien kunne ikke laves eller læses. Det gemte er urørt.")),
        ("device.", t("Sådan kan maskinen ikke sættes op. Se device show og person list.")),
        ("report.bad_period", t("Perioden slutter, før den begynder. Se --from og --to.")),
        ("report.cannot_write", t("Filen kan ikke skrives dér. Vælg en anden med --out.")),
        ("content.", t("En fil kunne ikke læses ind. De andre er læst ind.")),
        ("worker.", t("En fil kunne ikke læses ind inden for grænserne. De andre er læst ind.")),
        ("store.disk_full", t("Disken er fuld. Gør plads, og prøv igen. Det gemte er urørt.")),
        ("store.read_only", t("Mappen kan ikke skrives i. Giv adgang til den, eller vælg en anden.")),
        ("store.foreign", t("Filen er ikke LearnKits, eller nøglen er en anden. Den er urørt.")),
        ("store.damaged", t("Et lager er skadet. Hent det fra en sikkerhedskopi.")),
        ("store.", t("Et lager kan ikke åbnes. Se learnkit doctor.")),
        ("keys.", t("Nøglen til lageret mangler eller kan ikke læses. Hent den fra en sikkerhedskopi.")),
        ("task.day_is_over", t("Datoen er forbi. Vælg i dag eller senere.")),
        ("task.nobody", t("Der er ingen elever i klassen i dag.")),
        ("task.too_long", t("Beskeden eller titlen er for lang. Skriv den kortere.")),
        ("task.", t("Opgaven kan ikke gives sådan. Vælg en tekst at læse eller noget at skrive.")),
        ("document.empty", t("Teksten er tom endnu.")),
        ("hand_in.none", t("Teksten er ikke afleveret, eller den er givet tilbage.")),
        ("comment.no_such_place", t("Stedet er ikke i teksten. Se document show, og tæl tegnene fra 0.")),
        ("comment.", t("Kommentaren er tom eller for lang.")),
        ("observation.", t("Noten er tom eller for lang.")),
        ("judgement.none", t("Målet er ikke vurderet.")),
        ("judgement.", t("En vurdering er et tal fra 0 til 3 og en kort note.")),
        ("goals.damaged", t("En fil med mål kan ikke læses. Installer LearnKit igen.")),
        ("goals.", t("Det mål er her ikke. Se competence show.")),
        ("class.no_such_period", t("Perioden slutter, før den begynder.")),
        ("text.", t("Teksten er ikke på denne maskine.")),
        ("program.bug", t("Det gik ikke som det skulle. Send denne linje til den, der hjælper jer.")),
        ("speech.", t("Stemmen kunne ikke tale. Se learnkit doctor.")),
    )


def _lines(data: Any, depth: int) -> list[str]:
    pad = "  " * depth
    if isinstance(data, dict):
        return [line for name, value in data.items() for line in _named(name, value, pad, depth)]
    if isinstance(data, list):
        return _table(data, pad) if data and all(isinstance(row, dict) for row in data) else [f"{pad}{i}" for i in data]
    return [f"{pad}{data}"]


def _named(name: str, value: Any, pad: str, depth: int) -> list[str]:
    if isinstance(value, dict | list):
        return [f"{pad}{name}:", *_lines(value, depth + 1)] if value else [f"{pad}{name}: –"]
    return [f"{pad}{name}: {value}"]


def _table(rows: list[dict[str, Any]], pad: str) -> list[str]:
    """Rows in columns; a cell that holds more than a word or number is cut, the object has it whole."""
    names = [name for name in rows[0] if not isinstance(rows[0][name], dict | list)]
    cells = [names, *([_cell(row.get(name)) for name in names] for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(names))]
    return [
        pad + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells
    ]


def _cell(value: Any) -> str:
    said = "–" if value is None else " ".join(str(value).split())
    return said if len(said) <= WIDEST_CELL else said[: WIDEST_CELL - 1] + "…"
