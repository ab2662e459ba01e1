"""Who fills the sides of a fact, and which side stays empty.

The rules propose; each party of the sentence, of those around, of the deal and of the article is
weighed against what they propose, by a logistic regression over its traits. Its weights lie in
``lexicon/party_weights.toml``; ``python -m benchmarks.party_choice GOLD ... --write`` fits them to
annotated articles and prints what they gain on articles left out of the fit. A side for which
nobody is likely enough stays empty. Sentences without a parse are left to the rules, and so are
makers, operators and goods.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from operator import mul
from typing import NamedTuple

from extractors.lexicon import LexiconError, read_toml
from extractors.records import Argument
from extractors.statements.choosing.candidates import Candidate, candidates_for
from extractors.statements.choosing.traits import TRAITS, OpenSide, fact_of, open_sides, traits_of
from extractors.statements.parties.context import PartyContext, Roles
from extractors.statements.parties.roles import Proposals
from extractors.statements.value_groups import TypedGroup

Choice = Callable[[TypedGroup, PartyContext, Proposals], Roles]
"""Says who fills the sides of a fact for which the rules propose somebody."""

Weights = Sequence[float]
"""How much each trait speaks for a party, in log odds, in the order of `TRAITS`."""


class Option(NamedTuple):
    """A candidate for a side, with its traits."""

    side: OpenSide
    candidate: Candidate
    traits: Sequence[float]


def read_weights() -> tuple[Weights, float]:
    """Return the weights that ship, and the least chance with which a party fills a side.

    Raises:
        LexiconError: they are not those of the traits.
    """
    lexicon = read_toml(__package__, "party_weights")
    weights: Mapping[str, float] = lexicon["weights"]
    if set(weights) != set(TRAITS):
        raise LexiconError(
            "party_weights.toml has other traits than traits.py; fit it anew with "
            "python -m benchmarks.party_choice GOLD --write"
        )
    return [weights[trait] for trait in TRAITS], lexicon["least"]


_WEIGHTS, _LEAST = read_weights()


def options_for(typed: TypedGroup, context: PartyContext, proposed: Proposals) -> list[Option]:
    """Return who may fill which side of a fact; nobody where the rules stand.

    Args:
        typed: the values of the fact in their sentence, with their type.
        context: what the sentence and those around it say of parties.
        proposed: whom the rules propose.
    """
    if proposed.is_settled or not typed.passage.syntax.words:
        return []
    candidates = candidates_for(typed, context, proposed)
    sides = open_sides(typed, context, proposed)
    fact = fact_of(typed, context, candidates)
    return [
        Option(side, candidate, traits_of(candidate, side, fact))
        for side in sides
        for candidate in candidates.values()
    ]


def choose(typed: TypedGroup, context: PartyContext, proposed: Proposals) -> Roles:
    """Return the parties of a fact by their roles; see `options_for` for the arguments."""
    options = options_for(typed, context, proposed)
    return decide(options, proposed.roles, _WEIGHTS, _LEAST) if options else proposed.roles


def decide(options: Sequence[Option], proposed: Roles, weights: Weights, least: float) -> Roles:
    """Return the parties of a fact by their roles: the likeliest first, each on one side only.

    Those whom the rules propose for a side may share it; whoever is likelier than all of them
    fills it alone.

    Args:
        options: who may fill which side.
        proposed: whom the rules propose; sides that have no options stay as they are there.
        weights: how much each trait speaks for a party.
        least: the chance below which a party fills no side.
    """
    open_roles = {one.side.role for one in options}
    roles = {role: list(found) for role, found in proposed.items() if role not in open_roles}
    used = {one.name for found in roles.values() for one in found}
    closed: set[str] = set()
    for side, candidate, _ in _likely(options, weights, least):
        role, name = side.role, candidate.name
        is_proposed = name in side.proposed
        argument = _argument(candidate, role, proposed)
        if argument is None or name in used or role in closed:
            continue
        if is_proposed or role not in roles:
            roles.setdefault(role, []).append(argument)
            used.add(name)
            closed |= set() if is_proposed else {role}
    return _ordered(roles, proposed)


def _likely(options: Sequence[Option], weights: Weights, least: float) -> list[Option]:
    """Return the options that have at least some chance, the likeliest first."""
    at_least = math.log(least / (1 - least))
    scored = ((sum(map(mul, weights, one.traits)), one) for one in options)
    likely = [pair for pair in scored if pair[0] >= at_least]
    return [one for _, one in sorted(likely, key=lambda pair: -pair[0])]


def _argument(candidate: Candidate, role: str, proposed: Roles) -> Argument | None:
    """Return what fills a role with a candidate, as the rules have it if they propose it."""
    same = (one for one in proposed.get(role, ()) if one.name == candidate.name)
    return next(same, None) or candidate.argument(role)


def _ordered(roles: Mapping[str, Sequence[Argument]], proposed: Roles) -> Roles:
    """Return roles and their parties in the order in which the rules have them."""
    return {
        role: tuple(one for one in proposed.get(role, ()) if one in roles[role])
        or tuple(roles[role])
        for role in dict.fromkeys([*proposed, *roles])
        if role in roles
    }
