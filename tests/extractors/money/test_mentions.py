"""Amounts of money: marked sentence -> span and value."""

from datetime import date
from decimal import Decimal

import pytest
import spacy
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.money.currencies import Currency, all_currencies, home_countries, lifetime
from extractors.money.mentions import extract, find_money
from extractors.records import Match, Money
from extractors.text import ArticleText
from tests.extractors.marked_values import read_marked, spans_of
from tests.growth import growth

NLP = spacy.blank("en")


def read(text: str, published_on: date | None = None) -> list[Match]:
    return list(extract(NLP.make_doc(text), published_on))


SIGNS = [
    pytest.param("He spent [$5|5 USD] there.", id="dollar"),
    pytest.param("A [US$1.2 billion|1200000000 USD] plant.", id="us-dollar"),
    pytest.param(
        "It got [A$10 million|10000000 AUD] ([US$6.6 million|6600000 USD]).",
        id="conversion-in-brackets",
    ),
    pytest.param("It cost [€3.4bn|3400000000 EUR] or [£2.9bn|2900000000 GBP].", id="suffix"),
    pytest.param("Raised [$ 132 million|132000000 USD] more.", id="blank-after-sign"),
    pytest.param("Fined [$5-million|5000000 USD] today.", id="hyphen-before-scale"),
    pytest.param("Fined [$.5 million|500000 USD] today.", id="leading-point"),
    pytest.param("Sold for [$624.601M|624601000 USD].", id="capital-letter"),
    pytest.param("A loan of [Rs 26,000 crores|260000000000 INR].", id="crores"),
    pytest.param("By 2035 [Rs 1 lakh crore|1000000000000 INR] is due.", id="year-before-a-sign"),
    pytest.param("A bill of [QR 4,172,393|4172393 QAR].", id="qatari"),
    pytest.param("A bill of [SR24 million|24000000 SAR].", id="saudi"),
    pytest.param("Priced at [Dh800|800 AED].", id="dirham"),
    pytest.param("Priced at [Tk 2 crore|20000000 BDT].", id="taka"),
    pytest.param("Fined [NIS 500|500 ILS].", id="shekel"),
    pytest.param("Built for [RM177mil|177000000 MYR].", id="ringgit"),
    pytest.param("Budget of [N200 billion|200000000000 NGN].", id="naira"),
    pytest.param(
        "In South Africa a ticket is [R250|250 ZAR], or [R1 200|1200 ZAR] for six.", id="rand"
    ),
    pytest.param("A levy of [N$100 000|100000 NAD].", id="groups-by-blanks"),
    pytest.param("It pays [ZAR1,7 million|1700000 ZAR].", id="decimal-comma"),
    pytest.param("Costs [¥800 million|800000000 JPY].", id="yen"),
    pytest.param("In Beijing it costs [¥800 million|800000000 CNY].", id="yuan-by-country"),
    pytest.param(
        "It costs [USD 335 million|335000000 USD] or [EUR300m|300000000 EUR].", id="codes"
    ),
    pytest.param("It paid [US dollars 6000|6000 USD].", id="name-before"),
    pytest.param("It raised [Hong Kong dlrs 5 mln|5000000 HKD].", id="country-and-name-before"),
    pytest.param("It raised [Swiss francs 5 million|5000000 CHF].", id="francs-before"),
    pytest.param(
        "It raised [AUD $5 million|5000000 AUD] and [$A3 million|3000000 AUD].", id="code-and-sign"
    ),
    pytest.param("It raised [c$75 million|75000000 CAD].", id="small-letters"),
    pytest.param("It paid [$5 billion pesos|5000000000 ARS] in Argentina.", id="sign-of-the-peso"),
    pytest.param(
        "It paid [Rs one crore|10000000 INR], or [Tk one lakh|100000 BDT].",
        id="words-behind-a-sign",
    ),
    pytest.param(
        "It paid [5 tril. won|5000000000000 KRW] in Seoul.", id="scale-with-its-full-stop"
    ),
    pytest.param("It paid [5bn/-|5000000000 TZS] in Dodoma, Tanzania.", id="stroke-and-dash"),
    pytest.param("It raised [$5 million Canadian|5000000 CAD].", id="country-behind"),
    pytest.param("A [$5 million|5000000 USD] Canadian film.", id="adjective-of-the-next-noun"),
    pytest.param(
        "The Canadian dollar 10 minutes later; in US dollars 2023 was good.",
        id="name-before-a-small-figure",
    ),
    pytest.param(
        "It costs [1.500 euros|1500 EUR] or [Rp 15.000|15000 IDR].",
        id="points-that-set-off-thousands",
    ),
    pytest.param(
        "It costs [1.349 euros|1.349 EUR/litre] a litre, or [$3.500|3.5 USD].",
        id="points-of-decimals",
    ),
    pytest.param("He gave [one point five million dollars|1500000 USD].", id="point-in-words"),
    pytest.param(
        "The [half-million-dollar|500000 USD] hall; a [half-million-dollar|500000 USD] one.",
        id="article",
    ),
    pytest.param("Silver is [$4.81|4.81 USD]/83 now.", id="bid-and-ask"),
    pytest.param(
        "An [$18|18 USD] T-shirt, a [$100,000|100000 USD] K-12 grant.", id="letter-of-the-next-word"
    ),
    pytest.param("It weighs 250 kgs, has 5 top men, 3 try.", id="codes-in-small-letters-are-words"),
    pytest.param("A gift of [$25.5 million dollars|25500000 USD].", id="sign-and-name"),
    pytest.param("A gift of [$5 million CAD|5000000 CAD].", id="code-after-sign"),
    pytest.param("It gave [$half a million|500000 USD].", id="sign-and-words"),
    pytest.param(
        "The N200 road, the B2 bomber, the M-1 tank and 5G.", id="letters-that-are-no-signs"
    ),
    pytest.param("The TOP 20 of COP26 and the CUP 2010.", id="codes-that-are-words"),
    pytest.param("Call +1 202 555 0143, page 12.", id="telephone"),
    pytest.param("He holds 15% of 2000 shares.", id="shares"),
    pytest.param("Boeing's B737 900 and B2C sales.", id="no-sign-before-a-letter"),
]

