"""The first day, from an empty computer to a pupil who is in."""

from __future__ import annotations

from learnkit.domain.doors import PICTURES
from ui.commands.touring.door import picture_word
from ui.commands.touring.log import Steps
from ui.commands.touring.stage import Stage
from ui.shell.header import OTHER_LANGUAGE

SCHOOL, TEACHER, PASSWORD, CLASS = "Æblehaveskolen", "Åse Østergaard", "regnvejr-og-sol", "2.Å"
PUPILS = ("Alma Højgaard-Christensen", "Bertil Ø", "Alma Højgaard-Christensen", "Çelik, Zeynep", "Yusuf Al-Hamad")
NAMES = {
    SCHOOL, TEACHER, "Åse", CLASS, *PUPILS, "Zeynep Çelik", "Zeynep", "Yusuf", "Bertil", "Alma", "Alma H", "Alma H.",
    *("aase", "alma", "bertil", "zeynep", "yusuf"),
}  # fmt: skip


def first_day(stage: Stage, steps: Steps) -> None:
    """All of it by keys and mouse; `stage` was opened in the other language."""
    hands, t = steps.hands, stage.t
    own = next(name for language, name in OTHER_LANGUAGE.values() if language == stage.frame.language)
    with steps.step("welcome", "language chosen"):
        hands.press(own)
        hands.see(t("Velkommen til LearnKit"))
    with steps.step("welcome", "help"):
        hands.press(t("Hjælp"))
        hands.until(lambda: bool(stage.heard), "help that speaks")
    _teacher(stage, steps)
    _class(stage, steps)
    with steps.step("voice", "opened"):
        hands.press(t("Videre"))
        hands.see(lambda name: name.startswith(t("Stemme {n}", n=1)), "a voice")
    with steps.step("voice", "heard"):
        hands.press(t("Stemme {n}", n=2), nth=-1)
        hands.until(lambda: bool(stage.words), "a voice that speaks")
    with steps.step("slips", "class started"):
        hands.press(t("Start klassen"))
        hands.see(t("Klar. Her er elevernes koder"), patience_s=90)
    stage.learn_books()
    slip = hands.see(lambda name: name.startswith(PUPILS[0] + ". "), "a slip").name
    with steps.step("board", "slips put away"):
        hands.press(t("Til klassens tavle"))
        hands.see(t("Jeg er ikke på tavlen"))
    with steps.step("home", "first pupil in"):
        _first_pupil_in(stage, steps, slip)


def _teacher(stage: Stage, steps: Steps) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("school", "opened"):
        hands.press(t("Start min klasse"))
        hands.see(t("Skolen og dig"))
    with steps.step("school", "on with nothing"):
        hands.press(t("Videre"))
        hands.see(t("Skriv skolens navn."))
    with steps.step("school", "written"):
        hands.write(SCHOOL)
        hands.key("Tab")
        hands.write(TEACHER)
        hands.key("Tab", 2)
        hands.write(PASSWORD)
        hands.press(t("Vis det, du skriver"))
        hands.see(t("Skjul det, du skriver"))


def _class(stage: Stage, steps: Steps) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("class", "opened"):
        hands.press(t("Videre"))
        hands.see(t("Klassetrin"))
    with steps.step("class", "written"):
        hands.write(CLASS)
        hands.see(t("Tre billeder"))
    with steps.step("pupils", "opened"):
        hands.key("Return")
        hands.see(t("Elevernes navne, et på hver linje"))
    with steps.step("pupils", "written"):
        hands.write("\n".join(PUPILS))
        hands.see(lambda name: PUPILS[0] in name and name != PUPILS[0], "the name that stands twice")
    with steps.step("pupils", "one protected"):
        hands.press("Bertil Ø")
    with steps.step("class", "back by Esc"):
        hands.key("Esc")
        hands.see(t("Klassetrin"))
    with steps.step("pupils", "nothing was lost"):
        hands.press(t("Videre"))
        hands.see("Bertil Ø")


def _first_pupil_in(stage: Stage, steps: Steps, slip: str) -> None:
    """Sign in with what stands on a slip, read as a screen reader reads it."""
    hands, t = steps.hands, stage.t
    told = slip.rpartition(". ")[2].split(", ")
    pictures = [p for word in told for p in PICTURES if picture_word(stage, p) == word]
    hands.press(lambda name: name.startswith("Alma"), what="Alma")
    for number, picture in enumerate(pictures, start=1):
        hands.press(picture_word(stage, picture))
        if number < len(pictures):
            hands.see(t("{given} af {wanted} givet", given=number, wanted=len(pictures)))
    hands.see(t("Mine tekster"))
