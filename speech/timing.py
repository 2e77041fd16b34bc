"""When each piece of the shown text is heard: eSpeak's word events made true to the sound."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from speech.events import WordMark
from speech.tts import Token

FRAME_MS = 5
QUIET_SHARE = 0.03
USUAL_PEAK = 24_000
"""The loudest sample to reckon with before one has been heard; a full voice reaches 22,000 to 27,000."""
LOOK_AHEAD_MS = 150
"""A word event lies up to this long before the word sounds: after a pause, or at a p, t or k (their closure)."""
WORD = re.compile(r"\w\S*")


class SpokenSentence:
    """The text that is handed to the voice for some tokens, and which token a place in it belongs to."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tuple(tokens)
        self.text = " ".join(token.say for token in tokens)
        self.word_starts: list[int] = []
        self._token_of_word: list[int] = []
        offset = 0
        for index, token in enumerate(tokens):
            for word in WORD.finditer(token.say):
                self.word_starts.append(offset + word.start())
                self._token_of_word.append(index)
            offset += len(token.say) + 1

    def begun_at(self, location: int) -> tuple[int, bool] | None:
        """The token that begins at a word event's place, and whether the place is exact.

        Where the voice says two words as one unit ("det her", "skal have") it reports the second word from inside
        the first: an inexact place means the word after it. None when no token begins there.
        """
        word = bisect_right(self.word_starts, location) - 1
        exact = word >= 0 and self.word_starts[word] == location
        if not exact:
            word += 1
        if word >= len(self.word_starts) or not self._begins_a_token(word):
            return None
        return self._token_of_word[word], exact

    def _begins_a_token(self, word: int) -> bool:
        return word == 0 or self._token_of_word[word - 1] != self._token_of_word[word]


class Loudness:
    """The loudness of the sound heard so far, in frames of 5 ms."""

    def __init__(self, sample_rate: int) -> None:
        self._frame = sample_rate * FRAME_MS // 1000
        self._rate = sample_rate
        self._rest = array("h")
        self._peaks: list[int] = []
        self._loudest = USUAL_PEAK
        self.samples = 0

    def hear(self, pcm: bytes) -> None:
        """Takes the next piece of sound."""
        piece = array("h")
        piece.frombytes(pcm)
        if sys.byteorder == "big":
            piece.byteswap()
        self.samples += len(piece)
        self._rest.extend(piece)
        whole = len(self._rest) // self._frame * self._frame
        for begin in range(0, whole, self._frame):
            frame = self._rest[begin : begin + self._frame]
            self._peaks.append(max(*frame, -min(frame)))
            self._loudest = max(self._loudest, self._peaks[-1])
        del self._rest[:whole]

    def onset(self, sample: int) -> float:
        """Milliseconds at which sound is heard, at the sample or soon after; the sample itself if none is."""
        first = sample // self._frame
        for frame in range(first, min(first + LOOK_AHEAD_MS // FRAME_MS, len(self._peaks))):
            if self._is_loud(frame):
                return max(self._ms(frame * self._frame), self._ms(sample))
        return self._ms(sample)

    def last_sound_before(self, ms: float) -> float:
        """Milliseconds at which the last sound before this moment has ended; 0 if all was silent."""
        frame = min(int(ms * self._rate / 1000) // self._frame, len(self._peaks)) - 1
        while frame >= 0 and not self._is_loud(frame):
            frame -= 1
        return self._ms((frame + 1) * self._frame)

    def _is_loud(self, frame: int) -> bool:
        return self._peaks[frame] > QUIET_SHARE * self._loudest

    def _ms(self, samples: int) -> float:
        return 1000 * samples / self._rate


class SentenceMarks:
    """Gives the word marks of one sentence while it is being spoken, each as soon as it is certain.

    Every token gets a mark: one the voice reported no place for gets its share, by letters, of the time
    between its neighbours. `starts_ms` is where the sentence begins in the utterance.
    """

    def __init__(self, sentence: SpokenSentence, sample_rate: int, starts_ms: float) -> None:
        self._sentence = sentence
        self._sound = Loudness(sample_rate)
        self._look_ahead = sample_rate * LOOK_AHEAD_MS // 1000
        self._starts_ms = starts_ms
        self._reported: dict[int, tuple[int, bool]] = {0: (0, False)}
        self._anchor: tuple[int, float] | None = None
        self._last_from = round(starts_ms) - 1

    def word(self, location: int, sample: int) -> None:
        """The voice reports that the word at this place of the sentence's text is heard from this sample on."""
        begun = self._sentence.begun_at(location)
        if begun is None:
            return
        token, exact = begun
        known = self._reported.get(token)
        settled = self._anchor is not None and token <= self._anchor[0]
        if not settled and (known is None or (exact and not known[1])):
            self._reported[token] = (sample, exact)

    def hear(self, pcm: bytes) -> Iterator[WordMark]:
        """Takes the next piece of sound and gives the marks that are certain by now."""
        self._sound.hear(pcm)
        latest = max(self._reported)
        for token in sorted(self._reported):
            sample, exact = self._reported[token]
            if sample + self._look_ahead > self._sound.samples or not (exact or token < latest):
                return
            yield from self._settle(token, sample)

    def finish(self) -> Iterator[WordMark]:
        """The marks that are left when the sentence has been spoken to its end."""
        for token in sorted(self._reported):
            yield from self._settle(token, self._reported[token][0])
        end = self._sound.last_sound_before(1000 * self._sound.samples)
        yield from self._up_to(len(self._sentence.tokens), end)

    def _settle(self, token: int, sample: int) -> Iterator[WordMark]:
        if self._anchor is not None and token <= self._anchor[0]:
            return
        onset = self._sound.onset(sample)
        yield from self._up_to(token, onset)
        self._anchor = (token, onset)

    def _up_to(self, token: int, onset: float) -> Iterator[WordMark]:
        """The marks from the last certain token to the one before this, which is heard from `onset` on."""
        if self._anchor is None:
            return
        first, begins = self._anchor
        ends = min(onset, max(begins, self._sound.last_sound_before(onset)))
        tokens = self._sentence.tokens[first:token]
        letters = [max(1, len(t.say)) for t in tokens]
        spoken = 0
        for shown, share in zip(tokens, letters, strict=True):
            from_ms = begins + (ends - begins) * spoken / sum(letters)
            spoken += share
            yield self._mark(shown, from_ms, begins + (ends - begins) * spoken / sum(letters))

    def _mark(self, token: Token, from_ms: float, to_ms: float) -> WordMark:
        begins = max(round(self._starts_ms + from_ms), self._last_from + 1)
        self._last_from = begins
        return WordMark(token.start, token.end, begins, max(round(self._starts_ms + to_ms), begins + 1))
