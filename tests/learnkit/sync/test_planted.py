"""The proof is a proof only if it notices what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.learnkit.sync.planted import PLANTS, Plant
from tests.learnkit.sync.proof import Proof, in_small_pieces, quick


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
def test_the_proof_notices(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    in_small_pieces(monkeypatch.setattr)
    plant(monkeypatch)
    many = settings(quick(300, 40, derandomize=True), phases=[Phase.generate], database=None, report_multiple_bugs=False)

    with pytest.raises(Exception):  # noqa: B017 - whatever the mistake leads to
        run_state_machine_as_test(Proof, settings=many)
    print("NOTICED", plant.__name__, type(noticed.value), str(noticed.value)[:150])
