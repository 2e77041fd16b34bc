"""One report in the format that is asked for; on screen the PDF is set by a worker that can be killed."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from learnkit.errors import LearnKitError
from learnkit.i18n import Translator, translator
from learnkit.reports.as_csv import as_csv
from learnkit.reports.as_object import as_object, figures_from, plain
from learnkit.reports.as_pdf import as_pdf
from learnkit.reports.as_xlsx import as_xlsx
from learnkit.reports.table import Figures
from learnkit.workers.errand import run_once
from learnkit.workers.limits import Limits
from learnkit.workers.protocol import Header, Message

LIMITS = Limits(seconds=60, memory_mb=1000)


class Format(StrEnum):
    """What a report can be made into."""

    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"


def render(figures: Figures, form: Format, t: Translator) -> bytes:
    """The report as a file of that format."""
    match form:
        case Format.JSON:
            return json.dumps(as_object(figures, t), ensure_ascii=False, indent=1).encode()
        case Format.CSV:
            return as_csv(figures, t)
        case Format.XLSX:
            return as_xlsx(figures, t)
        case Format.PDF:
            return as_pdf(figures, t)


def save(content: bytes, path: Path) -> None:
    """The file on disk, whole or not at all. report.cannot_write with the file's name."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    except OSError as problem:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise LearnKitError("report.cannot_write", file=path.name, why=type(problem).__name__) from problem


def render_in_a_worker(
    figures: Figures, form: Format, language: str, *, cancelled: Callable[[], bool] = lambda: False
) -> bytes:
    """The same file, made by a process of its own within limits of time and memory.

    Raises LearnKitError `worker.too_slow`, `worker.too_much_memory`, `worker.died` or `worker.cancelled`.
    """
    request = {"format": form.value, "language": language}
    told = json.dumps(plain(figures)).encode()
    return run_once("report", request, told, limits=LIMITS, cancelled=cancelled).payload


def answer(request: Header, payload: bytes) -> Message:
    """The worker's side: the figures come as the payload, the file goes back as it."""
    figures = figures_from(json.loads(payload))
    return {}, render(figures, Format(str(request["format"])), translator(str(request["language"])))
