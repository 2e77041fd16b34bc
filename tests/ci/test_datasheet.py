"""The page about data says what the catalogue says."""

from __future__ import annotations

import datasheet

from learnkit.db.schema import METADATA
from learnkit.journal.catalogue import CATALOGUE


def test_the_page_in_docs_is_the_one_the_catalogue_gives() -> None:
    assert datasheet.PAGE.read_text(encoding="utf8") == datasheet.page()


def test_every_field_stands_on_the_page_with_its_purpose() -> None:
    page = datasheet.page()

    for field in CATALOGUE:
        assert f"| `{field.name}` |" in page
        assert f"| {field.purpose} |" in page


def test_every_table_of_the_stores_is_on_the_page() -> None:
    page = datasheet.page()

    assert [name for name in METADATA.tables if f"`{name}`" not in page] == []
