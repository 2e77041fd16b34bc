"""A pupil's day: home, library, a book read aloud, a text written, and everything they can turn and press."""

from __future__ import annotations

from pathlib import Path

from learnkit.services.choosing_a_text import TextTile
from ui.commands.touring.log import Steps
from ui.commands.touring.stage import Stage

FETCHED = "Tågen over havnen"
FETCHED_TEXT = (
    f"# {FETCHED}\n\nTågen lå tæt over havnen den morgen. Man kunne ikke se bådene, kun høre dem.\n\n"
    "Mikkel stod på molen og lyttede. Et sted derude ringede en klokke.\n"
)
PAPERS = (("light", "Lys"), ("paper", "Papir"), ("dark", "Mørk"), ("hc", "Kontrast"))


def read_and_look_around(stage: Stage, steps: Steps, text: TextTile, folder: Path) -> None:
    """Home, keys, library and reader."""
    hands, t = steps.hands, stage.t
    with steps.step("home", "opened"):
        hands.see(t("Mine tekster"))
    with steps.step("home", "keys"):
        hands.key("F1")
        hands.see(t("Taster"))
    with steps.step("home", "keys put away"):
        hands.key("Esc")
        hands.gone(t("Taster"))
    _library(stage, steps, text, folder)
    _reader(stage, steps, text)


def _library(stage: Stage, steps: Steps, text: TextTile, folder: Path) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("library", "opened by key"):
        hands.key("Alt+2")
        hands.see(t("Søg efter titel eller forfatter"))
        hands.until(lambda: hands.shows(lambda name: "LIX" in name), "texts")
    with steps.step("library", "one shelf"):
        hands.press(t("Korte sætninger, kendte ord"))
    hands.press(t("Korte sætninger, kendte ord"))
    with steps.step("library", "no hits"):
        hands.key("Ctrl+F")
        hands.write("xyzzy")
        hands.see(lambda name: "xyzzy" in name and "”" in name, "no hits")
    _fetch(stage, steps, folder)
    with steps.step("library", "found while typing"):
        hands.key("Ctrl+F")
        hands.clear()
        hands.write(text.title[: max(6, len(text.title) - 2)])
        hands.see(lambda name: name.startswith(f"{text.title}, "), text.title)


def _fetch(stage: Stage, steps: Steps, folder: Path) -> None:
    hands, t = steps.hands, stage.t
    good, bad = folder / "taagen.md", folder / "billede.png"
    good.write_text(FETCHED_TEXT, encoding="utf8")
    bad.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    with steps.step("library", "asked for a file"):
        hands.press(t("Hent en tekst"))
        hands.see(t("Filens sted"))
    with steps.step("library", "file fetched"):
        hands.write(f"{good}\n")
        hands.see(lambda name: FETCHED in name, FETCHED)
    with steps.step("library", "file refused"):
        hands.press(t("Filens sted"), nth=-1)
        hands.write(f"{bad}\n")
        hands.see(lambda name: name.startswith(f"{bad.name}: "), "why not")
    hands.press(t("Luk"))


def _reader(stage: Stage, steps: Steps, text: TextTile) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("reader", "opened"):
        hands.press(lambda name: name.startswith(f"{text.title}, "), what=text.title)
        hands.see(t("Læs højt"))
        hands.see(text.title)
    with steps.step("reader", "reading aloud"):
        stage.words.clear()
        hands.key("Space")
        hands.see(t("Hold pause"))
        hands.until(lambda: len(stage.words) > 3, "words that are heard")
    for action, word in (("next sentence", t("Næste")), ("again", t("Igen"))):
        with steps.step("reader", action):
            stage.words.clear()
            hands.press(word)
            hands.until(lambda: len(stage.words) > 1, "words that are heard")
    with steps.step("reader", "paused"):
        hands.press(t("Hold pause"))
        hands.see(t("Læs højt"))
    _pace(stage, steps)
    _look(stage, steps)
    if text.sections > 1:
        with steps.step("reader", "chapters"):
            tool(stage, steps, t("Kapitler"))
            hands.see(lambda name: name.endswith(t("side {page}", page=1)), "a chapter")
        with steps.step("reader", "chapters put away"):
            hands.key("Esc")
            hands.gone(lambda name: name.endswith(t("side {page}", page=1)), "chapters")
    with steps.step("reader", "ruler"):
        tool(stage, steps, t("Lineal"))
    with steps.step("reader", "a page on"):
        hands.key("PgDown")
    with steps.step("library", "out of the book"):
        hands.press(t("Tilbage"))
        hands.gone(t("Læs højt"))


def tool(stage: Stage, steps: Steps, word: str) -> None:
    """Press a tool, which in a narrow window lies behind "Mere"."""
    hands = steps.hands
    if not hands.shows(word):
        hands.press(stage.t("Mere"))
    hands.press(word)


def _pace(stage: Stage, steps: Steps) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("reader", "slower"):
        slower = t("{what}: mindre", what=t("Hvor hurtigt"))
        if hands.shows(slower):
            hands.press(slower)
        else:
            hands.key("Ctrl+Down")


def _look(stage: Stage, steps: Steps) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("reader", "look"):
        tool(stage, steps, t("Udseende"))
        hands.see("OpenDyslexic")
    own = next(word for key, word in PAPERS if key == stage.frame.theme)
    for key, word in PAPERS:
        with steps.step("reader", f"paper {key}"):
            hands.press(t(word), nth=-1)
    hands.press(t(own), nth=-1)
    with steps.step("reader", "another font, larger"):
        hands.press("OpenDyslexic")
        hands.press(t("{what}: mere", what=t("Størrelse")))
    hands.press(t("Literata, som i en bog"))
    hands.press(t("{what}: mindre", what=t("Størrelse")))
    with steps.step("reader", "look put away"):
        hands.key("Esc")
        hands.gone("OpenDyslexic")
