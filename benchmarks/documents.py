"""How the cost of reading grows with a document's size: ``python -m benchmarks.documents [--bound
60] [KIND ...]``.

Makes documents of each kind (front matter with aliases, nested and many bodies of NITF, paragraphs,
tables, times and nested elements of a page, deep JSON) at doubling sizes and times how long our
reading takes, in processor seconds. Prints seconds and the exponent between the two greatest sizes
(1 is linear, 2 the square), and exits with 1 over ``--exponent``. A kind that takes longer than
``--bound`` seconds is not made larger.
"""

import argparse
import math
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pipelines.reading.articles import read_file

SIZES = (100_000, 200_000, 400_000, 800_000)
EXPONENT = 1.25
COUNTS_FROM = 0.2
"""Seconds below which a time says little of how it grows."""

SENTENCE = "The ministry said on Tuesday that 24 howitzers would be bought for $310 million. "
HEAD = "<html><head><title>A deal in the south</title></head><body><article>"
TAIL = "</article></body></html>"
NITF = "<nitf><head><title>A deal</title></head><body><body.content>"
NITF_TAIL = "</body.content></body></nitf>"

Make = Callable[[int], str]


def _filled(head: str, piece: str, tail: str) -> Make:
    """Return what makes a document of a size from a head, a piece again and again, and a tail."""
    return lambda size: head + piece * (size // len(piece)) + tail


def _nested(head: str, opening: str, middle: str, closing: str, tail: str) -> Make:
    """Return what makes a document of a size of elements within each other."""
    each = len(opening) + len(closing) + len(middle)
    return lambda size: head + (opening + middle) * (size // each) + closing * (size // each) + tail


def _aliases(size: int) -> str:
    """Return front matter of lists that name the list before nine times, and a text."""
    lines = ["a0: &a0 [gas, gas, gas]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "---\n" + "\n".join(lines) + "\n---\n" + SENTENCE * (size // len(SENTENCE))


KINDS: Mapping[str, tuple[str, Make]] = {
    "front matter, aliases": ("md", _aliases),
    "front matter, keys": ("md", _filled("---\n", "k: v\n", "---\n" + SENTENCE * 9)),
    "Markdown, lists": ("md", _filled(SENTENCE * 9, "- gas\n", "")),
    "NITF, nested bodies": ("xml", _nested(NITF, "<body>", "", "</body>", NITF_TAIL)),
    "NITF, many bodies": ("xml", _filled(NITF, f"<body><p>{SENTENCE}</p></body>", NITF_TAIL)),
    "NITF, paragraphs": ("xml", _filled(NITF, f"<p>{SENTENCE}</p>", NITF_TAIL)),
    "page, paragraphs": ("html", _filled(HEAD, f"<p>{SENTENCE}</p>", TAIL)),
    "page, short paragraphs": ("html", _filled(HEAD, "<p>gas</p>", TAIL)),
    "page, tables": ("html", _filled(HEAD, "<table><tr><td>5</td></tr></table>", TAIL)),
    "page, one table": (
        "html",
        _filled(HEAD + "<table>", "<tr><td>gas</td><td>5</td></tr>", "</table>" + TAIL),
    ),
    "page, times": (
        "html",
        _filled(HEAD + SENTENCE * 9, '<time datetime="2024-05-08">May 8</time>', TAIL),
    ),
    "page, links": ("html", _filled(HEAD + SENTENCE * 9, '<a href="/x">gas</a> ', TAIL)),
    "page, nested": ("html", _nested(HEAD, "<div>", "gas ", "</div>", TAIL)),
    "page, meta": (
        "html",
        _filled("<html><head>", '<meta name="a" content="b">', "</head>" + HEAD),
    ),
    "page, JSON-LD": (
        "html",
        _filled(
            "<html><head>",
            '<script type="application/ld+json">{"@type": "NewsArticle"}</script>',
            "</head><body><p>" + SENTENCE * 9 + TAIL,
        ),
    ),
    "JSON, deep": ("json", _nested('{"text": ', "[", "", "]", "}")),
    "JSON, records": ("jsonl", _filled("", '{"text": "' + SENTENCE + '"}\n', "")),
}
"""Kinds of documents: the ending of the name, and what makes one of so many characters."""


def measure(kind: str, sizes: Sequence[int], bound: float) -> dict[int, float]:
    """Return the seconds that reading takes by the document's size."""
    ending, make = KINDS[kind]
    seconds: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"document.{ending}"
        for size in sizes:
            file.write_text(make(size), encoding="utf-8")
            began = time.process_time()
            read_file(file, file.name, max_bytes=50_000_000)
            seconds[size] = time.process_time() - began
            if seconds[size] > bound:
                break
    return seconds


def exponent(seconds: Mapping[int, float]) -> float:
    """Return the power of the size with which the time grows, between the two greatest sizes.

    >>> exponent({1000: 1.0, 2000: 4.0})
    2.0
    """
    (short, least), (long, most) = sorted(seconds.items())[-2:]
    if most < COUNTS_FROM:
        return 0.0
    return math.log(most / max(least, 1e-4)) / math.log(long / short)


def main() -> None:
    """Measure the kinds asked for, all by default, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", default=list(KINDS))
    parser.add_argument("--bound", type=float, default=60.0)
    parser.add_argument("--exponent", type=float, default=EXPONENT)
    given = parser.parse_args()
    dear = []
    for kind in given.kinds:
        seconds = measure(kind, SIZES, given.bound)
        grows = exponent(seconds) if len(seconds) > 1 else math.inf
        times = "  ".join(f"{size / 1e6:.2f} MB {spent:6.2f} s" for size, spent in seconds.items())
        print(f"{kind:<24} exponent {grows:4.2f}  {times}", flush=True)
        if grows > given.exponent:
            dear.append(kind)
    sys.exit(f"over {given.exponent}: {', '.join(dear)}" if dear else 0)


if __name__ == "__main__":
    main()
