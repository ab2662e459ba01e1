"""Seeded stress over the readers: the work grows as the text does."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.reading.articles import read_file
from tests.growth import growth

PIECES = {
    "md": [
        "[",
        "[a](",
        "*",
        "_",
        "`",
        ">",
        "-",
        "#",
        "|",
        "\\",
        "<",
        "<a",
        "<!--",
        "![",
        "a\n",
        "\n\n",
        "-",
        "a\n",
        "1.\t",
        "&amp;",
        "http:",
    ],
    "html": [
        "<div>",
        "<p>gas",
        "<b>",
        "<ul><li>",
        "<table><tr><td>",
        "<h1>",
        "<br>",
        "<a\thref=x>",
        "<!--",
        "&",
        "<",
        "2021",
    ],
    "xml": [
        "<body>",
        "<text>",
        "<headline>",
        "<provider>",
        "<b/>",
        "</b>",
        "<newsItem/>",
        "<p>gas</p>",
    ],
    "json": ['{"text":', "[", "]", '"a"', ",", '{"body":[', "\n"],
    "sgm": ["<REUTERS>", "<BODY>", "<TITLE>", "</REUTERS>", "&amp;", "\n"],
    "txt": ["\u0301\u0323", "Title: a\n", "By Ann ", "\n", " ", "share ", "3 May 2021\n"],
}
WRAPS: dict[str, Callable[[str], str]] = {
    "html": "<html><body>{}".format,
    "xml": "<nitf>{}</nitf>".format,
    "sgm": "<REUTERS>{}</REUTERS>".format,
}


@pytest.mark.parametrize("ending", sorted(PIECES))
def test_the_work_grows_with_the_text(tmp_path: Path, ending: str) -> None:
    rng = random.Random(11)
    file = tmp_path / f"a.{ending}"
    wrap = WRAPS.get(ending, str)

    def read(text: str) -> None:
        file.write_text(wrap(text), encoding="utf-8")
        assert read_file(file, file.name, max_bytes=1_000_000)

    read("gas")  # what is loaded once
    for _ in range(3):
        unit = "".join(rng.choices(PIECES[ending], k=rng.choice((1, 1, 2, 3))))
        assert growth(read, unit) < 9, repr(unit)
