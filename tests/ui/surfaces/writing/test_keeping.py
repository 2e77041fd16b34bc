"""What is typed reaches the disk: at each pause, in order, and nothing of anyone's is lost on the way."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from learnkit.services.saving_a_version import Saved, save
from learnkit.services.writing import history, show
from tests.ui.shell.house import House
from tests.ui.writers import Desk
from ui.surfaces.writing.keeping import Keeping, carried
from ui.tasks import Lane

WORDS = st.lists(st.sampled_from(["Malte", "ser", "en", "odder.", "Den", "er", "våd", "😀", "\n"]), max_size=8)
MOST_PAGES = 4_294_967_294
PARTS = WORDS.map(" ".join)


class Page(QObject):
    """A screen's text, without the screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        shown = show(desk.app.desk, desk.pupil, desk.document)
        self.text = shown.text
        self.keeping = Keeping(
            desk.app.desk, desk.shelf.around.tasks, desk.pupil, desk.document, lambda: self.text, self
        )
        self.keeping.brought.connect(self.take)
        self.keeping.begin(shown.version, shown.text)

    def take(self, given: str, became: str) -> None:
        self.text = carried(given, became, self.text)

    def write(self, more: str) -> None:
        self.text += more
        self.keeping.typed()


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(qtbot, tmp_path, "Malte ser. Han ler.")
    yield made
    made.close()


def fill_the_disk(desk: Desk | House) -> Callable[[], None]:
    """No page more from now on, until what is answered is called; that may be while a save is on its way."""
    engine = desk.app.stores.main.engine
    (desk.app.home.root / "ballast").unlink(missing_ok=True)
    engine.dispose()

    lifted = threading.Event()

    def full(connection, _record, _proxy) -> None:  # type: ignore[no-untyped-def]
        pages = MOST_PAGES if lifted.is_set() else connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(engine, "checkout", full)
    return lifted.set


def kept(desk: Desk) -> str:
    return show(desk.app.desk, desk.pupil, desk.document).text


def test_a_pause_makes_one_version_of_all_that_was_typed(qtbot: QtBot, desk: Desk) -> None:
    page = Page(desk)
    before = len(history(desk.app.desk, desk.pupil, desk.document))

    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        for letter in " Og løber.":
            page.write(letter)

    assert kept(desk) == "Malte ser. Han ler. Og løber."
    assert len(history(desk.app.desk, desk.pupil, desk.document)) == before + 1
    assert page.keeping.settled


def test_it_says_saved_only_when_everything_typed_is_on_the_disk(qtbot: QtBot, desk: Desk) -> None:
    page, told = Page(desk), []
    page.keeping.kept.connect(lambda _: told.append((page.text, kept(desk))))

    page.write(" En")
    page.keeping.now()
    page.write(" to")
    page.keeping.now()
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)

    assert told == [("Malte ser. Han ler. En to", "Malte ser. Han ler. En to")]


def test_what_was_taken_back_before_the_pause_makes_no_version(qtbot: QtBot, desk: Desk) -> None:
    page = Page(desk)
    before = len(history(desk.app.desk, desk.pupil, desk.document))
    page.write("x")
    page.text = page.text[:-1]

    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.keeping.now()

    assert len(history(desk.app.desk, desk.pupil, desk.document)) == before


def test_two_windows_bring_each_other_s_sentences_in(qtbot: QtBot, desk: Desk) -> None:
    one, other = Page(desk), Page(desk)

    one.text = "Først sner det. " + one.text
    with qtbot.waitSignal(one.keeping.kept, timeout=10_000):
        one.keeping.typed()
    with qtbot.waitSignal(other.keeping.kept, timeout=10_000):
        other.write(" Så sover han.")

    assert other.text == kept(desk) == "Først sner det. Malte ser. Han ler. Så sover han."


def test_leaving_while_a_save_is_on_its_way_keeps_both_what_was_typed_since_and_what_others_wrote(
    qtbot: QtBot, desk: Desk
) -> None:
    page = Page(desk)
    first = history(desk.app.desk, desk.pupil, desk.document)[0].version
    save(desk.app.desk, desk.pupil, desk.document, "Først sner det. Malte ser. Han ler.", base=first)

    page.write(" Så")
    page.keeping.now()
    page.write(" sover han.")
    page.keeping.leave()
    desk.shelf.around.tasks.close()

    shown = show(desk.app.desk, desk.pupil, desk.document)
    assert (shown.text, shown.heads) == ("Først sner det. Malte ser. Han ler. Så sover han.", 1)


def test_on_a_full_disk_it_is_told_and_tried_again_at_the_next_pause(qtbot: QtBot, desk: Desk) -> None:
    page, lift = Page(desk), fill_the_disk(desk)
    refused = QSignalSpy(page.keeping.refused)

    page.write(" mere" * 20_000)
    page.keeping.now()
    qtbot.waitUntil(lambda: refused.count() == 1, timeout=10_000)
    unkept = page.keeping.settled, kept(desk)
    lift()
    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.write(" Slut.")

    assert refused.at(0)[0].code == "store.disk_full"
    assert unkept == (False, "Malte ser. Han ler.")
    assert kept(desk) == "Malte ser. Han ler." + " mere" * 20_000 + " Slut."


