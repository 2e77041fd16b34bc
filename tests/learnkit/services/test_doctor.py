"""The doctor finds what is wrong and names nobody."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from learnkit.cli.doctor import mending
from learnkit.db.journal import ParkedRow
from learnkit.i18n import translator
from learnkit.services.desk import Desk
from learnkit.services.doctor import Finding, findings
from learnkit.services.speaking import Speaker
from learnkit.services.starting_a_school import NewSchool


@pytest.fixture(scope="module")
def speaker() -> Iterator[Speaker]:
    opened = Speaker()
    yield opened
    opened.close()


def by_code(found: tuple[Finding, ...]) -> dict[str, bool]:
    return {finding.code: finding.ok for finding in found}


def test_a_sound_installation_has_only_its_sound_output_in_doubt(
    desk: Desk, school: NewSchool, speaker: Speaker
) -> None:
    found = findings(desk, speaker)

    assert {finding.code for finding in found if not finding.ok} <= {"sound.output"}
    assert {finding.facts["language"] for finding in found if finding.code == "speech.voice"} == {"da", "en"}
    assert sum(finding.code == "store.sound" for finding in found) == 2


def test_an_empty_home_is_told_how_to_begin(desk: Desk, speaker: Speaker) -> None:
    assert by_code(findings(desk, speaker))["school.there"] is False


def test_keys_that_others_can_read_are_found(desk: Desk, school: NewSchool, speaker: Speaker) -> None:
    desk.home.key_file.chmod(0o644)

    assert by_code(findings(desk, speaker))["keys.file_open_to_others"] is False


def test_what_waits_for_another_is_counted(desk: Desk, school: NewSchool, speaker: Speaker) -> None:
    with desk.stores.main.transaction() as session:
        session.add(ParkedRow(op="op", about="doc", reason="document.parent_missing"))

    parked = next(finding for finding in findings(desk, speaker) if finding.code == "journal.parked")

    assert (parked.ok, parked.facts) == (False, {"waiting": 1})


def test_no_finding_names_a_person(desk: Desk, school: NewSchool, speaker: Speaker) -> None:
    told = repr(findings(desk, speaker))

    assert not [person.name for person in school.people if person.name in told or person.id in told]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_finding_has_a_way_to_mend_it(language: str) -> None:
    t = translator(language)
    stores = ("keys.file_open_to_others", "keys.lost", "disk.free", "store.damaged", "store.foreign", "journal.parked")
    codes = (*stores, "school.there", "speech.no_worker", "speech.voice", "sound.output", "something.new")

    told = [mending(Finding(code, False, {}), t) for code in codes]

    assert len(set(told)) == len(codes)
    assert all(len(words) > 20 for words in told)
