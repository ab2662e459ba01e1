"""One file of every format in one folder, each as it is and gzipped: the same articles."""

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pyarrow as arrow
import pytest
from pyarrow import parquet

from pipelines.reading.articles import Article, read_file

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


def table() -> bytes:
    sink = arrow.BufferOutputStream()
    parquet.write_table(
        arrow.table({"title": [TITLE], "text": [TEXT], "date": ["2024-03-05"]}), sink
    )
    return bytes(sink.getvalue())


def archive(members: Mapping[str, str]) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as file:
        for name, content in members.items():
            file.writestr(name, content)
    return sink.getvalue()


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
    "a.parquet": table(),
    "a.nitf": NITF.encode(),
    "a.xml": NEWSML.encode(),
    "a.rss": RSS.encode(),
    "a.sgm": SGML.encode(),
    "a.tst": WIRE.encode(),
    "factiva.txt": FACTIVA.encode(),
    "a.eml": MAIL.encode(),
    "a.mbox": f"From ann@example.org Tue Mar  5 10:00:00 2024\n{MAIL}".encode(),
    "a.mhtml": SNAPSHOT.encode(),
    "a.docx": archive(
        {"word/document.xml": f"<w:document {SPACE}><w:body>{PARAGRAPHS}</w:body></w:document>"}
    ),
    "a.zip": archive({"inner/a.json": RECORD}),
}


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("name", FILES)
def test_the_article_is_read(tmp_path: Path, name: str, ending: str) -> None:
    data = FILES[name]
    file = tmp_path / (name + ending)
    file.write_bytes(gzip.compress(data) if ending else data)
    [article] = read_file(file, file.name, max_bytes=1_000_000)
    assert isinstance(article, Article), article
    assert (article.title, article.published_on) == (TITLE, DAY)
    assert TEXT in article.text
    assert article.text.startswith(TITLE)
