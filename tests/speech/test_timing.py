from __future__ import annotations

from array import array
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from speech.events import WordMark
from speech.timing import Loudness, SentenceMarks, SpokenSentence
from speech.tts import SAMPLE_RATE, Token
from tests.speech.hearing import tokens_of


def sound(*pieces: tuple[int, bool]) -> bytes:
    """Pieces of so many ms, loud or silent."""
    samples = array("h")
    for ms, loud in pieces:
        samples.extend([12_000 if loud else 0] * (SAMPLE_RATE * ms // 1000))
    return samples.tobytes()


def at(ms: int) -> int:
    return SAMPLE_RATE * ms // 1000


def marked(words: list[str], reports: list[tuple[int, int]], pcm: bytes, starts_ms: float = 0) -> list[WordMark]:
    marks = SentenceMarks(SpokenSentence(tokens_of(*words)), SAMPLE_RATE, starts_ms)
    for location, ms in reports:
        marks.word(location, at(ms))
    return [*marks.hear(pcm), *marks.finish()]


def near(told: float, wanted: float) -> bool:
    return abs(told - wanted) <= 6


def test_a_report_in_silence_moves_to_where_the_sound_begins() -> None:
    first, second = marked(["en,", "to."], [(0, 0), (4, 400)], sound((300, True), (160, False), (300, True)))

    assert near(second.from_ms, 460)
    assert near(first.to_ms, 300)
    assert near(second.to_ms, 760)


def test_a_report_in_the_middle_of_sound_stays() -> None:
    _, second = marked(["en", "to."], [(0, 0), (3, 250)], sound((600, True)))

    assert near(second.from_ms, 250)


def test_a_silence_longer_than_a_word_can_wait_is_left_alone() -> None:
    _, second = marked(["en", "to."], [(0, 0), (3, 300)], sound((300, True), (400, False), (300, True)))

    assert near(second.from_ms, 300)


def test_times_count_from_the_beginning_of_the_utterance() -> None:
    (only,) = marked(["en."], [(0, 0)], sound((100, False), (200, True)), starts_ms=5_000)

    assert near(only.from_ms, 5_100)
    assert near(only.to_ms, 5_300)


def test_a_word_nobody_reported_gets_its_share_by_letters() -> None:
    marks = marked(["abcd", "ab", "abcd."], [(0, 0), (8, 600)], sound((900, True)))

    assert [near(mark.from_ms, wanted) for mark, wanted in zip(marks, (0, 400, 600), strict=True)] == [True] * 3


def test_a_report_from_inside_a_word_means_the_next_one() -> None:
    sentence = SpokenSentence(tokens_of("det", "her", "hus."))

    assert sentence.begun_at(0) == (0, True)
    assert sentence.begun_at(1) == (1, False)
    assert sentence.begun_at(4) == (1, True)
    assert sentence.begun_at(8) == (2, True)
    assert sentence.begun_at(10) is None


def test_an_exact_report_overrules_one_from_inside_the_word_before() -> None:
    marks = marked(["x/y", "kat", "ja."], [(0, 0), (2, 100), (4, 300), (8, 500)], sound((800, True)))

    assert near(marks[1].from_ms, 300)


def test_the_later_words_of_one_token_begin_no_mark() -> None:
    sentence = SpokenSentence((Token(0, 2, "fem og tyve"), Token(3, 6, "kat.")))

    assert sentence.begun_at(0) == (0, True)
    assert sentence.begun_at(4) is None
    assert sentence.begun_at(12) == (1, True)


def test_a_mark_is_told_while_the_sentence_is_still_being_spoken() -> None:
    marks = SentenceMarks(SpokenSentence(tokens_of("en", "to", "tre.")), SAMPLE_RATE, 0)
    marks.word(0, 0)
    marks.word(3, at(300))
    early = list(marks.hear(sound((320, True))))
    later = list(marks.hear(sound((200, True))))

    assert early == []
    assert [mark.start for mark in later] == [0]


@given(
    words=st.lists(st.sampled_from(["en", "kat,", "tandbørste", "x/y", "12", "-", "…"]), min_size=1, max_size=12),
    reports=st.lists(st.tuples(st.integers(-2, 80), st.integers(0, 2_000)), max_size=20),
    pieces=st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=8),
)
def test_whatever_is_reported_every_token_is_marked_once_and_in_rising_order(
    words: list[str], reports: list[tuple[int, int]], pieces: list[tuple[int, bool]]
) -> None:
    tokens = tokens_of(*words)
    marks = SentenceMarks(SpokenSentence(tokens), SAMPLE_RATE, 0)
    told: list[WordMark] = []

    for location, ms in sorted(reports):
        marks.word(location, at(ms))
        told.extend(marks.hear(sound(*pieces)))
    told.extend(marks.finish())

    assert [(mark.start, mark.end) for mark in told] == [(token.start, token.end) for token in tokens]
    assert all(one.from_ms < other.from_ms for one, other in pairwise(told))
    assert all(mark.from_ms < mark.to_ms for mark in told)


@given(cuts=st.lists(st.integers(1, 3_000), max_size=10))
def test_sound_may_come_in_pieces_of_any_length(cuts: list[int]) -> None:
    pcm = sound((70, False), (100, True), (50, False))
    loudness = Loudness(SAMPLE_RATE)

    for cut in cuts:
        loudness.hear(pcm[: 2 * cut])
        pcm = pcm[2 * cut :]
    loudness.hear(pcm)

    assert near(loudness.onset(0), 70)
    assert near(loudness.last_sound_before(220), 170)
