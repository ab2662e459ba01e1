"""Bundles of years: decades and centuries."""

import re
from collections.abc import Mapping

from extractors.dates.expressions import ITSELF, Century, Construction, Decade, Expression, Part
from extractors.dates.grammar.anchors import Anchor
from extractors.dates.words import DECADES, ORDINAL, ORDINAL_OPENERS, read_ordinal
from extractors.lexicon import read_toml
from extractors.text import ArticleText, alternatives

_NO_DECADES = tuple(read_toml("extractors.dates", "decades")["no_decades"])
# What stands before "60s" without an apostrophe: "the 1950s and 60s", "the late 60s". Each
# lookbehind needs a fixed width.
_BEFORE_SHORT = r"""
    ['’‘]
  | (?<=[0-9][0-9]0s\sand\s) | (?<=[0-9][0-9]0s\sor\s)
  | (?<=\bthe\s) | (?<=\bthe\smid[\s-]) | (?<=\bthe\slate[\s-]) | (?<=\bthe\searly[\s-])
"""
_DECADE = re.compile(
    rf"""
    (?:the\s)?
    (?: (?P<year>(?:1[0-9]|20)[0-9]0)['’]?s           # the 1990s
      | (?:{_BEFORE_SHORT})(?P<short>[0-9]0)s         # the '90s
      | (?P<word>{alternatives(DECADES)}) )           # the nineties
    (?!\w)
    """,
    re.VERBOSE,
)
_CENTURY = re.compile(
    rf"""
    (?:the\s)? (?:(?P<part>mid)[\s-])?
    (?P<ordinal>{ORDINAL}|[ivx]{{1,5}})[\s-]century(?!\w)   # the mid-19th century, the XX century
    """,
    re.VERBOSE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_ARTICLE_BEFORE = re.compile(r"\bthe\s(?:(?:early|late|mid)[\s-])?\Z", re.IGNORECASE)


_IN_THE = re.compile(
    r"\b(?:in|of|since|during|from|through|throughout|until|by)\sthe\s(?:(?:early|mid|late)[\s-])?\Z",
    re.IGNORECASE,
)
_AFTER_DECADE = re.compile(r"[0-9]{2}0s\s(?:and|or)\s\Z")


def _may_be_decade(text: str, start: int, end: int) -> bool:
    """Whether "the 60s" without an apostrophe are years, not degrees or an age."""
    at = end - len("60s")
    if _AFTER_DECADE.search(text, max(0, at - 10), at):
        return True
    if _IN_THE.search(text, max(0, at - 24), at) is None or text[at] in "012":
        return False
    near = text[max(0, start - 200) : end + 200].lower()
    return not any(word in near for word in _NO_DECADES)


def _read_decade(match: re.Match[str], article: ArticleText) -> Expression | None:
    if match["year"]:
        return Decade(year=int(match["year"]))
    if match["short"]:
        is_bare = (
            match.start("short") == match.start() or article.text[match.start("short") - 1] in " -"
        )
        is_measure = is_bare and not _may_be_decade(article.text, match.start(), match.end())
        return None if is_measure else Decade(year=int(match["short"]))
    start = match.start("word")
    if _ARTICLE_BEFORE.search(article.text, max(0, start - 10), start):
        return Decade(year=DECADES[match["word"]])
    return None  # "in her twenties" is an age


def _read_century(match: re.Match[str], _: ArticleText) -> Expression | None:
    ordinal = match["ordinal"]
    if ordinal.strip("ivx"):
        number = read_ordinal(ordinal)
    else:
        values = [_ROMAN[letter] for letter in ordinal]
        number = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    if not 1 <= number <= 30:
        return None
    return Part(part="mid", of=Century(number=number)) if match["part"] else Century(number=number)


_WITH_ARTICLE = frozenset((ITSELF, "the"))
_ROMANS = frozenset(("xv", "xvi", "xvii", "xviii", "xix", "xx", "xxi"))
_CENTURY_OPENERS = ORDINAL_OPENERS | _ROMANS | {"the", "mid"}
DECADE_CONSTRUCTIONS: Mapping[Anchor, tuple[Construction, ...]] = {
    "unit": (Construction("century", _CENTURY, _read_century, _CENTURY_OPENERS),),
    "number": (Construction("decade", _DECADE, _read_decade, _WITH_ARTICLE),),
    "decade": (Construction("decade", _DECADE, _read_decade, _WITH_ARTICLE),),
}
