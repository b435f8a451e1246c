import pytest

from bot.catalogue.corpus import read_corpus
from bot.catalogue.scoring import NAMED, Scorer
from bot.catalogue.vocabulary import Match


@pytest.fixture(scope="module")
def scorer(services, analyser):
    return Scorer(read_corpus(services, analyser))


def word(*terms, trust=1.0):
    return Match(frozenset(terms), trust)


def test_nothing_found_scores_nothing(scorer):
    assert scorer.scores([None, None], named=()).max() == 0


def test_a_service_named_scores_at_least_the_threshold_and_no_other_reaches_it(scorer):
    scores = scorer.scores([word("gris"), None, None, None, None], named=[2])
    assert scores[2] >= NAMED
    assert all(score < NAMED for place, score in enumerate(scores) if place != 2)


def test_unknown_words_lower_the_score(scorer):
    assert scorer.scores([word("gris")], ()).max() > scorer.scores([word("gris"), None], ()).max()


def test_a_word_two_services_share_says_less_than_one_of_a_single_service(scorer):
    assert scorer.scores([word("grise", "gris")], ()).max() > scorer.scores([word("extrait")], ()).max()


def test_a_word_of_running_text_says_less_than_one_of_a_name(scorer):
    text, name = scorer.scores([word("godfath")], ()), scorer.scores([word("bebe", "beb")], ())
    assert 0 < text.max() < name.max()


def test_less_trust_is_a_lower_score(scorer):
    assert scorer.scores([word("gris", trust=0.5)], ()).max() < scorer.scores([word("gris")], ()).max()


def test_a_name_whose_words_others_share_stays_close_to_them(scorer):
    scores = scorer.scores([word("extrait")], named=[0])
    assert scores[0] == NAMED
    assert scores[2] > 0.7 * NAMED