NAMES = [
    pytest.param(
        "It earned [363 mln dlrs|363000000 USD] and [10 mln stg|10000000 GBP].", id="wire"
    ),
    pytest.param("A fund of [one billion USD|1000000000 USD].", id="words-and-code"),
    pytest.param("Some paid [five million U.S. dollars|5000000 USD].", id="words-and-name"),
    pytest.param("A [69.8-million-peso|69800000 PHP] road in Manila.", id="hyphenated-peso"),
    pytest.param("A [50,000-pound|50000 GBP] prize.", id="pound-prize"),
    pytest.param("A [billion-dollar|~ 1000000000 USD] deal.", id="bare-scale"),
    pytest.param("A multibillion-dollar deal.", id="multi-is-vague"),
    pytest.param("It lost billions of dollars and several hundred million euros.", id="vague"),
    pytest.param("Tens of millions of rupees.", id="tens-of"),
    pytest.param("They owe [600-plus billion pesos|> 600000000000 MXN].", id="plus-inside"),
    pytest.param("A [5 million Azerbaijani manats|5000000 AZN] grant.", id="adjective"),
    pytest.param("A [5 million Kuwaiti dinar|5000000 KWD] grant.", id="adjective-singular"),
    pytest.param("A [70 ₹|70 INR] fare.", id="sign-after"),
    pytest.param("A [500 zł|500 PLN] fare.", id="sign-in-letters-after"),
    pytest.param("A note of [7CUP|7 CUP] in Cuba.", id="code-glued"),
    pytest.param("It cost [2 dollars and 40 cents|2.4 USD].", id="dollars-and-cents"),
    pytest.param("Shares rose [7.5 cents|0.075 USD] to [$3.51|3.51 USD].", id="cents"),
    pytest.param("It costs [€2|2 EUR] plus [50 cents|0.5 EUR].", id="cents-of-the-currency-before"),
    pytest.param("London shares fell [90p|0.9 GBP].", id="pence"),
    pytest.param("We met at 8 p.m. in 1080p.", id="p-is-no-pence"),
    pytest.param("A fee of [200 fils|0.2 KWD].", id="thousandths"),
    pytest.param("Of 20 matches, 15 won and 3 lost.", id="won-is-a-verb"),
    pytest.param("Past the 4,000 mark.", id="mark-is-a-level"),
    pytest.param("The 2024 Euros, the 17 euro zone states, in 1995 dollars.", id="euro-and-years"),
    pytest.param(
        "A 500-pound bomb, 2,000-pound bombs, 1,200 pounds of explosive, lost 15 pounds.",
        id="weights",
    ),
    pytest.param("A 3 million tonne order and 5 million people.", id="other-nouns"),
    pytest.param("The rapper 50 Cent was there.", id="a-stage-name"),
    pytest.param(
        "It paid [one hundred and two dollars|102 USD], [$5 grand|5000 USD] and [32 gbp|32 GBP].",
        id="spoken",
    ),
    pytest.param(
        "In Peru and Panama [S/. 5 million|5000000 PEN] or [B/.500|500 PAB].",
        id="signs-with-a-point",
    ),
    pytest.param(
        "Fees of [5 Jersey pounds|5 GBP] and [5 Qatar riyals|5 QAR].", id="country-before-the-unit"
    ),
    pytest.param("Rates: $1 = 0.9626 euros, $1=30.5 baht.", id="exchange-rates"),
]

