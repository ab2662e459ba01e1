"""Choosing the reader: the content decides, then the ending of the name."""

import pytest

from pipelines.reading.drafts import RejectReason, UnreadableError
from pipelines.reading.formats.choosing import choose_reader

READERS = [
    pytest.param("Gas flows.", "a.txt", "read_plain_text", id="text"),
    pytest.param("Gas flows.", "a", "read_plain_text", id="no-ending"),
    pytest.param("Gas flows.", "a.md", "read_markdown", id="markdown"),
    pytest.param("---\ntitle: a\n---\nGas", "a", "read_markdown", id="front-matter-without-ending"),
    pytest.param("---\ntitle: a\n---\nGas", "a.txt", "read_plain_text", id="front-matter-in-text"),
    pytest.param("# Gas\n\nflows", "article", "read_markdown", id="heading-without-ending"),
    pytest.param('{"text": "Gas"}', "a.txt", "read_json", id="json-under-another-name"),
    pytest.param(
        '{"text": "Gas"}\n{"text": "Oil"}', "a.dat", "read_json", id="json-lines-under-another-name"
    ),
    pytest.param("[News Today] Gas flows", "a.txt", "read_plain_text", id="bracket-is-no-json"),
    pytest.param("{not json", "a.json", "read_json", id="json-by-ending"),
    pytest.param('{"text": "Gas"}', "a.jsonl.gz", "read_json_lines", id="json-lines-gzipped"),
    pytest.param("<!DOCTYPE html><html>", "a.txt", "read_html", id="html-under-another-name"),
    pytest.param("  <p>Gas flows.</p>", "a.txt", "read_html", id="html-fragment"),
    pytest.param("<p>Gas flows.</p>", "a.md", "read_markdown", id="html-in-markdown"),
    pytest.param("<!DOCTYPE html><html>", "a.md", "read_html", id="page-under-markdown-name"),
    pytest.param("Gas flows.", "a.html", "read_html", id="html-by-ending"),
    pytest.param(
        '<!DOCTYPE lewis SYSTEM "lewis.dtd">\n<REUTERS>', "a.sgm", "read_reuters", id="reuters"
    ),
    pytest.param("<REUTERS TOPICS='NO'>", "a.txt", "read_reuters", id="reuters-under-another-name"),
    pytest.param('<?xml version="1.0"?>\n<nitf>', "a.txt", "read_news_xml", id="nitf"),
    pytest.param('<?xml version="1.0"?>\n<html>', "a.xml", "read_html", id="xhtml"),
    pytest.param("day,title,text\n", "a.csv.gz", "read_separated", id="table"),
    pytest.param("<newsMessage>", "a.xml", "read_news_xml", id="newsml"),
    pytest.param(
        "<GAS> flows, says the company.",
        "a.txt",
        "read_plain_text",
        id="angle-bracket-is-no-markup",
    ),
]


@pytest.mark.parametrize(("text", "name", "reader"), READERS)
def test_choose_reader(text: str, name: str, reader: str) -> None:
    assert choose_reader(text, name).__name__ == reader


@pytest.mark.parametrize("name", ["notes.PY", "run.log"])
def test_files_that_hold_no_news(name: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        choose_reader("a,b\n1,2", name)
    assert raised.value.reason == RejectReason.UNSUPPORTED
