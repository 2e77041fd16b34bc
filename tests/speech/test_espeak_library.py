from __future__ import annotations

import threading
from pathlib import Path

import espeakng_loader
import pytest

from speech import espeak_library
from speech.errors import SpeechError
from speech.espeak_library import EspeakLibrary, Word, open_library, speakable


def synthesise(text: str, voice: str = "da") -> tuple[int, list[Word]]:
    samples = 0
    words: list[Word] = []

    def heard(pcm: bytes, begun: list[Word]) -> bool:
        nonlocal samples
        samples += len(pcm) // 2
        words.extend(begun)
        return True

    open_library().synthesise(text, voice=voice, rate=120, word_gap=0, heard=heard)
    return samples, words


def test_there_is_one_library_in_a_process() -> None:
    assert open_library() is open_library()


def test_what_the_listener_raises_comes_out_of_the_library() -> None:
    def heard(pcm: bytes, words: list[Word]) -> bool:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        open_library().synthesise("hej", voice="da", rate=120, word_gap=0, heard=heard)

    assert synthesise("hej")[0] > 1_000


def test_two_threads_at_once_each_hear_their_own_text() -> None:
    heard: dict[str, list[str]] = {}

    def speak(text: str) -> None:
        _, words = synthesise(text)
        heard[text] = [text[w.location : w.location + w.length] for w in words]

    texts = [" ".join([word] * 200) for word in ("kat", "hund")]
    threads = [threading.Thread(target=speak, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert heard == {text: text.split() for text in texts}


def test_missing_voice_data_is_an_error_and_not_the_end_of_the_process(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as told:
        EspeakLibrary(espeakng_loader.get_library_path(), str(tmp_path))

    assert told.value.code == "speech.voice_data_missing"


def test_a_missing_library_is_an_error_with_a_code(tmp_path: Path) -> None:
    with pytest.raises(SpeechError) as told:
        EspeakLibrary(str(tmp_path / "libnothing.so"), espeakng_loader.get_data_path())

    assert told.value.code == "speech.library_missing"


def test_data_behind_a_path_too_long_for_the_library_is_reached_by_a_link(tmp_path: Path) -> None:
    far = tmp_path / ("x" * 100) / ("y" * 100)
    far.mkdir(parents=True)
    (far / "phontab").write_bytes(b"")

    reached = espeak_library._reachable(far)

    assert len(str(reached)) <= espeak_library.PATH_ROOM
    assert (reached / "phontab").is_file()


def test_commands_to_the_voice_become_spaces_and_every_place_stays() -> None:
    text = "a\x01b\x00c\ud800d\ue000e😀æ\n"

    assert speakable(text) == "a b c d e😀æ "
