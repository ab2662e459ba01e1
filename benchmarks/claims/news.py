"""Statements as a stream of news makes them, with the claims and conflicts that are right, for
`benchmarks.claims.measuring`.

The world is made up from syllables; the archive grows by days, each with as many statements as the
next, as an archive does. Kinds: daily series of prices, whose days must not merge; deals told by
one paper or ten, with figures rounded, hedged or converted; two deals of one pattern, of the same
parties or of the same sum; measurements of months; sums that some papers contradict.
"""

import random
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from benchmarks.claims.printing import Event, print_values, round_to
from benchmarks.claims.words import (
    ARMS_TEMPLATES,
    ASIDES,
    CONTRACT_TEMPLATES,
    ENDINGS,
    GAS_TEMPLATES,
    LOAN_TEMPLATES,
    OUTLETS,
    OUTPUT_TEMPLATES,
    PRICE_TEMPLATES,
    PURCHASE_TEMPLATES,
    SOURCES,
    STATES,
    SYLLABLES,
    SYSTEMS,
    TITLES,
    TRADES,
)
from pipelines.claims.records import ClaimParty, ReportedStatement

FIRST_DAY = date(2018, 1, 1)
STATEMENTS_A_DAY = 400
"""What some sixty papers and agencies say of money, gas and weapons in a day."""

REPORTS = (1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 6, 8)
"""How many papers tell of a deal: half of the deals are told once or twice."""

ANOTHER_DEAL = 20
"""Days after which the same parties close another deal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report with the claim and the matter that it is right to put it in."""

    report: ReportedStatement
    claim: int
    matter: int


@dataclass(slots=True)
class News:
    """Everything told, and the pairs of claims that cannot both hold."""

    told: list[Told] = field(default_factory=list)
    conflicts: set[tuple[int, int]] = field(default_factory=set)


