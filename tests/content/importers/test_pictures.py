from __future__ import annotations

import hashlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content.importers import pictures
from content.importers.pictures import Album, PictureRefused, recognise
from tests.content.books import png


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("PNG", {}),
        ("GIF", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
    ],
)
def test_a_picture_is_known_by_its_bytes_and_its_size_is_read(kind: str, options: dict[str, bool]) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (37, 21), (10, 200, 30)).save(drawn, kind, **options)

    picture = recognise(drawn.getvalue())

    assert picture is not None
    assert (picture.media_type, picture.width, picture.height) == (f"image/{kind.lower()}", 37, 21)


def test_an_animated_webp_tells_its_size() -> None:
    drawn = io.BytesIO()
    frames = [Image.new("RGBA", (37, 21), (n, 0, 0, 128)) for n in (0, 250)]
    frames[0].save(drawn, "WEBP", save_all=True, append_images=frames[1:])

    picture = recognise(drawn.getvalue())

    assert picture is not None and (picture.width, picture.height) == (37, 21)


@given(
    st.binary(max_size=60),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a", b"RIFF1234WEBPVP8 "]),
)
def test_any_bytes_are_a_picture_with_a_size_or_none(data: bytes, begin: bytes) -> None:
    picture = recognise(begin + data)

    assert picture is None or (picture.width > 0 and picture.height > 0)


def test_an_album_keeps_each_picture_once_by_its_hash() -> None:
    album = Album()

    first, again = album.add(png()), album.add(png())

    assert first == again == hashlib.sha256(png()).hexdigest()
    assert len(album.pictures) == 1


def test_a_picture_that_would_swell_is_refused() -> None:
    header = png()[:16] + (60_000).to_bytes(4, "big") * 2 + png()[24:]

    with pytest.raises(PictureRefused) as refused:
        Album().add(header)

    assert refused.value.code == "content.picture_too_big"


def test_an_album_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_ALL", len(png()) + 10)
    album = Album()
    album.add(png())

    with pytest.raises(PictureRefused) as refused:
        album.add(png(3, 3))

    assert refused.value.code == "content.too_many_pictures"


@pytest.mark.parametrize("data", [b"<svg/>", b"", b"BM1234", b"\x89PNG\r\n\x1a\n"])
def test_other_kinds_are_refused(data: bytes) -> None:
    with pytest.raises(PictureRefused) as refused:
        Album().add(data)

    assert refused.value.code == "content.unknown_picture"


def test_a_picture_of_too_many_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "MAX_BYTES", len(png()) - 1)

    with pytest.raises(PictureRefused) as refused:
        Album().add(png())

    assert refused.value.code == "content.picture_too_big"
