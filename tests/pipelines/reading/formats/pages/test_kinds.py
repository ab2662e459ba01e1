"""Pages that hold no article, and short ones that do."""

import pytest
from lxml import html

from pipelines.reading.formats.pages.kinds import linked_headings, no_article

NO_ARTICLES = [
    pytest.param(
        "Page not found", "The page you are looking for was moved.", "an error page", id="404"
    ),
    pytest.param(
        "Just a moment...",
        "Verify you are human by a click.",
        "a page of a bot wall",
        id="bot-wall",
    ),
    pytest.param(
        "Navy orders ships",
        "This is for subscribers only. Subscribe now for £3 per month.",
        "a paywall's notice",
        id="paywall",
    ),
    pytest.param(
        "Before you continue",
        "We use cookies and so do our partners.",
        "a consent page",
        id="consent",
    ),
]


@pytest.mark.parametrize(("title", "body", "detail"), NO_ARTICLES)
def test_pages_without_article(title: str, body: str, detail: str) -> None:
    assert no_article(title, body, 0, "") == detail


ARTICLES = [
    pytest.param("Error in the budget costs $3 million", "The ministry erred. " * 30, id="long"),
    pytest.param("Access to gas", "The ministry said on Monday that gas flows again.", id="short"),
    pytest.param("404 tanks were sold", "The ministry sold them. " * 10, id="a-figure"),
]


@pytest.mark.parametrize(("title", "body"), ARTICLES)
def test_pages_with_one(title: str, body: str) -> None:
    assert no_article(title, body, 0, "article") is None


def test_the_front_of_a_section() -> None:
    teaser = "<h3><a href='/{0}'>Army buys trucks again, number {0}</a></h3><p>A line.</p>"
    root = html.document_fromstring("".join(teaser.format(number) for number in range(6)))
    assert linked_headings(root) == 6
    assert no_article("World", "A line.\n\n" * 6, 6, "website") is not None
    assert no_article("World", "A line.\n\n" * 6, 6, "article") is None
