"""Weapons: marked sentence -> span, system, class, number and bore."""

from decimal import Decimal
from itertools import pairwise

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from extractors.records import Match, Weapon
from extractors.weapons.mentions import KIND, extract
from tests.extractors.hostile_text import growth
from tests.extractors.marked_values import read_marked

NLP = spacy.blank("en")


def read(text: str) -> list[Match]:
    return list(extract(NLP.make_doc(text), None))


def written(match: Match) -> str:
    """Write a weapon as the marks do: ``F-16 fighter 4``, ``- submarine 60..70``, ``Nora B-52
    sp_gun 155mm``.
    """
    value = match.value
    assert isinstance(value, Weapon)
    low, high = value.quantity_low, value.quantity_high
    number = "" if low is None else f" {low}" if low == high else f" {low}..{high}"
    return f"{value.system or '-'} {value.weapon_class}{number}"


NAMED = [
    pytest.param(
        "Serbia sold the [NORA B-52|Nora B-52 sp_gun] (155 millimeter) self-propelled artillery.",
        id="nora",
    ),
    pytest.param("The [B-52 bomber|B-52 bomber] left Guam.", id="b-52-bomber"),
    pytest.param(
        "It flies [Su-30MKI|Su-30MKI fighter] and [F-16C/D Block 70|F-16C/D Block 70 fighter].",
        id="variants",
    ),
    pytest.param(
        "Kuwait wants [F/A-18E/F Super Hornets|F/A-18E/F Super Hornet fighter].", id="nickname"
    ),
    pytest.param(
        "The [AGM-114R Hellfire|AGM-114R Hellfire atgm] was tested.", id="variant-of-a-named-code"
    ),
    pytest.param(
        "The [AIM-120C-8|AIM-120C-8 AMRAAM air_to_air_missile] is new.", id="double-suffix"
    ),
    pytest.param("The [T-72B3|T-72B3 tank] was hit.", id="russian-suffix"),
    pytest.param("They showed a [9M317|9M317 sam_missile].", id="artillery-index"),
    pytest.param("A [Type 055 destroyer|Type 055 destroyer] sailed by.", id="type-number"),
    pytest.param(
        "France built [Scorpène-class submarines|Scorpene class submarine] for Chile.",
        id="ship-class",
    ),
    pytest.param("Two [FDI frigates|FDI frigate 2] were launched.", id="acronym-with-noun"),
    pytest.param(
        "The [Patriot missile defense systems|MIM-104 Patriot sam_system] fired.",
        id="joined-class-words",
    ),
    pytest.param(
        "An [MQ-9B|MQ-9B armed_uav] crashed and [Leopard 2A7+ tanks|Leopard 2A7+ tank] left.",
        id="plus",
    ),
    pytest.param("They sent [Javelins|FGM-148 Javelin atgm] to the army.", id="plural-name"),
    pytest.param(
        "The pilot of an [F-35|F-35 fighter]'s sister jet spoke.",
        id="possessive-is-not-in-the-span",
    ),
    pytest.param('The "[Kornet|9M133 Kornet atgm]" was shown.', id="quoted"),
    pytest.param(
        'The army used ["Silkworm" anti-ship missiles|HY-2 Silkworm anti_ship_missile].',
        id="quotes-inside",
    ),
    pytest.param(
        "The [diesel-electric Agosta 70 class submarines|Agosta 70 class submarine] are old.",
        id="leading-adjective",
    ),
    pytest.param("Germany sent [Patriot launchers|MIM-104 Patriot sam_system].", id="launchers"),
]

