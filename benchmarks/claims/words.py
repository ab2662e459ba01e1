"""The words of `benchmarks.claims.news`: its papers, states, weapons and sentences."""

from collections.abc import Mapping
from itertools import product

OUTLETS = tuple(
    f"{place} {paper}"
    for place, paper in product(
        ("Lima", "Oslo", "Delhi", "Baku", "Perth", "Quito", "Turin", "Accra", "Osaka", "Leeds"),
        ("Post", "Courier", "Herald", "Wire", "Business", "Observer"),
    )
)

STATES: Mapping[str, tuple[str, str, str]] = {
    "POL": ("Poland", "Polish", "Warsaw"),
    "NOR": ("Norway", "Norwegian", "Oslo"),
    "PER": ("Peru", "Peruvian", "Lima"),
    "IND": ("India", "Indian", "New Delhi"),
    "EGY": ("Egypt", "Egyptian", "Cairo"),
    "JPN": ("Japan", "Japanese", "Tokyo"),
    "MAR": ("Morocco", "Moroccan", "Rabat"),
    "ROU": ("Romania", "Romanian", "Bucharest"),
    "CHL": ("Chile", "Chilean", "Santiago"),
    "FIN": ("Finland", "Finnish", "Helsinki"),
    "THA": ("Thailand", "Thai", "Bangkok"),
    "KWT": ("Kuwait", "Kuwaiti", "Kuwait City"),
    "GRC": ("Greece", "Greek", "Athens"),
    "DNK": ("Denmark", "Danish", "Copenhagen"),
    "PHL": ("Philippines", "Philippine", "Manila"),
    "BRA": ("Brazil", "Brazilian", "Brasilia"),
    "TUR": ("Turkey", "Turkish", "Ankara"),
    "VNM": ("Vietnam", "Vietnamese", "Hanoi"),
    "SRB": ("Serbia", "Serbian", "Belgrade"),
    "KEN": ("Kenya", "Kenyan", "Nairobi"),
}
SYSTEMS = (
    ("K9 Thunder", "howitzer"),
    ("F-16", "fighter"),
    ("Leopard 2", "main_battle_tank"),
    ("HIMARS", "rocket_artillery"),
    ("CAESAR", "howitzer"),
    ("NASAMS", "air_defence_system"),
    ("AH-64 Apache", "attack_helicopter"),
    ("Bayraktar TB2", "armed_uav"),
    ("JF-17", "fighter"),
    ("Patriot", "air_defence_system"),
    ("CV90", "infantry_fighting_vehicle"),
    ("Javelin", "anti_tank_missile"),
    ("Gripen", "fighter"),
    ("PzH 2000", "howitzer"),
    ("K2", "main_battle_tank"),
    ("Scorpène", "submarine"),
)
SYLLABLES = (
    "bar",
    "vel",
    "kor",
    "tin",
    "dra",
    "mos",
    "lun",
    "fen",
    "gar",
    "hol",
    "jas",
    "kel",
    "lor",
    "mir",
    "nov",
    "pel",
    "quin",
    "ros",
    "sal",
    "tor",
)
ENDINGS = (
    "a",
    "en",
    "is",
    "o",
    "um",
    "ex",
    "ia",
    "or",
    "us",
    "el",
)
TRADES = (
    "Energy",
    "Gas",
    "Systems",
    "Defence",
    "Holdings",
    "Marine",
    "Power",
    "Aerospace",
    "Resources",
    "Capital",
)
RATES = {"EUR": 1.09, "GBP": 1.27, "NOK": 0.094, "JPY": 0.0067}

SOURCES = (
    "the company said",
    "according to two people with knowledge of the matter",
    "a ministry statement said",
    "an official said",
    "it said in a filing",
    "the government announced",
)
_OPENINGS = ("after", "despite", "amid", "following", "in spite of", "weeks before", "in view of")
_MANNERS = (
    "long",
    "secret",
    "stalled",
    "heated",
    "renewed",
    "public",
    "urgent",
    "cautious",
    "repeated",
    "local",
)
_MATTERS = (
    "talks with unions",
    "protests in the capital",
    "warnings from auditors",
    "a debate in parliament",
    "delays at the port",
    "objections from neighbours",
    "rumours about a rival bid",
    "changes at the ministry",
    "complaints about noise",
    "hearings on safety",
    "strikes at two plants",
    "a review of spending",
)
ASIDES = tuple(
    f"{opening} {matter if matter.startswith('a ') else f'{manner} {matter}'}"
    for opening, manner, matter in product(_OPENINGS, _MANNERS, _MATTERS)
)
PRICE_TEMPLATES = (
    "At the {hub} the front-month contract settled at {sum} per MWh on {day}.",
    "The front-month contract at the {hub} settled at {sum} per MWh.",
    "{hub} gas for next month settled at {sum} per megawatt hour on {day}.",
)
ARMS_TEMPLATES = (
    "{state} signed a contract worth {sum} with {maker} for {many} {system} on {day}, {source}.",
    "{maker} will deliver {many} {system} to the {people} army for {sum}, {source} {aside}.",
    "{capital} has ordered {many} {system} from {maker} in a deal of {sum} {aside}.",
    "The {people} defence ministry bought {many} {system} from {maker}, {source}.",
)
GAS_TEMPLATES = (
    "{maker} will supply {state} with {volume} of gas a year for {years} years, {source}.",
    "{state} agreed to buy {volume} of gas a year from {maker} {aside}, {source}.",
    "Under the contract {maker} sends {volume} a year to {people} buyers from next January.",
)
CONTRACT_TEMPLATES = (
    "{maker}, {capital}, is awarded a {sum} contract by {client} for maintenance and support.",
    "{client} gave {maker} a contract worth {sum} for work in {state} {aside}, {source}.",
    "{maker} won a {sum} order from {client}, {source} on {day}.",
)
LOAN_TEMPLATES = (
    "{maker} lent {state} {sum} {aside}, {source}.",
    "{state} signed a loan of {sum} with {maker} on {day}, {source}.",
    "The {people} government borrows {sum} from {maker} {aside}.",
)
PURCHASE_TEMPLATES = (
    "{maker} agreed to buy {client} for {sum} {aside}, {source}.",
    "{client} is to be sold to {maker} in a deal valued at {sum}, {source} on {day}.",
    "{maker} will pay {sum} for {client}, {source}.",
)
OUTPUT_TEMPLATES = (
    "The {maker} produced {volume} of gas in {month}, {source}.",
    "Gas output of the {maker} came to {volume} in {month}.",
    "In {month} the {maker} pumped {volume} of gas {aside}, {source}.",
)
TITLES = {
    "arms_transfer": "wins arms order",
    "gas_supply": "sells gas abroad",
    "contract": "awarded contract",
    "loan": "lends to state",
    "acquisition": "makes a bid",
    "production": "reports output",
}
