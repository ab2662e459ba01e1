"""How an amount of money is built: sign, figure, scale, range, name of a currency.

`amount_at` reads one amount at a figure or a number in words; nothing here knows what stands elsewhere in the text.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.currencies import Form, Found, name_at, sign_before, signs
from extractors.numbers import FIGURE, GAP, WORDS
from extractors.quantities import Figure, read_value, reading_at


class Amount(NamedTuple):
    """An amount as it is written at ``text[start:end]``.

    `low` and `high` are in units of the currency that `form` names; `form` is None for a bare number. `scale` is
    what the figure is multiplied by; `large` says that it is scaled or grouped, as the numbers of roads are
    not; `lent_form` that the currency stands only beside the next amount.
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


_PLUS = re.compile(r"\+|[- ]?plus\b|-odd\b")
_COMPOUND = re.compile(rf",?{GAP}(?:and{GAP})?(?P<number>{FIGURE}|{WORDS})")


def amount_at(text: str, position: int) -> Amount | None:
    """Return the amount whose figure or number in words begins at `position`, bare or with a currency."""
    reading = reading_at(text, position)
    if reading is None:
        return None
    sign = sign_before(text, position)
    is_range = reading.range is not None and _same_sign(reading.second_sign, sign)
    return _named(text, sign, reading.range if is_range and reading.range else reading.single)


def _same_sign(second: str, first: Found | None) -> bool:
    if not second:
        return True
    form = signs().get(second)
    return first is not None and form is not None and not set(form.codes).isdisjoint(first.form.codes)


def _named(text: str, sign: Found | None, figure: Figure) -> Amount:
    plus = _PLUS.match(text, figure.end)
    name = name_at(text, figure.end) or (name_at(text, plus.end()) if plus else None)
    if sign and text[sign.end - 1].isalpha() and not name and text[figure.end : figure.end + 1].isalnum():
        sign = None  # "B2C", "RM5a": no amount
    if sign is not None and name is not None and set(name.form.codes).isdisjoint(sign.form.codes):
        sign, name = (None, name) if sign.form.weak and not name.form.weak else (sign, None)
    forms = [found.form for found in (sign, name) if found is not None]
    form = min(forms, key=lambda form: len(form.codes)) if forms else None
    parts = form.parts if form else Decimal(1)
    rest, end = _subunits_after(text, name) if name and parts == 1 and not sign else (Decimal(0), None)
    return Amount(
        start=sign.start if sign else figure.start,
        end=end or (name.end if name else figure.end),
        low=figure.low / parts + rest,
        high=figure.high / parts + rest,
        form=form,
        has_sign=sign is not None,
        scale=figure.scale,
        large=figure.scale > 1 or figure.grouped,
    )


def _subunits_after(text: str, name: Found) -> tuple[Decimal, int | None]:
    """Return what "and 40 cents" after "2 dollars" adds, and where it ends."""
    more = _COMPOUND.match(text, name.end)
    subunit = name_at(text, more.end()) if more else None
    if (
        more is None
        or subunit is None
        or subunit.form.parts == 1
        or set(subunit.form.codes).isdisjoint(name.form.codes)
    ):
        return Decimal(0), None
    value = read_value(more["number"]) / subunit.form.parts
    return (value, subunit.end) if value < 1 else (Decimal(0), None)
