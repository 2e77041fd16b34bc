"""Why a text could not come in, as codes; the words for people live with the people's surface."""

from __future__ import annotations

Fact = str | int | float | bool | None

BROKEN_ZIP = "content.broken_zip"  # the packed file cannot be read; fact: reason
NO_SPINE = "content.no_spine"  # an EPUB without a readable list of what to read in which order; fact: reason
TOO_BIG = "content.too_big"  # more than LearnKit takes in; facts: what, limit
BOMB = "content.bomb"  # packed so that it would swell beyond reason; fact: reason
LOCKED_BY_DRM = "content.locked_by_drm"  # encrypted or protected; fact: which
UNKNOWN_FORMAT = "content.unknown_format"  # a format LearnKit does not read; fact: format
EMPTY = "content.empty"  # nothing to read in it
NOT_TEXT = "content.not_text"  # bytes that are no text in any encoding we know
BROKEN_MARKUP = "content.broken_markup"  # markup from which nothing can be made; fact: reason
NO_FILE = "content.no_file"  # the file is not there, or may not be read; fact: reason

REFUSALS = (
    BROKEN_ZIP,
    NO_SPINE,
    TOO_BIG,
    BOMB,
    LOCKED_BY_DRM,
    UNKNOWN_FORMAT,
    EMPTY,
    NOT_TEXT,
    BROKEN_MARKUP,
    NO_FILE,
)
"""Every code with which a file is refused."""

MISSING_PART = "content.missing_part"  # a part the book names is not in it
UNREADABLE_PART = "content.unreadable_part"  # a part of the book could not be read
CUT_SHORT = "content.cut_short"  # the markup nests deeper than we follow; what lies deeper is left out
GUESSED_ENCODING = "content.guessed_encoding"  # the encoding was not declared, or declared wrongly
GUESSED_LANGUAGE = "content.guessed_language"  # the language was not declared
UNKNOWN_PICTURE = "content.unknown_picture"  # a picture of a kind we do not show
PICTURE_TOO_BIG = "content.picture_too_big"
TOO_MANY_PICTURES = "content.too_many_pictures"
NOT_FETCHED = "content.not_fetched"  # a picture or part that lies on the net; LearnKit never fetches

WARNINGS = (
    MISSING_PART,
    UNREADABLE_PART,
    CUT_SHORT,
    GUESSED_ENCODING,
    GUESSED_LANGUAGE,
    UNKNOWN_PICTURE,
    PICTURE_TOO_BIG,
    TOO_MANY_PICTURES,
    NOT_FETCHED,
)
"""Every code that tells what was left out or guessed in a text that did come in."""


class ContentProblem(Exception):  # noqa: N818 - the house's word
    """A text that cannot come in; `code` is one of REFUSALS, `facts` say where and how much."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code)
        self.code = code
        self.facts: dict[str, Fact] = facts
