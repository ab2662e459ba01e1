"""Weapons by name and by form: marked sentence -> span, system and class."""

import pytest

from extractors.records import Weapon
from tests.extractors.marked_values import read_marked
from tests.extractors.weapons.weapons_in_text import read, written

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
        "It gave [Leopard 2A4|Leopard 2A4 tank], [2A6|Leopard 2A6 tank] and"
        " [2A7 tanks|Leopard 2A7 tank].",
        id="elided-family",
    ),
    pytest.param("Oslo gave eight [2A4 Leopards|Leopard 2A4 tank 8].", id="mark-before-the-name"),
    pytest.param("[Su-27/30/35 jets|Su-27/30/35 fighter] flew.", id="three-numbers"),
    pytest.param(
        "The [BMP-1/2|BMP-1/2 ifv] and [MQ-1/9 drones|MQ-1/9 Predator armed_uav] are old.",
        id="one-digit",
    ),
    pytest.param(
        "[Hawk 127 trainers|BAE Hawk trainer] and [Sea King 41 helicopters|SH-3 Sea King 41"
        " naval_helicopter] flew.",
        id="number-of-a-mark",
    ),
    pytest.param("Kelm will field the [Boxer RCT30|Boxer RCT30 apc].", id="code-of-a-variant"),
    pytest.param(
        "It wants more [Krabs|AH Krab sp_gun] and [Danas|wz. 77 DANA sp_gun].", id="plurals"
    ),
    pytest.param(
        "Oslo got [Apaches|AH-64 Apache attack_helicopter], [Abramses|M1 Abrams tank] and"
        " [Himars|M142 HIMARS mlrs].",
        id="plurals-of-all-sorts",
    ),
    pytest.param(
        "The [S-70 Okhotnik|S-70 Okhotnik armed_uav] fell. The"
        " [S-70|S-70 Okhotnik armed_uav] burnt.",
        id="code-as-named-before",
    ),
    pytest.param(
        "The [S-70 Black Hawk|UH-60 Black Hawk transport_helicopter] of the army: an"
        " [S-70|UH-60 Black Hawk transport_helicopter].",
        id="code-of-another",
    ),
    pytest.param(
        "The [ROKS Jeongjo the Great|ROKS Jeongjo the Great warship] left.", id="ship-not-its-class"
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

VARIANTS = [
    pytest.param("A [KH178 howitzer|KH178 towed_gun] was fired.", id="kh178-is-not-kh179"),
    pytest.param("The army has [KH179 howitzers|KH179 towed_gun].", id="kh179"),
    pytest.param("The [Barak-1 missile|Barak-1 sam_system] was tested.", id="barak-1"),
    pytest.param("[J-35A fighters|J-35A fighter] flew.", id="j-35-is-not-j-31"),
    pytest.param("A [KC-130J|KC-130J tanker_aircraft] took off.", id="the-tanker-of-a-transport"),
    pytest.param("Gas of South Pars feeds the army's base.", id="a-gas-field-is-no-vehicle"),
    pytest.param("Missiles hit the South Pars refinery.", id="a-field-that-missiles-hit"),
]

HULLS = [
    pytest.param(
        "The submarine [USS Alder|USS Alder nuclear_submarine]"
        " ([SSN 901|USS Alder nuclear_submarine]) dived.",
        id="number-of-the-ship",
    ),
    pytest.param(
        "[USS Nimitz|USS Nimitz aircraft_carrier] ([CVN-68|USS Nimitz aircraft_carrier]) left.",
        id="number-that-names-a-class-too",
    ),
    pytest.param("[HMS Elm|HMS Elm frigate] ([F99|HMS Elm frigate]) sailed.", id="pennant-number"),
    pytest.param(
        "The destroyer [USS John B. Oaks Jr.|USS John B. Oaks Jr. destroyer] sailed.", id="junior"
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


@pytest.mark.parametrize("marked", [*NAMED, *UNKNOWN, *NOUNS, *VARIANTS, *HULLS, *SPELLED])
def test_extract(marked: str) -> None:
    text, expected = read_marked(marked)
    assert [(match.start, match.end, written(match)) for match in read(text)] == expected


NAVIES = [
    ("HNLMS Alder sailed.", "NLD"),
    ("INS Alder joined India's fleet.", "IND"),
    ("Israel's INS Alder left port.", "ISR"),
]


@pytest.mark.parametrize(("text", "country"), NAVIES)
def test_a_ship_is_of_the_navy_that_its_prefix_names(text: str, country: str) -> None:
    [match] = read(text)
    assert isinstance(match.value, Weapon)
    assert match.value.origin == country
