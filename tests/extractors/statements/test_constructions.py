"""Constructions of news about deals, read by the pipeline that ships: the type and the parties of
the last statement of each text.
"""

import pytest

from extractors import statements
from extractors.records import NO_PARTIES

CASES = [
    pytest.param(
        "Norgas opened a branch in Porto. It has agreed with Alta Power to supply 3 million "
        "tonnes of LNG from 2027.",
        "gas_supply",
        "supplier Norgas, buyer Alta Power",
        id="it-also",
    ),
    pytest.param(
        "Falk Arms signed a $300 million contract with Peru's navy to deliver 12 patrol boats.",
        "arms_transfer",
        "supplier Falk Arms, buyer Peru",
        id="with-to-deliver",
    ),
    pytest.param(
        "Chile has picked Norway's Nord Aero to replace its trainers. The Norwegian company "
        "will deliver 18 helicopters worth $400 million.",
        "arms_transfer",
        "supplier Nord Aero, buyer Chile",
        id="nationality-firm",
    ),
    pytest.param(
        "Kenya has asked two Dutch yards to build five frigates for $900 million.",
        "arms_transfer",
        "supplier two Dutch yards, buyer Kenya",
        id="asks-yards",
    ),
    pytest.param(
        "The terminal at Holmvik has raised its capacity to 4 bcm a year.",
        "capacity",
        "subject terminal at Holmvik",
        id="works-at",
    ),
    pytest.param(
        "The navy of Ghana said that Mali had fired 30 rockets at the port.",
        "military_activity",
        "subject Mali",
        id="said-that-another-fired",
    ),
    pytest.param(
        "Alta Power has signed a $200 million loan for its unit in Porto.",
        "loan",
        "borrower Alta Power",
        id="signed-a-loan",
    ),
    pytest.param(
        "Norgas said Brae Works, a unit of Brae, won a $40 million contract to repair a platform.",
        "contract",
        "supplier Brae Works",
        id="said-another-won",
    ),
    pytest.param(
        "Denmark took 3 bcm of gas from Norway in 2023.",
        "gas_supply",
        "supplier Norway, buyer Denmark",
        id="took-so-much",
    ),
    pytest.param(
        "Biden has approved a $90 million sale of rockets to Ghana.",
        "arms_transfer",
        "supplier United States, buyer Ghana",
        id="leader-of-a-state",
    ),
    pytest.param(
        "Statement from President Joe Biden on Ghana\n\nToday we are announcing $90 million in "
        "military aid for Ghana.",
        "aid",
        "donor United States, recipient Ghana",
        id="we-in-a-statement",
    ),
    pytest.param(
        "Each Patriot missile costs about $4 million.",
        "price",
        "subject Patriot missile",
        id="one-weapon-costs",
    ),
    pytest.param(
        "Gas flows to Alta Power's Holmvik export plant rose to 1.4 bcfd.",
        "gas_flow",
        "operator Alta Power, subject Holmvik export plant",
        id="operator-of-a-named-plant",
    ),
    pytest.param(
        "Denmark has closed its field. Imports of gas rose to 3 bcm in 2023.",
        "gas_supply",
        "buyer Denmark",
        id="imports-of-the-state-spoken-of",
    ),
    pytest.param(
        "Norgas has doubled its profit, helped by Denmark's decision to order two frigates.",
        "arms_transfer",
        "buyer Denmark",
        id="decision-of-the-buyer",
    ),
    pytest.param(
        "Denmark will provide Ghana with 30 Patriot missiles.",
        "aid",
        "donor Denmark, recipient Ghana",
        id="provides-without-a-deal",
    ),
    pytest.param(
        "Ghana has closed the port. Norgas owes $90 million in taxes.",
        "debt",
        "lender Ghana, borrower Norgas",
        id="taxes-are-owed-to-the-state",
    ),
    pytest.param(
        "Lund Defence won an order for 30 howitzers from Ghana.",
        "arms_transfer",
        "supplier Lund Defence, buyer Ghana",
        id="won-from",
    ),
    pytest.param(
        "Brae Energy published its accounts. Gas output rose to 5 bcm in 2023.",
        "production",
        "producer Brae Energy",
        id="topic-produces",
    ),
    pytest.param(
        '"Finland adds another 80 million euros to the project," the minister said.',
        "investment",
        "investor Finland",
        id="adds-money",
    ),
    pytest.param(
        "Vireo Systems took part in a tender in an attempt to win a 200 million euro drone "
        "order from the Portuguese government.",
        "arms_transfer",
        "supplier Vireo Systems, buyer Portugal",
        id="attempt-to-win",
    ),
    pytest.param(
        "The June contract was up 20 cents at 33.10 euros a MWh.",
        "price",
        "subject June contract",
        id="contract-price",
    ),
    pytest.param(
        "Chinese lenders have given Zambia loans of $2 billion since 2010.",
        "loan",
        "lender Chinese lenders, borrower Zambia",
        id="gives-somebody-loans",
    ),
    pytest.param(
        "The ministry listed another $5 million in missiles for Togo.",
        "arms_transfer",
        "buyer Togo",
        id="in-missiles",
    ),
    pytest.param(
        "Alder Foods entered the market in 2019 after acquiring Vik Dairy for $30 million.",
        "acquisition",
        "buyer Alder Foods, subject Vik Dairy",
        id="after-acquiring",
    ),
    pytest.param(
        "Malawi was granted $12 million in Swedish assistance in 2022.",
        "aid",
        "donor Sweden, recipient Malawi",
        id="was-granted",
    ),
    pytest.param(
        "Greece's cabinet approved the purchase of eight minehunters from Spain.",
        "arms_transfer",
        "supplier Spain, buyer Greece",
        id="approves-purchase",
    ),
    pytest.param(
        "Italy has cut its consumption. Its imports of Algerian gas fell to 20 bcm in 2023.",
        "gas_supply",
        "supplier Algeria, buyer Italy",
        id="its-imports",
    ),
    pytest.param(
        "Tarn Oil raised its estimate of the field to 300 bcm of proven reserves.",
        "reserve",
        "subject Tarn Oil",
        id="raised-its-estimate",
    ),
    pytest.param(
        "Gas demand in Denmark, including exports, rose to 3 bcm in 2023.",
        "demand",
        "subject Denmark",
        id="aside",
    ),
    pytest.param(
        "Peru ran its largest trade deficit with Spain, at $30 billion, followed by Chile, at "
        "$20 billion.",
        "trade_volume",
        "subject Peru, subject Chile",
        id="each-party-with-its-own-value",
    ),
    pytest.param(
        "Latvia attracted $40 million in foreign direct investment from Norway.",
        "investment",
        "investor Norway, recipient Latvia",
        id="attracts",
    ),
    pytest.param(
        "Holm Foods rejected a takeover offer of $90 million from Vik Stores.",
        "acquisition",
        "buyer Vik Stores, subject Holm Foods",
        id="rejects-a-bid",
    ),
    pytest.param(
        "The regulator imposed a fine of $5 million on Alder Foods.",
        "payment",
        "buyer Alder Foods",
        id="fine-on",
    ),
    pytest.param(
        "Ghana sold $700 million of bonds.",
        "loan",
        "borrower Ghana",
        id="whoever-sells-bonds-borrows",
    ),
    pytest.param(
        "Norway loaned Togo $30 million to repair its roads.",
        "loan",
        "lender Norway, borrower Togo",
        id="receiver-right-before-the-amount",
    ),
    pytest.param(
        "Two Danish frigates are stationed near Malta.",
        "deployment",
        "subject Denmark",
        id="whose-ships-act",
    ),
    pytest.param(
        "Spain pledged $40 million in loans to rebuild schools in Togo.",
        "loan",
        "lender Spain",
        id="in-loans",
    ),
    pytest.param(
        "HMS Gorse was deployed to the Baltic Sea in May.",
        "deployment",
        "subject United Kingdom",
        id="a-ship-says-whose-it-is",
    ),
    pytest.param(
        "Chile's defence ministry ordered 20 missiles from Sweden.",
        "arms_transfer",
        "supplier Sweden, buyer Chile",
        id="organ-in-the-possessive",
    ),
    pytest.param(
        "Alder Foods said in a statement to the Oslo exchange that it will pay a dividend of "
        "$9 million.",
        "payment",
        "buyer Alder Foods",
        id="a-statement-gives-nothing",
    ),
    pytest.param(
        "Chile's order for 30 Rafale fighters from France is worth 3.7 billion euros.",
        "arms_transfer",
        "supplier France, buyer Chile",
        id="order-of-the-buyer",
    ),
    pytest.param(
        "The Danish and Dutch governments pledged 20 F-16s to Ukraine.",
        "aid",
        "donor Denmark, donor Netherlands, recipient Ukraine",
        id="joined-nationalities",
    ),
    pytest.param(
        "The World Bank approved a $500 million loan to Kenya on Thursday.",
        "loan",
        "lender World Bank, borrower Kenya",
        id="amount-before-a-loan",
    ),
    pytest.param(
        "Kuwait's 28 Eurofighters, ordered from Nord Aero in 2016, cost 8 billion euros.",
        "arms_transfer",
        "supplier Nord Aero, buyer Kuwait",
        id="whose-goods-were-ordered",
    ),
    pytest.param(
        "The government of Ghana repaid $2 billion to China.",
        "debt",
        "lender China, borrower Ghana",
        id="irregular-past",
    ),
    pytest.param(
        "Kenya took a $300 million loan through Equity Bank.",
        "loan",
        "lender Equity Bank, borrower Kenya",
        id="through-a-bank",
    ),
    pytest.param(
        "Alta Power is seeking $20 billion in a lawsuit against Norgas.",
        "payment",
        "buyer Norgas, recipient Alta Power",
        id="lawsuit-against",
    ),
    pytest.param(
        "Australia is dry. The Asian Development Bank lent $6 million to the principality of "
        "Monaco.",
        "loan",
        "lender Asian Development Bank, borrower Monaco",
        id="noun-with-its-own-name",
    ),
    pytest.param(
        "Peru's navy has four submarines of German origin.",
        "inventory",
        "subject Peru",
        id="origin-is-no-subject",
    ),
    pytest.param(
        "Alta Power has Canadian reserves of 45 bcm of natural gas.",
        "reserve",
        "subject Alta Power",
        id="reserves-somewhere",
    ),
    pytest.param(
        "Alta Bank and Norgas said they will invest $10 billion in a port in Ghana.",
        "investment",
        "investor Alta Bank, investor Norgas, recipient port in Ghana",
        id="they-are-two",
    ),
    pytest.param(
        "Turkmenistan pumps gas abroad. In 2023 the Central Asian state exported 33 bcm to China.",
        "gas_supply",
        "supplier Turkmenistan, buyer China",
        id="asian-state",
    ),
    pytest.param(
        "The European Union gave Moldova 250 million euros in budget support.",
        "aid",
        "donor European Union, recipient Moldova",
        id="budget-support",
    ),
    pytest.param(
        "Chile has licensed the export of 12 Patriot missiles to Peru.",
        "arms_transfer",
        "supplier Chile, buyer Peru",
        id="licensed-export",
    ),
    pytest.param(
        "Alta Power sold its Norwegian business to Norgas for $2.4 billion.",
        "acquisition",
        "seller Alta Power, buyer Norgas",
        id="adjective-is-not-sold",
    ),
]


@pytest.mark.parametrize(("text", "kind", "parties"), CASES)
def test_parties_of_a_construction(text: str, kind: str, parties: str) -> None:
    found = statements(text)[-1]
    named = {f"{one.role} {one.name}" for one in found.arguments if one.role not in NO_PARTIES}
    assert (found.statement_type, named) == (kind, set(parties.split(", ")))
