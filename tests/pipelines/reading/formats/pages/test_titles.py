"""Titles of pages: the heading, without the names of site and section."""

import pytest
from lxml import html

from pipelines.reading.fields import Fields
from pipelines.reading.formats.pages.titles import page_title

TITLES = [
    pytest.param("Gas flows rise | The Gazette", "", "Gas flows rise", id="site-behind"),
    pytest.param("World | The Gazette - Gas flows rise", "", "Gas flows rise", id="section-before"),
    pytest.param("The Gazette", "<h1>Gas flows rise</h1>", "Gas flows rise", id="heading"),
    pytest.param(
        "Why gas may get dearer - The Gazette",
        "<h1>Ministry sees dearer gas</h1>",
        "Ministry sees dearer gas",
        id="what-readers-see",
    ),
    pytest.param("Gas flows rise", "<h1>The Gazette</h1>", "The Gazette", id="only-heading"),
    pytest.param("Gas - the dear fuel", "", "Gas - the dear fuel", id="a-dash-of-the-title"),
]


@pytest.mark.parametrize(("title", "body", "expected"), TITLES)
def test_page_title(title: str, body: str, expected: str) -> None:
    root = html.document_fromstring(f"<html><head><title>{title}</title></head><body>{body}</body>")
    assert page_title(root, [Fields({"site_name": "The Gazette"})]) == expected


def test_a_heading_that_says_something_else_is_not_the_title() -> None:
    root = html.document_fromstring("<html><body><h1>Evening edition today</h1></body></html>")
    assert page_title(root, [Fields({"headline": "Gas flows rise"})]) == "Gas flows rise"
