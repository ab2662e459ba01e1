"""Who says so: the speaker of a statement within its sentence, and the publication cited at its
end.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.text import PhraseIndex, phrase_map

_LEXICON = read_toml(__package__, "reporting")
_VERBS = PhraseIndex(phrase_map([("verb", _LEXICON["verbs"])]))
_AFTER_VALUE = frozenset(_LEXICON["after_value"])
_NOUN_LIKE = frozenset(_LEXICON["also_nouns"])
_CITING = PhraseIndex(phrase_map([("citing", _LEXICON["citing"])]))
_NOUNS = PhraseIndex(phrase_map([("noun", _LEXICON["nouns"])]))
_PERSONS, _GROUPS = frozenset(_LEXICON["persons"]), frozenset(_LEXICON["groups"])
_ORGANISATIONS = frozenset(_LEXICON["organisations"])
_REACH = 9  # words between a speaker and the verb
_LONGEST_NAME = 8  # words of a speaker without a name: "two people familiar with the matter"
_SPEAKER_LABELS = frozenset({"PERSON", "ORG", "GPE", "FAC"})
_SPEAKING_LABELS = _SPEAKER_LABELS | {"NORP"}
_ARTICLES = frozenset({"the", "a", "an"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", '"', "“", "”", "-", "—", "–"})
_GOVERNING = frozenset(
    {"to", "that", "in", "of", "for", "with", "from", "by", "which", "at", "on", "against"}
)
_ADVERBS = frozenset(_LEXICON["adverbs"])
_STATEMENT_TITLE = re.compile(
    rf"(?:{'|'.join(map(re.escape, _LEXICON['titles']))})\b", re.IGNORECASE
)

# "(Balkan Insight, November 15, 2023)" at the sentence's end; a full stop may follow.
_CITATION = re.compile(r"\((?P<body>[^()]{3,400})\)[\s.”\"]{0,4}$")
_CITED_DATE = re.compile(
    r",\s{0,2}(?:accessed\s|retrieved\s)?(?:(?:\d{1,2}\s)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s\d{1,2})?(?:,?\s\d{4})?|\d{4})\s{0,2}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who says something: a name, and the party of the text if it is one."""

    name: str
    party: Party | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """Who has spoken so far: the last person and organisation, and whether a quotation is still
    open.

    `whole` is who speaks throughout, in an article that is a statement or a speech.
    """

    person: Speaker | None = None
    organisation: Speaker | None = None
    last: Speaker | None = None
    whole: Speaker | None = None
    in_quotation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch of words whose content a speaker answers for: from `first` to before `end`.

    `is_cited` says that the speaker is only a source ("according to"), not the subject of a verb.
    """

    speaker: Speaker
    first: int
    end: int
    is_cited: bool = False


def sayings_in(passage: Passage, parties: Sequence[Party], floor: Floor) -> list[Saying]:
    """Return who says what in a passage, nearest scopes first; an open quotation goes on for its
    speaker.

    Args:
        passage: the sentence.
        parties: its parties in text order.
        floor: who has spoken before it.
    """
    found = [*_by_citing(passage, parties, floor), *_by_verbs(passage, parties, floor)]
    if found:
        return found
    words = {word.text for word in passage.words[:40]}
    if floor.last is not None and floor.in_quotation:
        return [Saying(speaker=floor.last, first=0, end=len(passage.words))]
    if floor.person is not None and words & {"I", "my", "My"}:
        return [Saying(speaker=floor.person, first=0, end=len(passage.words))]
    if floor.whole is not None:
        return [Saying(speaker=floor.whole, first=0, end=len(passage.words))]
    return []


def speaker_of_title(passage: Passage, parties: Sequence[Party]) -> Speaker | None:
    """Return who speaks throughout an article that its title calls a statement or speech:
    "Statement from X on Y".
    """
    opening = _STATEMENT_TITLE.match(passage.text)
    if opening is None:
        return None
    near = passage.word_span(passage.start + opening.end(), passage.start + opening.end() + 1)[0]
    named = [
        party
        for party in parties
        if near <= party.first <= near + _REACH and party.label in ("PERSON", "ORG")
    ]
    people = [party for party in named if party.label == "PERSON"]
    return _speaker((people or named)[0]) if named else None


def speaker_of(sayings: Sequence[Saying], at: int) -> Speaker | None:
    """Return who answers for the word `at`: the speaker of the narrowest scope that holds it."""
    holding = [saying for saying in sayings if saying.first <= at < saying.end]
    return min(holding, key=lambda saying: saying.end - saying.first).speaker if holding else None


def floor_after(
    passage: Passage, parties: Sequence[Party], sayings: Sequence[Saying], floor: Floor
) -> Floor:
    """Return who has spoken after a passage, for the pronouns and quotations of the next."""
    people = [party for party in parties if party.label == "PERSON" and " " in party.name]
    organisations = [party for party in parties if party.label == "ORG"]
    if people:
        floor = replace(floor, person=_speaker(people[0]))
    if organisations:
        floor = replace(floor, organisation=_speaker(organisations[0]))
    if sayings:
        last = sayings[-1].speaker
        floor = replace(
            floor,
            last=last,
            person=last if last.party and last.party.label == "PERSON" else floor.person,
        )
    quotes = passage.text.count('"') % 2
    is_open = passage.text.rfind("“") > passage.text.rfind("”")
    closes = "”" in passage.text and not is_open
    return replace(
        floor, in_quotation=is_open or (floor.in_quotation != bool(quotes) and not closes)
    )


def cited_source(passage: Passage) -> str | None:
    """Return the publications cited in brackets at the end of a sentence, joined with "; "; None if
    there are none.

    "... of gas (Balkan Insight, November 15, 2023)." cites Balkan Insight.
    """
    tail = passage.text[-450:]
    found = _CITATION.search(tail)
    if found is None:
        return None
    parts = [part.strip() for part in found["body"].split(";")]
    names = [
        part[: dated.start()].strip(" ,") for part in parts if (dated := _CITED_DATE.search(part))
    ]
    return "; ".join(name for name in names if name) or None


def _speaker(party: Party) -> Speaker:
    return Speaker(name=party.name, party=party)


def _by_citing(passage: Passage, parties: Sequence[Party], floor: Floor) -> Iterator[Saying]:
    for _, last, _ in _CITING.find(passage.words):
        speaker = _named_after(passage, parties, last) or _unnamed_after(
            passage, parties, last, floor
        )
        if speaker is not None:
            yield Saying(speaker=speaker, first=0, end=len(passage.words), is_cited=True)


def _by_verbs(passage: Passage, parties: Sequence[Party], floor: Floor) -> Iterator[Saying]:
    words = passage.words
    for first, last, verb in _VERBS.find(words):
        if (agent := _agent(passage, parties, first, last)) is not None:
            yield Saying(speaker=agent, first=0, end=len(words))
        if _is_passive(passage, first) or (
            verb in _NOUN_LIKE and _is_noun(passage, first, parties)
        ):
            continue
        inverted = verb in _AFTER_VALUE and first > 0 and words[first - 1].text in _STOPS
        after = (
            _named_after(passage, parties, last) or _unnamed_after(passage, parties, last, floor)
            if inverted
            else None
        )
        if after is not None:
            yield Saying(speaker=after, first=0, end=len(words))
            continue
        before = _before_verb(passage, parties, first, floor)
        if before is not None:
            # ", X said" at the end answers for what stands before it as well.
            trails = verb in _AFTER_VALUE and _ends_clause(passage, last)
            yield Saying(speaker=before, first=0 if trails else first, end=len(words))


def _is_noun(passage: Passage, at: int, parties: Sequence[Party]) -> bool:
    """Whether "state", "report", "forecasts" and the like stand as a noun: not past, and not right
    after a name.
    """
    word = passage.words[at]
    if word.lower.endswith("ed"):
        return False
    return not (
        word.lower.endswith("s")
        and any(party.last == at and party.label != "NORP" for party in parties)
    )


def _agent(passage: Passage, parties: Sequence[Party], first: int, last: int) -> Speaker | None:
    """Return who says it in "the package announced by X"."""
    after = passage.words[last : last + 1]
    is_participle = passage.words[first].lower.endswith("ed")
    return (
        _named_after(passage, parties, last + 1)
        if is_participle and after and after[0].lower == "by"
        else None
    )


def _is_passive(passage: Passage, at: int) -> bool:
    before = [word.lower for word in passage.words[max(at - 2, 0) : at]]
    if passage.words[at].lower.endswith("ing") and before and before[-1] in _GOVERNING:
        return True
    return any(
        word in ("is", "are", "was", "were", "be", "been", "being", "to", "as", "than")
        for word in before
    )


def _ends_clause(passage: Passage, at: int) -> bool:
    """Whether nothing is said after a verb of saying but when and where: "X said on Tuesday", "X
    said in a report".
    """
    rest = passage.words[at : at + 1]
    return not rest or rest[0].text in _STOPS or rest[0].lower in _LEXICON["circumstances"]


def _before_verb(
    passage: Passage, parties: Sequence[Party], at: int, floor: Floor
) -> Speaker | None:
    words = passage.words
    near = [
        party
        for party in parties
        if party.last <= at and at - party.last <= _REACH and party.label in _SPEAKER_LABELS
    ]
    if at > 0 and (pronoun := _pronoun(words[at - 1].lower, floor)) is not None:
        return pronoun
    for party in reversed(near):
        between = words[party.last : at]
        if any(word.text in (";", ":", ".") for word in between) or (
            sum(word.text == "," for word in between) == 1 and len(between) > 4
        ):
            break
        lead = [
            word.lower
            for word in words[max(party.first - 2, 0) : party.first]
            if word.lower not in _ARTICLES
        ]
        if not lead or lead[-1] not in _GOVERNING:
            return _speaker(party)
    return _unnamed_before(passage, at, floor)


def _pronoun(word: str, floor: Floor) -> Speaker | None:
    if word in _PERSONS:
        return floor.person
    return (floor.last or floor.organisation) if word in _GROUPS else None


def _unnamed_before(passage: Passage, at: int, floor: Floor) -> Speaker | None:
    """ "Two sources close to the company said": the noun phrase that begins the clause."""
    words = passage.words
    first = at
    while first > 0 and at - first < _LONGEST_NAME and words[first - 1].text not in _STOPS:
        first -= 1
    return _noun_phrase(passage, first, at, floor)


def _named_after(passage: Passage, parties: Sequence[Party], at: int) -> Speaker | None:
    """Return the party just after a word; of "Acme spokesman Ann Lee" the person, of "U.S.
    officials" both words.
    """
    near = [
        party
        for party in parties
        if at <= party.first <= at + _REACH and party.label in _SPEAKING_LABELS
    ]
    if not near or _has_stop(passage, at, near[0].first):
        return None
    first = near[0]
    for party in near[1:]:
        if (
            party.label == "PERSON"
            and party.first - first.last <= 4
            and not _has_stop(passage, first.last, party.first)
        ):
            return _speaker(party)
    if first.label in ("GPE", "NORP"):
        for end in range(first.last, min(first.last + 3, len(passage.words))):
            if _NOUNS.lemma(passage.words[end]) in _LEXICON["nouns"] and not _has_stop(
                passage, first.last, end
            ):
                return Speaker(name=_text(passage, first.first, end + 1))
    return _speaker(first) if first.label != "NORP" else None


def _unnamed_after(
    passage: Passage, parties: Sequence[Party], at: int, floor: Floor
) -> Speaker | None:
    """ "according to two people familiar with the matter"; of analysts "surveyed by X" it is X that
    says so.
    """
    for index in range(at, min(at + 2 * _LONGEST_NAME, len(passage.words) - 1)):
        if (
            passage.words[index].lower in _LEXICON["gathered"]
            and passage.words[index + 1].lower == "by"
        ):
            gatherer = _named_after(passage, parties, index + 2)
            if gatherer is not None:
                return gatherer
    end = at
    while (
        end < len(passage.words)
        and end - at < _LONGEST_NAME
        and passage.words[end].text not in _STOPS
    ):
        end += 1
    return _noun_phrase(passage, at, end, floor)


def _has_stop(passage: Passage, first: int, end: int) -> bool:
    return any(word.text in _STOPS for word in passage.words[first:end])


def _text(passage: Passage, first: int, end: int) -> str:
    return passage.text[
        passage.words[first].start - passage.start : passage.words[end - 1].end - passage.start
    ]


def _noun_phrase(passage: Passage, first: int, end: int, floor: Floor) -> Speaker | None:
    words = list(passage.words[first:end])
    while words and words[0].lower in _ARTICLES | {"and", "but", "that", "some"}:
        words.pop(0)
    while words and words[-1].lower in _ADVERBS:
        words.pop()
    cut = next(
        (at for at, word in enumerate(words) if at and word.lower in ("in", "at", "on", "last")),
        len(words),
    )
    words = words[:cut]
    if not any(_NOUNS.lemma(word) in _LEXICON["nouns"] for word in words):
        return None
    if any(
        word.lower in ("which", "that", "was", "were", "is", "are", "will", "would")
        for word in words
    ):
        return None
    if (
        len(words) == 1
        and first < end
        and passage.words[first].lower == "the"
        and floor.last is not None
    ):
        return floor.last
    if (
        len(words) <= 2
        and _NOUNS.lemma(words[-1]) in _ORGANISATIONS
        and floor.organisation is not None
    ):
        return floor.organisation
    return Speaker(
        name=passage.text[words[0].start - passage.start : words[-1].end - passage.start]
    )
