"""Texts as children and the world write them, for tests that must hold for every text."""

from __future__ import annotations

from hypothesis import strategies as st

AWKWARD = (
    "Æblet lå på åen. ",
    "😀",
    "👩‍👩‍👧",
    "e\u0301",
    "مرحبا بالعالم؟ ",
    "\n",
    "\n\n",
    "\t",
    " ",
    "»Kom,« sagde hun. ",
    "kl. 9.42 ",
    "og ",
    "hest",
    "a",
    ".",
    "\u2029",
    "\r\n",
)

texts = st.lists(st.one_of(st.sampled_from(AWKWARD), st.text(max_size=6)), max_size=14).map("".join)


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """The text after one edit somewhere in it, or after it was written anew."""
    if draw(st.integers(0, 9)) == 0:
        return draw(texts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 12)))
    return text[:start] + draw(texts) + text[end:]


@st.composite
def text_and_edit(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(texts)
    return text, draw(edited(text))
