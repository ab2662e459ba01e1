"""The rule extractors as spaCy components: found by name, serialisable, and equal to the extractors
themselves.
"""

import json
import pickle
import tomllib
from datetime import date
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractors import EXTRACTORS, RULE_EXTRACTORS
from extractors.components import PUBLISHED_ON, RuleComponent, published_on

KINDS = ("money", "gas_volumes", "weapons", "dates")
PROJECT = Path(__file__).parents[2] / "pyproject.toml"
TEXT = "On Monday Ruritania paid $5 million for 14 Leopard 2A6 tanks and 3 bcm of natural gas."


def pipeline() -> Language:
    nlp = spacy.blank("en")
    for kind in KINDS:
        nlp.add_pipe(kind)
    return nlp


def dated(nlp: Language, text: str, day: str | None) -> Doc:
    doc = nlp.make_doc(text)
    if day is not None:
        doc.user_data[PUBLISHED_ON] = day
    return doc


@pytest.mark.parametrize("kind", KINDS)
def test_component_says_what_its_extractor_says(kind: str) -> None:
    nlp = pipeline()
    doc = nlp(dated(nlp, TEXT, "2024-02-07"))
    [module] = [module for module in EXTRACTORS if kind == module.KIND]
    expected = [
        (m.start, m.end, m.rule) for m in module.extract(nlp.make_doc(TEXT), date(2024, 2, 7))
    ]
    rows = doc.spans[kind].attrs["rows"]
    assert expected
    assert [(row["start"], row["end"], row["rule"]) for row in rows] == expected
    assert [span.label_ for span in doc.spans[kind]] == [rule for _, _, rule in expected]


def test_every_rule_extractor_has_a_component() -> None:
    assert {room.KIND for room in RULE_EXTRACTORS} == {*KINDS}
    assert {room.KIND for room in EXTRACTORS} - {*KINDS} == {"entities"}


@pytest.mark.parametrize("kind", KINDS)
def test_entry_point_names_the_factory(kind: str) -> None:
    points = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["entry-points"]
    point = EntryPoint(kind, points["spacy_factories"][kind], "spacy_factories")
    component = point.load()(nlp=spacy.blank("en"), name="another")
    assert isinstance(component, RuleComponent)
    assert kind in component(spacy.blank("en")(TEXT)).spans


def test_component_reaches_another_process_by_its_kind() -> None:
    again = pickle.loads(pickle.dumps(RuleComponent("money")))
    assert len(again(spacy.blank("en")(TEXT)).spans["money"]) == 1


def test_spans_are_widened_to_whole_tokens() -> None:
    nlp = pipeline()
    doc = nlp("worth$5bn, they say")
    for span, row in zip(doc.spans["money"], doc.spans["money"].attrs["rows"], strict=True):
        assert span.start_char <= row["start"] < row["end"] <= span.end_char


def test_rows_are_plain_json_and_days_are_iso() -> None:
    nlp = pipeline()
    doc = nlp(dated(nlp, TEXT, "2024-02-07"))
    rows = {kind: doc.spans[kind].attrs["rows"] for kind in KINDS}
    assert json.loads(json.dumps(rows)) == rows
    assert rows["dates"][0]["earliest"] == "2024-02-05"


def test_rows_survive_bytes() -> None:
    nlp = pipeline()
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    for kind in KINDS:
        assert again.spans[kind].attrs == doc.spans[kind].attrs
        assert [span.text for span in again.spans[kind]] == [span.text for span in doc.spans[kind]]


@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_two_processes_find_what_one_finds() -> None:
    nlp = pipeline()
    texts = [TEXT, "Nothing here.", "It cost 3 million euros in May 2020."]
    single = [doc.spans["money"].attrs for doc in nlp.pipe(texts)]
    double = [doc.spans["money"].attrs for doc in nlp.pipe(texts, n_process=2)]
    assert double == single
    assert [len(attrs["rows"]) for attrs in single] == [1, 0, 1]


GIVEN = [
    pytest.param(None, None, id="none"),
    pytest.param("2024-02-06", date(2024, 2, 6), id="iso"),
    pytest.param(date(2024, 2, 6), date(2024, 2, 6), id="date"),
]


@pytest.mark.parametrize(("given", "expected"), GIVEN)
def test_published_on(given: object, expected: date | None) -> None:
    doc = spacy.blank("en")("x")
    doc.user_data[PUBLISHED_ON] = given
    assert published_on(doc) == expected


@pytest.mark.parametrize("given", ["yesterday", 20240206, "06/02/2024"])
def test_published_on_that_is_no_day_is_refused(given: object) -> None:
    doc = spacy.blank("en")("x")
    doc.user_data[PUBLISHED_ON] = given
    with pytest.raises(ValueError, match="give an ISO day"):
        published_on(doc)


def test_a_span_knows_its_row_after_another_process_made_it() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("money")
    nlp.add_pipe("gas_volumes")
    texts = ["Oslo paid $5 million for 2 bcm of gas.", "Nothing here."] * 2
    docs = list(nlp.pipe(texts, n_process=2))
    [money], [gas] = docs[2].spans["money"], docs[2].spans["gas_volumes"]
    assert (money._.pressledger["amount_low"], gas._.pressledger["unit"]) == (5e6, "m3")
    assert docs[2][0:1]._.pressledger is None
    assert money._.pressledger == docs[2].spans["money"].attrs["rows"][0]


def test_the_components_work_behind_another_model() -> None:
    pytest.importorskip("en_core_web_sm")
    nlp = spacy.util.load_model("en_core_web_sm")
    nlp.add_pipe("weapons")
    [doc] = nlp.pipe(["Peru ordered 24 K9 howitzers."])
    assert [span._.pressledger["system"] for span in doc.spans["weapons"]] == ["K9 Thunder"]
