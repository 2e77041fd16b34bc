"""Grown-ups: a teacher mends doors and adds a pupil, leader and IT see what there is, and a kiosk is closed."""

from __future__ import annotations

from pathlib import Path

from learnkit.domain.doors import PICTURES
from ui.commands.touring import classroom, report
from ui.commands.touring.door import picture_word, staff_in, switch
from ui.commands.touring.log import Steps
from ui.commands.touring.stage import NEWCOMER, Cast, Stage


def teacher(stage: Stage, steps: Steps, cast: Cast) -> None:
    """A pupil opened, an open door, a new code, a new pupil; Monday's work; and what the new pupil meets."""
    hands, t = steps.hands, stage.t
    locked = cast.locked.whole_name
    with steps.step("class", "opened"):
        staff_in(stage, steps, cast.teacher)
        hands.see(t("Hele klassen"))
    with steps.step("pupil", "opened from the table"):
        hands.press(lambda name: name == locked or name.startswith(f"{locked}, "), what=locked)
        hands.see(f"{t('Ny kode')}, {locked}")
    with steps.step("pupil", "door opened"):
        hands.press(f"{t('Lås op')}, {locked}")
        hands.see(t("{name} kan logge ind igen.", name=cast.locked.name))
    with steps.step("pupil", "new code"):
        hands.press(f"{t('Ny kode')}, {locked}")
        hands.see(t("Færdig"))
    with steps.step("pupil", "code put away"):
        hands.press(t("Færdig"))
        hands.gone(t("Færdig"))
    with steps.step("class", "pupil put away"):
        hands.key("Esc")
        hands.gone(f"{t('Ny kode')}, {locked}")
    with steps.step("class", "pupil added"):
        hands.press(t("Tilføj elev"))
        hands.see(t("Hele navnet"))
        hands.write(f"{NEWCOMER}\n")
        slip = hands.see(lambda name: name.startswith(f"{NEWCOMER}. "), NEWCOMER).name
    hands.key("Esc")
    hands.gone(t("Færdig"))
    classroom.give_a_task(stage, steps)
    classroom.answer_a_hand_in(stage, steps)
    classroom.judge(stage, steps)
    with steps.step("machine", "opened"):
        hands.press(t("Maskinen"))
        hands.see(t("Se efter igen"))
        hands.until(lambda: (found := hands.found(t("Se efter igen"))) is not None and found.enabled, "findings", 60)
    with steps.step("door", "out again"):
        switch(stage, steps)
    _newcomer(stage, steps, slip)


def _newcomer(stage: Stage, steps: Steps, slip: str) -> None:
    """Empty places, as only somebody new meets them."""
    hands, t = steps.hands, stage.t
    user = slip.partition(f"{t('Brugernavn')}: ")[2].partition(". ")[0]
    secret = slip.rpartition(". ")[2]
    pictures = [p for word in secret.split(", ") for p in PICTURES if picture_word(stage, p) == word]
    code = "-".join(pictures) if pictures else secret.replace(" ", "")
    if not hands.shows(t("Jeg er ikke på tavlen")):
        hands.press(lambda name: name.startswith("7.a"), what="7.a")
    with steps.step("home", "somebody new"):
        hands.press(t("Jeg er ikke på tavlen"))
        hands.see(t("Skriv dit brugernavn og din kode"))
        hands.write(f"{user}\n{code}\n")
        hands.see(t("Her kommer dine tekster"))
    with steps.step("writings", "empty"):
        hands.key("Alt+3")
        hands.until(lambda: hands.shows(t("Her kommer dine tekster")), "an empty place")
    with steps.step("door", "out again"):
        switch(stage, steps)


def leader(stage: Stage, steps: Steps, cast: Cast, folder: Path) -> None:
    """What a school's leader sees: the report, and which classes there are."""
    hands = steps.hands
    staff_in(stage, steps, cast.leader)
    report.report(stage, steps, folder)
    with steps.step("classes", "opened by key"):
        hands.key("Alt+2")
        hands.until(lambda: hands.shows(lambda name: "elev" in name or "pupil" in name), "a class")
    with steps.step("door", "out again"):
        switch(stage, steps)


def it(stage: Stage, steps: Steps, cast: Cast) -> None:
    """What whoever looks after the machines sees."""
    hands, t = steps.hands, stage.t
    with steps.step("machine", "opened"):
        staff_in(stage, steps, cast.it)
        hands.until(lambda: (found := hands.found(t("Se efter igen"))) is not None and found.enabled, "findings", 60)
    with steps.step("classes", "opened by key"):
        hands.key("Alt+2")
        hands.gone(t("Se efter igen"))
    with steps.step("door", "out again"):
        switch(stage, steps)


def kiosk(stage: Stage, steps: Steps, cast: Cast) -> None:
    """A window nobody closes but a grown-up."""
    hands, t = steps.hands, stage.t
    window = hands.window
    with steps.step("class choice", "closing refused"):
        handle = window.windowHandle()
        if handle is not None:
            handle.close()
        hands.until(window.isVisible, "a window that stays")
        hands.see(t("Hej. Hvilken klasse går du i?"))
    with steps.step("machine", "grown-up in"):
        staff_in(stage, steps, cast.it)
        hands.see(t("Luk LearnKit på denne maskine"))
    hands.press(t("Luk LearnKit på denne maskine"))
    hands.until(lambda: not window.isVisible(), "a window that is closed")
