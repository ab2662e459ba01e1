"""NITF, NewsML-G2 and RCV1: the fields of each, and markup that is refused."""

import pytest

from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.formats.news_xml import read_news_xml

NITF = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE nitf SYSTEM "http://example.org/nitf-3-4.dtd">
<nitf><head><title>Gas</title>
<docdata><date.issue norm="20240306T120000Z"/><doc.copyright holder="Wire"/></docdata>
<pubdata ex-ref="https://example.org/gas" name="Example Times"/></head>
<body><body.head><hedline><hl1>Gas prices up</hl1><hl2>Cold to blame</hl2></hedline>
<byline>By Ann Lee</byline>
<dateline><location>OSLO</location>, <story.date norm="20240306">March 6</story.date></dateline>
</body.head>
<body.content><p>Gas rose <em>5%</em>.</p><!-- x --><p>It was cold.</p></body.content>
<body.end><tagline>end</tagline></body.end></body></nitf>"""

G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:example.org,2024:1"
xml:lang="en-US">
<itemMeta><provider literal="Wire"/><versionCreated>2024-03-07T01:00:00Z</versionCreated>
<firstCreated>2024-03-06T10:00:00+01:00</firstCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><by>Bo Ek</by><headline>Tanks sold</headline></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""
XHTML = (
    '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
    "<body><p>Fourteen tanks.</p><p>They go north.</p></body></html></inlineXML>"
)

RCV1 = """<newsitem itemid="1" date="1996-08-20" xml:lang="en"><title>OSLO: Gas sold</title>
<headline>Gas sold</headline>
<byline>Ann Lee</byline><dateline>OSLO 1996-08-20</dateline>
<text><p>A field went.</p><p>It was big.</p></text>
<copyright>(c) Reuters Limited 1996</copyright></newsitem>"""


def test_nitf() -> None:
    assert read_news_xml(NITF) == [
        Draft(
            title="Gas prices up",
            body="OSLO, March 6 - Gas rose 5%.\n\nIt was cold.",
            source="Example Times",
            url="https://example.org/gas",
            author="Ann Lee",
            published=("20240306T120000Z", "20240306"),
        )
    ]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(XHTML, id="xhtml"),
        pytest.param(
            "<inlineData contenttype='text/plain'>Fourteen tanks.\n\nThey go north.</inlineData>",
            id="plain",
        ),
        pytest.param(
            "<inlineData>&lt;p>Fourteen tanks.&lt;/p>&lt;p>They go north.&lt;/p></inlineData>",
            id="escaped",
        ),
    ],
)
def test_newsml_g2(content: str) -> None:
    assert read_news_xml(G2.format(status="usable", content=content)) == [
        Draft(
            title="Tanks sold",
            body="Fourteen tanks.\n\nThey go north.",
            source="Wire",
            author="Bo Ek",
            published=("2024-03-06T10:00:00+01:00", "2024-03-07T01:00:00Z"),
            language="en-US",
        )
    ]


def test_a_message_of_several_items_one_of_them_withdrawn() -> None:
    items = G2.format(status="usable", content=XHTML) + G2.format(status="canceled", content=XHTML)
    first, second = read_news_xml(f"<newsMessage><itemSet>{items}</itemSet></newsMessage>")
    assert isinstance(first, Draft)
    assert first.record == 0
    assert second == Fault(
        record=1, reason=RejectReason.WITHDRAWN, detail="publication status stat:canceled"
    )


def test_rcv1() -> None:
    [draft] = read_news_xml(RCV1)
    assert isinstance(draft, Draft)
    assert (draft.title, draft.source, draft.published, draft.language) == (
        "Gas sold",
        "Reuters",
        ("1996-08-20",),
        "en",
    )
    assert draft.body == "OSLO 1996-08-20 - A field went.\n\nIt was big."


ENTITIES = [
    pytest.param('<!DOCTYPE nitf [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>', id="bomb"),
    pytest.param('<!DOCTYPE nitf [<!ENTITY c SYSTEM "file:///etc/passwd">]>', id="outside"),
    pytest.param('<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.5//EN" "nitf.dtd">', id="of-the-type"),
    pytest.param("", id="undeclared"),
]


@pytest.mark.parametrize("document_type", ENTITIES)
def test_an_entity_is_never_resolved_and_the_text_stays(document_type: str) -> None:
    body = "<body><body.content><p>Gas &c;flows &mdash; R&amp;D</p></body.content></body>"
    [draft] = read_news_xml(f"{document_type}<nitf>{body}</nitf>")
    assert isinstance(draft, Draft)
    assert draft.body == "Gas flows — R&D"


REFUSED = [
    pytest.param("<nitf><body></nitf>", RejectReason.INVALID_MARKUP, id="not-well-formed"),
    pytest.param("<nitf><body><body.content><p>Gas", RejectReason.TRUNCATED, id="cut"),
    pytest.param(
        "<nitf>" + "<p>" * 5_000 + "</p>" * 5_000 + "</nitf>",
        RejectReason.INVALID_MARKUP,
        id="too-deep",
    ),
    pytest.param("<opml><body/></opml>", RejectReason.UNSUPPORTED, id="another-kind"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused_markup(text: str, reason: RejectReason) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_news_xml(text)
    assert raised.value.reason == reason
