"""Whole articles, made up for the tests: what they assert, and what they do not."""

from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.records import Statement
from extractors.statements.build import build_statements
from extractors.text import ArticleText
from tests.extractors.marked_articles import read_article, statements_of

ARMS_DEAL = (
    "On {date 2024-02-06|February 6}, Serbian President {PERSON|Aleksandar Vučić} confirmed that "
    "his country had "
    "signed a contract with Azerbaijan. He added that Serbia sold Serbian-made "
    "{weapon Nora B-52|Nora B-52} howitzers "
    "to Azerbaijan for {money 3e8 USD|$300 million} ({ORG|Morning Post}, "
    "{cited 2024-02-07|February 7, 2024})."
)
GAS_DEAL = (
    "The two presidents had agreed to bring Azerbaijani gas to Serbia.\n\n"
    "In {date 2023-11|November 2023}, Serbian state company {ORG|Srbijagas} and {ORG|SOCAR} "
    "signed a contract on "
    "deliveries of {gas 4e8 m3|400 million cubic metres} of gas "
    "{date ../2024-12-31|by the end of 2024}."
)


def parties(statement: Statement) -> dict[str, list[str]]:
    circumstances = ("value", "time", "speaker", "source", "place")
    found: dict[str, list[str]] = {}
    for argument in statement.arguments:
        if argument.role not in circumstances:
            found.setdefault(argument.role, []).append(argument.name)
    return found


def test_arms_deal_in_full() -> None:
    [deal] = statements_of(ARMS_DEAL)
    assert (deal.statement_type, deal.modality) == ("arms_transfer", "asserted")
    assert [value.text for value in deal.values()] == ["Nora B-52", "$300 million"]
    assert parties(deal) == {"supplier": ["Serbia"], "buyer": ["Azerbaijan"]}
    assert deal.attributed_to == "Aleksandar Vučić"
    assert deal.cited_source == "Morning Post"


def test_gas_deal_takes_its_direction_from_elsewhere_in_the_article() -> None:
    [supply] = statements_of(GAS_DEAL)
    assert supply.statement_type == "gas_supply"
    assert parties(supply) == {"supplier": ["SOCAR"], "buyer": ["Srbijagas"]}
    assert supply.period is not None
    assert supply.period.value == "../2024-12-31"
    assert supply.predicate == "delivery"


def test_arguments_point_to_their_mentions() -> None:
    [deal] = statements_of(ARMS_DEAL)
    doc, _ = read_article(ARMS_DEAL)
    for argument in deal.arguments:
        if argument.mention is not None:
            assert doc.text[argument.mention.start : argument.mention.end] == argument.mention.text
    assert doc.text[deal.sentence_start : deal.sentence_end] == deal.sentence
    assert [argument.role for argument in deal.arguments if argument.role != "value"] == [
        "supplier",
        "buyer",
        "speaker",
        "source",
    ]


NOT_ASSERTED = [
    pytest.param(
        "The {weapon AGM-114 Hellfire|Hellfire} is a guided missile for helicopters.",
        id="description",
    ),
    pytest.param(
        "A launcher designed to fire the {weapon GMLRS|GMLRS} rocket was shown.",
        id="what-it-can-do",
    ),
    pytest.param(
        "What does a {weapon Kilo class|Kilo-class submarine} cost to buy?", id="question"
    ),
    pytest.param("Crowds admired the {weapon Su-27|Su-27} at the air show.", id="bare-name"),
    pytest.param("The ministers signed a contract and sold nothing.", id="no-value"),
]
ASSERTED = [
    pytest.param("Germany sold {weapon Leopard 2 x14|Leopard 2 tanks} to Norway.", id="sale"),
    pytest.param("Norway operates {weapon #tank x36|tanks}.", id="inventory"),
    pytest.param("The bridge cost {money 2e6 EUR|2 million euros}.", id="amount-of-any-kind"),
]


@pytest.mark.parametrize("marked", NOT_ASSERTED)
def test_what_is_not_asserted(marked: str) -> None:
    assert statements_of(marked) == []


@pytest.mark.parametrize("marked", ASSERTED)
def test_what_is_asserted(marked: str) -> None:
    assert len(statements_of(marked)) == 1


