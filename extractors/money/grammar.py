"""How an amount of money is built: sign, figure, scale, range, name of a currency.

`amount_of` reads one amount at a figure or a number in words; nothing here knows what stands
elsewhere in the text.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.money.candidates import Candidate
from extractors.money.currencies import Form, Found, first_words, name_at, signs, word_names
from extractors.numbers import (
    FIGURE,
    GAP,
    WORDS,
    Figure,
    figure_alone,
    plain,
    read_value,
    reading_at,
)


class Amount(NamedTuple):
    """An amount as it is written at ``text[start:end]``.

    `low` and `high` are in units of the currency that `form` names; `form` is None for a bare
    number. `scale` is what the figure is multiplied by; `large` says that it is scaled or grouped,
    as the numbers of roads are not; `lent_form` and `lent_scale` that the currency and the scale
    stand only beside the next amount.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    form: Form | None
    has_sign: bool
    scale: Decimal
    large: bool
    lent_form: bool = False
    lent_scale: bool = False


_PLUS = re.compile(r"\+|[- ]?plus\b|-odd\b")
_COMPOUND = re.compile(rf",?{GAP}(?:and{GAP})?(?P<number>{FIGURE}|{WORDS})")


def amount_of(text: str, candidate: Candidate) -> Amount | None:
    """Return the amount whose figure or number in words a candidate is, bare or with a currency."""
    found, sign = candidate.figure, candidate.sign
    figure = figure_alone(text, found) if found else None
    if found is not None and figure is not None:
        may_be_named = found[3] is not None and found[3].casefold() in first_words()
        return _joined(text, sign, figure, name_at(text, figure.end) if may_be_named else None)
    reading = reading_at(text, candidate.start)
    if reading is None:
        return None
    is_range = reading.range is not None and _same_sign(reading.second_sign, sign)
    figure = reading.range if is_range and reading.range else reading.single
    plus = _PLUS.match(text, figure.end)
    return _joined(
        text,
        sign,
        figure,
        name_at(text, figure.end) or (name_at(text, plus.end()) if plus else None),
    )


def _same_sign(second: str, first: Found | None) -> bool:
    if not second:
        return True
    form = signs().get(second)
    return (
        first is not None and form is not None and not set(form.codes).isdisjoint(first.form.codes)
    )


def _joined(text: str, sign: Found | None, figure: Figure, name: Found | None) -> Amount:
    """Return the amount of a figure between the sign and the name of a currency, where these are no
    two currencies.
    """
    if (
        sign
        and text[sign.end - 1].isalpha()
        and not name
        and text[figure.end : figure.end + 1].isalnum()
    ):
        sign = None  # "B2C", "RM5a": no amount
    if sign is not None and name is not None and set(name.form.codes).isdisjoint(sign.form.codes):
        sign, name = (None, name) if sign.form.weak and not name.form.weak else (sign, None)
    if sign is not None and name is None and (country := _country_after(text, sign, figure.end)):
        name = country
    form = _narrower(sign, name)
    low, high, end = figure.low, figure.high, name.end if name else figure.end
    if form is not None and form.parts != 1:
        low, high = plain(low / form.parts), plain(high / form.parts)
    elif name is not None and sign is None and (more := _subunits_after(text, name)):
        low, high, end = low + more[0], high + more[0], more[1]
    start = sign.start if sign else figure.start
    if (
        name is not None
        and text[name.start - 1] == "-"
        and text[start : start + 2].casefold() == "a "
    ):
        start += 2  # the article of "a half-million-dollar home"
    return Amount(
        start,
        end,
        low,
        high,
        form,
        sign is not None,
        figure.scale,
        figure.scale > 1 or figure.grouped,
    )


_COUNTRY = re.compile(
    r"\s(?P<country>Canadian|Cdn\.?|CDN|Australian|American|New\sZealand|Singapore|Hong\sKong|Jamaican|TT|NZ|US|U\.S\.)"
    r"(?=[.,;:)](?!\w)|\s(?:in|for|to|and|or|a|an|per|from|of|on|at|by|with|last|this|over|each)\b|\Z)"
)
_SHORT = {"cdn": "canadian", "cdn.": "canadian", "american": "us", "tt": "tt"}


def _country_after(text: str, sign: Found, end: int) -> Found | None:
    """Return the dollars of the country that stands behind a figure with the sign: "$5 million
    Canadian".
    """
    country = _COUNTRY.match(text, end) if text[sign.start : sign.end] == "$" else None
    if country is None:
        return None
    named = " ".join(country["country"].casefold().split())
    form = word_names().get(f"{_SHORT.get(named, named)} dollars")
    return Found(start=country.start("country"), end=country.end(), form=form) if form else None


def _narrower(sign: Found | None, name: Found | None) -> Form | None:
    """Return the form that stands for fewer currencies."""
    if sign is None or name is None:
        found = sign or name
        return found.form if found else None
    return min(sign.form, name.form, key=lambda form: len(form.codes))


def _subunits_after(text: str, name: Found) -> tuple[Decimal, int] | None:
    """Return what "and 40 cents" after "2 dollars" adds, and where it ends."""
    more = _COMPOUND.match(text, name.end)
    subunit = name_at(text, more.end()) if more else None
    if (
        more is None
        or subunit is None
        or subunit.form.parts == 1
        or set(subunit.form.codes).isdisjoint(name.form.codes)
    ):
        return None
    value = read_value(more["number"]) / subunit.form.parts
    return (value, subunit.end) if value < 1 else None
