"""Whether two names are spellings of one, as a person who compares answers with gold would say."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from rapidfuzz import fuzz

from extractors.world import LEGAL_FORMS, all_countries

# Two spellings of one word of a name: Aleksandar and Alexander are 74 alike, Iran and Iraq 75, so
# a likeness counts only beside another word that is the same.
_LIKENESS = 70
_LEGAL_FORMS = frozenset(one.folded for one in LEGAL_FORMS if one.is_legal)
# Letters that Unicode does not decompose into a base letter and a mark.
_BASE_LETTERS = str.maketrans("đłøħ", "dloh")


def fold_words(name: str) -> list[str]:
    """Return the words of a name without case, diacritics, full stops, a leading "the" or a
    trailing legal form.

    >>> fold_words("The Srbijagas Co."), fold_words("U.S. Navy"), fold_words("Vučić")
    (['srbijagas'], ['us', 'navy'], ['vucic'])
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_BASE_LETTERS))
    words = re.findall(r"[^\W_]+", re.sub(r"['’.\u0300-\u036f]", "", plain))
    if words[:1] == ["the"]:
        words = words[1:]
    return words[:-1] if len(words) > 1 and words[-1] in _LEGAL_FORMS else words


def same_name(name: str, other: str) -> bool:
    """Tell whether two names are spellings of one.

    They are when their folded words are equal, when both are names of one country, or when all
    but one of two or more words are equal and that one begins with the same letter and is at
    least 70 % alike (rapidfuzz's ratio).

    >>> same_name("Aleksandar Vučić", "Alexander Vucic"), same_name("Turkey", "Türkiye")
    (True, True)
    >>> same_name("North Korea", "South Korea"), same_name("Ankara", "Turkey")
    (False, False)
    """
    words, others = fold_words(name), fold_words(other)
    country = _country_codes().get(" ".join(words))
    if words == others or (
        country is not None and country == _country_codes().get(" ".join(others))
    ):
        return True
    unequal = [pair for pair in zip(words, others, strict=False) if pair[0] != pair[1]]
    if len(words) != len(others) or len(words) < 2 or len(unequal) != 1:
        return False
    one, two = unequal[0]
    return one[0] == two[0] and fuzz.ratio(one, two) >= _LIKENESS


@cache
def _country_codes() -> Mapping[str, str]:
    return {
        " ".join(fold_words(name)): forms.country.alpha3
        for forms in all_countries()
        for name in forms.names
    }
