"""Countries by any of their names: CLDR's, the short forms of news, demonyms, and capitals for
governments.

Codes and English names come from CLDR through Babel, what CLDR does not know from
``lexicon/countries.csv``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global

from extractors.lexicon import LexiconError, read_csv
from extractors.text import fold_name

# Alpha-3 codes that CLDR maps to today's countries too: withdrawn ones (ISO 3166-3), and its own
# for the EU and Kosovo.
_WITHDRAWN = frozenset(
    {
        "BUR",
        "DDR",
        "FXX",
        "NTZ",
        "SUN",
        "TMP",
        "YMD",
        "YUG",
        "ZAR",
        "QUU",
        "XKK",
        "ASC",
        "CPT",
        "DGA",
        "TAA",
    }
)
_KOSOVO = "XKX"


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory: its ISO 3166-1 alpha-3 code and its canonical English name."""

    alpha3: str
    name: str

    @property
    def entity_id(self) -> str:
        """The id of the country among entities: ``e_`` and the alpha-3 code, as in ``e_SRB``."""
        return f"e_{self.alpha3}"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryForms:
    """What a country is called: by name, by demonym, and by its capital where that stands for the
    government.
    """

    country: Country
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]


def country_of(name: str) -> Country | None:
    """Return the country that a name, demonym or capital stands for, whatever its case, article or
    possessive.

    >>> country_of("Azerbaijani"), country_of("the UAE's").name, country_of("Kyiv").alpha3
    (Country(alpha3='AZE', name='Azerbaijan'), 'United Arab Emirates', 'UKR')
    >>> country_of("Ruritania")
    """
    lookup = _lookup()
    # "us" is a pronoun and "Us" no form of the country: short acronyms keep their case.
    if len(name) <= 2 and not name.isupper():
        return None
    return lookup.get(fold_name(name))


def country_by_capital(name: str) -> Country | None:
    """Return the country whose seat of government bears the name, None for what is no capital.

    >>> country_by_capital("Kyiv").alpha3, country_by_capital("Ukraine")
    ('UKR', None)
    """
    return country_of(name) if is_capital(name) else None


def is_capital(name: str) -> bool:
    """Say whether a seat of government bears the name.

    >>> is_capital("Kiev"), is_capital("Ukraine")
    (True, False)
    """
    return fold_name(name) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold_name(capital) for forms in all_countries() for capital in forms.capitals)


@cache
def all_countries() -> tuple[CountryForms, ...]:
    """Return every country with its forms, in the order of the codes."""
    named = dict(_cldr_names())
    rows = {row["alpha3"]: row for row in read_csv(__package__, "countries")}
    forms = [_forms(code, named.get(code), rows.get(code, {})) for code in sorted({*named, *rows})]
    return tuple(forms)


def _cldr_names() -> Iterator[tuple[str, str]]:
    territories = Locale("en").territories
    for alpha3, targets in get_global("territory_aliases").items():
        if len(alpha3) == 3 and alpha3.isalpha() and len(targets) == 1 and alpha3 not in _WITHDRAWN:
            name = territories.get(targets[0])
            if name is not None:
                yield alpha3, name
    yield _KOSOVO, territories["XK"]


def _forms(code: str, cldr: str | None, row: Mapping[str, str]) -> CountryForms:
    names = [name.replace(" & ", " and ") for name in (row.get("name"), cldr) if name]
    if not names:
        raise LexiconError(
            f"countries.csv: CLDR has no territory {code!r}; mend the code or give the row a name"
        )
    spelled = [name.replace("St. ", "Saint ") for name in names]
    demonyms = _cells(row, "demonyms")
    plurals = [
        f"{demonym}s"
        for demonym in demonyms
        if demonym.endswith(("an", "i", "r", "k", "b", "h", "ot", "e"))
    ]
    return CountryForms(
        country=Country(alpha3=code, name=names[0]),
        names=tuple(
            dict.fromkeys([*names, *spelled, *([cldr] if cldr else []), *_cells(row, "names")])
        ),
        demonyms=tuple(
            dict.fromkeys(
                [
                    *demonyms,
                    *(word for word in plurals if not word.endswith(("ees", "shs", "chs", "eses"))),
                ]
            )
        ),
        capitals=tuple(_cells(row, "capitals")),
    )


def _cells(row: Mapping[str, str], column: str) -> list[str]:
    return [cell for cell in row.get(column, "").split(";") if cell]


@cache
def _lookup() -> dict[str, Country]:
    lookup: dict[str, Country] = {}
    # Names go before demonyms, and those before capitals: "Panama City" and "Luxembourg" are no
    # conflict then.
    for column in ("names", "demonyms", "capitals"):
        for forms in all_countries():
            for form in getattr(forms, column):
                lookup.setdefault(fold_name(form), forms.country)
    return lookup