UNKNOWN = [
    pytest.param(
        "Another crashed: a [Fateh missile|Fateh-110 ballistic_missile].",
        id="missile-of-two-namesakes",
    ),
    pytest.param(
        "The [SH-2F|SH-2G Super Seasprite naval_helicopter] landed.", id="helicopter-not-howitzer"
    ),
    pytest.param(
        "It gave [Leopard 2A4|Leopard 2A4 tank], [2A6|Leopard 2A6 tank] and [2A7 tanks|Leopard 2A7 tank].",
        id="elided-family",
    ),
    pytest.param("Oslo gave eight [2A4 Leopards|Leopard 2A4 tank 8].", id="mark-before-the-name"),
    pytest.param("[Su-27/30/35 jets|Su-27/30/35 fighter] flew.", id="three-numbers"),
    pytest.param(
        "The [BMP-1/2|BMP-1/2 ifv] and [MQ-1/9 drones|MQ-1/9 Predator armed_uav] are old.",
        id="one-digit",
    ),
    pytest.param("[Su-30MKA/MKI jets|Su-30MKA/MKI fighter] flew.", id="two-suffixes"),
    pytest.param("The [T-72|T-72 tank]/[T-90 tanks|T-90 tank] burned.", id="two-names"),
    pytest.param("Two [rockets|- ammunition 2] hit the city.", id="rockets-that-strike"),
    pytest.param(
        "It fires 40,000 [shells|- ammunition 40000] a month.", id="shells-that-are-fired"
    ),
    pytest.param(
        "It has 42 [Rafales|Rafale fighter 42]. Another 18 [jets|- fighter 18] will come.",
        id="more-of-the-same",
    ),
    pytest.param(
        "The cruiser [General Belgrano|General Belgrano destroyer] sank.", id="ship-without-prefix"
    ),
    pytest.param(
        "Seoul's corvette [Cheonan|Cheonan corvette] was raised Monday.", id="ship-of-a-country"
    ),
    pytest.param("The [Qassam rockets|Qassam mlrs] flew.", id="rockets-that-reach-no-orbit"),
    pytest.param(
        "[Bell UH-1Y helicopters|UH-1Y Huey transport_helicopter] landed.", id="code-then-nickname"
    ),
    pytest.param(
        "Two Sukhoi [Su-30MKI jets|Su-30MKI fighter 2] landed.", id="maker-is-not-in-the-span"
    ),
    pytest.param("An Ilyushin [Il-76|Il-76 transport_aircraft] landed.", id="maker-and-code"),
    pytest.param("[Sukhoi jets|Sukhoi fighter] bombed it.", id="maker-for-its-jets"),
    pytest.param("Six [Kilos|Kilo class submarine 6] joined the navy.", id="plural-of-a-class"),
    pytest.param("Russia showed the [Su-79|Su-79 fighter].", id="family-says-the-class"),
    pytest.param("Ten [XQ-99 drones|XQ-99 armed_uav 10] flew.", id="family-and-general-noun"),
    pytest.param("An [ABX-7 howitzer|ABX-7 towed_gun] was shown.", id="noun-says-the-class"),
    pytest.param(
        "The [Tornio-class corvette|Tornio class corvette] was launched.", id="unknown-ship-class"
    ),
    pytest.param(
        "The Imperial Navy [Kairyu-class submarine|Kairyu class submarine] was found.",
        id="class-without-its-navy",
    ),
    pytest.param("The frigate [INS Trinkat|INS Trinkat frigate] docked.", id="ship-by-prefix"),
    pytest.param(
        "Old submarines named [INS Alder|INS Alder submarine], [Birch|INS Birch submarine] and"
        " [Cedar|INS Cedar submarine] sailed.",
        id="list-of-ships",
    ),
]

COUNTED = [
    pytest.param("The navy has 60-70 [submarines|- submarine 60..70].", id="range"),
    pytest.param("It ordered four [submarines|- submarine 4] for 4.7 billion.", id="bare-class"),
    pytest.param("24 [fighter jets|- fighter 24] were sold.", id="figures"),
    pytest.param(
        "It bought 14 new Boeing [F-15s|F-15 fighter 14].", id="maker-and-adjective-between"
    ),
    pytest.param(
        "Ten Russian-made [Mi-17 helicopters|Mi-17 transport_helicopter 10] came.", id="made-in"
    ),
    pytest.param(
        "12 [Su-30|Su-30 fighter 12] and six [CH-92A|CH-92A armed_uav 6] came.", id="coordination"
    ),
    pytest.param("Another four [T-90 tanks|T-90 tank 4] came.", id="another"),
    pytest.param(
        "At least 1,200 [Shahed drones|Shahed-136 loitering_munition 1200] came.", id="thousands"
    ),
    pytest.param(
        "Over 20 million [rounds of small arms ammunition|- ammunition 20000000] came.",
        id="scale-word",
    ),
    pytest.param(
        "A million [grenade, mortar and artillery rounds|- ammunition 1000000] came.",
        id="listed-ammunition",
    ),
    pytest.param("Of these seven are [Kilo class submarines|Kilo class submarine 7].", id="are"),
    pytest.param("Two [F-35|F-35 fighter] squadrons left.", id="squadrons-are-counted"),
    pytest.param("The [F-16|F-16 fighter] of 2016 flew in 12 raids.", id="number-elsewhere"),
    pytest.param("In 2016 [F-16s|F-16 fighter] flew.", id="year"),
    pytest.param(
        "The jets dropped four 2,000-[pound bombs|- bomb 4] on the army base.",
        id="weight-is-no-number",
    ),
    pytest.param("The $12 million [F-16|F-16 fighter] crashed.", id="price"),
    pytest.param("Several [T-72s|T-72 tank] burned.", id="several-is-no-number"),
    pytest.param("Hundreds of [T-72s|T-72 tank] burned.", id="hundreds-of-is-no-number"),
    pytest.param(
        "They bought [Javelins|FGM-148 Javelin atgm] for the army; 452 [missiles|- missile 452] came.",
        id="antecedent",
    ),
    pytest.param("The army got 18 [155 mm howitzers|- towed_gun 18].", id="bore-first"),
]


