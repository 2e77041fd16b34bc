"""At the door: which class, which picture, wrong tries, help, and the ways in that need a name."""

from __future__ import annotations

import time

from learnkit.demo.school import PASSWORD
from ui.commands.touring.log import Steps
from ui.commands.touring.stage import Guest, Stage
from ui.strings import Words
from ui.surfaces.slips import picture_words

MOST_TRIES = 12


def switch(stage: Stage, steps: Steps) -> None:
    """Leave, so that the next one can come."""
    hands, word = steps.hands, stage.t("Skift")
    hands.press(lambda name: name == word or name.endswith(f". {word}"), what=word)
    hands.see(stage.t("Lærer og personale"))


def to_board(stage: Stage, steps: Steps, guest: Guest) -> None:
    """Find the class of a guest, from wherever the door stands."""
    hands, t = steps.hands, stage.t
    hands.until(lambda: hands.shows(guest.school_class) or hands.shows(t("Skift klasse")), "the door")
    hands.calm()
    if not hands.shows(guest.board):
        if hands.shows(t("Skift klasse")):
            hands.press(t("Skift klasse"))
        hands.press(guest.school_class)
    hands.see(guest.board)
    while not hands.shows(guest.name) and hands.shows(lambda name: _more(stage, name)):
        hands.press(lambda name: _more(stage, name), what=t("Vis {n} mere", n=""))
        hands.calm()
    hands.see(guest.name)


def _more(stage: Stage, name: str) -> bool:
    """Whether this is the button that turns the board to its next page."""
    before, after = stage.t("Vis {n} mere").split("{n}")
    return name.startswith(before) and name.endswith(after) and name[len(before) : len(name) - len(after)].isdigit()


def give(stage: Stage, steps: Steps, guest: Guest, secret: str) -> None:
    """Press the pictures of a secret, or type its digits."""
    hands, t = steps.hands, stage.t
    parts = secret.split("-") if "-" in secret else list(secret)
    for number, part in enumerate(parts, start=1):
        if "-" in secret:
            hands.press(picture_word(stage, part))
        else:
            hands.write(part)
        if number < len(parts):
            hands.see(t("{given} af {wanted} givet", given=number, wanted=len(parts)))


def picture_word(stage: Stage, picture: str) -> str:
    """What a picture is called."""
    return picture_words.picture_word(picture, Words(stage.t))


def wrong_one(secret: str) -> str:
    """A secret of the same kind that does not fit."""
    if "-" in secret:
        return "-".join(reversed(secret.split("-")))
    return f"{(int(secret) + 1) % 10_000:04}"


def come_in(stage: Stage, steps: Steps, guest: Guest) -> None:
    """Sign a pupil in from the board."""
    to_board(stage, steps, guest)
    steps.hands.press(guest.name)
    give(stage, steps, guest, guest.secret)
    steps.hands.see(stage.t("Mine tekster"))


def staff_in(stage: Stage, steps: Steps, user: str) -> None:
    """Sign a grown-up in at their own door."""
    hands, t = steps.hands, stage.t
    hands.until(lambda: hands.shows(t("Hej. Hvilken klasse går du i?")) or hands.shows(t("Skift klasse")), "the door")
    hands.calm()
    hands.press(t("Lærer og personale"))
    hands.see(t("Brugernavn"))
    hands.write(f"{user}\n{PASSWORD}\n")
    hands.see(t("Klasser"))


def at_the_door(stage: Stage, steps: Steps, young: Guest, locked: Guest, hidden: Guest) -> None:
    """Everything that can happen before somebody is in."""
    hands, t = steps.hands, stage.t
    with steps.step("class choice", "opened"):
        hands.see(t("Hej. Hvilken klasse går du i?"))
    with steps.step("class choice", "help"):
        hands.press(t("Hjælp"))
        hands.until(lambda: bool(stage.heard), "help that speaks")
    with steps.step("board", "class chosen"):
        to_board(stage, steps, young)
    with steps.step("board", "tab to a picture"):
        hands.key("Tab", 2)
    _pictures(stage, steps, young)
    _digits(stage, steps, locked)
    with steps.step("door", "not on the board"):
        hands.press(t("Jeg er ikke på tavlen"))
        hands.see(t("Skriv dit brugernavn og din kode"))
    with steps.step("home", "in by user name"):
        hands.write(f"{hidden.user}\n{hidden.secret}\n")
        hands.see(t("Mine tekster"))
    with steps.step("board", "out again"):
        switch(stage, steps)
    with steps.step("staff door", "opened"):
        hands.press(t("Lærer og personale"))
        hands.see(t("Adgangskode"))
    with steps.step("staff door", "wrong password"):
        hands.write(f"vikar{int(time.time())}\nikke-den-rigtige\n")  # a name not tried before has not to wait
        hands.see(t("Det passede ikke. Prøv igen, eller spørg en voksen."))
    with steps.step("staff door", "left"):
        hands.press(t("Tilbage"))
        hands.gone(t("Adgangskode"))


def _pictures(stage: Stage, steps: Steps, young: Guest) -> None:
    hands, t = steps.hands, stage.t
    with steps.step("pictures", "pupil chosen"):
        hands.press(young.name)
        hands.see(t("Begynd forfra"))
    with steps.step("pictures", "one given"):
        hands.press(picture_word(stage, young.secret.split("-")[0]))
        hands.see(t("{given} af {wanted} givet", given=1, wanted=3))
    with steps.step("pictures", "begun again"):
        hands.press(t("Begynd forfra"))
        hands.see(t("{given} af {wanted} givet", given=0, wanted=3))
    with steps.step("pictures", "wrong"):
        give(stage, steps, young, wrong_one(young.secret))
        hands.see(t("Det passede ikke. Prøv igen, eller spørg en voksen."))
    with steps.step("home", "in by pictures"):
        give(stage, steps, young, young.secret)
        hands.see(t("Mine tekster"))
    with steps.step("board", "out again"):
        switch(stage, steps)


def _digits(stage: Stage, steps: Steps, locked: Guest) -> None:
    hands, t = steps.hands, stage.t
    to_board(stage, steps, locked)
    with steps.step("digits", "pupil chosen"):
        hands.press(locked.name)
        hands.see("7")
    with steps.step("digits", "one pressed, one taken back"):
        hands.press("7")
        hands.press(t("Slet"))
        hands.see(t("{given} af {wanted} givet", given=0, wanted=4))
    with steps.step("digits", "wrong"):
        _try_wrong(stage, steps, locked)
    with steps.step("digits", "told to wait"):
        for _ in range(MOST_TRIES):
            if not _waits(stage, steps):
                _try_wrong(stage, steps, locked)
        hands.until(lambda: _waits(stage, steps), "a door that shuts", 0)
    back = t("Tilbage til billederne")
    if hands.shows(back):  # a narrow window has no room for board and door at once
        hands.press(back)


def _try_wrong(stage: Stage, steps: Steps, guest: Guest) -> None:
    give(stage, steps, guest, wrong_one(guest.secret))
    steps.hands.see(stage.t("{given} af {wanted} givet", given=0, wanted=4))


def _waits(stage: Stage, steps: Steps) -> bool:
    until_then = stage.t("Din lærer kan åbne for dig nu.")
    return steps.hands.shows(lambda name: until_then in name)
