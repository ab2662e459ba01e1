"""The table of statement types: what a row must say, and that nothing but it names a type."""

import ast
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from extractors.lexicon import LexiconError, lexicon_file
from extractors.statements import STATEMENT_TYPES, rate_is_of_gas, type_named
from extractors.statements.types import Place, Trait, read_types

ROOT = Path(__file__).parents[3]
HEAD = lexicon_file("extractors.statements", "types.toml").read_text("utf-8").partition("[[type]]")
GIFT = {"name": "gift", "roles": {"giver": "donor", "taker": "recipient"}, "traits": ["event"]}
REST = {"name": "rest", "roles": {"subject": "subject"}, "traits": ["unsettled"]}


def test_a_new_type_is_one_row() -> None:
    gift = read_types({"type": [GIFT, REST]})["gift"]
    assert gift.roles == {"giver": "donor", "taker": "recipient"}
    assert gift.has("event")
    assert not gift.has("measured")


FAULTS = [
    pytest.param([{"roles": {"subject": "subject"}}, REST], "lacks a name", id="no-name"),
    pytest.param([{"name": "gift"}, REST], "lacks a name or roles", id="no-roles"),
    pytest.param([GIFT | {"roles": {}}, REST], "lacks a name or roles", id="empty-roles"),
    pytest.param([GIFT | {"traits": ["evnt"]}, REST], "unknown trait 'evnt'", id="trait"),
    pytest.param([GIFT | {"roles": {"payer": "buyer"}}, REST], "unknown place 'payer'", id="place"),
    pytest.param([GIFT | {"roles": {"giver": "giver"}}, REST], "unknown role 'giver'", id="role"),
    pytest.param(
        [GIFT | {"roles_of_weapons": {"giver": "x"}}, REST], "unknown role 'x'", id="weapons-role"
    ),
    pytest.param([GIFT | {"trait": ["event"]}, REST], "unknown column 'trait'", id="column"),
    pytest.param(
        [GIFT | {"exporters": "tea"}, REST], "unknown list of exporters 'tea'", id="exporters"
    ),
    pytest.param([GIFT, GIFT, REST], "'gift' stands twice", id="twice"),
    pytest.param([GIFT], "give it to exactly one type", id="none-unsettled"),
    pytest.param([REST, GIFT | {"traits": ["unsettled"]}], "exactly one", id="two-unsettled"),
]


@pytest.mark.parametrize(("rows", "message"), FAULTS)
def test_a_row_that_cannot_be_used_is_an_error(rows: list[dict[str, Any]], message: str) -> None:
    with pytest.raises(LexiconError, match=re.escape(message)):
        read_types({"type": rows, "exporters": {"gas": ["NOR"]}})


def test_an_unknown_type_is_an_error() -> None:
    with pytest.raises(LexiconError, match="'gift' is no statement type; write one of arms_"):
        type_named("gift")


def test_every_place_and_trait_is_explained_at_the_head_and_used() -> None:
    explained = set(re.findall(r"^#   ([a-z_]+(?:, [a-z_]+)*)  ", HEAD[0], re.MULTILINE))
    names = {name for each in explained for name in each.split(", ")}
    assert names == {*get_args(Place), *get_args(Trait)}
    assert {trait for each in STATEMENT_TYPES for trait in each.traits} == set(get_args(Trait))


RATES = [
    pytest.param("gas_supply", 5e6, 2e9, True, id="what-gas-costs"),
    pytest.param("contract", 5e6, 2e9, False, id="a-price-for-a-volume"),
    pytest.param("contract", None, 2e9, True, id="a-volume-alone"),
    pytest.param("gas_supply", 5e6, None, False, id="an-amount-alone"),
    pytest.param("gas_supply", None, None, False, id="neither"),
]


@pytest.mark.parametrize(("name", "amount", "volume", "expected"), RATES)
def test_rates(name: str, amount: float | None, volume: float | None, expected: bool) -> None:
    assert rate_is_of_gas(name, amount=amount, volume=volume) is expected


def strings_of(file: Path) -> set[str]:
    return {
        node.value
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


CODE = [
    ROOT / "extractors" / "records.py",
    *(ROOT / "extractors" / "statements").rglob("*.py"),
    *(ROOT / "pipelines").rglob("*.py"),
]


def test_no_code_names_a_type() -> None:
    names = {each.name for each in STATEMENT_TYPES}
    named = {
        file.relative_to(ROOT).as_posix(): found
        for file in CODE
        if (found := sorted(names & strings_of(file)))
    }
    assert named == {}, "give the types a trait in types.toml, and ask for that"
