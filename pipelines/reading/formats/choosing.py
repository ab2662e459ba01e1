"""Which reader a file is for: by what its text begins with, then by the ending of its name."""

import json
import re
from collections.abc import Callable, Sequence

from pipelines.reading.compression import ENDINGS, unpack
from pipelines.reading.decoding import decode
from pipelines.reading.drafts import Draft, Fault, RejectReason, UnreadableError
from pipelines.reading.fields import WORDS
from pipelines.reading.formats.archives import members_of, read_members
from pipelines.reading.formats.database_exports import is_database_export, read_database_export
from pipelines.reading.formats.documents import is_docx, is_pdf, read_docx, read_pdf
from pipelines.reading.formats.json_records import read_json, read_json_lines
from pipelines.reading.formats.mail import is_mail, read_mail
from pipelines.reading.formats.markdown import read_markdown
from pipelines.reading.formats.plain_text import read_plain_text
from pipelines.reading.formats.reuters_sgml import read_reuters
from pipelines.reading.formats.tables import is_arrow, read_arrow, read_separated
from pipelines.reading.formats.wire import is_wire, read_wire

Reader = Callable[[str], Sequence[Draft | Fault]]

_START = 4_096
_REUTERS = re.compile(r"<REUTERS\b|<!DOCTYPE\s{1,9}lewis\b")
_HTML = re.compile(
    r"""
    (?: <\?xml [^>]{0,200} > \s*+ )?                      # <?xml version="1.0"?>
    (?>(?: <!-- (?: (?!-->) . ){0,2000} --> \s*+ )*)         # <!-- saved from the web -->
    < (?: !doctype\s{1,9}html | html | head | body | meta | title
        | div | p | article | section | main | h1 | h2 | span | table ) \b
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html)\b", re.IGNORECASE)
_MARKDOWN_ENDINGS = ("md", "markdown", "mdown", "mkd")
_XML = re.compile(
    r"<\?xml\b|<!DOCTYPE\s{1,9}(?:nitf|NewsML)\b|"
    r"<(?:nitf|newsItem|newsMessage|packageItem|newsitem|NewsML|rss|feed|rdf:RDF)\b"
)
_XML_ENDINGS = ("xml", "sgm", "sgml", "nitf", "rss", "atom", "rdf")
_MARKUP = re.compile(r"<[A-Za-z!?]")
_JSON = re.compile(r"[\[{]\s{0,99}(?:[\[{\"]|$)")
_MARKDOWN = re.compile(r"(?m)^#{1,3} \S|\]\(https?://")
_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\n")


def read_drafts(data: bytes, name: str, max_bytes: int) -> Sequence[Draft | Fault]:
    """Return the drafts in the bytes of a file.

    Args:
        data: the bytes, perhaps compressed.
        name: the file's name; its ending decides where the text does not.
        max_bytes: how large the bytes may be, unpacked.

    Raises:
        UnreadableError: there is no article to read; the error says why.
    """
    data = unpack(data, max_bytes)
    if (documents := _read_document(data, max_bytes)) is not None:
        return documents
    members = members_of(data, max_bytes)
    if members is not None:
        return read_members(members, lambda inner, member: _read_member(inner, member, max_bytes))
    return _read_single(data, name)


def _read_document(data: bytes, max_bytes: int) -> Sequence[Draft | Fault] | None:
    """Read what is no text and no archive; None for everything else."""
    if is_pdf(data):
        return read_pdf(data, max_bytes)
    if is_docx(data):
        return read_docx(data, max_bytes)
    return read_arrow(data, max_bytes) if is_arrow(data) else None


def _read_member(data: bytes, name: str, max_bytes: int) -> Sequence[Draft | Fault]:
    """Read a member of an archive; an archive within an archive is not opened."""
    data = unpack(data, max_bytes)
    if (documents := _read_document(data, max_bytes)) is not None:
        return documents
    if members_of(data, max_bytes) is not None:
        raise UnreadableError(
            RejectReason.UNSUPPORTED, "an archive within an archive; unpack the outer one"
        )
    return _read_single(data, name)


def _read_single(data: bytes, name: str) -> Sequence[Draft | Fault]:
    if is_mail(data):
        return read_mail(data)
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise UnreadableError(RejectReason.EMPTY, "nothing but white space" if text else "no bytes")
    return choose_reader(text, name)(text)


def choose_reader(text: str, name: str) -> Reader:
    """Return the reader for a text.

    Raises:
        UnreadableError: a format that has no reader.
    """
    start = text[:_START].lstrip()
    ending = _ending(name)
    return (
        _by_markup(start, ending)
        or _by_json(text, start, ending)
        or _by_head(text[:_START])
        or _by_ending(start, ending)
    )


def _ending(name: str) -> str:
    name = name.lower()
    name = next((name.removesuffix(each) for each in ENDINGS if name.endswith(each)), name)
    return name.rpartition(".")[2] if "." in name else ""


def _by_markup(start: str, ending: str) -> Reader | None:
    if not start.startswith("<"):
        return None
    if _REUTERS.search(start):
        return read_reuters
    if (_PAGE if ending in _MARKDOWN_ENDINGS else _HTML).match(start):
        from pipelines.reading.formats.html_pages import read_html

        return read_html
    if _XML.match(start) or (ending in _XML_ENDINGS and _MARKUP.match(start)):
        from pipelines.reading.formats.news_xml import read_news_xml

        return read_news_xml
    return None


def _by_json(text: str, start: str, ending: str) -> Reader | None:
    if ending in ("jsonl", "ndjson", "jl"):
        return read_json_lines
    if ending == "json":
        return read_json
    if not _JSON.match(start):
        return None
    try:
        json.loads(text.strip().partition("\n")[0] if "\n{" in text.strip() else text)
    except (ValueError, RecursionError):
        return None
    return read_json


def _by_head(start: str) -> Reader | None:
    if is_wire(start):
        return read_wire
    return read_database_export if is_database_export(start) else None


def _by_ending(start: str, ending: str) -> Reader:
    if ending in ("csv", "tsv", "tab"):
        return read_separated
    if ending in WORDS["no_news_endings"]:
        raise UnreadableError(
            RejectReason.UNSUPPORTED, f"a .{ending} file; rename it if it holds news text"
        )
    if ending in ("html", "htm", "xhtml", "shtml"):
        from pipelines.reading.formats.html_pages import read_html

        return read_html
    if ending in _MARKDOWN_ENDINGS:
        return read_markdown
    if ending not in ("txt", "text") and (_FENCE.match(start) or _MARKDOWN.search(start)):
        return read_markdown
    return read_plain_text