def test_it_is_tried_again_by_itself_when_nothing_more_is_typed(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.surfaces.writing.keeping.AGAIN_MS", 1)
    page, lift = Page(desk), fill_the_disk(desk)
    page.keeping.refused.connect(lambda _: lift())

    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.write(" mere" * 20_000)
        page.keeping.now()

    assert kept(desk) == page.text


def test_an_act_that_needs_the_text_kept_waits_for_it(qtbot: QtBot, desk: Desk) -> None:
    page, seen = Page(desk), []
    page.write(" Nu.")

    page.keeping.then(lambda: seen.append(kept(desk)))
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)

    assert seen == ["Malte ser. Han ler. Nu."]


def test_an_act_whose_text_is_refused_is_dropped_and_a_wish_lives_on(qtbot: QtBot, desk: Desk) -> None:
    page, lift = Page(desk), fill_the_disk(desk)
    done: list[str] = []
    told: list[str] = []
    page.write(" mere" * 20_000)

    page.keeping.wish(lambda: done.append("first wish"), lambda: told.append("first wish"))
    page.keeping.wish(lambda: done.append("wish"), lambda: told.append("wish"))
    page.keeping.then(lambda: done.append("act"))
    page.keeping.refused.connect(lambda _: page.keeping.now() if len(told) < 1 else None)
    qtbot.waitUntil(lambda: len(told) == 2, timeout=10_000)
    before = list(done)
    lift()
    page.keeping.now()
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.write(" Slut.")

    assert (before, done, told) == ([], ["wish"], ["wish", "wish"])


def test_a_wish_that_is_withdrawn_is_neither_done_nor_told(qtbot: QtBot, desk: Desk) -> None:
    page = Page(desk)
    done: list[str] = []
    page.write(" Nu.")

    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.keeping.wish(lambda: done.append("kept"), lambda: done.append("refused"))
        page.keeping.withdraw()

    assert done == []
    assert kept(desk) == "Malte ser. Han ler. Nu."


def test_a_title_is_kept_at_once_and_makes_no_version(qtbot: QtBot, desk: Desk) -> None:
    page = Page(desk)
    before = len(history(desk.app.desk, desk.pupil, desk.document))

    with qtbot.waitSignal(page.keeping.kept, timeout=10_000) as told:
        page.keeping.called("Min odder")
        unkept = page.keeping.settled
    shown = show(desk.app.desk, desk.pupil, desk.document)

    assert (unkept, page.keeping.settled) == (False, True)
    assert (shown.title, shown.text, shown.versions) == ("Min odder", "Malte ser. Han ler.", before)
    assert told.args is not None and told.args[0].version == shown.version


def test_a_refused_title_is_tried_again_unless_a_newer_one_was_given(qtbot: QtBot, desk: Desk) -> None:
    page, lift = Page(desk), fill_the_disk(desk)
    refused = QSignalSpy(page.keeping.refused)

    page.write(" mere" * 20_000)
    page.keeping.called("En bæver")
    page.keeping.called("Min odder")
    qtbot.waitUntil(lambda: refused.count() > 0, timeout=10_000)
    lift()
    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.keeping.now()
    newest = show(desk.app.desk, desk.pupil, desk.document).title

    assert newest == "Min odder"
    assert kept(desk) == page.text


def test_leaving_keeps_a_title_given_while_a_save_is_on_its_way(qtbot: QtBot, desk: Desk) -> None:
    page = Page(desk)

    page.write(" Nu.")
    page.keeping.now()
    page.keeping.called("Min odder")
    page.keeping.leave()
    desk.shelf.around.tasks.close()
    shown = show(desk.app.desk, desk.pupil, desk.document)

    assert (shown.title, shown.text, shown.heads) == ("Min odder", "Malte ser. Han ler. Nu.", 1)


def test_whatever_goes_wrong_in_a_save_the_text_is_told_not_kept_and_is_kept_later(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(desk)

    def bug(*_more: object, **_named: object) -> Saved:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as bugs, monkeypatch.context() as broken:
        broken.setattr("ui.surfaces.writing.keeping.save", bug)
        with qtbot.waitSignal(page.keeping.refused, timeout=10_000) as refused:
            page.write(" Nu.")
    unkept = page.keeping.settled, page.keeping.last_refused
    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.keeping.now()

    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]
    assert refused.args is not None and refused.args[0].code == "store.disk_trouble"
    assert unkept == (False, True)
    assert kept(desk) == "Malte ser. Han ler. Nu."


def test_saves_run_beside_the_window(qtbot: QtBot, desk: Desk) -> None:
    page, lanes = Page(desk), []
    tasks = desk.shelf.around.tasks
    run = tasks.run
    tasks.run = lambda work, **more: (lanes.append(more["lane"]), run(work, **more))[1]  # type: ignore[method-assign]

    with qtbot.waitSignal(page.keeping.kept, timeout=10_000):
        page.write("x")

    assert lanes == [Lane.DATA]


@given(PARTS, PARTS, PARTS, PARTS)
def test_a_change_at_one_end_is_carried_past_a_change_at_the_other(
    head: str, body: str, mine: str, theirs: str
) -> None:
    before = f"{head}. Midten {body}"

    assert carried(before, f"{theirs}: {before}", before + mine) == f"{theirs}: {before}{mine}"


@given(PARTS, PARTS)
def test_without_a_change_of_others_nothing_happens(before: str, now: str) -> None:
    assert carried(before, before, now) == now


def test_what_is_written_inside_something_others_deleted_is_not_lost() -> None:
    before = "Malte ser. Han ler. Slut."

    now = carried(before, "Malte ser. Slut.", "Malte ser. Han ler højt. Slut.")

    assert "højt" in now
