"""Rebuild the faces reports are printed with from the bundled ones in ui/theme/fonts (SIL Open Font License).

Usage: build.py. Needs fonttools. A PDF is set without OpenType features, so LearnKit Sans gets its table digits in the
place of the others: columns of numbers stand under each other. Its open zero is taken over into the table zero.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).parent
FROM = HERE.parents[2] / "ui" / "theme" / "fonts"
SANS = ("LearnKitSans-Regular", "LearnKitSans-SemiBold")
BOOK = ("Literata-Regular", "Literata-SemiBold")
LICENCES = ("OFL-LearnKitSans", "OFL-Literata")


def with_table_digits(font: TTFont) -> TTFont:
    """The font with digits of one width."""
    digits = {ord("0") + n: font.getBestCmap()[ord("0") + n] for n in range(10)}
    width = font["hmtx"]["one.tf"][0]
    outline, side = font["glyf"]["zero"], font["hmtx"]["zero"]
    slip = (width - side[0]) // 2
    outline.coordinates.translate((slip, 0))
    outline.recalcBounds(font["glyf"])
    font["hmtx"]["zero"] = (width, side[1] + slip)
    for table in font["cmap"].tables:
        for code, name in digits.items():
            if code in table.cmap and name != "zero":
                table.cmap[code] = f"{name}.tf"
    return font


def main() -> None:
    for face in SANS:
        with_table_digits(TTFont(FROM / f"{face}.ttf")).save(HERE / f"{face}.ttf")
    for name in (*(f"{face}.ttf" for face in BOOK), *(f"{licence}.txt" for licence in LICENCES)):
        shutil.copyfile(FROM / name, HERE / name)


if __name__ == "__main__":
    main()
