"""Files are made by a worker as by ourselves, and come on the disk whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from learnkit.errors import LearnKitError
from learnkit.i18n import translator
from learnkit.reports.rendering import Format, render, render_in_a_worker, save
from tests.learnkit.reports.made_reports import figures


@pytest.mark.parametrize(("form", "language"), [(Format.PDF, "da"), (Format.CSV, "en")])
def test_a_worker_makes_the_same_file(form: Format, language: str) -> None:
    told = figures()

    made = render_in_a_worker(told, form, language)

    assert made == render(told, form, translator(language))


def test_a_report_given_up_is_not_made() -> None:
    with pytest.raises(LearnKitError, match=r"worker\.cancelled"):
        render_in_a_worker(figures(), Format.PDF, "da", cancelled=lambda: True)


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    file = tmp_path / "report.csv"
    file.write_bytes(b"a longer one from before")

    save(b"new", file)

    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_place_that_cannot_be_written_is_told_by_the_files_name_alone(tmp_path: Path) -> None:
    with pytest.raises(LearnKitError) as told:
        save(b"new", tmp_path / "nowhere" / "report.csv")

    assert (told.value.code, told.value.facts["file"]) == ("report.cannot_write", "report.csv")


def test_a_folder_in_the_way_leaves_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "report.csv").mkdir()

    with pytest.raises(LearnKitError, match=r"report\.cannot_write"):
        save(b"new", tmp_path / "report.csv")

    assert [path.name for path in tmp_path.iterdir()] == ["report.csv"]
