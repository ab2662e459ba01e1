"""Speakers: who may say something, named, by a pronoun, or by a noun alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.statements.speech.reporting import (
    ADVERBS,
    GATHERED,
    GROUPS,
    NOUNS,
    ORGANISATIONS,
    PERSONS,
    SPEAKER_NOUNS,
)
from extractors.text import Word

REACH = 9
"""Words between a speaker and the verb."""

SPEAKER_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC"})
"""Labels of the parties that may say something."""

ARTICLES = frozenset({"the", "a", "an"})
STOPS = frozenset({",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "—", "–"})
"""Signs at which a noun phrase ends."""

_KNOWN = 12  # speakers that a text keeps in mind
_LONGEST_NAME = 8  # words of a speaker without a name: "two people familiar with the matter"
_PERSON_REACH = 4  # words between what describes a person and the name: "Acme spokesman Ann Lee"
_SPEAKING_LABELS = SPEAKER_LABELS | {"NORP"}
_OPENINGS = ARTICLES | {"and", "but", "that", "some"}
_QUALIFYING = frozenset({"in", "at", "on", "last"})
_SUBORDINATING = frozenset({"as", "while", "after", "when", "because", "although", "but"})
_CLAUSES = frozenset({"which", "that", "was", "were", "is", "are", "will", "would"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something: a name, and the party of the text if it is one, else where in the text
    its words stand.
    """

    name: str
    party: Party | None = None
    words: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Who has spoken so far: the last person and organisation, and whether a quotation is still
    open.

    `whole` is who speaks throughout, in an article that is a statement or a speech; `called` are
    the organisations named and the speakers without a name, the last one first.
    """

    person: Speaker | None = None
    organisation: Speaker | None = None
    last: Speaker | None = None
    whole: Speaker | None = None
    in_quotation: bool = False
    called: tuple[Speaker, ...] = ()


def latest_first(called: Sequence[Speaker], floor: Floor) -> tuple[Speaker, ...]:
    """Return the speakers whom a text keeps in mind after some more were named, the last first.

    >>> called = [Speaker(name="Navy"), Speaker(name="Air Force")]
    >>> [speaker.name for speaker in latest_first(called, Floor())]
    ['Air Force', 'Navy']
    """
    if not called:
        return floor.called
    newest: dict[str, Speaker] = {}
    for speaker in (*reversed(called), *floor.called):
        newest.setdefault(speaker.name, speaker)
    return tuple(newest.values())[:_KNOWN]


def latest_called(noun: str, floor: Floor) -> Speaker | None:
    """Return the last speaker whose name holds a noun: "the ministry" is the Ministry of Defence.

    >>> floor = Floor(called=(Speaker(name="Navy"), Speaker(name="Ministry of Defence")))
    >>> found = latest_called("ministry", floor)
    >>> found.name if found else None
    'Ministry of Defence'
    """
    return next((one for one in floor.called if noun in one.name.lower().split()), None)


def speaker_named(party: Party) -> Speaker:
    """Return a party as a speaker."""
    return Speaker(name=party.name, party=party)


def speaker_called(passage: Passage, start: int, end: int) -> Speaker:
    """Return the speaker whom the words ``start:end`` of the article call so."""
    name = passage.text[start - passage.start : end - passage.start]
    return Speaker(name=name, words=(start, end))


def pronoun_speaker(word: str, floor: Floor) -> Speaker | None:
    """Return for whom a pronoun stands; None for another word, or where nobody has spoken.

    >>> ann = Speaker(name="Ann Lee")
    >>> pronoun_speaker("she", Floor(person=ann)) == ann
    True
    >>> pronoun_speaker("report", Floor(person=ann)) is None
    True
    """
    if word in PERSONS:
        return floor.person
    if word not in GROUPS:
        return None
    if floor.last is None or (floor.last.party and floor.last.party.label == "PERSON"):
        return floor.organisation or floor.last
    return floor.last


def named_after(passage: Passage, parties: Sequence[Party], at: int) -> Speaker | None:
    """Return the party just after a word; of "Acme spokesman Ann Lee" the person, of "U.S.
    officials" both words.
    """
    near = [
        party
        for party in parties
        if at <= party.first <= at + REACH and party.label in _SPEAKING_LABELS
    ]
    if not near or _has_stop(passage, at, near[0].first):
        return None
    first = near[0]
    person = next((party for party in near[1:] if _describes(passage, first, party)), None)
    if person is not None:
        return speaker_named(person)
    return _officials_of(passage, first) or (
        speaker_named(first) if first.label != "NORP" else None
    )


def unnamed_before(passage: Passage, at: int, floor: Floor) -> Speaker | None:
    """Return the noun phrase that begins the clause of the word `at`: "Two sources close to the
    company said".
    """
    first = at
    while first > 0 and at - first < _LONGEST_NAME and not _begins_clause(passage, first - 1):
        first -= 1
    return _noun_phrase(passage, first, at, floor)


def _begins_clause(passage: Passage, at: int) -> bool:
    """Whether what stands behind a word is no part of what stands before it."""
    word = passage.words[at]
    return word.text in STOPS or word.lower in _SUBORDINATING


def unnamed_after(
    passage: Passage, parties: Sequence[Party], at: int, floor: Floor
) -> Speaker | None:
    """Return the noun phrase at a word: "according to two people familiar with the matter"; of
    analysts "surveyed by X" it is X that says so.
    """
    gatherer = _gatherer(passage, parties, at)
    if gatherer is not None:
        return gatherer
    words = passage.words[at : at + _LONGEST_NAME]
    length = next((index for index, word in enumerate(words) if word.text in STOPS), len(words))
    return _noun_phrase(passage, at, at + length, floor)


def _describes(passage: Passage, first: Party, party: Party) -> bool:
    """Whether a party says of whom a person speaks: "Acme spokesman Ann Lee"."""
    return (
        party.label == "PERSON"
        and party.first - first.last <= _PERSON_REACH
        and not _has_stop(passage, first.last, party.first)
    )


def _officials_of(passage: Passage, state: Party) -> Speaker | None:
    """Return "U.S. officials" for the state and the noun after it."""
    if state.label not in ("GPE", "NORP"):
        return None
    for end in range(state.last, min(state.last + 3, len(passage.words))):
        if _names_speaker(passage.words[end]) and not _has_stop(passage, state.last, end):
            return speaker_called(passage, passage.words[state.first].start, passage.words[end].end)
    return None


def _gatherer(passage: Passage, parties: Sequence[Party], at: int) -> Speaker | None:
    """Return X of "ten analysts surveyed by X"."""
    for index in range(at, min(at + 2 * _LONGEST_NAME, len(passage.words) - 1)):
        is_gathered = passage.words[index].lower in GATHERED
        if is_gathered and passage.words[index + 1].lower == "by":
            gatherer = named_after(passage, parties, index + 2)
            if gatherer is not None:
                return gatherer
    return None


def _noun_phrase(passage: Passage, first: int, end: int, floor: Floor) -> Speaker | None:
    """Return the speaker that the words ``first:end`` name by a noun; "the company" is the one that
    spoke or was spoken of.
    """
    words = _trimmed(passage.words[first:end])
    if not any(_names_speaker(word) for word in words):
        return None
    if any(word.lower in _CLAUSES for word in words):
        return None
    is_definite = len(words) == 1 and passage.words[first].lower == "the"
    if is_definite and floor.last is not None:
        return floor.last
    is_organisation = len(words) <= 2 and NOUNS.lemma(words[-1]) in ORGANISATIONS
    if is_organisation and floor.organisation is not None:
        return floor.organisation
    return speaker_called(passage, words[0].start, words[-1].end)


def _trimmed(words: Sequence[Word]) -> Sequence[Word]:
    """Cut a noun phrase down to its nouns: no article before, no adverb or place behind."""
    first, end = 0, len(words)
    while first < end and words[first].lower in _OPENINGS:
        first += 1
    while first < end and words[end - 1].lower in ADVERBS:
        end -= 1
    inner = range(first + 1, end)
    cut = next((at for at in inner if words[at].lower in _QUALIFYING), end)
    return words[first:cut]


def _names_speaker(word: Word) -> bool:
    return NOUNS.lemma(word) in SPEAKER_NOUNS


def _has_stop(passage: Passage, first: int, end: int) -> bool:
    return any(word.text in STOPS for word in passage.words[first:end])
