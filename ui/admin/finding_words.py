"""What was found on this machine, in words."""

from __future__ import annotations

from learnkit.services.doctor import Finding
from ui.strings import Words

LITTLE_MB = 10_000


def finding_words(finding: Finding, words: Words) -> str:
    """What is, in one line."""
    t, facts = words.t, finding.facts
    file = str(facts.get("file"))
    store = t("for en medarbejder") if file.startswith("staff") else file
    language = {"da": t("dansk"), "en": t("engelsk")}.get(str(facts.get("language")), "")
    good = {
        "keys.in_system_store": t("Nøglerne ligger i computerens eget nøglelager."),
        "keys.in_file": t("Nøglerne ligger i en fil, som kun ejeren kan læse."),
        "disk.free": t("Der er {room} fri plads på disken.", room=_room(int(facts.get("free_mb") or 0), words)),
        "store.sound": t("Lageret {file} er helt, krypteret og gemmer, når det siger det.", file=store),
        "journal.parked": t("Ingen ændringer venter på andre."),
        "school.there": t("Her er en skole."),
        "speech.voice": t("Der er en stemme på {language}.", language=language),
        "sound.output": t("Computeren kan give lyd."),
    }
    bad = {
        "keys.file_open_to_others": t("Andre på computeren kan læse nøglerne."),
        "store.damaged": t("Lageret {file} er skadet eller ikke sikret.", file=store),
        "journal.parked": t("{n} ændringer venter på andre.", n=facts.get("waiting")),
        "school.there": t("Her er ingen skole endnu."),
        "speech.voice": t("Der mangler en stemme på {language}.", language=language),
        "speech.no_worker": t("Stemmen kan ikke starte."),
        "sound.output": t("Computeren har intet at give lyd med."),
        "disk.free": t("Der er kun {room} fri plads på disken.", room=_room(int(facts.get("free_mb") or 0), words)),
    }
    return (good if finding.ok else bad).get(finding.code, finding.code)


def _room(megabytes: int, words: Words) -> str:
    """ "78 GB", or "420 MB" where there is little."""
    if megabytes < LITTLE_MB:
        return f"{words.number(megabytes)} MB"
    return f"{words.number(megabytes // 1000)} GB"


def mending_words(finding: Finding, words: Words) -> str:
    """What a person does about it."""
    t = words.t
    return {
        "keys.file_open_to_others": t("Gør keys.json kun læsbar for sin ejer: chmod 600 keys.json."),
        "disk.free": t("Gør plads på disken. LearnKit vil have mindst 500 MB fri."),
        "store.damaged": t("Hent den nævnte fil fra en sikkerhedskopi. Ret ikke i den."),
        "journal.parked": t("Nogle ændringer venter på andre, der ikke er kommet. Lad maskinen hente fra skolen."),
        "speech.no_worker": t("Installer LearnKit igen: stemmens del kan ikke startes."),
        "speech.voice": t("Installer LearnKit igen, så stemmen for sproget kommer med."),
        "sound.output": t(
            "Tilslut højttaler eller hovedtelefon, og se, om maskinens lyd er slået til. Alt andet virker."
        ),
    }.get(finding.code, t("Se loggen i mappen logs, og send den til den, der hjælper jer."))
