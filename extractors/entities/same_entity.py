"""Bringing the mentions of one entity within an article together, and choosing the name they share.

"Aleksandar Vučić", "Vucic" and "Aleksandar Vučić's" are one person; "State Oil Company of
Azerbaijan (SOCAR)" and the later "SOCAR" one organisation. Compared are folded forms; shown is the
fullest form that the article prints.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from extractors.lexicon import read_toml
from extractors.records import Entity
from extractors.text import alternatives, drop_unseen, fold_name
from extractors.world import (
    BODIES,
    LEGAL_FORMS,
    country_by_capital,
    country_of,
    fold_company,
    named_entity_id,
)

_UNSHOWN = "|".join(one.pattern for one in LEGAL_FORMS if not one.is_shown)
_UNSHOWN_END = re.compile(rf"(?:,? (?:{_UNSHOWN})){{1,2}}$")
_ACRONYM_IN_BRACKETS = re.compile(
    r"(?:['’]s)? ?\((?:the )?[\"“]?(?P<acronym>[A-Z][A-Za-z&.-]{1,9})[\"”]?\)"
)
_WORD = re.compile(r"(?<!\w)[A-Z][A-Za-z&.-]{0,8}[A-Za-z](?!\w)")
_LEXICON = read_toml(__package__, "same_entity")
BODY_HEADS = frozenset(_LEXICON["heads"])
"""What "the Commission" keeps of "European Commission"."""
_COMPANY_WORDS = frozenset(word.lower() for word in _LEXICON["company_words"])
_FOLDED_HEADS = frozenset(word.lower() for word in BODY_HEADS)
_NO_SHORT_FORMS = frozenset(fold_name(name) for name in BODIES)
_TOLD = 5  # so many guesses of a model's are outweighed by what the article says of a name
_NUMBER_AFTER = re.compile(r" \d{1,2}\b")
_GENERATIONS = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_LONGEST_SURNAME = 4  # words: "von der Leyen", "van der Bellen Schmidt"
_SMALL_WORDS = frozenset({"a", "an", "and", "de", "for", "in", "of", "on", "the", "to", "und"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateName:
    """A stretch of text that names something: its label and, where a gazetteer knows it, whom it
    names.
    """

    start: int
    end: int
    label: str
    rule: str
    identity: Entity | None = None


def resolve(text: str, candidates: Sequence[CandidateName]) -> list[Entity]:
    """Return whom each of the candidates names, in their order.

    Args:
        text: the article.
        candidates: its named stretches in text order, none overlapping.
    """
    surfaces = [text[one.start : one.end] for one in candidates]
    keys = [_key(surface, one.label) for surface, one in zip(surfaces, candidates, strict=True)]
    labels = _majority_labels(candidates, keys, surfaces)
    leaders = _leaders(text, candidates, keys, labels)
    roots = [
        leaders.get((key, index), leaders.get((key, -1), key)) for index, key in enumerate(keys)
    ]
    entities = _entities(text, candidates, roots, labels)
    return [one.identity or entities[root] for one, root in zip(candidates, roots, strict=True)]


def add_acronyms(text: str, candidates: Sequence[CandidateName]) -> list[CandidateName]:
    """Return every mention of an organisation by an acronym that the article introduced in
    brackets.

    An acronym counts only if its letters are initials of the name before it.
    """
    introduced: dict[str, CandidateName] = {}
    for acronym, index in _introduced_acronyms(text, candidates):
        if candidates[index].label in ("ORG", "FAC"):
            introduced.setdefault(acronym, candidates[index])
    if not introduced:
        return []
    taken = bytearray(len(text))
    for one in candidates:
        taken[one.start : one.end] = b"\1" * (one.end - one.start)
    places = (
        place
        for place in _WORD.finditer(text)
        if place[0] in introduced and not taken[place.start()]
    )
    # "CFC 1" is another team.
    places = (place for place in places if not _NUMBER_AFTER.match(text, place.end()))
    return [
        replace(introduced[place[0]], start=place.start(), end=place.end(), rule="acronym")
        for place in places
    ]


def _introduced_acronyms(
    text: str, candidates: Sequence[CandidateName]
) -> Iterator[tuple[str, int]]:
    """Yield each acronym that stands in brackets after a candidate it abbreviates, with that
    candidate's index.

    One that is not made of the name's letters, as of a name in another language, counts if the
    article uses it again.
    """
    bracketed = [
        (_ACRONYM_IN_BRACKETS.match(text, one.end), index) for index, one in enumerate(candidates)
    ]
    uses = (
        Counter(word[0] for word in _WORD.finditer(text))
        if any(found for found, _ in bracketed)
        else Counter()
    )
    for found, index in bracketed:
        one = candidates[index]
        if found is None or one.label == "PERSON":
            continue
        acronym = found["acronym"]
        is_used = (
            one.label == "ORG"
            and uses[acronym] > 1
            and sum(letter.isupper() for letter in acronym) > 1
        )
        if (is_used and country_of(acronym) is None) or _abbreviates(
            acronym, text[one.start : one.end]
        ):
            yield acronym, index


def _key(surface: str, label: str) -> str:
    return fold_company(surface) if label in ("ORG", "PRODUCT") else fold_name(surface)


def _majority_labels(
    candidates: Sequence[CandidateName], keys: Sequence[str], surfaces: Sequence[str]
) -> dict[str, str]:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one, key, surface in zip(candidates, keys, surfaces, strict=True):
        is_told = one.rule == "context" or (one.label == "ORG" and _names_company(surface))
        counts[key][one.label] += _TOLD if is_told else 1
    # most_common keeps the order of first sight among equals.
    return {key: counter.most_common(1)[0][0] for key, counter in counts.items()}


def _leaders(
    text: str, candidates: Sequence[CandidateName], keys: Sequence[str], labels: dict[str, str]
) -> Mapping[tuple[str, int], str]:
    """Map a key, at one index or everywhere (-1), to the fuller key that it stands for."""
    leaders: dict[tuple[str, int], str] = {}
    for acronym, index in _introduced_acronyms(text, candidates):
        leaders[fold_name(acronym), -1] = keys[index]
    leaders |= {(body, -1): keys[index] for body, index in _bodies(candidates)}
    by_short, by_first = _full_names(keys, labels)
    by_initials = _organisations_by_initials(keys, labels)
    by_part = _organisations_by_part(keys, labels)
    for index, key in enumerate(keys):
        if candidates[index].identity is not None or (key, -1) in leaders:
            continue
        if people := by_short.get(key):
            leaders[key, index] = _meant(text, candidates, people, index)
        elif labels[key] == "PERSON" and len(by_first.get(key, ())) == 1:
            leaders[key, -1] = next(iter(by_first[key]))
        elif labels[key] == "ORG" and len(by_initials.get(key, ())) == 1:
            leaders[key, -1] = next(iter(by_initials[key]))
        elif (whole := _whole_name(key, by_part.get(key, ()))) and (
            labels[key] == "ORG" or _is_company(whole, labels[key])
        ):
            leaders[key, -1] = whole
    return leaders


def _whole_name(part: str, names: Collection[str]) -> str | None:
    """Return the only one of an article's organisations that `part` can be short for."""
    return next(iter(names)) if len(names) == 1 and part not in _NO_SHORT_FORMS else None


