"""Whatever the bytes are, reading them gives articles or rejects, and the articles keep their
promises.
"""

import gzip
import json
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.reading.articles import REASONS, Article, Reject, read_file
from pipelines.reading.furniture import is_furniture
from pipelines.reading.identities import settle_identities

LIMIT = 20_000
ENDINGS = st.sampled_from(
    ["txt", "md", "html", "json", "jsonl", "sgm", "xml", "gz", "json.gz", "csv", ""]
)
STORY = "The yard will build two frigates for the navy, and the ministry will pay for them."
FRAGMENTS = st.sampled_from(
    [
        STORY, "Navy orders frigates", "Leave a Reply", "Read more", "5 March 2024",
        "https://example.org/2024/03/05/a",
        "OSLO, March 5 - ",
        "---\n",
        "title: Gas\n", "date: 2024-03-05\n", "+++\n", "# ", "* ",
        "| a | b |\n| - | - |\n",
        "[a](https://example.org)", "![", "**", "\\", "<p>", "</p>", "<html>", "<body>",
        "<article>",
        "<script>", "<!--",
        "<time datetime='2024-03-05'>", "<meta charset='utf-16'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", "articleBody": [1]}</script>',
        "<REUTERS>", "</REUTERS>", "<TEXT>", "<BODY>", "</BODY>", "<DATE>99-FOO-1987</DATE>",
        '<p><a href="/1">Army buys trucks</a></p>\x13', "<rss>", "</rss>", "<a:1/>",
        "&#5;", "&#1114112;",
        "&lt;",
        '<?xml version="1.0" encoding="utf-7"?>', "<nitf>", "</nitf>", "<body.content>",
        "<newsItem>",
        "<!ENTITY a 'b'>",
        "&a;", '{"text": "', '", "date": 1e400, "author": {"name": [[[[["x"]]]]]}}',
        '{"text": ["a", {"text": 5}], "url": "https://[x"}', "[", "{", "\\ud800", "\x00",
        "\u0301", "\u2028", "\r",
        "\n\n",
        "\ufeff", " ",
    ]
)  # fmt: skip
DOCUMENTS = (
    st.lists(FRAGMENTS | st.text(max_size=8), max_size=12)
    .map("".join)
    .map(lambda text: text.encode(errors="replace"))
)
BYTES = (
    st.binary(max_size=200)
    | DOCUMENTS
    | DOCUMENTS.map(gzip.compress)
    | DOCUMENTS.map(lambda data: gzip.compress(data)[:-5])
)


def _read(data: bytes, ending: str) -> list[Article | Reject]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"a.{ending}"
        file.write_bytes(data)
        return read_file(file, f"in/a.{ending}", max_bytes=LIMIT)


@settings(deadline=None, max_examples=300)
@given(BYTES, ENDINGS)
def test_any_bytes_become_articles_or_rejects(data: bytes, ending: str) -> None:
    found = _read(data, ending)
    assert found
    for item in found:
        assert item.path == f"in/a.{ending}"
        if isinstance(item, Reject):
            assert item.reason in REASONS
            assert item.reason != "unreadable", item.detail
            item.detail.encode()
        else:
            assert any(map(str.isalpha, item.text))
            assert unicodedata.is_normalized("NFC", item.text)
            assert "\r" not in item.text
            item.text.encode()
    assert found == _read(data, ending)


@settings(deadline=None, max_examples=100)
@given(DOCUMENTS, st.sampled_from(["txt", "md", "html", "sgm", "xml"]))
def test_no_line_of_an_article_is_page_furniture(data: bytes, ending: str) -> None:
    for item in _read(data, ending):
        if isinstance(item, Article) and not item.text.lstrip().startswith(("{", "[")):
            assert not any(is_furniture(line) for line in item.text.split("\n"))


PLAIN = st.characters(exclude_categories=("Cs", "Cf"), exclude_characters="&<[ÂÃÅâÐÑð")
"""Characters of which no markup, no mojibake and nothing invisible is made."""


@settings(deadline=None)
@given(st.text(PLAIN, min_size=1), st.text())
def test_json_text_is_kept_to_the_letter(body: str, title: str) -> None:
    [item] = _read(json.dumps({"text": body, "title": title}).encode(), "json")
    if isinstance(item, Article):
        kept = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
        assert unicodedata.normalize("NFC", item.text).endswith(kept)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.none() | st.integers(0, 2), st.sampled_from("xyz"))
    ),
    st.randoms(),
)
def test_settled_ids_are_unique_in_any_order(
    keys: list[tuple[str, int | None, str]], random: object
) -> None:
    [template] = _read(STORY.encode(), "txt")
    assert isinstance(template, Article)
    fields = {name: getattr(template, name) for name in Article.__dataclass_fields__}
    articles = [
        Article(**(fields | {"path": path, "record": record, "article_id": own}))
        for path, record, own in dict.fromkeys(keys)
    ]
    articles = list({(article.path, article.record): article for article in articles}.values())
    settled = settle_identities(articles)
    assert len({article.article_id for article in settled}) == len(articles)
    random.shuffle(articles)  # type: ignore[attr-defined]
    assert settle_identities(articles) == settled