class World:
    """Draws events and tells them; `size` is about how many statements there will be."""

    def __init__(self, size: int, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.days = max(size // STATEMENTS_A_DAY, 7)
        self.size = size
        self.companies = self._companies(max(120, size // 60))
        self.hubs = [f"{self._word()} hub" for _ in range(24)]
        self.news = News()
        self.articles = self.claims = self.matters = 0
        self.parties: dict[tuple[str, str], ClaimParty] = {}
        self.counted: set[tuple[str, date]] = set()
        self.levels = {hub: self.random.uniform(15, 60) for hub in self.hubs}

    def _word(self, syllables: int = 2) -> str:
        parts = self.random.choices(SYLLABLES, k=syllables)
        return "".join(parts).capitalize() + self.random.choice(ENDINGS)

    def _companies(self, many: int) -> list[str]:
        found: dict[str, None] = {}
        while len(found) < many:
            found[f"{self._word()} {self.random.choice(TRADES)}"] = None
        return [*found]

    def party(self, role: str, name: str) -> ClaimParty:
        """Return a party, one record for all reports; `name` is that of a company or the code of a
        state.
        """
        if (role, name) not in self.parties:
            entity, said = (f"e_{name}", STATES[name][0]) if name in STATES else (None, name)
            self.parties[role, name] = ClaimParty(role=role, entity_id=entity, name=said)
        return self.parties[role, name]

    def tell(self) -> News:
        """Return the news of all days."""
        for number in range(self.days):
            day = FIRST_DAY + timedelta(days=number)
            target = (number + 1) * self.size // self.days
            self._market_day(day)
            while len(self.news.told) < target:
                self._happen(day)
        return self.news

    # Markets: one article a paper and day, a statement a hub.

    def _market_day(self, day: date) -> None:
        papers = self.random.sample(OUTLETS, 3)
        hubs = self.random.sample(self.hubs, min(12, self.size // self.days // 20))
        for hub in hubs:
            self.levels[hub] = max(5.0, self.levels[hub] * self.random.gauss(1.0, 0.02))
        claims = {hub: (self._next_claim(), self._next_matter()) for hub in hubs}
        for paper in papers:
            article = self._next_article()
            for place, hub in enumerate(hubs):
                event = self._price(hub, day)
                self._report(event, paper, day, claims[hub], (article, place))

    def _price(self, hub: str, day: date) -> Event:
        return Event(
            kind="price",
            templates=PRICE_TEMPLATES,
            parties=(self.party("subject", hub),),
            names={"hub": hub},
            amount=round(self.levels[hub], 2),
            currency="EUR",
            per="MWh",
            period=day.isoformat(),
            start=day,
            end=day,
        )

    # Deals and measurements: a paper or several, each in its own words.

    def _happen(self, day: date) -> None:
        make = self.random.choices(
            (self._arms, self._gas, self._contract, self._loan, self._purchase, self._output),
            (20, 15, 25, 12, 12, 16),
        )[0]
        event = make(day)
        self._spread(event, day)
        if self.random.random() < 0.15:  # another of its pattern: the same parties, or the same sum
            other = self._look_alike(event, day)
            later = other.parties == event.parties and event.kind != "arms_transfer"
            self._spread(other, day + timedelta(days=ANOTHER_DEAL) if later else day)

    def _look_alike(self, event: Event, day: date) -> Event:
        """Return another event of the same pattern: of others, or of another size."""
        first = event.parties[0]
        if event.kind == "production":
            return self._output(day)
        if first.entity_id is None and self.random.random() < 0.6:
            other = self.random.choice(self.companies)
            names = {
                key: other if said == first.name else said for key, said in event.names.items()
            }
            return replace(
                event, parties=(self.party(first.role, other), *event.parties[1:]), names=names
            )
        if event.kind == "arms_transfer":
            others = [system for system in SYSTEMS if system[1] != (event.system or SYSTEMS[0])[1]]
            event = replace(
                event, system=self.random.choice(others), quantity=self.random.randint(4, 250)
            )
        if event.kind == "acquisition":
            return self._purchase(day)
        if event.amount is not None:
            factor = self.random.choice((0.2, 0.35, 2.4, 3.1, 5.0))
            return replace(event, amount=round_to(event.amount * factor, 3), m3=None)
        return _other_volume(event, self.random.choice((0.25, 3.0, 6.0)))

    def _spread(self, event: Event, day: date) -> None:
        """Let papers tell of an event; now and then some of them with another figure."""
        claim, matter = self._next_claim(), self._next_matter()
        many = self.random.choice(REPORTS)
        rival: tuple[Event, int] | None = None
        if many >= 3 and self.random.random() < 0.15:
            event = replace(event, disputed=True)
            rival = _rival(event, self.random), self._next_claim()
            self.news.conflicts.add((claim, rival[1]))
        for number, paper in enumerate(self.random.sample(OUTLETS, many)):
            told, of = (event, claim)
            if rival and number >= many - max(1, many // 3):
                told, of = rival
            later = day + timedelta(days=min(int(self.random.expovariate(0.9)), 6))
            self._report(told, paper, later, (of, matter), (self._next_article(), 0))

    def _two(self) -> tuple[str, str]:
        one, other = self.random.sample(self.companies, 2)
        return one, other

    def _sum(self) -> float:
        digits = self.random.choice((1, 2, 2, 3, 3, 4))
        return round_to(10 ** self.random.uniform(6.7, 10.3), digits)

    def _arms(self, day: date) -> Event:
        buyer, maker = self.random.choice([*STATES]), self.random.choice(self.companies)
        system = self.random.choice(SYSTEMS)
        return Event(
            kind="arms_transfer",
            templates=ARMS_TEMPLATES,
            parties=(self.party("supplier", maker), self.party("buyer", buyer)),
            names={"maker": maker, **_state(buyer)},
            amount=self._sum(),
            quantity=self.random.randint(4, 250),
            system=system,
            period=day.isoformat(),
            start=day,
            end=day,
        )

    def _gas(self, day: date) -> Event:
        buyer, maker = self.random.choice([*STATES]), self.random.choice(self.companies)
        return Event(
            kind="gas_supply",
            templates=GAS_TEMPLATES,
            parties=(self.party("supplier", maker), self.party("buyer", buyer)),
            names={"maker": maker, **_state(buyer), "years": str(self.random.randint(2, 20))},
            m3=round_to(10 ** self.random.uniform(7.8, 10.2), self.random.choice((1, 2, 3))),
            per="year",
            period=f"{day.year + 1}/..",
            start=date(day.year + 1, 1, 1),
            modality="planned",
        )

    def _contract(self, day: date) -> Event:
        maker, client = self._two()
        place = self.random.choice([*STATES])
        return Event(
            kind="contract",
            templates=CONTRACT_TEMPLATES,
            parties=(self.party("supplier", maker), self.party("buyer", client)),
            names={"maker": maker, "client": client, **_state(place)},
            amount=self._sum(),
            currency=self.random.choice(("USD", "USD", "EUR", "GBP")),
        )

    def _loan(self, day: date) -> Event:
        bank, taker = self.random.choice(self.companies), self.random.choice([*STATES])
        return Event(
            kind="loan",
            templates=LOAN_TEMPLATES,
            parties=(self.party("lender", bank), self.party("borrower", taker)),
            names={"maker": bank, **_state(taker)},
            amount=self._sum(),
            currency=self.random.choice(("USD", "EUR", "JPY")),
        )

    def _purchase(self, day: date) -> Event:
        buyer, target = self._two()
        return Event(
            kind="acquisition",
            templates=PURCHASE_TEMPLATES,
            parties=(self.party("buyer", buyer), self.party("subject", target)),
            names={"maker": buyer, "client": target},
            amount=self._sum(),
            currency=self.random.choice(("USD", "EUR", "NOK")),
            modality="planned",
        )

    def _output(self, day: date) -> Event:
        last = day.replace(day=1) - timedelta(days=1)
        month = last.replace(day=1)
        place = f"{self._word(3)} field"
        while (place, month) in self.counted:
            place = f"{self._word(3)} field"
        self.counted.add((place, month))
        return Event(
            kind="production",
            templates=OUTPUT_TEMPLATES,
            parties=(self.party("producer", place),),
            names={"maker": place, "month": f"{month:%B}"},
            m3=round_to(10 ** self.random.uniform(7, 9.8), self.random.choice((2, 3, 3))),
            period=f"{month:%Y-%m}",
            start=month,
            end=last,
            measure="output",
        )

    # Telling

    def _report(
        self,
        event: Event,
        paper: str,
        day: date,
        of: tuple[int, int],
        place: tuple[str, int],
    ) -> None:
        claim, matter = of
        article, number = place
        values, said = print_values(
            event, self.random, exact=event.disputed or event.kind == "price"
        )
        templates = [each for each in event.templates if "{sum}" in each or "{volume}" in each]
        template = self.random.choice(templates if event.disputed else event.templates)
        if "{sum}" not in template and "{volume}" not in template:
            values |= {"amount_low": None, "amount_high": None, "currency": None}
        sentence = template.format(
            **event.names,
            **said,
            day=f"{day:%A}",
            source=self.random.choice(SOURCES),
            aside=self.random.choice(ASIDES),
        )
        report = ReportedStatement(
            statement_id=f"s_{len(self.news.told):07d}",
            article_id=article,
            story_id=article,
            published_on=day,
            source=paper,
            publisher=paper,
            statement_type=event.kind,
            predicate=None,
            sentence=sentence,
            systems=(event.system[0],) if event.system else (),
            weapon_class=event.system[1] if event.system else None,
            quantity_low=event.quantity,
            quantity_high=event.quantity,
            attributed_to=None,
            parties=event.parties,
            period=event.period,
            period_start=event.start,
            period_end=event.end,
            modality=event.modality,
            measure=event.measure,
            title="Gas prices at a glance"
            if event.kind == "price"
            else f"{event.names['maker']} {TITLES[event.kind]}",
            position=200 * number,
            **values,
        )
        self.news.told.append(Told(report=report, claim=claim, matter=matter))

    def _next_article(self) -> str:
        self.articles += 1
        return f"a_{self.articles:07d}"

    def _next_claim(self) -> int:
        self.claims += 1
        return self.claims

    def _next_matter(self) -> int:
        self.matters += 1
        return self.matters


def _state(code: str) -> dict[str, str]:
    state, people, capital = STATES[code]
    return {"state": state, "people": people, "capital": capital}


def _other_volume(event: Event, factor: float) -> Event:
    """Return the event with another volume."""
    return replace(event, m3=round_to((event.m3 or 1e9) * factor, 2))


def _rival(event: Event, source: random.Random) -> Event:
    """Return the event with a figure that cannot hold beside its own."""
    factor = source.choice((0.72, 0.8, 1.15, 1.25, 1.4))
    if event.amount is not None:
        return replace(event, amount=round_to(event.amount * factor, 3))
    return _other_volume(event, factor)
