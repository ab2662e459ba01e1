"""A sentence as the rules of slots read it."""

from tests.extractors.statements.marked_sentences import sentence_of

MARKED = "Peru paid {money 5e6 USD|$5 million} for {weapon #tank x4|battle tanks} in sales."


def test_parties_and_actions_are_found_by_their_words() -> None:
    sentence, [peru] = sentence_of(MARKED)
    assert sentence.parties == {0: peru}
    pay, sales = sentence.actions.values()
    assert (pay.phrase, sales.phrase) == ("pay", "sale")
    assert sentence.actions == {1: pay, sales.first: sales}
    assert sentence.ends == {2: pay, sales.last: sales}


def test_goods_are_the_words_of_values_that_are_no_money() -> None:
    sentence, _ = sentence_of(MARKED)
    assert [sentence.words[at].text for at in sorted(sentence.goods)] == ["battle", "tanks"]


def test_the_word_before() -> None:
    sentence, _ = sentence_of("Peru Paid then.")
    assert [sentence.lower_before(at) for at in (0, 1, 2)] == ["", "peru", "paid"]


def test_an_article_or_a_preposition_makes_a_noun() -> None:
    sentence, _ = sentence_of(MARKED)
    pay, sales = sentence.actions.values()
    assert (sentence.is_noun(pay), sentence.is_noun(sales)) == (False, True)
