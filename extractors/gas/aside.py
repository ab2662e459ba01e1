"""Products that a sentence on gas names only by the way: "gas sales of the state oil company".

Nearest is not always what is measured: a name that is a verb, that describes a firm, that follows a
preposition or stands between two commas leaves the quantity to the gas before it.
"""

import re
from collections.abc import Sequence

from extractors.gas.products import ProductName, ProductNames, Side
from extractors.lexicon import read_toml
from extractors.text import alternatives, sentence_start

_ASIDE = read_toml(__package__, "gas_context")["aside"]
_VERBS = frozenset(_ASIDE["verbs"])
_BEFORE_VERB = re.compile(rf"\b(?:{alternatives(_ASIDE['before_verbs'])})\s\Z", re.IGNORECASE)
_LONGEST_BEFORE_VERB = 8
_DESCRIBED = re.compile(
    rf"[\s-](?:{alternatives([*_ASIDE['firms'], *_ASIDE['described']])})\b", re.IGNORECASE
)
_FIRM = re.compile(rf"[\s-](?:{alternatives(_ASIDE['firms'])})\b", re.IGNORECASE)
_IN_NAME = re.compile(r"\s[A-Z][a-z]")
_PREPOSITIONS = alternatives(_ASIDE["prepositions"])
_PREPOSITION = re.compile(rf"\b(?:{_PREPOSITIONS})\s(?:[\w'’.-]+\s){{0,3}}\Z", re.IGNORECASE)
_LONGEST_PHRASE = 60
_NEW_CLAUSE = re.compile(r"\b(?:and|or|but|while|whereas)\b|[;:]", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s?\b|-\w")
_INSERTION = re.compile(
    rf",\s(?:{_PREPOSITIONS}|{alternatives(_ASIDE['insertions'])}|[a-z]{{3,14}}(?:ed|ing))\b"
    r"[^,;]{1,120},\s(?=[a-z]+\b)"
)


def side_of_head(text: str, start: int, products: ProductNames, farthest: int) -> Side | None:
    """Return the side of the last product that the sentence names before ``text[start:]`` and that
    is not there by the way; if all are, that of the last.

    >>> products = ProductNames(["gas"], ["oil", "coal"])
    >>> text = "Gas sales of the oil firm, in the lead over coal, were 5"
    >>> side_of_head(text, 54, products, 0)
    'gas'
    >>> side_of_head("A gas firm's output of oil was 5", 30, products, 0)
    'other'
    """
    since = sentence_start(text, start, farthest)
    names = list(products.named(text, since, start))
    insertions = [found.span() for found in _INSERTION.finditer(text, since, start)]
    for index in range(len(names) - 1, -1, -1):
        name = names[index]
        if any(first < name.start < last for first, last in insertions):
            continue
        if name.side == "gas":
            return "gas"
        if not (_is_verb(text, name) or _is_led_to(text, name, names[:index])):
            return "other"
    return names[-1].side if names else None


def _is_verb(text: str, name: ProductName) -> bool:
    before = text[max(0, name.start - _LONGEST_BEFORE_VERB) : name.start]
    return (
        text[name.start : name.end].casefold() in _VERBS and _BEFORE_VERB.search(before) is not None
    )


def _is_led_to(text: str, name: ProductName, earlier: Sequence[ProductName]) -> bool:
    """Whether a preposition leads to the name, where that describes a firm or a place, begins a
    name of its own, or is what gas is for: "gas use for heating".
    """
    led = _PREPOSITION.search(text, max(0, name.start - _LONGEST_PHRASE), name.start)
    if led is None:
        return False
    is_name = text[name.start].isupper() and _IN_NAME.match(text, name.end)
    if is_name or _DESCRIBED.match(text, name.end):
        return True
    gas = next((other for other in reversed(earlier) if other.side == "gas"), None)
    if gas is None or led.start() < gas.end:
        return False
    if _FIRM.match(text, gas.end) or _POSSESSIVE.match(text, gas.end):
        return False
    return _NEW_CLAUSE.search(text, gas.end, name.start) is None
