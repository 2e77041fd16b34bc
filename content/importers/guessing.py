"""Which language a text is in, when it does not say: Danish, English or German, by its commonest words."""

from __future__ import annotations

from content.words import words

LOOKED_AT = 4000
"""Words of the text that are asked; a hundred would do."""

COMMON = {
    "da": "og i at det er en til på som de med han af for ikke der var jeg et vi men hun sig havde kan så om skal blev "
    "nu efter hvad ud meget også hvor ham hende dig mig os være noget nogen eller alle have fra når ind op over",
    "en": "the and of to a in that is was he it for with as his on be at by i this had not are but from or have an "
    "they which you were her she will one there so if out up when who what your them then would could their said",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er "
    "hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor ich wir",
}
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _list in COMMON.items():
    for _word in _list.split():
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _language)


def guess_language(text: str, otherwise: str = "da") -> str:
    """ "da", "en" or "de", whichever has most of its common words in the text; `otherwise` when none is there.

    A word that two of them share counts half for each.
    """
    score = dict.fromkeys(COMMON, 0.0)
    for word in words(text[: LOOKED_AT * 8])[:LOOKED_AT]:
        shared = _LANGUAGES_OF.get(word.lower(), ())
        for language in shared:
            score[language] += 1 / len(shared)
    best = max(score, key=lambda language: score[language])
    return best if score[best] > 0 else otherwise
