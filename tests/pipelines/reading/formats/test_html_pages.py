"""HTML pages: main text without the page around it, metadata wherever they stand."""

from datetime import date

import pytest

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.html_pages import read_html
from pipelines.reading.formats.markup import html_text

FIRST = (
    "The navy has ordered two frigates for $1.2 billion from the yard in Turku, the ministry "
    "said on Tuesday."
)
SECOND = (
    "The first ship will be handed over in 2027 and the second a year later, with eight "
    "missiles and spare parts."
)
THIRD = (
    "Opposition parties criticised the cost and said that schools needed the money more than "
    "the fleet did this year."
)
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
STORY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>{page_title}</title>{head}</head><body>
<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main><article><h1>Navy orders two frigates</h1>{above}{story}<p>Advertisement</p><p>Read more</p>
<div class="share">Share this: <a href="#">Facebook</a></div></article></main>
<aside><h3>Related articles</h3><ul>
<li><a href="/1">Army buys trucks for $3 million</a></li></ul></aside>
<footer><p>All rights reserved.</p><h3>Leave a Reply</h3>
<p>Your email address will not be published.</p></footer>
</body></html>"""


def _page(
    head: str = "",
    above: str = "",
    story: str = STORY,
    page_title: str = "Navy orders two frigates | Example Herald",
) -> str:
    return PAGE.format(head=head, above=above, story=story, page_title=page_title)


def test_main_text_and_nothing_else() -> None:
    [draft] = read_html(_page())
    assert draft.title == "Navy orders two frigates"
    assert draft.body == BODY
    assert not draft.title_in_body


def test_lists_and_tables_keep_their_lines() -> None:
    items = (
        "<ul><li>two frigates</li><li>eight missiles</li></ul>"
        "<table><tr><td>2027</td><td>one</td></tr><tr><td>2028</td><td>two</td></tr></table>"
    )
    [draft] = read_html(_page(story=STORY + items + f"<p>{SECOND}</p>"))
    assert (
        "\n\n- two frigates\n- eight missiles\n\n| 2027 | one |\n| 2028 | two |\n\n" in draft.body
    )


LD = '<script type="application/ld+json">{}</script>'
METADATA = [
    pytest.param(
        LD.format(
            '{"@graph": [{"@type": "WebSite", "name": "x"},'
            '{"@type": "NewsArticle", "headline": "Navy orders two frigates",'
            '"datePublished": "2024-03-05T23:10:00-05:00", "dateModified": "2024-03-09",'
            '"author": [{"@type": "Person", "name": "Ann Lee"}, {"name": "Bo Ek"}],'
            '"publisher": {"name": "Example Herald"},'
            '"url": "https://example.org/a"}]}'
        ),
        {
            "published": ("2024-03-05T23:10:00-05:00",),
            "author": "Ann Lee; Bo Ek",
            "source": "Example Herald",
            "url": "https://example.org/a",
        },
        id="json-ld",
    ),
    pytest.param(
        '<meta property="article:published_time" content="2024-03-05T10:00:00Z">'
        '<meta property="og:site_name" content="Example Herald">'
        '<meta name="author" content="Ann Lee"><link rel="canonical" href="https://example.org/a">',
        {
            "published": ("2024-03-05T10:00:00Z",),
            "author": "Ann Lee",
            "source": "Example Herald",
            "url": "https://example.org/a",
        },
        id="meta-tags",
    ),
    pytest.param(
        LD.format("{broken"), {"published": (), "source": None, "url": None}, id="broken-json-ld"
    ),
    pytest.param(
        LD.format('{"@type": "Product", "name": "A mug", "datePublished": "2020-01-01"}'),
        {"published": ()},
        id="json-ld-of-another-thing",
    ),
    pytest.param(
        '<meta property="og:title" content="Navy orders two frigates - Example Herald">',
        {"title": "Navy orders two frigates"},
        id="title-with-site-name",
    ),
]


@pytest.mark.parametrize(("head", "expected"), METADATA)
def test_metadata(head: str, expected: dict[str, object]) -> None:
    [draft] = read_html(_page(head))
    assert {name: getattr(draft, name) for name in expected} == expected


def test_time_and_byline_in_the_page() -> None:
    [draft] = read_html(
        _page(
            above='<p class="byline">By Ann Lee</p><time datetime="2024-03-05T10:00">5 March</time>'
        )
    )
    assert draft.published == ("2024-03-05T10:00",)
    assert draft.author == "Ann Lee"
    assert draft.body == BODY


def test_control_characters_of_a_wire() -> None:
    link = '<p><a href="/1">Army buys trucks</a></p>\x13\x02'
    [draft] = read_html(_page(story=link + STORY))
    assert draft.body == read_html(_page())[0].body


def test_a_guessed_day_is_marked_as_such() -> None:
    [draft] = read_html(_page(above='<div class="date">Oslo office, 5 March 2024</div>'))
    assert draft.published == ()
    assert draft.guessed_on == date(2024, 3, 5)


def test_a_line_that_is_a_date_is_no_guess() -> None:
    [draft] = read_html(_page(above='<div class="date">Published 5 March 2024</div>'))
    assert (draft.head, draft.guessed_on) == ("Published 5 March 2024", None)


def test_a_guessed_day_does_not_depend_on_todays() -> None:
    [draft] = read_html(_page(above='<div class="date">Oslo office, 5 March 2039</div>'))
    assert draft.guessed_on == date(2039, 3, 5)


def test_a_short_page() -> None:
    [draft] = read_html(
        "<html><body><h1>Gas deal</h1><p>The company sold two cargoes of gas to Norway on "
        "Monday.</p></body></html>"
    )
    assert (draft.title, draft.body) == (
        "Gas deal",
        "The company sold two cargoes of gas to Norway on Monday.",
    )


def test_an_article_that_stands_only_in_json_ld() -> None:
    text = LD.format(
        '{"@type": "NewsArticle", "headline": "Gas", "articleBody": "'
        + FIRST.replace('"', "")
        + '"}'
    )
    [draft] = read_html(f"<html><head>{text}</head><body><div id='app'></div></body></html>")
    assert draft.body == FIRST


NO_ARTICLES = [
    pytest.param(
        "<html><body><nav><a href='/'>Home</a> <a href='/x'>News</a></nav></body></html>",
        id="navigation",
    ),
    pytest.param("<html><body></body></html>", id="empty-body"),
    pytest.param(
        "<html><head><script>var text = 'The navy has ordered two frigates from the "
        "yard.';</script></head></html>",
        id="script",
    ),
    pytest.param("<!-- nothing -->", id="comment"),
]


@pytest.mark.parametrize("text", NO_ARTICLES)
def test_pages_without_article(text: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_html(text)
    assert raised.value.reason == RejectReason.NO_ARTICLE


FRAGMENTS = [
    pytest.param("<p>One <b>two</b>.</p><p>Three.</p>", "One two.\n\nThree.", id="paragraphs"),
    pytest.param("One<br/>two", "One\ntwo", id="line-break"),
    pytest.param("<ul><li>one</li><li>two</li></ul>", "* one\n* two", id="list"),
    pytest.param(
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>",
        "| 1 | 2 |\n| 3 | 4 |",
        id="table",
    ),
    pytest.param("<p>a<script>b</script>c<!-- d -->e</p>", "ace", id="script-and-comment"),
    pytest.param("&lt;Gas Ltd&gt; &amp; co", "<Gas Ltd> & co", id="references"),
    pytest.param("<div>" * 300 + "deep" + "</div>" * 300, "", id="too-deep-is-left-out"),
    pytest.param("", "", id="nothing"),
]


@pytest.mark.parametrize(("fragment", "text"), FRAGMENTS)
def test_html_text(fragment: str, text: str) -> None:
    assert html_text(fragment) == text
