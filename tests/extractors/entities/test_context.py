"""What the words around a name make of it, where it is found again, and what short mentions stand
for.
"""

from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from extractors.entities.casing import title_case_end
from extractors.entities.context import names_organisation
from extractors.entities.mentions import extract
from tests.extractors.entities.test_mentions import found, with_model

BLANK = spacy.blank("en")

ORGANISATIONS = [
    pytest.param("the chipmaker [Zorv] sued", True, id="kind-before"),
    pytest.param("the gas producer [Zorv] sued", True, id="kind-of-two-words"),
    pytest.param("the film producer [Zorv] sued", False, id="producer-of-films"),
    pytest.param("the company [Zorv] Kelm founded", False, id="name-goes-on"),
    pytest.param("Omo's largest lender, [Zorv], sued", True, id="superlative"),
    pytest.param("the head of Omo's largest lender, [Zorv], sued", False, id="head-of-the-lender"),
    pytest.param("shares in [Zorv] fell", True, id="shares-in"),
    pytest.param("an analyst at [Zorv] said", True, id="analyst-at"),
    pytest.param("an analyst at [Zorv]'s Kelm Bank", False, id="analyst-at-anothers"),
    pytest.param("[Zorv]'s shareholders met", True, id="shareholders"),
    pytest.param("[Zorv]'s weekly net profit", True, id="profit-after-an-adjective"),
    pytest.param("[Zorv]'s husband", False, id="husband"),
    pytest.param("[Zorv] shares fell", True, id="shares-fell"),
    pytest.param("[Zorv] shares this view", False, id="shares-the-verb"),
    pytest.param("[Zorv] Corp's plant", True, id="legal-form"),
    pytest.param("[Zorv], Inc. said", True, id="legal-form-after-a-comma"),
    pytest.param("[Zorv] Copper said", False, id="word-that-begins-like-a-legal-form"),
    pytest.param("sold by [Zorv] <ZRV>", True, id="ticker"),
    pytest.param("sold by [Zorv] (NYSE: ZRV)", True, id="exchange-and-ticker"),
    pytest.param("sold by [Zorv] (ZRV)", False, id="brackets-alone"),
    pytest.param("sold by [Zorv], an Omo steel firm that sued", True, id="apposition"),
    pytest.param("said [Zorv], the firm's lawyer", False, id="apposition-of-a-person"),
    pytest.param("said [Zorv], an Omo bank clerk", False, id="kind-before-a-person's-noun"),
    pytest.param("said [Zorv], the founder of a bank", False, id="founder"),
    pytest.param(
        "It rained. [Zorv], the lender said, pays.", False, id="adverb-that-begins-a-sentence"
    ),
    pytest.param("\n[Zorv] fell", False, id="nothing-around"),
]


@pytest.mark.parametrize(("marked", "expected"), ORGANISATIONS)
def test_names_organisation(marked: str, expected: bool) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    assert names_organisation(marked.replace("[", "").replace("]", ""), start, end) is expected


