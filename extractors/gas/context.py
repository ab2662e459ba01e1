"""What a quantity measures: natural gas, or oil, water, a ship; and whether it is a quantity or the
base of a price.
"""

import re
from collections.abc import Mapping

from extractors.gas.aside import side_of_head
from extractors.gas.products import ProductNames, Side
from extractors.gas.units import FoundUnit
from extractors.lexicon import read_toml
from extractors.text import alternatives, sentence_end

_LEXICON = read_toml(__package__, "gas_context")
_OTHER = _LEXICON["other"]
_AROUND = _LEXICON["around"]


_PRODUCTS: Mapping[str, ProductNames] = {
    "volume": ProductNames(_LEXICON["gas"], _OTHER["volume"]),
    "mass": ProductNames(_LEXICON["lng"], [*_LEXICON["gas"], *_OTHER["volume"], *_OTHER["mass"]]),
    "energy": ProductNames(_LEXICON["gas"], _OTHER["energy"]),
}
_SURE_PRODUCTS = ProductNames(_LEXICON["gas"], _OTHER["sure"])
_SURE_UNIT = re.compile(r"\d[\s-]?(?:mm|[bt])cf", re.IGNORECASE)
_OF = re.compile(
    r"""
    (?: \s\([^()\n]{1,40}\) )?                                # "5 bcm (177 bcf) of"
    (?: \s(?:per|a|each)\s(?:day|year|month|annum)             # "5 bcm a year of"
      | \sannually | \sequivalent
    )?
    \sof\s (?P<what>[^.,;:()\n]{1,45})
    """,
    re.VERBOSE,
)
# Customs count pipeline gas in tonnes, too.
_OF_GAS = re.compile(
    r"\sof\s(?:natural\s|pipeline\s|dry\s)?gas\b(?!\s(?:oil|liquids?|condensates?)\b)",
    re.IGNORECASE,
)
_VESSEL_AFTER = re.compile(
    rf"[\s-](?:[\w-]+\s){{0,3}}?(?:{alternatives(_AROUND['vessels'])})\b", re.IGNORECASE
)
_VESSEL_BEFORE = re.compile(
    rf"\b(?:{alternatives(_AROUND['vessels'])})\s(?:[\w-]+\s){{0,4}}of\s(?:[\w-]+\s)?\Z",
    re.IGNORECASE,
)
_NEAR, _LOOK_BACK, _LOOK_AHEAD = 100, 500, 120


def measures_gas(text: str, start: int, found: FoundUnit) -> bool:
    """Whether the quantity at ``text[start:found.end]`` is of natural gas.

    What stands after "of" or in a compound decides; the size of a ship or tank is no quantity; else
    the nearest name of a product before, after in the sentence, or in the text decides. Sure units
    need only that nothing else is named.
    """
    dimension = found.unit.dimension
    products = _PRODUCTS[dimension]
    may_be_size = dimension == "volume" and found.unit.factor == 1
    if may_be_size and _VESSEL_AFTER.match(text, found.end):
        return False
    of = _OF.match(text, found.end)
    if dimension == "mass" and _OF_GAS.match(text, found.end):
        return True
    direct = (products.first(text, *of.span("what")) if of else None) or products.at(
        text, found.end + 1
    )
    if direct is not None:
        return direct == "gas"
    if may_be_size and _VESSEL_BEFORE.search(text, max(0, start - 50), start):
        return False
    if found.unit.sure:
        return _named_in_sentence(text, start, found.end) != "other"
    return _nearest(text, start, found.end, products) == "gas"


def _named_in_sentence(text: str, start: int, end: int) -> Side | None:
    """Return what the sentence names last before the quantity, else first after it."""
    before = side_of_head(text, start, _SURE_PRODUCTS, start - _LOOK_BACK)
    return before or _SURE_PRODUCTS.first(text, end, sentence_end(text, end, end + _LOOK_BACK))


def _nearest(text: str, start: int, end: int, products: ProductNames) -> Side | None:
    before = products.last(text, max(0, start - _NEAR), start) or products.last(
        text, max(0, start - _LOOK_BACK), start
    )
    if before is not None:
        before = side_of_head(text, start, products, start - _LOOK_BACK) or before
    after = before or products.first(
        text, end, min(sentence_end(text, end, end + _LOOK_BACK), end + _LOOK_AHEAD)
    )
    named = after or products.first(text, 0, len(text))
    if named is None and products is _PRODUCTS["volume"] and _SURE_UNIT.search(text):
        return "gas"
    return named


_PER = re.compile(r"(?:\b(?:per|every|each)|/|=)\s{0,2}\Z", re.IGNORECASE)
_PRICE = re.compile(
    r"""
    (?: [$€£¥₹₽]\s?\d[\d.,]*                                          # "$250 for a thousand"
      | \b\d[\d,.]*\s (?:U\.?S\.?\s)?                         # "250 U.S. dollars for a thousand"
        (?: dollars? | euros? | dlrs | cents | cts | pence | roubles | rubles | hryvnias? | yuan
          | rupees | manats? )
    )
    [^.;]{0,24} \s(?:for|an?|one|per|each|every)\s?\Z
    """,
    re.VERBOSE,
)


def is_base_of_price(text: str, start: int, *, is_round: bool) -> bool:
    """Whether the quantity is what a price is for: "dollars per mcf", "$250 for 1,000 cubic
    metres".

    Args:
        text: the whole text.
        start: where the figure begins.
        is_round: whether the quantity is one, a thousand or a million, in which gas is priced
            without "per".
    """
    if _PER.search(text, max(0, start - 8), start):
        return True
    with_article = text[start : start + 2].casefold() == "a "
    before = text[max(0, start - 60) : start] + ("a " if with_article else "")
    return is_round and bool(_PRICE.search(before))


_LEFT_OUT_BEFORE = re.compile(
    rf"\b(?:{alternatives(_AROUND['elided_before'])})\s{{1,2}}\Z", re.IGNORECASE
)
_LEFT_OUT_AFTER = re.compile(
    rf"\s*+(?:\Z|[.,;:)](?!\d)|(?:{alternatives(_AROUND['elided_after'])})\b)", re.IGNORECASE
)


# "155 bcm in 2021, 62 in 2022"
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d,?\s(?:and\s)?(?:just\s|only\s|about\s)?\Z")
_YEAR_AFTER = re.compile(r"\sin\s(?:19|20)\d\d\b")


def leaves_unit_out(text: str, start: int, end: int) -> bool:
    """Whether a bare number is counted in the unit of a quantity before it in the sentence.

    "put at 812.5 billion cubic feet now, up from the 790 reported in June"
    """
    if _YEAR_BEFORE.search(text, max(0, start - 16), start) and _YEAR_AFTER.match(text, end):
        return True
    return bool(
        _LEFT_OUT_BEFORE.search(text, max(0, start - 16), start)
        and _LEFT_OUT_AFTER.match(text, end)
    )
