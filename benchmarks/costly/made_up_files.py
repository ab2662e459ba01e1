"""Files that are made to cost much to read, of any size: what nests, what repeats, what is many."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

_SENTENCE = "The works at Brevik would go on until the end of the month, the ministry said. "
_ARTICLE = "".join(f"<p>{_SENTENCE * 3}</p>" for _ in range(4))
"""A short story, so that what is made up stands beside something that is read."""

_BEFORE = "<html><head><title>Brevik</title></head><body><h1>Brevik</h1><article>" + _ARTICLE
_AFTER = "</article></body></html>"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A file: what it begins with, a piece again and again, in which ``#`` is a number that counts
    up, what stands within all pieces, what closes each, and the end.
    """

    ending: str
    before: str = ""
    piece: str
    within: str = ""
    closing: str = ""
    after: str = ""

    def of_size(self, size: int) -> str:
        """Return the file with as many pieces as make the size."""
        pieces, taken = [], 0
        for number in count():
            pieces.append(self.piece.replace("#", str(number)))
            taken += len(pieces[-1]) + len(self.closing)
            if taken >= size:
                break
        closing = self.closing * len(pieces)
        return self.before + "".join(pieces) + self.within + closing + self.after


def _page(piece: str, before: str = "", after: str = "") -> MadeUp:
    """Return a page in whose article something is many."""
    return MadeUp(ending="html", before=_BEFORE + before, piece=piece, after=after + _AFTER)


def _deep(piece: str, closing: str) -> MadeUp:
    """Return a page whose article lies deep within something."""
    return MadeUp(
        ending="html", before=_BEFORE, piece=piece, within=_ARTICLE, closing=closing, after=_AFTER
    )


def _headed(piece: str) -> MadeUp:
    """Return a page that has something many times in its head."""
    return MadeUp(ending="html", before="<html><head>", piece=piece, after=_BEFORE + _AFTER)


def _nitf(piece: str, closing: str = "", before: str = "", after: str = "") -> MadeUp:
    """Return an NITF document."""
    head = "<nitf><body><body.head><hedline><hl1>Brevik</hl1></hedline></body.head>"
    return MadeUp(
        ending="xml",
        before=head + before,
        piece=piece,
        closing=closing,
        after=after + "</body></nitf>",
    )


_MAIL = "From: a@example.org\nSubject: Brevik\n"
_PARTS = _MAIL + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n"
_LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "wordCount": #}</script>'
_ENTRY = f"<item><title>x</title><description>{_SENTENCE}</description></item>"
_ITEM = "<newsItem><headline>x</headline></newsItem>"
_LETTER = f"From a@example.org Mon Mar  3 10:00:00 2025\nSubject: x\n\n{_SENTENCE}\n"

FILES: Mapping[str, MadeUp] = {
    "paragraphs": _page(f"<p>{_SENTENCE}</p>"),
    "short paragraphs": _page("<p>x</p>"),
    "empty paragraphs": _page("<p>"),
    "one paragraph": _page(_SENTENCE, "<p>", "</p>"),
    "times": _page('<time datetime="2025-03-04">4 March</time>'),
    "table cells": _page("<td>1</td>", "<table><tr>", "</tr></table>"),
    "table rows": _page("<tr><td>1</td><td>2</td></tr>", "<table>", "</table>"),
    "tables of 5,000 cells": _page(
        "<table><tr>" + "<td>1</td>" * 5_000 + "</tr></table>",
    ),
    "divisions of 5,000 paragraphs": _page("<div>" + "<p>x</p>" * 5_000 + "</div>"),
    "tables": _page("<table><tr><td>1</td></tr></table>"),
    "nested tables": _deep("<table><tr><td>", "</td></tr></table>"),
    "nested divisions": _deep("<div>", "</div>"),
    "nested spans": _deep("<span>", "</span>"),
    "nested lists": _deep("<ul><li>", "</li></ul>"),
    "list items": _page("<li>x</li>", "<ul>", "</ul>"),
    "links": _page('<a href="https://example.org/a">a word</a> '),
    "line breaks": _page("x<br>"),
    "headings": _page("<h2>x</h2>"),
    "bold": _page("<b>x</b> "),
    "never closed": _page("<b><i>x"),
    "comments": _page("<!-- x -->"),
    "bylines": _page('<span class="byline">By Anna Berg</span>'),
    "attributes": _page(" a#=1", "<p", ">x</p>"),
    "attributes of many": _page("<p" + "".join(f" a{n}=1" for n in range(990)) + ">x</p>"),
    "XML attributes": _nitf(" a#='1'", "", "<body.content><p", ">x</p></body.content>"),
    "linked data": _headed(_LINKED),
    "meta tags": _headed('<meta property="article:tag" content="#">'),
    "YAML aliases": MadeUp(
        ending="md",
        before="---\nl: &l0 [a, b]\n",
        piece="m#: &l# [*l0, *l0, *l0]\n",
        after="---\n" + _SENTENCE,
    ),
    "YAML lines": MadeUp(ending="md", before="---\n", piece="k#: v\n", after="---\n" + _SENTENCE),
    "YAML lists": MadeUp(ending="md", before="---\nk: ", piece="[", closing="]", after="\n---\nx"),
    "Markdown list": MadeUp(ending="md", piece="* x\n"),
    "Markdown table": MadeUp(ending="md", piece="| a | b |\n"),
    "Markdown quotes": MadeUp(ending="md", piece="> ", after=_SENTENCE),
    "Markdown links": MadeUp(ending="md", piece="[x](y) "),
    "Markdown brackets": MadeUp(ending="md", piece="[", closing="]"),
    "lines": MadeUp(ending="txt", piece="x\n"),
    "blank lines": MadeUp(ending="txt", before=_SENTENCE, piece="\n", after=_SENTENCE),
    "NITF bodies": _nitf("<body.content> </body.content>"),
    "NITF nested bodies": _nitf("<body.content>", "</body.content>"),
    "NITF paragraphs": _nitf("<p>x</p>", "", "<body.content>", "</body.content>"),
    "NITF names": _nitf("<person>A</person>", "", "", f"<body.content>{_ARTICLE}</body.content>"),
    "NewsML items": MadeUp(
        ending="xml", before="<newsMessage>", piece=_ITEM, after="</newsMessage>"
    ),
    "feed entries": MadeUp(
        ending="xml", before="<rss><channel>", piece=_ENTRY, after="</channel></rss>"
    ),
    "nested JSON": MadeUp(ending="json", piece="[", closing="]"),
    "JSON records": MadeUp(ending="json", before="[", piece='{"text": "x"},', after="{}]"),
    "JSON paragraphs": MadeUp(
        ending="json", before='{"title": "Brevik", "text": [', piece='"x",', after='"x"]}'
    ),
    "JSON lines": MadeUp(ending="jsonl", piece='{"text": "x"}\n'),
    "JSON in a row": MadeUp(ending="json", piece='{"text": "x"}'),
    "HTML in JSON": MadeUp(
        ending="json", before='{"title": "Brevik", "body": "', piece="<p>x</p>", after='"}'
    ),
    "table": MadeUp(ending="csv", before="title,text\n", piece=f'x,"{_SENTENCE}"\n'),
    "mail parts": MadeUp(ending="eml", before=_PARTS, piece="--b\n\nx\n"),
    "mail headers": MadeUp(ending="eml", before=_MAIL, piece="X-#: y\n", after="\n" + _SENTENCE),
    "mailbox": MadeUp(ending="mbox", piece=_LETTER),
}
"""The files by name."""
