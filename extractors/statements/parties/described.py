"""Names read by what describes them: companies that a model takes for people, cities where somebody
only sits.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.lexicon import read_toml
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.text import PhraseIndex
from extractors.world import country_of, named_entity_id

_WORDS = read_toml(__package__, "roles")["words"]
_HOLDERS = frozenset(_WORDS["company_nouns"])
_SEATED = frozenset(_WORDS["seated"])
_DEALINGS = PhraseIndex(_WORDS["dealings"])
_GENERIC = frozenset(_WORDS["bodies"])
_DASHES = frozenset({"-", "–", "—"})


def described(passage: Passage, parties: Sequence[Party]) -> list[Party]:
    """Return the parties of a passage as what stands around their names shows them to be.

    "Importer Blue Lake" and, where it is supplied or paid, "Norway's Blue Lake" are companies
    whatever the model says. In "the Oslo-based company" Oslo is no party, nor is the place before a
    dash at the head of a text.
    """
    found: list[Party] = []
    for party in parties:
        if _is_seat(passage, party) or _is_written_from(passage, party):
            continue
        before = found[-1] if found else None
        found.append(
            replace(_short(party), label="ORG")
            if _is_company(passage, party, before)
            else _short(party)
        )
    return found


def _short(party: Party) -> Party:
    """Return "Blue Lake of Norway" as Blue Lake; in "Bank of Norway" the state is part of the name."""
    name, of, state = party.name.rpartition(" of ")
    home = country_of(state) if of and party.label == "ORG" else None
    words = name.lower().split()
    if home is None or len(words) < 2 or not _GENERIC.isdisjoint(words):
        return party
    return replace(
        party, name=name, entity_id=named_entity_id(name), country=party.country or home.alpha3
    )


def _is_seat(passage: Passage, party: Party) -> bool:
    after = passage.words[party.last : party.last + 1]
    return (
        party.label in ("GPE", "LOC", "NORP")
        and bool(after)
        and after[0].glued
        and after[0].lower in _SEATED
    )


def _is_written_from(passage: Passage, party: Party) -> bool:
    """Whether a place and a dash open the passage: "Oslo - Norway bought ..."."""
    after = passage.words[party.last : party.last + 2]
    is_place = party.first == 0 and party.label in ("GPE", "LOC") and len(after) == 2
    return is_place and after[0].text in _DASHES and after[1].is_capitalised


def _is_company(passage: Passage, party: Party, before: Party | None) -> bool:
    is_doubtful = party.label == "PERSON" or (party.label == "GPE" and not party.is_state)
    if not is_doubtful or party.first == 0:
        return False
    lead = passage.words[party.first - 1]
    if lead.lower in _HOLDERS:
        return True
    is_owned = (
        before is not None
        and before.is_state
        and before.last == party.first - 1
        and lead.lower == "'s"
    )
    if not is_owned or before is None or party.last - party.first < 2:
        return False
    verb = passage.words[before.first - 1 : before.first] if before.first else ()
    is_dealt_with = bool(verb) and any(True for _ in _DEALINGS.find(verb))
    return party.label == "GPE" or is_dealt_with
