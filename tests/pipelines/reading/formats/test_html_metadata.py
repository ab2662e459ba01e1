from typing import Any

import pytest
from lxml import html

from pipelines.reading.formats.html_metadata import json_ld, page_fields, page_title, page_url


def page(head: str, body: str = "") -> Any:
    return html.document_fromstring(f"<html><head>{head}</head><body>{body}</body></html>")


def script(content: str) -> str:
    return f'<script type="application/ld+json">{content}</script>'


ARTICLES = [
    pytest.param('{"@type": "NewsArticle", "headline": "A"}', ["A"], id="an object"),
    pytest.param(
        '[{"@type": "Person"}, {"@type": "NewsArticle", "headline": "A"}]', ["A"], id="a list"
    ),
    pytest.param(
        '{"@graph": [{"@type": ["Thing", "NewsArticle"], "headline": "A"}]}', ["A"], id="a graph"
    ),
    pytest.param('{"@type": "Recipe", "headline": "A"}', [], id="something else"),
    pytest.param('{"@type": "NewsArticle", "headline": ', [], id="cut short"),
    pytest.param("[" * 100_000, [], id="too deep"),
]


@pytest.mark.parametrize(("content", "headlines"), ARTICLES)
def test_json_ld_is_read_where_it_describes_an_article(content: str, headlines: list[str]) -> None:
    assert [node["headline"] for node in json_ld(page(script(content)))] == headlines


TITLES = [
    pytest.param("<title>Gas flows rise | The Gazette</title>", "", id="without the site's name"),
    pytest.param("<title>The Gazette</title>", "<h1>Gas flows rise</h1>", id="the heading"),
]


@pytest.mark.parametrize(("head", "body"), TITLES)
def test_a_title_is_found(head: str, body: str) -> None:
    root = page(head + '<meta property="og:site_name" content="The Gazette">', body)
    assert page_title(root, page_fields(root)) == "Gas flows rise"


def test_the_canonical_address_is_the_pages() -> None:
    root = page('<link rel="canonical" href="https://news.example.org/gas/1">')
    assert page_url(root, page_fields(root)) == "https://news.example.org/gas/1"
