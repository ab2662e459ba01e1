"""Whether a weak form of a currency is one: the letter of ``R250``, the word of "20 pounds" or
"five won".

A weak form is also something else: a road, a class, a verb, a weight. How large the figure is, what
stands around it, and what else the text speaks of decide.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.lexicon import read_toml
from extractors.money import elided
from extractors.money.amounts import Amount
from extractors.money.forms import Form
from extractors.money.numbered import follows_month
from extractors.money.which_currency import is_at_home
from extractors.numbers import SALE_UNITS, price_per
from extractors.text import ArticleText, alternatives

_LEXICON = read_toml(__package__, "weak_forms")
_BETWEEN = r"(?:\s(?!for\b|on\b)[\w'’-]{1,14})"
_PRICE_BEFORE = re.compile(
    rf"""
    \b (?: (?:{alternatives(_LEXICON["price_verbs"])}) {_BETWEEN}{{0,2}}         # "paid them"
          | (?:{alternatives(_LEXICON["price_nouns"])}) {_BETWEEN}{{0,3}}?        # "a fine then of"
            \s(?:of|is|was|are|were|at|to|by|from)
        )
    (?: \s(?:about|around|over|under|nearly|almost|just|only|more\sthan|less\sthan|up\sto) )?
    \s \Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAY_BEFORE = re.compile(
    rf"\b(?:{alternatives(_LEXICON['pay_verbs'])})(?:\s[\w'’-]{{1,14}}){{0,2}}\s\Z", re.IGNORECASE
)
_PRICE_AFTER = re.compile(rf"[\s-](?:{alternatives(_LEXICON['price_after'])})s?\b", re.IGNORECASE)
_AFTER = alternatives([*_LEXICON["after"], *elided.WORDS_AFTER])
_NO_NOUN_NEXT = re.compile(rf"\s*+(?:\Z|[.,;:()\]!?\"”’—–/](?!\d)|(?:{_AFTER})\b)", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\b")
_LETTER_SCALE = re.compile(r"\d[\s-]?[kmbtKMBT]{1,2}(?![^\W\d_])")
_CENTS = re.compile(r"\.\d\d(?!\d)")
_SIGN = re.compile(r"[^\W\d_]+")
_CLOCK = re.compile(r"-\d|\s?(?:[ap]\.?m\b|[A-Z]{1,3}T\b)")
# "B2B", and figures grouped by blanks: "S14 100m" are a class and a race.
_NO_AMOUNT = re.compile(r"[A-Z][24][A-Z]\Z|[^\W\d_]+\d{1,3}\s\d{3}\s?[kmbtKMBT]{1,2}\b")
_RACE_WORD = re.compile(rf"\b(?:{alternatives(_LEXICON['races'])})\Z", re.IGNORECASE)
_LONG_FIGURE = re.compile(r"\d{5}")
_LONGEST_PRICE_WORDS = 60


class Firm(NamedTuple):
    """What a text surely speaks of: codes of currencies, and the letters that it writes before
    large figures.
    """

    codes: frozenset[str]
    letters: frozenset[str]


def firm(text: str, amounts: Sequence[Amount]) -> Firm:
    """Return what the amounts of a text make sure; nothing if no form is weak, for then nobody
    asks.
    """
    if not any(amount.form and amount.form.weak for amount in amounts):
        return Firm(frozenset(), frozenset())
    sure = [
        amount
        for amount in amounts
        if amount.form and (not amount.form.weak or _is_plainly_large(text, amount))
    ]
    codes = frozenset(code for amount in sure if amount.form for code in amount.form.codes)
    return Firm(
        codes, frozenset(match[0] for amount in sure if (match := _SIGN.match(text, amount.start)))
    )


def may_count(article: ArticleText, amount: Amount, form: Form, sure: Firm) -> bool:
    """Whether an amount in a weak form is money."""
    text = article.text
    if form.parts != 1:
        return _part_counts(article, amount, form, sure)
    if amount.has_sign and (letters := _SIGN.match(text, amount.start)):
        return _letters_count(article, amount, form, sure, letters[0])
    return _word_counts(article, amount, form, sure)


def _is_plainly_large(text: str, amount: Amount) -> bool:
    """Whether the figure has a scale of more than one letter, commas, or cents, as no class or race
    has.
    """
    printed = text[amount.start : amount.end]
    if amount.high == 0 or not (amount.large or _CENTS.search(printed)):
        return False
    if not _LETTER_SCALE.search(printed):
        return True
    is_short = amount.has_sign and not printed[:2].isalpha()
    return not (is_short or _NO_AMOUNT.match(printed) or _RACE_WORD.search(printed))


def _letters_count(
    article: ArticleText, amount: Amount, form: Form, sure: Firm, letters: str
) -> bool:
    text = article.text
    if _is_plainly_large(text, amount) or letters in sure.letters:
        return True
    if _NO_AMOUNT.match(text, amount.start, amount.end) or _is_year(text, amount, letters):
        return False
    is_home = not sure.codes.isdisjoint(form.codes) or is_at_home(form.codes, article)
    if amount.scale > 1:
        return is_home and amount.low == amount.high
    if amount.low >= 100:
        return is_home or _has_price(text, amount)
    return is_home and (price_per(text, amount.end) in SALE_UNITS or _has_price(text, amount))


def _is_year(text: str, amount: Amount, letters: str) -> bool:
    """Whether a word and a year name an event: "Euro 2024"."""
    return (
        len(letters) > 1
        and amount.scale == 1
        and _YEAR.search(text, amount.start, amount.end) is not None
    )


def _word_counts(article: ArticleText, amount: Amount, form: Form, sure: Firm) -> bool:
    text = article.text
    if amount.high == 0:
        return False
    if _is_plainly_large(text, amount):
        return True
    if _YEAR.match(text, amount.start) or follows_month(text, amount.start):
        return False
    is_sure = not sure.codes.isdisjoint(form.codes)
    if _has_price(text, amount):
        if _NO_NOUN_NEXT.match(text, amount.end) or _PRICE_AFTER.match(text, amount.end):
            return True
    elif not is_sure and _is_rank(text, amount):
        return False
    if not is_sure and (_is_race(text, amount) or not is_at_home(form.codes, article)):
        return False
    return _NO_NOUN_NEXT.match(text, amount.end) is not None


def _is_rank(text: str, amount: Amount) -> bool:
    """Whether a small number in words is no price by itself: "number one won", "top two marks"."""
    return amount.scale == 1 and not text[amount.start].isdigit()


def _is_race(text: str, amount: Amount) -> bool:
    """Whether metres and a verb read like millions in a currency: "the 100m won by"."""
    printed = text[amount.start : amount.end]
    return bool(_LETTER_SCALE.search(printed) and _RACE_WORD.search(printed))


def _part_counts(article: ArticleText, amount: Amount, form: Form, sure: Firm) -> bool:
    text = article.text
    if _LONG_FIGURE.search(text, amount.start, amount.end) or _CLOCK.match(text, amount.end):
        return False
    if text[max(0, amount.start - 1) : amount.start] == "-":
        return False  # "9a-5p"
    is_home = not sure.codes.isdisjoint(form.codes) or is_at_home(form.codes, article)
    return is_home or price_per(text, amount.end) in SALE_UNITS


def _has_price(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - _LONGEST_PRICE_WORDS) : amount.start]
    if _PRICE_AFTER.match(text, amount.end) or _PRICE_BEFORE.search(before):
        return True
    return _PAY_BEFORE.search(before) is not None and price_per(text, amount.end) is not None
