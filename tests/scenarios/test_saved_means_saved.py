"""When a save is acknowledged it is on the disk, whatever happens to the power next."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from learnkit.domain.people import Actor, Role
from learnkit.errors import LearnKitError
from learnkit.services.writing import show
from tests.builders import open_desk
from tests.scenarios.child_that_saves import SAVES, line
from tests.scenarios.power_cut import Disk, traced

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this machine")


@dataclass
class Story:
    """What a child process did, call by call."""

    home: Path
    calls: list[str]
    pupil: Actor
    document: str

    def cuts(self, folder: Path) -> Iterator[tuple[int, int, Path]]:
        """For each acknowledged save: its number, the syncs since the one before, and the disk after a power cut."""
        disk, before = Disk(str(self.home)), 0
        for call in self.calls:
            told = disk.take(call)
            if told is not None and told.startswith("ready"):
                before = disk.syncs
            if told is not None and told.startswith("saved"):
                number, cut = int(told.split()[1]), folder / told.split()[1]
                disk.after_power_cut(cut)
                yield number, disk.syncs - before, cut
                before = disk.syncs

    def text_after(self, cut: Path) -> str:
        """The text on the disk after the power came back."""
        desk = open_desk(cut)
        try:
            return show(desk, self.pupil, self.document).text
        finally:
            desk.stores.close()


def tell(folder: Path, *arguments: str) -> Story:
    home = folder / "home"
    calls = traced("tests.scenarios.child_that_saves", str(home), *arguments, log=folder / "calls")
    disk = Disk(str(home))
    ready = next(told for call in calls if (told := disk.take(call)) is not None and told.startswith("ready"))
    _, person, school, document = ready.split()
    return Story(home, calls, Actor(person, Role.PUPIL, school), document)


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return tell(tmp_path_factory.mktemp("honest"))


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Story:
    """The same with synchronous=OFF planted: the two tests must see it, or they prove nothing."""
    return tell(tmp_path_factory.mktemp("planted"), "planted")


def test_every_acknowledged_save_was_synced(honest: Story, tmp_path: Path) -> None:
    syncs = [synced for _, synced, _ in honest.cuts(tmp_path)]

    assert len(syncs) == SAVES
    assert min(syncs) >= 1


def test_after_a_power_cut_the_last_acknowledged_text_is_there(honest: Story, tmp_path: Path) -> None:
    texts = {number: honest.text_after(cut) for number, _, cut in honest.cuts(tmp_path)}

    assert texts == {number: line(number) for number in range(SAVES)}


def test_without_syncing_the_count_would_show_it(planted: Story, tmp_path: Path) -> None:
    syncs = [synced for _, synced, _ in planted.cuts(tmp_path)]

    assert sum(syncs) == 0


def test_without_syncing_the_power_cut_would_lose_the_text(planted: Story, tmp_path: Path) -> None:
    number, _, cut = list(planted.cuts(tmp_path))[-1]

    try:
        text = planted.text_after(cut)
    except LearnKitError:
        return

    assert text != line(number)
