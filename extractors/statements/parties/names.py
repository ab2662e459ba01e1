"""Parties: the named entities of a passage that can buy, sell, own or say something, and the states
they belong to.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.dates import story_start
from extractors.lexicon import read_toml
from extractors.records import Entity, Mention
from extractors.statements.passages import Passage
from extractors.text import fold_name
from extractors.world import all_countries, country_by_capital, country_of, named_entity_id

_LEXICON = read_toml(__package__, "names")
_PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "PRODUCT"})
_COUNTRY_ID = re.compile(r"e_(?P<code>[A-Z]{3})(?:-|$)")
_ACTS_FOR = {
    fold_name(name): code for code, names in _LEXICON["acts_for"].items() for name in names
}
_LEADS = {fold_name(name): code for code, names in _LEXICON["leads"].items() for name in names}
_FLAGS = {prefix: code for code, prefixes in _LEXICON["flags"].items() for prefix in prefixes}
_HOME = {fold_name(name): code for code, names in _LEXICON["home"].items() for name in names}
_STATE_NAMES: Mapping[str, str] = {
    forms.country.alpha3: forms.country.name for forms in all_countries()
}
_NOT_PARTIES = frozenset(_LEXICON["not_parties"])
_GROUPS = frozenset(_LEXICON["groups"])
_STATE_BODIES = frozenset(_LEXICON["state_bodies"])
_ENDING_NO_NAME = frozenset(_LEXICON["ending_no_name"])
_NO_NAME = re.compile(r"\d?(?:FY|Q|H|9M)\d|[A-Z]{2,8}: ?[A-Z0-9.]{1,8}\Z")  # periods, tickers
_STATE_NOUNS = frozenset(_LEXICON["state_nouns"])
_MODIFIER_REACH = 6  # words between a nationality and the name that it describes


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A named entity in a passage, at the words ``first:last``.

    Attributes:
        country: ISO 3166-1 alpha-3 code of the state that it is, acts for, or has its home in; None
            if unknown.
        is_state: it is a state, or a body that acts for one.
        is_adjective: it is a nationality used as an adjective ("Serbian").
        is_capital: it is a capital, which may be a place or mean its government.
        is_possessive: it is a possessive pronoun ("its"); `mention` is an earlier one then, as for
            "the company".
        leads: it is somebody who acts for the state of `country` when states deal.
    """

    first: int
    last: int
    name: str
    entity_id: str | None
    mention: Mention
    label: str
    country: str | None = None
    is_state: bool = False
    is_adjective: bool = False
    is_capital: bool = False
    is_possessive: bool = False
    is_mentioned: bool = True
    leads: bool = False


def parties_in(passage: Passage) -> list[Party]:
    """Return the parties of a passage in text order; a company described by a nationality belongs
    to that state.

    "Serbian gas company Srbijagas" gives the adjective and the company, both of SRB.
    """
    parties: list[Party] = []
    if not passage.mentions:
        return parties
    start = passage.start + story_start(passage.text)
    for mention in passage.mentions:
        value = mention.value
        if mention.start < start or mention.text in _NOT_PARTIES or _NO_NAME.match(mention.text):
            continue
        if isinstance(value, Entity) and value.label in _PARTY_LABELS:
            first, last = passage.word_span(mention.start, mention.end)
            if first < last and not _is_ticker(passage, first, last):
                parties.append(
                    _with_home(
                        _widened(_of_state(_trimmed(_party(mention, value, first, last))), passage),
                        parties,
                        passage,
                    )
                )
    return parties


def _is_ticker(passage: Passage, first: int, last: int) -> bool:
    """Whether a name in brackets only says where a company's shares trade: "(NYSE: ABC)"."""
    before, after = passage.words[max(first - 2, 0) : first], passage.words[last : last + 1]
    if any(word.text == "(" for word in before[-1:]) and after and after[0].text == ":":
        return True
    return bool(before) and before[-1].text == ":" and bool(after) and after[0].text == ")"


def state_name(code: str) -> str:
    """Return the English name of the state with the ISO 3166-1 alpha-3 code."""
    return _STATE_NAMES.get(code, code)


def _trimmed(party: Party) -> Party:
    """Return a name without the preposition that a model has glued to its end: "Acme Systems
    for".
    """
    words = party.name.split()
    kept = len(words)
    while kept > 1 and words[kept - 1] in _ENDING_NO_NAME:
        kept -= 1
    if kept == len(words) or party.label != "ORG":
        return party
    name = " ".join(words[:kept])
    return replace(
        party, name=name, entity_id=named_entity_id(name), last=party.last - len(words) + kept
    )


def _of_state(party: Party) -> Party:
    """Read a name that holds a state as its organ or its company: "Norway's oil ministry" and "the
    Norwegian army" are Norway, "Norway's Blue Lake" is Blue Lake.
    """
    words = party.mention.text.split()
    if party.label != "ORG" or party.is_state or len(words) == 1:
        return party
    owner, apostrophe, owned = party.mention.text.replace("’", "'").partition("'s ")
    state = country_of(owner.removeprefix("the ")) if apostrophe else None
    if state is not None and words[-1].lower() not in _STATE_NOUNS | _STATE_BODIES:
        return replace(party, name=owned, entity_id=named_entity_id(owned), country=state.alpha3)
    if state is None and words[-1] in _STATE_NOUNS:
        state = country_of(" ".join(words[:-1]).removeprefix("the "))
    return party if state is None else replace(party, country=state.alpha3, is_state=True)


