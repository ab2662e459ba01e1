"""Documents of word processors and printers: DOCX and PDF with text."""

import io
import logging
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from pipelines.reading.authors import clean_author
from pipelines.reading.cleaning import clean_markup
from pipelines.reading.drafts import Draft, RejectReason, UnreadableError
from pipelines.reading.formats.markup import local_name, parse_xml
from pipelines.reading.formats.plain_text import read_plain_text

_PDF = b"%PDF-"
_WORD = "word/document.xml"
_PROPERTIES = "docProps/core.xml"
_MOST_PAGES = 200


def is_pdf(data: bytes) -> bool:
    """Say whether bytes are a PDF document."""
    return data.startswith(_PDF)


def is_docx(data: bytes) -> bool:
    """Say whether bytes are a DOCX document."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _WORD in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def read_docx(data: bytes, max_bytes: int) -> list[Draft]:
    """Read the paragraphs of a DOCX document (ECMA-376) as one draft.

    Raises:
        UnreadableError: it is damaged, too large, or holds no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = _parse(_member(archive, _WORD, max_bytes))
            about = _PROPERTIES in archive.namelist()
            properties = _parse(_member(archive, _PROPERTIES, max_bytes)) if about else None
    except (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, ValueError, EOFError) as error:
        raise UnreadableError(
            RejectReason.DAMAGED, f"the DOCX document cannot be read: {error}"
        ) from error
    text = "\n\n".join(filter(None, _paragraphs(root)))
    return _as_draft(text, _property(properties, "title"), _property(properties, "creator"))


def _member(archive: zipfile.ZipFile, name: str, max_bytes: int) -> bytes:
    with archive.open(name) as stream:
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise UnreadableError(
            RejectReason.TOO_LARGE, f"more than {max_bytes:,} bytes when unpacked"
        )
    return content


def _parse(data: bytes) -> Any:
    try:
        return parse_xml(data)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(RejectReason.DAMAGED, str(error)[:200]) from error


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        pieces = (_piece(each) for each in paragraph.iter("{*}t", "{*}tab", "{*}br", "{*}cr"))
        yield "".join(pieces).strip()


def _piece(element: Any) -> str:
    name = local_name(element)
    return (element.text or "") if name == "t" else {"tab": "\t"}.get(name, "\n")


def _property(root: Any, name: str) -> str | None:
    if root is None:
        return None
    return next((each.text for each in root.iter() if local_name(each) == name and each.text), None)


def read_pdf(data: bytes, max_bytes: int) -> list[Draft]:
    """Read the text of a PDF document (ISO 32000) as one draft.

    Raises:
        UnreadableError: pypdf is not installed, the document is damaged or encrypted, or its pages
            are pictures.
    """
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise UnreadableError(
            RejectReason.UNSUPPORTED, "a PDF document; install pressledger[formats]"
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says is our reject
    try:
        reader = PdfReader(io.BytesIO(data))
        about = reader.metadata
        pages = [page.extract_text() for page in reader.pages[:_MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise UnreadableError(
            RejectReason.DAMAGED, f"the PDF document cannot be read: {error}"[:300]
        ) from error
    text = clean_markup("\n\n".join(pages))[:max_bytes]
    return _as_draft(text, about.title if about else None, about.author if about else None)


def _as_draft(text: str, title: str | None, author: str | None) -> list[Draft]:
    if not text.strip():
        raise UnreadableError(RejectReason.NO_ARTICLE, "a document without text, or of pictures")
    [draft] = read_plain_text(text)
    return [
        replace(
            draft,
            title=draft.title or title,
            title_in_body=draft.title is not None,
            author=draft.author or clean_author(author),
        )
    ]
