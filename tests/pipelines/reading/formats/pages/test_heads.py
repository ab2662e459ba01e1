"""The day and the standfirst between a page's heading and its story."""

import pytest
from lxml import html

from pipelines.reading.fields import Fields
from pipelines.reading.formats.pages.heads import date_line, with_standfirst

STORY = "The navy has ordered two frigates, the ministry said on Tuesday."
LEDE = "Two frigates for $1.2 billion will be built in Turku, says the navy."
PAGE = "<html><body><h1>Navy orders ships</h1>{}<p>" + STORY + "</p></body></html>"


STANDFIRSTS = [
    pytest.param(f'<p class="standfirst">{LEDE}</p>', "", True, id="by-its-class"),
    pytest.param(f"<p>{LEDE}</p>", LEDE, True, id="by-the-description"),
    pytest.param(f"<p>{LEDE}</p>", "", False, id="a-paragraph-like-others"),
    pytest.param(
        '<p class="subtitle">By Ann Lee and Bo Ek in Turku for us</p>', "", False, id="byline"
    ),
]


@pytest.mark.parametrize(("markup", "description", "found"), STANDFIRSTS)
def test_standfirst(markup: str, description: str, found: bool) -> None:
    root = html.document_fromstring(PAGE.format(markup))
    expected = f"{LEDE}\n\n{STORY}" if found else STORY
    assert with_standfirst(STORY, root, [Fields({"description": description})]) == expected


def test_a_standfirst_is_not_put_twice() -> None:
    root = html.document_fromstring(PAGE.format(f'<p class="standfirst">{LEDE}</p>'))
    body = f"{LEDE}\n\n{STORY}"
    assert with_standfirst(body, root, []) == body


LINES = [
    pytest.param("<p>Posted on 5 March 2024</p>", "Posted on 5 March 2024", id="posted"),
    pytest.param("<p>Updated 9 March 2024</p>", "", id="updated"),
    pytest.param("<p>On 5 March 2024 the navy ordered ships</p>", "", id="sentence"),
]


@pytest.mark.parametrize(("markup", "line"), LINES)
def test_date_line(markup: str, line: str) -> None:
    assert date_line(html.document_fromstring(PAGE.format(markup))) == line
