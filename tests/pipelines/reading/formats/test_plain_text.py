"""Plain text: headline, address, labels, publication and byline at its head."""

import pytest

from pipelines.reading.formats.plain_text import read_plain_text
from pipelines.reading.headlines import byline, is_date_line, is_headline

LONG = (
    "The yard at Turku will build two frigates for the navy, and the ministry will pay for "
    "them over nine years."
)

TITLES = [
    pytest.param(
        f"Navy orders frigates\n\n{LONG}", "Navy orders frigates", id="headline-and-blank-line"
    ),
    pytest.param(
        f"Navy orders two frigates from Turku\n{LONG}",
        "Navy orders two frigates from Turku",
        id="headline-above-paragraph",
    ),
    pytest.param(
        f"Will the navy get its frigates?\n\n{LONG}",
        "Will the navy get its frigates?",
        id="question",
    ),
    pytest.param(f"{LONG}\n\nMore follows.", None, id="first-sentence"),
    pytest.param(
        "The yard will build two\nfrigates for the navy\nin nine years.", None, id="wrapped-lines"
    ),
    pytest.param(
        "The yard at Turku said that\n\nit will build frigates.", None, id="sentence-goes-on"
    ),
    pytest.param("Navy orders frigates", None, id="single-line"),
    pytest.param(
        "Navy orders frigates\nThe yard will build them.",
        "Navy orders frigates",
        id="headline-above-short-line",
    ),
    pytest.param(
        f"Navy orders frigates\nBy Ann Lee\n{LONG}",
        "Navy orders frigates",
        id="headline-above-byline",
    ),
    pytest.param(
        "Navy orders frigates\n5 March 2024", "Navy orders frigates", id="headline-above-date"
    ),
    pytest.param(
        f"Frigates for the U.S.\n\n{LONG}", "Frigates for the U.S.", id="ends-in-an-abbreviation"
    ),
    pytest.param(
        "The ministry said on Monday that the\nNavy will have two frigates.",
        None,
        id="wrapped-before-a-name",
    ),
    pytest.param(f"Summary:\n\n{LONG}", None, id="label"),
    pytest.param(
        f"The Daily Example\n“Truth first”\n\n5 March 2024 17:10\n\nNavy orders frigates\n\n{LONG}",
        "Navy orders frigates",
        id="below-date-line",
    ),
    pytest.param(
        f"Navy orders frigates\n\n5 March 2024\n\n{LONG}",
        "Navy orders frigates",
        id="date-line-below-headline",
    ),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_title(text: str, title: str | None) -> None:
    [draft] = read_plain_text(text)
    assert draft.title == title
    assert draft.title_in_body
    assert draft.body == text


HEADS = [
    pytest.param(
        f"https://example.org/a\n\n{LONG}", {"url": "https://example.org/a"}, LONG, id="address"
    ),
    pytest.param(
        f"https://example.org/a shows it\n{LONG}",
        {"url": None},
        f"https://example.org/a shows it\n{LONG}",
        id="address-in-a-sentence",
    ),
    pytest.param(
        f"Title: Gas flows\nDate: 5 March 2024\nSource: Wire\nURL: https://example.org/a\n\n{LONG}",
        {
            "title": "Gas flows",
            "published": ("5 March 2024",),
            "source": "Wire",
            "url": "https://example.org/a",
            "title_in_body": False,
        },
        LONG,
        id="labels",
    ),
    pytest.param(
        f"Source: Wire\n\n{LONG}",
        {"source": "Wire"},
        f"Source: Wire\n\n{LONG}",
        id="one-label-stays",
    ),
    pytest.param(
        f"Warning: gas\nDanger: oil\n\n{LONG}",
        {"title": None},
        f"Warning: gas\nDanger: oil\n\n{LONG}",
        id="other-labels",
    ),
    pytest.param(
        f"Gas flows\n\nPublication: Example Monitor Volume: 2 Issue: 3\n\n{LONG}",
        {"source": "Example Monitor", "title": "Gas flows"},
        f"Gas flows\n\nPublication: Example Monitor Volume: 2 Issue: 3\n\n{LONG}",
        id="publication",
    ),
    pytest.param(
        f"Gas flows\n\nBy Ann Lee and Bo Ek\n\n{LONG}",
        {"author": "Ann Lee; Bo Ek"},
        f"Gas flows\n\nBy Ann Lee and Bo Ek\n\n{LONG}",
        id="byline",
    ),
    pytest.param(
        f"---\ntitle: Gas flows\nauthor: Ann Lee\n---\n{LONG}",
        {"title": "Gas flows", "author": "Ann Lee"},
        LONG,
        id="front-matter",
    ),
    pytest.param(
        f"Gas flows\n\n{LONG}\n\n\nLeave a Reply\n",
        {"title": "Gas flows"},
        f"Gas flows\n\n{LONG}",
        id="furniture-below",
    ),
]


@pytest.mark.parametrize(("text", "fields", "body"), HEADS)
def test_head(text: str, fields: dict[str, object], body: str) -> None:
    [draft] = read_plain_text(text)
    assert {name: getattr(draft, name) for name in fields} == fields
    assert draft.body == body


DATE_LINES = [
    pytest.param("5 March 2024", True, id="date"),
    pytest.param("Published: 5 March 2024, 17:10 GMT", True, id="labelled-with-time"),
    pytest.param("Tuesday, March 5, 2024 | 5:10 pm", True, id="weekday"),
    pytest.param("On 5 March 2024 gas flowed", False, id="sentence"),
    pytest.param("March 2024", False, id="no-day"),
    pytest.param("12 | 30", False, id="figures"),
]


@pytest.mark.parametrize(("line", "expected"), DATE_LINES)
def test_is_date_line(line: str, expected: bool) -> None:
    assert is_date_line(line) is expected


BYLINES = [
    pytest.param("By Ann Lee", "Ann Lee", id="plain"),
    pytest.param("By ANN LEE, Reuters", "ANN LEE", id="agency"),
    pytest.param("By Ann Lee | Example Times", "Ann Lee", id="paper"),
    pytest.param(
        "By Ann Lee and Bo Ek (Reuters) - Gas flows from May.",
        "Ann Lee; Bo Ek",
        id="before-the-story",
    ),
    pytest.param("By Staff Writer", None, id="nobody"),
    pytest.param("By the end of May gas will flow.", None, id="sentence"),
]


@pytest.mark.parametrize(("line", "expected"), BYLINES)
def test_byline(line: str, expected: str | None) -> None:
    assert byline(line) == expected


def test_is_headline_needs_a_story_below() -> None:
    assert is_headline("Navy orders frigates", f"\n\n{LONG}")
    assert not is_headline("Navy orders frigates", "\n\n")
