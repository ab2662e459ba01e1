"""Who stands beside a verb or noun of exchange, and who lends themselves to its noun: "approved the
purchase", "plans for a purchase".
"""

from collections.abc import Iterator

from extractors.statements.parties.predicates import is_intention, is_support, predicate_at
from extractors.statements.syntax import ParsedSentence

SURE = 3.0
"""Weight of a place that the lexicon of predicates knows."""

LENT = 2.0
"""Weight of whoever another word lends to a noun of exchange."""

_OWNING = ("nmod:poss", "compound")


def places_beside(sentence: ParsedSentence, index: int) -> Iterator[tuple[str, int, float]]:
    """Yield who stands where beside a predicate, with how sure that is.

    Args:
        sentence: a parsed sentence.
        index: the word of a verb or noun of exchange.
    """
    found = sentence.complements(index)
    places = {"agent" if one.place == "by" else one.place for one in found}
    for one in found:
        if one.place != "owner" or not _only_describes(sentence, index, one.index):
            yield "agent" if one.place == "by" else one.place, one.index, SURE
    if not sentence.words[index].is_verb and not places & {"owner", "agent"}:
        yield from (("owner", one, LENT) for one in _lent(sentence, index))


def _only_describes(sentence: ParsedSentence, noun: int, one: int) -> bool:
    """Whether a word says who it is that a noun calls a customer or supplier: "a NATO customer"."""
    predicate = predicate_at(sentence, noun)
    is_called = predicate is not None and predicate.sides.get("subject") in ("giver", "taker")
    is_noun = not sentence.words[noun].is_verb
    return is_called and is_noun and sentence.words[one].relation != "nmod:poss"


def _lent(sentence: ParsedSentence, index: int) -> Iterator[int]:
    """Yield whose an intended purchase is, or the subject of the verb that takes its noun as its
    object.
    """
    intended = _intention(sentence, index)
    if intended is not None:
        owners = [
            one for one in sentence.children(intended) if sentence.words[one].relation in _OWNING
        ]
        if owners:
            yield from owners
            return
    verb = _lender(sentence, index if intended is None else intended)
    if verb is None:
        return
    lent, own = predicate_at(sentence, verb), predicate_at(sentence, index)
    side = lent.sides.get("subject") if lent is not None else None
    owner = own.sides.get("owner") if own is not None else None
    subject = sentence.understood_subject(verb)
    # Whoever signs a deal is one of two already, and who seeks a loan does not give it.
    if subject is not None and (side is None or (side == "both" and owner != "both")):
        yield subject


def _intention(sentence: ParsedSentence, index: int) -> int | None:
    """Return the noun for an intention that a noun of exchange says the aim of: "plans for a bid",
    "a request for the sale".
    """
    word = sentence.words[index]
    is_aim = word.relation in ("nmod", "obl") and sentence.preposition(index) in ("for", "of", "on")
    if not is_aim:
        return None
    above = sentence.words[word.head]
    # A parser may hang "plans for a bid" on the verb of the plans.
    beside = [word.head] if word.relation == "nmod" else sentence.children(word.head)
    nouns = [one for one in beside if one < index and is_intention(sentence, one)]
    is_held = above.is_verb or word.relation == "nmod"
    return nouns[-1] if nouns and is_held else None


def _lender(sentence: ParsedSentence, index: int) -> int | None:
    """Return the verb that only lends its subject to a noun: "approved the purchase", "notified
    parliament of the purchase".
    """
    word = sentence.words[index]
    above = sentence.words[word.head]
    is_beyond = word.relation == "nmod" and above.relation == "obj"
    if is_beyond and sentence.preposition(index) == "of":
        word = above if predicate_at(sentence, word.head) is None else word
    is_lent = word.relation in ("obj", "obl") and is_support(sentence, word.head)
    return word.head if is_lent else None
