"""Names that only describe what follows them: "U.S. officials", "China's CNPC", "EIA data"."""

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.parties.sentence import Sentence

_LEXICON = read_toml(__package__, "epithets")
_SPEAKERS = frozenset(_LEXICON["speakers"])
_FINDINGS = frozenset(_LEXICON["findings"])
TELLING = _SPEAKERS | _FINDINGS
"""Nouns of those who speak for a party, and of what it has found out."""

_DESCRIBED = 3  # words of a name that describes the one after it


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
