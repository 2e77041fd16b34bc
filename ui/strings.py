"""Words every screen shares: the translator, dates, times, numbers, and what is said when something can't be done."""

from __future__ import annotations

import datetime as dt

from learnkit.errors import LearnKitError
from learnkit.i18n import Translator

_DAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_DANISH = "januar februar marts april maj juni juli august september oktober november december"
_ENGLISH = "January February March April May June July August September October November December"
_MONTHS = {"da": tuple(_DANISH.split(" ")), "en": tuple(_ENGLISH.split(" "))}


class Words:
    """Says things to people in their language. `t` is the translator: `words.t("Læs videre")`."""

    def __init__(self, translator: Translator) -> None:
        self.t = translator

    @property
    def language(self) -> str:
        """ "da" or "en"."""
        return self.t.language

    def _tongue(self) -> str:
        return self.language if self.language in _DAYS else "da"

    def weekday(self, day: dt.date) -> str:
        """ "tirsdag"."""
        return _DAYS[self._tongue()][day.weekday()]

    def short_date(self, day: dt.date) -> str:
        """ "24. november"."""
        month = _MONTHS[self._tongue()][day.month - 1]
        return f"{day.day} {month}" if self._tongue() == "en" else f"{day.day}. {month}"

    def date(self, day: dt.date) -> str:
        """ "tirsdag den 24. november"."""
        between = " " if self._tongue() == "en" else " den "
        return f"{self.weekday(day)}{between}{self.short_date(day)}"

    def time(self, moment: dt.datetime) -> str:
        """ "9.42", in the hours of the moment given."""
        mark = ":" if self._tongue() == "en" else "."
        return f"{moment.hour}{mark}{moment.minute:02d}"

    def number(self, x: float, decimals: int | None = None) -> str:
        """ "4.206" or "19,6"; one decimal for what is not whole, unless `decimals` says otherwise."""
        places = decimals if decimals is not None else 0 if float(x).is_integer() else 1
        english = f"{x:,.{places}f}"
        if self._tongue() == "en":
            return english
        return english.replace(",", " ").replace(".", ",").replace(" ", ".")

    def ago(self, moment: dt.datetime, now: dt.datetime) -> str:
        """ "lige nu", "i dag", "i går", "i mandags", "24. november"; both moments in the same zone."""
        t = self.t
        if dt.timedelta(0) <= now - moment < dt.timedelta(minutes=2):
            return t("lige nu")
        days = (now.date() - moment.date()).days
        if days <= 0:
            return t("i dag")
        if days == 1:
            return t("i går")
        if days < 7:
            return self._last(moment.date())
        day = self.short_date(moment.date())
        return day if moment.year == now.year else f"{day} {moment.year}"

    def _last(self, day: dt.date) -> str:
        name = self.weekday(day)
        return f"on {name}" if self._tongue() == "en" else f"i {name}s"

    def due(self, day: dt.date, today: dt.date) -> str:
        """ "i dag", "i morgen", "på torsdag", "24. november": when something is to be done."""
        t, days = self.t, (day - today).days
        if days == 0:
            return t("i dag")
        if days == 1:
            return t("i morgen")
        if 1 < days < 7:
            return t("på {weekday}", weekday=self.weekday(day))
        return self.short_date(day)

    def minutes(self, n: int) -> str:
        """ "1 minut", "12 minutter"."""
        return self.t.count("{n} minut", "{n} minutter", n)

    def length(self, n: int) -> str:
        """ "1 ord", "4.206 ord"."""
        return self.t.count("{size} ord", "{size} ord", n, size=self.number(n))

    def problem(self, error: LearnKitError) -> str:
        """What is, and then what to do; a code without a row of its own is said by its room."""
        table = _problems(self.t)
        room = error.code.split(".", 1)[0]
        sentence = table.get(error.code) or table.get(room) or table[""]
        facts = {name: self._fact(value) for name, value in error.facts.items()}
        try:
            return sentence.format(**facts)
        except (KeyError, IndexError):
            return table.get(room, table[""])

    def _fact(self, value: str | int | float | bool | None) -> str:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return self.number(value)
        return "" if value is None else str(value)


