"""Statement scores: pairing by shared values, and what was understood."""

from decimal import Decimal
from typing import Any

import pytest

from extractors.records import Argument, CalendarDate, Mention, Money, Statement
from pipelines.evaluation.gold import GoldArticle, GoldClaim, GoldMention, GoldParty
from pipelines.evaluation.scores import Accuracy, Score
from pipelines.evaluation.statements import (
    StatementPair,
    pair_statements,
    score_statements,
)


def amount(dollars: int) -> Money:
    return Money(low=Decimal(dollars), high=Decimal(dollars), currency="USD")


def claim(*starts: int, **changes: Any) -> GoldClaim:
    """A claim on the amounts annotated at `starts`, each five characters long and worth its start
    in dollars.
    """
    values = tuple(
        GoldMention(kind="money", start=start, end=start + 5, text="xxxxx", value=amount(start))
        for start in starts
    )
    fields: dict[str, Any] = {
        "statement_type": "loan",
        "values": values,
        "parties": (GoldParty("Aurora Bank", "lender"),),
        "period": "2024",
        "modality": "asserted",
        "attributed_to": None,
        "sentence": "x",
    }
    return GoldClaim(**(fields | changes))


def statement(*starts: int, **changes: Any) -> Statement:
    """A statement on amounts found at `starts`, otherwise what `claim` says."""
    mentions = [
        Mention(
            kind="money",
            start=start,
            end=start + 5,
            text="xxxxx",
            sentence_start=0,
            sentence_end=100,
            value=amount(start),
            rule="test",
        )
        for start in starts
    ]
    parties = changes.pop("parties", (GoldParty("Aurora Bank", "lender"),))
    arguments = [Argument(role="value", name=mention.text, mention=mention) for mention in mentions]
    fields: dict[str, Any] = {
        "statement_type": "loan",
        "predicate": "lend",
        "sentence_start": 0,
        "sentence_end": 100,
        "sentence": "x" * 100,
        "arguments": (
            *arguments,
            *(Argument(role=party.role, name=party.name) for party in parties),
        ),
        "period": CalendarDate(value="2024", kind="date"),
        "modality": "asserted",
    }
    return Statement(**(fields | changes))


def article(*claims: GoldClaim, ignore: tuple[tuple[int, int], ...] = ()) -> GoldArticle:
    return GoldArticle(
        article_id="a", published_on=None, text="x" * 100, ignore=ignore, mentions=(), claims=claims
    )


def paired(
    claims: list[GoldClaim], statements: list[Statement]
) -> list[tuple[int | None, int | None]]:
    pairs = pair_statements(article(*claims), statements)
    return [(p.claim_index, statements.index(p.predicted) if p.predicted else None) for p in pairs]


def test_a_shared_value_pairs() -> None:
    assert paired([claim(10, 20)], [statement(20, 30)]) == [(0, 0)]


def test_no_shared_value_does_not_pair() -> None:
    assert paired([claim(10)], [statement(20)]) == [(0, None), (None, 0)]


def test_the_larger_share_goes_first() -> None:
    assert paired([claim(10, 20), claim(10)], [statement(10), statement(10, 20)]) == [
        (0, 1),
        (1, 0),
    ]


def test_the_same_type_decides_between_equal_shares() -> None:
    assert paired([claim(10)], [statement(10, statement_type="debt"), statement(10)]) == [
        (0, 1),
        (None, 0),
    ]


def test_statements_on_ignored_values_are_dropped() -> None:
    gold = article(claim(10), ignore=((40, 50),))
    pairs = pair_statements(gold, [statement(10), statement(40), statement(40, 60)])
    assert [(p.claim_index, p.predicted is not None) for p in pairs] == [(0, True), (None, True)]


def test_detection_counts_both_sides() -> None:
    pairs = pair_statements(
        article(claim(10), claim(20)), [statement(10), statement(30), statement(40)]
    )
    assert score_statements(pairs).detection == Score(right=1, predicted=3, gold=2)


def test_restated_are_the_spurious_ones_with_a_claims_values() -> None:
    again = statement(10)
    [value] = again.values()
    elsewhere = Mention(
        kind="money",
        start=70,
        end=75,
        text="xxxxx",
        sentence_start=60,
        sentence_end=90,
        value=value.value,
        rule="test",
    )
    again = statement(10, arguments=(Argument(role="value", name="xxxxx", mention=elsewhere),))
    pairs = pair_statements(article(claim(10)), [statement(10), again, statement(30)])
    assert [pair.restates for pair in pairs] == [False, True, False]
    assert score_statements(pairs).restated == 1


