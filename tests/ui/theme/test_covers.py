from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPixmapCache

from ui.theme.chance import fnv1a
from ui.theme.covers import AUTHOR_FROM, cover, motif_of, paint_cover, title_lines
from ui.theme.covers import _title_font as face
from ui.theme.theme import Theme
from ui.theme.tokens import COVERS

SUBJECTS = ("natur", "hav", "dyr", "by", "skov", "eventyr", "rum", "fakta")
TITLE_WORDS = "Odderen i møllebækken fodboldkampen Kometjægerne og is på Sommerfuglene Æ båd nat"
WORDS = st.sampled_from(tuple(TITLE_WORDS.split(" ")))


def drawn(title: str, author: str = "", width: int = 120, **more: bool | str) -> QImage:
    """The cover, printed afresh."""
    QPixmapCache.clear()
    subject = str(more.get("subject", ""))
    return cover(title, author, width, subject=subject, started=bool(more.get("started"))).toImage()


def test_the_same_title_and_author_give_the_same_cover() -> None:
    assert drawn("Skibet under isen", "Ida Holm") == drawn("Skibet under isen", "Ida Holm")


def test_another_author_gives_another_cover() -> None:
    assert drawn("Mosen", "Ida Holm") != drawn("Mosen", "Bo Lind")


def test_the_paper_is_that_of_the_pair_the_hash_names() -> None:
    title = "Sne i maj"
    pair = COVERS[fnv1a(f"{title}|") % 8]

    printed = drawn(title, subject="natur")

    assert printed.pixelColor(112, 60).name().upper() == pair["paper"]
    assert printed.pixelColor(2, 60).name().upper() == pair["a"]


def test_the_eight_motifs_are_eight_pictures() -> None:
    bottoms = [drawn("Broer", subject=subject).copy(8, 80, 110, 86) for subject in SUBJECTS]

    assert all(bottoms[i] != bottoms[k] for i in range(8) for k in range(i))


@pytest.mark.parametrize(("subject", "motif"), [(s, n) for n, s in enumerate(SUBJECTS)] + [("Hav ", 1)])
def test_a_known_subject_chooses_the_motif(subject: str, motif: int) -> None:
    assert motif_of(subject, 0xFFFF) == motif


def test_an_unknown_subject_leaves_it_to_the_hash() -> None:
    assert motif_of("frimærker", 0x12345) == (0x12345 >> 8) % 8


def test_the_art_leaves_the_upper_part_to_the_title() -> None:
    for subject in SUBJECTS:
        printed = drawn("O", subject=subject)
        paper = printed.pixelColor(60, 36)

        assert all(printed.pixelColor(x, y) == paper for x in range(20, 116) for y in range(30, 66))


def test_the_author_is_named_on_wide_covers_only() -> None:
    same = [drawn("Mosen", "Ida Holm", width).copy(15, 34, 80, 8) for width in (118, AUTHOR_FROM)]
    plain = [picture.pixelColor(0, 0) for picture in same]

    written = [
        any(p.pixelColor(x, y) != ground for x in range(p.width()) for y in range(p.height()))
        for p, ground in zip(same, plain, strict=True)
    ]

    assert written == [False, True]


def test_a_cover_is_printed_once_for_each_size() -> None:
    first = cover("Havets bund", "", 118)

    assert cover("Havets bund", "", 118).cacheKey() == first.cacheKey()
    assert cover("Havets bund", "", 118, ratio=2.0).width() == 236


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from((82.0, 98.0)))
def test_every_title_fits_the_paper_above_the_art(words: list[str], room: float) -> None:
    lines, size = title_lines(" ".join(words), room)

    metrics = QFontMetricsF(face(size, "Literata"))
    assert max(metrics.horizontalAdvance(line) / 4 for line in lines) <= room
    assert 8 <= size <= 17
    assert "".join(lines).replace("-", "").replace(" ", "") == "".join(words)


def test_a_long_word_is_broken_at_its_joint() -> None:
    assert title_lines("Papirprinsen", 98)[0] == ["Papir-", "prinsen"]


def test_the_title_of_a_started_book_leaves_room_for_the_ribbon() -> None:
    title = "Mosens lys"
    plain, started = drawn(title, subject="rum"), drawn(title, subject="rum", started=True)
    paper = plain.pixelColor(60, 4)

    def written(picture: QImage) -> bool:
        return any(picture.pixelColor(x, y) != paper for x in range(99, 114) for y in range(6, 42))

    assert written(plain)
    assert not written(started)


def test_a_started_book_has_its_ribbon_over_the_edge(theme: Theme) -> None:
    page = QImage(140, 190, QImage.Format.Format_RGB32)
    page.fill(theme.ink("bg"))
    painter = QPainter(page)
    paint_cover(painter, theme, 10, 12, 120, "Mosen", "", started=True)
    painter.end()

    assert page.pixelColor(10 + 106, 12 - 3) == theme.ink("lyng")
    assert page.pixelColor(10 + 106, 12 + 20) == theme.ink("lyng")
