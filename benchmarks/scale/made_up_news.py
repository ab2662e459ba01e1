"""Short made-up articles by the hundred thousand: ``python -m benchmarks.scale.made_up_news FOLDER
[--articles 1000] [--seed 1]``.

An article is three to six sentences of templates about deals, gas and figures; names, numbers and
days are drawn anew for each, so that no two are of one text but for the one in twenty that reprints
another under another name. Days go over a year. What they leave out: real prose (sentences are
plain and short, nothing is quoted at length), tables, other formats than plain text, other
languages, updates of a story over days.
"""

import argparse
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

STATES = (
    "Poland", "Romania", "Greece", "Norway", "Serbia", "Egypt", "Algeria", "Japan", "India",
    "Chile", "Finland", "Spain", "Italy", "Croatia", "Vietnam", "Morocco", "Kuwait", "Oman",
    "Peru", "Estonia",
)  # fmt: skip
COMPANIES = (
    "Northfield Energy", "Orsa Gas", "Valmir Shipping", "Delta Pipelines", "Tarn Resources",
    "Kestrel Marine", "Borealis Trading", "Sundal Power", "Maro Industries", "Helgen Systems",
    "Ostara Defence", "Pinnacle Aero", "Quarry Metals", "Redwater Utilities", "Stonebridge Capital",
)  # fmt: skip
SYSTEMS = (
    "Leopard 2A7 tanks", "K9 howitzers", "F-16 fighters", "Patriot launchers", "CV90 vehicles",
    "Bayraktar TB2 drones", "NASAMS batteries", "Javelin missiles", "AH-64 helicopters",
)  # fmt: skip
PLACES = ("Sola", "Tarnby", "Ostrava", "Varna", "Izmir", "Split", "Tarragona", "Muuga", "Haldia")
PERSONS = ("Ana Berg", "Jon Sadek", "Mira Kovac", "Luis Ortega", "Ines Halim", "Tom Varga")
PAPERS = ("Coast Herald", "Morning Ledger", "The Meridian", "Harbour Post", "Inland Gazette")

TEMPLATES = (
    "{state} will buy {count} {system} from {other} for ${money} million, the ministry said.",
    "{other} delivered {count} {system} to {state} in {month}, according to {person}.",
    "{company} agreed to supply {gas} billion cubic metres of gas a year to {state} till {year}.",
    "Gas flows from {state} to {other} fell to {small} million cubic metres a day on {weekday}.",
    "{company} borrowed €{money} million from a group of banks to build a terminal at {place}.",
    "{company} said on {weekday} that it had invested ${money} million in its plant in {place}.",
    "The contract between {company} and {second} is worth {money} million euros in {small} years.",
    "Storage sites in {state} held {gas} bcm at the end of {month}, {percent} percent of capacity.",
    "{company} sold its stake in {second} for ${money} million, {person} told reporters.",
    "{state} and {other} may sign a deal on {count} {system} later this year, {person} said.",
    "A new unit at {place} can process {small} million tonnes of LNG a year.",
    "Prices rose to ${price} per MMBtu in {state} as stocks shrank.",
    "Officials in {place} gave no details of the talks with {other}.",
    "Work on the pipeline near {place} goes on despite the weather, {company} said.",
)

FIRST_DAY = date(2024, 1, 1)
REPRINTS = 20
"""One article in so many is another one again, in another paper."""


def write_articles(folder: Path, articles: int, seed: int = 1, begin: int = 0) -> int:
    """Write articles into a folder, a thousand a subfolder, and return how many words they have.

    Args:
        folder: where the files go.
        articles: how many.
        seed: of the random choices; the same articles for the same seed.
        begin: number of the first, so that a later drop has others.
    """
    words = 0
    texts: list[str] = []
    for number in range(begin, begin + articles):
        chance = random.Random(f"{seed} {number}")
        is_reprint = texts and number % REPRINTS == 0
        text = chance.choice(texts) if is_reprint else make_text(chance)
        texts = [*texts[-99:], text]
        place = folder / f"{number // 1000:04}"
        place.mkdir(parents=True, exist_ok=True)
        head = f"---\nsource: {chance.choice(PAPERS)}\ndate: {_day(chance)}\n---\n"
        (place / f"{number:06}.md").write_text(head + text, encoding="utf-8")
        words += len(text.split())
    return words


def make_text(chance: random.Random) -> str:
    """Return the text of an article: a headline and some sentences."""
    headline = f"{chance.choice(STATES)}: {chance.choice(COMPANIES)} and {chance.choice(PLACES)}"
    chosen = chance.sample(TEMPLATES, chance.randint(3, 6))
    sentences = " ".join(template.format(**dict(_values(chance))) for template in chosen)
    return f"{headline}\n\n{sentences}\n"


def _values(chance: random.Random) -> Iterator[tuple[str, object]]:
    yield from zip(("state", "other"), chance.sample(STATES, 2), strict=True)
    yield from zip(("company", "second"), chance.sample(COMPANIES, 2), strict=True)
    yield "system", chance.choice(SYSTEMS)
    yield "place", chance.choice(PLACES)
    yield "person", chance.choice(PERSONS)
    yield "count", chance.randint(2, 250)
    yield "money", chance.randint(3, 9_000)
    yield "gas", round(chance.uniform(0.2, 40), 1)
    yield "small", chance.randint(2, 90)
    yield "percent", chance.randint(10, 99)
    yield "price", round(chance.uniform(2, 30), 2)
    yield "year", chance.randint(2026, 2045)
    yield "month", chance.choice(("January", "March", "May", "June", "October", "December"))
    yield "weekday", chance.choice(("Monday", "Tuesday", "Thursday", "Friday"))


def _day(chance: random.Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange(366))


def main() -> None:
    """Write the articles that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    words = write_articles(arguments.folder, arguments.articles, arguments.seed)
    print(f"{arguments.articles} articles, {words:,} words")


if __name__ == "__main__":
    main()
