"""Reading files: articles with their text and metadata, rejects with their reasons, identities that
last.
"""

import gzip
import hashlib
import json
import random
import subprocess
import sys
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipelines.identity import stable_id
from pipelines.reading.articles import (
    REASONS,
    Article,
    Reject,
    RejectReason,
    read_file,
)
from pipelines.reading.furniture import written_out
from pipelines.reading.identities import settle_identities

LIMIT = 1_000_000
STORY = (
    "The yard will build two frigates for the navy, and the ministry will pay $1.2 billion for "
    "them over nine years, "
    "the minister said. The first of the ships will be handed over in 2027."
)
TITLE = "Navy orders two frigates"


def _read(folder: Path, name: str, data: bytes | str) -> list[Article | Reject]:
    file = folder / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_file(file, f"drop/{name}", max_bytes=LIMIT)


def _article(folder: Path, name: str, data: bytes | str) -> Article:
    [article] = _read(folder, name, data)
    assert isinstance(article, Article), article
    return article


RECORD = {
    "title": TITLE,
    "text": STORY,
    "published": "2024-03-05",
    "url": "https://www.example.org/a",
    "author": "Ann Lee",
}
FORMATS = [
    pytest.param("a.txt", f"{TITLE}\n\n{STORY}\n", id="text"),
    pytest.param("a.txt", f"{TITLE}\r\n\r\n{STORY}\r\n".encode("utf-16"), id="text-utf-16"),
    pytest.param(
        "a.md", f"# {TITLE}\n\n{STORY}\n\n[Source](https://example.org/a)\n", id="markdown"
    ),
    pytest.param(
        "a.md", f"---\r\ntitle: {TITLE}\r\n---\r\n{STORY}\r\n", id="front-matter-with-crlf"
    ),
    pytest.param(
        "a.html",
        f"<html><body><article><h1>{TITLE}</h1><p>{STORY}</p></article></body></html>",
        id="html",
    ),
    pytest.param("a.json", json.dumps(RECORD), id="json"),
    pytest.param("a.jsonl", json.dumps(RECORD), id="json-lines"),
    pytest.param("a.json.gz", gzip.compress(json.dumps([RECORD]).encode()), id="json-gzipped"),
    pytest.param("a.txt.gz", gzip.compress(f"{TITLE}\n\n{STORY}".encode()), id="text-gzipped"),
    pytest.param(
        "a.sgm",
        f"<REUTERS><TEXT><TITLE>{TITLE}</TITLE><BODY>{STORY}\n "
        f"Reuter\n&#3;</BODY></TEXT></REUTERS>",
        id="reuters",
    ),
    pytest.param(
        "a.xml",
        f"<nitf><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content><p>{STORY}</p></body.content></body></nitf>",
        id="nitf",
    ),
]


@pytest.mark.parametrize(("name", "data"), FORMATS)
def test_every_format_gives_title_blank_line_and_body(
    tmp_path: Path, name: str, data: bytes | str
) -> None:
    article = _article(tmp_path, name, data)
    assert article.text == f"{TITLE}\n\n{STORY}"
    assert article.title == TITLE
    assert article.path == f"drop/{name}"
    assert article.language == "en"
    assert article.word_count == 39
    assert article.content_hash == hashlib.sha256(article.text.encode()).hexdigest()
    assert article.article_id.startswith("a_")


def test_a_json_record_in_full(tmp_path: Path) -> None:
    article = _article(tmp_path, "a.json", json.dumps(RECORD))
    assert article == Article(
        article_id=stable_id("a_", "url", "example.org/a"),
        content_hash=hashlib.sha256(f"{TITLE}\n\n{STORY}".encode()).hexdigest(),
        path="drop/a.json",
        record=None,
        source="example.org",
        url="https://www.example.org/a",
        title=TITLE,
        author="Ann Lee",
        published_on=date(2024, 3, 5),
        published_basis="metadata",
        language="en",
        text=f"{TITLE}\n\n{STORY}",
    )


VERBATIM = [
    pytest.param(
        {"text": "  Gas   flows.\n\n\n\nLeave a Reply\n"},
        "  Gas   flows.\n\n\n\nLeave a Reply\n",
        id="spaces-and-furniture-stay",
    ),
    pytest.param(
        {"text": "Gas flows.\r\n", "title": "Gas flows"}, "Gas flows.\n", id="title-not-twice"
    ),
    pytest.param({"text": " Gas.", "title": "Oil"}, "Oil\n\n Gas.", id="title-before-it"),
    pytest.param({"text": "Vuc\u030cic\u0301 came."}, "Vučić came.", id="nfc"),
]


@pytest.mark.parametrize(("record", "text"), VERBATIM)
def test_json_text_is_kept_verbatim(tmp_path: Path, record: dict[str, str], text: str) -> None:
    assert _article(tmp_path, "a.json", json.dumps(record)).text == text


