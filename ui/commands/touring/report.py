"""A leader's report: another period, two days, and a paper for the board."""

from __future__ import annotations

from pathlib import Path

from ui.commands.touring.log import Steps
from ui.commands.touring.stage import Stage

FILE = "rapport.pdf"


def report(stage: Stage, steps: Steps, folder: Path) -> None:
    """The figures are looked at, another period is chosen, a PDF made."""
    hands, t = steps.hands, stage.t
    with steps.step("report", "opened"):
        hands.see(t("Læst i alt"))
    with steps.step("report", "a period chosen by key"):
        hands.press(t("Dette skoleår"))
        hands.see(t("Fra dag til dag"))
        hands.key("Up")
        hands.key("Return")
        hands.see(t("Denne måned"))
        hands.see(t("Læst i alt"))
    with steps.step("report", "what each figure counts"):
        hands.press(t("Sådan er der talt"))
    with steps.step("report", "asked where the paper goes"):
        hands.press(t("Lav PDF"))
        hands.see(t("Gem filen her"))
    with steps.step("report", "the paper made"):
        hands.clear()
        hands.write(f"{folder / FILE}\n")
        hands.see(t("Gemt som {name}", name=FILE), patience_s=60)
