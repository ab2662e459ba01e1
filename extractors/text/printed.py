"""A text as its figures are read: hyphens, digits and signs in their plain forms, no invisible
characters, no footnote marks; and the way back to the text as it is printed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from extractors.lexicon import read_toml
from extractors.records import Match
from extractors.text.article import ArticleText, view
from extractors.text.folding import UNSEEN

_PLAIN = {
    ord("‐"): "-",
    ord("‑"): "-",
    ord("⁃"): "-",
    ord("﹣"): "-",
    ord("‒"): "–",
    ord("―"): "—",
    ord("⁄"): "/",
    ord("∕"): "/",
    ord("\u2007"): "\u00a0",
    ord("￠"): "¢",
    ord("￡"): "£",
    ord("￥"): "¥",
    ord("￦"): "₩",
    # The full-width forms of ASCII stand in its order.
    **{code: chr(code - 0xFF01 + 0x21) for code in range(0xFF01, 0xFF5F)},
}
_SUPERSCRIPT = re.compile(r"(?<=[^\W\d_])[¹²³⁰⁴-⁹]++")
_UNUSUAL = re.compile(f"[{re.escape(''.join((*sorted(UNSEEN), *map(chr, _PLAIN))))}¹²³⁰⁴-⁹]")
_RAISED = frozenset(read_toml(__package__, "printed")["raised"])
_LAST_LETTERS = re.compile(r"[^\W\d_]*\Z")
_LONGEST_RAISED = 8
# A dash without blanks is a hyphen that was set too long: "$3–billion".
_LONG_HYPHEN = re.compile(
    r"[–−—](?<=\w.)(?:(?<=[–−])(?=[^\W\d_])|(?=(?:thousand|[mbtr]{1,2}illion|[mbt]n)\b))"
)


@dataclass(frozen=True, slots=True)
class Readable:
    """A text as it is read; `offsets` says where each of its characters stands in the printed text
    and where that ends, None if every character has kept its place.
    """

    article: ArticleText
    offsets: Sequence[int] | None = None

    def as_printed(self, match: Match) -> Match:
        """Return the match at its place in the text as it is printed.

        >>> text = ArticleText("a $2\u200b-\u200bbillion loan")
        >>> found = Match(start=2, end=12, value=None, rule="")
        >>> readable(text).article.text, readable(text).as_printed(found).end
        ('a $2-billion loan', 14)
        """
        if self.offsets is None:
            return match
        return replace(match, start=self.offsets[match.start], end=self.offsets[match.end - 1] + 1)


@view
def readable(article: ArticleText) -> Readable:
    """Return an article's text as its figures are read; most texts are so already."""
    text = article.text
    if text.isascii() or not (_UNUSUAL.search(text) or _LONG_HYPHEN.search(text)):
        return Readable(article)
    text = _SUPERSCRIPT.sub(_without_footnote, text).translate(_PLAIN)
    text = _LONG_HYPHEN.sub("-", text)
    seen = [letter not in UNSEEN for letter in text]
    if all(seen):
        return Readable(ArticleText(text))
    offsets = [*compress(range(len(text)), seen), len(text)]
    return Readable(ArticleText("".join(compress(text, seen))), offsets)


def _without_footnote(found: re.Match[str]) -> str:
    """Return blanks for the mark of a footnote ("12 million²"), the power of a unit ("5 km³") as it
    is.
    """
    start = found.start()
    unit = _LAST_LETTERS.search(found.string, max(0, start - _LONGEST_RAISED), start)
    is_power = found[0] in "²³" and unit is not None and unit[0] in _RAISED
    return found[0] if is_power else " " * len(found[0])
