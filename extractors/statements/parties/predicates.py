"""Verbs and nouns of exchange with what stands beside them: a row of ``lexicon/predicates.toml``
for those that are built alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.lexicon import read_toml
from extractors.statements.parties.sentence import Side
from extractors.statements.syntax import ParsedSentence
from extractors.text import inflections

_LEXICON = read_toml(__package__, "predicates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What stands beside verbs or nouns that are built alike.

    `sides` says on which side of an exchange stands who is in a place; `with_deal` that it is so
    where a deal is the object.
    """

    sides: Mapping[str, Side]
    with_deal: bool


def _forms(lemmas: Iterable[str]) -> dict[str, str]:
    """Return the lemma of every form, of the first word where there are two."""
    return {
        " ".join([form, *lemma.split()[1:]]): lemma
        for lemma in lemmas
        for form in inflections(lemma.split()[0])
    }


def _rows(key: str) -> dict[str, list[Predicate]]:
    rows: dict[str, list[Predicate]] = {}
    for row in _LEXICON["predicate"]:
        sides = {place: side for place, side in row["places"].items() if side != "none"}
        read = Predicate(sides=sides, with_deal=row.get("with_deal", False))
        for form in _forms(row.get(key, ())):
            rows.setdefault(form, []).append(read)
    return rows


_VERBS = _rows("verbs")
_NOUNS = _rows("nouns")
_DEALS = frozenset(_forms(_LEXICON["nouns"]["deals"]))
_ORGANS = frozenset(_forms(_LEXICON["nouns"]["organs"]))
_SUPPORT = frozenset(_forms(_LEXICON["verbs"]["support"]))
_GETTING = frozenset(form for form, rows in _VERBS.items() if any(row.with_deal for row in rows))


def predicate_at(sentence: ParsedSentence, index: int) -> Predicate | None:
    """Return what stands beside a word if it is a verb or noun of exchange."""
    word = sentence.words[index]
    rows = _VERBS.get(_with_particle(sentence, index)) if word.is_verb else None
    if rows is None and word.tag.startswith("NN"):
        rows = _NOUNS.get(word.lower)
    if not rows:
        return None
    has_deal = gets_deal(sentence, index)
    return next((row for row in rows if row.with_deal == has_deal), None)


def _with_particle(sentence: ParsedSentence, index: int) -> str:
    form = sentence.words[index].lower
    particles = (
        one for one in sentence.children(index) if sentence.words[one].relation == "compound:prt"
    )
    phrasal = [f"{form} {sentence.words[one].lower}" for one in particles]
    return next((one for one in phrasal if one in _VERBS), form)


def gets_deal(sentence: ParsedSentence, index: int) -> bool:
    """Whether a verb is one of getting a deal, as in "won an order", "the order went to"."""
    if sentence.words[index].lower not in _GETTING:
        return False
    return any(
        one.place in ("object", "subject") and is_deal(sentence, one.index)
        for one in sentence.complements(index)
    )


def is_deal(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word is a noun for a deal, or heads "millions of orders"."""
    if sentence.words[index].lower in _DEALS:
        return True
    return any(
        sentence.words[one].lower in _DEALS
        for one in sentence.children(index)
        if sentence.words[one].relation == "nmod" and sentence.preposition(one) in ("of", "in")
    )


def is_organ(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word names what belongs to a state or company and acts for it."""
    return sentence.words[index].lower in _ORGANS


def is_support(sentence: ParsedSentence, index: int) -> bool:
    """Whether a verb only lends its subject to the noun beside it: "approved the purchase"."""
    return sentence.words[index].lower in _SUPPORT
