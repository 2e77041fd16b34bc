"""Why a pupil needs a word is said in one sentence, with one act, and never as a judgement."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from learnkit.domain.needing_a_word import NeedsAWord, Reason
from learnkit.i18n import translator
from ui.strings import Words
from ui.teacher.class_words import Act, compared, days_since, need, seen_words, span

TODAY = date(2026, 11, 24)
DANISH, ENGLISH = Words(translator("da")), Words(translator("en"))
FACTS: tuple[tuple[Reason, dict[str, int | str | bool], str, str, Act], ...] = (
    (Reason.NOT_SEEN, {"days": 9, "seen": True}, "Ikke set i 9 dage", "Har hverken læst eller skrevet siden.",
     Act.GIVE_TEXT),
    (Reason.NOT_SEEN, {"days": 8, "seen": False}, "Ikke set i 8 dage", "Er ikke begyndt i LearnKit endnu.",
     Act.GIVE_TEXT),
    (Reason.TASK_OVERDUE, {"days": 1, "tasks": 1, "title": "Åen", "kind": "text", "frame": ""},
     "1 opgave er ikke færdig", "”Åen” skulle være klar for 1 dag siden.", Act.SEE_TASKS),
    (Reason.TASK_OVERDUE, {"days": 3, "tasks": 2, "title": "", "kind": "writing", "frame": "letter"},
     "2 opgaver er ikke færdige", "”Brev” skulle være klar for 3 dage siden.", Act.SEE_TASKS),
    (Reason.HAND_IN_WAITS, {"days": 6, "title": "Vims", "document": "d1"}, "Har ventet på svar i 6 dage",
     "Har afleveret ”Vims”.", Act.READ_TEXT),
    (Reason.READS_LESS, {"minutes": 1, "usual": 80}, "Har læst mindre", "1 minut på to uger. Før var det 80 minutter.",
     Act.GIVE_TEXT),
    (Reason.WRITES_LESS, {"words": 41, "usual": 1600}, "Har skrevet mindre",
     "41 ord på to uger. Før var det 1.600 ord.", Act.GIVE_WRITING),
)  # fmt: skip


@pytest.mark.parametrize(("reason", "facts", "what", "why", "act"), FACTS)
def test_a_reason_is_said_with_its_facts_and_leads_to_one_act(
    reason: Reason, facts: dict[str, int | str | bool], what: str, why: str, act: Act
) -> None:
    said = need(NeedsAWord("p", reason, facts), "Noor Haddad", TODAY, DANISH)

    assert (said.what, said.why, said.act) == (what, why, act)
    assert said.document == facts.get("document", "")


@pytest.mark.parametrize(("reason", "facts"), [fact[:2] for fact in FACTS])
def test_every_reason_has_english_words(reason: Reason, facts: dict[str, int | str | bool]) -> None:
    fact = NeedsAWord("p", reason, facts)

    danish, english = need(fact, "Noor", TODAY, DANISH), need(fact, "Noor", TODAY, ENGLISH)

    assert english.what != danish.what
    assert english.why != danish.why
    assert english.act_words != danish.act_words


def test_a_day_is_the_schools_and_not_the_clocks() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # half past midnight at the school

    assert days_since(late, TODAY) == 0
    assert days_since(None, TODAY) is None


def test_when_somebody_was_seen_is_said_plainly() -> None:
    assert [seen_words(days, DANISH) for days in (None, 0, 1, 2, 9)] == [
        "ikke endnu", "i dag", "i går", "2 dage siden", "9 dage siden",
    ]  # fmt: skip


def test_hours_are_said_only_where_there_are_any() -> None:
    assert [span(minutes, DANISH) for minutes in (0, 44, 60, 1100)] == ["0 min", "44 min", "1 t 0 min", "18 t 20 min"]


def test_the_week_is_compared_with_the_one_before() -> None:
    said = [compared(minutes, before, DANISH) for minutes, before in ((120, 50), (50, 120), (70, 70))]

    assert said == [
        "læst i alt, 1 t 10 min mere end de 7 dage før",
        "læst i alt, 1 t 10 min mindre end de 7 dage før",
        "læst i alt, som de 7 dage før",
    ]
