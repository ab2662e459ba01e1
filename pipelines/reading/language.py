"""The language of a text as an ISO 639-1 code: by py3langid, unless its words show plainly that it
is English.
"""

from functools import cache
from typing import Any

_SAMPLE = 4_000
"""Characters that are looked at; more do not make the answer surer."""
_SHORT = 200
"""With fewer letters the model is often wrong about headlines: their names and figures are at home
in any language.
"""
_SURE = 0.3
"""Probability from which the model is believed on a short text; it gave the wrong languages of
English headlines less than 0.2, the right ones of other headlines more than 0.3.
"""
_FREQUENT = (
    "the of and to a for that by with from it were be are have has had said will which its after "
    "over this would"
)
_ENGLISH_WORDS = frozenset(_FREQUENT.split())
"""Frequent English words that no other European language uses as often."""


def detect(text: str, declared: str | None = None) -> str | None:
    """Return the language of `text`, or None where it has no letters.

    On a short text of which the model is not sure, the language that the metadata declare counts,
    else English where nearly all letters are ASCII.

    >>> detect("The ministry said that the contract was signed by both of the parties, "
    ...        "and that it would be the first of many for the fleet.")
    'en'
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return None
    if _is_plainly_english(sample.lower().split()):
        return "en"
    code, probability = _model().classify(sample)
    if letters >= _SHORT or probability >= _SURE or code == "en":
        return str(code)
    tag = (declared or "").replace("_", "-").partition("-")[0].strip().lower()
    if len(tag) == 2 and tag.isalpha():
        return tag
    latin = sum(letter.isascii() for letter in sample if letter.isalpha())
    return "en" if latin >= 0.9 * letters else str(code)


def _is_plainly_english(words: list[str]) -> bool:
    articles = words.count("the")
    frequent = sum(word in _ENGLISH_WORDS for word in words)
    return len(words) >= 20 and articles * 40 >= len(words) and frequent * 6 >= len(words)


@cache
def _model() -> Any:
    """Load the model that comes with py3langid, once in each process, for the languages with an ISO
    639-1 code.
    """
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages([code for code in model.labels if len(code) == 2])
    return model
