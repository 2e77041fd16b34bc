"""What must hold of sync whatever happens in a school, tried on stories nobody has thought of."""

from __future__ import annotations

import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.learnkit.sync.line import in_small_pieces, quick
from tests.learnkit.sync.proof import Proof


def test_whatever_happens_nothing_is_lost_and_all_end_with_what_they_should_have() -> None:
    with in_small_pieces():
        run_state_machine_as_test(Proof, settings=quick(12))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_whatever_happens_in_many_long_stories() -> None:
    with in_small_pieces():
        run_state_machine_as_test(Proof, settings=quick(100, 40))
