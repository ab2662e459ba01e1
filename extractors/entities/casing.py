"""What capitals say in an article: nothing where every word has one, or of a word that is written
small elsewhere.
"""

import re
from functools import cached_property

from extractors.lexicon import read_toml

NO_NAMES = frozenset(read_toml(__package__, "casing")["no_names"])
"""Capitalised words that are no names, such as those that begin sentences."""

_LINE = re.compile(r"[^\n]{1,300}")
_LONG_WORD = re.compile(r"(?<![\w’'])[^\W\d_]{4,}")
_SMALL_WORD = re.compile(r"(?<![\w’'-])[a-z][a-z-]{2,}")
_CAPITAL_SHARE = 0.8


class SmallWords:
    """The words that an article writes in small letters; read from it once, when first asked for.

    >>> small = SmallWords("Drones came. More drones fell.")
    >>> "Drones" in small, "More" in small
    (True, False)
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(_SMALL_WORD.findall(self._text))


def title_case_end(text: str) -> int:
    """Return where the headline of `text` ends if its long words have capitals, else 0; a paragraph
    is no headline.

    >>> title_case_end("Ana Ortiz Wins Gas Tender in Lima\\n\\nIt rained.")
    33
    >>> title_case_end("Ana Ortiz wins gas tender in Lima\\n\\nIt rained.")
    0
    """
    line = _LINE.match(text)
    if line is None or not text.startswith("\n\n", line.end()) or line[0].rstrip().endswith("."):
        return 0
    words = _LONG_WORD.findall(line[0])
    return (
        line.end()
        if sum(word[0].isupper() for word in words) >= max(_CAPITAL_SHARE * len(words), 3)
        else 0
    )
