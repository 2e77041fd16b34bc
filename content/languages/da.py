"""Danish: abbreviations, numbers, dates, times and money as they are read aloud.

Numbers above twenty are given as separate words ("fem og halvfems"): written as one word, as the dictionary has
it, the voice runs them together and cannot be understood.
"""

from __future__ import annotations

import re

from content.languages.rules import Abbreviations, Language, Reading, reading, row

ONES = row("nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten")
TENS = ["", "", "tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]
FIRST_ORDINALS = row(
    "nulte første anden tredje fjerde femte sjette syvende ottende niende tiende elvte tolvte trettende fjortende "
    "femtende sekstende syttende attende nittende"
)
TENS_ORDINALS = [
    "", "", "tyvende", "tredivte", "fyrretyvende", "halvtredsindstyvende", "tresindstyvende",
    "halvfjerdsindstyvende", "firsindstyvende", "halvfemsindstyvende",
]  # fmt: skip
LARGE = [(10**9, "en milliard", "milliarder"), (10**6, "en million", "millioner"), (10**3, "et tusind", "tusind")]
LONGEST = 12
FRACTIONS = {"½": "en halv", "¼": "en kvart", "¾": "tre kvart", "⅓": "en tredjedel", "⅔": "to tredjedele"}
NEUTER = re.compile(r"\s?(?:kg|g|år|minut|sekund|hus|barn|æble|glas|dyr|træ|ord|tal|kilo|gram|stk|point)\b")

ABBREVIATIONS = Abbreviations(
    said={
        "adr.": "adresse", "afd.": "afdeling", "ang.": "angående", "bl.a.": "blandt andet", "bl.a": "blandt andet",
        "ca.": "cirka", "dvs.": "det vil sige", "d.v.s.": "det vil sige", "dr.": "doktor", "e.kr.": "efter Kristus",
        "ekskl.": "eksklusive", "etc.": "et cetera", "evt.": "eventuelt", "f.eks.": "for eksempel",
        "f.eks": "for eksempel", "f.kr.": "før Kristus", "fx": "for eksempel", "fx.": "for eksempel",
        "frk.": "frøken", "hhv.": "henholdsvis", "hr.": "herr", "ift.": "i forhold til", "iflg.": "ifølge",
        "if.": "ifølge", "inkl.": "inklusive", "jf.": "jævnfør", "jfr.": "jævnfør", "kl.": "klokken",
        "kap.": "kapitel", "kr.": "kroner", "m.fl.": "med flere", "mfl.": "med flere", "m.m.": "med mere",
        "mm.": "med mere",
        "m.v.": "med videre", "mv.": "med videre", "m.h.t.": "med hensyn til", "mht.": "med hensyn til",
        "mia.": "milliarder", "mio.": "millioner", "nr.": "nummer", "o.l.": "og lignende",
        "o.lign.": "og lignende", "osv.": "og så videre", "o.s.v.": "og så videre", "pga.": "på grund af",
        "p.g.a.": "på grund af", "pr.": "per", "prof.": "professor", "stk.": "styk", "t.h.": "til højre",
        "t.v.": "til venstre", "tlf.": "telefon", "vedr.": "vedrørende", "vha.": "ved hjælp af",
    },
    before_a_number={"d.": "den", "s.": "side", "kl": "klokken", "nr": "nummer"},
    may_end=frozenset(
        row("osv. o.s.v. m.m. mm. m.v. mv. m.fl. mfl. etc. o.l. o.lign. stk. t.h. t.v. f.kr. e.kr. kr.")
    ),
)  # fmt: skip

UNITS = {
    "kg": "kilo", "g": "gram", "mg": "milligram", "km/t": "kilometer i timen", "km²": "kvadratkilometer",
    "km": "kilometer", "m²": "kvadratmeter", "m2": "kvadratmeter", "m³": "kubikmeter", "m": "meter",
    "cm²": "kvadratcentimeter", "cm": "centimeter", "mm": "millimeter", "l": "liter", "dl": "deciliter",
    "cl": "centiliter", "ml": "milliliter", "%": "procent", "°C": "grader celsius", "°": "grader",
    "min": "minutter", "sek": "sekunder", "kWh": "kilowatt timer",
}  # fmt: skip
ONE_OF_IT = {"°C": "grad celsius", "°": "grad", "min": "minut", "sek": "sekund"}
SYMBOLS = {
    "&": "og", "+": "plus", "=": "lig med", "§": "paragraf", "%": "procent", "€": "euro", "$": "dollar", "£": "pund",
    "×": "gange", "°": "grader", "@": "snabel a",
}  # fmt: skip
KINGS = r"(?:Christian|Frederik|Margrethe|Valdemar|Erik|Knud|Harald|Gorm|Svend|Hans|Oluf|Haakon|Karl|Gustav|Ludvig)"
UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|[1-9]\d{0,2}(?:~\d{3})+(?!\d)|\d+)"
"""3.451, 1 250 or 42: a whole number with or without its thousands set apart."""


