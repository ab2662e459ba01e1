"""The forms of currencies found in a text: before a figure, after it, and countries behind it.

Every look-up is at one place of the text; what it keeps between texts is keyed by forms and by the
few characters before a figure.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.money.forms import WORDS_LIKE_CODES, Form, exact_names, signs, word_names
from extractors.numbers import GAP, SCALE_WORDS
from extractors.text import alternatives

_LEXICON = read_toml(__package__, "written")

_SYMBOLS = "/$€£¥₡₦₩₪₫₭₮₱₲₴₵₸₹₺₼₽₾฿৳៛￥￦؋֏元円﷼₯₧¢ƒ"
_FIRST = re.compile(
    rf"(?P<joint>-\s?|[^\S\n]{{0,2}}+\n?+[^\S\n]{{0,8}}+-?)(?P<first>[^\W\d_]++|[{_SYMBOLS}])"
)
_NO_CURRENCY = re.compile(rf"(?:[^\S\n]|-)(?:{alternatives(_LEXICON['no_currency']['before'])})\b")


class WrittenCurrency(NamedTuple):
    """A form of a currency at ``text[start:end]``."""

    start: int
    end: int
    form: Form


@cache
def _names_by_first_word() -> Mapping[str, tuple[list[str], list[str]]]:
    """Return the exact and the lower-case names that begin with each first word, which is in lower
    case.
    """
    by_first: dict[str, tuple[list[str], list[str]]] = {}
    for index, names in enumerate((exact_names(), word_names())):
        for name in names:
            first = re.match(r"[^\W\d_]+|.", name)
            by_first.setdefault(first[0].casefold() if first else name, ([], []))[index].append(
                name
            )
    return by_first


@cache
def _pattern(first_word: str) -> re.Pattern[str]:
    return re.compile(_either(*_names_by_first_word()[first_word]))


def _either(exact: list[str], words: list[str]) -> str:
    parts = [f"(?P<word>(?i:{_spaced(words)}))"] if words else []
    # A sign before the next figure belongs to that: "in 2035 Rs 1 lakh".
    parts += [rf"(?P<exact>{_spaced(exact)})(?!\.?\s?\d|\.[^\W\d_])"] if exact else []
    return rf"(?:{'|'.join(parts)})(?![^\W_])"


def _spaced(names: list[str]) -> str:
    return alternatives(names).replace(r"\ ", r"(?:[^\S\n]{1,2}|[^\S\n]?\n[^\S\n]{0,8}|-)")


def name_at(text: str, position: int) -> WrittenCurrency | None:
    """Return the currency that ``text[position:]`` names, after a blank or hyphen or at once.

    >>> found = name_at("5 million U.S. dollars", 9)
    >>> found.start, found.end, found.form.codes
    (10, 22, ('USD',))
    """
    start = _FIRST.match(text, position)
    if start is None or (first := start["first"].casefold()) not in _names_by_first_word():
        return None
    match = _pattern(first).match(text, start.start("first"))
    if match is None or _NO_CURRENCY.match(text, match.end()):
        return None
    if len(match[0]) == 1 and match[0].isalpha() and start["joint"]:
        return None  # "90p", but no "90 p"
    return WrittenCurrency(match.start(), match.end(), _named(match))


_MORE = re.compile(rf"{GAP}(?:{alternatives(_LEXICON['between']['more'])})(?=\s)", re.IGNORECASE)
_IN = re.compile(rf"{GAP}in(?=\s)")


def name_after(text: str, position: int, *, is_large: bool) -> WrittenCurrency | None:
    """Return the currency of a figure that ends at `position`, also behind a word that only says
    that it is more, or behind the "in" of a large one.

    >>> name_after("2 billion extra dollars", 9, is_large=True).form.codes[0]
    'USD'
    >>> name_after("5 million in euros", 9, is_large=True).end
    18
    """
    found = name_at(text, position)
    if found is not None:
        return found
    if more := _MORE.match(text, position):
        return name_at(text, more.end())
    within = _IN.match(text, position) if is_large else None
    found = name_at(text, within.end()) if within else None
    return found if found and found.form.parts == 1 and not found.form.weak else None


def _named(match: re.Match[str]) -> Form:
    written = match[0]
    if match.lastgroup != "word":
        return exact_names()[" ".join(written.split())]
    small = written.casefold()
    return word_names().get(" ".join(small.replace("-", " ").split())) or word_names()[small]


_DOLLARS_OF: Mapping[str, str] = _LEXICON["dollars_of"]
_COUNTRIES = alternatives(_DOLLARS_OF).replace(r"\ ", r"\s")
_COUNTRY = re.compile(
    rf"""
    \s (?P<country> {_COUNTRIES} )
    (?= [.,;:)](?!\w)                                               # "$5 million Canadian."
      | \s(?:in|for|to|and|or|a|an|per|from|of|on|at|by|with|last|this|over|each)\b
      | \Z
    )
    """,
    re.VERBOSE,
)


def dollars_behind(text: str, sign: WrittenCurrency, end: int) -> WrittenCurrency | None:
    """Return the dollars of the country that stands behind a figure with a bare sign.

    >>> text = "$5 million Canadian"
    >>> dollars_behind(text, sign_before(text, 1), 10).form.codes
    ('CAD',)
    """
    country = _COUNTRY.match(text, end) if text[sign.start : sign.end] == "$" else None
    if country is None:
        return None
    form = word_names().get(_DOLLARS_OF[" ".join(country["country"].split())])
    return WrittenCurrency(country.start("country"), country.end(), form) if form else None


@cache
def _sign_lengths() -> Mapping[str, tuple[int, ...]]:
    """Return the lengths of the signs, longest first, by their last two characters, or one if they
    have no more.
    """
    lengths: dict[str, set[int]] = {}
    for sign in signs():
        lengths.setdefault(sign[-2:], set()).add(len(sign))
    for end in lengths:
        lengths[end] |= lengths.get(end[-1:], set())
    return {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


_BLANKS = " \u00a0\u2009\u202f"


@lru_cache(maxsize=4096)
def may_end_currency(before: str) -> bool:
    """Whether a sign or a name may end in the four characters before a figure; the same few stand
    before most.
    """
    is_name = before[-1:].isspace() and before[-4:-1].casefold() in _name_ends()
    return is_name or bool(_lengths_of_signs(before[-3:].rstrip(_BLANKS)[-2:]))


def currency_before(text: str, position: int, *, is_large: bool) -> WrittenCurrency | None:
    """Return the sign or code that stands before a figure at ``text[position:]``, before a large
    one also a name.
    """
    return sign_before(text, position) or (name_before(text, position) if is_large else None)


@cache
def _name_ends() -> frozenset[str]:
    return frozenset(name[-3:] for name in _unit_words())


def sign_before(text: str, position: int) -> WrittenCurrency | None:
    """Return the sign or code that stands before a figure at ``text[position:]``: ``US$``, ``Rs.``,
    ``NGN``.
    """
    end = position
    while end > 0 and position - end < 2 and text[end - 1] in _BLANKS:
        end -= 1
    return _longest_sign(text, end, _lengths_of_signs(text[max(0, end - 2) : end]))


def _lengths_of_signs(last_two: str) -> tuple[int, ...]:
    lengths = _sign_lengths()
    return lengths.get(last_two) or lengths.get(last_two[-1:], ())


def _longest_sign(text: str, end: int, lengths: tuple[int, ...]) -> WrittenCurrency | None:
    for length in lengths:
        form = signs().get(text[end - length : end]) if length <= end else None
        if form is not None and _begins_word(text, end - length):
            return WrittenCurrency(start=end - length, end=end, form=form)
    return None


def _begins_word(text: str, start: int) -> bool:
    """Whether letters are no end of a longer word, name or pair of currencies ("EUR/USD")."""
    if start == 0 or not text[start].isalpha():
        return True
    before = text[start - 1]
    is_pair = before in "/'’" and text[start - 2 : start - 1].isalpha()
    return not (before.isalnum() or before in "-_$@#." or is_pair)


@cache
def first_words() -> frozenset[str]:
    """Return the words and signs, in lower case, that a name or sign of a currency after a figure
    may begin with.
    """
    more = (words.split()[0] for words in _LEXICON["between"]["more"])
    return frozenset((*_names_by_first_word(), *more))


@cache
def _unit_words() -> frozenset[str]:
    """Return the last words of the names that may stand before a scaled figure: plurals, and names
    without plural.
    """
    names = (
        name.rpartition(" ")[2]
        for name, form in word_names().items()
        if form.decided and form.parts == 1
    )
    return frozenset(name for name in names if name.isalpha() and name not in WORDS_LIKE_CODES)


_WORDS_BEFORE = 4
_BEFORE_FIGURE = 36


def name_before(text: str, position: int) -> WrittenCurrency | None:
    """Return the name with its country that stands before a large figure.

    >>> text = "worth Hong Kong dlrs 5 mln"
    >>> found = name_before(text, 21)
    >>> text[found.start : found.end], found.form.codes
    ('Hong Kong dlrs', ('HKD',))
    """
    before = text[max(0, position - _BEFORE_FIGURE) : position]
    words = before.split()[-_WORDS_BEFORE:]
    if not words or words[-1].casefold() not in _unit_words() or not before[-1:].isspace():
        return None
    for length in range(len(words), 0, -1):
        form = word_names().get(" ".join(words[-length:]).casefold())
        start = text.rfind(words[-length], 0, position)
        is_name = form is not None and (_names_one(form) or _stands_for_sign(words[-length:], form))
        if form is not None and is_name and not _is_counted(text, start):
            return WrittenCurrency(start=start, end=position - 1, form=form)
    return None


def _names_one(form: Form) -> bool:
    return form.decided or len(form.codes) == 1


def _stands_for_sign(words: list[str], form: Form) -> bool:
    """Whether a shared name is printed for its sign, with a capital: "Dollars 3 million"."""
    return len(words) == 1 and words[0].istitle() and not form.weak


def _is_counted(text: str, start: int) -> bool:
    """Whether a name belongs to the figure before it: "5 Canadian dollars 7"."""
    before = text[max(0, start - 12) : start].rstrip()
    word = before.split()[-1].casefold() if before else ""
    return before[-1:].isdigit() or word in SCALE_WORDS