FROM_CONTEXT = [
    pytest.param(
        BLANK("Zorv Corp sued."), [("Zorv Corp", "ORG", "Zorv")], id="unseen-by-the-model"
    ),
    pytest.param(
        BLANK("The Zorv Kelm Co. sued."),
        [("Zorv Kelm Co.", "ORG", "Zorv Kelm")],
        id="without-the-article",
    ),
    pytest.param(
        BLANK("Zorv & Kelm, Inc. sued."),
        [("Zorv & Kelm, Inc.", "ORG", "Zorv & Kelm")],
        id="two-partners",
    ),
    pytest.param(BLANK("In May, the firm sued."), [], id="month-is-no-name"),
    pytest.param(
        BLANK("Stocks fell; the company's stocks Corp"), [], id="word-in-small-letters-elsewhere"
    ),
    pytest.param(
        with_model("The lender Zorv sued. Zorv won.", ("Zorv", "Person"), ("Zorv", "Location")),
        [("Zorv", "ORG", "Zorv"), ("Zorv", "ORG", "Zorv")],
        id="label-of-one-mention-settles-all",
    ),
    pytest.param(
        with_model(
            "The lender hired Ana Zorv. Mr. Zorv sued.", ("Ana Zorv", "Person"), ("Zorv", "Person")
        ),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Zorv", "PERSON", "Ana Zorv")],
        id="person-stays",
    ),
    pytest.param(
        with_model("Ana Zorv's bank Zorv sued.", ("Ana Zorv", "Person"), ("Zorv", "Person")),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Zorv", "PERSON", "Ana Zorv")],
        id="surname-that-the-bank-shares",
    ),
    pytest.param(BLANK("Mr. Zorv sued."), [("Zorv", "PERSON", "Zorv")], id="title"),
    pytest.param(BLANK("Gen. Zorv sued."), [("Zorv", "PERSON", "Zorv")], id="abbreviated-title"),
    pytest.param(BLANK("Gen Zorv sued."), [], id="abbreviated-title-without-its-stop"),
    pytest.param(
        BLANK("President Announces Long Voyage\n\nIt rained."), [], id="title-in-a-headline"
    ),
    pytest.param(BLANK("Mr. The sued; Col. General sued."), [], id="title-before-no-name"),
    pytest.param(
        with_model(
            "Goran Zorv came. Z. Zorv and G. Zorv left.",
            ("Goran Zorv", "Person"),
            ("G. Zorv", "Person"),
        ),
        [
            ("Goran Zorv", "PERSON", "Goran Zorv"),
            ("G. Zorv", "PERSON", "Goran Zorv"),
        ],
        id="initial-of-the-forename",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), FROM_CONTEXT)
def test_context(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


REPEATED = [
    pytest.param(
        with_model("Then Zorvia sued. Zorvia won.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia"), ("Zorvia", "ORG", "Zorvia")],
        id="organisation",
    ),
    pytest.param(
        with_model("Then Zorvia sued. Zorvia won. In Zorvia. At Zorvia.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia")],
        id="seen-too-rarely",
    ),
    pytest.param(
        with_model("Then Ana Zorv sued. Ms Zorv and Zorv won.", ("Ana Zorv", "Person")),
        [
            ("Ana Zorv", "PERSON", "Ana Zorv"),
            ("Zorv", "PERSON", "Ana Zorv"),
            ("Zorv", "PERSON", "Ana Zorv"),
        ],
        id="surname-with-and-without-title",
    ),
    pytest.param(
        with_model("Then Ana Zorv sued. It helped Zorv.", ("Ana Zorv", "Person")),
        [("Ana Zorv", "PERSON", "Ana Zorv"), ("Zorv", "PERSON", "Ana Zorv")],
        id="surname",
    ),
    pytest.param(
        with_model("Then Ana Stone sued. Stone won; a stone fell.", ("Ana Stone", "Person")),
        [("Ana Stone", "PERSON", "Ana Stone")],
        id="surname-that-is-a-word",
    ),
    pytest.param(
        with_model("Then Zorvia sued. The Kelm Zorvia Park won.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia")],
        id="part-of-a-longer-name",
    ),
    pytest.param(
        with_model("Then Zorvia sued. Zorvian rules won.", ("Zorvia", "ORG")),
        [("Zorvia", "ORG", "Zorvia")],
        id="part-of-a-longer-word",
    ),
    pytest.param(
        with_model(
            "Zorvia Wins Kelm Tender\n\nZorvia won.",
            ("Zorvia Wins Kelm Tender", "ORG"),
            ("Zorvia", "ORG"),
        ),
        [("Zorvia", "ORG", "Zorvia"), ("Zorvia", "ORG", "Zorvia")],
        id="headline-in-capitals-is-read-by-the-text",
    ),
    pytest.param(
        with_model("The Zorvia Kelm Board\n\nZorvia won.", ("Zorvia Kelm Board", "ORG")),
        [("Zorvia Kelm Board", "ORG", "Zorvia Kelm Board")],
        id="headline-of-which-the-text-names-no-part",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), REPEATED)
