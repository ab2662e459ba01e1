"""How many: the number before a weapon, across makers, nationalities and adjectives ("14 new Boeing
F/A-18s").

Of a part and its whole the part counts ("14 of the 24 howitzers"); what measures a weapon does not
("two 3,200-ton frigates").
"""

import re
from calendar import month_name
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.numbers import ONES, SCALES, TENS, Number, find_numbers, is_year
from extractors.text import ArticleText, plain_letters
from extractors.weapons.classes import HEADS, SINGULAR_HEADS, UNCHANGED_HEADS
from extractors.weapons.gazetteer import find_spelling
from extractors.weapons.phrases import PLURAL_HEADS

_LEXICON = read_toml(__package__, "counts")
_BETWEEN = frozenset(_LEXICON["between"])
_LABELS = frozenset(_LEXICON["labels"])
_BLOCKERS = frozenset(_LEXICON["blockers"])
_ENDINGS = tuple(_LEXICON["endings"])
_STOPS = ("; ", ": ", "? ", "! ", ") ")  # what no count crosses
_MAY_COUNT = re.compile(rf"[0-9]|\b(?:{'|'.join([*ONES, *TENS, *SCALES, 'dozen'])})")
# What else a number may be made of: "one and a half million", "between two and three".
_PARTS = frozenset(
    ("a", "an", "and", "between", "half", "of", "or", "quarter", "quarters", "to", "up", "-", "–")
)
_WINDOW = 110  # characters before a weapon in which its number may stand
_MOST_WORDS = 8  # between a number and its weapon
_LONGEST_NUMBER = 8  # words
_LONGEST_WORD = 40  # characters of a number without a blank: "two-hundred-and-seventy-five"
_LONGEST_BORE = 30  # characters
_UNITS_OF_BORE = ("mm", "cal", "millim")
_WORDS = re.compile(r"(?:[A-Za-z0-9&’']+\.?)(?:-[A-Za-z0-9’']+)*\.?|[^\sA-Za-z0-9]")
_MADE = re.compile(rf"\w+-(?:{'|'.join(_LEXICON['made'])})")
_LABEL_BEFORE = re.compile(r"([A-Za-z]+)[.\s-]{1,2}$")
_BAD_BEFORE = re.compile(r"(?:[$€£¥₹#]|[A-Z]{2,3}\$|\w-|/|[.,:]\d*|[a-z]\d*)$")
_NEXT_WORD = re.compile(r"[ -]([a-z]+)")
_BORE = r"""
    (?<![\w.,]) (?:
        (?P<mm>\d{1,3}(?:\.\d{1,2})?) (?:x\d{2,3})? [ -]? (?:mm|millimet(?:er|re)s?)
        (?:/(?:l/?)?\d{2}(?:[ -]?cal(?:iber|ibre)?)?)?   # 155mm/52-caliber, 155mm/L52
        | (?P<inches>\.\d{2,3}) [ -]? cal(?:iber|ibre)?   # .50-caliber
    )
"""
_BORE_BEFORE = re.compile(rf"{_BORE} [ -]\Z", re.VERBOSE)
_BORE_AFTER = re.compile(rf"[ ]? [(,]? [ ]? {_BORE} \b", re.VERBOSE)
_BORE_WITHIN = re.compile(_BORE, re.VERBOSE)
_INCH = Decimal("25.4")  # millimetres
_LINE_BREAK = re.compile(r"\n\s*(?:\n|[A-Z])")  # a paragraph's end, or a headline's
_SHORT_FORM = re.compile(r"(?:[A-Za-z]\.){1,4}|(?:Inc|Co|Corp|Ltd|St)\.")
_UNIT = rf"(?:{'|'.join(_LEXICON['measures'])})(?>(?:-(?:class|range|long|old))?)(?!\w|-\w)"
_UNIT_WORD = re.compile(_UNIT)
_MEASURE = re.compile(rf"[- ]{_UNIT}")
_MEASURED = re.compile(rf"[0-9][0-9,.]{{0,12}}(?: ?{_UNIT}|-(?:[A-Za-z]{{2,12}})?)")
# "54x K9", "54 x K9"; "K9 (x54)", "K9 x 54", "K9 (54 units)".
_TIMES_BEFORE = re.compile(r"(?<![\w.,$€£])(\d{1,5}) ?[x×] ?\Z")
_TIMES_AFTER = re.compile(
    r" ?(?:\( ?[x×] ?(\d{1,5}) ?\)|[x×] ?(\d{1,5})(?![\w.,-]*\w))"
    rf"| \((\d{{1,5}}) (?:{'|'.join(_LEXICON['pieces'])})\)"
)
_LARGEST = 10**12  # no army counts more, not even of rounds; the columns hold what 64 bits do
_OF = " of "
_SHARE = re.compile(rf"(?:\b(?P<parts>[a-z]+)[ -])?\b(?P<share>{'|'.join(_LEXICON['shares'])})\Z")
_ONE_IN = re.compile(rf"\b(?:[0-9]+|{'|'.join(ONES)}) in \Z")
_SHARES: Mapping[str, int] = _LEXICON["shares"]
_SOME = ("%", *(f" {word}" for word in _LEXICON["some"]))
_BOUNDS = frozenset(_LEXICON["bounds"])
_LONGEST_WHOLE = 60  # characters before the number of a whole in which its part stands
_MONTHS = tuple(f"{name.lower()} " for name in month_name[1:])


