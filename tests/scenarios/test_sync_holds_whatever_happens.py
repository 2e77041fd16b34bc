"""What must hold of sync whatever happens in a school, tried on stories nobody has thought of.

The stories are the same in every run, so that a red run means a change. `LEARNKIT_STORIES=300 pytest …` tries as many
new ones.
"""

from __future__ import annotations

import os

import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.learnkit.sync.line import in_small_pieces, quick
from tests.learnkit.sync.proof import Proof

NEW_STORIES = int(os.environ.get("LEARNKIT_STORIES", "0"))


def test_whatever_happens_nothing_is_lost_and_all_end_with_what_they_should_have() -> None:
    with in_small_pieces():
        run_state_machine_as_test(Proof, settings=quick(12, derandomize=True))


@pytest.mark.slow
@pytest.mark.timeout(900 + 20 * NEW_STORIES)
def test_whatever_happens_in_many_long_stories() -> None:
    with in_small_pieces():
        run_state_machine_as_test(Proof, settings=quick(NEW_STORIES or 20, 40, derandomize=not NEW_STORIES))