def _problems(t: Translator) -> dict[str, str]:
    """One row per code, else per room (the part before the dot); `{facts}` are those of the error."""
    return {
        "": t("Det kan ikke lade sig gøre nu. Prøv igen om lidt."),
        "class": t("Klassen findes ikke her. Gå tilbage, og vælg en klasse."),
        "comment.empty": t("Skriv noget først."),
        "comment.too_long": t("Det er for langt. Skriv det kortere."),
        "classes.level": t("Vælg et klassetrin fra 0 til 10."),
        "content": t("Teksten kan ikke åbnes. Prøv at hente den igen."),
        "content.bomb": t("Filen er pakket, så den ikke kan åbnes sikkert. Vælg en anden fil."),
        "content.broken_markup": t("Filen kan ikke åbnes. Den mangler et stykke. Prøv at hente den igen."),
        "content.broken_zip": t("Filen kan ikke åbnes. Den mangler et stykke. Prøv at hente den igen."),
        "content.empty": t("Der er ingen ord i filen. Vælg en anden fil."),
        "content.locked_by_drm": t("Bogen er låst af den, der udgav den. LearnKit kan ikke åbne den."),
        "content.no_file": t("Filen er ikke der. Se efter, om stedet er skrevet rigtigt."),
        "content.no_spine": t("Bogen mangler sin liste over kapitler. Prøv at hente den igen."),
        "content.too_big": t("Filen er for stor til LearnKit. Vælg en mindre, eller del den i to."),
        "content.unknown_format": t("LearnKit kan ikke læse den slags fil. Brug EPUB, HTML, Markdown eller ren tekst."),
        "content.not_text": t("Filen er ikke en tekst, LearnKit kan læse. Vælg en anden fil."),
        "device": t("Maskinen kan ikke sættes op sådan. Vælg igen."),
        "device.pupil_has_left": t("Eleven går ikke på skolen mere. Vælg en anden."),
        "document": t("En del af teksten kan ikke læses. De tidligere udgaver er der stadig."),
        "document.damaged": t("En udgave af teksten kan ikke læses. De andre udgaver er der stadig."),
        "document.empty": t("Skriv en linje først."),
        "enrolment": t("Skolens server lukker ikke computeren ind med den kode. Bed om en ny."),
        "enrolment.bad_address": t("Adressen kan ikke bruges. Den begynder med https://"),
        "enrolment.device_taken": t("Skolens server kender en anden computer med det nummer. Bed om hjælp."),
        "enrolment.has_school": t("Computeren hører til en skole i forvejen."),
        "enrolment.token_expired": t("Koden er for gammel. Bed om en ny."),
        "enrolment.token_unknown": t("Serveren kender ikke koden. Bed om en ny."),
        "enrolment.token_unreadable": t("Koden kan ikke læses. Sæt hele koden ind."),
        "enrolment.token_used": t("Koden er brugt op. Bed om en ny."),
        "enrolment.wait": t("Vent lidt, og prøv igen."),
        "file.cannot_write": t("Filen kan ikke gemmes der. Vælg et andet sted."),
        "grant": t("Skift, og log ind igen, når der er fat i skolens server."),
        "hand_in": t("Din lærer har læst teksten. Skriv videre, og aflever igen, når du vil."),
        "goals": t("Målet findes ikke her. Gå tilbage, og vælg et mål."),
        "judgement.none": t("Der er ingen vurdering at tage tilbage."),
        "judgement.too_long": t("Det er for langt. Skriv det kortere."),
        "keys": t("LearnKit kan ikke åbne sine gemte ting her. Bed en voksen hente hjælp."),
        "observation.empty": t("Skriv noget først."),
        "observation.too_long": t("Det er for langt. Skriv det kortere."),
        "person.no_name": t("Skriv et navn først."),
        "pupils.protected": t("Eleven har beskyttet navn og vises ikke her."),
        "report": t("Rapporten kan ikke laves af de dage. Vælg nogle andre."),
        "report.cannot_write": t("Filen kan ikke gemmes der. Vælg et andet sted."),
        "rights.denied": t("Det må du ikke her. Spørg din lærer."),
        "school": t("Skolen findes ikke på denne computer endnu."),
        "device.waiting": t("Skolen har ikke lukket computeren ind endnu."),
        "device.revoked": t("Skolen lukker ikke computeren ind mere. Bed en voksen se på den."),
        "school.out_of_reach": t("Der er ikke fat i skolens server. Se efter, om computeren er på nettet."),
        "sign_in.wait": t("Vent lidt. Din lærer kan åbne for dig nu."),
        "sign_in.wrong_secret": t("Det passede ikke. Prøv igen, eller spørg en voksen."),
        "slips": t("Sedlerne kan ikke laves der. Vælg et andet sted."),
        "speech": t("Stemmen kan ikke tale lige nu. Din tekst er urørt."),
        "speech.voice_restarted": t("Stemmen standsede og er startet igen. Din tekst er urørt."),
        "staff": t("Oplysningerne mangler noget. Se felterne igennem."),
        "store": t("LearnKit kan ikke åbne sine gemte ting her. Bed en voksen hente hjælp."),
        "store.disk_full": t("Der er ikke plads til mere her. Din tekst er gemt."),
        "store.from_newer_program": t("Her ligger ting fra et nyere LearnKit. Hent det nye program først."),
        "task": t("Opgaven kan ikke gives sådan. Se spørgsmålene igennem."),
        "task.day_is_over": t("Den sidste dag er forbi. Vælg en senere."),
        "task.nobody": t("Der er ingen elever i klassen endnu."),
        "task.too_long": t("Beskeden er for lang. Gør den kortere."),
        "text": t("Teksten er ikke på denne computer. Prøv at hente den igen."),
        "text.damaged": t("Teksten kan ikke åbnes. Den mangler et stykke. Prøv at hente den igen."),
        "theme": t("Et stykke af LearnKit mangler. Installér det igen."),
        "worker.too_much_memory": t("Filen er for stor til denne computer. Resten virker. Vælg en mindre fil."),
        "worker.too_slow": t("Filen tog for lang tid. Resten virker. Vælg en mindre fil."),
        "worker": t("Arbejdet standsede. Resten virker. Prøv igen."),
    }
