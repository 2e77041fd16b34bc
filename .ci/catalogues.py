"""The catalogues: merged from every room's .po, compiled to one .mo, and compared with the sentences in the code.

    catalogues.py compile    learnkit/locale/<language>/*.po become LC_MESSAGES/learnkit.mo
    catalogues.py check      every sentence said through a translator has its translation, and no entry is left over
    catalogues.py missing    the sentences without a translation, as .po entries to fill in

Runs on a bare Python: it is used before anything is installed.
"""

from __future__ import annotations

import ast
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CODE = ("learnkit", "ui")
PLACE = re.compile(r"(?<!\{)\{([a-z_][a-z0-9_]*)")
HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


class CatalogueError(Exception):
    """A .po file that cannot be read; says file and line."""


@dataclass(frozen=True)
class Entry:
    """One translated sentence: `said` has one form, or two when `many` is given."""

    one: str
    many: str | None
    said: tuple[str, ...]
    where: str


@dataclass(frozen=True)
class Sentence:
    """A Danish sentence that the code hands to a translator."""

    one: str
    many: str | None
    where: str


def read_po(path: Path) -> list[Entry]:
    """Every entry of a .po file but its header, in order; obsolete entries (#~) are comments."""
    entries: list[Entry] = []
    fields: dict[str, str] = {}
    begun = 0
    last = ""

    def close() -> None:
        if fields.get("msgid"):
            said = tuple(fields[key] for key in sorted(fields) if key.startswith("msgstr"))
            entries.append(Entry(fields["msgid"], fields.get("msgid_plural"), said, f"{path.name}:{begun}"))
        fields.clear()

    for number, raw in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        keyword, _, rest = ("", "", line) if line.startswith('"') else line.partition(" ")
        if keyword == "msgid":
            close()
            begun = number
        try:
            value = ast.literal_eval(rest.strip())
        except (SyntaxError, ValueError) as error:
            raise CatalogueError(f"{path.name}:{number}: not a quoted sentence: {line}") from error
        if keyword:
            last = keyword
            if keyword in fields:
                raise CatalogueError(f"{path.name}:{number}: {keyword} twice in one entry")
        elif not last:
            raise CatalogueError(f"{path.name}:{number}: a sentence before the first msgid")
        fields[last] = fields.get(last, "") + value
    close()
    return entries


def entries_of(language: Path) -> list[Entry]:
    """The entries of all .po files of one language folder."""
    return [entry for path in sorted(language.glob("*.po")) for entry in read_po(path)]


def mo_bytes(entries: list[Entry]) -> bytes:
    """The compiled catalogue, as the GNU gettext manual lays it out ("The Format of GNU MO Files")."""
    pairs = {b"": HEADER.encode()}
    for entry in entries:
        if all(entry.said):
            key = entry.one if entry.many is None else f"{entry.one}\0{entry.many}"
            pairs[key.encode()] = "\0".join(entry.said).encode()
    keys = sorted(pairs)
    start = 7 * 4 + 16 * len(keys)
    originals: list[int] = []
    translations: list[int] = []
    texts = b""
    for table, column in ((originals, keys), (translations, [pairs[key] for key in keys])):
        for text in column:
            table += [len(text), start + len(texts)]
            texts += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, start)
    return head + struct.pack(f"<{4 * len(keys)}I", *originals, *translations) + texts


def compile_all(locale: Path) -> int:
    """Writes the catalogue of each language that has .po files; returns how many sentences they hold together."""
    total = 0
    for language in sorted({path.parent for path in locale.glob("*/*.po")}):
        entries = entries_of(language)
        target = language / "LC_MESSAGES" / "learnkit.mo"
        target.parent.mkdir(exist_ok=True)
        fresh = target.with_suffix(".new")
        fresh.write_bytes(mo_bytes(entries))
        fresh.replace(target)
        total += len(entries)
    return total


def _ends_in(node: ast.expr, name: str) -> bool:
    return (isinstance(node, ast.Name) and node.id == name) or (isinstance(node, ast.Attribute) and node.attr == name)


def _is_translator(node: ast.expr) -> bool:
    return _ends_in(node, "t") or _ends_in(node, "words")


def _texts(nodes: list[ast.expr]) -> list[str | None]:
    return [node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None for node in nodes]


