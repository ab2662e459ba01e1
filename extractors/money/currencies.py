"""The currencies that news prints, from ``lexicon/currencies.csv``, with their countries and years
from CLDR through Babel.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from babel import Locale
from babel.core import get_global

from extractors.lexicon import LexiconError, read_csv
from extractors.world import CountryForms, all_countries


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


def _cells(row: Mapping[str, str], column: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row[column].split(";") if cell.strip())


def _subunits(row: Mapping[str, str]) -> Iterator[tuple[str, Decimal]]:
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
                f"currencies.csv: {row['code']!r} is no ISO 4217 code that CLDR knows; mend it"
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
