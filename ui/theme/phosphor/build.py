"""Copy the used icons from the npm package `@phosphor-icons/core` (MIT). Usage: build.py NODE_MODULES."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SIGNS = _words(
    """
    house books pencil-simple-line pencil-line microphone cards-three book-open book-open-text arrow-left
    arrow-right arrow-counter-clockwise arrow-clockwise arrow-u-up-left arrows-clockwise caret-down caret-up
    caret-left caret-right caret-up-down check checks x plus minus dots-three dots-three-vertical list
    magnifying-glass funnel sliders gear text-aa ruler book-bookmark highlighter note-pencil bookmark-simple
    bookmarks play pause stop skip-forward skip-back speaker-high speaker-slash headphones user user-plus users
    users-three user-sound user-circle lock-simple lock-key lock-open sign-out sign-in eye eye-slash trash
    paper-plane-tilt paper-plane-right clock clock-clockwise clock-countdown clock-counter-clockwise wifi-slash
    wifi-high hand hand-palm cloud-check warning warning-circle info question list-checks list-bullets image
    image-square file-text file-doc file-pdf files folder-open download-simple upload-simple export printer
    share-network chat-text chat-circle-text chat-centered-text text-t text-b text-h text-align-left translate globe
    calendar-blank calendar-check student chalkboard-teacher graduation-cap star heart flag push-pin tag copy
    clipboard-text link keyboard cursor-text monitor laptop hard-drives database key shield-check chart-bar
    chart-line-up stack notebook note article scroll quotes paragraph lightbulb magic-wand bell sun moon palette
    speedometer timer record circle circle-dashed check-circle x-circle plus-circle minus-circle number-circle-one
    prohibit puzzle-piece target trend-up envelope-simple house-line door-open swap arrows-left-right arrows-out
    arrows-in sort-ascending eraser scissors waveform ear smiley arrow-up arrow-down equals file-xls file-csv
    users-four
    """
)

PICTURES = _words(
    """
    fish cow tree-evergreen sun wind flower-tulip moon-stars bicycle sailboat bird cat dog rabbit horse butterfly
    bug-beetle paw-print feather leaf clover cactus mountains rainbow snowflake cloud-sun drop fire shrimp egg
    balloon key anchor tree umbrella house bell orange guitar train-simple shooting-star tent carrot boat rocket
    lightbulb crown pencil book-open scissors hammer basketball soccer-ball camera compass binoculars flashlight
    hourglass lighthouse piano-keys ice-cream cake cookie pepper cherries orange-slice acorn backpack basket bed bus
    car car-profile tractor truck airplane scooter paint-brush paint-brush-broad palette music-note music-notes
    puzzle-piece planet robot ghost gift globe-hemisphere-west bag sneaker t-shirt sock watch clock coffee bowl-food
    bread avocado flower flower-lotus potted-plant plant tooth barbell medal magnifying-glass microscope flask
    magnet island campfire waves bridge castle-turret farm barn star heart shovel wall wheelchair footprints hand
    eye ear park baby-carriage egg-crack fish-simple hard-hat lego parachute pinwheel strategy sword spiral
    umbrella-simple volleyball wine windmill wrench yarn
    """
)


def copied(source: Path, weight: str, name: str) -> bool:
    """Copy one icon in one weight; false if the package has no such icon."""
    file = f"{name}.svg" if weight == "regular" else f"{name}-{weight}.svg"
    origin = source / weight / file
    if not origin.exists():
        return False
    target = HERE / weight / f"{name}.svg"
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(origin, target)
    return True


def main(node_modules: Path) -> None:
    """Write the icons beside this file, with their licence."""
    package = node_modules / "@phosphor-icons" / "core"
    for weight in ("regular", "bold", "fill"):
        for name in SIGNS:
            copied(package / "assets", weight, name)
    for name in PICTURES:
        copied(package / "assets", "duotone", name)
    shutil.copyfile(package / "LICENSE", HERE / "MIT-Phosphor.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
