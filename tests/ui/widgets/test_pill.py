from __future__ import annotations

import pytest

from ui.theme.theme import Theme
from ui.widgets.pill import SyncPill, Truth


def test_the_four_truths_look_different(theme: Theme) -> None:
    pills = [SyncPill(theme, "Gemt", truth=truth) for truth in Truth]
    pictures = []
    for pill in pills:
        pill.resize(pill.sizeHint())
        pictures.append(pill.grab().toImage())

    assert all(pictures[a] != pictures[b] for a in range(4) for b in range(a))


def test_there_is_no_fifth_truth(theme: Theme) -> None:
    with pytest.raises(ValueError, match="maybe"):
        SyncPill(theme, "Gemt", truth="maybe")


def test_short_it_keeps_its_sentence_for_those_who_do_not_see_the_sign(theme: Theme) -> None:
    pill = SyncPill(theme, "Gemt her og på skolen", truth="school")
    long = pill.sizeHint().width()

    pill.set_short(True)

    assert pill.sizeHint().width() < long / 2
    assert pill.accessibleName() == pill.toolTip() == "Gemt her og på skolen"


def test_it_tells_another_truth(theme: Theme) -> None:
    pill = SyncPill(theme, "Gemt her")

    pill.tell("waiting", "Gemt her. 2 ting venter på skolen")

    assert pill.truth is Truth.WAITING
    assert pill.accessibleName() == "Gemt her. 2 ting venter på skolen"
