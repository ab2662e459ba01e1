"""Parties that no mention names: projects, plants and groups of companies, and names that the model
has missed.

They are noun phrases of the parse. Such a party is called by the words that the text has for it,
without article and number, and has no entity id.
"""

from collections.abc import Sequence

from extractors.lexicon import read_toml
from extractors.records import Entity, Mention
from extractors.statements.parties.described import DASHES, NAME_WORDS
from extractors.statements.parties.names import Party
from extractors.statements.parties.predicates import predicate_at
from extractors.statements.passages import Passage
from extractors.statements.syntax import ParsedSentence, ParsedWord
from extractors.text import inflections

NOMINAL = "NOUN"
"""Label of a party that is no name."""

_LEXICON = read_toml(__package__, "nominals")
_ACTORS = frozenset(form for noun in _LEXICON["actors"] for form in inflections(noun)[:2])
_WORKS = frozenset(form for noun in _LEXICON["works"] for form in inflections(noun)[:2])
_NOT_DESCRIBING = frozenset(_LEXICON["not_describing"])
_BARE = frozenset(_LEXICON["bare"])
_PLACED = frozenset({"in", "at"})
_INSIDE = frozenset(
    {"compound", "amod", "nmod", "nmod:desc", "flat", "flat:name", "conj", "cc", "punct", "nummod"}
)
_STANDING = frozenset(
    {
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "obj",
        "iobj",
        "obl",
        "obl:agent",
        "nmod",
        "conj",
        "root",
        "ROOT",
        "appos",
    }
)
_LEFT_OUT = frozenset(
    {"DT", "PRP$", "JJR", "JJS", "PDT", "RB", "RBR", "POS", ",", "CC", "HYPH", ":", "IN", "TO"}
)
_AGENTS = {"by": "agent"}
_DEALING = frozenset({"giver", "taker", "payer", "payee", "both"})
_LONGEST = 7  # words of such a name
_MOST = 12  # such parties of one passage


def nominals_in(passage: Passage, parties: Sequence[Party]) -> list[Party]:
    """Return the noun phrases of a parsed passage that may be parties beside those that are
    named.
    """
    sentence = passage.syntax
    if not sentence.words or passage.is_title:
        return []
    taken = _taken(passage, parties)
    described = _described_by(passage, parties)
    values = _value_words(passage)
    found: list[Party] = []
    for index, word in enumerate(sentence.words):
        if len(found) == _MOST:
            break
        if not word.tag.startswith("NN") or word.relation not in _STANDING or index in taken:
            continue
        if _is_said_of_another(sentence, index):
            continue
        if _is_name(word) or _ends_name(sentence, index):
            words = _name(sentence, index, taken)
        else:
            words = [] if index in described else _phrase(sentence, index, values)
        if words:
            found.append(_party(passage, sentence, words, _place(sentence, index)))
    return found


def _is_said_of_another(sentence: ParsedSentence, index: int) -> bool:
    """Whether a noun says what its subject is: "Norway is the biggest supplier"."""
    return any(sentence.words[one].relation == "cop" for one in sentence.children(index))


def _described_by(passage: Passage, parties: Sequence[Party]) -> frozenset[int]:
    """Return the words right behind which a party's name stands, "the importer Blue Lake", or to
    which it is in apposition: "the importer, Blue Lake".
    """
    sentence = passage.syntax
    heads = (passage.head_of(party.first, party.last) for party in parties)
    appositions = (
        sentence.words[one].head
        for one in heads
        if one is not None and sentence.words[one].relation == "appos"
    )
    starts = {passage.words[party.first].start for party in parties}
    before = (at - 1 for at, word in enumerate(sentence.words) if word.start in starts)
    return frozenset([*appositions, *before])


def _is_name(word: ParsedWord) -> bool:
    return word.tag.startswith("NNP") and word.text[0].isupper()


def _ends_name(sentence: ParsedSentence, index: int) -> bool:
    """Whether a capitalised noun ends a company's name: "Blue Systems", which is tagged as a plural
    noun.
    """
    word = sentence.words[index]
    return word.text[0].isupper() and word.lower in NAME_WORDS and index > 0


def _taken(passage: Passage, parties: Sequence[Party]) -> frozenset[int]:
    """Return the words of the parse that belong to a mention or a party."""
    sentence = passage.syntax
    spans = [(mention.start, mention.end) for mention in passage.mentions]
    words = passage.words
    spans += [(words[party.first].start, words[party.last - 1].end) for party in parties]
    return frozenset(at for start, end in spans for at in sentence.inside(start, end))


