from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.importers import packed
from content.importers.packed import Packed, inside
from content.problems import ContentProblem


def zipped(path: Path, entries: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in entries.items():
            out.writestr(name, data)
    return path


def refusal(path: Path, read: str | None = None) -> tuple[str, object]:
    with pytest.raises(ContentProblem) as refused, Packed(path) as opened:
        if read:
            opened.read(read)
    return refused.value.code, refused.value.facts.get("reason") or refused.value.facts.get("which")


def test_parts_are_read_by_name_and_alike_names_are_found(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z", {"OEBPS/Side.xhtml": b"hej", "e\u0301t%20to": b"dav"})

    with Packed(path) as opened:
        assert opened.read("OEBPS/Side.xhtml") == b"hej"
        assert opened.find("oebps/side.XHTML") == "OEBPS/Side.xhtml"
        assert opened.find("\u00e9t to") == "e\u0301t%20to"
        assert opened.find("væk") is None


def test_a_part_that_swells_is_a_bomb(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "whole", {"a": b"0" * 20_000_000})
    hidden = zipped(tmp_path / "hidden", {"a": b"0" * 20_000_000, "b": bytes(range(256)) * 900})
    with zipfile.ZipFile(tmp_path / "hidden", "a", zipfile.ZIP_STORED) as out:
        out.writestr("c", b"x" * 200_000)

    assert refusal(whole) == ("content.bomb", "ratio")
    assert refusal(hidden, read="a") == ("content.bomb", "ratio")


def test_too_many_parts_and_too_large_a_whole_are_bombs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "z", {f"{n}": b"12345" for n in range(20)})

    monkeypatch.setattr(packed, "MAX_TOTAL", 99)
    assert refusal(path) == ("content.bomb", "total")
    monkeypatch.setattr(packed, "MAX_ENTRIES", 19)
    assert refusal(path) == ("content.bomb", "entries")


def test_parts_that_share_bytes_are_a_bomb(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z", {"a": b"hej" * 100, "b": b"dav" * 100})
    data = path.read_bytes()
    second = data.rindex(b"PK\x01\x02")
    path.write_bytes(data[: second + 42] + struct.pack("<I", 0) + data[second + 46 :])

    assert refusal(path) == ("content.bomb", "overlap")


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z", {"a": bytes(1_000_000)})
    data = path.read_bytes()
    central = data.rindex(b"PK\x01\x02")
    path.write_bytes(data[: central + 24] + struct.pack("<I", 10) + data[central + 28 :])

    assert refusal(path, read="a")[0] == "content.broken_zip"


def test_an_encrypted_file_is_locked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z", {"a": b"hej"})
    data = bytearray(path.read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)

    assert refusal(path) == ("content.locked_by_drm", "zip")


def test_a_symbolic_link_is_no_part(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = 0o120777 << 16
    path = tmp_path / "z"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(link, "/etc/passwd")
        out.writestr("a", "hej")

    with Packed(path) as opened:
        assert opened.names == ("a",)


def test_a_nameless_part_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "z"
    with zipfile.ZipFile(path, "w") as out:
        out.writestr(zipfile.ZipInfo(""), "x")
        out.writestr("a", "hej")

    with Packed(path) as opened:
        assert opened.names == ("a",)


@pytest.mark.parametrize(
    ("base", "reference", "name"),
    [
        ("OEBPS/a.xhtml", "b.xhtml#x", "OEBPS/b.xhtml"),
        ("OEBPS/t/a.xhtml", "../p/k%20t.png?x", "OEBPS/p/k t.png"),
        ("OEBPS/a.xhtml", "#x", "OEBPS/a.xhtml"),
        ("OEBPS/a.xhtml", "/b.xhtml", "b.xhtml"),
        ("OEBPS/a.xhtml", "../../etc/passwd", None),
        ("a.xhtml", "%2e%2e/x", None),
        ("a.xhtml", "..\\x", None),
        ("a.xhtml", "http://example.org/x", None),
        ("a.xhtml", "//example.org/x", None),
    ],
)
def test_a_reference_leads_to_a_part_or_nowhere(base: str, reference: str, name: str | None) -> None:
    assert inside(base, reference) == name


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 400), sign=st.integers(0, 255), cut=st.integers(0, 400))
def test_a_damaged_file_is_read_or_refused(tmp_path: Path, at: int, sign: int, cut: int) -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("a", b"hej med dig" * 10)
        out.writestr("b", b"x")
    data = bytearray(whole.getvalue())
    data[at % len(data)] = sign
    path = tmp_path / "z"
    path.write_bytes(data[: max(1, len(data) - (cut if cut < len(data) and cut % 3 == 0 else 0))])

    try:
        with Packed(path) as opened:
            for name in opened.names:
                opened.read(name)
    except ContentProblem as problem:
        assert problem.code.startswith("content.")


def test_a_part_larger_than_asked_for_is_too_big(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z", {"a": b"0123456789"})

    with Packed(path) as opened:
        assert opened.read("a", limit=10) == b"0123456789"
        with pytest.raises(ContentProblem) as refused:
            opened.read("a", limit=9)

    assert refused.value.code == "content.too_big"


def test_what_is_read_in_all_has_an_end(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z", {"a": b"0123456789"})

    with Packed(path) as opened, pytest.raises(ContentProblem) as refused:
        opened._left = 25
        for _ in range(3):
            opened.read("a")

    assert (refused.value.code, refused.value.facts) == ("content.bomb", {"reason": "total"})
