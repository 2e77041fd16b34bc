"""How a Danish child spells who writes what it hears: the likeliest slips, by sound, by ending and by rule.

The slips are those teachers know from pupils' texts: mute letters left out (*vad*, *hun* for *hund*), soft sounds
written as heard (*jaj*, *mejet*, *løjn*), single and double consonants, e/æ and o/å, endings in -r, and compounds
parted in two.
"""

from __future__ import annotations

import random
import re

BY_HEART = {
    "hvordan": ("vordan", "vodan"), "hvorfor": ("vorfor", "voffor"), "hvor": ("vor",), "hvad": ("vad", "va"),
    "hvis": ("vis",), "hvem": ("vem",), "jeg": ("jaj", "jej", "je"), "mig": ("maj", "mej"), "dig": ("daj", "dej"),
    "sig": ("saj", "sej"), "også": ("osse", "åså", "også"), "sjovt": ("sjåvt", "sjowt", "sjåt"), "med": ("meed", "me"),
    "meget": ("mejet", "maget", "meed"), "ikke": ("ike", "ik", "igge"), "noget": ("nået", "noed", "noet"),
    "nogen": ("noen", "nåen"), "nogle": ("noen", "nogen"), "nået": ("noet",), "var": ("va",), "og": ("å", "åg"),
    "at": ("å", "og"), "havde": ("hade", "haved"), "blev": ("ble", "blæv"), "sagde": ("sae", "sade"),
    "lagde": ("lae", "lade"), "skulle": ("skule", "sgulle"), "kunne": ("kune", "kunde"), "ville": ("vile", "vilde"),
    "gerne": ("gærne", "geren"), "godt": ("got", "gådt"), "gode": ("goe",), "selv": ("sel", "sæl"),
    "venner": ("vener", "vænner"), "hedder": ("heder", "heddr", "hæder"), "være": ("vær", "vere"), "der": ("dær",),
    "det": ("de",), "de": ("di",), "derhjemme": ("derjeme",), "hjemme": ("jeme", "hjeme"), "hjem": ("jem", "jæm"),
    "lidt": ("lit", "lit"), "stort": ("stot",), "bange": ("bagne", "banne"), "mange": ("mage", "manne"),
    "penge": ("pæge", "pænge"), "synes": ("synds", "syns"), "siger": ("sier", "siir"), "bagefter": ("baefter",),
    "pludselig": ("plusli", "pludslig"), "skole": ("sgole", "skåle"), "skolen": ("sgolen", "skålen"),
    "løber": ("løbe", "løpper"), "måtte": ("måte", "motte"), "spiser": ("sbiser", "spise"), "kage": ("kae", "kaje"),
    "dejligt": ("dajlit", "dejlit"), "hyggeligt": ("hygelit", "hyggelit"), "spændende": ("spænene", "spenende"),
    "læreren": ("læren", "lærren"), "mærkeligt": ("merkelit", "mærgelit"), "pandekager": ("panekaer",),
    "sværeste": ("sværste",), "interessant": ("intrasant",), "sammen": ("samen", "samn"), "tage": ("ta", "tae"),
    "fortalte": ("fortalde", "fotalte"), "første": ("føste", "først"), "kærlig": ("kerlig", "kæli"),
}  # fmt: skip

SLIPS: tuple[tuple[re.Pattern[str], str, float], ...] = tuple(
    (re.compile(pattern), written, weight)
    for pattern, written, weight in (
        (r"^hv", "v", 3.0),
        (r"^hj", "j", 3.0),
        (r"(?<=[aeiouyæøå])nd(?=$|e|s)", "n", 2.0),
        (r"(?<=[aeiouyæøå])ld(?=$|e|s|t)", "l", 2.0),
        (r"([bdfgklmnprst])\1", r"\1", 3.0),
        (r"(?<=[aeiouyæøå])([bdgkmnpst])(?=e[rnt]?$)", r"\1\1", 1.2),
        (r"igt$", "it", 2.0),
        (r"ig$", "i", 2.0),
        (r"eg(?=$|n|e)", "ej", 1.5),
        (r"øg(?=$|n|l)", "øj", 1.5),
        (r"ede$", "ed", 2.0),
        (r"ede$", "te", 0.8),
        (r"(?<=[a-zæøå]{2})er$", "e", 1.6),
        (r"(?<=[a-zæøå])re$", "rer", 1.2),
        (r"æ(?!r$)", "e", 1.6),
        (r"(?<=[bdfgklmnprst])e(?=[lnst][dkt])", "æ", 1.6),
        (r"å(?!$)", "o", 1.5),
        (r"o(?=v|gt?$)", "å", 1.5),
        (r"y(?=[nm])", "ø", 1.0),
        (r"(?<=[aeiouyæøå])k$", "g", 1.2),
        (r"(?<=[aeiouyæøå])d$", "", 1.2),
        (r"(?<=[aeiouyæøå])gt", "kt", 1.0),
        (r"ng(?=e)", "n", 0.8),
        (r"nk", "ngk", 0.8),
        (r"tion", "sjon", 2.0),
        (r"ch", "sj", 1.5),
        (r"(?<=[aeiouyæøå])v(?=[nl])", "u", 1.2),
        (r"(?<=[aeiouyæøå])r(?=[dkst])", "", 0.9),
        (r"(?<=[a-zæøå]{3})e$", "", 0.6),
        (r"(?<=[a-zæøå])dt$", "t", 2.0),
    )
)

