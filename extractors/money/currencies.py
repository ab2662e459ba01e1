"""How currencies are written: signs before a figure, names and signs after it, and their parts
(cents, paise).

The forms come from ``lexicon/currencies.csv``, ISO 4217 codes, and CLDR's English names and symbols
through Babel. A form may stand for several currencies ("dollars", "Rs");
`extractors.money.which_currency` decides by the text.
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from babel import Locale
from babel.core import get_global
from babel.numbers import get_currency_name

from extractors.lexicon import LexiconError, read_csv, read_toml
from extractors.text import alternatives
from extractors.world import CountryForms, all_countries


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What one written form stands for.

    `codes` are ISO 4217 codes, the likeliest first; `parts` says how many of it make one unit (100
    for cents); `weak` forms are also something else and need a large figure or a country beside
    them; `decided` says that the form itself names the country ("Kuwaiti dinars").
    """

    codes: tuple[str, ...]
    parts: Decimal = Decimal(1)
    weak: bool = False
    decided: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Currency:
    """One row of the lexicon; its forms still carry the mark of weakness, a ``?``."""

    code: str
    units: tuple[str, ...]
    adjectives: tuple[str, ...]
    signs: tuple[str, ...]
    after: tuple[str, ...]
    subunits: tuple[tuple[str, Decimal], ...]
    examples: tuple[str, ...]


def _cells(row: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row[column].split(";") if cell.strip())


def _subunits(row: dict[str, str]) -> Iterator[tuple[str, Decimal]]:
    for cell in _cells(row, "subunits"):
        name, _, parts = cell.partition("=")
        if not re.fullmatch(r"\d+(\.\d+)?", parts):
            raise LexiconError(
                f"currencies.csv: {row['code']}: {cell!r}; write the subunit as name=100"
            )
        yield name, Decimal(parts)


@cache
def all_currencies() -> tuple[Currency, ...]:
    """Return the rows of the lexicon in its order, which says what a shared form means when nothing
    else does.

    Raises:
        LexiconError: a code that CLDR does not know, or a subunit without a number of parts.
    """
    known = Locale("en").currencies
    rows = read_csv(__package__, "currencies")
    for row in rows:
        if row["code"] not in known:
            raise LexiconError(
                f"currencies.csv: {row['code']!r} is no ISO 4217 code that CLDR knows; mend the code"
            )
    return tuple(
        Currency(
            code=row["code"],
            units=_cells(row, "units"),
            adjectives=_cells(row, "adjectives"),
            signs=_cells(row, "signs"),
            after=_cells(row, "after"),
            subunits=tuple(_subunits(row)),
            examples=_cells(row, "examples"),
        )
        for row in rows
    )


# Former states whose ISO 3166-3 codes CLDR's table of currencies does not key by alpha-3.
_FORMER = {"SUN": "SU", "YUG": "YU", "DDR": "DD"}


@cache
def home_countries() -> dict[str, tuple[CountryForms, ...]]:
    """Return, for each ISO 4217 code, the countries whose own currency it is or was.

    A national code begins with the alpha-2 code of its country, the codes of currency unions with
    X; so the dollars of Zimbabwe are not those of the United States, though both are legal tender
    there.
    """
    aliases, tender = get_global("territory_aliases"), get_global("territory_currencies")
    homes: dict[str, list[CountryForms]] = {}
    for forms in all_countries():
        alpha3 = forms.country.alpha3
        alpha2 = _FORMER.get(alpha3) or (aliases.get(alpha3) or ["XK"])[0]
        for code, _start, _end, is_tender in tender.get(alpha2, ()):
            if is_tender and code[:1] + code[1:2] in (alpha2, f"X{code[1:2]}"):
                homes.setdefault(code, []).append(forms)
    return {code: tuple(countries) for code, countries in homes.items()}


def lifetime(code: str) -> tuple[int, int]:
    """Return the first and the last year in which the currency was legal tender anywhere, after
    CLDR.
    """
    spans = [
        (start[0] if start else 0, end[0] if end else 9999)
        for rows in get_global("territory_currencies").values()
        for row_code, start, end, is_tender in rows
        if row_code == code and is_tender
    ]
    return (
        (min(first for first, _ in spans), max(last for _, last in spans)) if spans else (0, 9999)
    )


class _Forms:
    """Written forms gathered with what they stand for; the first currency to list a form is its
    likeliest.
    """

    def __init__(self) -> None:
        self.forms: dict[str, Form] = {}

    def add(
        self, marked: str, code: str, *, parts: Decimal = Decimal(1), decided: bool = False
    ) -> None:
        text = marked.removesuffix("?")
        known = self.forms.get(text)
        if known is None:
            self.forms[text] = Form(
                codes=(code,), parts=parts, weak=marked.endswith("?"), decided=decided
            )
        elif code not in known.codes and decided <= known.decided:
            self.forms[text] = replace(known, codes=(*known.codes, code))


@cache
def signs() -> dict[str, Form]:
    """Return what may stand before a figure: signs and ISO codes, in their exact spelling."""
    gathered = _Forms()
    for currency in all_currencies():
        with_code = [
            f"{currency.code} {sign}"
            for sign in currency.signs
            if len(sign) == 1 and not sign.isalpha()
        ]
        for sign in (*currency.signs, *_sure_codes(currency), *with_code):
            gathered.add(sign, currency.code)
    return gathered.forms


_WORDS_LIKE_CODES = frozenset(read_toml(__package__, "money_context")["words_like_codes"])


