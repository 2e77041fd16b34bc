"""English: abbreviations, numbers, dates, times and money as they are read aloud, the British way."""

from __future__ import annotations

import re

from content.languages.rules import Abbreviations, Language, Reading, reading, row

ONES = row(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip
LARGE = [(10**9, "billion"), (10**6, "million"), (10**3, "thousand")]
LONGEST = 12
FRACTIONS = {"½": "a half", "¼": "a quarter", "¾": "three quarters", "⅓": "a third", "⅔": "two thirds"}

ABBREVIATIONS = Abbreviations(
    said={
        "mr.": "mister", "mr": "mister", "mrs.": "missis", "mrs": "missis", "ms.": "miz", "dr.": "doctor",
        "prof.": "professor", "e.g.": "for example", "e.g": "for example", "i.e.": "that is", "i.e": "that is",
        "etc.": "et cetera", "vs.": "versus", "approx.": "approximately", "incl.": "including",
        "dept.": "department", "govt.": "government", "a.m.": "a m", "p.m.": "p m", "jr.": "junior",
        "sr.": "senior", "b.c.": "B C", "a.d.": "A D", "u.s.": "U S", "u.k.": "U K", "st.": "saint",
    },
    before_a_number={
        "no.": "number", "nos.": "numbers", "p.": "page", "pp.": "pages", "vol.": "volume", "ch.": "chapter",
        "fig.": "figure", "c.": "circa",
    },
    may_end=frozenset(row("etc. a.m. p.m. b.c. a.d. u.s. u.k. jr. sr.")),
)  # fmt: skip

UNITS = {
    "kg": "kilograms", "g": "grams", "mg": "milligrams", "km/h": "kilometres an hour", "mph": "miles an hour",
    "km²": "square kilometres", "km": "kilometres", "m²": "square metres", "m": "metres", "cm": "centimetres",
    "mm": "millimetres", "l": "litres", "ml": "millilitres", "ft": "feet", "lb": "pounds", "oz": "ounces",
    "%": "percent", "°C": "degrees Celsius", "°F": "degrees Fahrenheit", "°": "degrees", "min": "minutes",
    "kWh": "kilowatt hours",
}  # fmt: skip
ONE_OF_IT = {
    "ft": "foot", "%": "percent", "°C": "degree Celsius", "°F": "degree Fahrenheit", "°": "degree",
    "km/h": "kilometre an hour", "mph": "mile an hour",
}  # fmt: skip
SYMBOLS = {
    "&": "and", "+": "plus", "=": "equals", "§": "section", "%": "percent", "€": "euros", "$": "dollars",
    "£": "pounds", "×": "times", "°": "degrees", "@": "at",
}  # fmt: skip
COINS = {"$": ("dollar", "dollars", "cents"), "£": ("pound", "pounds", "pence"), "€": ("euro", "euros", "cents")}
UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|[1-9]\d{0,2}(?:~\d{3})+(?!\d)|\d+)"
"""3,451, 1 250 or 42: a whole number with or without its thousands set apart."""
AMOUNT = rf"{NUMBER}(?:\.\d+)?"
DASH = r"~?[-–—]~?"
OCLOCK = "o'clock"
HALF_DAY = r"(?:~?([ap])\.?m\b\.?)"


def cardinal(number: int) -> str:
    """A whole number in words: 3451 is "three thousand four hundred and fifty-one"."""
    if number < 0:
        return f"minus {cardinal(-number)}"
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return f"{TENS[tens]}-{ONES[ones]}" if ones else TENS[tens]
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred{f' and {cardinal(rest)}' if rest else ''}"
    size, name = next(large for large in LARGE if number >= large[0])
    count, rest = divmod(number, size)
    head = f"{cardinal(count)} {name}"
    if not rest:
        return head
    return f"{head} {'and ' if rest < 100 else ''}{cardinal(rest)}"


def ordinal(number: int) -> str:
    """A whole number's place in a row: 24 is "twenty-fourth"."""
    said = cardinal(number)
    cut = max(said.rfind(" "), said.rfind("-")) + 1
    last = said[cut:]
    if last in ORDINALS:
        return said[:cut] + ORDINALS[last]
    return f"{said[:-1]}ieth" if last.endswith("y") else f"{said}th"


def year(number: int) -> str:
    """A year: 1985 is "nineteen eighty-five", 1906 "nineteen oh six", 2005 "two thousand and five"."""
    hundreds, rest = divmod(number, 100)
    if not 1100 <= number <= 2099 or 2000 <= number <= 2009:
        return cardinal(number)
    if not rest:
        return f"{cardinal(hundreds)} hundred"
    return f"{cardinal(hundreds)} {'oh ' if rest < 10 else ''}{cardinal(rest)}"


def digits(written: str) -> str:
    """One digit after the other."""
    return " ".join(ONES[int(digit)] for digit in written)


def whole(written: str) -> str:
    """A whole number as it is written: with thousands set apart, a year, or a row of digits too long to be one."""
    bare = re.sub(r"\D", "", written)
    if (len(bare) > 1 and bare[0] == "0") or len(bare) > LONGEST:
        return digits(bare)
    return year(int(bare)) if bare == written and len(bare) == 4 else cardinal(int(bare))


def decimal(written: str) -> str:
    """A number with a point: 12.95 is "twelve point nine five"."""
    before, after = written.split(".")
    return f"{whole(before)} point {digits(after)}"