def _value_words(passage: Passage) -> frozenset[int]:
    spans = [(mention.start, mention.end) for mention in passage.values]
    return frozenset(at for start, end in spans for at in passage.syntax.inside(start, end))


def _name(sentence: ParsedSentence, index: int, taken: frozenset[int]) -> list[int]:
    """Return the words of a company's name that is no mention: "Blue Lake Systems"."""
    words = [index]
    while words[0] > 0 and words[0] - 1 not in taken and len(words) < _LONGEST:
        before = sentence.words[words[0] - 1]
        if not before.tag.startswith("NNP") or before.relation not in _INSIDE:
            break
        words.insert(0, words[0] - 1)
    if sentence.words[index].lower in NAME_WORDS and len(words) > 1:
        return words
    return words if _deals(sentence, index) else []


def _deals(sentence: ParsedSentence, index: int) -> bool:
    """Whether a name that no model knows stands where somebody gives, takes or pays."""
    word = sentence.words[index]
    predicate = predicate_at(sentence, word.head)
    if predicate is None or word.tag != "NNP" or not word.text.isalpha():
        return False
    places = [one.place for one in sentence.complements(word.head) if one.index == index]
    return any(predicate.sides.get(_AGENTS.get(place, place)) in _DEALING for place in places)


def _phrase(sentence: ParsedSentence, index: int, values: frozenset[int]) -> list[int]:
    """Return the words of a phrase about works or a group of actors, from its first describing word
    to its noun.
    """
    noun = sentence.words[index].lower
    if noun not in _ACTORS and noun not in _WORKS:
        return []
    words = [index]
    while words[0] > 0 and len(words) < _LONGEST:
        at = words[0] - 1
        if at in values or not _is_inside(sentence, at, index):
            break
        words.insert(0, at)
    while words and _only_counts(sentence, words[0]):
        words = words[1:]
    if len(words) > 1 or noun in _BARE:
        return words
    return words if noun in _WORKS and _place(sentence, index) else []


def _is_inside(sentence: ParsedSentence, at: int, noun: int) -> bool:
    """Whether a word belongs to the phrase of a noun behind it.

    A hyphen joins words; no phrase goes over a dash between blanks, as behind the place at the head
    of a text.
    """
    word = sentence.words[at]
    is_dash = word.text in DASHES and word.end < sentence.words[at + 1].start
    return word.relation in _INSIDE and not is_dash and noun in sentence.ancestors(at)


def _only_counts(sentence: ParsedSentence, index: int) -> bool:
    word = sentence.words[index]
    return word.tag in _LEFT_OUT or word.text.isdigit() or word.lower in _NOT_DESCRIBING


def _place(sentence: ParsedSentence, index: int) -> list[int]:
    """Return the words of where works are: "the terminal at Oslo"."""
    if sentence.words[index].lower not in _WORKS:
        return []
    beside = [one for one in sentence.children(index) if one > index]
    places = (
        one
        for one in beside
        if sentence.preposition(one) in _PLACED and sentence.words[one].tag.startswith("NNP")
    )
    place = next(places, None)
    return (
        list(range(index + 1, place + 1)) if place is not None and place - index < _LONGEST else []
    )


def _party(
    passage: Passage, sentence: ParsedSentence, words: Sequence[int], place: Sequence[int]
) -> Party:
    start, end = sentence.words[words[0]].start, sentence.words[[*words, *place][-1]].end
    text = passage.text[start - passage.start : end - passage.start]
    last_word = sentence.words[words[-1]]
    is_name = last_word.lower in NAME_WORDS or _is_name(last_word)
    first, last = passage.word_span(start, end)
    return Party(
        first=first,
        last=last,
        name=" ".join(text.split()),
        entity_id=None,
        mention=_words(passage, start, end, text),
        label="ORG" if is_name else NOMINAL,
        is_mentioned=False,
    )


def _words(passage: Passage, start: int, end: int, text: str) -> Mention:
    """Return words that are no mention as one, so that a party of theirs has its place."""
    return Mention(
        kind="words",
        start=start,
        end=end,
        text=text,
        sentence_start=passage.start,
        sentence_end=passage.end,
        value=Entity(label=NOMINAL, entity_id="", name=text),
        rule="words",
    )


def is_works(party: Party) -> bool:
    """Whether a party is what is built or run, and so has a capacity or a cost of its own."""
    words = party.name.lower().split()
    return party.label == NOMINAL and any(word in _WORKS for word in words)


def works_head(sentence: ParsedSentence, index: int) -> bool:
    """Whether a word of a parse is the noun of what is built or run."""
    return sentence.words[index].lower in _WORKS and sentence.words[index].tag.startswith("NN")