REPEATED = [
    pytest.param(
        "Norway buys German tanks for {money 2e9 EUR|2 billion euros}\n\n"
        "Norway signed a contract with Germany for tanks worth "
        "{money 1.97e9 EUR|1.97 billion euros}.",
        ["1.97 billion euros"],
        id="headline-rounds",
    ),
    pytest.param(
        "Poland ordered arms worth {money 5e8 USD|$500 million}. On {date 2024-05-02|May 2} "
        "Poland signed the "
        "{money 5e8 USD|$500-million} arms contract with Sweden.",
        ["$500-million"],
        id="fuller-one-stays",
    ),
    pytest.param(
        "Poland ordered arms from Sweden for {money 5e8 USD|$500 million}. Chile ordered arms "
        "from Brazil for "
        "{money 5e8 USD|$500 million}.",
        ["$500 million", "$500 million"],
        id="other-parties-are-another-deal",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), REPEATED)
def test_repetitions(marked: str, expected: list[str]) -> None:
    assert [value.text for one in statements_of(marked) for value in one.values()] == expected


def test_list_items_belong_to_their_announcement() -> None:
    marked = (
        "The United States announced a new aid package for Ukraine. It includes:\n\n- "
        "{weapon FIM-92 x800|Stingers};\n"
        "- {weapon #drone x100|drones}."
    )
    items = statements_of(marked)
    assert [(item.statement_type, item.modality) for item in items] == [
        ("aid", "planned"),
        ("aid", "planned"),
    ]
    assert [parties(item) for item in items] == [
        {"donor": ["United States"], "recipient": ["Ukraine"]}
    ] * 2


def test_cited_source_of_several_publications() -> None:
    [one] = statements_of(
        "Serbia paid {money 1e6 EUR|one million euros} (Daily Star, "
        "{cited 2024-01-02|January 2, 2024}; The Hill, "
        "{cited 2024-01-03|January 3, 2024})."
    )
    assert one.cited_source == "Daily Star; The Hill"


def test_brackets_without_a_date_cite_nothing() -> None:
    [one] = statements_of("Serbia paid {money 1e6 EUR|one million euros} (its yearly fee).")
    assert one.cited_source is None


def test_a_table_asserts_nothing_in_words() -> None:
    assert statements_of("Total " + "{money 5 USD|$5} " * 61) == []
    assert statements_of("Total " + "{money 5 USD|$5} " * 3) != []


def test_sentence_wrapped_at_a_fixed_width_is_one() -> None:
    [one] = statements_of(
        "Norway signed a contract with Germany on the delivery of\nas many as "
        "{weapon #tank x14|tanks} for its army."
    )
    assert one.sentence.startswith("Norway signed")


def test_the_company_is_the_one_spoken_of() -> None:
    first, second = statements_of(
        "{ORG|Saab} reported revenue of {money 9e9 SEK|9 billion crowns}. "
        "The company sold {weapon Gripen x4|Gripens} to Brazil."
    )
    assert parties(first) == {"subject": ["Saab"]}
    assert parties(second) == {"supplier": ["Saab"], "buyer": ["Brazil"]}


def test_texts_without_mentions() -> None:
    assert build_statements(ArticleText.of(spacy.blank("en")("")), [], None) == []
    assert (
        build_statements(
            ArticleText.of(spacy.blank("en")("Nothing of note.\n\nNor here.")), [], date(2024, 1, 1)
        )
        == []
    )


WORDS = st.sampled_from(
    ["{money 5 USD|$5}", "{gas 7 m3/day|7 m3}", "{weapon T-72 x3|T-72s}", "{date 2024-03|March}",
     "Serbia", "Qatar", "sold", "to", "from", "(", ")", ";", "said", "He", "\n", ".", "will", "not",
     "-", "’s", "according to", '"']
)  # fmt: skip


@given(st.lists(WORDS, max_size=40))
def test_any_order_of_words_gives_well_formed_statements(words: list[str]) -> None:
    doc, mentions = read_article(" ".join(words))
    for statement in build_statements(ArticleText.of(doc), mentions, None):
        assert doc.text[statement.sentence_start : statement.sentence_end] == statement.sentence
        assert statement.values()
        assert set(statement.values()) <= set(mentions)
        assert all(statement.sentence_start <= value.start for value in statement.values())


def test_each_value_belongs_to_one_statement() -> None:
    values = [
        value for one in statements_of(ARMS_DEAL + "\n\n" + GAS_DEAL) for value in one.values()
    ]
    assert len(values) == len({value.start for value in values}) == 3


def test_what_another_sentence_names_leads_to_where_it_stands() -> None:
    text = (
        "Norway sold {weapon #tank x5|tanks} to Chile in {date 2022|2022}. Oslo has had critics. "
        "Chile also received {weapon #drone x9|drones}."
    )
    found = [one for statement in statements_of(text) for one in statement.arguments]
    assert {one.name for one in found} >= {"Norway", "Chile"}
    assert [one.name for one in found if one.place is None] == []