RANGES = [
    pytest.param("[$1.5-2bn|1500000000..2000000000 USD] more", id="dash"),
    pytest.param("[$17-19 billion|17000000000..19000000000 USD] more", id="dash-and-scale-word"),
    pytest.param("[$5 to $6 million|5000000..6000000 USD] more", id="to-with-two-signs"),
    pytest.param("between [10 and 12 mln dlrs|10000000..12000000 USD] more", id="between"),
    pytest.param("between [0 and 300 million euros|0..300000000 EUR]", id="from-nothing"),
    pytest.param("[250-300 rupees|250..300 INR/day] a day", id="names"),
    pytest.param("[$1.2–1.4 trillion|1200000000000..1400000000000 USD] lost", id="en-dash"),
    pytest.param("ranging from [2.1 to 2.4 billion yen|2100000000..2400000000 JPY]", id="from-to"),
    pytest.param(
        "rose from [2.1|2100000000 JPY] to [2.4 billion yen|2400000000 JPY]", id="old-and-new-value"
    ),
    pytest.param(
        "rose from [$5|5000000 USD] to [$6 million|6000000 USD]", id="old-and-new-value-with-signs"
    ),
    pytest.param("in 1986 to [two trillion yen|2000000000000 JPY]", id="year-is-no-end"),
    pytest.param(
        "[$9|9000000 USD], [$12|12000000 USD] and [$15 million|15000000 USD]", id="coordination"
    ),
    pytest.param(
        "[10|10000000 EUR] and [20 million euros|20000000 EUR]", id="coordination-of-names"
    ),
    pytest.param("On May 5 and [10 million euros|10000000 EUR]", id="date-is-no-amount"),
    pytest.param("[£5m|5000000 GBP] to [$6m|6000000 USD]", id="two-currencies"),
]