class Count(NamedTuple):
    """A number of weapons; `low` and `high` differ for a range, and are None for a part without a
    figure: "some of the 24".
    """

    low: int | None
    high: int | None


_NO_FIGURE = Count(None, None)


def caliber_beside(article: ArticleText, start: int, end: int) -> tuple[Decimal, int] | None:
    """Return the bore printed beside or in ``article.text[start:end]`` in mm, and where the weapon
    with it begins.

    >>> caliber_beside(ArticleText("155mm M777 howitzers"), 6, 20)
    (Decimal('155'), 0)
    """
    folded = article.folded
    before = folded[max(0, start - _LONGEST_BORE) : start]
    if any(unit in before for unit in _UNITS_OF_BORE) and (bore := _BORE_BEFORE.search(before)):
        return _millimetres(bore), start - len(before) + bore.start()
    bore = _BORE_AFTER.match(folded, end)
    if bore is None and folded.find("mm", start, end) >= 0:
        bore = _BORE_WITHIN.search(folded, start, end)
    return (_millimetres(bore), start) if bore else None


def _millimetres(bore: re.Match[str]) -> Decimal:
    return Decimal(bore["mm"]) if bore["mm"] else (Decimal(bore["inches"]) * _INCH).normalize()


def count_before(article: ArticleText, start: int, end: int) -> Count | None:
    """Return the number that counts the weapon at ``article.text[start:end]``, None if none does.

    >>> count_before(ArticleText("It ordered 14 new Boeing F-15s in 2016."), 25, 30)
    Count(low=14, high=14)
    """
    if article.folded.endswith(("a pair of ", "one pair of "), 0, start):
        return Count(2, 2)
    repeated = _TIMES_BEFORE.search(article.text, max(0, start - 10), start) or _TIMES_AFTER.match(
        article.text, end
    )
    if repeated:
        number = int(next(filter(None, repeated.groups())))
        return Count(number, number)
    # "F-16A/B": what a slash joins to the name before it has no number of its own.
    numbers = _numbers_before(article, start) if article.text[start - 1 : start] != "/" else []
    if not numbers or not _counts(article, numbers[-1], start):
        return None
    if not _agrees(article.folded, start, end, numbers[-1]):
        return None
    return _part_of(article, numbers[-1])


def _part_of(article: ArticleText, whole: Number) -> Count:
    """Return what a number counts: its part, where the text names one ("14 of the 24", "half of the
    60"), else all.
    """
    base = max(0, whole.start - _LONGEST_WHOLE)
    if _ONE_IN.search(article.folded, base, whole.start):
        return _NO_FIGURE
    at = article.folded.rfind(_OF, base, whole.start)
    if at < 0 or not _belong(article.text[at + len(_OF) : whole.start]):
        return Count(int(whole.low), int(whole.high))
    end = at - len(" out") if article.folded.endswith(" out", base, at) else at
    number = next((one for one in find_numbers(article.text, base, end) if one.end == end), None)
    if (
        number
        and number.high < _LARGEST
        and not _is_no_count(article.text, number.start, number.end)
    ):
        return Count(int(number.low), int(number.high))
    return _share_of(f" {article.folded[base:end]}", whole)


def _belong(between: str) -> bool:
    """Whether the words between "of" and the number of a whole say no more than whose or how sure
    it is: "Poland's planned", "about".
    """
    return all(
        word.lower() in _BOUNDS or word.endswith(("'s", "’s", "s'", "s’")) or _joins(word)
        for word in between.split()
    )


def _share_of(before: str, whole: Number) -> Count:
    """Return the share of a whole that the words before "of" say; without a figure where they say
    none ("some of") or no whole number is left.
    """
    found = _SHARE.search(before)
    if found and not _is_ordinal(before, found):
        parts = ONES.get(found["parts"] or "", 1)
        ends = [end * parts / _SHARES[found["share"]] for end in (whole.low, whole.high)]
        is_whole = all(end == end.to_integral_value() for end in ends)
        return Count(int(ends[0]), int(ends[1])) if is_whole else _NO_FIGURE
    return _NO_FIGURE if before.endswith(_SOME) else Count(int(whole.low), int(whole.high))


def _is_ordinal(before: str, found: re.Match[str]) -> bool:
    """Whether "the third of five" is the one after the second, no share."""
    return found["parts"] == "the" and found["share"].endswith(("th", "third"))