def _names_company(surface: str) -> bool:
    """Say whether a name's last word is a company's: "Hanwha Group"."""
    return " " in surface and surface.rsplit(" ", 1)[1].lower() in _COMPANY_WORDS


def _is_company(name: str, label: str) -> bool:
    """Say whether what a model has labelled `label` can be short for `name`: a person, by its
    looks, for a company.
    """
    return label == "PERSON" and not _COMPANY_WORDS.isdisjoint(name.split(" ")[1:])


def _organisations_by_part(
    keys: Sequence[str], labels: Mapping[str, str]
) -> Mapping[str, set[str]]:
    """Return organisations' names by what short mentions keep of them: the first word, or what kind
    of body it is.
    """
    by_part: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        words = key.split(" ")
        if len(words) > 1 and labels[key] == "ORG":
            by_part[words[0]].add(key)
            if words[-1] in _FOLDED_HEADS:
                by_part[words[-1]].add(key)
    return by_part


def _bodies(candidates: Sequence[CandidateName]) -> Iterator[tuple[str, int]]:
    """Yield each service or ministry that the article names of one country only, with the index
    where it does first.
    """
    first: dict[str, dict[str, int]] = defaultdict(dict)
    for index, one in enumerate(candidates):
        if one.rule == "body" and one.identity is not None:
            body = one.identity.entity_id.split("-", 1)[1].replace("-", " ")
            first[body].setdefault(one.identity.entity_id, index)
    yield from (
        (body, next(iter(found.values()))) for body, found in first.items() if len(found) == 1
    )


def _full_names(
    keys: Sequence[str], labels: Mapping[str, str]
) -> tuple[Mapping[str, list[tuple[int, str]]], Mapping[str, set[str]]]:
    """Return people's full names by what short mentions keep of them, each with its index; and by
    their first word, as of "Xi Jinping" and "Prabowo Subianto".
    """
    people = {key for key in keys if labels[key] == "PERSON"}
    # A surname alone means the elder of two of one name.
    forms = {key: () if _has_elder(key, people) else tuple(_short_forms(key)) for key in people}
    short = {form for found in forms.values() for form in found}
    by_short: dict[str, list[tuple[int, str]]] = defaultdict(list)
    by_first: dict[str, set[str]] = defaultdict(set)
    for index, key in enumerate(keys):
        # "al-Kaabi" is short itself, and no full name that "Kaabi" could mean.
        if forms.get(key) and key not in short:
            for form in forms[key]:
                by_short[form].append((index, key))
            by_first[key.split(" ", 1)[0]].add(key)
    return by_short, by_first