def _sure_codes(currency: Currency) -> tuple[str, ...]:
    """Return the code in capitals and small letters, as far as it is no word."""
    if f"{currency.code}?" in currency.signs:
        return ()
    in_small = currency.code.casefold()
    return (currency.code,) if in_small in _WORDS_LIKE_CODES else (currency.code, in_small)


@cache
def exact_names() -> dict[str, Form]:
    """Return the signs, codes and abbreviations that may stand after a number, in their exact
    spelling.
    """
    gathered = _Forms()
    for currency in all_currencies():
        codes = _sure_codes(currency) or (f"{currency.code}?",)
        for form in (
            *codes,
            *currency.after,
            *(unit for unit in currency.units if _is_abbreviation(unit)),
        ):
            gathered.add(form, currency.code)
        for name, parts in currency.subunits:
            if len(name) <= 2:
                gathered.add(name, currency.code, parts=parts)
    return gathered.forms


@cache
def word_names() -> dict[str, Form]:
    """Return the names that may stand after a number, in lower case: units, parts, and with the
    country before.
    """
    gathered = _Forms()
    for currency in all_currencies():
        names = [(unit, Decimal(1)) for unit in currency.units if not _is_abbreviation(unit)]
        names += [(name, parts) for name, parts in currency.subunits if len(name) > 2]
        for name, parts in names:
            gathered.add(name.casefold(), currency.code, parts=parts)
        for adjective, (name, parts) in itertools.product(_adjectives(currency), names):
            with_country = f"{adjective} {name.removesuffix('?')}".casefold()
            gathered.add(with_country, currency.code, parts=parts, decided=True)
    for code, name in _cldr_names():
        gathered.add(name.casefold(), code, decided=True)
    return gathered.forms


def _is_abbreviation(unit: str) -> bool:
    return len(unit) <= 5 and unit.casefold() != unit


def _adjectives(currency: Currency) -> Iterator[str]:
    yield from currency.adjectives
    for country in home_countries().get(currency.code, ()):
        yield from country.names
        yield from country.demonyms


def _cldr_names() -> Iterator[tuple[str, str]]:
    """Yield the codes with CLDR's names of two words and more: "Azerbaijani manat", "Azerbaijani
    manats".
    """
    for currency in all_currencies():
        for count in (None, 1, 2):
            name = get_currency_name(currency.code, count=count, locale="en")
            if "(" not in name and " " in name:
                yield currency.code, name


_SYMBOLS = "/$€£¥₡₦₩₪₫₭₮₱₲₴₵₸₹₺₼₽₾฿৳៛￥￦؋֏元円﷼₯₧¢ƒ"
_FIRST = re.compile(
    rf"(?P<joint>-\s?|[^\S\n]{{0,2}}+\n?+[^\S\n]{{0,8}}+-?)(?P<first>[^\W\d_]++|[{_SYMBOLS}])"
)
_NOT_CURRENCY = re.compile(
    r"(?:[^\S\n]|-)(?:zone|area|bloc|denominated|based|backed|linked|sign|nations|members|countries)\b"
)


class Found(NamedTuple):
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


def name_at(text: str, position: int) -> Found | None:
    """Return the currency that ``text[position:]`` names, after a blank or hyphen or at once: ``
    U.S. dollars``.
    """
    start = _FIRST.match(text, position)
    if start is None or (first := start["first"].casefold()) not in _names_by_first_word():
        return None
    match = _pattern(first).match(text, start.start("first"))
    if (
        match is None
        or _NOT_CURRENCY.match(text, match.end())
        or (len(match[0]) == 1 and match[0].isalpha() and start["joint"])
    ):
        return None
    written = match[0]
    if match.lastgroup == "word":
        small = written.casefold()
        form = word_names().get(" ".join(small.replace("-", " ").split())) or word_names()[small]
    else:
        form = exact_names()[" ".join(written.split())]
    return Found(match.start(), match.end(), form)


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


def currency_before(text: str, position: int, *, is_large: bool) -> Found | None:
    """Return the sign or code that stands before a figure at ``text[position:]``, before a large
    one also a name.
    """
    return sign_before(text, position) or (name_before(text, position) if is_large else None)


@cache
def _name_ends() -> frozenset[str]:
    return frozenset(name[-3:] for name in _unit_words())


def sign_before(text: str, position: int) -> Found | None:
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


def _longest_sign(text: str, end: int, lengths: tuple[int, ...]) -> Found | None:
    for length in lengths:
        form = signs().get(text[end - length : end]) if length <= end else None
        if form is not None and _begins_word(text, end - length):
            return Found(start=end - length, end=end, form=form)
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
    return frozenset(_names_by_first_word())


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
    return frozenset(name for name in names if name.isalpha() and name not in _WORDS_LIKE_CODES)


_WORDS_BEFORE = 4
_BEFORE_FIGURE = 36


def name_before(text: str, position: int) -> Found | None:
    """Return the name with its country that stands before a large figure, as in "Hong Kong dlrs 5
    mln".
    """
    before = text[max(0, position - _BEFORE_FIGURE) : position]
    words = before.split()[-_WORDS_BEFORE:]
    if not words or words[-1].casefold() not in _unit_words() or not before[-1:].isspace():
        return None
    for length in range(len(words), 0, -1):
        name = " ".join(words[-length:])
        form = word_names().get(name.casefold())
        start = text.rfind(words[-length], 0, position)
        if (
            form is not None
            and (form.decided or len(form.codes) == 1)
            and not text[max(0, start - 3) : start].rstrip()[-1:].isdigit()
        ):
            return Found(start=start, end=position - 1, form=form)
    return None