def test_repetition(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


SHORT_FORMS = [
    pytest.param(
        with_model(
            "The Omo Gas Commission met. The Commission voted.", ("Omo Gas Commission", "ORG")
        ),
        [
            ("Omo Gas Commission", "ORG", "Omo Gas Commission"),
            ("Commission", "ORG", "Omo Gas Commission"),
        ],
        id="kind-of-body",
    ),
    pytest.param(
        with_model(
            "The Omo Commission and the Kelm Commission met. The Commission voted.",
            ("Omo Commission", "ORG"),
            ("Kelm Commission", "ORG"),
        ),
        [
            ("Omo Commission", "ORG", "Omo Commission"),
            ("Kelm Commission", "ORG", "Kelm Commission"),
        ],
        id="either-body",
    ),
    pytest.param(
        with_model("The Omo Commission met. A commission voted.", ("Omo Commission", "ORG")),
        [("Omo Commission", "ORG", "Omo Commission")],
        id="small-letters",
    ),
    pytest.param(
        with_model(
            "Zorv Finance Group sued. Now Zorv won.",
            ("Zorv Finance Group", "ORG"),
            ("Zorv", "Person"),
        ),
        [
            ("Zorv Finance Group", "ORG", "Zorv Finance Group"),
            ("Zorv", "ORG", "Zorv Finance Group"),
        ],
        id="company-by-its-first-word",
    ),
    pytest.param(
        with_model("Zorv Finance Group sued. Now Zorv won.", ("Zorv Finance Group", "ORG")),
        [
            ("Zorv Finance Group", "ORG", "Zorv Finance Group"),
            ("Zorv", "ORG", "Zorv Finance Group"),
        ],
        id="company-by-its-first-word-unseen",
    ),
    pytest.param(
        with_model("Zorv Pipeline sued. Now Zorv won.", ("Zorv Pipeline", "ORG")),
        [("Zorv Pipeline", "ORG", "Zorv Pipeline")],
        id="first-word-that-may-be-a-place",
    ),
    pytest.param(
        with_model(
            "Ruined Finance Group sued. So ruined. Ruined it is.", ("Ruined Finance Group", "ORG")
        ),
        [("Ruined Finance Group", "ORG", "Ruined Finance Group")],
        id="first-word-that-is-a-word",
    ),
    pytest.param(
        with_model(
            "The Zorv White House left. Now Zorv won.",
            ("Zorv White House", "ORG"),
            ("Zorv", "Person"),
        ),
        [("Zorv White House", "ORG", "Zorv White House"), ("Zorv", "PERSON", "Zorv")],
        id="person-in-another's-name",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), SHORT_FORMS)
def test_short_forms(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


TRIMMED = [
    pytest.param(
        with_model("in southern Iraq", ("southern Iraq", "Location")),
        [("Iraq", "GPE", "Iraq")],
        id="adjective-in-small-letters",
    ),
    pytest.param(
        with_model("said Omo Gov. Ana Zorv", ("Omo Gov. Ana Zorv", "Person")),
        [("Ana Zorv", "PERSON", "Ana Zorv")],
        id="title-within",
    ),
    pytest.param(
        with_model("said A P Zorv", ("A P Zorv", "Person")),
        [("A P Zorv", "PERSON", "A P Zorv")],
        id="initial-a",
    ),
    pytest.param(
        with_model(
            "more U.S. LNG and U.S. Officials, said officials",
            ("U.S. LNG", "ORG"),
            ("U.S. Officials", "ORG"),
        ),
        [("U.S.", "GPE", "United States"), ("U.S.", "GPE", "United States")],
        id="words-after-a-country",
    ),
    pytest.param(
        with_model("Drones fell. More drones came.", ("Drones", "Person")),
        [],
        id="word-that-only-begins-a-sentence",
    ),
    pytest.param(
        with_model("By then Drones fell.", ("Drones", "ORG")),
        [("Drones", "ORG", "Drones")],
        id="within-a-sentence",
    ),
    pytest.param(
        with_model("in Kelm, Peru", ("Kelm, Peru", "Location")),
        [("Kelm", "GPE", "Kelm"), ("Peru", "GPE", "Peru")],
        id="place-and-country",
    ),
    pytest.param(
        with_model("in Kelm, D.C.", ("Kelm, D.C.", "Location")),
        [("Kelm, D.C.", "GPE", "Kelm, D.C.")],
        id="place-with-its-district",
    ),
    pytest.param(
        with_model(
            "Serbian Trade Minister Ana Zorv", ("Serbian Trade", "ORG"), ("Ana Zorv", "Person")
        ),
        [("Serbian", "NORP", "Serbia"), ("Ana Zorv", "PERSON", "Ana Zorv")],
        id="office-of-a-country",
    ),
    pytest.param(
        with_model("Energy Ministers of Peru", ("Energy Ministers of Peru", "ORG")),
        [("Peru", "GPE", "Peru")],
        id="offices-of-a-country",
    ),
    pytest.param(
        with_model("the Council of Ministers of Peru", ("Council of Ministers of Peru", "ORG")),
        [("Council of Ministers of Peru", "ORG", "Council of Ministers of Peru")],
        id="body-of-a-country",
    ),
    pytest.param(
        with_model("the Lockheed Martin Javelin", ("Lockheed Martin Javelin", "Person")),
        [("Lockheed Martin", "ORG", "Lockheed Martin")],
        id="company-and-product-taken-for-a-person",
    ),
    pytest.param(
        with_model("said Ana Santos", ("Ana Santos", "Person")),
        [("Ana Santos", "PERSON", "Ana Santos")],
        id="person-with-a-company's-name",
    ),
    pytest.param(
        with_model("KELM, Ala. --The U.S. Army", ("Ala. --The U.S. Army", "ORG")),
        [("U.S. Army", "ORG", "U.S. Army")],
        id="sentence-within",
    ),
    pytest.param(
        with_model("in Kelm, AZ for", ("Kelm", "Location"), ("AZ", "ORG")),
        [("Kelm", "GPE", "Kelm")],
        id="state-code",
    ),
    pytest.param(with_model("a Series C round", ("Series C", "Person")), [], id="funding-round"),
    pytest.param(BLANK("five British thermal units"), [], id="unit-named-after-a-people"),
    pytest.param(
        with_model("Kelm Oil (NYSE: KLM) sued.", ("Kelm Oil", "ORG"), ("KLM", "ORG")),
        [("Kelm Oil", "ORG", "Kelm Oil")],
        id="share's-code",
    ),
    pytest.param(
        BLANK("from the Lower 48 U.S. states"),
        [("Lower 48 U.S.", "LOC", "United States (Lower 48)")],
        id="part-of-a-country",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), TRIMMED)
def test_spans_of_the_model(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


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


HEADLINES = [
    pytest.param("Zorv Wins a Big Tender in Omo\n\nIt rained.", 29, id="title-case"),
    pytest.param("Zorv wins a big tender in Omo\n\nIt rained.", 0, id="sentence-case"),
    pytest.param("Zorv Wins Big Tender.\n\nIt rained.", 0, id="sentence"),
    pytest.param("Zorv Wins Big Tender\nIt rained.", 0, id="no-blank-line"),
    pytest.param("Zorv Wins\n\nIt rained.", 0, id="too-short-to-tell"),
    pytest.param("", 0, id="empty"),
]


@pytest.mark.parametrize(("text", "end"), HEADLINES)
def test_title_case_end(text: str, end: int) -> None:
    assert title_case_end(text) == end
