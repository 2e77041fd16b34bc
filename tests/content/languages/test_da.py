from __future__ import annotations

import pytest

from content.languages.da import cardinal, clock, date, decimal, fraction, money, ordinal, year
from content.spoken import spoken_form


def said(text: str) -> str:
    return " ".join(token.say for token in spoken_form(text, "da"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nul"), (1, "en"), (13, "tretten"), (20, "tyve"), (21, "en og tyve"), (38, "otte og tredive"),
        (42, "to og fyrre"), (50, "halvtreds"), (55, "fem og halvtreds"), (66, "seks og tres"),
        (70, "halvfjerds"), (77, "syv og halvfjerds"), (84, "fire og firs"), (99, "ni og halvfems"),
        (100, "et hundrede"), (101, "et hundrede og en"), (250, "to hundrede og halvtreds"), (1000, "et tusind"),
        (1001, "et tusind og en"), (3451, "tre tusind fire hundrede og en og halvtreds"),
        (21_000, "en og tyve tusind"), (1_000_000, "en million"),
        (2_500_012, "to millioner fem hundrede tusind og tolv"), (-5, "minus fem"),
    ],
)  # fmt: skip
def test_whole_numbers_in_words(number: int, words: str) -> None:
    assert cardinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "første"), (2, "anden"), (6, "sjette"), (11, "elvte"), (20, "tyvende"), (24, "fire og tyvende"),
        (30, "tredivte"), (31, "en og tredivte"), (50, "halvtredsindstyvende"), (100, "et hundredede"),
        (101, "et hundrede og første"), (1000, "et tusindende"),
    ],
)  # fmt: skip
def test_places_in_a_row(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1985, "nitten hundrede fem og firs"), (1700, "sytten hundrede"), (1066, "et tusind og seks og tres"),
        (2000, "to tusind"), (2024, "to tusind og fire og tyve"),
    ],
)  # fmt: skip
def test_years(number: int, words: str) -> None:
    assert year(number) == words


def test_times_dates_fractions_and_prices_that_do_not_exist_are_left_alone() -> None:
    assert clock("25", "00") is None
    assert clock("9", "75") is None
    assert date("32", "1", None) is None
    assert date("1", "13", None) is None
    assert fraction("5", "4") is None
    assert fraction("1", "1") is None


def test_small_change_is_told_only_when_there_is_some() -> None:
    assert money("12", "95") == "tolv kroner og fem og halvfems øre"
    assert money("1", "00") == "en krone"
    assert decimal("0,05") == "nul komma nul fem"
    assert decimal("3,1415") == "tre komma en fire en fem"


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("3.451 kr.", "tre tusind fire hundrede og en og halvtreds kroner."),
        ("1 250 elever", "et tusind to hundrede og halvtreds elever."),
        ("1\u00a0250 elever", "et tusind to hundrede og halvtreds elever."),
        ("1250 kr", "et tusind to hundrede og halvtreds kroner."),
        ("1 kr.", "en krone."),
        ("21 kr.", "en og tyve kroner."),
        ("kr. 49,95", "ni og fyrre kroner og fem og halvfems øre."),
        ("kr. 100", "et hundrede kroner."),
        ("100,-", "et hundrede kroner."),
        ("12,95", "tolv komma fem og halvfems."),
        ("12,95 kr.", "tolv kroner og fem og halvfems øre."),
        ("kl. 9.42", "klokken ni to og fyrre."),
        ("Kl. 9.05", "klokken ni nul fem."),
        ("kl. 13.00", "klokken tretten."),
        ("12:30", "tolv tredive."),
        ("kl. 9.05-10.15", "klokken ni nul fem til ti femten."),
        ("12-14 år", "tolv til fjorten år."),
        ("1914–1918", "nitten hundrede fjorten til nitten hundrede atten."),
        ("-5 °C", "minus fem grader celsius."),
        ("1 °C", "en grad celsius."),
        ("½ time", "en halv time."),
        ("1½ time", "halvanden time."),
        ("3½ og 1/2 og 3/4", "tre og en halv og en halv og tre fjerdedele."),
        ("50 %", "halvtreds procent."),
        ("5km og 5 km", "fem kilometer og fem kilometer."),
        ("1 kg og 1 liter", "et kilo og en liter."),
        ("den 24. november", "den fire og tyvende november."),
        ("3. klasse", "tredje klasse."),
        ("d. 3/4 og d. 24.12.", "den tredje i fjerde og den fire og tyvende i tolvte."),
        ("24.12.2025", "fire og tyvende i tolvte to tusind og fem og tyve."),
        ("Christian 4. byggede", "Christian den fjerde byggede."),
        ("s. 12 og hans", "side tolv og hans."),
        ("bl.a. og bl. a.", "blandt andet og blandt andet."),
        ("fx, f.eks. osv.", "for eksempel, for eksempel og så videre."),
        ("jf. nr. 5, ca. 7, dvs. mht. pga. hhv. m.m.", "jævnfør nummer fem, cirka syv, det vil sige med hensyn til på "
         "grund af henholdsvis med mere."),
        ("5 mm.", "fem millimeter."),
        ("5B og 3-årig", "fem B og tre årig."),
        ("Ida & Bo", "Ida og Bo."),
        ("112 og 007", "et hundrede og tolv og nul nul syv."),
        ("version 3.11.2", "version tre punktum elleve punktum to."),
    ],
)  # fmt: skip
def test_what_is_written_is_said_as_people_say_it(written: str, spoken: str) -> None:
    assert said(written) == spoken


@pytest.mark.parametrize("written", ["Bogstavet d. Så", "s. Og", "mm", "drengen", "klar", "www.dr.dk"])
def test_letters_that_only_look_like_an_abbreviation_are_left_alone(written: str) -> None:
    tokens = spoken_form(written, "da")

    assert [token.say.rstrip(".") for token in tokens] == [written[token.start : token.end] for token in tokens]
