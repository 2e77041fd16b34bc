"""Where a long Danish word may be broken: at its compound joint, else between syllables near the middle."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VOWELS = "aeiouyæøåéèáóöäü"
# What a Danish syllable may begin with beside a single consonant (Grønnum, Fonetik og fonologi, ch. 10).
ONSETS = _words(
    """bl br bj dr dv fj fl fn fr gl gn gr hj hv kl kn kr kv lj mj nj pj pl pr sj sk skr skv skj sl sm sn sp spl spr
    st str sv tj tr tv vr vl dj gj kj spj stj"""
)
# Words that often stand first or last in the compounds of children's books and of a school.
PARTS = _words(
    """aften ansvar arbejde ark aske ballon bane barn basker bedste bibliotek bil bilag billed billede bind bjerg blad
    blomst bog bold bord brev bro bror brug bue by bæk bænk børne bøger båd cykel dag dal dans dansk dag dele dreng
    dronning dyr eftermiddag eventyr fabrik familie farm farve fest film fisk fjeld fjer flod flyve fod fodbold
    forsøg forslag fortælling frem fri frugt fugl fyr fyrtårn fælles fører gade gaver glas gods grav grund gruppe
    grævling gud gård halv hale have havn hav hest hjem hjerte hjul hold hoved hund hus hval hvid håb hånd ild is jord
    jul jæger jægerne kage kamp kaptajn kat kirke klasse klub klokke klub komet kone konge kop kort krig kunst
    kvinde køkken lag laget land lang lege leg lejr liste luft lys lærer lære løb løber løve læse måned måne mand
    maskine mester middag mirakel mor morgen mus musik mægler mølle nabo nat natur nord ny næse nøgle ode onkel opgave
    opskrift ord orm ost papir park pige plads plan plante port post prins prinsen prinsesse program projekt præst
    rejse regn ridder ro robot rum rune ræv råd sang sager sal samling sand sejl side skab skib skole skov skriv skrive
    skrue skrift sky slange slot sne snak sol sommer sorg spil spor sprog spøgelse stald stat sted sten stemme stjerne
    stor store storm storebror strand stue støvle sund sværd søster syd sø sølv tale tand tegn tekst telt tid time
    tog top trold trommer træ træner tur tyr tyv tårn uge ugle ulv under ur vand vane vej ven verden vest vind vinter
    vogn vulkan værk værksted æble æventyr øje øst ørn ø å år"""
)
LINKS = ("", "s", "e", "er", "n")
ENDINGS = ("", "e", "en", "et", "er", "ne", "ene", "erne", "s", "ens", "ets", "ernes", "t", "r")


def _known(part: str) -> bool:
    return any(part.endswith(end) and part[: len(part) - len(end)] in PARTS for end in ENDINGS)


def _known_first(part: str) -> bool:
    return any(part.endswith(link) and part[: len(part) - len(link)] in PARTS for link in LINKS)


def syllable_breaks(word: str) -> tuple[int, ...]:
    """The places between syllables: before the longest cluster that may begin a Danish syllable."""
    low = word.lower()
    cores = [match.span() for match in re.finditer(f"[{VOWELS}]+", low)]
    places: list[int] = []
    for (_, end), (start, _) in pairwise(cores):
        cluster = low[end:start]
        onset = next((len(cluster) - i for i in range(len(cluster)) if cluster[i:] in ONSETS), 1)
        places.append(start - min(onset, len(cluster)))
    return tuple(place for place in places if 2 <= place <= len(word) - 2)


def best_joint(word: str) -> int | None:
    """The best place to break a word, or None for a word that has none."""
    low = word.lower()
    scored: list[tuple[float, int]] = []
    breaks = set(syllable_breaks(word))
    for place in range(2, len(word) - 1):
        first, last = low[:place], low[place:]
        worth = 4.0 * (_known_first(first) and len(first) > 2) + 4.0 * (_known(last) and len(last) > 2)
        if not worth and place not in breaks:
            continue
        worth += place in breaks
        scored.append((worth - abs(place - len(word) / 2) / len(word), place))
    return max(scored)[1] if scored else None


def split_to_fit(word: str, fits: Callable[[str], bool]) -> list[str]:
    """The word in pieces that each fit, a hyphen at each break; a piece that cannot be broken is kept whole."""
    if fits(word) or len(word) < 4:
        return [word]
    hyphen = word.find("-", 2, len(word) - 1)
    if hyphen > 0:
        return [*split_to_fit(word[: hyphen + 1], fits), *split_to_fit(word[hyphen + 1 :], fits)]
    place = best_joint(word)
    if place is not None and not fits(word[:place] + "-"):
        earlier = [at for at in syllable_breaks(word) if fits(word[:at] + "-")]
        place = max(earlier) if earlier else place
    if place is None:
        return [word]
    first = split_to_fit(word[:place], lambda part: fits(part + "-"))
    return [*first[:-1], first[-1] + "-", *split_to_fit(word[place:], fits)]
