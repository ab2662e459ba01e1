"""Documents: DOCX, and PDF where pypdf is installed."""

import io
import zipfile

import pytest

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.documents import is_docx, is_pdf, read_docx, read_pdf

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = (
    f"<w:document {SPACE}><w:body><w:p><w:r><w:t>Gas flows</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>The company sold </w:t></w:r><w:r><w:t>gas.</w:t></w:r></w:p>"
    "</w:body></w:document>"
)
PROPERTIES = '<p xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Ann Lee</dc:creator></p>'


def docx(document: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
        archive.writestr("docProps/core.xml", PROPERTIES)
    return sink.getvalue()


def test_docx() -> None:
    assert is_docx(docx(DOCUMENT))
    [draft] = read_docx(docx(DOCUMENT), 100_000)
    assert (draft.title, draft.author) == ("Gas flows", "Ann Lee")
    assert draft.body == "Gas flows\n\nThe company sold gas."


FAULTS = [
    pytest.param(docx(DOCUMENT.replace("</w:p>", "")), 100_000, RejectReason.DAMAGED, id="markup"),
    pytest.param(docx("<a>" + "gas " * 9_999 + "</a>"), 1_000, RejectReason.TOO_LARGE, id="large"),
    pytest.param(docx(f"<w:document {SPACE}/>"), 100_000, RejectReason.NO_ARTICLE, id="empty"),
    pytest.param(docx(DOCUMENT)[:80], 100_000, RejectReason.DAMAGED, id="cut"),
]


@pytest.mark.parametrize(("data", "limit", "reason"), FAULTS)
def test_docx_without_article(data: bytes, limit: int, reason: RejectReason) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_docx(data, limit)
    assert raised.value.reason == reason


def test_pdf_that_cannot_be_read_is_rejected() -> None:
    data = b"%PDF-1.4 nothing"
    assert is_pdf(data)
    with pytest.raises(UnreadableError) as raised:
        read_pdf(data, 100_000)
    assert raised.value.reason in (RejectReason.UNSUPPORTED, RejectReason.DAMAGED)


def test_pdf(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("pypdf")
    stream = b"BT /F 12 Tf 72 700 Td (Gas flows again) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % item for item in enumerate(objects, 1))
    data = b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"
    [draft] = read_pdf(data, 100_000)
    assert draft.body == "Gas flows again"
    assert not caplog.records  # that its index of objects is missing is no news
