"""Who says so: the speaker of a statement within its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.statements.speech.noun_speakers import is_document, speaker_at
from extractors.statements.speech.reporting import (
    AFTER_VALUE,
    CIRCUMSTANCES,
    CITING,
    CLAUSAL,
    NOUN_LIKE,
    TITLES,
    UNOWNED,
    VERBS,
)
from extractors.statements.speech.speakers import (
    ARTICLES,
    REACH,
    SPEAKER_LABELS,
    STOPS,
    Floor,
    Speaker,
    latest_first,
    named_after,
    pronoun_speaker,
    speaker_named,
    unnamed_after,
    unnamed_before,
)

_GOVERNING = frozenset(
    {"to", "that", "in", "of", "for", "with", "from", "by", "which", "at", "on", "against"}
)
_PASSIVE = frozenset({"is", "are", "was", "were", "be", "been", "being", "to", "as", "than"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "parataxis", "advcl"})
_OF_SAYING = frozenset({"parataxis", "ccomp"})  # of a verb after what it says
_TELLING = frozenset({"told", "tells"})
_BARE = frozenset({"case", "det", "punct"})
_TITLE = re.compile(rf"(?:{TITLES})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A stretch of words whose content a speaker answers for: from `first` to before `end`.

    `is_cited` says that the speaker is only a source ("according to"), not the subject of a verb,
    `is_source` that all of the sentence rests on it, which is not so of what a speaker cites; `at`
    is the word that cites it.
    """

    speaker: Speaker
    first: int
    end: int
    is_cited: bool = False
    is_source: bool = False
    at: int | None = None


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
    opening = _TITLE.match(passage.text)
    if opening is None:
        return None
    near = passage.word_span(passage.start + opening.end(), passage.start + opening.end() + 1)[0]
    named = [
        party
        for party in parties
        if near <= party.first <= near + REACH and party.label in ("PERSON", "ORG")
    ]
    people = [party for party in named if party.label == "PERSON"]
    return speaker_named((people or named)[0]) if named else None


def speaker_of(sayings: Sequence[Saying], at: int) -> Speaker | None:
    """Return who answers for the word `at`: the speaker of the narrowest scope that holds it."""
    holding = [saying for saying in sayings if saying.first <= at < saying.end]
    return min(holding, key=lambda saying: saying.end - saying.first).speaker if holding else None


def bears_on(passage: Passage, saying: Saying, start: int, end: int) -> bool:
    """Whether a source that is cited in a relative clause is that of ``text[start:end]``, which
    stands in it: "a plant of 5 bcm, which is late according to X" has no source for the 5 bcm.
    """
    syntax = passage.syntax
    value = syntax.head_of(start, end)
    if value is None or saying.at is None:
        return True
    word = passage.words[saying.at]
    cited = syntax.head_of(word.start, word.end)
    if cited is None:
        return True
    clause = syntax.clause_of(cited)
    relation = syntax.words[clause].relation
    # "Although it is growing, according to X, Y put it at 5 million": X says only that it grows.
    is_before = relation == "advcl" and syntax.subtree(clause)[-1] < value
    is_aside = relation == "acl:relcl" or (is_before and syntax.subjects(clause) != [])
    return not is_aside or clause in (value, *syntax.ancestors(value))


def floor_after(
    passage: Passage, parties: Sequence[Party], sayings: Sequence[Saying], floor: Floor
) -> Floor:
    """Return who has spoken after a passage, for the pronouns and quotations of the next."""
    organisations = [speaker_named(party) for party in parties if party.label == "ORG"]
    unnamed = [saying.speaker for saying in sayings if saying.speaker.party is None]
    return replace(
        floor,
        person=_person_after(parties, sayings, floor),
        organisation=next(iter(organisations), floor.organisation),
        last=sayings[-1].speaker if sayings else floor.last,
        called=latest_first([*organisations, *unnamed], floor),
        in_quotation=_is_quoting_after(passage.text, floor),
    )


def _person_after(
    parties: Sequence[Party], sayings: Sequence[Saying], floor: Floor
) -> Speaker | None:
    """Return the person whom "he" means after a passage: who speaks last in it, else who is named
    first in full.
    """
    last = sayings[-1].speaker if sayings else None
    if last is not None and last.party is not None and last.party.label == "PERSON":
        return last
    named = (one for one in parties if one.label == "PERSON" and " " in one.name)
    first = next(named, None)
    return floor.person if first is None else speaker_named(first)


def _is_quoting_after(text: str, floor: Floor) -> bool:
    """Whether a quotation is still open after a sentence."""
    quotes = text.count('"') % 2
    is_open = text.rfind("“") > text.rfind("”")
    closes = "”" in text and not is_open
    return is_open or (floor.in_quotation != bool(quotes) and not closes)


def _by_citing(passage: Passage, parties: Sequence[Party], floor: Floor) -> Iterator[Saying]:
    for first, last, _ in CITING.find(passage.words):
        speaker = (
            _cited_document(passage, parties, last, floor)
            or named_after(passage, parties, last)
            or unnamed_after(passage, parties, last, floor)
        )
        if speaker is not None:
            yield Saying(
                speaker=speaker,
                first=0,
                end=len(passage.words),
                is_cited=True,
                is_source=passage.words[first].lower != "citing",
                at=first,
            )


