import numpy as np

from engine.intents.features import Features, features_of

TEXTS = ["quel prix", "quel prix", "quels papiers", "les papiers"]


def test_a_message_has_words_pairs_pieces_and_consonants():
    features = features_of("chhal kaysewa")
    assert {"wchhal", "wchhal kaysewa", "p ch", "pewa ", "c Ch"} <= set(features)
    assert features_of("") == []


def test_a_word_without_consonants_has_no_consonant_pieces():
    assert not [feature for feature in features_of("oui") if feature[0] == "c"]


def test_a_vector_is_shorter_the_less_of_the_message_is_known():
    features = Features()
    features.fit_transform(TEXTS)
    known, half, unknown, empty = features.transform(["quel prix", "quel prix zzzz", "zzzz", ""]).toarray()
    lengths = [float(np.linalg.norm(vector)) for vector in (known, half, unknown, empty)]
    assert lengths[0] > lengths[1] > lengths[2] == lengths[3] == 0


def test_what_occurs_once_is_not_learnt():
    features = Features()
    features.fit_transform([*TEXTS, "zut"])
    assert not features.transform(["zut"]).toarray().any()