def _numbers_before(article: ArticleText, start: int) -> list[Number]:
    """Return the numbers that may count what begins at `start`, the nearest last."""
    low = max(0, start - _WINDOW)
    if low:
        low = article.text.find(" ", low, start) + 1 or low
    span = _span_of_number(article.text, low, start)
    if span is None:
        return []
    low = max(low, *(article.folded.rfind(sign, low, start) + 1 for sign in _STOPS))
    # "four 2,000-pound bombs": what a hyphen joins to a measure counts nothing.
    return _unmeasured(article, max(low, span[0]), span[1]) or _unmeasured(article, low, start)


def _unmeasured(article: ArticleText, low: int, high: int) -> list[Number]:
    """Return the numbers of a stretch but those of a measure: not "2,000-pound", not "5G"."""
    text, folded = article.text, article.folded
    return [
        one
        for one in find_numbers(text, low, high)
        if not (_MEASURE.match(folded, one.end) or text[one.end : one.end + 1].isalpha())
    ]


def _span_of_number(text: str, low: int, start: int) -> tuple[int, int] | None:
    """Return where the last number before a weapon stands, None if other words part the two or
    there is none.
    """
    words = text[low:start].rsplit(None, _MOST_WORDS + _LONGEST_NUMBER)
    position = start
    end = None
    for between, word in enumerate(reversed(words)):
        if may_be_number(word):
            end = end or text.rindex(word, low, position) + len(word)
        elif end and word.lower() not in _PARTS:
            break
        elif not end and (between >= _MOST_WORDS or not may_part(word)):
            return None
        position = text.rindex(word, low, position)
    return (position, end) if end else None


@lru_cache(maxsize=4096)
def may_be_number(word: str) -> bool:
    """Whether a word may be a number or part of one.

    >>> [may_be_number(word) for word in ("14", "2,000-pound", "twenty", "F-16")]
    [True, True, True, False]
    """
    if len(word) > _LONGEST_WORD or not _MAY_COUNT.search(word.lower()):
        return False
    return word.isalpha() or any(find_numbers(word))


@lru_cache(maxsize=4096)
def may_part(word: str) -> bool:
    """Whether a word, as it stands between blanks, may part a weapon from its number.

    >>> [may_part(word) for word in ("new", "Boeing", "Co.", "May.", "cost")]
    [True, True, True, False, False]
    """
    if word in ("-", "–") or (word[-1] == "." and not _SHORT_FORM.fullmatch(word)):
        return False
    return _joins(word) or _UNIT_WORD.fullmatch(word) is not None


def _counts(article: ArticleText, number: Number, start: int) -> bool:
    """Whether a number counts, and may count what begins at `start`: whole, no label, no year, with
    nothing but adjectives between the two.
    """
    text = article.text
    return (
        number.low == number.low.to_integral_value()
        and number.high < _LARGEST
        and not _is_no_count(text, number.start, number.end)
        and not is_year(text, number.start, text[number.start : number.end])
        and not article.folded.endswith(_MONTHS, 0, number.start)
        and _joins(_MEASURED.sub(" ", text[number.end : start]))
        and not _LINE_BREAK.search(text, number.end, start + 1)
    )


def _is_no_count(text: str, start: int, end: int) -> bool:
    """Whether the signs or the word beside a number make it a share, a price, a part of a name:
    "Hawk 132 aircraft" has no number, but "Turkey 40 F-16s" has.
    """
    before = text[max(0, start - 14) : start]
    if text.startswith(("%", "°", "++"), end):
        return True
    if before[-1:] != " " and _BAD_BEFORE.search(before):
        return True
    label = _LABEL_BEFORE.search(before)
    return label is not None and _is_label(label[1])


def _is_label(word: str) -> bool:
    """Whether a number after the word is a label: "Block 70", or a system's own, "Hawk 132"."""
    if word.lower() in _LABELS:
        return True
    return word[0].isupper() and find_spelling(plain_letters(word)) is not None


def _joins(between: str) -> bool:
    words = _WORDS.findall(between)
    return len(words) <= _MOST_WORDS and all(_may_stand_between(word) for word in words)


def _may_stand_between(word: str) -> bool:
    if word[0].isupper() and plain_letters(word) in PLURAL_HEADS:
        return False  # "40 STRYKER VEHICLES AND JAVELINS"
    if word[0].isupper() or word in "\"“”'‘’&-+":
        return True
    lower = word.lower().rstrip(".")
    if lower in _BETWEEN or lower.startswith("ex-") or _MADE.fullmatch(lower):
        return True
    return all(part in _BETWEEN for part in lower.split("-")) or (
        len(lower) > 4 and lower.endswith(_ENDINGS)
    )


def _agrees(folded: str, start: int, end: int, count: Number) -> bool:
    """Whether the number can count these words: not "two F-35 squadrons", not "12 tank crews"."""
    if count.high < 1:
        return False
    following = _NEXT_WORD.match(folded, end)
    if following and following[1] in _BLOCKERS:
        return False
    last = folded[start:end].replace("-", " ").rsplit(" ", 1)[-1]
    singular = last in HEADS and last in SINGULAR_HEADS and last not in UNCHANGED_HEADS
    return not (singular and count.high > 1)
