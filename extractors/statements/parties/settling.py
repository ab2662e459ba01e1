"""Which of two that deal with each other gives, where a sentence only says that they do."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.lexicon import read_toml
from extractors.statements.parties.context import Flow, unique_parties
from extractors.statements.parties.names import Party, same_side
from extractors.statements.types import StatementType

TAXES = frozenset(read_toml(__package__, "settling")["taxes"])
"""Words for what is owed to the state, in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Who gives and who takes."""

    givers: Sequence[Party]
    takers: Sequence[Party]

    def hold(self, party: Party) -> bool:
        """Whether a party stands on either side."""
        return any(same_side(party, one) for one in (*self.givers, *self.takers))


def settle_both(
    sides: Sides, both: Sequence[Party], kind: StatementType, flows: Collection[Flow]
) -> Sides:
    """Put those who deal with each other on their sides, by what is known of the other side or of
    the states' trade.

    Args:
        sides: who is known to give and to take.
        both: those who deal with each other.
        kind: the statement's type.
        flows: the directions in which the article says that states trade.
    """
    if not both:
        return sides
    if not sides.givers and not sides.takers:
        if len(unique_parties(both)) == 1:
            return _alone(both[0], kind)
        return _by_trade(both, _directions(both, kind, flows))
    exact = Sides(givers=_more_exact(sides.givers, both), takers=_more_exact(sides.takers, both))
    others = [party for party in both if not exact.hold(party)][:1]
    if not exact.takers:
        return Sides(givers=exact.givers, takers=others)
    if not exact.givers:
        return Sides(givers=others, takers=exact.takers)
    return exact


def _alone(party: Party, kind: StatementType) -> Sides:
    """Return on which side the only one stands who is said to deal: a state buys goods."""
    if party.is_state and not party.is_adjective and not kind.has("money_only") and kind.exporters:
        return Sides(givers=(), takers=[party])
    return Sides(givers=(), takers=())


def _by_trade(both: Sequence[Party], flows: Sequence[Flow]) -> Sides:
    """Return the two states that trade in one of the directions, the likeliest first."""
    countries = {party.country for party in both}
    flow = next(((give, take) for give, take in flows if {give, take} <= countries), None)
    if flow is None:
        return _by_nature(both)
    givers, takers = ([party for party in both if party.country == code][:1] for code in flow)
    return Sides(givers=givers, takers=takers)


def _by_nature(both: Sequence[Party]) -> Sides:
    """Let the company supply or lend, of a state and a company that deal with each other."""
    states = [party for party in unique_parties(both) if party.is_state]
    others = [party for party in unique_parties(both) if not party.is_state]
    if len(states) == len(others) == 1 and others[0].label == "ORG":
        return Sides(givers=others, takers=states)
    return Sides(givers=(), takers=())


def _directions(both: Sequence[Party], kind: StatementType, flows: Collection[Flow]) -> list[Flow]:
    """Return who may supply whom among the states of a deal: as the article says, else from the
    bigger exporter.
    """
    countries = {party.country for party in both}
    biggest = next((code for code in kind.exporters if code in countries), None)
    if biggest is None:
        return sorted(flows)
    others = sorted(code for code in countries if code is not None and code != biggest)
    return [*sorted(flows), *((biggest, other) for other in others)]


def _more_exact(side: Sequence[Party], both: Sequence[Party]) -> list[Party]:
    """Name the company that signs instead of the nationality of the goods."""
    return unique_parties(_company_for(one, both) for one in side)


def _company_for(one: Party, both: Sequence[Party]) -> Party:
    if not one.is_adjective:
        return one
    companies = (party for party in both if party.label == "ORG" and party.country == one.country)
    return next(companies, one)
