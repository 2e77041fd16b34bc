"""`doctor`: finds what is wrong and says how to mend it."""

from __future__ import annotations

import argparse

from learnkit.cli.answer import Answer
from learnkit.cli.asked import Asked
from learnkit.errors import LearnKitError
from learnkit.i18n import Translator, translator
from learnkit.services.doctor import Finding, findings


def add(parser: argparse.ArgumentParser) -> None:
    """`doctor` has no verb. Exit 0 also when something is to be mended: it is the findings that say so."""
    parser.set_defaults(answer=_doctor)


def _doctor(asked: Asked, said: argparse.Namespace) -> Answer:
    t = translator(asked.ui_lang)
    try:
        with asked.open() as app:
            found = findings(app.desk, app.speaker)
    except LearnKitError as problem:
        found = (Finding(problem.code, False, problem.facts),)
    return Answer({"findings": [_row(finding, t) for finding in found]})


def _row(finding: Finding, t: Translator) -> dict[str, object]:
    mend = None if finding.ok else mending(finding, t)
    return {"code": finding.code, "ok": finding.ok, "facts": finding.facts, "mend": mend}


def mending(finding: Finding, t: Translator) -> str:
    """What a person does about a finding."""
    words = {
        "keys.file_open_to_others": t("Gør keys.json kun læsbar for sin ejer: chmod 600 keys.json."),
        "keys.lost": t("Læg keys.json tilbage fra sikkerhedskopien. Uden den kan lageret ikke åbnes."),
        "keys.unreadable": t("Læg keys.json tilbage fra sikkerhedskopien. Den der ligger nu, kan ikke læses."),
        "disk.free": t("Gør plads på disken. LearnKit vil have mindst 500 MB fri."),
        "store.disk_full": t("Gør plads på disken. LearnKit vil have mindst 500 MB fri."),
        "store.disk_trouble": t("Gør plads på disken. LearnKit vil have mindst 500 MB fri."),
        "store.damaged": t("Hent den nævnte fil fra en sikkerhedskopi. Ret ikke i den."),
        "store.foreign": t("Flyt filen, der ikke er LearnKits, ud af mappen, eller vælg en anden mappe med --home."),
        "store.read_only": t("Giv den konto, der kører LearnKit, lov til at skrive i mappen."),
        "store.cannot_open": t("Giv den konto, der kører LearnKit, adgang til mappen, eller vælg en anden med --home."),
        "store.busy": t("Luk andre vinduer med LearnKit, og prøv igen."),
        "store.from_newer_program": t("Installer den nyeste LearnKit. Lageret er lavet af en nyere."),
        "journal.parked": t("Nogle ændringer venter på andre, der ikke er kommet. Lad maskinen hente fra skolen."),
        "school.there": t("Åbn LearnKit og start en klasse, eller brug school create."),
        "speech.no_worker": t("Installer LearnKit igen: stemmens del kan ikke startes."),
        "speech.voice": t("Installer LearnKit igen, så stemmen for sproget kommer med."),
        "sound.output": t(
            "Tilslut højttaler eller hovedtelefon, og se, om maskinens lyd er slået til. Alt andet virker."
        ),
    }
    return words.get(finding.code, t("Se loggen i mappen logs, og send den til den, der hjælper jer."))
