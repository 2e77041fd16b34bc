"""A teacher's Monday: from who needs a word to a given task, what is handed in, and the goals."""

from __future__ import annotations

from collections.abc import Callable

from ui.commands.touring.log import Steps
from ui.commands.touring.stage import Stage

COMMENT = "Her kan man se det for sig. Fortæl lidt mere om det."
MESSAGE = "Læs den, når du har ro omkring dig."
SEEN = "Genfortalte teksten for to andre."
WRITTEN = {COMMENT, MESSAGE, SEEN}


def like(stage: Stage, sentence: str, place: str) -> Callable[[str], bool]:
    """Whether a name is the sentence with something in its place."""
    before, _, after = stage.t(sentence).partition(place)

    def fits(name: str) -> bool:
        return len(name) > len(before) + len(after) and name.startswith(before) and name.endswith(after)

    return fits


def give_a_task(stage: Stage, steps: Steps) -> None:
    """Four clicks: the card of whoever needs a word, the suggested text is there, a day, to this pupil, given."""
    hands, t = steps.hands, stage.t
    give_text = like(stage, "Giv {name} en tekst", "{name}")
    with steps.step("class", "who needs a word"):
        hands.see(t("Trænger til et ord"))
        hands.see(give_text, t("Giv {name} en tekst"))
    with steps.step("task", "first click: a text for the pupil"):
        hands.press(give_text, what=t("Giv {name} en tekst"))
        hands.see(t("Giv opgaven"))
        hands.until(lambda: (found := hands.found(t("Giv opgaven"))) is not None and found.enabled, "a text that fits")
    with steps.step("task", "second click: a day"):
        hands.press(t("Om en uge"))
    with steps.step("task", "third click: a message"):
        hands.press(t("Vil du skrive en besked?"), nth=-1)
        hands.write(MESSAGE)
    with steps.step("task", "fourth click: given"):
        hands.press(t("Giv opgaven"))
        hands.see(like(stage, "Opgaven er givet til {name}", "{name}"), t("Opgaven er givet til {name}"))
    with steps.step("task", "sheet by button"):
        hands.press(t("Giv en opgave"))
        hands.see(t("Giv opgaven"))
    with steps.step("task", "something to write"):
        hands.press(t("Skrive en tekst"))
        hands.see(t("Overskrift til opgaven"))
    with steps.step("class", "sheet put away"):
        hands.key("Esc")
        hands.gone(t("Overskrift til opgaven"))


def answer_a_hand_in(stage: Stage, steps: Steps) -> None:
    """The first text that waits: something said at a place, taken back by nobody, and the text given back."""
    hands, t = steps.hands, stage.t
    row = _since(stage)
    with steps.step("response", "opened"):
        hands.press(t("Respons"))
        hands.see(row, "a text that waits")
    with steps.step("marking", "a text opened"):
        hands.press(row, what="a text that waits")
        hands.see(like(stage, "Giv tilbage til {name}", "{name}"), t("Giv tilbage"))
    with steps.step("marking", "a comment begun by key"):
        hands.key("N")
        hands.see(t("Din kommentar"))
        hands.write(COMMENT)
    with steps.step("marking", "a comment kept"):
        hands.press(t("Gem kommentaren"))
        hands.see(t("Kommentaren er gemt."))
    with steps.step("marking", "the next text by key"):
        hands.key("J")
    with steps.step("marking", "and back"):
        hands.key("K")
    with steps.step("marking", "given back"):
        hands.press(like(stage, "Giv tilbage til {name}", "{name}"), what=t("Giv tilbage"))
        hands.see(like(stage, "Givet tilbage til {name}.", "{name}"), t("Givet tilbage til {name}."))
    with steps.step("response", "out of the text"):
        hands.press(t("Tilbage til respons"))
        hands.gone(t("Tilbage til respons"))


def judge(stage: Stage, steps: Steps) -> None:
    """A goal nobody has judged: what is behind it, a judgement by one key, and a note of what was seen."""
    hands, t = steps.hands, stage.t
    with steps.step("goals", "opened"):
        hands.press(t("Mål"))
        hands.see(lambda name: name.startswith(t("Ikke vurderet")), t("Ikke vurderet"))
    with steps.step("goals", "a cell opened"):
        hands.press(lambda name: name.startswith(t("Ikke vurderet")), what=t("Ikke vurderet"))
        hands.see(t("Gem vurdering"))
    with steps.step("goals", "judged by key"):
        hands.key("2")
        hands.see(lambda name: name.endswith(f": {t('Med støtte')}."), t("Med støtte"))
    with steps.step("goals", "noted what was seen"):
        hands.press(t("Skriv, hvad du så"), nth=-1)
        hands.write(SEEN)
        hands.press(t("Gem noten"))
        hands.see(t("Noten er gemt."))
    with steps.step("goals", "cell put away"):
        hands.key("Esc")
        hands.gone(t("Gem vurdering"))


def _since(stage: Stage) -> Callable[[str], bool]:
    """A row of the list ends with when the text was handed in."""
    handed_in = stage.t("Afleveret {day}").partition("{day}")[0]
    return lambda name: f". {handed_in}" in name
