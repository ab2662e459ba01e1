"""One file of every format in one folder, each as it is and compressed: the same articles."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import textwrap
import zipfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pandas
import pyarrow as arrow
import pytest
from pyarrow import feather, parquet

from pipelines.reading.articles import Article, read_file
from tests.conftest import run_in

TITLE = "Navy orders two frigates"
TEXT = (
    "The navy has ordered two frigates for €48m from the yard in Turku, the ministry said on "
    "Tuesday, and they will be handed over in the spring of 2027."
)
DAY = date(2024, 3, 5)
RECORD = json.dumps({"title": TITLE, "date": "2024-03-05", "text": TEXT})
PAGE = (
    f"<html><head><title>{TITLE}</title>"
    '<meta property="article:published_time" content="2024-03-05T10:00:00+02:00"></head>'
    f"<body><article><h1>{TITLE}</h1><p>{TEXT}</p></article></body></html>"
)
NITF = (
    '<nitf><head><docdata><date.issue norm="20240305"/></docdata></head><body><body.head><hedline>'
    f"<hl1>{TITLE}</hl1></hedline></body.head><body.content><p>{TEXT}</p></body.content></body>"
    "</nitf>"
)
NEWSML = (
    "<NewsML><NewsItem><NewsManagement><FirstCreated>20240305T101500Z</FirstCreated>"
    f"</NewsManagement><NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine></NewsLines>"
    f"<ContentItem><DataContent><p>{TEXT}</p></DataContent></ContentItem></NewsComponent>"
    "</NewsItem></NewsML>"
)
RSS = (
    f"<rss><channel><item><title>{TITLE}</title><pubDate>Tue, 05 Mar 2024 10:00:00 +0200</pubDate>"
    f"<description>{TEXT}</description></item></channel></rss>"
)
MAIL = (
    f"From: Ann Lee <ann@example.org>\nTo: desk@example.org\nSubject: {TITLE}\n"
    f"Date: Tue, 5 Mar 2024 10:00:00 +0200\nContent-Type: text/plain; charset=utf-8\n\n{TEXT}\n"
)
SNAPSHOT = (
    f"From: <Saved by Blink>\nSubject: {TITLE}\nMIME-Version: 1.0\n"
    "Snapshot-Content-Location: https://example.org/a\n"
    'Content-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html\n\n'
    f"{PAGE}\n--b--\n"
)
WIRE = (
    "a0203-----\nr i  BC-NAVY--Frigates     03-05 0120\n^BC-NAVY--Frigates,120<\n"
    f"^{TITLE}<\n\t   {TEXT}\nNP-OS-03-05-24 1612GMT\n"
)
FACTIVA = f"HD  {TITLE}\nWC  120 words\nPD  5 March 2024\nSN  Gazette\n\nLP\n{TEXT}\n"
SGML = (
    "<!DOCTYPE lewis SYSTEM 'lewis.dtd'>\n<REUTERS><DATE> 5-MAR-2024</DATE><TEXT>"
    f"<TITLE>{TITLE}</TITLE><BODY>{TEXT}\n</BODY></TEXT></REUTERS>"
)


NEWSML_G2 = (
    '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemMeta><firstCreated>'
    "2024-03-05T10:00:00+02:00</firstCreated></itemMeta><contentMeta>"
    f"<headline>{TITLE}</headline></contentMeta><contentSet><inlineXML>"
    f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{TEXT}</p></body></html></inlineXML>'
    "</contentSet></newsItem>"
)
RCV1 = (
    f'<newsitem itemid="1" date="2024-03-05" xml:lang="en"><headline>{TITLE}</headline>'
    f"<text><p>{TEXT}</p></text></newsitem>"
)
ATOM = (
    f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{TITLE}</title>'
    f"<published>2024-03-05T10:00:00+02:00</published><content>{TEXT}</content></entry></feed>"
)
IPTC = f"\x01NPA0203 3 eco 0120\nNavy-frigates\n\x02{TITLE}\n   {TEXT}\x03051612 MAR 24\x04"
LEXIS = (
    "1 of 1 DOCUMENTS\n\n\nGazette\n\nMarch 5, 2024 Tuesday\n\n"
    f"{TITLE}\n\nSECTION: NEWS\nLENGTH: 120 words\n\nBODY:\n\n{TEXT}\n\n"
    "LOAD-DATE: March 6, 2024\n"
)


def columns() -> arrow.Table:
    return arrow.table({"title": [TITLE], "text": [TEXT], "date": ["2024-03-05"]})


def table() -> bytes:
    sink = arrow.BufferOutputStream()
    parquet.write_table(columns(), sink)
    return bytes(sink.getvalue())


def arrow_file() -> bytes:
    sink = arrow.BufferOutputStream()
    feather.write_feather(columns(), sink, compression="uncompressed")
    return bytes(sink.getvalue())


def archive(members: Mapping[str, str]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return sink.getvalue()


def tape(name: str, content: str) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w") as file:
        member = tarfile.TarInfo(name)
        member.size = len(content)
        file.addfile(member, io.BytesIO(content.encode()))
    return sink.getvalue()


def web_archive() -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}".encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/warc\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def printed() -> bytes:
    """Return a PDF document with the title, the day and the text, a line each."""
    lines = (TITLE, "", "5 March 2024", "", *textwrap.wrap(TEXT, 80))
    shown = "".join(f"0 -14 Td ({line}) Tj " for line in lines).encode("cp1252")
    stream = b"BT /F 12 Tf 72 700 Td " + shown + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
        b"/Encoding/WinAnsiEncoding>>>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
    ]
    body = b"".join(b"%d 0 obj%s endobj\n" % item for item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n0\n%%EOF"


SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PARAGRAPHS = "".join(
    f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (TITLE, "5 March 2024", TEXT)
)
FILES: Mapping[str, bytes] = {
    "a.txt": f"{TITLE}\n\n5 March 2024\n\n{TEXT}\n".encode(),
    "a.md": f"---\ntitle: {TITLE}\ndate: 2024-03-05\n---\n\n{TEXT}\n".encode(),
    "a.html": PAGE.encode(),
    "a.json": RECORD.encode(),
    "a.jsonl": RECORD.encode(),
    "a.csv": f'title,date,text\n{TITLE},2024-03-05,"{TEXT}"\n'.encode(),
    "a.tsv": f"title\tdate\ttext\n{TITLE}\t2024-03-05\t{TEXT}\n".encode(),
    "a.parquet": table(),
    "a.arrow": arrow_file(),
    "a.nitf": NITF.encode(),
    "a.xml": NEWSML.encode(),
    "g2.xml": NEWSML_G2.encode(),
    "rcv1.xml": RCV1.encode(),
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.sgm": SGML.encode(),
    "a.tst": WIRE.encode(),
    "iptc.tst": IPTC.encode(),
    "factiva.txt": FACTIVA.encode(),
    "lexis.txt": LEXIS.encode(),
    "a.eml": MAIL.encode(),
    "a.mbox": f"From ann@example.org Tue Mar  5 10:00:00 2024\n{MAIL}".encode(),
    "a.mhtml": SNAPSHOT.encode(),
    "a.docx": archive(
        {"word/document.xml": f"<w:document {SPACE}><w:body>{PARAGRAPHS}</w:body></w:document>"}
    ),
    "a.zip": archive({"inner/a.json": RECORD}),
    "a.tar": tape("inner/a.json", RECORD),
    "a.warc": web_archive(),
    "a.pdf": printed(),
}
UNTITLED = frozenset(("iptc.tst", "iptc.tst.gz"))
"""Its head has a slug, and a headline is a line of the text as any other."""
EXTRAS = {"a.warc": "warcio", "a.pdf": "pypdf"}
COMPRESSED: Mapping[str, Callable[[bytes], bytes]] = {
    "": bytes,
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda data: bytes(arrow.compress(data, "zstd")),
}


@pytest.mark.parametrize("ending", COMPRESSED)
@pytest.mark.parametrize("name", FILES)
def test_the_article_is_read(tmp_path: Path, name: str, ending: str) -> None:
    if name in EXTRAS:
        pytest.importorskip(EXTRAS[name])
    file = tmp_path / (name + ending)
    file.write_bytes(COMPRESSED[ending](FILES[name]))
    [article] = read_file(file, file.name, max_bytes=1_000_000)
    assert isinstance(article, Article), article
    assert article.title == (None if name in UNTITLED else TITLE)
    assert article.published_on == DAY
    assert TEXT in " ".join(article.text.split())
    assert article.text.startswith(TITLE)


@pytest.mark.slow
def test_a_run_reads_the_folder(tmp_path: Path) -> None:
    for extra in EXTRAS.values():
        pytest.importorskip(extra)
    (tmp_path / "drop").mkdir()
    for name, data in FILES.items():
        for ending in ("", ".gz"):
            (tmp_path / "drop" / (name + ending)).write_bytes(COMPRESSED[ending](data))
    run_in(tmp_path)
    articles = pandas.read_parquet(tmp_path / "outputs" / "latest" / "articles")
    assert len(articles) == 2 * len(FILES)
    assert set(articles["title"].dropna()) == {TITLE}
    assert set(articles["path"][articles["title"].isna()]) == UNTITLED
    assert set(articles["published_on"].dt.date) == {DAY}
    assert articles["duplicate_of"].isna().sum() == 1
    assert not list(pandas.read_parquet(tmp_path / "outputs" / "latest" / "rejects")["path"])