def _choices(node: ast.expr) -> list[ast.expr]:
    """The expressions an argument may turn out to be: `t("Luk" if open else "Åbn")` says two sentences."""
    if isinstance(node, ast.IfExp):
        return _choices(node.body) + _choices(node.orelse)
    return [node]


def sentences(source: str, where: str) -> Iterator[Sentence]:
    """What a module says: t("…"), self.t("…"), words.t("…"), t.count("…", "…", n), and danish("…") for tables."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        at = f"{where}:{node.lineno}"
        if isinstance(node.func, ast.Attribute) and node.func.attr == "count" and _is_translator(node.func.value):
            one, many = (*_texts(node.args[:2]), None)[:2]
            if one is not None and many is not None:
                yield Sentence(one, many, at)
        elif _ends_in(node.func, "t") or _ends_in(node.func, "danish"):
            for text in _texts(_choices(node.args[0])):
                if text is not None:
                    yield Sentence(text, None, at)


def constants(source: str) -> set[str]:
    """Every string a module holds, so that a sentence kept in a table counts as used."""
    return {
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def modules(root: Path) -> list[Path]:
    """The modules in which people are spoken to."""
    return [path for room in CODE for path in sorted((root / room).rglob("*.py"))]


def _places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def _compare(language: str, entries: list[Entry], said: list[Sentence], strings: set[str]) -> Iterator[str]:
    known: dict[str, Entry] = {}
    for entry in entries:
        if entry.one in known:
            yield f"{language}/{entry.where}: also in {known[entry.one].where}: {entry.one!r}"
        known[entry.one] = entry
        if entry.one not in strings:
            yield f"{language}/{entry.where}: nobody says {entry.one!r}"
        if len(entry.said) != (1 if entry.many is None else 2) or not all(entry.said):
            yield f"{language}/{entry.where}: not translated: {entry.one!r}"
        wanted = _places(entry.one) | _places(entry.many or "")
        for text in entry.said:
            if (_places(text) | {"n"} if entry.many else _places(text)) != (wanted | {"n"} if entry.many else wanted):
                yield f"{language}/{entry.where}: other {{places}} than the Danish: {entry.one!r}"
    for sentence in said:
        found = known.get(sentence.one)
        if found is None or (sentence.many is not None and found.many != sentence.many):
            yield f"{sentence.where}: no {language} for {sentence.one!r}"


def problems(root: Path) -> list[str]:
    """What keeps a reader of another language from reading everything; empty when nothing does."""
    sources = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in modules(root)}
    said = [sentence for where, source in sources.items() for sentence in sentences(source, where)]
    strings = {text for source in sources.values() for text in constants(source)}
    languages = sorted(folder for folder in (root / "learnkit" / "locale").glob("*") if folder.is_dir())
    if said and not languages:
        return ["learnkit/locale holds no language"]
    return [line for folder in languages for line in _compare(folder.name, entries_of(folder), said, strings)]


def missing(root: Path) -> Iterator[str]:
    """The sentences of the code without an English translation, as .po entries grouped by module."""
    known = {entry.one for entry in entries_of(root / "learnkit" / "locale" / "en")}
    for path in modules(root):
        where = path.relative_to(root).as_posix()
        for sentence in sentences(path.read_text(encoding="utf-8"), where):
            if sentence.one not in known:
                known.add(sentence.one)
                many = f"\nmsgid_plural {quoted(sentence.many)}" if sentence.many is not None else ""
                form = 'msgstr[0] ""\nmsgstr[1] ""' if sentence.many is not None else 'msgstr ""'
                yield f"#: {sentence.where}\nmsgid {quoted(sentence.one)}{many}\n{form}\n"


def quoted(text: str) -> str:
    """The sentence as .po files write it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def main(verbs: list[str]) -> int:
    """Does each verb in turn; 1 when a check found something, 2 for an unknown verb."""
    if not verbs or set(verbs) - {"compile", "check", "missing"}:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        for verb in verbs:
            if verb == "compile":
                print(f"{compile_all(ROOT / 'learnkit' / 'locale')} sentences compiled")
            elif verb == "missing":
                print("\n".join(missing(ROOT)))
            elif found := problems(ROOT):
                print("\n".join(found))
                return 1
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
