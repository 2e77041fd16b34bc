"""Promises are tried by running them, and a broken one is never called kept."""

from __future__ import annotations

import json
from pathlib import Path

import promises
import pytest
from promises import Stage, WrongFileError


def entry(**keys: str) -> str:
    given = {
        "id": "a.b",
        "area": "a",
        "sentence": "It is so.",
        "command": "pytest --version",
        "expect": "exit == 0",
        **keys,
    }
    return "[[promise]]\n" + "".join(
        f"{key} = {value if value[:1] in '[{' else json.dumps(value)}\n" for key, value in given.items()
    )


def states(text: str, area: str | None = None) -> list[tuple[str, str]]:
    return [(row.id, row.state) for row in promises.rows(promises.read(text), area)]


def test_the_projects_own_promises_can_be_read() -> None:
    text = promises.PROMISES.read_text(encoding="utf-8") if promises.PROMISES.exists() else ""

    assert isinstance(promises.read(text), list)


def test_a_promise_is_kept_when_its_command_ran_and_its_expectation_holds() -> None:
    assert states(entry()) == [("a.b", "kept")]


@pytest.mark.parametrize(
    "keys",
    [
        {"expect": "exit == 7"},
        {"command": "pytest --no-such-option"},
        {"expect": "data['nothing'] == 1"},
        {"expect": "unknown_name"},
        {"command": "pytest {nobody_kept_this}"},
    ],
)
def test_a_promise_whose_expectation_fails_in_any_way_is_broken(keys: dict[str, str]) -> None:
    assert states(entry(**keys)) == [("a.b", "broken")]


def test_an_open_promise_is_not_tried_and_says_why() -> None:
    rows = list(promises.rows(promises.read(entry(command="pytest --no-such-option", open="next year"))))

    assert [(row.state, row.why) for row in rows] == [("open", "next year")]


def test_what_one_promise_kept_the_next_in_the_same_home_may_use() -> None:
    first = entry(home="shared", let="{ word = \"'--version'\" }")
    second = entry(id="a.c", home="shared", command="pytest {word}")
    alone = entry(id="a.d", command="pytest {word}")

    assert states(first + second + alone) == [("a.b", "kept"), ("a.c", "kept"), ("a.d", "broken")]


def test_asking_for_an_area_tries_what_came_before_in_its_home() -> None:
    first = entry(home="shared", let="{ word = \"'--version'\" }")
    second = entry(id="x.c", area="x", home="shared", command="pytest {word}")

    assert states(first + second, "x") == [("x.c", "kept")]


def test_a_filled_place_stays_one_word_and_other_braces_stay_as_they_are(tmp_path: Path) -> None:
    stage = Stage(tmp_path, {"title": "to ord"})

    words = promises.words_of("""learnkit write --title {title} --text '{"a": 1}' --out {home}/f""", stage)

    assert words[-6:] == ["--title", "to ord", "--text", '{"a": 1}', "--out", f"{tmp_path}/f"]
    assert words[words.index("--home") + 1] == str(tmp_path)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (entry() + entry(), "twice"),
        (entry(expects="1"), "unknown key expects"),
        ('[[promise]]\nid = "a"\n', "is missing"),
        ('[[promise]]\nid = "a"\narea = "a"\nsentence = "s"\ncommand = "pytest"\n', "expect is missing"),
    ],
)
def test_a_file_that_does_not_say_what_it_must_is_refused(text: str, complaint: str) -> None:
    with pytest.raises(WrongFileError, match=complaint):
        promises.read(text)


def test_a_command_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongFileError, match="rm"):
        promises.words_of("rm -rf /", Stage(tmp_path))


def test_the_rows_of_a_benchmark_are_its_data() -> None:
    assert promises.answer_in('{"name": "a"}\n{"name": "b"}\n') == {"data": [{"name": "a"}, {"name": "b"}]}
    assert promises.answer_in('{"schema": 1, "data": 2}') == {"schema": 1, "data": 2}
    assert promises.answer_in("no object") == {}


def test_the_exit_code_says_whether_a_promise_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "promises.toml"
    file.write_text(entry() + entry(id="a.c", expect="exit == 9"), encoding="utf-8")
    monkeypatch.setattr(promises, "PROMISES", file)

    code = promises.main(["--json"])
    said = json.loads(capsys.readouterr().out)

    assert code == 1
    assert (said["ok"], said["data"]["kept"], said["data"]["broken"]) == (False, 1, 1)
    assert said["problems"] == [{"code": "promise.broken", "facts": {"id": "a.c"}}]
    assert promises.main(["nowhere"]) == 2


def test_only_what_the_suite_shows_by_itself_may_be_left_to_it() -> None:
    left = [
        promises.shown_by_tests(promises.read(entry(**keys))[0])
        for keys in (
            {},
            {"command": "learnkit doctor"},
            {"command": '["pytest a", "learnkit doctor"]'},
            {"open": "later"},
        )
    ]

    assert left == [True, False, False, False]
