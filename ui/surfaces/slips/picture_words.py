"""What the twelve pictures are called, and which drawing each is."""

from __future__ import annotations

from ui.strings import Words

_DRAWINGS = {"train": "train-simple", "star": "shooting-star"}


def drawing_of(picture: str) -> str:
    """The icon a picture is drawn with."""
    return _DRAWINGS.get(picture, picture)


def picture_word(picture: str, words: Words) -> str:
    """What a picture is called, for whoever hears it or cannot see it."""
    t = words.t
    return {
        "key": t("nøgle"),
        "anchor": t("anker"),
        "tree": t("træ"),
        "umbrella": t("paraply"),
        "house": t("hus"),
        "bell": t("klokke"),
        "orange": t("appelsin"),
        "guitar": t("guitar"),
        "train": t("tog"),
        "star": t("stjerne"),
        "tent": t("telt"),
        "carrot": t("gulerod"),
    }[picture]
