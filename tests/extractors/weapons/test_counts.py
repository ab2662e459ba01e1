"""How many: marked sentence -> span, system, class and number; and the bore beside a weapon."""

from decimal import Decimal

import pytest

from extractors.records import Weapon
from tests.extractors.marked_values import read_marked
from tests.extractors.weapons.weapons_in_text import read, written

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
    pytest.param(
        "They want 700 trillion trillion [T-90 tanks|T-90 tank].", id="more-than-anything-counts"
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
        "They bought [Javelins|FGM-148 Javelin atgm] for the army; 452 [missiles|- missile 452]"
        " came.",
        id="antecedent",
    ),
    pytest.param("The army got 18 [155 mm howitzers|- towed_gun 18].", id="bore-first"),
]

BARE_AND_COUNTED = [
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


PARTS_OF_A_WHOLE = [
    pytest.param("The army kept 9 of the 21 [Leopards|Leopard 2 tank 9].", id="of-the"),
    pytest.param(
        "Three of Norway's planned five [Type 26 frigates|Type 26 frigate 3] will sail.",
        id="owner-and-adjective",
    ),
    pytest.param("The army hit 17 out of 22 [drones|- uav_other 17].", id="out-of"),
    pytest.param("It lost six of about 40 [T-72s|T-72 tank 6].", id="of-about"),
    pytest.param("Half of its 36 [Rafales|Rafale fighter 18] are idle.", id="half"),
    pytest.param("Two thirds of the 30 [F-16s|F-16 fighter 20] flew.", id="two-thirds"),
    pytest.param("Half of the 15 [F-16s|F-16 fighter] flew.", id="no-whole-number-is-left"),
    pytest.param("None of the four [Rafales|Rafale fighter] took off.", id="none"),
    pytest.param("Some of the 300 [missiles|- missile] hit the base.", id="some-without-a-figure"),
    pytest.param("The army said 40% of its 80 [T-72s|T-72 tank] run.", id="percentage"),
    pytest.param("One in four [T-72s|T-72 tank] was hit.", id="one-in-four"),
    pytest.param("All of the 12 [Rafales|Rafale fighter 12] flew.", id="all"),
    pytest.param("The first of 18 [Rafales|Rafale fighter 18] came.", id="the-first-of"),
    pytest.param("It signed for a fleet of 18 [Rafales|Rafale fighter 18].", id="a-fleet-of"),
]

MEASURED = [
    pytest.param("Seoul launched two 4,100-tonne [frigates|- frigate 2].", id="tonnage"),
    pytest.param("The navy owns six 900 ton [corvettes|- corvette 6].", id="tonnage-after-a-blank"),
    pytest.param("A 3,000-ton submarine joined the navy.", id="tonnage-alone"),
    pytest.param("The army has 30 500-km-[range missiles|- missile 30].", id="reach-is-no-number"),
    pytest.param("The army dropped eight 250 kg [bombs|- bomb 8] on the base.", id="weight"),
]

REPEATED = [
    pytest.param("Lithuania listed 18x [Boxer vehicles|Boxer apc 18].", id="times-before"),
    pytest.param("It lists 6 x [F-16s|F-16 fighter 6].", id="times-between-blanks"),
    pytest.param("Lost: [T-72 tanks|T-72 tank 11] (x11).", id="times-in-brackets"),
    pytest.param(
        "The first of eight [KM-SAM batteries|KM-SAM sam_system 8] came.", id="km-no-measure"
    ),
    pytest.param("It took the third of five [FDI frigates|FDI frigate 5].", id="third-no-share"),
    pytest.param("It bought a third of the six [FDI frigates|FDI frigate 2].", id="share"),
    pytest.param(
        "KELM ORDERS 40 [STRYKER VEHICLES|Stryker apc 40] AND"
        " [JAVELIN MISSILES|FGM-148 Javelin atgm]",
        id="count-in-capitals",
    ),
    pytest.param("Lost: [MiG-29s|MiG-29 fighter 3] (3 units).", id="pieces-in-brackets"),
]


@pytest.mark.parametrize(
    "marked", [*COUNTED, *BARE_AND_COUNTED, *PARTS_OF_A_WHOLE, *MEASURED, *REPEATED]
)
def test_extract(marked: str) -> None:
    text, expected = read_marked(marked)
    assert [(match.start, match.end, written(match)) for match in read(text)] == expected


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
