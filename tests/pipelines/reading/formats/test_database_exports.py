"""Exports of press databases: Factiva and Lexis."""

from pipelines.reading.drafts import Draft
from pipelines.reading.formats.database_exports import is_database_export, read_database_export

FACTIVA = """HD      Gas sold to Norway
BY      By Ann Lee
WC      120 words
PD      5 March 2024
SN      Northland Gazette
LA      English

LP
The company sold gas.

TD
It will sell more.
"""
LEXIS = """1 of 2 DOCUMENTS

Northland Gazette

March 5, 2024 Tuesday

Gas sold to Norway

BYLINE: Ann Lee
SECTION: NEWS
LENGTH: 120 words

BODY:

The company sold gas.

It will sell more.

LOAD-DATE: March 6, 2024

2 of 2 DOCUMENTS

Copyright 2024 Northland Gazette
All Rights Reserved
Northland Gazette
March 7, 2024 Thursday
SECTION: NEWS
LENGTH: 20 words
HEADLINE: Oil sold
BODY:
Oil went.
"""


def test_factiva() -> None:
    assert is_database_export(FACTIVA)
    [draft] = read_database_export(FACTIVA)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.author, draft.source) == (
        "Gas sold to Norway",
        "Ann Lee",
        "Northland Gazette",
    )
    assert draft.published == ("5 March 2024",)
    assert draft.body == "The company sold gas.\n\nIt will sell more."


def test_factiva_with_two_records() -> None:
    first, second = read_database_export(FACTIVA + "\n" + FACTIVA.replace("Norway", "Spain"))
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.title, second.title) == ("Gas sold to Norway", "Gas sold to Spain")


def test_lexis() -> None:
    assert is_database_export(LEXIS)
    first, second = read_database_export(LEXIS)
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert first.body == "The company sold gas.\n\nIt will sell more."
    assert (first.title, first.source) == ("Gas sold to Norway", "Northland Gazette")
    assert (second.title, second.source, second.body) == (
        "Oil sold",
        "Northland Gazette",
        "Oil went.",
    )
    assert "March 5, 2024 Tuesday" in first.published


def test_lexis_with_the_headline_above() -> None:
    record = "Gas sold to Norway\n\nNorthland Gazette\n\nMarch 5, 2024 Tuesday\n\nSection: NEWS"
    text = f"{record}\nLength: 120 words\nBody\n\nThe company sold gas.\n\nEnd of Document\n"
    assert is_database_export(text)
    [draft] = read_database_export(text)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.source) == ("Gas sold to Norway", "Northland Gazette")


def test_a_text_is_no_export() -> None:
    assert not is_database_export("HD TV sets\n\nGas flows.")
