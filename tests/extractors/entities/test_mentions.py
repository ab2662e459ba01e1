"""Entities at the door of the room: what is found without a model, in order and in passing, under
ids that all articles share.
"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from extractors.entities import extract
from extractors.records import Entity
from tests.extractors.entities.marked_names import BLANK, found, with_model

WITHOUT_MODEL = [
    pytest.param("Serbia bought shells.", [("Serbia", "GPE", "Serbia")], id="country"),
    pytest.param("an Azerbaijani firm", [("Azerbaijani", "NORP", "Azerbaijan")], id="demonym"),
    pytest.param("two Swedes", [("Swedes", "NORP", "Sweden")], id="irregular-plural"),
    pytest.param("the U.S. envoy", [("U.S.", "GPE", "United States")], id="dotted"),
    pytest.param("They told us so.", [], id="pronoun-is-no-country"),
    pytest.param("US$5 million", [], id="currency-prefix-is-no-country"),
    pytest.param(
        "UAE's offer", [("UAE", "GPE", "United Arab Emirates")], id="possessive-stays-outside"
    ),
    pytest.param("BRAZIL VOTES", [("BRAZIL", "GPE", "Brazil")], id="headline-capitals"),
    pytest.param("the Romanian plan", [("Romanian", "NORP", "Romania")], id="not-oman"),
    pytest.param("in New Jersey", [], id="longer-name-swallows-country"),
    pytest.param("South Korean tanks", [("South Korean", "NORP", "South Korea")], id="two-words"),
    pytest.param("pro-Russian units", [("Russian", "NORP", "Russia")], id="after-hyphen"),
    pytest.param("Michael Jordan retired.", [], id="person-named-like-country"),
    pytest.param("He flew to Jordan.", [("Jordan", "GPE", "Jordan")], id="jordan-the-country"),
    pytest.param(
        "an airfield\nnear Saudi\nArabia",
        [("Saudi\nArabia", "GPE", "Saudi Arabia")],
        id="broken-line",
    ),
    pytest.param(
        "from Zorv Naval Base", [("Zorv Naval Base", "FAC", "Zorv Naval Base")], id="facility"
    ),
    pytest.param("The Air Base is shut.", [], id="article-makes-no-facility"),
    pytest.param("the Indian Navy", [("Indian Navy", "ORG", "Indian Navy")], id="service"),
    pytest.param(
        "the Indian army said",
        [("Indian army", "ORG", "Indian Army")],
        id="service-in-small-letters",
    ),
    pytest.param(
        "U.S. military aid", [("U.S.", "GPE", "United States")], id="military-before-a-noun"
    ),
    pytest.param(
        "to Peru's military.", [("Peru's military", "ORG", "Peru's Military")], id="military"
    ),
    pytest.param(
        "the Ministry of Defence of Chile",
        [("Ministry of Defence of Chile", "ORG", "Ministry of Defence of Chile")],
        id="ministry-of",
    ),
    pytest.param(
        "Lockheed won.", [("Lockheed", "ORG", "Lockheed Martin")], id="short-form-of-company"
    ),
    pytest.param("an EU grant", [("EU", "ORG", "European Union")], id="acronym"),
    pytest.param("eu grants", [], id="acronym-needs-capitals"),
    pytest.param("the Cooper Basin", [("Cooper Basin", "LOC", "Cooper Basin")], id="landform"),
    pytest.param("The Basin is dry.", [], id="article-makes-no-landform"),
    pytest.param(BLANK("five British thermal units"), [], id="unit-named-after-a-people"),
    pytest.param(
        BLANK("from the Lower 48 U.S. states"),
        [("Lower 48 U.S. states", "LOC", "United States (Lower 48)")],
        id="part-of-a-country",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_MODEL)
def test_names_found_without_a_model(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(BLANK(text)) == expected


def test_ids_are_shared_across_articles_and_by_country_and_people() -> None:
    ids = [
        match.value.entity_id
        for doc in (
            with_model("Goran Perišić of Serbia", ("Goran Perišić", "Person")),
            with_model("a Serbian, Goran Perisic", ("Goran Perisic", "Person")),
        )
        for match in extract(doc, None)
        if isinstance(match.value, Entity)
    ]
    assert ids == ["e_goran-perisic", "e_SRB", "e_SRB", "e_goran-perisic"]


def test_entities_do_not_overlap_and_stand_in_order() -> None:
    text = (
        "The U.S. Navy, Navy of Chile, European Union (EU) and EU\n"
        "Army of Serbia met in West Bank and Bank of China."
    )
    matches = list(
        extract(with_model(text, ("European Union", "ORG"), ("Bank of China", "ORG")), None)
    )
    assert len(matches) >= 6
    assert all(one.end <= other.start for one, other in pairwise(matches))


def test_a_name_at_the_end_of_a_full_line_ends_with_its_last_word() -> None:
    text = "Prices at the pumps fell once more this week, wrote Kelm \nand others."
    [found] = extract(with_model(text, ("Kelm \n", "ORG")), None)
    assert text[found.start : found.end] == "Kelm"


PIECES = [
    "Zorv",
    "Zorv's",
    "Kelm",
    "Inc",
    "Co.",
    "the",
    "The",
    "bank",
    "Commission",
    "Mr.",
    "Gen.",
    "U.S.",
    "Peru",
    "Navy",
    "of",
    ",",
    "(ZK)",
    "<ZK>",
    "shares",
    "fell",
    ".",
    "\n",
    "\n\n",
    "A",
    "-",
    "’s",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.data())
def test_names_neither_overlap_nor_run_over_lines(pieces: list[str], data: st.DataObject) -> None:
    doc = BLANK(" ".join(pieces))
    starts = sorted(
        data.draw(st.sets(st.integers(0, max(len(doc) - 1, 0)), max_size=len(doc) // 2))
    )
    spans = [
        Span(doc, start, min(start + 2, following), label="Organization")
        for start, following in pairwise([*starts, len(doc)])
        if not doc[start].is_space
    ]
    doc.set_ents(spans)
    matches = list(extract(doc, None))
    assert all(one.end <= other.start for one, other in pairwise(matches))
    surfaces = [doc.text[one.start : one.end] for one in matches]
    assert all(
        surface == surface.strip() and surface and "\n" not in surface for surface in surfaces
    )


@pytest.mark.parametrize(
    "character",
    [
        "A",
        "a ",
        "(",
        "The ",
        "U.S. ",
        "By A",
        "X, ",
        "\n",
        "Zorv ",
        "Zorv-",
        "Mr. ",
        "Zorv Inc ",
        "Zorv, the ",
        "<Z>",
        "the bank ",
    ],
)
def test_hostile_text_is_read_in_passing(character: str) -> None:
    text = (character * 100_000)[:100_000]
    doc = Doc(BLANK.vocab, words=[text], spaces=[False])
    assert all(text[m.start : m.end].strip() for m in extract(doc, None))
