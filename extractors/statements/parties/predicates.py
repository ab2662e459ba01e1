"""Verbs and nouns of exchange with what stands beside them: a row of ``lexicon/predicates.toml``
for those that are built alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.lexicon import read_toml
from extractors.statements.parties.sentence import Side
from extractors.statements.speech.reporting import SAYING
from extractors.statements.syntax import ParsedSentence
from extractors.text import inflections

_LEXICON = read_toml(__package__, "predicates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """What stands beside verbs or nouns that are built alike.

    `sides` says on which side of an exchange stands who is in a place; `with_object` that it is so
    where the object is a noun of such a list, deals or credits, or is counted, and of a noun that
    it is somebody's.
    """

    sides: Mapping[str, Side]
    with_object: str | None


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
        read = Predicate(sides=sides, with_object=row.get("with_object"))
        for form in _forms(row.get(key, ())):
            rows.setdefault(form, []).append(read)
    return rows


_VERBS = _rows("verbs")
_NOUNS = _rows("nouns")
_DEALS = frozenset(_forms(_LEXICON["nouns"]["deals"]))
_KINDS_OF_OBJECTS = (
    "deals",
    "credits",
    "securities",
    "owings",
    "bids",
    "charges",
    "funds",
    "money",
)
_OBJECTS = {kind: frozenset(_forms(_LEXICON["nouns"][kind])) for kind in _KINDS_OF_OBJECTS}
_TRADE = frozenset(_forms(_LEXICON["nouns"]["trade"]))
_ORGANS = frozenset(_forms(_LEXICON["nouns"]["organs"]))
_SUPPORT = frozenset(_forms(_LEXICON["verbs"]["support"]))
_INTENTIONS = frozenset(_forms(_LEXICON["nouns"]["intentions"]))
_HAVING = frozenset(_forms(_LEXICON["verbs"]["having"]))
_COUNTED, _OWNED = "counted", "owned"
_OF_WHAT = frozenset({"object", "subject", "in", "with"})  # places of what is got or charged
_NOMINAL = frozenset({"obj", "nsubj", "nsubj:pass", "nmod", "obl"})
_CHOSEN = frozenset(
    form
    for each in (_VERBS, _NOUNS)
    for form, rows in each.items()
    if any(row.with_object for row in rows)
)


def predicate_at(sentence: ParsedSentence, index: int) -> Predicate | None:
    """Return what stands beside a word if it is a verb or noun of exchange."""
    word = sentence.words[index]
    if only_says(sentence, index):
        return None
    rows = _VERBS.get(_with_particle(sentence, index)) if word.is_verb else None
    # A tagger may take the noun of "its goods deficit" for a verb: its place tells.
    if rows is None and (word.tag.startswith("NN") or word.relation in _NOMINAL):
        rows = _NOUNS.get(word.lower)
    if not rows:
        return None
    kinds = _kinds_of_object(sentence, index)
    return next(
        (row for row in rows if row.with_object in kinds),
        next((row for row in rows if row.with_object is None), None),
    )


def only_says(sentence: ParsedSentence, index: int) -> bool:
    """Whether a verb only reports a clause: "Acme said that Norway sold", "..., Acme adds"."""
    word = sentence.words[index]
    if word.lower not in SAYING or not word.is_verb:
        return False
    return word.relation == "parataxis" or any(
        sentence.words[one].relation == "ccomp" for one in sentence.children(index)
    )


def _with_particle(sentence: ParsedSentence, index: int) -> str:
    form = sentence.words[index].lower
    particles = (
        one for one in sentence.children(index) if sentence.words[one].relation == "compound:prt"
    )
    phrasal = [f"{form} {sentence.words[one].lower}" for one in particles]
    return next((one for one in phrasal if one in _VERBS), form)


def _kinds_of_object(sentence: ParsedSentence, index: int) -> frozenset[str]:
    """Return the lists that hold what a verb gets or what comes to somebody, as in "won an order",
    "the order went to", "signed a loan"; that of what is counted for "took nine jets"; of a noun
    whether it is somebody's.
    """
    if sentence.words[index].lower not in _CHOSEN:
        return frozenset()
    found = sentence.complements(index)
    if not sentence.words[index].is_verb:
        return frozenset({_OWNED} if any(one.place == "owner" for one in found) else ())
    things = [one.index for one in found if one.place in _OF_WHAT]
    named = frozenset(
        kind
        for kind, nouns in _OBJECTS.items()
        if any(_is_one_of(sentence, one, nouns) for one in things)
    )
    is_counted = not named and any(_is_counted(sentence, one) for one in things)
    return frozenset({_COUNTED}) if is_counted else named


def _is_counted(sentence: ParsedSentence, index: int) -> bool:
    """Whether a number stands before a noun: "nine jets"."""
    return any(sentence.words[one].relation == "nummod" for one in sentence.children(index))


def is_deal(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word is a noun for a deal, or heads "millions of orders"."""
    return _is_one_of(sentence, index, _DEALS)


def _is_one_of(sentence: ParsedSentence, index: int, nouns: frozenset[str]) -> bool:
    word = sentence.words[index]
    if word.lower in nouns or (word.tag == "$" and nouns is _OBJECTS["money"]):
        return True
    # "$5 million of bonds": a parser may hang them on the million.
    below = [
        child
        for one in (index, *sentence.children(index))
        if one == index or sentence.words[one].relation == "nummod"
        for child in sentence.children(one)
    ]
    return any(
        sentence.words[one].lower in nouns
        for one in below
        if sentence.words[one].relation == "nmod" and sentence.preposition(one) in ("of", "in")
    )


def is_trade(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word is a noun for what a state sells abroad or buys there."""
    return sentence.words[index].lower in _TRADE


def is_organ(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word names what belongs to a state or company and acts for it."""
    return sentence.words[index].lower in _ORGANS


def is_intention(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word is a noun for what somebody means to do: "plans for a purchase"."""
    return sentence.words[index].lower in _INTENTIONS


def is_having(sentence: ParsedSentence, index: int) -> bool:
    """Whether a verb says that its object is its subject's: "Acme has reserves"."""
    return sentence.words[index].lower in _HAVING


def is_support(sentence: ParsedSentence, index: int) -> bool:
    """Whether a verb only lends its subject to the noun beside it: "approved the purchase"."""
    return sentence.words[index].lower in _SUPPORT
