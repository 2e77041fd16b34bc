"""A pack: a folder of texts and the `pack.toml` that says what each of them is."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, TypeVar, cast, get_args

from content.problems import ContentProblem, Fact

MANIFEST = "pack.toml"

Level = Literal["first", "easy", "middle", "fluent", "demanding"]
Subject = Literal["everyday", "animals", "nature", "sea", "space", "history", "technology", "fantasy", "people"]
Kind = Literal["story", "facts", "poem", "play"]

LEVELS: tuple[Level, ...] = get_args(Level)
"""What the makers of a pack say of a text's level, from the very first reader to the ninth class; not computed."""
SUBJECTS: tuple[Subject, ...] = get_args(Subject)
KINDS: tuple[Kind, ...] = get_args(Kind)

NO_MANIFEST = "pack.no_manifest"  # the folder has no pack.toml that can be read; fact: reason
BROKEN_MANIFEST = "pack.broken_manifest"  # pack.toml is no TOML; fact: reason
NO_TEXTS = "pack.no_texts"  # a pack must hold a text
MISSING_FIELD = "pack.missing_field"  # facts: text, field
WRONG_FIELD = "pack.wrong_field"  # not a line of text; facts: text, field
UNKNOWN_FIELD = "pack.unknown_field"  # a word we do not know, perhaps misspelt; facts: text, field
BAD_ID = "pack.bad_id"  # not small letters, digits and hyphens; facts: text, id
SAME_ID = "pack.same_id"  # two texts of one id; fact: text
BAD_LANGUAGE = "pack.bad_language"  # not a language tag; facts: text, language
BAD_LEVEL = "pack.bad_level"  # facts: text, level
BAD_SUBJECT = "pack.bad_subject"  # facts: text, subject
BAD_KIND = "pack.bad_kind"  # facts: text, kind
OUTSIDE = "pack.outside"  # the file lies outside the pack's folder; facts: text, file
MISSING_FILE = "pack.missing_file"  # facts: text, file

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")

PACK_FIELDS = ("id", "title", "language", "licence", "author")
TEXT_FIELDS = ("id", "file", "title", "author", "language", "level", "subject", "kind", "summary")
INHERITED = ("author", "language")
"""What a text takes from its pack when it says nothing itself."""

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class PackText:
    """One text of a pack, as its makers tell of it; the words are in `file`."""

    id: str
    file: Path
    title: str
    author: str
    language: str
    level: Level | None
    subject: Subject
    kind: Kind
    summary: str


@dataclass(frozen=True)
class Pack:
    """A folder of texts that is whole: every file is there, every id occurs once."""

    id: str
    title: str
    language: str
    licence: str
    author: str
    texts: tuple[PackText, ...]


@dataclass(frozen=True)
class Finding:
    """One thing that keeps a pack from being used."""

    code: str
    facts: Mapping[str, Fact]


class PackProblem(ContentProblem):
    """A pack that cannot be used; `findings` holds all that was found, `code` and `facts` are those of the first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(findings[0].code, **findings[0].facts)
        self.findings = findings


class _Findings(list[Finding]):
    """What was found so far; `text` is the id of the text looked at, or "" for the pack itself."""

    text = ""

    def add(self, code: str, **facts: Fact) -> None:
        self.append(Finding(code, {"text": self.text, **facts}))


def read_pack(folder: Path) -> Pack:
    """The pack in the folder; every text it names is a file inside it.

    PackProblem, with all findings at once, when it is not so. The texts themselves are not opened.
    """
    manifest = _manifest(folder / MANIFEST)
    found = _Findings()
    _look_for_unknown(found, manifest, (*PACK_FIELDS, "text"))
    facts = {name: _line(found, manifest, name) for name in PACK_FIELDS}
    _look_at_names(found, facts["id"], facts["language"])
    entries = _entries(found, manifest)
    texts = tuple(_text(found, folder, entry, facts) for entry in entries)
    found.text = ""
    for name, times in Counter(text.id for text in texts).items():
        if name and times > 1:
            found.append(Finding(SAME_ID, {"text": name}))
    if found:
        raise PackProblem(tuple(found))
    return Pack(texts=texts, **facts)


def _manifest(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise PackProblem((Finding(NO_MANIFEST, {"reason": problem.strerror}),)) from problem
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise PackProblem((Finding(BROKEN_MANIFEST, {"reason": str(problem)}),)) from problem


def _entries(found: _Findings, manifest: Mapping[str, object]) -> Iterator[Mapping[str, object]]:
    entries = manifest.get("text", [])
    tables = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    if not tables:
        found.add(WRONG_FIELD, field="text")
    elif not entries:
        found.add(NO_TEXTS)
    return iter(cast(list[Mapping[str, object]], entries) if tables else [])


def _text(found: _Findings, folder: Path, entry: Mapping[str, object], pack: Mapping[str, str]) -> PackText:
    found.text = ""
    found.text = name = _line(found, entry, "id")
    _look_for_unknown(found, entry, TEXT_FIELDS)
    author, language = (_line(found, entry, field) if field in entry else pack[field] for field in INHERITED)
    _look_at_names(found, name, language)
    level = _one_of(found, entry, "level", LEVELS, BAD_LEVEL) if "level" in entry else None
    return PackText(
        id=name,
        file=_file(found, folder, _line(found, entry, "file")),
        title=_line(found, entry, "title"),
        author=author,
        language=language,
        level=level,
        subject=_one_of(found, entry, "subject", SUBJECTS, BAD_SUBJECT),
        kind=_one_of(found, entry, "kind", KINDS, BAD_KIND),
        summary=_line(found, entry, "summary"),
    )


def _line(found: _Findings, table: Mapping[str, object], field: str) -> str:
    value = table.get(field, "")
    if not isinstance(value, str) or "\n" in value.strip():
        found.add(WRONG_FIELD, field=field)
        return ""
    if not value.strip():
        found.add(MISSING_FIELD, field=field)
    return value.strip()


def _look_for_unknown(found: _Findings, table: Mapping[str, object], known: tuple[str, ...]) -> None:
    for field in table:
        if field not in known:
            found.add(UNKNOWN_FIELD, field=field)


def _look_at_names(found: _Findings, name: str, language: str) -> None:
    if name and not ID.fullmatch(name):
        found.add(BAD_ID, id=name)
    if language and not LANGUAGE.fullmatch(language):
        found.add(BAD_LANGUAGE, language=language)


def _one_of(found: _Findings, table: Mapping[str, object], field: str, known: tuple[Word, ...], code: str) -> Word:
    value = _line(found, table, field)
    if value and value not in known:
        found.add(code, **{field: value})
    return cast(Word, value)


def _file(found: _Findings, folder: Path, name: str) -> Path:
    parts = PurePosixPath(name)
    if parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name:
        found.add(OUTSIDE, file=name)
        return folder
    path = folder / parts
    if not name:
        return path
    if not path.is_file():
        found.add(MISSING_FILE, file=name)
    elif not path.resolve().is_relative_to(folder.resolve()):
        found.add(OUTSIDE, file=name)
    return path