AROUND = [
    pytest.param("worth over [$300 million|> 300000000 USD]", id="over"),
    pytest.param("at least [$5|>= 5 USD], up to [$9|<= 9 USD], nearly [$8|< 8 USD]", id="bounds"),
    pytest.param("[$75|75 USD/barrel] a barrel, [$12|12 USD/MMBtu] per MMBtu", id="price"),
    pytest.param("[$3.519|3.519 USD/MMBtu] per million British thermal units", id="price-in-words"),
    pytest.param(
        "[$17|17 USD/MMBtu] per mmBtu in Europe and [$15|15 USD/MMBtu] in Asia", id="price-shared"
    ),
    pytest.param("[2.50 dollars|2.5 USD/Mcf] per mcf", id="price-of-gas"),
    pytest.param("[90 pence|0.9 GBP/share] a share, [Rs 50|50 INR/kg]/kg", id="share-and-slash"),
    pytest.param(
        "[$2bn|2000000000 USD/year] a year, [$4|4 USD/each] each, [€5|5 EUR/month] monthly",
        id="periods",
    ),
    pytest.param(
        "[£3 billion|3000000000 GBP/year]-a-year, up from [£2|2 GBP] a year ago",
        id="hyphenated-year",
    ),
    pytest.param("[$110 million|110000000 USD/copy] a plane, [$5|5 USD] a plan", id="per-plane"),
    pytest.param("a loss of -[$5|-5 USD], minus [$6|-6 USD]", id="negative"),
    pytest.param("a pre-[$5|5 USD] price", id="hyphen-is-no-minus"),
]

LEFT_OUT = [
    pytest.param(
        "It made [1.9 billion euros|1900000000 EUR] as orders rose"
        " to [12.48 billion|12480000000 EUR].",
        id="same",
    ),
    pytest.param(
        "It made [$5 million|5000000 USD] vs [3.5 mln|3500000 USD].", id="wire-comparison"
    ),
    pytest.param(
        "It made [$5 million|5000000 USD] and has 3 million users.", id="other-noun-after"
    ),
    pytest.param(
        "It made [$5 million|5000000 USD]; its users grew to 3 million.", id="other-noun-before"
    ),
    pytest.param("Sales rose to 12.48 billion.", id="nothing-before"),
    pytest.param(
        "It made [$5 million|5000000 USD].\n\nSales rose to 3 million.", id="another-paragraph"
    ),
]


@pytest.mark.parametrize("marked", [*SIGNS, *NAMES, *RANGES, *AROUND, *LEFT_OUT])
def test_amounts(marked: str) -> None:
    text, expected = read_marked(marked)
    assert spans_of(read(text)) == expected


DECISIONS = [
    pytest.param("He paid $5.", "USD", "money.sign.default", id="dollar-by-default"),
    pytest.param("He paid €5.", "EUR", "money.sign.form", id="one-currency"),
    pytest.param("Kuwait spent 5 dinars.", "KWD", "money.name.country", id="country-named"),
    pytest.param(
        "Iraq, said Baghdad, spent 5 dinars; Kuwait none.",
        "IQD",
        "money.name.country",
        id="country-named-more",
    ),
    pytest.param(
        "PRETORIA: a levy of R20.", "ZAR", "money.sign.form", id="capital-in-the-dateline"
    ),
    pytest.param(
        "Pakistan's budget is Rs 5 billion.", "PKR", "money.sign.country", id="rupees-of-pakistan"
    ),
    pytest.param(
        "Norway pays 5 million crowns.", "NOK", "money.name.country", id="crowns-of-norway"
    ),
    pytest.param("It pays 5 pesos.", "MXN", "money.name.default", id="peso-by-default"),
    pytest.param(
        "Australia's budget: the Australian treasurer in Canberra said Australia owes $5 (US$3).",
        "AUD",
        "money.sign.country",
        id="american-dollars-marked-as-such",
    ),
    pytest.param(
        "It made 5 million euros, up from 4 million.", "EUR", "money.name.form", id="first-of-two"
    ),
]


@pytest.mark.parametrize(("text", "currency", "rule"), DECISIONS)
def test_the_currency_and_why(text: str, currency: str, rule: str) -> None:
    first = read(text)[0]
    assert isinstance(first.value, Money)
    assert (first.value.currency, first.rule) == (currency, rule)


