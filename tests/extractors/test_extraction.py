"""The door of the package: what it is called, and that it opens without spaCy."""

import subprocess
import sys
from datetime import date

import spacy

import extractors
from extractors import extraction

TEXT = "On Monday Peru paid $3 million for two Leopard 2A6 tanks."


def test_a_record_is_had_without_spacy() -> None:
    code = (
        "import sys, extractors, extractors.records, extractors.statements, extractors.text\n"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_function_keeps_its_name_when_the_room_of_that_name_is_used() -> None:
    import extractors.statements.build

    assert callable(extractors.statements)


def test_the_door_gives_what_is_read() -> None:
    doc = spacy.blank("en")(TEXT)
    published_on = date(2025, 3, 5)
    mentions, statements = extractors.read(doc, published_on)
    assert [mention.text for mention in mentions] == [
        "Monday",
        "Peru",
        "$3 million",
        "Leopard 2A6 tanks",
    ]
    assert mentions == extractors.extract(doc, published_on)
    assert statements == extractors.statements(doc, published_on)
    assert extractors.EXTRACTORS is extraction.EXTRACTORS


def test_a_name_that_is_not_there_is_told() -> None:
    assert not hasattr(extractors, "no_such_name")
