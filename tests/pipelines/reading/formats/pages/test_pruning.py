"""What goes out of a page before its text is taken, and what stays."""

import pytest
from lxml import html

from pipelines.reading.formats.markup import element_text
from pipelines.reading.formats.pages.pruning import prune

GONE = [
    pytest.param('<p><a href="/1">Army buys trucks for $3 million</a></p>', id="link-only"),
    pytest.param('<p>READ MORE: <a href="/1">Army buys trucks</a></p>', id="labelled"),
    pytest.param('<p>Also on gazette.example <a href="/1">Army buys trucks</a></p>', id="also-on"),
    pytest.param('<ul><li><a href="/1">Army buys trucks</a></li></ul>', id="in-a-list"),
    pytest.param('<div id="disqus_thread"><p>It was $9 million, says my aunt.</p></div>', id="id"),
    pytest.param('<details class="CommentBox"><p>It was $9 million.</p></details>', id="class"),
    pytest.param("<p>(function() { var a = 1; window.track = a; })();</p>", id="code"),
]


@pytest.mark.parametrize("markup", GONE)
def test_what_is_no_part_of_the_article_goes(markup: str) -> None:
    root = html.document_fromstring(f"<html><body><p>Gas flows.</p>{markup}<p>Again.</p></body>")
    prune(root)
    assert element_text(root) == "Gas flows.\n\nAgain."


STAYS = [
    pytest.param(
        '<p><a href="/1">The army paid $3 million.</a></p>',
        "The army paid $3 million.",
        id="sentence",
    ),
    pytest.param(
        '<p>The army paid <a href="/1">three million dollars</a></p>',
        "The army paid three million dollars",
        id="link-in-a-sentence",
    ),
    pytest.param("<p>9 m<sup>3</sup> a day</p>", "9 m3 a day", id="exponent"),
    pytest.param("<p>on the 1<sup>st</sup></p>", "on the 1st", id="ordinal"),
    pytest.param("<p>€1.2bn<sup>2</sup> in all</p>", "€1.2bn in all", id="footnote"),
    pytest.param('<p>€1.2bn<sup><a href="#n2">[2]</a></sup></p>', "€1.2bn", id="linked-footnote"),
    pytest.param(
        "<p><span>5 March 2024</span><span>The army paid.</span></p>",
        "5 March 2024 The army paid.",
        id="spans-that-the-style-parts",
    ),
    pytest.param("<p><span>T</span><span>HE army</span></p>", "THE army", id="drop-capital"),
]


@pytest.mark.parametrize(("markup", "text"), STAYS)
def test_what_the_article_says_stays(markup: str, text: str) -> None:
    root = html.document_fromstring(f"<html><body>{markup}</body></html>")
    prune(root)
    assert element_text(root) == text