def test_a_title_that_is_page_furniture_is_none(tmp_path: Path) -> None:
    article = _article(tmp_path, "a.json", json.dumps({"title": "Leave a Reply", "text": STORY}))
    assert (article.title, article.text) == (None, STORY)


PACKED = gzip.compress(STORY.encode() * 20, mtime=0)
REJECTS = [
    pytest.param("a.txt", b"", RejectReason.EMPTY, id="no-bytes"),
    pytest.param("a.txt", b"\xef\xbb\xbf \r\n\t ", RejectReason.EMPTY, id="white-space"),
    pytest.param("a.gz", gzip.compress(b""), RejectReason.EMPTY, id="nothing-packed"),
    pytest.param("a.txt", bytes(range(256)) * 4, RejectReason.BINARY, id="binary"),
    pytest.param("a.rtf", b"{\\rtf1 Gas flows.}", RejectReason.UNSUPPORTED, id="rtf"),
    pytest.param("a.csv", b"day,price\n1,2\n", RejectReason.UNSUPPORTED, id="csv"),
    pytest.param("a.xml", b"<rss><channel/></rss>", RejectReason.NO_ARTICLE, id="empty-feed"),
    pytest.param("a.xml", b"<opml><body/></opml>", RejectReason.UNSUPPORTED, id="outline"),
    pytest.param("a.txt", b"gas " * (LIMIT // 4 + 1), RejectReason.TOO_LARGE, id="too-large"),
    pytest.param(
        "a.txt.gz",
        gzip.compress(b"gas " * (LIMIT // 4 + 1)),
        RejectReason.TOO_LARGE,
        id="too-large-unpacked",
    ),
    pytest.param("a.txt.gz", PACKED[:-20], RejectReason.TRUNCATED, id="gzip-cut"),
    pytest.param("a.txt.gz", PACKED[:-8] + bytes(8), RejectReason.DAMAGED, id="gzip-damaged"),
    pytest.param("a.json", b'{"text": ', RejectReason.INVALID_JSON, id="json-cut"),
    pytest.param("a.json", b"[" * 100_000, RejectReason.INVALID_JSON, id="json-too-deep"),
    pytest.param("a.json", b"[]", RejectReason.NO_ARTICLE, id="json-empty-list"),
    pytest.param("a.json", b'{"price": 5}', RejectReason.NO_ARTICLE, id="json-of-something-else"),
    pytest.param(
        "a.jsonl",
        b'{"price": 5}\n{"price": 6}\n',
        RejectReason.NO_ARTICLE,
        id="json-lines-of-something-else",
    ),
    pytest.param(
        "a.html",
        b"<html><body><nav>Home</nav></body></html>",
        RejectReason.NO_ARTICLE,
        id="html-without-article",
    ),
    pytest.param("a.txt", b"Leave a Reply\n", RejectReason.NO_ARTICLE, id="furniture-alone"),
    pytest.param("a.txt", b"12 | 30 | --", RejectReason.NO_ARTICLE, id="no-words"),
    pytest.param(
        "a.xml", b"<nitf><body></nitf>", RejectReason.INVALID_MARKUP, id="xml-not-well-formed"
    ),
    pytest.param(
        "a.xml",
        b"<nitf><body><p>Gas</p>\n<![CDATA[\n<p>rose</p></body></nitf>",
        RejectReason.INVALID_MARKUP,
        id="xml-section-not-closed",
    ),
    pytest.param("a.sgm", b"<REUTERS><TEXT><TITLE>GAS", RejectReason.TRUNCATED, id="sgml-cut"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REJECTS)
def test_rejects(tmp_path: Path, name: str, data: bytes, reason: RejectReason) -> None:
    [reject] = _read(tmp_path, name, data)
    assert isinstance(reject, Reject)
    assert (reject.path, reject.record, reject.reason) == (f"drop/{name}", None, reason)
    assert reject.reason in REASONS
    assert reject.detail
    assert "\n" not in reject.detail
    too_large = len(data) > LIMIT
    assert reject.content_hash == (
        None if too_large or not data else hashlib.sha256(data).hexdigest()
    )


def test_what_cannot_be_opened_is_unreadable(tmp_path: Path) -> None:
    for file in (tmp_path / "missing.txt", tmp_path):
        [reject] = read_file(file, "a.txt", max_bytes=LIMIT)
        assert isinstance(reject, Reject)
        assert (reject.reason, reject.content_hash) == (RejectReason.UNREADABLE, None)


def test_good_records_are_read_beside_bad_ones(tmp_path: Path) -> None:
    lines = [
        json.dumps({"text": STORY}),
        "{",
        json.dumps({"title": "Gas"}),
        json.dumps({"text": STORY + " Indeed."}),
    ]
    found = _read(tmp_path, "a.jsonl", "\n".join(lines))
    assert [(type(item).__name__, item.record) for item in found] == [
        ("Article", 0),
        ("Reject", 1),
        ("Reject", 2),
        ("Article", 3),
    ]
    assert len({item.article_id for item in found if isinstance(item, Article)}) == 2


def test_a_broken_reader_is_no_broken_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr("pipelines.reading.articles.read_drafts", fail)
    [reject] = _read(tmp_path, "a.txt", STORY)
    assert isinstance(reject, Reject)
    assert (reject.reason, reject.detail) == (
        RejectReason.UNREADABLE,
        "ZeroDivisionError: no reason",
    )


def test_a_page_with_furniture_around_its_story(tmp_path: Path) -> None:
    notice = written_out("Please ensure Javascript is enabled {why} website accessibility")
    required = written_out("{fields} marked *")
    text = f"""{notice}
The Example Navy

5 March 2024 17:10

{TITLE}

{STORY}


Leave a Comment

Your email address will not be published. {required}"""
    article = _article(tmp_path, "a.txt", text)
    assert article.text == f"The Example Navy\n\n5 March 2024 17:10\n\n{TITLE}\n\n{STORY}"
    assert (article.title, article.published_on, article.published_basis) == (
        TITLE,
        date(2024, 3, 5),
        "text",
    )


IDENTITIES = [
    pytest.param(
        {"url": "http://example.org/a?utm_source=x#top"},
        {"url": "https://www.example.org/a/"},
        True,
        id="one-address",
    ),
    pytest.param(
        {"url": "https://example.org/a"},
        {"url": "https://example.org/b"},
        False,
        id="two-addresses",
    ),
    pytest.param(
        {"url": "https://example.org/a", "text": STORY},
        {"url": "https://example.org/a", "text": "New."},
        True,
        id="edited",
    ),
    pytest.param({"text": STORY}, {"text": "New."}, True, id="edited-without-address"),
]


@pytest.mark.parametrize(("first", "second", "same"), IDENTITIES)
def test_identity_lasts_when_the_text_is_edited(
    tmp_path: Path, first: dict[str, str], second: dict[str, str], same: bool
) -> None:
    one, two = (
        _article(tmp_path, "a.json", json.dumps({"text": STORY} | record))
        for record in (first, second)
    )
    assert (one.article_id == two.article_id) is same


def _claimants(tmp_path: Path) -> list[Article]:
    first = _article(tmp_path, "a.json", json.dumps(RECORD))
    return [
        first,
        replace(first, path="drop/b.json"),
        replace(first, path="drop/c.jsonl", record=0),
        replace(first, path="drop/c.jsonl", record=1),
        replace(first, path="drop/d.json", article_id="a_other"),
        # An article from a path whose id is the one that the second would fall back to.
        replace(first, path="drop/e.json", article_id=stable_id("a_", "path", "drop/b.json", None)),
    ]


def test_settled_identities_are_unique_whatever_the_order(tmp_path: Path) -> None:
    claimants = _claimants(tmp_path)
    settled = settle_identities(claimants)
    by_path = {(article.path, article.record): article.article_id for article in settled}
    assert len({article.article_id for article in settled}) == len(settled) == len(claimants)
    assert by_path["drop/a.json", None] == claimants[0].article_id
    assert by_path["drop/d.json", None] == "a_other"
    assert by_path["drop/e.json", None] == stable_id("a_", "path", "drop/b.json", None)
    assert by_path["drop/c.jsonl", 1] == stable_id("a_", "path", "drop/c.jsonl", 1)
    for seed in range(10):
        shuffled = random.Random(seed).sample(claimants, len(claimants))
        assert settle_identities(shuffled) == settled


def test_paths_are_kept_as_given(tmp_path: Path) -> None:
    file = tmp_path / "ü n.txt"
    file.write_text(STORY, encoding="utf-8")
    [article] = read_file(file, "drop/ü n.txt", max_bytes=LIMIT)
    assert isinstance(article, Article)
    assert article.path == "drop/ü n.txt"
    assert str(tmp_path) not in repr(article)


def test_the_clock_has_no_part_in_a_day_of_publication(tmp_path: Path) -> None:
    for name, data in (
        ("a.txt", STORY),
        ("b.html", f"<html><body><p>{STORY}</p><footer>© 2024</footer></body></html>"),
    ):
        article = _article(tmp_path, name, data)
        assert (article.published_on, article.published_basis) == (None, None)


def test_text_is_read_without_the_readers_of_markup(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from pipelines.reading.articles import read_file;"
        f"read_file(Path({str(tmp_path / 'a.txt')!r}), 'a.txt', max_bytes=1000);"
        "slow = ('trafilatura', 'htmldate', 'py3langid', 'pandas', 'pyarrow', 'prefect');"
        "print(*[name for name in slow if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_texts_are_in_nfc(tmp_path: Path) -> None:
    article = _article(
        tmp_path, "a.md", "# Vuc\u030cic\u0301\n\nCafe\u0301 talks: e\u0301<b>\u0301</b>."
    )
    assert unicodedata.is_normalized("NFC", article.text)
