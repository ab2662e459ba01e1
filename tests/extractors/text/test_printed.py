"""Texts as their figures are read: printed -> read, and places in one -> places in the other."""

import pytest

from extractors.records import Match, Money
from extractors.text import ArticleText, readable

FORMS = [
    pytest.param("a $4\u2011billion ship", "a $4-billion ship", id="hyphen-that-does-not-break"),
    pytest.param("a $4\u2010billion ship", "a $4-billion ship", id="hyphen-of-its-own"),
    pytest.param("a $4–billion ship", "a $4-billion ship", id="dash-for-a-hyphen"),
    pytest.param("a $4—billion ship", "a $4-billion ship", id="long-dash-before-a-scale"),
    pytest.param("it lost $4—a blow", "it lost $4—a blow", id="long-dash-before-a-word"),
    pytest.param("the 3–4 ships – all", "the 3–4 ships – all", id="dashes-that-part"),
    pytest.param("ＵＳ＄１，２００", "US$1,200", id="full-width"),
    pytest.param("￡5 and ￥6", "£5 and ¥6", id="full-width-signs"),
    pytest.param("1⁄2 million", "1/2 million", id="stroke-of-fractions"),
    pytest.param("$5 million² of it", "$5 million  of it", id="footnote"),
    pytest.param("12 bcm¹² of it", "12 bcm   of it", id="footnote-of-two-digits"),
    pytest.param("9 bcm³ of it", "9 bcm  of it", id="footnote-of-a-unit"),
    pytest.param("5 m³, 4 km² and 3 ft³", "5 m³, 4 km² and 3 ft³", id="powers"),
    pytest.param("2\u200b mil\u00adlion\ufeff", "2 million", id="invisible"),
    pytest.param("\u202a$5\u202c", "$5", id="marks-of-direction"),
    pytest.param("café", "café", id="nothing"),
]


@pytest.mark.parametrize(("printed", "read"), FORMS)
def test_how_a_text_is_read(printed: str, read: str) -> None:
    assert readable(ArticleText(printed)).article.text == read


PLACES = [
    pytest.param("We owe \u200b$\u200b4\u200b here", "$4", "$\u200b4", id="blanks-without-width"),
    pytest.param("We owe ＄４ here", "$4", "＄４", id="full-width"),
    pytest.param("\ufeffmil\u00adlion", "million", "mil\u00adlion", id="at-the-end"),
]


@pytest.mark.parametrize(("printed", "found", "span"), PLACES)
def test_where_it_is_printed(printed: str, found: str, span: str) -> None:
    read = readable(ArticleText(printed))
    start = read.article.text.index(found)
    value = Money(low=4, high=4, currency="USD", comparator="=", per=None)  # type: ignore[arg-type]
    match = read.as_printed(Match(start=start, end=start + len(found), value=value, rule=""))
    assert printed[match.start : match.end] == span


def test_a_plain_text_is_the_same_object() -> None:
    article = ArticleText("It cost $5.")
    assert readable(article).article is article
