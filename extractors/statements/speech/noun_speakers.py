"""Who a noun phrase of a parsed sentence means as a speaker: the name in it, the one that a pronoun
or "the ministry" goes back to, whose a report is.
"""

from collections.abc import Sequence

from extractors.lexicon import read_toml
from extractors.records import Entity
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.statements.speech.reporting import (
    GROUPS,
    NOUNS,
    ORGANISATIONS,
    PERSONS,
    SPEAKER_NOUNS,
)
from extractors.statements.speech.speakers import (
    SPEAKER_LABELS,
    Floor,
    Speaker,
    latest_called,
    pronoun_speaker,
    speaker_called,
    speaker_named,
)
from extractors.text import PhraseIndex, phrase_map

_LEXICON = read_toml(__package__, "noun_speakers")
_DOCUMENTS = PhraseIndex(phrase_map([("document", _LEXICON["documents"])]))
_POSTS = PhraseIndex(phrase_map([("post", _LEXICON["posts"])]))
_AT = frozenset(_LEXICON["at"])
_DEFINITE = frozenset(_LEXICON["definite"])
_ARTICLES = _DEFINITE | frozenset(_LEXICON["determiners"])
_APPOSED = frozenset(_LEXICON["apposed"])
_BEFORE_NOUN = frozenset(_LEXICON["before_noun"])
_ISSUING = frozenset({"ORG", "PERSON"})
_MEDIA = frozenset(_LEXICON["media"])
_FROM = frozenset({"from", "by", "of"})
_ISSUED_BY = frozenset({"from", "by"})
_LOOSE = frozenset({"nmod:unmarked", "appos"})  # as parsers join a name without a preposition
_IN_NAMES = frozenset({"compound", "flat"})
_PUBLIC = frozenset(_LEXICON["public"])
_BODIES = frozenset(_LEXICON["bodies"])
_RULING = frozenset(_LEXICON["ruling"])


def speaker_at(
    passage: Passage, head: int, parties: Sequence[Party], floor: Floor
) -> Speaker | None:
    """Return the speaker that the noun phrase of a word of the parse names, None where it names
    nobody who could speak.
    """
    spoken = _by_pronoun(passage, head, parties, floor)
    if spoken is not None:
        return spoken
    party = _named(passage, head, parties)
    # "the Lee administration" is not Lee.
    is_rule = party is not None and _is_person(party) and _rules(passage, head)
    if party is not None and not is_rule:
        return speaker_named(party)
    return _by_noun(passage, head, parties, floor) or _proper_name(passage, head)


def _named(passage: Passage, head: int, parties: Sequence[Party]) -> Party | None:
    """Return the party that a noun phrase names: a person first, then what its head is, then an
    organisation beside it.
    """
    own = _party_at(passage, head, parties)
    apposed = [
        party
        for one in passage.syntax.children(head)
        if passage.syntax.words[one].relation in _APPOSED
        and (party := _party_at(passage, one, parties)) is not None
    ]
    people = [party for party in (own, *apposed) if party and party.label == "PERSON"]
    organisations = [party for party in apposed if party.label == "ORG"]
    return next((party for party in (*people, own, *organisations) if party is not None), None)


def _is_person(party: Party) -> bool:
    """Whether a model takes a name for a person's, whatever stands around it."""
    value = party.mention.value
    return isinstance(value, Entity) and value.label == "PERSON"


def _rules(passage: Passage, word: int) -> bool:
    """Whether a word of the parse is what a leader's name describes: "the Lee government"."""
    return passage.syntax.words[word].lower in _RULING


def is_document(passage: Passage, word: int) -> bool:
    """Whether a word of the parse is what somebody issues: a report, a release."""
    at = passage.word_at(passage.syntax.words[word].start)
    return any(_DOCUMENTS.find(passage.words[at : at + 1]))


def is_person(passage: Passage, head: int, parties: Sequence[Party]) -> bool:
    """Whether the noun phrase of a word is a person: by name, by post or by pronoun."""
    party = _named(passage, head, parties)
    if party is not None and party.label == "PERSON":
        return True
    word = passage.words[passage.word_at(passage.syntax.words[head].start)]
    return word.lower in PERSONS or any(_POSTS.find([word]))


def _by_pronoun(
    passage: Passage, head: int, parties: Sequence[Party], floor: Floor
) -> Speaker | None:
    """Return for whom a pronoun stands; "Acme won an order, it said" is what Acme says."""
    word = passage.syntax.words[head].lower
    subject = _subject_before(passage, head, parties) if word in GROUPS else None
    return subject or pronoun_speaker(word, floor)