def _cited_document(
    passage: Passage, parties: Sequence[Party], at: int, floor: Floor
) -> Speaker | None:
    """Return whose the document at a word is by the parse: "according to a May bank statement"."""
    syntax = passage.syntax
    first = passage.head_of(at, at + 1) if at < len(passage.words) else None
    if first is None:
        return None
    cited = first if syntax.preposition(first) is not None else syntax.words[first].head
    is_cited = cited >= first and passage.word_at(syntax.words[cited].start) >= at
    beside = {syntax.words[one].relation for one in syntax.children(cited)}
    # "According to the report" leaves open whose it is.
    if not is_cited or beside <= _BARE or not is_document(passage, cited):
        return None
    return speaker_at(passage, cited, parties, floor)


def _by_verbs(passage: Passage, parties: Sequence[Party], floor: Floor) -> Iterator[Saying]:
    words = passage.words
    for first, last, verb in VERBS.find(words):
        if (agent := _agent(passage, parties, first, last)) is not None:
            yield Saying(speaker=agent, first=0, end=len(words))
        if _is_passive(passage, first) or not _reports(passage, first, verb, parties):
            continue
        inverted = verb in AFTER_VALUE and first > 0 and words[first - 1].text in STOPS
        after = (
            named_after(passage, parties, last) or unnamed_after(passage, parties, last, floor)
            if inverted
            else None
        )
        if after is not None:
            yield Saying(speaker=after, first=0, end=len(words))
            continue
        before = _before_verb(passage, parties, first, floor)
        if before is not None:
            # ", X said" at the end answers for what stands before it as well.
            trails = verb in AFTER_VALUE and _ends_clause(passage, last)
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


def _reports(passage: Passage, at: int, verb: str, parties: Sequence[Party]) -> bool:
    """Whether a word of the form of a verb of saying is one, and says something."""
    if verb in NOUN_LIKE and _is_noun(passage, at, parties):
        return False
    if _describes(passage, at):
        return False
    return verb not in CLAUSAL or not _has_only_object(passage, at)


def _describes(passage: Passage, at: int) -> bool:
    """Whether a participle describes by the parse the noun behind it: "estimated reserves"."""
    head = passage.head_of(at, at + 1)
    return head is not None and passage.syntax.words[head].relation == "amod"


def _has_only_object(passage: Passage, at: int) -> bool:
    """Whether a verb has by the parse an object and no clause that it could report: "claims most of
    the sea".
    """
    syntax, word = passage.syntax, passage.words[at]
    verb = syntax.head_of(word.start, word.end)
    if verb is None or not syntax.words[verb].is_verb:
        return False
    relations = {syntax.words[one].relation for one in syntax.children(verb)}
    is_said = syntax.words[verb].relation in _OF_SAYING
    return "obj" in relations and relations.isdisjoint(_CLAUSES) and not is_said


def _agent(passage: Passage, parties: Sequence[Party], first: int, last: int) -> Speaker | None:
    """Return who says it in "the package announced by X"."""
    after = passage.words[last : last + 1]
    is_participle = passage.words[first].lower.endswith("ed")
    return (
        named_after(passage, parties, last + 1)
        if is_participle and after and after[0].lower == "by"
        else None
    )


def _is_passive(passage: Passage, at: int) -> bool:
    before = [word.lower for word in passage.words[max(at - 2, 0) : at]]
    if passage.words[at].lower.endswith("ing") and before and before[-1] in _GOVERNING:
        return True
    return not _PASSIVE.isdisjoint(before)


def _ends_clause(passage: Passage, at: int) -> bool:
    """Whether nothing is said after a verb of saying but when and where: "X said on Tuesday", "X
    said in a report".
    """
    if passage.words[at - 1].lower in _TELLING:
        while at < len(passage.words) and passage.words[at].is_capitalised:
            at += 1  # "told Reuters on Monday"
    rest = passage.words[at : at + 1]
    return not rest or rest[0].text in STOPS or rest[0].lower in CIRCUMSTANCES


def _before_verb(
    passage: Passage, parties: Sequence[Party], at: int, floor: Floor
) -> Speaker | None:
    """Return who stands before a verb of saying: a pronoun, a party, or a noun without a name."""
    if at > 0 and (spoken := pronoun_speaker(passage.words[at - 1].lower, floor)) is not None:
        return spoken
    near = [
        party
        for party in parties
        if party.last <= at <= party.last + REACH and party.label in SPEAKER_LABELS
    ]
    for party in reversed(near):
        if _is_cut_off(passage, party, at):
            break
        if not _is_governed(passage, party):
            return speaker_named(party)
    if at > 0 and passage.words[at - 1].lower in UNOWNED:
        return None
    return unnamed_before(passage, at, floor)


def _is_cut_off(passage: Passage, party: Party, at: int) -> bool:
    """Whether a clause ends between a party and a verb: one comma does so, but not around "Ann Lee,
    its head, said".
    """
    between = passage.words[party.last : at]
    commas = sum(word.text == "," for word in between)
    return (commas == 1 and len(between) > 4) or any(
        word.text in (";", ":", ".") for word in between
    )


def _is_governed(passage: Passage, party: Party) -> bool:
    """Whether a preposition makes a party part of something else: "a letter to Acme said"."""
    lead = [
        word.lower
        for word in passage.words[max(party.first - 2, 0) : party.first]
        if word.lower not in ARTICLES
    ]
    return bool(lead) and lead[-1] in _GOVERNING
