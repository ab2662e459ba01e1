from typing import Any

import pytest
from lxml import html

from pipelines.reading.formats.html_metadata import json_ld, page_fields, page_url


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


def test_the_pages_own_article_is_told_from_a_related_one_by_its_address() -> None:
    link = '<link rel="canonical" href="https://news.example.org/gas/1">'
    both = (
        '[{"@type": "NewsArticle", "headline": "Oil", "url": "https://news.example.org/oil"},'
        '{"@type": "NewsArticle", "headline": "Gas", "url": "http://www.news.example.org/gas/1"}]'
    )
    assert page_fields(page(link + script(both)))[0].first("title") == "Gas"


TIMES = [
    pytest.param('<time datetime="2024-03-05">5 March</time>', ("2024-03-05",), id="on-its-own"),
    pytest.param(
        '<p>By Ann Lee <time datetime="2024-03-05"></time></p>', ("2024-03-05",), id="byline"
    ),
    pytest.param(
        '<p>The fair in Oslo is to open on <time datetime="2024-09-01">1 September</time></p>',
        (),
        id="in-a-sentence",
    ),
    pytest.param('<p>Last updated: <time datetime="2024-03-09"></time></p>', (), id="updated"),
    pytest.param('<time itemprop="dateModified" datetime="2024-03-09"></time>', (), id="modified"),
    pytest.param(
        '<div class="related"><time datetime="2023-01-01"></time></div>', (), id="a-related-story"
    ),
]


@pytest.mark.parametrize(("body", "expected"), TIMES)
def test_which_times_in_a_page_are_its_publication(body: str, expected: tuple[str, ...]) -> None:
    root = page("", f"<article>{body}</article>")
    assert page_fields(root)[-1].published() == expected


def test_the_canonical_address_is_the_pages() -> None:
    root = page('<link rel="canonical" href="https://news.example.org/gas/1">')
    assert page_url(root, page_fields(root)) == "https://news.example.org/gas/1"
