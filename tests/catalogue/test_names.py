import pytest

from bot.catalogue.names import HINT, LIGHT, Names
from bot.catalogue.vocabulary import SKELETON_TRUST, Match, name_terms

CARD, VEHICLE, BIRTH, DRIVING = range(4)
NAMES = [
    (CARD, "carte"),
    (VEHICLE, "carte grise"),
    (VEHICLE, "papiers de voiture"),
    (BIRTH, "les papiers"),
    (BIRTH, "cahier des naissances"),
    (DRIVING, "permis moto voiture"),
]
HINTS = [(BIRTH, "berceau"), (VEHICLE, "déclaration de garage")]


@pytest.fixture
def read(analyser):
    def tokens(phrases):
        return [(service, analyser.tokens(text)) for service, text in phrases]

    names = Names(tokens(NAMES), tokens(HINTS))

    def read(message, trust=1.0):
        return names.read([(token, Match(name_terms(token), trust)) for token in analyser.tokens(message)])

    return read


def named(found):
    return {service: naming.named.covers for service, naming in found.items() if naming.named}


def test_a_service_is_named_when_each_word_of_a_name_is_there_in_any_order(read):
    assert named(read("elle est grise, ma carte")) == {VEHICLE: {0, 1}}


def test_a_name_inside_the_longer_name_of_another_service_does_not_count(read):
    assert named(read("carte grise")).keys() == {VEHICLE}
    assert named(read("carte")).keys() == {CARD}


def test_an_aspect_word_in_a_name_must_be_there_too(read):
    assert named(read("la voiture")) == {}
    assert named(read("papiers voiture")) == {VEHICLE: {0, 1}}


def test_a_name_of_aspect_words_alone_names_nothing(read):
    assert read("les papiers") == {}


def test_of_two_names_that_claim_a_telling_word_the_one_with_more_topical_words_wins(read):
    assert named(read("papiers du permis moto de la voiture")).keys() == {DRIVING}


def test_two_names_may_share_a_kind_of_paper(analyser):
    names = Names(
        [(service, analyser.tokens(name)) for service, name in enumerate(["carte grise", "carte rose"])]
    )
    asked = [(token, Match(token.stems, 1.0)) for token in analyser.tokens("carte grise et carte rose")]
    assert named(names.read(asked)).keys() == {0, 1}


def test_the_share_of_a_name_counts_its_telling_words_most(read):
    assert read("cahier")[BIRTH].share == 0.5
    assert read("voiture")[VEHICLE].share == 1 / (1 + LIGHT)
    assert read("permis")[DRIVING].share == 0


def test_a_keyword_is_less_than_a_name(read):
    assert read("berceau")[BIRTH].share == HINT
    assert read("berceau")[BIRTH].named is None
    assert read("déclaration") == {}


def test_it_is_known_whether_a_word_stands_there_as_it_is_written(read):
    assert read("naissances")[BIRTH].exact
    assert not read("naissances", trust=SKELETON_TRUST)[BIRTH].exact
