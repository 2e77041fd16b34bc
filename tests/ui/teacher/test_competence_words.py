"""Goals and what is behind them are said in whole sentences."""

from __future__ import annotations

from datetime import UTC, datetime

from learnkit.domain.competence import Level, Proposal
from learnkit.domain.goals import EvidenceKind, Goal
from learnkit.i18n import translator
from learnkit.services.competence_table import Cell
from learnkit.services.evidence import Piece
from learnkit.services.judging_competence import Judgement
from ui.strings import Words
from ui.teacher.competence_words import (
    ICONS,
    cell_said,
    goal_path,
    goals_of_step,
    judgement_words,
    level_words,
    piece_facts,
    piece_title,
    proposal_words,
)

AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DA = Words(translator("da"))


def goal(area: str = "Læsning", step: int | None = 4) -> Goal:
    return Goal("DA.L.3@4", "DA.L.3", "Afkodning", area, "", step, frozenset(), False)


def piece(kind: EvidenceKind, what: str, **facts: int | str) -> Piece:
    return Piece(kind, "id", AT, what, None, **facts)  # type: ignore[arg-type]


def test_a_cell_says_how_far_by_whom_and_how_much_is_behind_it() -> None:
    said = [
        cell_said(DA, Cell("g", judged, proposed, evidence))
        for judged, proposed, evidence in (
            (Level.ALONE, Level.UNDER_WAY, 9),
            (None, Level.WITH_SUPPORT, 3),
            (None, None, 1),
            (Level.NOT_SEEN, None, 0),
        )
    ]

    assert said == [
        "Kan selv, vurderet, bygger på 9 ting",
        "Med støtte, forslag, bygger på 3 ting",
        "Ikke vurderet, bygger på 1 ting",
        "Ikke set, vurderet",
    ]


def test_a_proposal_says_what_it_builds_on_and_who_decides() -> None:
    builds = {EvidenceKind.HAND_IN: 1, EvidenceKind.SITTING: 2, EvidenceKind.OBSERVATION: 3}

    said = proposal_words(DA, Proposal(Level.WITH_SUPPORT, builds))

    assert said == ("Forslag: Med støtte. Bygger på 2 læste tekster, 1 afleveret tekst, 3 noter. Du bestemmer.")


def test_each_kind_of_evidence_has_its_title_facts_and_sign() -> None:
    read = piece(EvidenceKind.SITTING, "Mosens lys", minutes=31, lix=14)
    easy = piece(EvidenceKind.SITTING, "Sne", minutes=1, lix=7)
    handed = piece(EvidenceKind.HAND_IN, "")
    seen = piece(EvidenceKind.OBSERVATION, "Deler ord", by="Karen Holm")

    titles = [piece_title(DA, one) for one in (read, handed, seen)]
    facts = [piece_facts(DA, one) for one in (read, easy, handed, seen)]

    assert titles == ["Læst: Mosens lys", "Afleveret: Uden titel", "Note af Karen Holm"]
    assert facts == ["31 minutter · LIX 14", "1 minut · LIX under 10", "", "”Deler ord”"]
    assert set(ICONS) == set(EvidenceKind)


def test_a_judgement_says_who_when_and_why() -> None:
    given = Judgement("id", Level.UNDER_WAY, "Gætter meget", "Karen Holm", AT, "1")
    taken_back = Judgement("id", None, "", "", AT, "1")

    said = [judgement_words(DA, one, NOW) for one in (given, taken_back)]

    assert said == ["På vej · Karen Holm · i fredags. ”Gætter meget”", "Taget tilbage · i fredags"]


def test_a_goal_is_named_with_its_area_and_goals_with_their_step() -> None:
    assert goal_path(goal()) == "Læsning · Afkodning"
    assert goal_path(goal(area="")) == "Afkodning"
    assert goals_of_step(DA, (goal(), goal())) == "efter 4. klasse"
    assert goals_of_step(DA, (goal(), goal(step=6))) == ""
    assert goals_of_step(DA, (goal(step=None),)) == ""


def test_every_level_has_a_word_the_lowest_first() -> None:
    assert list(level_words(DA)) == sorted(Level)
