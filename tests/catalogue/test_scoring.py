import pytest

from bot.catalogue.corpus import read_corpus
from bot.catalogue.names import Names
from bot.catalogue.scoring import GUESS, NAMED, Scorer
from bot.catalogue.vocabulary import Match, name_terms

BIRTH, BUILDING, RECORD, DRIVING, CARD, PASSPORT, VEHICLE = range(7)


@pytest.fixture(scope="module")
def score(services, analyser):
    corpus = read_corpus(services, analyser)
    scorer, names = Scorer(corpus), Names(corpus.names, corpus.hints)
    tokens = (*corpus.name_tokens, *corpus.text_tokens)
    known = {term for token in tokens for term in name_terms(token)}

    def terms(token, by_sound):
        return (name_terms(token) - token.stems if by_sound else token.stems) & known

    def score(message, trust=1.0, *, by_sound=False):
        asked = [
            (token, Match(found, trust) if (found := terms(token, by_sound)) else None)
            for token in analyser.tokens(message)
        ]
        return scorer.scores(asked, names.read(asked))

    return score


def test_nothing_found_scores_nothing(score):
    assert score("abc xyz").max() == 0


def test_a_service_named_scores_at_least_the_threshold_and_no_other_reaches_it(score):
    scores = score("carte grise abc def ghi jkl mno")
    assert scores[VEHICLE] >= NAMED
    assert all(other < NAMED for place, other in enumerate(scores) if place != VEHICLE)


def test_unknown_words_lower_the_score_of_a_part(score):
    assert score("grise")[VEHICLE] > score("grise xyz")[VEHICLE]


def test_a_word_two_services_share_says_less_than_one_of_a_single_service(score):
    assert score("grise").max() > score("extrait").max()


def test_a_word_of_running_text_alone_says_nothing(score):
    assert score("godfather").max() == 0


def test_a_word_of_running_text_is_no_stranger_beside_a_name(score):
    assert score("grise godfather")[VEHICLE] <= score("grise")[VEHICLE]


def test_less_trust_is_a_lower_score(score):
    assert score("bâtir", trust=0.5).max() < score("bâtir").max()


def test_a_name_whose_words_others_share_stays_close_to_them(score):
    scores = score("casier")
    assert scores[RECORD] >= NAMED


def test_one_word_of_a_longer_name_is_a_guess(score):
    assert 0 < score("judiciaire")[RECORD] <= GUESS


def test_a_word_matched_by_its_consonants_alone_is_a_guess_unless_it_is_the_name(score):
    assert score("construire")[BUILDING] > GUESS
    assert score("construire", by_sound=True)[BUILDING] <= GUESS
    assert score("passport", by_sound=True)[PASSPORT] >= NAMED


def test_a_single_word_among_strangers_is_a_guess(score):
    assert score("passeport xyz")[PASSPORT] >= NAMED
    assert score("passeport vwx wxy xyz")[PASSPORT] == GUESS


def test_a_kind_of_paper_bears_no_stranger(services, score):
    assert score("permis")[DRIVING] > GUESS
    assert score("permis xyz")[DRIVING] <= GUESS


def test_words_of_a_longer_name_of_another_service_say_little(score):
    assert score("carte grise")[CARD] < score("carte")[CARD] * 0.6