def cardinal(number: int, one: str = "en") -> str:
    """A whole number in words: 3451 is "tre tusind fire hundrede og en og halvtreds"."""
    if number < 0:
        return f"minus {cardinal(-number, one)}"
    if number < 20:
        return one if number == 1 else ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{ONES[ones]} og {TENS[tens]}" if ones else TENS[tens]
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        head = f"{'et' if hundreds == 1 else ONES[hundreds]} hundrede"
        return f"{head} og {cardinal(rest, one)}" if rest else head
    size, single, plural = next(large for large in LARGE if number >= large[0])
    count, rest = divmod(number, size)
    head = single if count == 1 else f"{cardinal(count)} {plural}"
    if not rest:
        return head
    return f"{head} {'og ' if rest < 100 else ''}{cardinal(rest, one)}"


def ordinal(number: int) -> str:
    """A whole number's place in a row: 24 is "fire og tyvende"."""
    if number < 20:
        return FIRST_ORDINALS[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{ONES[ones]} og {TENS_ORDINALS[tens]}" if ones else TENS_ORDINALS[tens]
    head, rest = divmod(number, 100)
    if not rest:
        return f"{cardinal(number)}ende" if number % 1000 == 0 else f"{cardinal(number)[:-1]}ede"
    return f"{cardinal(head * 100)} og {ordinal(rest)}"


def year(number: int) -> str:
    """A year: 1985 is "nitten hundrede fem og firs", 2024 "to tusind og fire og tyve"."""
    if not 1100 <= number <= 1999:
        return cardinal(number)
    hundreds, rest = divmod(number, 100)
    return f"{ONES[hundreds]} hundrede {cardinal(rest)}" if rest else f"{ONES[hundreds]} hundrede"


def digits(written: str) -> str:
    """One digit after the other."""
    return " ".join(ONES[int(digit)] for digit in written)


def whole(written: str, one: str = "en") -> str:
    """A whole number as it is written: with thousands set apart, a year, or a row of digits too long to be one."""
    bare = re.sub(r"\D", "", written)
    if (len(bare) > 1 and bare[0] == "0") or len(bare) > LONGEST:
        return digits(bare)
    return year(int(bare)) if bare == written and len(bare) == 4 else cardinal(int(bare), one)


def decimal(written: str) -> str:
    """A number with a comma: 12,95 is "tolv komma fem og halvfems", 0,05 "nul komma nul fem"."""
    before, after = written.split(",")
    if len(after) > 2:
        return f"{whole(before)} komma {digits(after)}"
    tail = digits(after) if after[0] == "0" else cardinal(int(after))
    return f"{whole(before)} komma {tail}"


def money(crowns: str, oere: str) -> str:
    """A price: 12,95 kr. is "tolv kroner og fem og halvfems øre"."""
    named = f"{whole(crowns)} {'krone' if crowns == '1' else 'kroner'}"
    return f"{named} og {cardinal(int(oere))} øre" if int(oere) else named


def clock(hour: str, minute: str) -> str | None:
    """A time of day: 9.42 is "ni to og fyrre", 9.05 "ni nul fem"; None when there is no such time."""
    if int(hour) > 24 or int(minute) > 59:
        return None
    if minute == "00":
        return cardinal(int(hour), "et")
    tail = f"nul {cardinal(int(minute))}" if minute[0] == "0" else cardinal(int(minute))
    return f"{cardinal(int(hour), 'et')} {tail}"


def date(day: str, month: str, in_year: str | None) -> str | None:
    """A date in figures: 24.12.2025 is "fire og tyvende i tolvte to tusind og fem og tyve"; None if no date."""
    if not (1 <= int(day) <= 31 and 1 <= int(month) <= 12):
        return None
    said = f"{ordinal(int(day))} i {ordinal(int(month))}"
    return f"{said} {whole(in_year)}" if in_year else said


def fraction(above: str, below: str) -> str | None:
    """A fraction in figures: 1/2 is "en halv", 3/4 "tre fjerdedele"; None when it is more likely something else."""
    part = int(below)
    if not (2 <= part <= 20 and 0 < int(above) < part):
        return None
    if part == 2:
        return "en halv"
    name = "kvart" if (part, above) == (4, "1") else f"{ordinal(part)}del"
    return f"{cardinal(int(above))} {name}{'e' if above != '1' and name != 'kvart' else ''}"


def mixed(written: str, sign: str) -> str:
    """A number and a half: 1½ is "halvanden", 3½ "tre og en halv"."""
    if not written:
        return FRACTIONS[sign]
    return "halvanden" if (written, sign) == ("1", "½") else f"{whole(written)} og {FRACTIONS[sign]}"


AMOUNT = rf"{NUMBER}(?:,\d+)?"
KRONER = r"[Kk]r\.?(?!\w)"
DASH = r"~?[-–—]~?"


def _before(match: re.Match[str], pattern: str) -> bool:
    """Whether the text just before a match ends like this."""
    return re.search(rf"(?:{pattern})\s?$", match.string[max(0, match.start() - 16) : match.start()]) is not None


def _amount(written: str) -> str:
    return decimal(written) if "," in written else whole(written)


def _abbreviation(match: re.Match[str]) -> str | None:
    written = ABBREVIATIONS.key(match.group())
    return ABBREVIATIONS.said.get(written) or ABBREVIATIONS.before_a_number.get(written)


def _kroner(match: re.Match[str]) -> str:
    return "krone" if _before(match, r"(?<![\d.,])1") else "kroner"


def _unit(match: re.Match[str]) -> str | None:
    if not _before(match, r"[\d½¼¾]"):
        return None
    unit = match[1].rstrip(".")
    return ONE_OF_IT.get(unit, UNITS[unit]) if _before(match, r"(?<![\d.,])1") else UNITS[unit]


def _with_unit(match: re.Match[str]) -> str:
    unit = match[2]
    named = ONE_OF_IT.get(unit, UNITS[unit]) if match[1] == "1" else UNITS[unit]
    return f"{_amount(match[1])} {named}"


def _time(match: re.Match[str]) -> str | None:
    certain = match[2] == ":" or _before(match, r"\b[Kk](?:l\.?|lokken)")
    return clock(match[1], match[3]) if certain else None


def _times(match: re.Match[str]) -> str | None:
    first, last = clock(match[1], match[2]), clock(match[3], match[4])
    return f"{first} til {last}" if first and last else None


def _short_date(match: re.Match[str]) -> str | None:
    return date(match[1], match[2], None) if _before(match, r"\b(?:[Dd]en|[Dd]\.)") else None


def _points(match: re.Match[str]) -> str:
    return " punktum ".join(whole(part) for part in match.group().split("."))


def _ordinal(match: re.Match[str]) -> str:
    return ordinal(int(match[1]))


def _king(match: re.Match[str]) -> str | None:
    return f"den {ordinal(int(match[1]))}" if _before(match, KINGS) else None


def _minus(match: re.Match[str]) -> str | None:
    return None if _before(match, r"[\w)]") and match.string[match.start() - 1] != " " else f"minus {_amount(match[1])}"


def _plain(match: re.Match[str]) -> str:
    following = match.string[match.end() : match.end() + 12]
    counted = re.match(rf"\s?(?:{KRONER}|(?:{UNIT})(?!\w))", following)
    if counted and len(match.group()) == 4 and match.group()[0] != "0":
        return cardinal(int(re.sub(r"\D", "", match.group())))
    return whole(match.group(), "et" if NEUTER.match(following) else "en")


def _letters_and_digits(match: re.Match[str]) -> str | None:
    runs = re.findall(r"\d+|[^\W\d]+", match.group())
    said = [whole(run) if run.isdecimal() else run for run in runs]
    return " ".join(said) if said != runs else None


READINGS: tuple[Reading, ...] = (
    reading(rf"[Kk]r\.?~?({NUMBER}),(\d\d)(?!\d)", lambda m: money(m[1], m[2])),
    reading(rf"[Kk]r\.?~?({NUMBER})(?![\d,.]*\d)", lambda m: f"{whole(m[1])} {'krone' if m[1] == '1' else 'kroner'}"),
    reading(KRONER, _kroner),
    reading(rf"((?:min|sek)\.|{UNIT})(?!\w)", _unit),
    Reading(ABBREVIATIONS.pattern(), _abbreviation),
    Reading(ABBREVIATIONS.numbered_pattern(), _abbreviation),
    reading(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})(?!\.?\d)", lambda m: date(m[1], m[2], m[3])),
    reading(r"(\d{1,2})/(\d{1,2})[-–/ ](\d{4})(?!\d)", lambda m: date(m[1], m[2], m[3])),
    reading(r"(\d{1,2})[./](\d{1,2})(?![\d/])", _short_date),
    reading(rf"(\d{{1,2}})[.:](\d\d){DASH}(\d{{1,2}})[.:](\d\d)(?!\d)", _times),
    reading(r"(\d{1,2})([.:])(\d\d)(?![.:]?\d)", _time),
    reading(rf"({NUMBER}),(\d\d)~?{KRONER}", lambda m: money(m[1], m[2])),
    reading(rf"({NUMBER}),[-–](?:~?{KRONER})?", lambda m: money(m[1], "0")),
    reading(rf"({AMOUNT}){DASH}({AMOUNT})(?![-\d])", lambda m: f"{_amount(m[1])} til {_amount(m[2])}"),
    reading(rf"({AMOUNT})({UNIT})(?!\w)", _with_unit),
    reading(r"(\d*)~?([½¼¾⅓⅔])(?!\w)", lambda m: mixed(m[1], m[2])),
    reading(r"(\d{1,2})/(\d{1,2})(?![\d/])", lambda m: fraction(m[1], m[2]) or date(m[1], m[2], None)),
    reading(rf"{NUMBER},\d+(?![\d,])", lambda m: decimal(m.group())),
    reading(r"(\d{1,2})\.(?!\d)", _king),
    reading(r"(\d{1,4})\.(?=[\s\u00a0]*-?[a-zæøå])", _ordinal),
    reading(r"\d+(?:\.\d+)+(?<!\.\d\d\d)(?!\d)", _points),
    reading(rf"[-−–]({AMOUNT})", _minus),
    reading(NUMBER, _plain),
    reading(r"[^\W_]+(?:(?:[-'’‐‑]|(?<=\d)[.,](?=\d))[^\W_]+)*", _letters_and_digits),
    reading(f"[{re.escape(''.join(SYMBOLS))}]", lambda m: SYMBOLS[m.group()]),
)
DANISH = Language("da", ABBREVIATIONS, READINGS)
