from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.commands.gallery import main, make
from ui.theme.tokens import THEMES, inks


def test_the_gallery_shows_every_page_in_every_look_and_at_200_per_cent(qapp: QApplication, tmp_path: Path) -> None:
    made = make(tmp_path / "pictures")

    names = {path.name for path in made}
    assert names == {
        f"{page}-{look}{size}.png"
        for page in ("pieces", "places", "question")
        for look in THEMES
        for size in ("", "-200")
    }
    for path in made:
        picture = QImage(str(path))
        look = path.stem.split("-")[1]
        assert picture.width() == 1366
        if path.name.startswith("pieces"):
            assert picture.pixelColor(2, 2) == inks(look)["bg"]


def test_a_folder_that_cannot_be_made_is_told_in_the_one_object(
    qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("a letter")

    code = main(["--home", str(tmp_path), "--out", str(tmp_path / "file" / "pictures")])

    told = json.loads(capsys.readouterr().out)
    assert (code, told["ok"], told["problems"][0]["code"]) == (1, False, "file.cannot_write")
