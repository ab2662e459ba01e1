"""Pages with their truth in the formats of both public suites, scored."""

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.ground_truth import read_pages
from benchmarks.reading import main

TITLE = "Yard delivers the second ferry"
PARAGRAPHS = [
    "The yard in Rauma delivered the second of four ferries on Monday, two months early.",
    "It was paid 48 million euros for her, the owner said, and she will sail to Visby in June.",
    "The third is being fitted out and will follow in the autumn, before the ice comes.",
]
PAGE = (
    f"<html><head><title>{TITLE} | Gazette</title>"
    '<meta property="article:published_time" content="2024-03-05T10:00:00+02:00">'
    '<meta name="author" content="Ann Lee"></head>'
    f"<body><nav><a href='/'>Home</a></nav><article><h1>{TITLE}</h1>"
    + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    + "</article><footer>All rights reserved</footer></body></html>"
)


def as_benchmark(folder: Path) -> Path:
    (folder / "html").mkdir()
    (folder / "html" / "f1.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    row = {
        "articleBody": "\n".join(PARAGRAPHS),
        "title": TITLE,
        "author": "Ann Lee",
        "published": "2024-03-05",
    }
    (folder / "ground-truth.json").write_text(json.dumps({"f1": row}))
    return folder


def as_fundus(folder: Path) -> Path:
    country = folder / "fi"
    country.mkdir()
    (country / "Gazette_2024_03_06.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    row = {
        "authors": ["Ann Lee"],
        "body": {
            "summary": PARAGRAPHS[:1],
            "sections": [{"headline": [], "paragraphs": PARAGRAPHS[1:]}],
        },
        "publishing_date": "2024-03-05 10:00:00+02:00",
        "title": TITLE,
        "topics": [],
    }
    (country / "Gazette.json").write_text(json.dumps({"V1": row}))
    (country / "meta.info").write_text("{}")
    return folder


@pytest.mark.parametrize("lay_out", [as_benchmark, as_fundus])
def test_scores(lay_out: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(lay_out)
    main([str(lay_out(tmp_path))])
    rows = {line[:32].strip(): line[32:].split() for line in capsys.readouterr().out.split("\n")}
    assert rows["body, pressledger"] == ["1.000", "1.000", "1.000"]
    for name in ("title, pressledger", "author, pressledger", "day, pressledger, by metadata"):
        assert rows[name] == ["1", "0", "0"], name
    assert rows["day, htmldate"] == ["1", "0", "0"]
    assert "body, trafilatura" in rows


def test_a_folder_of_something_else(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"ground-truth\.json"):
        read_pages(tmp_path)
