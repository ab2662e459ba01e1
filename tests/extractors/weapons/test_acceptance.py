"""What looks like a weapon and is none, and what bears a doubtful name out."""

import pytest

from extractors.text import ArticleText
from extractors.weapons.acceptance import accepted_names
from extractors.weapons.context import Context
from extractors.weapons.lookup import look_up
from extractors.weapons.names import read_names
from tests.extractors.weapons.weapons_in_text import read, written

NOT_WEAPONS = [
    pytest.param("Covid-19 spread while soldiers kept order.", id="covid"),
    pytest.param("Leaders of the G-20 met in Delhi.", id="g-20"),
    pytest.param("A Boeing 737 landed with 150 passengers.", id="boeing"),
    pytest.param("The army shut the NH-9 road.", id="indian-road"),
    pytest.param("The F-150 pickup sells well.", id="pickup"),
    pytest.param("Forty A320 jets were ordered by the airline.", id="airliner"),
    pytest.param("The S&P 500 fell two percent.", id="index"),
    pytest.param("B-1 visas are hard to get.", id="visa"),
    pytest.param("Troops blocked the M-1 motorway.", id="motorway"),
    pytest.param("NATO invoked Article 5 after the missile fell.", id="article"),
    pytest.param("The iPhone 15 was shown to soldiers.", id="iphone"),
    pytest.param("UN Resolution 1973 allowed air strikes.", id="resolution"),
    pytest.param(
        "The leopard cubs slept while the Leopards lost to the Lions.", id="animals-and-a-team"
    ),
    pytest.param("She won the javelin throw.", id="javelin-throw"),
    pytest.param("The Patriot Act was renewed after the missile attack.", id="patriot-act"),
    pytest.param("Actor Bradley Cooper met soldiers.", id="person"),
    pytest.param("Typhoon Haiyan hit as troops dug in.", id="storm"),
    pytest.param("The Harpoon Dolan case divides the army.", id="part-of-a-name"),
    pytest.param("Soldiers of Typhoon Resolve trained in Norway.", id="exercise"),
    pytest.param("The navy's Stingers of VFA-201 flew home.", id="squadron"),
    pytest.param("The army raised money in a Series B-2 round.", id="round-of-funding"),
    pytest.param("At T-72 minutes the air force stopped the count.", id="count-down"),
    pytest.param("BrahMos Aerospace hired 200 people.", id="company"),
    pytest.param("Raytheon and Lockheed Martin shares rose.", id="makers"),
    pytest.param("Missiles and jets were seen.", id="bare-plurals"),
    pytest.param("Three LNG tanks will be built, the navy said.", id="storage-tanks"),
    pytest.param("There were three rounds of talks with the military.", id="rounds-of-talks"),
    pytest.param("Two jets collided at Haneda airport.", id="civil-jets"),
    pytest.param("Twelve fighters of the militia gave up to the army.", id="people-who-fight"),
    pytest.param("One missile strike and two tank crews were reported.", id="noun-is-no-head"),
    pytest.param("A first-class frigate chef cooked.", id="first-class"),
    pytest.param("H5N1 was found near the barracks.", id="virus"),
    pytest.param("The grant was R500 million for the navy.", id="amount"),
    pytest.param("MI6 warned the army of sabotage.", id="mi6"),
    pytest.param(
        "Four counter-battery radars and 100 sets of body armor arrived.", id="radars-and-armour"
    ),
    pytest.param("Submarines are built in India under Project 75I.", id="programme"),
    pytest.param("On May 8 the army moved.", id="date"),
    pytest.param("The M-30 highway was under artillery fire.", id="highway-right-after"),
    pytest.param("Bill C-51 armed the police, said an army officer.", id="bill-right-before"),
    pytest.param("A K-9 dog named Rex served with the soldiers.", id="police-dog"),
    pytest.param("The army shut the M-2 bridge after the strike.", id="bridge"),
    pytest.param("The F-16 line of Canon printers is at the air base.", id="line-of-a-brand"),
    pytest.param("He praised the C-130 class comfort to soldiers.", id="class-of-comfort"),
    pytest.param("Army cooks like the Kilo class of potatoes.", id="class-of-potatoes"),
    pytest.param("Men of the Shkval battalion attacked the tank.", id="name-of-troops"),
    pytest.param("The J-6 test cell at Arnold tests rocket motors.", id="test-stand"),
    pytest.param("ULA launched a Delta IV Heavy for the air force.", id="space-launcher"),
    pytest.param("Amazon bought 900 drones for deliveries.", id="drones-of-peace"),
    pytest.param("Six transport aircraft of an airline were chartered.", id="aircraft-of-peace"),
    pytest.param("The army found two rifles' cases.", id="owner-of-what-is-counted"),
    pytest.param(
        "Britain and France, two of the E3, warned Iran over its missiles.",
        id="three-european-powers",
    ),
    pytest.param(
        "The air force placed a 12-seat order for A 12-seat buses.", id="article-and-figure"
    ),
    pytest.param("The Kornet restaurant feeds soldiers.", id="restaurant"),
    pytest.param("Col. Malka spoke to the troops.", id="officer"),
    pytest.param("Booker said that soldiers deserve more.", id="speaker"),
    pytest.param("Senator Booker met soldiers. The army thanked Booker.", id="person-named-before"),
    pytest.param("Jaguar vehicles were parked outside the barracks.", id="brand"),
    pytest.param("Dardo waved to the soldiers.", id="part-of-a-name-alone"),
    pytest.param("A force of 40 ships left the naval base.", id="of-forty"),
    pytest.param("THE NAVY'S 19K-TON CARGO SHIP WAS SOLD", id="possessive-and-figure"),
    pytest.param("Islay class vessels carry cars.", id="ferries"),
    pytest.param("Read our RSS Feeds on the army.", id="feeds"),
    pytest.param("EXPERTS SOUND ALARM OVER ARMY CUTS", id="word-in-a-headline"),
    pytest.param("Two suicide bombers struck an army base.", id="suicide-bombers"),
    pytest.param("Twenty armed fighters of the militia gave up.", id="armed-fighters"),
    pytest.param("Six munitions experts came to the naval base.", id="noun-after-the-head"),
    pytest.param(
        "Missiles hit the town on 19 April. Israeli jets were seen.", id="date-before-a-full-stop"
    ),
    pytest.param(
        "Ravens, Titans and Jaguars meet on Sunday, a soldier wrote.", id="teams-in-a-list"
    ),
    pytest.param("Bradley and his brother joined the marines.", id="surname-without-article"),
    pytest.param("The army took cover near the Harpoon, a small pub.", id="noun-in-apposition"),
    pytest.param("He left with the Virginia class of 1988 for the navy.", id="class-of-a-year"),
    pytest.param("The T64 final at the Paralympics drew soldiers.", id="paralympic-class"),
    pytest.param("A Gulfstream G550 brought the general.", id="business-jet"),
    pytest.param("A Bombardier Challenger brought the army chief.", id="maker-of-business-jets"),
    pytest.param("The Vega-C rocket put army satellites into orbit.", id="rocket-to-orbit"),
    pytest.param("He led after SS1 of the rally, a former soldier said.", id="rally-stage"),
    pytest.param("Seven cutters worked at the mill.", id="textile-workers"),
    pytest.param("Two bombers blew themselves up near soldiers.", id="bombers-who-die"),
    pytest.param("A 12-aircraft order came from the air force.", id="order-of-aircraft"),
    pytest.param("The Rockets hit 12 shots and 30 Rockets fans cheered.", id="team"),
    pytest.param("The Falcon rocket put army satellites into orbit.", id="rocket-with-satellites"),
    pytest.param("Apache leaders fought the army.", id="people-of-that-name"),
    pytest.param(
        "The navy met the frigate Tuesday near a carrier Friday.", id="day-after-a-class-noun"
    ),
    pytest.param(
        "The navy sold the frigate Iranian officials wanted.", id="nation-after-a-class-noun"
    ),
    pytest.param("A Sukhoi Superjet crashed near the air base.", id="airliner-of-a-maker"),
    pytest.param("The F-15 form was lost by an army clerk.", id="form-after-a-code"),
    pytest.param("The Freedom Fighters of the army of 1947 were honoured.", id="freedom-fighters"),
]