NOUNS = [
    pytest.param(
        "The [Tu-95MS bombers|Tu-95MS bomber] launched two [decoy drones|- uav_other 2].",
        id="verb-ends-it",
    ),
    pytest.param(
        "The [AH-1Z gunships|AH-1Z Viper attack_helicopter] fired rockets.",
        id="fired-is-no-part-of-it",
    ),
    pytest.param("The [Kornet missiles|9M133 Kornet atgm] hit tanks.", id="hit-is-a-verb"),
    pytest.param(
        "Four [S-300 anti-aircraft guided missiles|S-300 sam_system 4] flew.",
        id="guided-is-no-verb",
    ),
    pytest.param(
        "The [Shahab-3 series ballistic missile|Shahab-3 ballistic_missile] flew.", id="series"
    ),
    pytest.param(
        "[Meteor missiles|Meteor air_to_air_missile] arm the jet.", id="listed-plural-and-a-verb"
    ),
    pytest.param(
        "[HIMARS missiles|M142 HIMARS mlrs] and [Gepard tanks|Gepard spaag] came.",
        id="loosely-said",
    ),
    pytest.param("[Astute submarines|Astute class nuclear_submarine] patrol.", id="nuclear-class"),
    pytest.param("[Boxer vehicles|Boxer apc] rolled through Riga.", id="head-of-the-class"),
    pytest.param(
        "[Dardo vehicles|VCC-80 Dardo ifv] went to Kyiv.", id="part-of-a-name-beside-its-noun"
    ),
    pytest.param(
        "[Black Shark torpedoes|Black Shark torpedo torpedo] were bought.",
        id="name-without-its-noun",
    ),
    pytest.param(
        "[Kilo submarines|Kilo class submarine] sailed from Sevastopol.",
        id="class-without-the-word",
    ),
    pytest.param(
        "Two [AT-3 trainers|AT-3 Tzu Chung trainer 2] took off.", id="namesake-of-the-noun"
    ),
    pytest.param("A [S-70 drone|S-70 Okhotnik armed_uav] fell.", id="drone-is-no-helicopter"),
    pytest.param(
        "He fired an [M110 rifle|M110 SASS small_arms] at the range.", id="rifle-is-no-howitzer"
    ),
    pytest.param(
        "Nine [D-30 122mm howitzers|D-30 towed_gun 9] were towed away.",
        id="bore-between-name-and-noun",
    ),
    pytest.param(
        "Ten [K10 ammunition resupply vehicles|K10 armoured_vehicle 10] came.",
        id="resupply-vehicles",
    ),
]

SPELLED = [
    pytest.param(
        "India flew the [Su-30 MKI|Su-30MKI fighter] and [Sukhoi-30 jets|Su-30 fighter].",
        id="written-out",
    ),
    pytest.param("A [Dong Feng-26 missile|DF-26 ballistic_missile] was shown.", id="dong-feng"),
    pytest.param(
        "The [F-4E Phantom|F-4E Phantom II fighter] was retired.", id="variant-and-nickname"
    ),
    pytest.param("The [Abrams M1A1|M1 Abrams tank] rolled.", id="name-before-code"),
    pytest.param(
        "An RAF [Chinook HC6|CH-47 Chinook HC6 transport_helicopter] landed.", id="role-mark"
    ),
    pytest.param("[SS-20s|RSD-10 Pioneer ballistic_missile] were scrapped.", id="nato-number"),
    pytest.param(
        "[Bradleys|M2 Bradley ifv], [Strykers|Stryker apc] and [Marders|Marder ifv] were promised.",
        id="list-of-plurals",
    ),
    pytest.param(
        "[Tomahawks|BGM-109 Tomahawk cruise_missile] hit the port.", id="plural-that-is-no-word"
    ),
]

