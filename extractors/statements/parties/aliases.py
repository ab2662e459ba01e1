"""The names of an article's parties: one name for all that it calls a party by.

The rule: a state is called by its English short name, and so is an organ that acts for it. Any
other party is called by the fullest form that the article prints, without article, title and legal
form; by the name that the lexicons know where the article has nothing but initials.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.records import Entity
from extractors.statements.parties.names import Party
from extractors.statements.passages import Passage
from extractors.text import fold_name
from extractors.world import LEGAL_FORMS, country_of, organisation_of

_ABBREVIATED = 4  # letters of a legal form; "Company" may be part of the name
_LEGAL = frozenset(
    form.folded for form in LEGAL_FORMS if form.is_legal and len(form.folded) <= _ABBREVIATED
)
_ORGANISATIONS = frozenset({"ORG", "LOC", "FAC", "PRODUCT"})

_LONGEST = 8  # words of a name whose beginnings may be short forms

Aliases = Mapping[str, Party]
"""A party of the fullest name for each id that an article uses, where that is another one."""


def aliases_in(passages: Sequence[Passage], named: Sequence[Sequence[Party]]) -> Aliases:
    """Build the alias table of an article.

    Args:
        passages: its passages.
        named: the parties of each of them.

    A party is another's alias where it stands behind it in brackets, or where its name is the
    beginning or the end of the name of one other organisation only.
    """
    parties = [
        party
        for each in named
        for party in each
        if _is_named(party) and party.entity_id is not None
    ]
    fullest = _fullest(parties)
    same = dict(_bracketed(passages, named))
    same |= {short: full for short, full in _shortened(fullest) if short not in same}
    chosen = {entity_id: _root(entity_id, same) for entity_id in fullest}
    first_names = {party.entity_id: party.name for party in reversed(parties)}
    return {
        entity_id: fullest[root]
        for entity_id, root in chosen.items()
        if root in fullest and (root != entity_id or fullest[root].name != first_names[root])
    }


def with_aliases(parties: Iterable[Party], aliases: Aliases) -> list[Party]:
    """Return parties under the names of an alias table.

    >>> with_aliases([], {})
    []
    """
    return [_renamed(party, aliases) for party in parties]


def _renamed(party: Party, aliases: Aliases) -> Party:
    full = aliases.get(party.entity_id or "")
    if full is None or not _is_named(party):
        return party
    return replace(
        party, name=full.name, entity_id=full.entity_id, country=party.country or full.country
    )


def _is_named(party: Party) -> bool:
    value = party.mention.value
    is_own_name = isinstance(value, Entity) and value.name == party.name
    return (
        party.label in _ORGANISATIONS and is_own_name and not (party.is_state or party.is_adjective)
    )


def _fullest(parties: Sequence[Party]) -> dict[str, Party]:
    """Return each party by its id under the fullest name that is printed."""
    forms: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        forms[party.entity_id or ""].append(party)
    return {entity_id: _with_fullest_name(group) for entity_id, group in forms.items()}


def _with_fullest_name(group: Sequence[Party]) -> Party:
    first = group[0]
    printed = [_plain(party.mention.text) for party in group]
    words = fold_name(first.name).split()
    # A name that the lexicons know stays where it is printed, or where initials are all there is.
    if any(fold_name(one).split()[: len(words)] == words for one in printed):
        return first
    best = max(printed, key=lambda one: (len(one.split()), len(one)))
    return first if _is_initials(best) else replace(first, name=best)


def _plain(text: str) -> str:
    """Return a printed name without the article before it and the legal form behind it."""
    words = text.removesuffix("'s").removesuffix("’s").split()
    if len(words) > 1 and words[0].lower() == "the":
        words = words[1:]
    while len(words) > 1 and _is_legal(words[-1]):
        words = words[:-1]
    return " ".join(words)


def _is_legal(word: str) -> bool:
    return re.sub(r"[./,]", "", word.casefold()) in _LEGAL


def _is_well_known(party: Party) -> bool:
    return organisation_of(party.name) is not None


def _is_initials(name: str) -> bool:
    return " " not in name and name.isupper()


def _bracketed(
    passages: Sequence[Passage], named: Sequence[Sequence[Party]]
) -> Iterable[tuple[str, str]]:
    """Yield the short form and the full one of "Nordic State Oil Company A/S (Nordoil)"."""
    for passage, parties in zip(passages, named, strict=True):
        for one, other in pairwise(parties):
            if _is_named(one) and _is_named(other) and _stands_in_brackets(passage, one, other):
                is_known = _is_well_known(other) and other.name == other.mention.text
                if not is_known:
                    yield other.entity_id or "", one.entity_id or ""


def _stands_in_brackets(passage: Passage, one: Party, other: Party) -> bool:
    """Whether a name follows another in brackets, nothing but a legal form between."""
    between = [word.text for word in passage.words[one.last : other.first]]
    after = [word.text for word in passage.words[other.last : other.last + 1]]
    if between[-1:] != ["("] or after != [")"]:
        return False
    return len(between) == 1 or _is_legal("".join(between[:-1]))


def _shortened(fullest: Mapping[str, Party]) -> Iterable[tuple[str, str]]:
    """Yield the short form and the full one of "King Street" and "King Street Capital"."""
    ends: dict[str, set[str]] = defaultdict(set)
    for entity_id, party in fullest.items():
        words = party.name.split()
        for cut in range(1, min(len(words), _LONGEST)):
            ends[fold_name(" ".join(words[:cut]))].add(entity_id)
            if country_of(" ".join(words[:cut])):
                ends[fold_name(" ".join(words[cut:]))].add(entity_id)
    for entity_id, party in fullest.items():
        longer = ends.get(fold_name(party.name), set()) - {entity_id}
        if len(longer) == 1 and party.label == "ORG" and not _is_well_known(party):
            [full] = longer
            if fullest[full].label == "ORG":
                yield entity_id, full


def _root(entity_id: str, same: Mapping[str, str]) -> str:
    seen = {entity_id}
    while (entity_id := same.get(entity_id, entity_id)) not in seen:
        seen.add(entity_id)
    return entity_id
