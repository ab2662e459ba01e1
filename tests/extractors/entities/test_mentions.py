"""Entities: what is found without a model, what is made of a model's spans, and whom they name."""

from itertools import pairwise

import pytest
import spacy
from spacy.tokens import Doc

from extractors.entities.mentions import LABELS, extract
from extractors.lexicon import read_toml
from extractors.records import Entity
from extractors.text.folding import fold_name
from extractors.world.countries import all_countries, country_of
from extractors.world.names import find_names

BLANK = spacy.blank("en")


def found(doc: Doc) -> list[tuple[str, str, str]]:
    """Return the surface, label and name of every entity."""
    matches = list(extract(doc, None))
    assert all(isinstance(match.value, Entity) for match in matches)
    return [
        (doc.text[m.start : m.end], m.value.label, m.value.name)
        for m in matches
        if isinstance(m.value, Entity)
    ]


def with_model(text: str, *entities: tuple[str, str]) -> Doc:
    """Return a Doc in which a model has found the given surfaces, in order."""
    doc = BLANK(text)
    spans, at = [], 0
    for surface, label in entities:
        at = text.index(surface, at)
        span = doc.char_span(at, at + len(surface), label=label, alignment_mode="expand")
        assert span is not None
        spans.append(span)
        at += len(surface)
    doc.set_ents(spans)
    return doc


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
    pytest.param("a mill in Macon, Georgia", [], id="georgia-the-state"),
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
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_MODEL)
def test_gazetteer(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(BLANK(text)) == expected


WITH_MODEL = [
    pytest.param(
        with_model("President Ana Ortiz spoke.", ("President Ana Ortiz", "Person")),
        [("Ana Ortiz", "PERSON", "Ana Ortiz")],
        id="title-cut",
    ),
    pytest.param(
        with_model(
            "Oslo denied that the ship lay in Oslo.", ("Oslo", "Location"), ("Oslo", "Location")
        ),
        [("Oslo", "GPE", "Norway"), ("Oslo", "GPE", "Oslo")],
        id="capital-as-government-and-as-city",
    ),
    pytest.param(
        with_model("He joined the Blue Forum today.", ("the Blue Forum", "Organization")),
        [("Blue Forum", "ORG", "Blue Forum")],
        id="article-cut",
    ),
    pytest.param(
        with_model("A talk of Nina Petrov\nJr and others", ("Nina Petrov\nJr", "Person")),
        [("Nina Petrov", "PERSON", "Nina Petrov")],
        id="line-end-cuts",
    ),
    pytest.param(
        with_model("It is Ortiz's idea, said “Ortiz”.", ("Ortiz's", "PER"), ("“Ortiz”", "PER")),
        [("Ortiz", "PERSON", "Ortiz"), ("Ortiz", "PERSON", "Ortiz")],
        id="possessive-and-quotes",
    ),
    pytest.param(
        with_model(
            "Goran Perišić came. Mr. Perisic left.",
            ("Goran Perišić", "Person"),
            ("Perisic", "Organization"),
        ),
        [("Goran Perišić", "PERSON", "Goran Perišić"), ("Perisic", "PERSON", "Goran Perišić")],
        id="surname-without-diacritics-and-mislabelled",
    ),
    pytest.param(
        with_model(
            "Ana Li met Bo Li. Li smiled.",
            ("Ana Li", "Person"),
            ("Bo Li", "Person"),
            ("Li", "Person"),
        ),
        [("Ana Li", "PERSON", "Ana Li"), ("Bo Li", "PERSON", "Bo Li"), ("Li", "PERSON", "Bo Li")],
        id="surname-goes-to-the-latest",
    ),
    pytest.param(
        with_model(
            "The North Grid Operator (NGO) sued. NGO won.", ("North Grid Operator", "Organization")
        ),
        [
            ("North Grid Operator", "ORG", "North Grid Operator"),
            ("NGO", "ORG", "North Grid Operator"),
            ("NGO", "ORG", "North Grid Operator"),
        ],
        id="acronym-in-brackets",
    ),
    pytest.param(
        with_model("The North Grid Operator (QXZ) sued.", ("North Grid Operator", "Organization")),
        [("North Grid Operator", "ORG", "North Grid Operator")],
        id="brackets-that-abbreviate-nothing",
    ),
    pytest.param(
        with_model(
            "The North Grid Operator (QXZ) sued. QXZ won.", ("North Grid Operator", "Organization")
        ),
        [
            ("North Grid Operator", "ORG", "North Grid Operator"),
            ("QXZ", "ORG", "North Grid Operator"),
            ("QXZ", "ORG", "North Grid Operator"),
        ],
        id="acronym-of-another-language-used-again",
    ),
    pytest.param(
        with_model("The North Grid (UK) sued the UK.", ("North Grid", "Organization")),
        [
            ("North Grid", "ORG", "North Grid"),
            ("UK", "GPE", "United Kingdom"),
            ("UK", "GPE", "United Kingdom"),
        ],
        id="country-in-brackets",
    ),
    pytest.param(
        with_model("Harbin Gas Works rose; HGW fell.", ("Harbin Gas Works", "ORG"), ("HGW", "ORG")),
        [("Harbin Gas Works", "ORG", "Harbin Gas Works"), ("HGW", "ORG", "Harbin Gas Works")],
        id="acronym-by-initials",
    ),
    pytest.param(
        with_model(
            "Tarn Steel Ltd. sold. Tarn Steel bought.",
            ("Tarn Steel Ltd.", "ORG"),
            ("Tarn Steel", "ORG"),
        ),
        [("Tarn Steel Ltd.", "ORG", "Tarn Steel"), ("Tarn Steel", "ORG", "Tarn Steel")],
        id="legal-form",
    ),
    pytest.param(
        with_model("in Iran and Lake Omo", ("Iran", "Organization"), ("Lake Omo", "Location")),
        [("Iran", "GPE", "Iran"), ("Lake Omo", "LOC", "Lake Omo")],
        id="country-beats-label-and-lake-is-no-polity",
    ),
    pytest.param(
        with_model("He works at Air India.", ("Air India", "Organization")),
        [("Air India", "ORG", "Air India")],
        id="longer-name-of-the-model-wins",
    ),
    pytest.param(
        with_model("Mark Jordan ran. Jordan won.", ("Mark Jordan", "Person"), ("Jordan", "Person")),
        [("Mark Jordan", "PERSON", "Mark Jordan"), ("Jordan", "PERSON", "Mark Jordan")],
        id="surname-like-a-country",
    ),
    pytest.param(
        with_model("The Chilean Navy sailed; the Navy returned.", ("Navy returned", "ORG")),
        [("Chilean Navy", "ORG", "Chilean Navy"), ("Navy returned", "ORG", "Navy returned")],
        id="more-than-the-service",
    ),
    pytest.param(
        with_model("The Chilean Navy sailed; the Navy, it said.", ("Navy,", "ORG")),
        [("Chilean Navy", "ORG", "Chilean Navy"), ("Navy", "ORG", "Chilean Navy")],
        id="service-without-its-country",
    ),
    pytest.param(
        with_model("Army of Chile, Army of Peru. The Army, it said.", ("Army,", "ORG")),
        [
            ("Army of Chile", "ORG", "Army of Chile"),
            ("Army of Peru", "ORG", "Army of Peru"),
            ("Army", "ORG", "Army"),
        ],
        id="service-of-either-country",
    ),
    pytest.param(
        with_model("Boeing Co and Raytheon Corp. bid.", ("Boeing Co and Raytheon Corp.", "ORG")),
        [("Boeing Co", "ORG", "Boeing"), ("Raytheon", "ORG", "Raytheon")],
        id="two-names-run-together",
    ),
    pytest.param(
        with_model("an Omani-Yemeni deal", ("Omani-Yemeni", "Person")),
        [("Omani", "NORP", "Oman"), ("Yemeni", "NORP", "Yemen")],
        id="hyphenated-peoples",
    ),
    pytest.param(
        with_model("Peru Signs Big Pact\n\nIn Lima, Peru signed.", ("Peru Signs Big Pact", "ORG")),
        [("Peru", "GPE", "Peru"), ("Peru", "GPE", "Peru")],
        id="headline-run-together",
    ),
    pytest.param(
        with_model(
            "Peru Gas Group wins\n\nPeru Gas Group won.",
            ("Peru Gas Group", "ORG"),
            ("Peru Gas Group", "ORG"),
        ),
        [("Peru Gas Group", "ORG", "Peru Gas Group"), ("Peru Gas Group", "ORG", "Peru Gas Group")],
        id="headline-name-confirmed-below",
    ),
    pytest.param(
        with_model("the Tarn Works TX-12B lorry", ("Tarn Works TX-12B", "ORG")),
        [("Tarn Works", "ORG", "Tarn Works")],
        id="maker-without-its-product",
    ),
    pytest.param(
        with_model("more LNG and MiG-29K", ("LNG", "ORG"), ("MiG-29K", "Person")),
        [],
        id="words-of-the-trade",
    ),
    pytest.param(
        with_model("the G7 met", ("G7", "ORG")), [("G7", "ORG", "G7")], id="not-a-designation"
    ),
    pytest.param(
        with_model("Post-2020 plans", ("Post-2020", "Person")), [], id="person-with-a-number"
    ),
    pytest.param(
        with_model("Kor Times](https://kor.example", ("Kor Times](https://kor.example", "ORG")),
        [("Kor Times", "ORG", "Kor Times")],
        id="markup",
    ),
    pytest.param(with_model("on 3 May", ("3 May", "Date")), [], id="label-not-in-table"),
    pytest.param(
        with_model("By Ana Ortiz\n\nIt rained.", ("Ana Ortiz", "Person")), [], id="byline"
    ),
    pytest.param(
        with_model("By Ana Ortiz and Bo Li in Kyiv | 3 May\n", ("Ana Ortiz", "Person")),
        [("Ana Ortiz", "PERSON", "Ana Ortiz")],
        id="line-that-is-more-than-a-byline",
    ),
    pytest.param(
        with_model("It rained. (Reporting by Ana Ortiz)", ("Ana Ortiz", "Person")),
        [],
        id="reporting-credit",
    ),
    pytest.param(
        with_model("KYIV (Reuters) - It rained.", ("Reuters", "Organization")), [], id="agency-code"
    ),
    pytest.param(
        with_model("Reuters reported rain.", ("Reuters", "Organization")),
        [("Reuters", "ORG", "Reuters")],
        id="agency-as-source-stays",
    ),
]


@pytest.mark.parametrize(("doc", "expected"), WITH_MODEL)
def test_model_entities(doc: Doc, expected: list[tuple[str, str, str]]) -> None:
    assert found(doc) == expected


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
    text = "The U.S. Navy, Navy of Chile, European Union (EU) and EU\nArmy of Serbia met in West Bank and Bank of China."
    matches = list(
        extract(with_model(text, ("European Union", "ORG"), ("Bank of China", "ORG")), None)
    )
    assert len(matches) >= 6
    assert all(one.end <= other.start for one, other in pairwise(matches))


COUNTRY_NAMES = [
    pytest.param("Azerbaijan", "AZE", id="name"),
    pytest.param("the Netherlands", "NLD", id="article"),
    pytest.param("SERBIAN", "SRB", id="demonym-in-capitals"),
    pytest.param("Kyiv", "UKR", id="capital"),
    pytest.param("Kiev", "UKR", id="capital-in-old-spelling"),
    pytest.param("Russia’s", "RUS", id="possessive"),
    pytest.param("Turkiye", "TUR", id="without-diacritics"),
    pytest.param("DPRK", "PRK", id="acronym"),
    pytest.param("U.S.A.", "USA", id="dotted-acronym"),
    pytest.param("Bosnia & Herzegovina", "BIH", id="ampersand"),
    pytest.param("Soviet", "SUN", id="former-state"),
    pytest.param("us", None, id="pronoun"),
    pytest.param("Korea", None, id="either-korea"),
    pytest.param("Ruritania", None, id="unknown"),
    pytest.param("", None, id="empty"),
]


@pytest.mark.parametrize(("name", "code"), COUNTRY_NAMES)
def test_country_of(name: str, code: str | None) -> None:
    country = country_of(name)
    assert (country and country.alpha3) == code


@pytest.mark.parametrize("forms", all_countries(), ids=lambda forms: forms.country.alpha3)
def test_every_country_answers_to_its_forms(forms) -> None:  # type: ignore[no-untyped-def]
    named = {name: country_of(name) for name in (*forms.names, *forms.demonyms)}
    assert named == dict.fromkeys(named, forms.country)


def test_every_organisation_is_found_by_each_of_its_forms() -> None:
    groups = read_toml("extractors.world", "organisations")
    lost = [
        form
        for group in (
            "intergovernmental",
            "states",
            "energy",
            "arms",
            "finance",
            "data_and_media",
            "facilities",
            "markets",
        )
        for forms in groups[group]
        for form in forms
        if [f.entity.name for f in find_names(f"and {form} said") if f.end - f.start == len(form)]
        != [forms[0]]
    ]
    assert lost == []


FOLDED = [
    pytest.param("Zelenskyy", "Zelensky", id="yy"),
    pytest.param("Zelenskiy", "Zelensky", id="iy"),
    pytest.param("Đoković", "Djokovic", id="dj"),
    pytest.param("Mohammed bin Ali", "Muhammad bin Ali", id="arabic"),
    pytest.param("El-Sayed", "Al Sayed", id="article-in-name"),
    pytest.param("U.S. Navy", "US Navy", id="dots"),
    pytest.param("Aleksandr", "Alexandr", id="ks"),
]


@pytest.mark.parametrize(("one", "other"), FOLDED)
def test_spellings_fold_together(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


def test_different_names_stay_apart() -> None:
    names = [
        "Vučić",
        "Vulić",
        "Serbia",
        "Siberia",
        "Iran",
        "Iraq",
        "Austria",
        "Australia",
        "Niger",
        "Nigeria",
    ]
    assert len({fold_name(name) for name in names}) == len(names)


def test_labels_are_those_of_the_table() -> None:
    assert set(LABELS.values()) == {"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT"}


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