MORE_COUNTED = [
    pytest.param("A pair of [B-52s|B-52 bomber 2] flew over the gulf.", id="pair"),
    pytest.param("Six ex-German [Leopard 1s|Leopard 1 tank 6] arrived.", id="ex-german"),
    pytest.param("The fleet lost 1,200+ [tanks|- tank 1200], the army said.", id="plus-sign"),
    pytest.param(
        "Iran answered with 180 retaliatory [missiles|- missile 180].", id="adjective-by-its-ending"
    ),
    pytest.param(
        "Hezbollah fired about 40 [rockets|- ammunition 40] at the north.",
        id="party-and-act-of-war",
    ),
    pytest.param("Two army [helicopters|- helicopter 2] collided.", id="whose-before-the-noun"),
    pytest.param("Two air force [jets|- fighter 2] collided.", id="two-words-before-the-noun"),
    pytest.param("Two US Navy [destroyers|- destroyer 2] left.", id="navy-stays-outside"),
    pytest.param(
        "Three [Quds 5 cruise missiles|Quds 5 cruise_missile 3] flew.", id="figure-of-a-name"
    ),
    pytest.param(
        "Armies fought with 60 [drones|- uav_other 60]\nControl was lost.",
        id="line-end-after-the-noun",
    ),
    pytest.param("Four Navy [ships|- warship 4] searched the strait.", id="navy-ships"),
    pytest.param(
        "It shipped 5,000 [rounds of 155 mm ammunition|- ammunition 5000].", id="rounds-of-a-bore"
    ),
    pytest.param(
        "Missiles hit the town on 19 April. Israeli [F-16s|F-16 fighter] flew.",
        id="not-across-a-full-stop",
    ),
    pytest.param(
        "Raids killed 18\n[T-72s|T-72 tank] near the base burned.", id="not-across-a-headline"
    ),
    pytest.param("The [3M-54 Kalibr|Kalibr cruise_missile] flew.", id="figure-in-a-code"),
]


@pytest.mark.parametrize("marked", [*NAMED, *UNKNOWN, *COUNTED, *NOUNS, *SPELLED, *MORE_COUNTED])
def test_extract(marked: str) -> None:
    text, expected = read_marked(marked)
    assert [(match.start, match.end, written(match)) for match in read(text)] == expected


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


BORES = [
    pytest.param("NORA B-52 (155 millimeter) guns", "155", id="in-brackets"),
    pytest.param("155mm M777 howitzers", "155", id="before-the-name"),
    pytest.param("the army's 122-mm rockets", "122", id="before-the-class"),
    pytest.param("the navy's .50-caliber machine guns", "12.7", id="inches"),
    pytest.param("a 155mm/52-calibre howitzer", "155", id="length-of-the-barrel"),
    pytest.param("the army's D-30 122mm howitzer", "122", id="between-name-and-noun"),
    pytest.param("an army 2B11 arrived", "120", id="from-the-gazetteer"),
    pytest.param("an F-16 arrived", None, id="none"),
]


@pytest.mark.parametrize(("text", "bore"), BORES)
def test_bore(text: str, bore: str | None) -> None:
    [match] = read(text)
    assert isinstance(match.value, Weapon)
    assert match.value.caliber_mm == (Decimal(bore) if bore else None)


def test_what_the_gazetteer_knows_and_what_it_does_not() -> None:
    nora, unknown = read("The army has the Nora B-52 and the ABX-7 howitzer.")
    assert nora.value == Weapon(
        system="Nora B-52", weapon_class="sp_gun", caliber_mm=Decimal(155), origin="SRB", known=True
    )
    assert unknown.value == Weapon(system="ABX-7", weapon_class="towed_gun")
    assert (nora.rule, unknown.rule) == ("gazetteer", "designation")


def test_a_namesake_counts_once_the_text_has_named_the_system() -> None:
    found = read("The Javelin missile flew.\nHe praised the Javelin.")
    assert [match.start for match in found] == [4, 41]
    assert read("He praised the Javelin.") == []


def test_kind() -> None:
    assert KIND == "weapons"


@given(st.text(alphabet="F-16 T72BMk/’()\n.,é—0123456789tanksjetNora", max_size=120))
def test_matches_are_in_order_and_do_not_overlap(text: str) -> None:
    found = read(text)
    doc_text = NLP.make_doc(text).text
    assert all(0 <= match.start < match.end <= len(doc_text) for match in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize(
    "piece",
    [
        pytest.param("F-16 ", id="names"),
        pytest.param("Patriot ", id="ambiguous-names"),
        pytest.param("Leopard army zoo ", id="ambiguous-names-among-cues"),
        pytest.param("4 tanks ", id="counted-classes"),
        pytest.param("anti-", id="modifiers"),
        pytest.param("M1", id="glued-codes"),
        pytest.param("Mk-", id="marks"),
        pytest.param("A-1/", id="slashes"),
        pytest.param("INS Vela, ", id="ships"),
        pytest.param("Kilo-class ", id="classes"),
        pytest.param("1,", id="digits-and-commas"),
        pytest.param(" ", id="blanks"),
        pytest.param("XQ-99 drones army ", id="designations"),
        pytest.param("new ", id="words-between"),
        pytest.param("1 new tanks ", id="numbers-and-words-between"),
        pytest.param("F-16 Falcon Falcon ", id="nicknames"),
        pytest.param("155 mm ", id="bores"),
    ],
)
def test_work_grows_with_the_length(piece: str) -> None:
    assert growth(read, piece) < 9