def understood(gold: GoldClaim, found: Statement) -> dict[str, Accuracy]:
    scores = score_statements([StatementPair(gold=gold, predicted=found)])
    return {
        "type": scores.statement_type,
        "period": scores.period,
        "period_stated": scores.period_stated,
        "modality": scores.modality,
        "attribution": scores.attribution,
        "attribution_stated": scores.attribution_stated,
    }


RIGHT, WRONG, UNASKED = (
    Accuracy(right=1, total=1),
    Accuracy(right=0, total=1),
    Accuracy(right=0, total=0),
)
UNDERSTOOD = [
    pytest.param(
        {},
        {},
        {"type": RIGHT, "period": RIGHT, "period_stated": RIGHT, "modality": RIGHT},
        id="all right",
    ),
    pytest.param({"statement_type": "debt"}, {}, {"type": WRONG}, id="another type"),
    pytest.param({"modality": "denied"}, {}, {"modality": WRONG}, id="another modality"),
    pytest.param(
        {"period": "2024-05"}, {}, {"period": WRONG, "period_stated": WRONG}, id="another period"
    ),
    pytest.param(
        {"period": None},
        {"period": None},
        {"period": RIGHT, "period_stated": UNASKED},
        id="no period",
    ),
    pytest.param(
        {"period": "2024-05"},
        {"period": CalendarDate(value="2024-05~", kind="date")},
        {"period": RIGHT},
        id="a qualified period",
    ),
    pytest.param(
        {}, {}, {"attribution": RIGHT, "attribution_stated": UNASKED}, id="the article's own voice"
    ),
    pytest.param(
        {"attributed_to": "Aleksandar Vučić"},
        {"attributed_to": "Alexander Vucic"},
        {"attribution": RIGHT, "attribution_stated": RIGHT},
        id="two spellings of the source",
    ),
    pytest.param(
        {"attributed_to": "Reuters"}, {}, {"attribution": WRONG}, id="the source is missed"
    ),
]


@pytest.mark.parametrize(("gold", "found", "expected"), UNDERSTOOD)
def test_understood(
    gold: dict[str, Any], found: dict[str, Any], expected: dict[str, Accuracy]
) -> None:
    rates = understood(claim(10, **gold), statement(10, **found))
    assert {name: rates[name] for name in expected} == expected


PARTIES = [
    pytest.param([("Aurora Bank", "lender")], Score(right=1, predicted=1, gold=1), id="the same"),
    pytest.param(
        [("The Aurora Bank plc", "lender")], Score(right=1, predicted=1, gold=1), id="folded"
    ),
    pytest.param(
        [("Aurora Bank", "borrower")], Score(right=0, predicted=1, gold=1), id="in another role"
    ),
    pytest.param(
        [("Borealis Bank", "lender")], Score(right=0, predicted=1, gold=1), id="another name"
    ),
    pytest.param(
        [("Aurora Bank", "lender"), ("Aurora Bank", "lender")],
        Score(right=1, predicted=1, gold=1),
        id="named twice",
    ),
    pytest.param(
        [("Aurora Bank", "lender"), ("Paris", "place"), ("Ivo", "speaker")],
        Score(right=1, predicted=1, gold=1),
        id="places and speakers are no parties",
    ),
    pytest.param([], Score(right=0, predicted=0, gold=1), id="none"),
]


@pytest.mark.parametrize(("parties", "expected"), PARTIES)
def test_parties(parties: list[tuple[str, str]], expected: Score) -> None:
    found = statement(10, parties=[GoldParty(*party) for party in parties])
    assert score_statements([StatementPair(gold=claim(10), predicted=found)]).parties == expected


ALIASED = GoldParty("Aurora Bank", "lender", ("AB", "Ruritania"))

NAMES = [
    pytest.param([("AB", "lender")], (1, 1), id="an alias"),
    pytest.param([("Ruritania", "borrower")], (0, 1), id="an alias in another role"),
    pytest.param([("BA", "lender")], (0, 0), id="no alias"),
    pytest.param([("AB", "lender"), ("Ruritania", "lender")], (1, 1), id="one party named twice"),
]


@pytest.mark.parametrize(("parties", "expected"), NAMES)
def test_aliases_are_right_with_a_role_and_without(
    parties: list[tuple[str, str]], expected: tuple[int, int]
) -> None:
    found = statement(10, parties=[GoldParty(*party) for party in parties])
    pair = StatementPair(gold=claim(10, parties=(ALIASED,)), predicted=found)
    scores = score_statements([pair])
    assert (scores.parties.right, scores.names.right) == expected
    assert scores.names.predicted == len(parties)


def test_a_party_in_two_roles_is_one_name() -> None:
    both = (GoldParty("Aurora Bank", "lender"), GoldParty("Aurora Bank", "operator"))
    pair = StatementPair(gold=claim(10, parties=both), predicted=statement(10, parties=both))
    assert score_statements([pair]).names == Score(right=1, predicted=1, gold=1)
