"""Where a party stands in the parse of its sentence: beside which verb or noun of exchange."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.statements.parties.described import TELLING
from extractors.statements.parties.lending import LENT, SURE, places_beside
from extractors.statements.parties.names import Party
from extractors.statements.parties.nominals import NOMINAL, is_works, works_head
from extractors.statements.parties.operators import contractor_slots, operator_slots
from extractors.statements.parties.predicates import (
    Predicate,
    is_deal,
    is_having,
    is_organ,
    is_support,
    is_trade,
    only_says,
    predicate_at,
)
from extractors.statements.parties.sentence import Side, Slot
from extractors.statements.passages import VALUE_KINDS, Passage
from extractors.statements.syntax import ParsedSentence

SAYER = 0.3
"""Weight of the subject of a verb that only says what another clause tells."""

_SUBJECT = 1.0  # weight of the subject of another verb
_OWNER = 0.3  # weight of whose the subject is
_MEASURED = 1.1  # weight of whose that is what a value measures
_OPPOSITES: Mapping[Side, Side] = {"giver": "taker", "taker": "giver", "maker": "taker"}
_DESCRIBED = 1.5  # weight of the state that describes goods
_CALLED = 1.5  # weight of what a noun says of whom it calls
_SAME = frozenset({"appos", "flat", "flat:name", "flat:foreign"})
_OWNED = frozenset({"nmod:poss", "compound", "amod", "nmod:desc"})

_At = Mapping[int, Sequence[Party]]


def slots_in_parse(passage: Passage, parties: Sequence[Party]) -> list[Slot]:
    """Return what the verbs and nouns of exchange in a parsed passage say of its parties."""
    sentence = passage.syntax
    at = _parties_at(passage, parties)
    slots: list[Slot] = []
    for index in range(len(sentence.words)):
        predicate = predicate_at(sentence, index)
        if predicate is None:
            continue
        for place, one, weight in places_beside(sentence, index):
            side = predicate.sides.get(place)
            if side is not None and not _is_said_below(sentence, index, one, side):
                slots += _slots(passage, at, one, side, weight, index)
                slots += _paid_for(passage, at, one, side, index)
        slots += _whose_goods(passage, at, index, predicate)
        slots += _worked_on(passage, at, index, predicate)
    for one in at:
        slots += _raised(passage, at, one)
        slots += _called(passage, at, one)
    for index, word in enumerate(sentence.words):
        if word.is_verb or sentence.subjects(index):
            slots += _subjects(passage, at, index)
        slots += _opposite(passage, at, index)
    slots += _owners(passage, at)
    slots += _describing(passage, at)
    return [*slots, *operator_slots(passage, at), *contractor_slots(passage, at)]


def _whose_goods(passage: Passage, at: _At, verb: int, predicate: Predicate) -> Iterator[Slot]:
    """Yield whose the goods are that a participle behind them says to be taken: "Chile's jets,
    ordered from Acme".
    """
    sentence = passage.syntax
    word = sentence.words[verb]
    if word.relation != "acl" or word.tag != "VBN" or predicate.sides.get("agent") != "taker":
        return
    if all(place != "agent" for place, _, _ in places_beside(sentence, verb)):
        for one in sentence.children(word.head):
            if sentence.words[one].relation == "nmod:poss":
                yield from _slots(passage, at, one, "taker", LENT, verb)


def _worked_on(passage: Passage, at: _At, verb: int, predicate: Predicate) -> Iterator[Slot]:
    """Yield whose the goods are that are worked on: "upgraded Chile's jets"."""
    sentence, side = passage.syntax, predicate.sides.get("whose")
    if side is None:
        return
    objects = [one for place, one, _ in places_beside(sentence, verb) if place == "object"]
    for one in (child for each in objects for child in sentence.children(each)):
        if sentence.words[one].relation in ("nmod:poss", "amod"):
            yield from _slots(passage, at, one, side, LENT, verb)


def _paid_for(passage: Passage, at: _At, one: int, side: Side, predicate: int) -> Iterator[Slot]:
    """Yield whose that is for which money is spent: "spending on Norway's defences"."""
    if side != "payee" or at.get(one):
        return
    for owner in passage.syntax.children(one):
        if passage.syntax.words[owner].relation == "nmod:poss":
            yield from _slots(passage, at, owner, side, LENT, predicate)


def unowned_slots(passage: Passage, owner: Party | None) -> list[Slot]:
    """Return on which side the state spoken of stands, where a volume, or an amount of exports or
    imports, is that of trade that the sentence says nobody's: "Imports rose to 5 bcm".

    Args:
        passage: a parsed passage.
        owner: the state of which the text speaks.
    """
    if owner is None:
        return []
    sentence = passage.syntax
    slots = []
    money = (at for at in _measured_by(passage, "money") if is_trade(sentence, at))
    for noun in sorted({*_measured_by(passage, "gas_volumes"), *money}):
        side = _open_side(sentence, noun)
        if side is not None:
            word = passage.word_at(sentence.words[noun].start)
            meant = replace(owner, first=word, last=word + 1, is_adjective=False)
            slots.append(Slot(meant, side, LENT, word, noun))
    return slots


def _measured_by(passage: Passage, *kinds: str) -> set[int]:
    """Return the words that say what the values of some kinds measure."""
    values = (value for value in passage.values if value.kind in kinds)
    heads = (passage.syntax.head_of(value.start, value.end) for value in values)
    return {one for head in heads if head is not None for one in passage.syntax.measured(head)}


def _open_side(sentence: ParsedSentence, noun: int) -> Side | None:
    """Return on which side a noun's owner would stand, None where the sentence names who stands
    there, or a verb of exchange tells of it.
    """
    predicate = predicate_at(sentence, noun)
    side = predicate.sides.get("owner") if predicate is not None else None
    if side not in _OPPOSITES or any(
        predicate_at(sentence, one) for one in sentence.governors(noun)
    ):
        return None
    places = {place for place, _, _ in places_beside(sentence, noun)}
    return None if places & {"owner", "agent"} else side


def _is_said_below(sentence: ParsedSentence, index: int, one: int, side: Side) -> bool:
    """Whether an infinitive says itself what somebody beside its verb does: of who agrees, "agreed
    to buy", and of who is asked, "asked Acme to arrange".
    """
    if side != "both" and (one < index or not sentence.words[index].is_verb):
        return False
    return any(
        sentence.words[below].relation in ("xcomp", "advcl")
        and sentence.words[below].tag == "VB"
        and predicate_at(sentence, below) is not None
        and sentence.understood_subject(below) == one
        for below in sentence.children(index)
    )


def _subjects(passage: Passage, at: _At, verb: int) -> Iterator[Slot]:
    """Yield of whom a verb says something: its subject, or whose that is."""
    sentence = passage.syntax
    subject = sentence.understood_subject(verb)
    if subject is None:
        return
    weight = SAYER if only_says(sentence, verb) else _SUBJECT
    yield from _slots(passage, at, subject, "subject", weight, verb)
    for one in sentence.children(subject):
        if sentence.words[one].relation in (*_OWNED, "nmod"):
            yield from _slots(passage, at, one, "subject", _OWNER, verb)


def _owners(passage: Passage, at: _At) -> Iterator[Slot]:
    """Yield whose that is what the values of a passage measure, "Norway's output rose to 5", and
    whose weapons act: "Norwegian jets struck".
    """
    sentence = passage.syntax
    nouns = _measured_by(passage, *VALUE_KINDS)
    goods = {at for one in passage.values for at in sentence.inside(one.start, one.end)}
    acting = {at for at in goods if sentence.words[at].relation in ("nsubj", "nsubj:pass")}
    for noun in sorted(nouns - goods | acting):
        if works_head(sentence, noun):
            continue
        for one in sentence.children(noun):
            if sentence.words[one].relation not in _OWNED or _only_where(sentence, noun, one):
                continue
            for slot in _slots(passage, at, one, "subject", _MEASURED, noun):
                # "Acme jets struck" does not say whose they are.
                if noun not in acting or slot.party.is_state or is_organ(sentence, one):
                    yield slot


def _only_where(sentence: ParsedSentence, noun: int, one: int) -> bool:
    """Whether an adjective says where something is that somebody else has: "Acme has Norwegian
    reserves".
    """
    is_had = sentence.words[noun].relation == "obj" and is_having(
        sentence, sentence.words[noun].head
    )
    return is_had and sentence.words[one].relation == "amod"


def _describing(passage: Passage, at: _At) -> Iterator[Slot]:
    """Yield what names say that stand before a value and are parsed as a part of it, and for whom
    weapons are: "jets for Norway".
    """
    sentence = passage.syntax
    for value in passage.values:
        head = sentence.head_of(value.start, value.end)
        for one in () if head is None else sentence.children(head):
            if sentence.words[one].relation in ("amod", "compound"):
                describe = _receivers if value.kind == "money" else _makers
                yield from describe(passage, at, one, head or 0)
            elif sentence.preposition(one) == "for":
                yield from _meant_for(passage, at, one, value.kind == "weapons", head or 0)


def _meant_for(
    passage: Passage, at: _At, one: int, are_weapons: bool, goods: int
) -> Iterator[Slot]:
    """Yield for whom weapons are, and the state for which money is: what else an amount is "for"
    may be what it buys.
    """
    for slot in _slots(passage, at, one, "taker", SURE, goods):
        if are_weapons or slot.party.is_state:
            yield slot


def _receivers(passage: Passage, at: _At, one: int, amount: int) -> Iterator[Slot]:
    """Yield who stands right between a verb and an amount, which a parser takes for a part of it:
    "gave Norway $5".
    """
    verb = passage.syntax.words[amount].head
    predicate = predicate_at(passage.syntax, verb) if verb == one - 1 else None
    side = predicate.sides.get("indirect") if predicate is not None else None
    if side is not None:
        yield from _slots(passage, at, one, side, SURE, verb)


def _makers(passage: Passage, at: _At, one: int, goods: int) -> Iterator[Slot]:
    """Yield the state whose name describes goods, which are from there: "Norwegian jets"."""
    for slot in _slots(passage, at, one, "giver", _DESCRIBED, goods):
        if slot.party.is_state or slot.party.is_adjective:
            yield slot


def _opposite(passage: Passage, at: _At, index: int) -> Iterator[Slot]:
    """Yield who stands opposite to the subject in "a deal with X to supply"."""
    sentence = passage.syntax
    word = sentence.words[index]
    if word.relation not in ("acl", "advcl", "xcomp") or not word.is_verb:
        return
    predicate = predicate_at(sentence, index)
    if predicate is None:
        return
    opposite = _OPPOSITES.get(predicate.sides.get("subject", "both"))
    if opposite is None:
        return
    beside = [*sentence.children(word.head)]
    beside += [one for each in beside if is_deal(sentence, each) for one in sentence.children(each)]
    for one in beside:
        if one < index and sentence.preposition(one) == "with":
            yield from _slots(passage, at, one, opposite, SURE, index)


def _raised(passage: Passage, at: _At, one: int) -> Iterator[Slot]:
    """Yield what a verb or noun of exchange further up says of what stands beside its goods:
    "ordered ships worth millions from Acme".
    """
    sentence = passage.syntax
    preposition = sentence.preposition(one)
    # "Data from Acme": nothing but the source.
    if sentence.words[sentence.words[one].head].lower in TELLING:
        return
    if preposition is None or predicate_at(sentence, sentence.words[one].head) is not None:
        return
    place = "agent" if preposition == "by" else preposition
    for above in _above(sentence, one):
        predicate = predicate_at(sentence, above)
        side = predicate.sides.get(place) if predicate is not None else None
        if side is not None:
            yield from _slots(passage, at, one, side, LENT, above)
            return


def _above(sentence: ParsedSentence, one: int) -> Iterator[int]:
    """Yield the words that may govern a phrase: the object of a verb that only lends its subject,
    "had a deficit with Norway", then those further up.
    """
    verb = sentence.words[one].head
    if is_support(sentence, verb):
        yield from (
            each for each in sentence.children(verb) if sentence.words[each].relation == "obj"
        )
    yield from sentence.governors(one)


def _called(passage: Passage, at: _At, one: int) -> Iterator[Slot]:
    """Yield on which side the noun by which somebody without a name is called puts them: creditors
    have lent, whatever they do in this sentence.
    """
    predicate = predicate_at(passage.syntax, one)
    side = predicate.sides.get("subject") if predicate is not None else None
    if side is not None and not passage.syntax.words[one].is_verb:
        word = passage.word_at(passage.syntax.words[one].start)
        yield from (
            Slot(party, side, _CALLED, word, one) for party in at[one] if party.label == NOMINAL
        )


def _slots(
    passage: Passage, at: _At, one: int, side: Side, weight: float, predicate: int
) -> Iterator[Slot]:
    word = passage.word_at(passage.syntax.words[predicate].start)
    predicate = _deal_of(passage.syntax, predicate)
    for joined in passage.syntax.referents(one):
        for party in at.get(joined, ()):
            # "Its Nigerian business" is not Nigeria.
            if side != "goods" or not party.is_adjective or party.country is None:
                yield Slot(party, side, weight, word, predicate)


def _deal_of(sentence: ParsedSentence, index: int) -> int:
    """Return the word by which a deal goes: the verb of "signed a contract" for its noun too."""
    word = sentence.words[index]
    is_signed = word.relation == "obj" and predicate_at(sentence, word.head) is not None
    return word.head if is_signed else index


def _parties_at(passage: Passage, parties: Sequence[Party]) -> dict[int, list[Party]]:
    """Return the parties by the words at which they stand in the sentence: those of what belongs to
    them and acts for them, too.
    """
    sentence = passage.syntax
    heads = [(party, passage.head_of(party.first, party.last)) for party in parties]
    # What owns works, or has a supplier, does not only describe them.
    named = {
        head
        for party, head in heads
        if head is not None and not (is_works(party) or _is_role(sentence, party, head))
    }
    found: dict[int, list[Party]] = defaultdict(list)
    for party, head in heads:
        top = None if head is None else _top(sentence, head, named)
        if top is not None:
            found[top].append(party)
    for whose, word in enumerate(sentence.words):
        if word.tag == "WP$" and is_organ(sentence, word.head):
            found[word.head] += [each for one in sentence.referents(whose) for each in found[one]]
    return found


def _is_role(sentence: ParsedSentence, party: Party, head: int) -> bool:
    """Whether a noun phrase only says what somebody is to another: "Norway's supplier"."""
    return party.label == NOMINAL and predicate_at(sentence, head) is not None


def _top(sentence: ParsedSentence, head: int, named: set[int]) -> int | None:
    """Return the word by which a party stands in the sentence; None where it only describes another
    party.
    """
    head = _first_of_joined(sentence, head)
    for above in sentence.ancestors(head):
        if sentence.words[head].relation in _OWNED and sentence.words[above].lower in TELLING:
            return None
        if not _acts_for(sentence, head, above, named):
            return head
        if above in named:
            return None
        head = above
    return head


def _first_of_joined(sentence: ParsedSentence, one: int) -> int:
    """Return the first of the names joined before a noun that acts for each of them, as in "the
    Danish and Dutch governments"; else the word itself.
    """
    first = sentence.conjuncts(one)[0]
    is_shared = sentence.words[first].relation in _OWNED
    return first if is_shared and is_organ(sentence, sentence.words[first].head) else one


def _acts_for(sentence: ParsedSentence, one: int, above: int, named: set[int]) -> bool:
    """Whether the word above stands for what a word names: in apposition, as its organ, or as the
    name that it describes.
    """
    relation = sentence.words[one].relation
    if relation in _SAME:
        return True
    if relation in _OWNED:
        return above in named or is_organ(sentence, above)
    return relation == "nmod" and sentence.preposition(one) == "of" and is_organ(sentence, above)
