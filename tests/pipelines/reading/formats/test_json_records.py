"""JSON: whatever the fields are called, the text stays as it is."""

import json

import pytest

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.json_records import read_json, read_json_lines

TEXT = "  The yard will\nbuild   two frigates.\n\nLeave a Reply\n"


def _only(text: str) -> Draft:
    [draft] = read_json(text)
    assert isinstance(draft, Draft)
    return draft


@pytest.mark.parametrize(
    "name", ["text", "body", "content", "articleBody", "maintext", "full_text"]
)
def test_text_is_verbatim(name: str) -> None:
    draft = _only(json.dumps({name: TEXT}))
    assert draft.body == TEXT
    assert draft.verbatim
    assert draft.record is None


FIELDS = [
    pytest.param({"title": "Gas", "text": "x"}, {"title": "Gas"}, id="title"),
    pytest.param(
        {"headline": "Gas &amp; oil", "text": "x"},
        {"title": "Gas & oil"},
        id="headline-with-entity",
    ),
    pytest.param(
        {"published": "2024-03-05", "date": "2023", "text": "x"},
        {"published": ("2024-03-05", "2023")},
        id="dates",
    ),
    pytest.param(
        {"publish_date": "5 March 2024", "text": "x"},
        {"published": ("5 March 2024",)},
        id="publish-date",
    ),
    pytest.param(
        {"timestamp": 1709600000, "text": "x"}, {"published": ("1709600000",)}, id="unix-time"
    ),
    pytest.param(
        {"link": "https://example.org/a", "text": "x"}, {"url": "https://example.org/a"}, id="link"
    ),
    pytest.param(
        {"id": 5, "url": "https://example.org/a", "text": "x"},
        {"url": "https://example.org/a"},
        id="url-not-id",
    ),
    pytest.param(
        {"source": {"id": None, "name": "Wire"}, "text": "x"},
        {"source": "Wire"},
        id="source-object",
    ),
    pytest.param(
        {"source": "https://example.org/a", "text": "x"},
        {"source": None, "url": "https://example.org/a"},
        id="source-is-address",
    ),
    pytest.param({"source": "Unknown", "text": "x"}, {"source": None}, id="source-unknown"),
    pytest.param(
        {"author": ["Ann Lee", "Bo Ek"], "text": "x"}, {"author": "Ann Lee; Bo Ek"}, id="authors"
    ),
    pytest.param(
        {"author": {"name": "Ann Lee"}, "text": "x"}, {"author": "Ann Lee"}, id="author-object"
    ),
    pytest.param({"author": None, "text": "x"}, {"author": None}, id="no-author"),
    pytest.param({"language": "en", "text": "x"}, {"language": "en"}, id="language"),
    pytest.param({"content": ["One.", "Two."]}, {"body": "One.\n\nTwo."}, id="paragraphs"),
    pytest.param(
        {"content": [{"text": "One."}, {"text": "Two."}]},
        {"body": "One.\n\nTwo."},
        id="paragraph-objects",
    ),
    pytest.param({"body_html": "<p>One.</p><p>Two.</p>"}, {"body": "One.\n\nTwo."}, id="html"),
    pytest.param({"text": "", "body": "One."}, {"body": "One."}, id="empty-field-passed-over"),
    pytest.param({"text": "a\u2028b\ud800"}, {"body": "a\u2028b\ufffd"}, id="odd-characters"),
]


@pytest.mark.parametrize(("record", "expected"), FIELDS)
def test_fields(record: dict[str, object], expected: dict[str, object]) -> None:
    draft = _only(json.dumps(record))
    assert {name: getattr(draft, name) for name in expected} == expected


MANY = [
    pytest.param('[{"text": "a"}, {"text": "b"}]', id="list"),
    pytest.param('{"articles": [{"text": "a"}, {"text": "b"}]}', id="object-with-list"),
    pytest.param(
        '{"hits": {"hits": [{"_source": {"text": "a"}}, {"_source": {"text": "b"}}]}}',
        id="search-result",
    ),
    pytest.param('{"text": "a"}\n\n{"text": "b"}\n', id="json-lines"),
]


@pytest.mark.parametrize("text", MANY)
def test_several_records(text: str) -> None:
    drafts = read_json(text)
    assert [(draft.record, draft.body) for draft in drafts if isinstance(draft, Draft)] == [
        (0, "a"),
        (1, "b"),
    ]


def test_json_lines_go_on_after_a_bad_line() -> None:
    first, second, third = read_json_lines('{"text": "a"}\n{"text": \n\n[1]\n')
    assert isinstance(first, Draft)
    assert second == Fault(
        record=1,
        reason=RejectReason.INVALID_JSON,
        detail="line 2: Expecting value: line 1 column 10 (char 9)",
    )
    assert third == Fault(
        record=2, reason=RejectReason.NO_ARTICLE, detail="a JSON list, not an object"
    )


def test_only_newlines_part_json_lines() -> None:
    first, second = read_json_lines('{"text": "a\u2028b\x85c"}\n{"text": "d"}')
    assert isinstance(first, Draft)
    assert isinstance(second, Draft)
    assert (first.body, second.body) == ("a\u2028b\x85c", "d")


def test_one_record_over_several_lines_in_a_json_lines_file() -> None:
    [draft] = read_json_lines('{\n "text": "a"\n}\n')
    assert isinstance(draft, Draft)
    assert draft.record is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("{", id="cut"),
        pytest.param("[" * 100_000, id="deep"),
        pytest.param("gas", id="no-json"),
    ],
)
def test_invalid_json(text: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_json(text)
    assert raised.value.reason == RejectReason.INVALID_JSON


def test_a_record_without_text_names_its_fields() -> None:
    [fault] = read_json('{"title": "Gas", "price": 5}')
    assert fault == Fault(
        reason=RejectReason.NO_ARTICLE, detail="no field with a text among: price, title"
    )