def _short_forms(key: str) -> Iterator[str]:
    """Yield what may stand for a person's folded full name: each of its ends, and the last word
    after an initial.

    >>> list(_short_forms("saad al kaabi jr")), list(_short_forms("charles iii"))
    (['kaabi', 'al kaabi', 's kaabi'], ['charles'])
    """
    name = _without_generation(key)
    words = name.split(" ")
    if len(words) == 1 and name != key:
        yield name
    for length in range(1, min(len(words), _LONGEST_SURNAME + 1)):
        yield " ".join(words[-length:])
    if len(words) > 1 and key != (initialled := f"{key[0]} {words[-1]}"):
        yield initialled


def _without_generation(key: str) -> str:
    """Return a person's folded name without what tells the generation: "jr", "iii"."""
    name, _, last = key.rpartition(" ")
    return name if name and last in _GENERATIONS else key


def _has_elder(key: str, people: Collection[str]) -> bool:
    """Say whether somebody is named after another of an article's people, whose full name it is."""
    name = _without_generation(key)
    return name != key and " " in name and name in people


def _organisations_by_initials(
    keys: Sequence[str], labels: Mapping[str, str]
) -> Mapping[str, set[str]]:
    by_initials: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        if " " in key and labels[key] == "ORG":
            by_initials[_initials(key)].add(key)
    return by_initials


def _latest(full_names: Sequence[tuple[int, str]], index: int) -> str:
    """Return the full name printed last before `index`, else the first one after it."""
    return full_names[max(bisect_left(full_names, index, key=itemgetter(0)) - 1, 0)][1]


_OFFICE = re.compile(rf"\b(?:{alternatives(_LEXICON['offices'])})\.? \Z", re.IGNORECASE)
_LONGEST_OFFICE = 24  # characters


def _is_titled(text: str, one: CandidateName) -> bool:
    """Say whether the title of an office stands right before a name: "President Ortiz"."""
    return _OFFICE.search(text, max(one.start - _LONGEST_OFFICE, 0), one.start) is not None


def _meant(
    text: str, candidates: Sequence[CandidateName], people: Sequence[tuple[int, str]], index: int
) -> str:
    """Return whom of those of one surname a short mention means: the one named last, after a title
    the one who has it with the full name, else the one whom the article names first.
    """
    if not _is_titled(text, candidates[index]):
        return _latest(people, index)
    titled = (key for at, key in people if _is_titled(text, candidates[at]))
    return next(titled, people[0][1])


def _initials(folded: str) -> str:
    return "".join(word[0] for word in folded.split() if word not in _SMALL_WORDS)


def _abbreviates(acronym: str, name: str) -> bool:
    """Say whether the letters of `acronym` stand in order in `name`, most of them as initials.

    >>> _abbreviates("SOCAR", "State Oil Company of Azerbaijan Republic")
    True
    >>> _abbreviates("NYSE", "Gazprom")
    False
    """
    letters = [letter for letter in acronym.lower() if letter.isalpha()]
    words = fold_name(name).split()
    initials = iter("".join(word[0] for word in words))
    rest = iter("".join(words))
    enough = sum(letter in initials for letter in letters) * 2 >= len(letters)
    return (
        len(words) > 1
        and fold_name(name).startswith(letters[0])
        and enough
        and all(letter in rest for letter in letters)
    )


def _entities(
    text: str, candidates: Sequence[CandidateName], roots: Sequence[str], labels: Mapping[str, str]
) -> dict[str, Entity]:
    surfaces: dict[str, list[str]] = defaultdict(list)
    known: dict[str, Entity] = {}
    for one, root in zip(candidates, roots, strict=True):
        surfaces[root].append(_shown(text[one.start : one.end]))
        if one.identity is not None:
            known.setdefault(root, one.identity)
    return {
        root: known.get(root) or _entity(root, forms, labels) for root, forms in surfaces.items()
    }


def _entity(root: str, forms: Sequence[str], labels: Mapping[str, str]) -> Entity:
    name = max(forms, key=_fullness)
    if labels[root] == "ORG":
        name = _UNSHOWN_END.sub("", name)
    seat_of = country_by_capital(root) if labels[root] == "GPE" else None
    return Entity(
        label=labels[root],
        entity_id=named_entity_id(root),
        name=name,
        country=seat_of.alpha3 if seat_of else None,
    )


def _fullness(form: str) -> tuple[int, bool, int, bool]:
    """Rank forms: more words, then one not all in capitals, then the longer, then the one that
    keeps its diacritics.
    """
    return len(form.split()), not form.isupper(), len(form), not form.isascii()


def _shown(surface: str) -> str:
    return re.sub(r"(?:['’]s|(?<=s)['’])$", "", " ".join(drop_unseen(surface).split()))
