"""Slips on paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from ui.strings import Words
from ui.surfaces.slips.printing import PER_PAGE, printable, save_as_pdf
from ui.surfaces.slips.slip import Slip
from ui.theme.fonts import load_fonts

DANISH = Words(translator("da"))


def slip(number: int, secret: str = "4718", *, protected: bool = False) -> Slip:
    return Slip(f"Elev Nummer{number}", f"elevn{number}", "3.A", secret, protected)


def read(path: Path) -> tuple[int, str]:
    document = QPdfDocument()
    document.load(str(path))
    pages = document.pageCount()
    text = "\n".join(document.getAllText(page).text() for page in range(pages))
    document.close()
    return pages, text


def test_ten_slips_fill_a_page_and_the_eleventh_begins_the_next(tmp_path: Path, qtbot: QtBot) -> None:
    load_fonts()
    path = tmp_path / "sedler.pdf"

    told = save_as_pdf(path, [slip(number) for number in range(PER_PAGE + 1)], DANISH)
    pages, text = read(path)

    assert told == pages == 2
    assert all(f"elevn{number}" in text for number in range(PER_PAGE + 1))


def test_a_pin_stands_on_the_slip_and_pictures_are_not_spelt_out(tmp_path: Path, qtbot: QtBot) -> None:
    load_fonts()
    path = tmp_path / "sedler.pdf"

    save_as_pdf(path, [slip(1, "4718"), slip(2, "key-tent-bell")], DANISH)
    _, text = read(path)

    assert "4 7 1 8" in text
    assert "key" not in text
    assert "Dine tre billeder" in text


def test_a_protected_pupil_is_on_no_paper() -> None:
    assert printable([slip(1), slip(2, protected=True)]) == (slip(1),)


def test_the_old_file_stays_whole_when_the_new_one_cannot_be_written(tmp_path: Path, qtbot: QtBot) -> None:
    load_fonts()

    with pytest.raises(LearnKitError) as refused:
        save_as_pdf(tmp_path / "no" / "folder" / "sedler.pdf", [slip(1)], DANISH)

    assert refused.value.code == "file.cannot_write"


@pytest.mark.parametrize(
    ("secret", "pictures"), [("key-tent-bell", ("key", "tent", "bell")), ("4718", ()), ("key-tent-xx", ())]
)
def test_a_secret_of_known_pictures_is_shown_as_pictures(secret: str, pictures: tuple[str, ...]) -> None:
    assert slip(1, secret).pictures == pictures
