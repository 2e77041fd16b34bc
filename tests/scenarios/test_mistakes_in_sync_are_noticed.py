"""The proof is a proof only if it notices what is wrong."""

from __future__ import annotations

import pytest

from tests.learnkit.sync.line import in_small_pieces
from tests.learnkit.sync.planted import PLANTS, Planted
from tests.learnkit.sync.proof import Proof


def told(planted: Planted) -> None:
    with in_small_pieces():
        proof = Proof()
        proof.begin(off=planted.off)
        try:
            planted.story(proof)
        except BaseException:
            proof.clear_away()
            raise
        proof.teardown()


@pytest.mark.parametrize("planted", PLANTS, ids=lambda planted: planted.plant.__name__)
def test_a_mistake_put_in_on_purpose_is_noticed(planted: Planted, monkeypatch: pytest.MonkeyPatch) -> None:
    told(planted)  # without it, all is well

    planted.plant(monkeypatch)

    with pytest.raises(AssertionError, match=planted.shows):
        told(planted)
