"""What is proposed follows from the evidence by the rule that is written, and never more."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from learnkit.domain.competence import ENOUGH, Level, level_of_a_text_read, propose, standing
from learnkit.domain.goals import EvidenceKind

READ, HANDED, SEEN = EvidenceKind.SITTING, EvidenceKind.HAND_IN, EvidenceKind.OBSERVATION


def test_too_little_proposes_nothing_however_much_was_seen() -> None:
    assert propose([]) is None
    assert propose([(READ, Level.WITH_SUPPORT)] * 2 + [(SEEN, None)] * 9) is None


def test_a_proposal_is_the_lower_middle_of_what_the_pieces_say_and_tells_what_it_builds_on() -> None:
    harder, easier = (READ, Level.WITH_SUPPORT), (READ, Level.UNDER_WAY)

    proposal = propose([harder, harder, easier, (SEEN, None)])
    evenly = propose([harder, harder, easier, easier])

    assert proposal is not None
    assert (proposal.level, proposal.builds_on) == (Level.WITH_SUPPORT, {READ: 3, SEEN: 1})
    assert evenly is not None
    assert evenly.level is Level.UNDER_WAY


def test_a_text_says_with_support_when_it_is_about_as_hard_as_suits_or_harder() -> None:
    assert [level_of_a_text_read(lix, 18).name for lix in (12, 13, 18, 40)] == [
        "UNDER_WAY", "WITH_SUPPORT", "WITH_SUPPORT", "WITH_SUPPORT",
    ]  # fmt: skip
    assert level_of_a_text_read(0, 8) is Level.WITH_SUPPORT


says = st.sampled_from([Level.UNDER_WAY, Level.WITH_SUPPORT, None])


@given(st.lists(st.tuples(st.sampled_from(list(EvidenceKind)), says), max_size=12))
def test_that_a_pupil_can_do_it_alone_is_never_proposed(pieces: list[tuple[EvidenceKind, Level | None]]) -> None:
    proposal = propose(pieces)

    if proposal is None:
        assert sum(level is not None for _, level in pieces) < ENOUGH
    else:
        assert proposal.level in {level for _, level in pieces} - {None}
        assert proposal.level < Level.ALONE
        assert sum(proposal.builds_on.values()) == len(pieces)


def test_the_last_judgement_stands_and_taking_it_back_lets_the_one_before_stand() -> None:
    assert standing([]) is None
    assert standing([1, 2]) == 2
    assert standing([1, 2, None]) == 1
    assert standing([0, None, None, 3]) == 3
    assert standing([1, None]) is None