def _subject_before(passage: Passage, pronoun: int, parties: Sequence[Party]) -> Speaker | None:
    """Return the organisation that is the subject of what is said before a pronoun and its verb of
    saying.
    """
    syntax = passage.syntax
    verb = syntax.words[pronoun].head
    said = [syntax.words[verb].head, *syntax.children(verb)]
    subjects = (one for word in said if word < pronoun for one in syntax.subjects(word))
    for subject in subjects:
        party = _party_at(passage, subject, parties)
        if party is not None:
            return speaker_named(party) if party.label == "ORG" else None
        return _proper_name(passage, subject)
    return None


def _proper_name(passage: Passage, head: int) -> Speaker | None:
    """Return the speaker of a name that is none of the parties, of a firm that no model knows."""
    syntax = passage.syntax
    if not syntax.words[head].tag.startswith("NNP"):
        return None
    parts = [
        one
        for one in syntax.children(head)
        if syntax.words[one].relation in _IN_NAMES and syntax.words[one].tag.startswith("NNP")
    ]
    first, last = min([head, *parts]), max([head, *parts])
    return speaker_called(passage, syntax.words[first].start, syntax.words[last].end)


def _party_at(passage: Passage, word: int, parties: Sequence[Party]) -> Party | None:
    place = passage.word_at(passage.syntax.words[word].start)
    named = (party for party in parties if party.label in SPEAKER_LABELS)
    return next((party for party in named if party.first <= place < party.last), None)


def _by_noun(passage: Passage, head: int, parties: Sequence[Party], floor: Floor) -> Speaker | None:
    """Return the speaker that a noun without a name stands for: "Acme analysts" are Acme, "the
    release" is whose it is, "two U.S. officials" stay as they are called.
    """
    syntax = passage.syntax
    lemma = NOUNS.lemma(passage.words[passage.word_at(syntax.words[head].start)])
    issued = is_document(passage, head)
    if lemma not in SPEAKER_NOUNS and not issued:
        return None
    before = _before_noun(passage, head)
    owner = _owner(passage, head, before, parties)
    if owner is None:
        unknown = _issuer_unknown(passage, head, parties, floor)
        return unknown or _unnamed(passage, head, before, floor, parties)
    if _is_person(owner[1]) and lemma in _RULING:
        # "President Ann Lee's government" is the Lee government.
        name = f"{owner[1].name.split()[-1]} {syntax.words[head].text}"
        return Speaker(name=name, words=(syntax.words[owner[0]].start, syntax.words[head].end))
    if owner[1].label == "ORG" or issued:
        return speaker_named(owner[1])
    return _unnamed(passage, head, before, floor, parties)


def _owner(
    passage: Passage, head: int, before: Sequence[int], parties: Sequence[Party]
) -> tuple[int, Party] | None:
    """Return whose a noun is, by a name before it, of what is issued also behind it."""
    for one in before:
        party = _party_at(passage, one, parties)
        if party is not None:
            return one, party
    if is_document(passage, head):
        return _issuer_behind(passage, head, parties)
    return _employer_behind(passage, head, parties)


def _employer_behind(
    passage: Passage, head: int, parties: Sequence[Party]
) -> tuple[int, Party] | None:
    """Return for which organisation a person speaks: "analysts at Acme", "a spokesman for Acme"."""
    syntax = passage.syntax
    word = passage.words[passage.word_at(syntax.words[head].start)]
    if not any(_POSTS.find([word])):
        return None
    for one in syntax.children(head):
        party = _party_at(passage, one, parties)
        is_body = party is not None and party.label == "ORG"
        if one > head and party is not None and is_body and syntax.preposition(one) in _AT:
            return one, party
    return None


def _issuer_behind(
    passage: Passage, head: int, parties: Sequence[Party]
) -> tuple[int, Party] | None:
    """Return who is named behind what they issue: "estimates from Acme"."""
    syntax = passage.syntax
    behind = (
        one
        for one in syntax.children(head)
        if one > head and (syntax.preposition(one) in _FROM or syntax.words[one].relation in _LOOSE)
    )
    for one in behind:
        party = _named(passage, one, parties)
        # "reports from Norway" are not Norway's.
        if party is not None and party.label in _ISSUING:
            return one, party
    return None


