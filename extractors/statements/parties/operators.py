"""Who runs what is built, and who carries out what others have agreed: "Acme's Oslo plant", "the
field, operated by Acme", "with Acme as the main contractor".
"""

from collections.abc import Iterator, Mapping, Sequence

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.parties.nominals import works_head
from extractors.statements.parties.sentence import Slot
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence
from extractors.text import inflections

_LEXICON = read_toml(__package__, "operators")
_RUNNING = frozenset(form for verb in _LEXICON["running"] for form in inflections(verb))
_RUNNERS = frozenset(form for noun in _LEXICON["runners"] for form in inflections(noun)[:2])
_CONTRACTORS = frozenset(form for noun in _LEXICON["contractors"] for form in inflections(noun)[:2])
_AGENTS = frozenset({"obl:agent", "obl"})
_SURE = 3.0  # weight of a place that the parse gives
_PLACES = frozenset({"GPE", "LOC", "NORP"})  # "Norway's biggest plant" is not the state's

_At = Mapping[int, Sequence[Party]]


def operator_slots(passage: Passage, at: _At) -> Iterator[Slot]:
    """Yield who runs the works of a parsed passage; `at` are its parties by their words in the
    parse, and the slot's `node` is the noun of the works.
    """
    sentence = passage.syntax
    for index in range(len(sentence.words)):
        if not works_head(sentence, index):
            continue
        running = [
            slot
            for one in _runners_of(sentence, index)
            for slot in _slots(sentence, at, one, "operator", index)
        ]
        yield from running
        if running:
            yield from (
                Slot(works, "subject", 1.0, works.first, index) for works in at.get(index, ())
            )


def _runners_of(sentence: ParsedSentence, works: int) -> Iterator[int]:
    """Yield the words for who owns or runs works: their possessor, the agent or subject of a verb
    of running, and whom a noun calls their operator.
    """
    for one in sentence.children(works):
        word = sentence.words[one]
        if word.relation == "nmod:poss":
            yield one
        if word.relation in ("acl", "acl:relcl") and word.lower in _RUNNING:
            yield from _agents(sentence, one)
    if sentence.words[works].head != works:
        yield from _runners_above(sentence, works)


def _runners_above(sentence: ParsedSentence, works: int) -> Iterator[int]:
    relation, above = sentence.words[works].relation, sentence.words[works].head
    governor = sentence.words[above].lower
    if relation == "obj" and governor in _RUNNING:
        subject = sentence.understood_subject(above)
        yield from [subject] if subject is not None else []
    if relation == "nsubj:pass" and governor in _RUNNING:
        yield from _agents(sentence, above)
    if relation == "nmod" and governor in _RUNNERS and sentence.preposition(works) == "of":
        yield from _called(sentence, above)


def _agents(sentence: ParsedSentence, verb: int) -> Iterator[int]:
    for one in sentence.children(verb):
        if sentence.words[one].relation in _AGENTS and sentence.preposition(one) == "by":
            yield one


def contractors_named(passage: Passage, parties: Sequence[Party]) -> list[Party]:
    """Return the companies of a passage that tells who the contractor is: "The main contractor will
    be Acme".
    """
    if all(word.lower not in _CONTRACTORS for word in passage.words):
        return []
    return [party for party in parties if party.label == "ORG" and not party.is_state]


def contractor_slots(passage: Passage, at: _At) -> Iterator[Slot]:
    """Yield whom a noun of a parsed passage calls the contractor of a deal."""
    sentence = passage.syntax
    for index, word in enumerate(sentence.words):
        if word.lower in _CONTRACTORS:
            for one in _called(sentence, index):
                yield from _slots(sentence, at, one, "maker", index)


def _called(sentence: ParsedSentence, noun: int) -> Iterator[int]:
    """Yield who is called by a noun: "Acme, operator", "Acme is the operator", "operator Acme",
    "operators such as Acme", "with Acme as the operator", "with Acme among the operators".
    """
    word = sentence.words[noun]
    yield from sentence.subjects(noun)
    for one in sentence.children(noun):
        is_example = sentence.words[one].relation == "nmod" and (
            sentence.preposition(one) in ("such as", "including", "like")
        )
        if is_example or sentence.words[one].relation in ("appos", "flat", "flat:name"):
            yield one
    if word.relation in ("appos", "compound", "nmod:desc", "flat"):
        yield word.head
    if word.relation in ("obl", "nmod") and sentence.preposition(noun) in ("as", "among"):
        if sentence.preposition(word.head) == "with":
            yield word.head
        for one in sentence.children(word.head):
            if one < noun and sentence.preposition(one) == "with":
                yield one


def _slots(sentence: ParsedSentence, at: _At, one: int, side: str, node: int) -> Iterator[Slot]:
    for joined in sentence.referents(one):
        for party in at.get(joined, ()):
            if party.label not in _PLACES and not party.is_state:
                yield Slot(party, side, _SURE, party.first, node)  # type: ignore[arg-type]