def flag_state(mention: Mention, first: int, last: int) -> Party | None:
    """Return the state whose warship a mention at the words ``first:last`` names: "USS Oslo"."""
    code = _FLAGS.get(mention.text.split()[0])
    if code is None:
        return None
    return Party(
        first=first,
        last=last,
        name=state_name(code),
        entity_id=f"e_{code}",
        mention=mention,
        label="GPE",
        country=code,
        is_state=True,
        is_mentioned=False,
    )


def as_state(party: Party) -> Party:
    """Return a party that is a state's people, capital or organ as the state itself, any other as
    it is.
    """
    code = _state_of(party)
    if code is None:
        return party
    return replace(party, name=state_name(code), entity_id=f"e_{code}")


def canonical_name(party: Party) -> str:
    """Return what a party is called in a statement, a state's people, capital or organ as the
    state.
    """
    code = _state_of(party)
    return party.name if code is None else state_name(code)


def party_id(party: Party) -> str | None:
    """Return the id of a party, that of the state for its people, capital or organ."""
    code = _state_of(party)
    return party.entity_id if code is None else f"e_{code}"


def _state_of(party: Party) -> str | None:
    """Return the code of the state that a party is, or whose people, capital or organ it is."""
    return party.country if party.is_state or party.is_adjective else None


def same_side(one: Party, other: Party) -> bool:
    """Whether two parties are one: one name, one state, or a nationality and a company that it
    describes.
    """
    if one.entity_id == other.entity_id:
        return True
    is_general = one.is_adjective or other.is_adjective or (one.is_state and other.is_state)
    return is_general and one.country is not None and one.country == other.country


def _party(mention: Mention, value: Entity, first: int, last: int) -> Party:
    folded = fold_name(value.name)
    code = _COUNTRY_ID.match(value.entity_id)
    country = code["code"] if code else None
    acts_for = _ACTS_FOR.get(folded) or _ACTS_FOR.get(fold_name(mention.text))
    is_country = code is not None and code.end() == len(value.entity_id)
    led = _LEADS.get(folded) if value.label == "PERSON" else None
    seat_of = country_by_capital(mention.text) if value.label == "GPE" and not is_country else None
    is_capital = seat_of is not None
    if seat_of is not None:
        country = seat_of.alpha3
    return Party(
        first=first,
        last=last,
        name=value.name,
        entity_id=value.entity_id,
        mention=mention,
        label=value.label,
        country=country or acts_for or led or _HOME.get(folded) or _in_name(value),
        is_state=is_country or is_capital or acts_for is not None,
        is_adjective=value.label == "NORP",
        is_capital=is_capital,
        leads=led is not None,
    )


def led_state(party: Party) -> Party:
    """Return the state for somebody who leads one, any other party as it is."""
    return replace(party, label="GPE", is_state=True) if party.leads else party


def _widened(party: Party, passage: Passage) -> Party:
    """Read a nationality with a noun for the state or its forces as the state: "the Ukrainian
    military".
    """
    after = passage.words[party.last : party.last + 1]
    if (
        after
        and (code := _ACTS_FOR.get(fold_name(f"{party.mention.text} {after[0].text}"))) is not None
    ):
        return replace(party, last=party.last + 1, label="ORG", country=code, is_state=True)
    if party.is_adjective and after and after[0].lower in _GROUPS:
        name = passage.text[
            passage.words[party.first].start - passage.start : after[0].end - passage.start
        ]
        group = replace(party, last=party.last + 1, name=name, label="ORG", is_adjective=False)
        # Banks of a state are not the state, whose id their nationality carries.
        return replace(group, entity_id=named_entity_id(name), is_state=False)
    if party.is_adjective and after and after[0].lower in _STATE_NOUNS:
        return replace(party, last=party.last + 1, is_adjective=False, is_state=True)
    return party


def _in_name(value: Entity) -> str | None:
    """Return the state that an organisation's name holds: "State Oil Company of the Republic of
    Azerbaijan".
    """
    if value.label != "ORG":
        return None
    words = value.name.split()[:8]
    found = (country_of(word) for word in [*reversed(words), " ".join(words[:2])] if len(word) > 3)
    return next((country.alpha3 for country in found if country), None)


def _with_home(party: Party, before: Sequence[Party], passage: Passage) -> Party:
    """Give an organisation without a known state that of the nationality or state that describes
    it.
    """
    if party.country is not None or party.label not in ("ORG", "PERSON") or not before:
        return party
    last = before[-1]
    between = passage.words[last.last : party.first]
    is_plain = all(word.text.isalnum() or word.lower == "'s" for word in between)
    if (
        last.country is not None
        and (last.is_adjective or last.is_state)
        and len(between) <= _MODIFIER_REACH
        and is_plain
    ):
        blocked = any(
            word.lower in ("and", "to", "for", "with", "from", "by", "of", "in", "said", "that")
            for word in between
        )
        return party if blocked else replace(party, country=last.country)
    return party
