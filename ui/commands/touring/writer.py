"""Writing: three sentences typed, kept, read aloud, and an earlier text fetched again."""

from __future__ import annotations

from ui.commands.touring.log import Steps
from ui.commands.touring.pupil import tool
from ui.commands.touring.stage import Stage

TITLE = "Ræven ved åen"
SENTENCES = "Ræven løb ned til åen. Der sad en fugl på en gren. De så længe på hinanden."
ADDED = " Så blev det mørkt."
BEGINNING = "Ræven løb"
WRITTEN = {TITLE, SENTENCES, SENTENCES + ADDED, SENTENCES.split(".", maxsplit=1)[0]}


def write(stage: Stage, steps: Steps) -> None:
    """From an empty page to a text that is found again in the list."""
    hands, t = steps.hands, stage.t
    with steps.step("home", "again by key"):
        hands.key("Alt+1")
        hands.see(t("Ny tekst"))
    with steps.step("writer", "new text"):
        hands.press(t("Ny tekst"))
        hands.see(t("Din tekst"))
    with steps.step("writer", "title written"):
        hands.press(t("Titel"), nth=-1)
        hands.write(TITLE)
    with steps.step("writer", "three sentences written"):
        hands.press(t("Din tekst"))
        hands.write(SENTENCES)
    with steps.step("writer", "kept after a pause"):
        _kept(stage, steps)
    with steps.step("writer", "read back"):
        stage.words.clear()
        hands.key("Ctrl+Home")
        hands.press(t("Læs min tekst"))
        hands.until(lambda: len(stage.words) > 2, "words that are heard")
    hands.key("Esc")
    hands.key("Ctrl+End")
    with steps.step("writer", "more written"):
        hands.write(ADDED)
        hands.key("Ctrl+S")
        _kept(stage, steps)
    _earlier(stage, steps)
    with steps.step("writer", "look"):
        tool(stage, steps, t("Udseende"))
        hands.see("OpenDyslexic")
    hands.key("Esc")
    hands.gone("OpenDyslexic")
    with steps.step("home", "out of the text"):
        hands.press(t("Tilbage"))
        hands.gone(t("Din tekst"))
    with steps.step("writings", "opened by key"):
        hands.key("Alt+3")
        hands.see(lambda name: name.startswith(f"{TITLE}, "), TITLE)


def _kept(stage: Stage, steps: Steps) -> None:
    hands, kept = steps.hands, stage.t("Gemt kl. {time}", time="").strip()
    busy = stage.t("Gemmer …")
    hands.until(lambda: hands.shows(lambda name: name.startswith(kept)) and not hands.shows(busy), kept)


def _earlier(stage: Stage, steps: Steps) -> None:
    hands, t = steps.hands, stage.t

    def is_version(name: str) -> bool:
        return BEGINNING in name and name not in WRITTEN

    with steps.step("writer", "earlier texts"):
        tool(stage, steps, t("Tidligere"))
        hands.see(is_version, "an earlier text")
    with steps.step("writer", "an earlier text"):
        hands.press(is_version, nth=0, what="an earlier text")
        hands.see(t("Hent denne"))
    with steps.step("writer", "fetched"):
        hands.press(t("Hent denne"))
        hands.gone(t("Hent denne"))
        _kept(stage, steps)
