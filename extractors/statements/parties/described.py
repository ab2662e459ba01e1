"""Names read by what describes them, and names that only describe what follows them: companies that
a model takes for people, cities where somebody only sits, "U.S. officials", "China's CNPC".
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import Sentence
from extractors.statements.passages import Passage
from extractors.text import PhraseIndex
from extractors.world import country_of, named_entity_id

_LEXICON = read_toml(__package__, "described")
_HOLDERS = frozenset(_LEXICON["company_nouns"])
_PARTS = frozenset(_LEXICON["parts"])
_SEATED = frozenset(_LEXICON["seated"])
_DEALINGS = PhraseIndex(_LEXICON["dealings"])
_GENERIC = frozenset(_LEXICON["bodies"])
_TITLES = frozenset(_LEXICON["titles"])
NAME_WORDS = frozenset(_LEXICON["name_words"])
"""The last words of many names of companies, in small letters."""

_SPEAKERS = frozenset(_LEXICON["speakers"])
_AGENCIES = frozenset(_LEXICON["agencies"])
_FINDINGS = frozenset(_LEXICON["findings"])
_ORIGINS = frozenset(_LEXICON["origins"])
TELLING = _SPEAKERS | _FINDINGS | _ORIGINS
"""Nouns of those who speak for a party, of what it has found out, and of where something is from:
in none of these the party acts itself.
"""

_APPOSITION = 6  # words behind a name that may call it a company
_DESCRIBED = 3  # words of a name that describes the one after it
DASHES = frozenset({"-", "–", "—"})


def surnames_in(named: Iterable[Sequence[Party]]) -> frozenset[str]:
    """Return the words of the names of people that an article gives in full, in small letters."""
    return frozenset(
        word.lower()
        for parties in named
        for party in parties
        if party.label == "PERSON" and len(party.mention.text.split()) > 1
        for word in party.name.split()
    )


def described(
    passage: Passage, parties: Sequence[Party], people: frozenset[str] = frozenset()
) -> list[Party]:
    """Return the parties of a passage as what stands around their names shows them to be.

    Args:
        passage: the passage.
        parties: its parties.
        people: the words of the names of people that the article gives in full; whoever else has a
            name of one word and no title is a company, as people are introduced in full.

    "Importer Blue Lake" and, where it is supplied or paid, "Norway's Blue Lake" are companies
    whatever the model says. In "the Oslo-based company" Oslo is no party, nor is the place before a
    dash at the head of a text.
    """
    found: list[Party] = []
    for party in parties:
        if _is_seat(passage, party) or _is_written_from(passage, party):
            continue
        before = found[-1] if found else None
        if _is_named_as_company(party) or _is_lone_name(passage, party, people):
            found.append(_as_company(party))
        elif _is_company(passage, party, before):
            home = (
                before.country
                if before is not None and _belongs_to_state(passage, party, before)
                else None
            )
            found.append(replace(_short(party), label="ORG", country=party.country or home))
        else:
            found.append(_short(party))
    return found


def _is_named_as_company(party: Party) -> bool:
    """Whether a name that a model takes for a person's or place's ends as companies' names do:
    "Blue Lake Energy".
    """
    words = party.mention.text.lower().split()
    is_doubtful = party.label == "PERSON" or (party.label == "GPE" and party.country is None)
    return is_doubtful and len(words) > 1 and words[-1] in NAME_WORDS


def _is_lone_name(passage: Passage, party: Party, people: frozenset[str]) -> bool:
    words = party.mention.text.lower().split()
    if party.label != "PERSON" or len(words) > 1 or people.intersection(words):
        return False
    before = passage.words[party.first - 1].lower if party.first else ""
    return not people.intersection(party.name.lower().split()) and before not in _TITLES


def _as_company(party: Party) -> Party:
    name = party.mention.text
    return replace(party, label="ORG", name=name, entity_id=named_entity_id(name))


def _short(party: Party) -> Party:
    """Return "Blue Lake of Norway" as Blue Lake; in "Bank of Norway" the state is part of the
    name.
    """
    name, of, state = party.name.rpartition(" of ")
    home = country_of(state) if of and party.label == "ORG" else None
    words = name.lower().split()
    if home is None or len(words) < 2 or not _GENERIC.isdisjoint(words):
        return party
    return replace(
        party, name=name, entity_id=named_entity_id(name), country=party.country or home.alpha3
    )


def _is_seat(passage: Passage, party: Party) -> bool:
    """Whether a name is where somebody sits, whatever the model takes it for."""
    after = passage.words[party.last : party.last + 1]
    return bool(after) and after[0].glued and after[0].lower in _SEATED


def _is_written_from(passage: Passage, party: Party) -> bool:
    """Whether a place or an agency and a dash open the passage, "Oslo - Norway bought ...", or an
    agency stands in brackets: "Oslo (Kyodo)".
    """
    after = passage.words[party.last : party.last + 2]
    before = passage.words[party.first - 1].text if party.first else ""
    if before == "(" and after and after[0].text == ")":
        return party.mention.text.lower() in _AGENCIES
    if party.first or len(after) < 2 or after[0].text not in DASHES:
        return False
    is_agency = party.mention.text.lower() in _AGENCIES
    return (is_agency or party.label in ("GPE", "LOC")) and after[1].is_capitalised


def _is_company(passage: Passage, party: Party, before: Party | None) -> bool:
    """Whether a name that may be a person's or a place's is a company's."""
    is_doubtful = party.label == "PERSON" or (party.label == "GPE" and not party.is_state)
    if not is_doubtful:
        return False
    if _is_called_company(passage, party):
        return True
    if before is None or not _belongs_to_state(passage, party, before):
        return False
    is_long = party.last - party.first > 1
    if party.label == "GPE" and party.country is None:
        return is_long or _is_partner(passage, before)
    return is_long and (party.label == "GPE" or _is_dealt_with(passage, before))


