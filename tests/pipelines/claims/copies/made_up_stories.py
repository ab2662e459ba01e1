"""Stories in several versions."""

STORY = (
    "Port workers in Gdynia ended a nine-day strike on Thursday after the operator Baltia agreed "
    "to raise wages "
    "by 6.5 percent and to hire 120 more crane drivers. Union leader Marta Zielna said the vote "
    "had been close. "
    "Some 14,000 containers had piled up on the quays, and two ferry lines sent their ships to "
    "Kalmar instead. "
    "Baltia expects the backlog to be cleared within three weeks, its spokesman Jan Orlik told "
    "reporters. "
    "Grain exporters put their losses at 38 million zloty, and a sugar mill inland had to stop two "
    "of its lines."
)
RETOLD = (
    "The walkout that closed the harbour of Gdynia is over: Baltia will pay 6.5 percent more, and "
    "take on 120 people "
    "to drive its cranes. It had left 14,000 boxes waiting, cost shippers of grain 38 million "
    "zloty and turned ferries "
    "away to Kalmar. Marta Zielna, who leads the dockers, spoke of a narrow result when ballots "
    "were counted."
)
NOTE = (
    "Milling wheat for delivery in {month} closed at {close} euros a tonne on the {exchange} "
    "exchange, {change} from "
    "the day before, while rapeseed ended the session at {rape} euros. Traders in {city} said "
    "demand from {buyer} was "
    "steady and that the weather in {region} would set the tone for the rest of the week. Turnover "
    "came to {lots} lots."
)


WHEAT = {
    "month": "March",
    "close": "212.25",
    "exchange": "Paris",
    "change": "up 0.8",
    "rape": "441.50",
    "city": "Rouen",
    "buyer": "Algeria",
    "region": "Ukraine",
    "lots": "18,300",
}
ABROAD = {"exchange": "Chicago", "city": "Odesa", "buyer": "Egypt", "region": "Kansas"}
NEXT_DAY = {"close": "209.75", "change": "down 1.2", "rape": "438.25", "lots": "22,150"}


def note(**words: str) -> str:
    return NOTE.format(**(WHEAT | words))


MONDAY = note()
TUESDAY = note(**NEXT_DAY)


def table(offset: int) -> str:
    """Return the same report with a table of eighty readings, half of them shifted by `offset`."""
    return (
        STORY
        + "\n"
        + "\n".join(
            f"Gauge {at} of the river {7 * at + (offset if at % 2 else 0)}.5" for at in range(80)
        )
    )
