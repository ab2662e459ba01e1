"""One contract over all extractors: what a kind of mention must bring with it, wherever it stands.

A failing message names the piece that is missing and where it goes.
"""

import tomllib
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.language import Language

from extractors import EXTRACTORS, RULE_EXTRACTORS
from extractors.records import Match
from extractors.text import ArticleText
from pipelines.evaluation.kinds.table import BY_TABLE
from pipelines.review.describe import describe_value
from pipelines.snapshots.schemas import MENTION_TABLES, TABLES
from tests.conftest import ROOT

SENTENCES = {
    "money": "The port paid $5 million for the land.",
    "gas_volumes": "The terminal received 3 bcm of natural gas.",
    "weapons": "The army took over 14 Leopard 2A6 tanks.",
    "dates": "The plant closed on March 4, 2025.",
    "entities": "The delegation flew to Peru.",
}
"""For each kind a sentence of which its extractor takes something, with and without the model."""

ROOMS = [pytest.param(room, id=room.__name__.rpartition(".")[2]) for room in EXTRACTORS]
RULES = [pytest.param(room, id=room.__name__.rpartition(".")[2]) for room in RULE_EXTRACTORS]
"""Entities are none of them: they need the model's names, and gold marks no names in the text."""
NLP = spacy.blank("en")


def kind_of(room: ModuleType) -> str:
    assert isinstance(getattr(room, "KIND", None), str), (
        f"{room.__name__} exports no KIND; give its __init__ the name of the table"
    )
    kind: str = room.KIND
    return kind


def matches_of(room: ModuleType) -> list[Match]:
    kind = kind_of(room)
    assert kind in SENTENCES, f"SENTENCES of this test has no sentence for {kind!r}; write one"
    return list(room.extract(ArticleText.of(NLP.make_doc(SENTENCES[kind])), None))


@pytest.mark.parametrize("room", ROOMS)
def test_the_door_has_a_kind_and_extract(room: ModuleType) -> None:
    kind_of(room)
    assert callable(getattr(room, "extract", None)), (
        f"{room.__name__} exports no extract(article, published_on); add it to its __init__"
    )


def test_kinds_are_all_different() -> None:
    kinds = [kind_of(room) for room in EXTRACTORS]
    assert sorted(set(kinds)) == sorted(kinds)


@pytest.mark.parametrize("room", ROOMS)
def test_it_finds_its_own(room: ModuleType) -> None:
    matches = matches_of(room)
    assert matches, f"{room.__name__} takes nothing out of its sentence in SENTENCES"
    assert all(match.rule for match in matches), f"a match of {room.__name__} names no rule"


@pytest.mark.parametrize("room", RULES)
def test_it_is_a_component_of_any_pipeline(room: ModuleType) -> None:
    kind = kind_of(room)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert kind in project["entry-points"]["spacy_factories"], (
        f"pyproject.toml names no component {kind!r} under entry-points.spacy_factories; "
        "add it, and install anew"
    )
    nlp = spacy.blank("en")
    nlp.add_pipe(kind)
    assert nlp(SENTENCES[kind]).spans[kind].attrs["rows"], f"the component {kind!r} finds nothing"


@pytest.mark.parametrize("room", ROOMS)
def test_its_table_has_the_columns_of_its_value(room: ModuleType) -> None:
    kind = kind_of(room)
    assert kind in TABLES, f"pipelines/snapshots/schemas.py has no table {kind!r}"
    assert kind in {table.name for table in MENTION_TABLES}, (
        f"the table {kind!r} is not among MENTION_TABLES in pipelines/snapshots/schemas.py"
    )
    columns = tuple(name for name in TABLES[kind].column_names() if name != "verdict")
    value = matches_of(room)[0].value
    own = tuple(value.columns())
    assert columns[-len(own) :] == own, (
        f"the columns of the table {kind!r} and those of {type(value).__name__} in "
        "extractors/records.py differ"
    )


@pytest.mark.parametrize("room", ROOMS)
def test_its_table_and_columns_are_described(room: ModuleType) -> None:
    table = TABLES[kind_of(room)]
    assert table.description, f"the table {table.name!r} has no description"
    bare = [column.name for column in table.columns if not column.description]
    assert bare == [], f"columns of {table.name!r} without a description"


@pytest.mark.parametrize("room", RULES)
def test_gold_annotations_of_it_can_be_read(room: ModuleType) -> None:
    kind = kind_of(room)
    assert kind in BY_TABLE, (
        f"gold annotations of {kind!r} cannot be read; write a module of pipelines/evaluation/kinds"
    )


@pytest.mark.parametrize("room", ROOMS)
def test_a_reviewer_is_told_its_value(room: ModuleType) -> None:
    assert describe_value(kind_of(room), matches_of(room)[0].value.columns())


@pytest.mark.parametrize("room", ROOMS)
def test_its_words_lie_in_its_lexicon(room: ModuleType) -> None:
    folder = Path(str(room.__file__)).parent / "lexicon"
    lexicons = [file for file in folder.glob("*") if file.read_text(encoding="utf-8").strip()]
    assert lexicons, f"{folder} holds no lexicon: words are data, not code"


@pytest.mark.model
@pytest.mark.parametrize("room", ROOMS)
def test_its_mentions_are_rows_of_its_table(room: ModuleType, shipped: Language) -> None:
    import extractors

    kind = kind_of(room)
    found = extractors.extract(SENTENCES[kind], nlp=shipped)
    rows = [mention.as_row() for mention in found if mention.kind == kind]
    assert rows, f"the whole pipeline finds no {kind} in {SENTENCES[kind]!r}"
    assert ("mention_id", "article_id", *rows[0], "verdict") == TABLES[kind].column_names()