DATED = [
    pytest.param("A loan of 5 million Turkish lira.", date(1999, 5, 1), "TRL", id="old-lira"),
    pytest.param("A loan of 5 million Turkish lira.", date(2019, 5, 1), "TRY", id="new-lira"),
    pytest.param("A loan of 5 million Turkish lira.", None, "TRY", id="undated-means-today"),
    pytest.param("A loan of 5 million French francs.", None, "FRF", id="no-successor-of-the-name"),
    pytest.param("Mexico lent 5 million pesos.", date(1987, 3, 1), "MXP", id="old-peso"),
]


@pytest.mark.parametrize(("text", "published_on", "currency"), DATED)
def test_redenominations_follow_the_date(
    text: str, published_on: date | None, currency: str
) -> None:
    [found] = read(text, published_on)
    assert isinstance(found.value, Money)
    assert found.value.currency == currency


EXAMPLES = [
    pytest.param(row, example, id=f"{row.code}: {example}")
    for row in all_currencies()
    for example in row.examples
]


@pytest.mark.parametrize(("row", "amount"), EXAMPLES)
def test_every_example_of_the_lexicon_is_one_amount_at_home(row: Currency, amount: str) -> None:
    homes = home_countries().get(row.code, ())
    text = (
        f"In {homes[0].country.name} it cost {amount} then." if homes else f"It cost {amount} then."
    )
    found = read(text, date(min(lifetime(row.code)[1], 2025) - 1, 6, 1))
    assert [text[m.start : m.end] for m in found] == [amount]
    assert {m.value.currency for m in found if isinstance(m.value, Money)} == {row.code}


_SCALES = [
    ("", 1),
    (" thousand", 10**3),
    (" million", 10**6),
    ("bn", 10**9),
    (" crore", 10**7),
    ("-trillion", 10**12),
]
_SPELLINGS = [
    ("$", "", "USD"),
    ("€", "", "EUR"),
    ("RM", "", "MYR"),
    ("USD ", "", "USD"),
    ("", " euros", "EUR"),
    ("", " CHF", "CHF"),
]


@given(st.decimals(0, 999, places=2), st.sampled_from(_SCALES), st.sampled_from(_SPELLINGS))
@example(Decimal("0.00"), _SCALES[0], _SPELLINGS[0])
def test_any_amount_in_any_spelling_is_read_back(
    number: Decimal, scale: tuple[str, int], spelling: tuple[str, str, str]
) -> None:
    printed = f"{spelling[0]}{number:,}{scale[0]}{spelling[1]}"
    text = f"It paid {printed} in all."
    [found] = read(text)
    value = Money(low=number * scale[1], high=number * scale[1], currency=spelling[2])
    assert (text[found.start : found.end], found.value) == (printed, value)


@given(st.text(alphabet="0123456789.,- $€£Rs%kmbn\nUSD=to and()million cents", max_size=80))
def test_offsets_slice_to_the_text_and_do_not_overlap(text: str) -> None:
    end = 0
    for found in read(text):
        assert end <= found.start < found.end <= len(text)
        assert isinstance(found.value, Money)
        assert found.value.low <= found.value.high
        end = found.end


def test_capitals_whose_small_letters_are_two_move_no_offset() -> None:
    text = "İİİ paid five million dollars"
    [found] = read(text)
    assert text[found.start : found.end] == "five million dollars"


HOSTILE = [
    "1",
    "$",
    "$1",
    "1,",
    "1 ",
    " ",
    "million ",
    "$1 to ",
    "1 dollar",
    "five ",
    "dollars ",
    "US",
    "and 1 ",
    "€1=",
    "Rs ",
    "£1 2 ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_work(piece: str) -> None:
    assert growth(lambda text: len(find_money(ArticleText(text))), piece) < 9
