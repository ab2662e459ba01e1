"""RSS and Atom: entries with a text of their own."""

import pytest
from lxml import etree

from pipelines.reading.drafts import Draft, Fault
from pipelines.reading.formats.feeds import is_feed, mend_feed, read_feed

TEXT = (
    "The company sold two cargoes of gas to Norway on Monday, it said, and will sell three more of "
    "them in May this year."
)
RSS = f"""<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Gazette</title>
<language>en</language>
<item><title>Gas sold</title><link>https://example.org/1</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Tue, 05 Mar 2024 10:00:00 +0100</pubDate><description>Short</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>Again.</p>]]></content:encoded></item>
<item><title>Teaser</title><description>Read on.</description></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Gazette</title>
<entry><title type="html">Gas &amp;amp; oil</title><link href="https://example.org/1"/>
<author><name>Ann Lee</name></author><updated>2024-03-06T10:00:00Z</updated>
<published>2024-03-05T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content>
</entry></feed>"""


def test_rss() -> None:
    first, second = read_feed(etree.fromstring(RSS))
    assert first == Draft(
        body=f"{TEXT}\n\nAgain.",
        title="Gas sold",
        url="https://example.org/1",
        source="The Gazette",
        author="Ann Lee",
        published=("Tue, 05 Mar 2024 10:00:00 +0100",),
        language="en",
        record=0,
    )
    assert isinstance(second, Fault)


def test_atom() -> None:
    [draft] = read_feed(etree.fromstring(ATOM))
    assert isinstance(draft, Draft)
    assert (draft.title, draft.body, draft.author) == ("Gas & oil", TEXT, "Ann Lee")
    assert draft.published[0] == "2024-03-05T10:00:00Z"
    assert draft.url == "https://example.org/1"


ENTRY = "<rss><channel><item><title>Gas sold</title>{}</item></channel></rss>"
MENDED = [
    pytest.param(f"<description>{TEXT} AT&T agreed.</description>", "AT&T agreed", id="ampersand"),
    pytest.param(f"<description>{TEXT} No &copy; AT&amp;T</description>", "AT&T", id="character"),
    pytest.param(f"<content:encoded>{TEXT}</content:encoded>", "in May", id="prefix-without-name"),
    pytest.param(f"<description><p>{TEXT}<br>So.</p></description>", "So.", id="html"),
    pytest.param(f"<description>{TEXT} So.</description><a:0/><b:/>", "So.", id="no-names"),
    pytest.param(f"<description>{TEXT} So\x0b.</description>", "So.", id="control-character"),
]


@pytest.mark.parametrize(("content", "expected"), MENDED)
def test_a_feed_that_is_not_well_formed(content: str, expected: str) -> None:
    text = ENTRY.format(content)
    assert is_feed(text)
    [draft] = read_feed(mend_feed(text))
    assert isinstance(draft, Draft)
    assert draft.title == "Gas sold"
    assert draft.body.startswith(TEXT)
    assert expected in draft.body


@pytest.mark.parametrize("text", ["<nitf>", "<html>", "<feedback>", "rss", " <rss>"])
def test_what_is_no_feed(text: str) -> None:
    assert not is_feed(text)
