from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from ui.commands.gallery import make
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
