"""Who says so by the parse: the subject of the verb of saying that governs a value, or the agent of
its passive.
"""

from collections.abc import Iterator, Sequence

from extractors.lexicon import read_toml
from extractors.records import Mention
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.statements.speech.reporting import NOUNS, ORGANISATIONS, SPEAKER_NOUNS, VERBS
from extractors.statements.speech.speakers import Floor, Speaker, pronoun_speaker, speaker_named
from extractors.statements.syntax import ParsedSentence
from extractors.text import PhraseIndex, phrase_map

_LEXICON = read_toml(__package__, "attribution_path")
_MORE_VERBS = PhraseIndex(phrase_map([("verb", _LEXICON["verbs"])]))
_CONTENT = frozenset(_LEXICON["content"])
_SAYING = frozenset(_LEXICON["saying"])
_DOCUMENTS = PhraseIndex(phrase_map([("document", _LEXICON["documents"])]))
_DEFINITE = frozenset(_LEXICON["definite"])
_ARTICLES = _DEFINITE | frozenset(_LEXICON["determiners"])
_APPOSED = frozenset(_LEXICON["apposed"])
_BEFORE_NOUN = frozenset(_LEXICON["before_noun"])
_NAMES = frozenset({"PERSON", "ORG", "GPE", "FAC"})


def speaker_on_path(
    passage: Passage, value: Mention, parties: Sequence[Party], floor: Floor
) -> Speaker | None:
    """Return who answers for a value by the parse of its sentence, None where nobody is found.

    Args:
        passage: the sentence.
        value: a value of the statement.
        parties: the parties of the sentence in text order.
        floor: who has spoken before it.
    """
    syntax = passage.syntax
    start = syntax.head_of(value.start, value.end)
    if start is None:
        return None
    verbs = _verbs_of_saying(passage)
    for subject in _sources(syntax, start, verbs):
        speaker = _speaker_at(passage, subject, parties, floor)
        if speaker is not None:
            return speaker
    return None


def _verbs_of_saying(passage: Passage) -> frozenset[int]:
    """Return the words of the parse that are verbs of saying."""
    found = [*VERBS.find(passage.words), *_MORE_VERBS.find(passage.words)]
    heads = (
        passage.syntax.head_of(passage.words[first].start, passage.words[last - 1].end)
        for first, last, _ in found
    )
    return frozenset(
        head for head in heads if head is not None and passage.syntax.words[head].is_verb
    )


def _sources(syntax: ParsedSentence, start: int, verbs: frozenset[int]) -> Iterator[int]:
    """Yield the words that may name who answers for a word, nearest first."""
    below = start
    for word in (start, *syntax.ancestors(start)):
        if word in verbs and (word == start or syntax.words[below].relation in _CONTENT):
            yield from _sayer(syntax, word)
        for one in syntax.children(word):
            if one == below:
                continue
            if one in verbs and syntax.words[one].relation in _SAYING:
                yield from _sayer(syntax, one)
        below = word


def _sayer(syntax: ParsedSentence, verb: int) -> Iterator[int]:
    """Yield who says what a verb of saying says: its subject, or the agent of its passive."""
    if syntax.is_passive(verb):
        yield from (one.index for one in syntax.complements(verb) if one.place == "agent")
        return
    subject = syntax.understood_subject(verb)
    if subject is not None:
        yield subject


def _speaker_at(
    passage: Passage, head: int, parties: Sequence[Party], floor: Floor
) -> Speaker | None:
    """Return the speaker that the noun phrase of a word names."""
    word = passage.syntax.words[head]
    spoken = pronoun_speaker(word.lower, floor)
    if spoken is not None:
        return spoken
    own = _party_at(passage, head, parties)
    apposed = [
        party
        for one in passage.syntax.children(head)
        if passage.syntax.words[one].relation in _APPOSED
        and (party := _party_at(passage, one, parties)) is not None
    ]
    person = next((party for party in apposed if party.label == "PERSON"), None)
    party = own if own is not None and own.label == "PERSON" else person or own
    if party is not None:
        return speaker_named(party)
    organisation = next((party for party in apposed if party.label == "ORG"), None)
    if organisation is not None:
        return speaker_named(organisation)
    return _by_noun(passage, head, parties, floor)


def _party_at(passage: Passage, word: int, parties: Sequence[Party]) -> Party | None:
    place = passage.word_at(passage.syntax.words[word].start)
    return next((p for p in parties if p.label in _NAMES and p.first <= place < p.last), None)


def _by_noun(passage: Passage, head: int, parties: Sequence[Party], floor: Floor) -> Speaker | None:
    """Return the speaker that a noun without a name stands for: "Acme analysts" are Acme, "the
    release" is whose it is, "two U.S. officials" stay as they are called.
    """
    syntax = passage.syntax
    at = passage.word_at(syntax.words[head].start)
    is_document = _is_document(passage, at)
    if NOUNS.lemma(passage.words[at]) not in SPEAKER_NOUNS and not is_document:
        return None
    before = [one for one in syntax.children(head) if _stands_before(syntax, one, head)]
    owners = (_party_at(passage, one, parties) for one in before)
    owner = next((party for party in owners if party is not None), None)
    if owner is not None and (owner.label == "ORG" or is_document):
        return speaker_named(owner)
    return _unnamed(passage, head, before, floor)


def _unnamed(passage: Passage, head: int, before: Sequence[int], floor: Floor) -> Speaker | None:
    """Return the speaker of a noun phrase that holds no name."""
    syntax, at = passage.syntax, passage.word_at(passage.syntax.words[head].start)
    words = {syntax.words[one].lower: one for one in before}
    named = [one for word, one in words.items() if word not in _ARTICLES]
    called = Speaker(name=_called(passage, [*named, head][0], head))
    if not named and not _DEFINITE.isdisjoint(words):
        return _spoken_of(passage, at, floor) or called
    return None if _is_document(passage, at) else called


def _stands_before(syntax: ParsedSentence, one: int, head: int) -> bool:
    return one < head and syntax.words[one].relation in _BEFORE_NOUN


def _spoken_of(passage: Passage, at: int, floor: Floor) -> Speaker | None:
    """Return to whom a noun like "the release" or "the official" goes back."""
    if _is_document(passage, at) or NOUNS.lemma(passage.words[at]) in ORGANISATIONS:
        return floor.organisation or floor.last
    return floor.last


def _called(passage: Passage, first: int, head: int) -> str:
    """Return a noun phrase from a word before its head to what qualifies it: "people familiar with
    the matter".
    """
    syntax = passage.syntax
    start = syntax.subtree(first)[0] if first < head else head
    behind = [
        one for one in syntax.children(head) if one > head and syntax.words[one].relation == "amod"
    ]
    end = max((at for one in behind for at in syntax.subtree(one)), default=head)
    return passage.text[
        syntax.words[start].start - passage.start : syntax.words[end].end - passage.start
    ]


def _is_document(passage: Passage, at: int) -> bool:
    return any(first == 0 for first, _, _ in _DOCUMENTS.find(passage.words[at : at + 1]))