def _issuer_unknown(
    passage: Passage, head: int, parties: Sequence[Party], floor: Floor
) -> Speaker | None:
    """Return whose name stands behind what they issue, though nobody knows it: "estimates from
    NordData".
    """
    syntax = passage.syntax
    for one in syntax.children(head) if is_document(passage, head) else ():
        if one > head and syntax.preposition(one) in _ISSUED_BY:
            # "a statement from the bank" is the bank's
            noun = NOUNS.lemma(passage.words[passage.word_at(syntax.words[one].start)])
            if noun in SPEAKER_NOUNS and _party_at(passage, one, parties) is None:
                return _by_noun(passage, one, parties, floor)
        is_name = syntax.words[one].text[:1].isupper() and _party_at(passage, one, parties) is None
        if one > head and is_name and syntax.preposition(one) in _ISSUED_BY:
            return speaker_called(passage, syntax.words[one].start, syntax.words[one].end)
    return None


def _unnamed(
    passage: Passage, head: int, before: Sequence[int], floor: Floor, parties: Sequence[Party]
) -> Speaker | None:
    """Return the speaker of a noun phrase that holds no name."""
    syntax = passage.syntax
    issued = is_document(passage, head)
    owner = next((one for one in before if _owns(passage, one)), None)
    if issued and owner is not None:
        # "the regulator's review" is the regulator's, "customs department data" the department's
        return _by_noun(passage, owner, (), floor)
    words = {syntax.words[one].lower: one for one in before}
    named = [one for word, one in words.items() if word not in _ARTICLES]
    called = speaker_called(passage, *_called(passage, [*named, head][0], head))
    if not named and not _DEFINITE.isdisjoint(words):
        return _beside_named(passage, head, parties) or _spoken_of(passage, head, floor) or called
    return called if not issued or not _PUBLIC.isdisjoint(words) else None


def _owns(passage: Passage, word: int) -> bool:
    """Whether a word before a noun is whose it is: with a possessive, or one of those who speak."""
    parsed = passage.syntax.words[word]
    if not parsed.tag.startswith("NN") or parsed.lower in _MEDIA:
        return False
    printed = passage.words[passage.word_at(parsed.start)]
    return parsed.relation == "nmod:poss" or (
        parsed.relation == "compound" and NOUNS.lemma(printed) in SPEAKER_NOUNS
    )


def _before_noun(passage: Passage, head: int) -> list[int]:
    """Return what stands before a noun and belongs to it, but no date; where "data show" is read as
    one name, what stands before that.
    """
    syntax = passage.syntax
    is_part = syntax.words[head].relation == "compound"
    beside = syntax.children(syntax.words[head].head) if is_part else ()
    return [
        one
        for one in sorted({*syntax.children(head), *beside})
        if one < head
        and syntax.words[one].relation in _BEFORE_NOUN
        and not any(date.start <= syntax.words[one].start < date.end for date in passage.dates)
    ]


def _beside_named(passage: Passage, head: int, parties: Sequence[Party]) -> Speaker | None:
    """Return the organisation of the sentence whose name "the bank" repeats behind it."""
    word = passage.syntax.words[head]
    place = passage.word_at(word.start)
    before = (one for one in parties if one.last <= place and one.label == "ORG")
    named = [one for one in before if word.lower in one.name.lower().split()]
    return speaker_named(named[-1]) if named else None


def _spoken_of(passage: Passage, head: int, floor: Floor) -> Speaker | None:
    """Return to whom a noun like "the release", "the ministry" or "the officials" goes back."""
    if is_document(passage, head):
        return floor.organisation or floor.last
    word = passage.syntax.words[head].lower
    called = latest_called(word, floor)
    if called is not None:
        return called
    lemma = NOUNS.lemma(passage.words[passage.word_at(passage.syntax.words[head].start)])
    if lemma in ORGANISATIONS:
        return floor.organisation or floor.last
    is_person = (
        floor.last is not None and floor.last.party is not None and _is_person(floor.last.party)
    )
    return None if is_person and lemma in _BODIES else floor.last


def _called(passage: Passage, first: int, head: int) -> tuple[int, int]:
    """Return where a noun phrase stands, from a word before its head to what qualifies it: "people
    familiar with the matter".
    """
    syntax = passage.syntax
    start = syntax.subtree(first)[0] if first < head else head
    if start < head and syntax.words[start].lower in _ARTICLES:
        start += 1
    behind = [
        one for one in syntax.children(head) if one > head and syntax.words[one].relation == "amod"
    ]
    end = max((at for one in behind for at in syntax.subtree(one)), default=head)
    return syntax.words[start].start, syntax.words[end].end
