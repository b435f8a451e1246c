from collections import defaultdict

from bot.catalogue.names import Names
from bot.catalogue.vocabulary import name_terms

CARD, VEHICLE, BIRTH = range(3)


def covered(analyser, message):
    names = [
        (CARD, "carte"),
        (VEHICLE, "carte grise"),
        (VEHICLE, "papiers de voiture"),
        (BIRTH, "les papiers"),
    ]
    positions = defaultdict(set)
    for position, token in enumerate(analyser.tokens(message)):
        for term in name_terms(token):
            positions[term].add(position)
    return Names((service, analyser.tokens(name)) for service, name in names).covered(positions)


def test_a_service_is_named_when_each_word_of_a_name_is_there_in_any_order(analyser):
    assert covered(analyser, "elle est grise, ma carte") == {VEHICLE: {0, 1}}


def test_a_name_inside_the_longer_name_of_another_service_does_not_count(analyser):
    assert covered(analyser, "carte grise").keys() == {VEHICLE}
    assert covered(analyser, "carte").keys() == {CARD}


def test_an_aspect_word_in_a_name_must_be_there_too(analyser):
    assert covered(analyser, "la voiture") == {}
    assert covered(analyser, "papiers voiture") == {VEHICLE: {0, 1}}


def test_a_name_of_aspect_words_alone_names_nothing(analyser):
    assert covered(analyser, "les papiers") == {}