def _is_called_company(passage: Passage, party: Party) -> bool:
    """Whether what stands beside a name calls it a company: "importer Blue Lake", "Blue Lake, a
    unit of Acme,".
    """
    if party.first and passage.words[party.first - 1].lower in _HOLDERS:
        return True
    words = [word.lower for word in passage.words[party.last : party.last + _APPOSITION]]
    if len(words) < _APPOSITION or words[0] != "," or words[1] not in ("a", "an", "the"):
        return False
    noun = next((at for at, word in enumerate(words) if word in _HOLDERS | _PARTS), None)
    return noun is not None and words[noun + 1 : noun + 2] == ["of"] and "," not in words[1:noun]


def _is_partner(passage: Passage, party: Party) -> bool:
    """Whether a deal is "with" a party, as it is seldom with a town."""
    return party.first > 0 and passage.words[party.first - 1].lower == "with"


def _belongs_to_state(passage: Passage, party: Party, before: Party) -> bool:
    """Whether a name follows a state's as its own: "Norway's Blue Lake"."""
    follows = before.last == party.first - 1 and passage.words[before.last].lower == "'s"
    return before.is_state and follows


def _is_dealt_with(passage: Passage, party: Party) -> bool:
    """Whether the verb before a party is one of dealing: "will supply Norway's Blue Lake"."""
    verb = passage.words[max(party.first - 1, 0) : party.first]
    return any(True for _ in _DEALINGS.find(verb))


def only_describes(sentence: Sentence, party: Party) -> bool:
    """Whether a name only describes a speaker, a source or a company."""
    after = sentence.words[party.last : party.last + 3]
    if not (party.is_state or party.is_adjective):
        return any(word.lower in _FINDINGS for word in after)
    if any(word.lower in _SPEAKERS for word in after[:2]):
        return True
    return bool(after) and after[0].lower == "'s" and _has_organisation_after(sentence, party)


def describes_at(sentence: Sentence, at: int) -> bool:
    """Whether the word belongs to a nationality or a state that describes the name after it."""
    near = (sentence.parties.get(index) for index in range(max(at - _DESCRIBED, 0), at + 1))
    return any(
        party is not None
        and at < party.last
        and (party.is_adjective or only_describes(sentence, party))
        for party in near
    )


def _has_organisation_after(sentence: Sentence, party: Party) -> bool:
    near = (sentence.parties.get(at) for at in (party.last + 1, party.last + 2))
    return any(other is not None and other.label == "ORG" for other in near)
