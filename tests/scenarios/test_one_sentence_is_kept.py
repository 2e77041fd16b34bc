"""One sentence travels: from the key to the disk, and back, with the window killed in between."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from learnkit.app import App
from learnkit.db.journal import OpRow
from learnkit.domain.people import Actor, Role
from learnkit.domain.versions import text_hash
from learnkit.errors import LearnKitError
from learnkit.services.saving_a_version import save
from learnkit.services.writing import documents, history, show
from tests.scenarios.child_that_writes import SENTENCE

ROOT = Path(__file__).parents[2]


@dataclass
class After:
    """The home after the window was killed, opened anew."""

    app: App
    writer: Actor
    other: Actor

    @property
    def document(self) -> str:
        (only,) = documents(self.app.desk, self.writer, self.writer.person)
        return only.id


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> Iterator[After]:
    home = tmp_path_factory.mktemp("laptop") / "home"
    command = [sys.executable, "-m", "tests.scenarios.child_that_writes", str(home)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf8") as window:
        assert window.stdout is not None
        told = [window.stdout.readline().split(), window.stdout.readline().split()]
        window.kill()
    assert told[1] == ["kept"]
    _, school, writer, other = told[0]
    with App(home) as app:
        yield After(app, Actor(writer, Role.PUPIL, school), Actor(other, Role.PUPIL, school))


def test_what_was_called_kept_is_there_to_the_letter(after: After) -> None:
    shown = show(after.app.desk, after.writer, after.document)

    assert shown.text == SENTENCE
    assert shown.sha256 == text_hash(SENTENCE)
    assert shown.heads == 1


def test_the_history_knows_the_sentence(after: After) -> None:
    versions = history(after.app.desk, after.writer, after.document)

    assert versions[0].version == show(after.app.desk, after.writer, after.document).version
    assert versions[0].words == len(SENTENCE.replace("🦅", "").split())


def test_the_act_stands_in_the_journal_in_the_writers_own_bucket(after: After) -> None:
    version = show(after.app.desk, after.writer, after.document).version

    with after.app.desk.read() as session:
        (op,) = session.scalars(select(OpRow).where(OpRow.row == version)).all()

    assert (op.actor, op.bucket) == (after.writer.person, f"pupil:{after.writer.person}")


def test_another_pupil_is_refused_to_read_and_to_write(after: After) -> None:
    document = after.document

    for act in (
        lambda: show(after.app.desk, after.other, document),
        lambda: save(after.app.desk, after.other, document, ""),
    ):
        with pytest.raises(LearnKitError) as refused:
            act()
        assert refused.value.code == "rights.denied"

    assert show(after.app.desk, after.writer, document).text == SENTENCE