def money(sign: str, amount: str, small: str | None) -> str:
    """A price: $5.99 is "five dollars and ninety-nine cents"."""
    one, many, coins = COINS[sign]
    named = f"{_counted(amount)} {one if amount == '1' else many}"
    return f"{named} and {cardinal(int(small))} {coins}" if small and int(small) else named


def clock(hour: str, minute: str, half: str | None) -> str | None:
    """A time of day: 9:42 is "nine forty-two", 9:05 "nine oh five", 9:00 "nine o'clock"; None if no time."""
    if int(hour) > 24 or int(minute) > 59:
        return None
    half_day = f" {half.lower()} m" if half else ""
    if minute == "00":
        return f"{cardinal(int(hour))}{half_day or chr(32) + OCLOCK}"
    return f"{cardinal(int(hour))} {'oh ' if minute[0] == '0' else ''}{cardinal(int(minute))}{half_day}"


def fraction(above: str, below: str) -> str | None:
    """A fraction in figures: 1/2 is "a half", 3/4 "three quarters"; None when it is more likely something else."""
    part, count = int(below), int(above)
    if not (2 <= part <= 20 and 0 < count < part):
        return None
    name = {2: "half", 4: "quarter"}.get(part, ordinal(part))
    return f"a {name}" if count == 1 else f"{cardinal(count)} {name}s"


def mixed(written: str, sign: str) -> str:
    """A number and a half: 3½ is "three and a half"."""
    return f"{whole(written)} and {FRACTIONS[sign]}" if written else FRACTIONS[sign]


def _counted(written: str) -> str:
    """A number that counts something, so that it is never a year."""
    bare = re.sub(r"\D", "", written)
    return whole(written) if bare[0] == "0" or len(bare) > LONGEST else cardinal(int(bare))


def _before(match: re.Match[str], pattern: str) -> bool:
    """Whether the text just before a match ends like this."""
    return re.search(rf"(?:{pattern})\s?$", match.string[max(0, match.start() - 16) : match.start()]) is not None


def _amount(written: str) -> str:
    return decimal(written) if "." in written else whole(written)


def _abbreviation(match: re.Match[str]) -> str | None:
    written = ABBREVIATIONS.key(match.group())
    return ABBREVIATIONS.said.get(written) or ABBREVIATIONS.before_a_number.get(written)


def _named(unit: str, alone: bool) -> str:
    if not alone:
        return UNITS[unit]
    return ONE_OF_IT.get(unit) or UNITS[unit].removesuffix("s")


def _unit(match: re.Match[str]) -> str | None:
    return _named(match.group(), _before(match, r"(?<![\d.,])1")) if _before(match, r"[\d½¼¾]") else None


def _minus(match: re.Match[str]) -> str | None:
    return None if _before(match, r"[\w)]") and match.string[match.start() - 1] != " " else f"minus {_amount(match[1])}"


def _plain(match: re.Match[str]) -> str:
    counted = re.match(rf"\s?(?:{UNIT})(?!\w)", match.string[match.end() : match.end() + 12])
    return _counted(match.group()) if counted else whole(match.group())


def _points(match: re.Match[str]) -> str:
    return " point ".join(whole(part) for part in match.group().split("."))


def _letters_and_digits(match: re.Match[str]) -> str | None:
    runs = re.findall(r"\d+|[^\W\d]+", match.group())
    said = [whole(run) if run.isdecimal() else run for run in runs]
    return " ".join(said) if said != runs else None


READINGS: tuple[Reading, ...] = (
    reading(rf"([$£€])({NUMBER})(?:\.(\d\d))?(?![.,]?\d)", lambda m: money(m[1], m[2], m[3])),
    reading(rf"({UNIT})(?!\w)", _unit),
    Reading(ABBREVIATIONS.pattern(), _abbreviation),
    Reading(ABBREVIATIONS.numbered_pattern(), _abbreviation),
    reading(rf"(\d{{1,2}}):(\d\d){HALF_DAY}?(?![.:]?\d)", lambda m: clock(m[1], m[2], m[3])),
    reading(rf"(\d{{1,2}}){HALF_DAY}", lambda m: f"{cardinal(int(m[1]))} {m[2].lower()} m"),
    reading(r"(\d{1,9})(?:st|nd|rd|th)\b", lambda m: ordinal(int(m[1])), re.IGNORECASE),
    reading(r"(\d{4})s\b", lambda m: re.sub("y$", "ies", year(int(m[1]))) if m[1][3] == "0" else None),
    reading(rf"({AMOUNT}){DASH}({AMOUNT})(?![-\d])", lambda m: f"{_amount(m[1])} to {_amount(m[2])}"),
    reading(rf"({AMOUNT})({UNIT})(?!\w)", lambda m: f"{_amount(m[1])} {_named(m[2], m[1] == '1')}"),
    reading(r"(\d*)~?([½¼¾⅓⅔])(?!\w)", lambda m: mixed(m[1], m[2])),
    reading(r"(\d{1,2})/(\d{1,2})(?![\d/])", lambda m: fraction(m[1], m[2])),
    reading(rf"{NUMBER}\.\d+(?!\.?\d)", lambda m: decimal(m.group())),
    reading(r"\d+(?:\.\d+){2,}", _points),
    reading(rf"[-−–]({AMOUNT})", _minus),
    reading(NUMBER, _plain),
    reading(r"[^\W_]+(?:(?:[-'’‐‑]|(?<=\d)[.,](?=\d))[^\W_]+)*", _letters_and_digits),
    reading(f"[{re.escape(''.join(SYMBOLS))}]", lambda m: SYMBOLS[m.group()]),
)
ENGLISH = Language("en", ABBREVIATIONS, READINGS)