@pytest.mark.parametrize("text", NOT_WEAPONS)
def test_no_weapon(text: str) -> None:
    assert [(text[match.start : match.end], written(match)) for match in read(text)] == []


def test_a_namesake_counts_once_the_text_has_named_the_system() -> None:
    found = read("The Javelin missile flew.\nHe praised the Javelin.")
    assert [match.start for match in found] == [4, 41]
    assert read("He praised the Javelin.") == []


def accepted(text: str) -> list[str]:
    article = ArticleText(text)
    candidates = read_names(article, look_up(article).names)
    return [name.surface for name in accepted_names(article, candidates, Context(article))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("He saw a Leclerc and a Merkava.", ["Leclerc", "Merkava"], id="sure"),
        pytest.param("He bought a Stinger.", [], id="word-alone"),
        pytest.param("He bought a Stinger missile.", ["Stinger missile"], id="beside-its-noun"),
        pytest.param("The army bought a Stinger.", ["Stinger"], id="in-context"),
        pytest.param("Twelve Stingers were delivered.", ["Stingers"], id="counted-and-dealt-in"),
        pytest.param("The army fears the bee and its Stinger.", [], id="another-sense"),
        pytest.param("Mr Stinger met the army.", [], id="title"),
    ],
)
def test_names_that_stand(text: str, names: list[str]) -> None:
    assert accepted(text) == names
