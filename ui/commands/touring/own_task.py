"""A pupil's own task: from the home to a text that is handed in, and what the teacher said of an earlier one."""

from __future__ import annotations

from ui.commands.touring.log import Steps
from ui.commands.touring.stage import Cast, Stage

ANSWER = "Mobilen skal ligge i tasken. Så kan man høre, hvad de andre siger."


def answer(stage: Stage, steps: Steps, cast: Cast) -> None:
    """The first task to write is written and handed in; then an earlier one that came back is opened."""
    hands, t = steps.hands, stage.t
    write = f"{t('Skriv')}: {cast.to_write}"
    back = f"{t('Se svaret')}: {cast.answered}"
    stage.tongue.learn(set(cast.own_words))
    every = t("Vis alle {n}").partition("{n}")
    with steps.step("home", "tasks from the teacher"):
        hands.see(lambda name: name.startswith(t("Fra {name}").partition("{name}")[0]), t("Fra din lærer"))
    with steps.step("tasks", "all of them"):
        hands.press(lambda name: name.startswith(every[0]) and name != every[0], what=t("Vis alle {n}"))
        hands.see(back)
    with steps.step("writer", "the task's own text"):
        hands.press(write, nth=-1)
        hands.see(t("Din tekst"))
        hands.see(t("Aflever"))
    with steps.step("writer", "the answer written"):
        hands.press(t("Din tekst"))
        hands.key("Ctrl+End")
        hands.write(ANSWER)
    with steps.step("writer", "handed in"):
        hands.press(t("Aflever"))
        hands.see(t("Tag tilbage"))
    with steps.step("home", "handed in"):
        hands.press(t("Tilbage"))
        hands.gone(t("Din tekst"))
    with steps.step("tasks", "once more"):
        hands.press(lambda name: name.startswith(every[0]) and name != every[0], what=t("Vis alle {n}"))
        hands.see(back)
    with steps.step("writer", "what the teacher said"):
        hands.press(back, nth=-1)
        hands.see(t("Din tekst"))
        hands.see(lambda name: name.startswith(t("Svar fra din lærer")) or name == t("Svar"), t("Svar fra din lærer"))
    with steps.step("home", "out of the text again"):
        hands.press(t("Tilbage"))
        hands.gone(t("Din tekst"))
