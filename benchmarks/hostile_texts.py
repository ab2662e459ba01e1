"""Texts made to be slow: words of every lexicon, and the shapes of text, repeated without end."""

import csv
import random
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parent.parent
PACKAGES = ("extractors", "pipelines")
LONGEST_WORD = 60  # characters; what is longer is a sentence or a pattern

SEPARATORS = (
    " ", "\n", "/", ", ", "-", ". ", "", " and ", " of ", "; ", "'s ", " (", ") ", '" ', ": ",
    "\n- ", "\t", " 5 ", " 12,000 ", "-15 ", " $3 ", " 2014 ", " to ", ", said ", " – ", "…",
    "\n\n",
)  # fmt: skip
"""What is put after a word; the blank among figures makes them count what stands beside them."""

SHAPES = (
    "(", ")", "[", "((a ", '"', "“", "”", '"a ', "“a” ", "'", "’s ", ".", "!", "?", ",", "-", "--",
    "—", "/", "\\", "*", "_", "#", "|", "|a", "| 5 ", "\n", " \n", "\n\n", "\t", " ", "\u00a0",
    "\u200b", "\r\n", "1", "1 ", "1,", "1.", "1,000", "1,000,", "12 000 ", "0.5", "1/2 ", "½", "1-",
    "1–2 ", "-1 ", "+1", "%", "5% ", "$", "$1", "$1 ", "$1,", "$1-", "€1.5m/", "1bn ", "5 to ",
    "between 5 and ", "more than ", "one hundred and ", "twenty-", "a million ", "half a ",
    "5 million 6 million ", "USD ", "US$", "¥1 £1 €1 ", "1/1/", "01.02.2003 ", "2014-",
    "2014-05-06", "May ", "May 5, ", "5 May ", "5, 6, 7 ", "Monday ", "the first ", "last year ",
    "two years ago ", "from 2010 to ", "by the end of ", "Q1 ", "'99 ", "1990s ", "12:30 ",
    "FY2014/15 ", "A", "a", "Aa", "A.", "A. ", "A. B. C. ", "J. K. Abel ", "Mr. ", "O'", "Mc",
    "U.S. ", "U.S.-", "É", "中", "😀", "x ", "word ", "Word ", "WORD ", "Word. ", "Word, ", "A-1",
    "A-1/", "F-16A/B/", "S-300/S-400/", "AB-12C ", "- a\n", "* 5 tanks\n", "1. a\n",
    "| gas | 5 |\n", "gas\t5\t$3\n", "Oil 70.5 +1.2%\n", "gas\n", "\n5\n", "said ", "he said ",
    '"yes," he said. ', "said that ", "not ", "if ", "would ", "he ", "it ", "the ", "of the ",
    "class missile ", "5 bcm ", "5 bcm of gas and ", "5 tanks ", "5 tanks and ", "tanks, ", "Peru ",
    "Peru, ", "Peru buys gas. ",
    "Peru sold Chile 5 tanks for $3 million on May 5, said Adam Abel. ",
    "Peru sold Chile 5 tanks for $3 million on May 5, said Adam Abel, ",
    "Peru and Chile agreed with ", "to Peru from Chile for $5 ", "<p>", "&amp;",
    "http://a.b/c?d=e&", "a@b.c ",
)  # fmt: skip
"""Brackets, quotes, figures, dates, initials, bullets, tables, and what a sentence may say."""

FIRST_NAMES = ("Adam", "Bela", "Carla", "Dora", "Egon", "Fatima", "Goran", "Hanna", "Ivan", "Jana")
LAST_NAMES = ("Abel", "Brand", "Cerny", "Dahl", "Eder", "Farkas", "Galic", "Horn", "Ilic", "Jansen")


class HostileText(NamedTuple):
    """A text of any length: pieces, again and again."""

    source: str
    """The lexicon whose words it has, or what else it is."""
    pieces: tuple[str, ...]

    def of_length(self, characters: int) -> str:
        """Return the first so many characters.

        >>> HostileText("shape", ("gas ", "oil ")).of_length(10)
        'gas oil ga'
        """
        taken: list[str] = []
        length = 0
        for piece in cycle(self.pieces):
            if length >= characters:
                break
            taken.append(piece)
            length += len(piece)
        return "".join(taken)[:characters]

    def __str__(self) -> str:
        """Return the source and the first pieces, as Python writes them."""
        shown = "".join(self.pieces)
        return f"{self.source}: {shown[:50]!r}{'...' if len(shown) > 50 else ''}"


def hostile_texts(seed: int, most: int) -> list[HostileText]:
    """Return `most` texts: every shape, and words of every lexicon in its turn."""
    rng = random.Random(seed)
    texts = [HostileText("shape", (shape,)) for shape in SHAPES]
    texts.extend(_lists_of_people(rng))
    sources = [(name, words) for name, words in sorted(lexicon_words().items()) if words]
    for name, words in cycle(sources):
        if len(texts) >= most:
            break
        texts.append(_of_words(rng, name, words))
    return texts[:most]


def _lists_of_people(rng: random.Random) -> Iterator[HostileText]:
    names = [f"{first} {last}" for first in FIRST_NAMES for last in LAST_NAMES]
    rng.shuffle(names)
    for separator in (", ", " and ", "\n", "; ", " of ", " told ", ". "):
        yield HostileText("people", tuple(name + separator for name in names))


def _of_words(rng: random.Random, name: str, words: Sequence[str]) -> HostileText:
    """Return one word again and again, or two in turn, or many, with what stands between them."""
    taken = rng.sample(words, k=min(len(words), rng.choice((1, 1, 2, 2, 200))))
    if rng.random() < 0.3:
        taken = [word.capitalize() for word in taken]
    if len(taken) > 2:
        separator = rng.choice(SEPARATORS)
        return HostileText(name, tuple(word + separator for word in taken))
    return HostileText(name, tuple(word + rng.choice(SEPARATORS) for word in taken))


@cache
def lexicon_words() -> dict[str, list[str]]:
    """Return the words of every lexicon of both packages, by ``room/name``."""
    found: dict[str, list[str]] = {}
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("lexicon/*")]
    for file in sorted(files):
        words = (word.strip() for word in _strings(_content(file)))
        kept = {word for word in words if 0 < len(word) <= LONGEST_WORD}
        found[f"{file.parent.parent.name}/{file.stem}"] = sorted(kept)
    return found


def _content(file: Path) -> Any:
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".toml":
        return tomllib.loads(text)
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.reader(lines)) if file.suffix == ".csv" else lines


def _strings(content: Any) -> Iterator[str]:
    """Yield every text in nested data: values, and the keys that lead to them."""
    if isinstance(content, str):
        yield from content.split(";")
    elif isinstance(content, dict):
        for key, value in content.items():
            yield key
            yield from _strings(value)
    elif isinstance(content, list):
        for value in content:
            yield from _strings(value)
