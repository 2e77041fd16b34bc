"""Goals, levels and what is behind them, in words."""

from __future__ import annotations

from datetime import datetime

from learnkit.domain.calendar import school_time
from learnkit.domain.competence import Level, Proposal
from learnkit.domain.goals import EvidenceKind, Goal
from learnkit.services.competence_table import Cell
from learnkit.services.evidence import Piece
from learnkit.services.judging_competence import Judgement
from ui.strings import Words

ICONS = {
    EvidenceKind.SITTING: "book-open-text",
    EvidenceKind.HAND_IN: "paper-plane-tilt",
    EvidenceKind.OBSERVATION: "eye",
}


def level_words(words: Words) -> dict[Level, str]:
    """What each level is called, the lowest first."""
    t = words.t
    return {
        Level.NOT_SEEN: t("Ikke set"),
        Level.UNDER_WAY: t("På vej"),
        Level.WITH_SUPPORT: t("Med støtte"),
        Level.ALONE: t("Kan selv"),
    }


def cell_said(words: Words, cell: Cell) -> str:
    """All a cell shows, for a screen reader."""
    t, levels = words.t, level_words(words)
    if cell.judged is not None:
        said = t("{level}, vurderet", level=levels[cell.judged])
    elif cell.proposed is not None:
        said = t("{level}, forslag", level=levels[cell.proposed])
    else:
        said = t("Ikke vurderet")
    behind = t.count("bygger på {n} ting", "bygger på {n} ting", cell.evidence)
    return f"{said}, {behind}" if cell.evidence else said


def goal_path(goal: Goal) -> str:
    """A goal with the area it lies in."""
    return f"{goal.area} · {goal.name}" if goal.area else goal.name


def goals_of_step(words: Words, goals: tuple[Goal, ...]) -> str:
    """After which class level the goals are, where they are all of one."""
    steps = {goal.step for goal in goals if goal.step is not None}
    return words.t("efter {step}. klasse", step=next(iter(steps))) if len(steps) == 1 else ""


def proposal_words(words: Words, proposal: Proposal) -> str:
    """What is proposed, what it builds on, and who decides."""
    t = words.t
    builds = ", ".join(
        _kinds(words, kind, proposal.builds_on[kind]) for kind in EvidenceKind if kind in proposal.builds_on
    )
    said = t("Forslag: {level}. Bygger på {builds}.", level=level_words(words)[proposal.level], builds=builds)
    return f"{said} {t('Du bestemmer.')}"


def _kinds(words: Words, kind: EvidenceKind, n: int) -> str:
    count = words.t.count
    if kind is EvidenceKind.SITTING:
        return count("{n} læst tekst", "{n} læste tekster", n)
    if kind is EvidenceKind.HAND_IN:
        return count("{n} afleveret tekst", "{n} afleverede tekster", n)
    return count("{n} note", "{n} noter", n)


def piece_title(words: Words, piece: Piece) -> str:
    """What a piece of evidence is."""
    t = words.t
    if piece.kind is EvidenceKind.SITTING:
        return t("Læst: {title}", title=piece.what)
    if piece.kind is EvidenceKind.HAND_IN:
        return t("Afleveret: {title}", title=piece.what or t("Uden titel"))
    return t("Note af {name}", name=piece.by) if piece.by else t("Note")


def piece_facts(words: Words, piece: Piece) -> str:
    """What is known of a piece of evidence, in a line."""
    t = words.t
    if piece.kind is EvidenceKind.OBSERVATION:
        return f"”{piece.what}”"
    facts = []
    if piece.minutes is not None:
        facts.append(words.minutes(piece.minutes))
    if piece.lix is not None:
        facts.append(t("LIX under 10") if piece.lix < 10 else t("LIX {n}", n=piece.lix))
    return " · ".join(facts)


def judgement_words(words: Words, judgement: Judgement, now: datetime) -> str:
    """Who judged what, and when."""
    t = words.t
    when = words.ago(school_time(judgement.at), school_time(now))
    level = t("Taget tilbage") if judgement.level is None else level_words(words)[judgement.level]
    said = f"{level} · {judgement.by} · {when}" if judgement.by else f"{level} · {when}"
    return f"{said}. ”{judgement.note}”" if judgement.note else said
