from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnkit.errors import LearnKitError
from learnkit.services.reading_in_a_file import ReadingIn, read_in
from learnkit.workers.limits import Limits
from tests.content.books import epub, page, png

LIMITS = Limits(seconds=60, memory_mb=1000)
DATA = Path(os.environ.get("LK_DATA", Path(__file__).resolve().parents[4] / "shared" / "data"))
SOUND = ("IDPF-epub3-samples", "IDPF-epub-testsuite", "w3c-epub-tests", "daisy-epub")


def test_a_book_comes_through_the_worker_whole(tmp_path: Path) -> None:
    pages = {"1.xhtml": page('<h1>Hej</h1><p>Blåbær.</p><img src="a.png"/>')}
    book = epub(tmp_path / "b.epub", pages, parts={"OEBPS/a.png": png()})

    came = read_in(book, limits=LIMITS)

    assert came.text.plain_text() == "Hej\n\nBlåbær."
    assert [picture.data for picture in came.pictures.values()] == [png()]
    assert came.facts["words"] == 2 and came.facts["title"] == "Odderen i åen"
    assert "text_bytes" not in came.facts
    assert came.worker.exit == 0 and 5 < came.worker.peak_mb < 300 and came.worker.ms > 0


def test_a_relative_path_means_the_callers_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Hej.")
    monkeypatch.chdir(tmp_path)

    assert read_in(Path("a.txt"), limits=LIMITS).text.plain_text() == "Hej."


def test_a_batch_goes_on_after_refusals_and_deaths(tmp_path: Path) -> None:
    good = epub(tmp_path / "god.epub", {"1.xhtml": page("<p>Hej.</p>")})
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7")
    swelling = tmp_path / "stor.html"
    swelling.write_text("<html><body>" + "<b>x</b>" * 1_000_000)
    told = []

    with ReadingIn(Limits(seconds=60, memory_mb=220)) as reading:
        for path in (good, pdf, swelling, good):
            try:
                told.append(reading.read(path).text.plain_text())
            except LearnKitError as refused:
                assert {"exit", "ms", "peak_mb"} <= set(refused.facts)
                told.append(refused.code)

    assert told[:2] == ["Hej.", "content.unknown_format"]
    assert told[2] in ("worker.too_much_memory", "content.broken_markup", "worker.died")
    assert told[3] == "Hej."


def test_a_file_that_takes_too_long_is_refused_in_time(tmp_path: Path) -> None:
    slow = tmp_path / "langsom.md"
    slow.write_text("*a **b " * 400_000)

    with pytest.raises(LearnKitError) as refused:
        read_in(slow, limits=Limits(seconds=1, memory_mb=1000))

    assert refused.value.code == "worker.too_slow"


def test_a_cancelled_reading_never_answers(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Hej.")

    with pytest.raises(LearnKitError) as refused:
        read_in(path, limits=LIMITS, cancelled=lambda: True)

    assert refused.value.code == "worker.cancelled"


HOSTILE = {
    "dyb.html": "<html><body>" + "<div>" * 50_000 + "hej",
    "dyb.md": ">" * 20_000 + " a",
    "klammer.md": "[" * 20_000,
    "ord.txt": "a-" * 2_000_000,
    "prikker.txt": "a" + "." * 2_000_000 + "b",
    "linjer.txt": "a" + "\n" * 2_000_000 + "b",
    "attributter.html": "<html><p " + " ".join(f"a{n}=x" for n in range(50_000)) + ">hej",
    "åbne.html": "<html><body>" + "<p>a<b>" * 10_000,
}


@pytest.fixture(scope="module")
def reading() -> Iterator[ReadingIn]:
    with ReadingIn(Limits(seconds=20, memory_mb=1000)) as opened:
        yield opened


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_answered_within_its_limits(tmp_path: Path, name: str, reading: ReadingIn) -> None:
    path = tmp_path / name
    path.write_text(HOSTILE[name])

    try:
        spent = reading.read(path).worker
        peak, ms = spent.peak_mb, spent.ms
    except LearnKitError as refused:
        assert refused.code.split(".")[0] in ("content", "worker")
        peak, ms = float(str(refused.facts["peak_mb"])), int(str(refused.facts["ms"]))

    assert peak <= 1000
    assert ms <= 20_500


def test_a_book_that_unpacks_without_end_is_a_bomb(tmp_path: Path, reading: ReadingIn) -> None:
    bomb = epub(tmp_path / "b.epub", {"1.xhtml": page("<p>" + "a" * 50_000_000 + "</p>")})
    many = tmp_path / "mange.epub"
    with zipfile.ZipFile(many, "w") as out:
        for number in range(20_001):
            out.writestr(str(number), "")

    codes = []
    for path in (bomb, many):
        with pytest.raises(LearnKitError) as refused:
            reading.read(path)
        codes.append(refused.value.code)

    assert codes == ["content.bomb", "content.bomb"]


@pytest.mark.skipif(not (DATA / "epub").is_dir(), reason="the public suites of books are not here")
def test_the_public_suites_open_and_every_other_file_is_answered(reading: ReadingIn) -> None:
    books = sorted((DATA / "epub").rglob("*.epub"))
    sound = [path for path in books if any(suite in str(path) for suite in SOUND)]
    others = [path for path in books if path not in sound][::5] + sorted((DATA / "zip").rglob("*.zip"))[::3]
    opened, codes = 0, set()

    for path in [*sound[::2], *others]:
        try:
            reading.read(path)
            opened += path in sound
        except LearnKitError as refused:
            codes.add(refused.code)

    assert opened >= 0.97 * len(sound[::2])
    assert all(code.startswith("content.") for code in codes)
