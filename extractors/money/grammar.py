"""How an amount of money is built: sign, figure, scale, range, name of a currency.

`amount_of` reads one amount at a figure or a number in words; nothing here knows what stands
elsewhere in the text.
"""

import re
from decimal import Decimal

from extractors.money.amounts import Amount
from extractors.money.candidates import CandidateAmount
from extractors.money.forms import Form, signs
from extractors.money.written import WrittenCurrency, dollars_behind, name_after, name_at
from extractors.numbers import Figure, added_number, figure_alone, plain, reading_at

_PLUS = re.compile(r"\+|[- ]?plus\b|-odd\b")


def amount_of(text: str, candidate: CandidateAmount) -> Amount | None:
    """Return the amount whose figure or number in words a candidate is, bare or with a currency."""
    found, sign = candidate.figure, candidate.sign
    figure = figure_alone(text, found) if found else None
    if found is not None and figure is not None:
        return _joined(text, sign, figure, _name_behind(text, figure) if found[3] else None)
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
        _name_behind(text, figure) or (name_at(text, plus.end()) if plus else None),
    )


def _name_behind(text: str, figure: Figure) -> WrittenCurrency | None:
    return name_after(text, figure.end, is_large=figure.scale >= 1000)


def _same_sign(second: str, first: WrittenCurrency | None) -> bool:
    if not second:
        return True
    form = signs().get(second)
    return (
        first is not None and form is not None and not set(form.codes).isdisjoint(first.form.codes)
    )


def _joined(
    text: str, sign: WrittenCurrency | None, figure: Figure, name: WrittenCurrency | None
) -> Amount:
    """Return the amount of a figure between the sign and the name of a currency."""
    sign, name = _of_one_currency(text, sign, figure, name)
    form = _narrower(sign, name)
    low, high, end = _worth(text, sign, figure, name, form)
    return Amount(
        _start(text, sign, figure, name),
        end,
        low,
        high,
        form,
        sign is not None,
        figure.scale,
        figure.scale > 1 or figure.grouped,
    )


Written = WrittenCurrency | None


def _of_one_currency(
    text: str, sign: Written, figure: Figure, name: Written
) -> tuple[Written, Written]:
    """Return the sign and the name that stand for one currency, without what belongs elsewhere."""
    if sign is None:
        return None, name
    if name is not None and set(name.form.codes).isdisjoint(sign.form.codes):
        sign, name = (None, name) if sign.form.weak and not name.form.weak else (sign, None)
    elif name is None and _is_inside_word(text, sign, figure):
        return None, None
    if sign is not None and name is None:
        name = dollars_behind(text, sign, figure.end)
    return sign, name


def _is_inside_word(text: str, sign: WrittenCurrency, figure: Figure) -> bool:
    """Whether letters before and behind the figure make no amount of it: "B2C", "RM5a"."""
    return text[sign.end - 1].isalpha() and text[figure.end : figure.end + 1].isalnum()


def _worth(
    text: str, sign: Written, figure: Figure, name: Written, form: Form | None
) -> tuple[Decimal, Decimal, int]:
    """Return both ends of the amount in units of its currency, and where it ends in the text."""
    end = name.end if name else figure.end
    if form is not None and form.parts != 1:
        return plain(figure.low / form.parts), plain(figure.high / form.parts), end
    if name is not None and sign is None and (more := _subunits_after(text, name)):
        return figure.low + more[0], figure.high + more[0], more[1]
    return figure.low, figure.high, end


def _start(text: str, sign: Written, figure: Figure, name: Written) -> int:
    """Return where the amount begins: behind the article of "a half-million-dollar home"."""
    start = sign.start if sign else figure.start
    is_compound = name is not None and text[name.start - 1] == "-"
    return start + 2 if is_compound and text[start : start + 2].casefold() == "a " else start


def _narrower(sign: WrittenCurrency | None, name: WrittenCurrency | None) -> Form | None:
    """Return the form that stands for fewer currencies."""
    if sign is None or name is None:
        found = sign or name
        return found.form if found else None
    return min(sign.form, name.form, key=lambda form: len(form.codes))


def _subunits_after(text: str, name: WrittenCurrency) -> tuple[Decimal, int] | None:
    """Return what "and 40 cents" after "2 dollars" adds, and where it ends."""
    more = added_number(text, name.end)
    subunit = name_at(text, more[1]) if more else None
    if more is None or subunit is None or subunit.form.parts == 1:
        return None
    if set(subunit.form.codes).isdisjoint(name.form.codes):
        return None
    value = more[0] / subunit.form.parts
    return (value, subunit.end) if value < 1 else None