COMPOUNDS = re.compile(
    r"(fodbold|sommer|svømme|skole|fødsels|fritids|bade|mad|mobil|klasse|vandret|telefon|elev|hoved|affalds|praktik|"
    r"regn|gummi|kolonihave)(kamp\w*|ferie\w*|hallen|bussen|gården|dag|klubben|pakke\w*|telefoner|rådet|personen|uge|"
    r"orme|vejr|støvle\w*)"
)

UNFIT = frozenset(
    {
        "bøsse",
        "fisse",
        "fuck",
        "hore",
        "knald",
        "knep",
        "kneppe",
        "kusse",
        "luder",
        "lort",
        "lår",
        "mær",
        "neger",
        "numse",
        "patter",
        "pik",
        "pis",
        "pisse",
        "prut",
        "røv",
        "sex",
        "skid",
        "skide",
        "snot",
        "spasser",
        "svans",
        "tis",
        "tissemand",
        "lus",
        "liderlig",
    }
)
"""No slip may turn a word into one of these."""

HARDER_BY_LEVEL = (0.95, 0.85, 0.72, 0.62, 0.55, 0.48, 0.42, 0.37, 0.33, 0.30)
"""How much of what the weakest speller could slip on, he does, by class level 0 to 9."""


class Pen:
    """Spells as one pupil does: the same word the same way all through a text, until it is mended."""

    def __init__(self, rng: random.Random, level: int, ability: float) -> None:
        self._rng = rng
        self._risk = HARDER_BY_LEVEL[level] * (1 - ability) ** 1.4
        self._parts_words = level >= 2
        self._forms: dict[str, str] = {}

    def spell(self, word: str) -> str:
        """The word as this pupil writes it; a name or a number is copied rightly."""
        known = word.lower()
        if known not in self._forms:
            self._forms[known] = self._first_try(known)
        form = self._forms[known]
        return form[0].upper() + form[1:] if word[0].isupper() else form

    def mend(self, share: float) -> None:
        """Put so large a share of the words spelt by ear right; parted compounds are not noticed."""
        for word, form in self._forms.items():
            if form != word and " " not in form and self._rng.random() < share:
                self._forms[word] = word

    def _first_try(self, word: str) -> str:
        tries = _slips(word, self._parts_words)
        difficulty = min(1.3, 0.45 + 0.2 * len(tries))
        if not tries or self._rng.random() >= self._risk * difficulty:
            return word
        form = self._rng.choices(list(tries), list(tries.values()))[0]
        again = _slips(form, parts_words=False)
        if again and self._rng.random() < self._risk - 0.45:
            form = self._rng.choices(list(again), list(again.values()))[0]
        return form


def _slips(word: str, parts_words: bool) -> dict[str, float]:
    """The ways the word may be spelt by ear, with their weights."""
    if not word.isalpha() or len(word) < 2:
        return {}
    tries = dict.fromkeys(BY_HEART.get(word, ()), 4.0)
    for pattern, written, weight in SLIPS:
        tries.setdefault(pattern.sub(written, word, count=1), weight)
    if parts_words and COMPOUNDS.search(word):
        tries[COMPOUNDS.sub(r"\1 \2", word, count=1)] = 5.0
    return {form: weight for form, weight in tries.items() if form != word and len(form) > 0 and form not in UNFIT}
