"""The text of a `Doc`, joined faster than spaCy joins it."""

from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MOST_FORMS = 1_000_000
# The written form behind each of spaCy's 64-bit hashes, which are the same in every vocabulary. A
# hash with its first bit flipped stands for the form with a blank after it; that it is the hash of
# another form is as unlikely as that two forms have one hash, for which spaCy's vocabulary does not
# provide either.
_forms: dict[int, str] = {}
_BLANK_AFTER = 1 << 63


def joined_text(doc: "Doc") -> str:
    """Return ``doc.text``, which makes an object of every token to join their forms and so costs
    more than to find all amounts of money.
    """
    if len(doc) < 2:  # an itemgetter of one key returns no tuple
        return doc.text
    columns: Any = doc.to_array(["ORTH", "SPACY"])
    try:
        return "".join(itemgetter(*(columns[:, 0] ^ (columns[:, 1] << 63)).tolist())(_forms))
    except KeyError:
        _learn(doc)
        return doc.text


def _learn(doc: "Doc") -> None:
    if len(_forms) > _MOST_FORMS:
        _forms.clear()
    for token in doc:
        _forms[token.orth] = token.orth_
        _forms[token.orth ^ _BLANK_AFTER] = f"{token.orth_} "
