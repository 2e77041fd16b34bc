"""Rebuild the bundled faces from the npm packages `@fontsource*` (all under the SIL Open Font License).

Usage: build.py NODE_MODULES. Needs fonttools and brotli. The faces are static TrueType, cut to Latin with its
extensions, Greek where the package has it, and punctuation. Atkinson Hyperlegible Next gets an open zero and is
therefore called LearnKit Sans, as its licence allows: in Danish a slashed zero reads as the letter Ø. Noto Emoji is
taken whole.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from array import array
from dataclasses import dataclass
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

HERE = Path(__file__).parent
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold", 700: "Bold"}
SUBSETS = ("latin", "latin-ext", "greek")


@dataclass(frozen=True)
class Face:
    """One family as it is bundled: its npm package, file stem, weights, and whether the source is one variable font."""

    family: str
    package: str
    stem: str
    weights: tuple[int, ...]
    variable: bool = False


FACES = (
    Face(
        "LearnKit Sans",
        "@fontsource-variable/atkinson-hyperlegible-next",
        "atkinson-hyperlegible-next",
        (400, 500, 600, 700),
        variable=True,
    ),
    Face("Literata", "@fontsource/literata", "literata", (400, 600, 700)),
    Face("Lexend", "@fontsource/lexend", "lexend", (400, 700)),
    Face("Andika", "@fontsource/andika", "andika", (400, 700)),
    Face("OpenDyslexic", "@fontsource/opendyslexic", "opendyslexic", (400, 700)),
)

EMOJI = "@fontsource/noto-emoji"


def open_zero(font: TTFont) -> None:
    """Replace the two half counters of the zero by one, scaled from its outline."""
    glyf = font["glyf"]
    zero = glyf["zero"]
    points, ends, flags = zero.getCoordinates(glyf)
    outer, outer_flags = list(points[: ends[0] + 1]), list(flags[: ends[0] + 1])
    counter = list(points[ends[0] + 1 :])
    (ox, oy), (cx, cy) = ([[p[i] for p in ring] for i in (0, 1)] for ring in (outer, counter))
    sx = (max(cx) - min(cx)) / (max(ox) - min(ox))
    sy = (max(cy) - min(cy)) / (max(oy) - min(oy))
    inner = [(round(min(cx) + (x - min(ox)) * sx), round(min(cy) + (y - min(oy)) * sy)) for x, y in outer]
    zero.coordinates = GlyphCoordinates(outer + inner[::-1])
    zero.flags = array("B", outer_flags + outer_flags[::-1])
    zero.endPtsOfContours = [len(outer) - 1, 2 * len(outer) - 1]
    zero.numberOfContours = 2
    zero.recalcBounds(glyf)


def parts(face: Face, weight: int, files: Path) -> list[TTFont]:
    """The static pieces of one weight, one for each script subset the package has."""
    found: list[TTFont] = []
    for subset in SUBSETS:
        middle = "wght" if face.variable else str(weight)
        source = files / f"{face.stem}-{subset}-{middle}-normal.woff2"
        if not source.exists():
            continue
        font = TTFont(source)
        if face.variable:
            font = instantiateVariableFont(font, {"wght": weight})
        if face.variable and subset == "latin":
            open_zero(font)
        font.flavor = None
        found.append(font)
    return found


def joined(pieces: list[TTFont]) -> TTFont:
    """One font of all pieces; layout tables of the first are kept when the pieces cannot be merged with theirs."""
    with tempfile.TemporaryDirectory() as room:
        paths = []
        for number, piece in enumerate(pieces):
            for table in ("STAT", "avar", "HVAR", "MVAR", "DSIG", "meta"):
                if table in piece:
                    del piece[table]
            path = Path(room) / f"{number}.ttf"
            piece.save(path)
            paths.append(str(path))
        return Merger().merge(paths) if len(paths) > 1 else TTFont(paths[0], lazy=False)


def name(font: TTFont, family: str, weight: int) -> None:
    """Write family and weight, so that Qt finds all weights under one family name."""
    style = STYLES[weight]
    for number, text in (
        (1, family),
        (16, family),
        (2, style),
        (17, style),
        (4, f"{family} {style}"),
        (6, f"{family.replace(' ', '')}-{style}"),
    ):
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def main(node_modules: Path) -> None:
    """Write every face beside this file, with the licence of its package."""
    for face in FACES:
        package = node_modules / face.package
        for weight in face.weights:
            font = joined(parts(face, weight, package / "files"))
            name(font, face.family, weight)
            font.save(HERE / f"{face.family.replace(' ', '')}-{STYLES[weight]}.ttf")
        shutil.copyfile(package / "LICENSE", HERE / f"OFL-{face.family.replace(' ', '')}.txt")
    emoji = TTFont(node_modules / EMOJI / "files" / "noto-emoji-emoji-400-normal.woff2")
    emoji.flavor = None
    emoji.save(HERE / "NotoEmoji-Regular.ttf")
    shutil.copyfile(node_modules / EMOJI / "LICENSE", HERE / "OFL-NotoEmoji.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
