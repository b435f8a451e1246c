import pytest

from engine.intents.normalise import normalise
from engine.intents.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("شحال", "ch7al", "chhal", "chehal", "ch7aal"),
        ("بغيت", "bghit", "bghiit"),
        ("عافاك", "3afak", "3afaak"),
        ("وراق", "wra9", "wraq", "oraq"),
        ("خاصني", "khasni", "5assni"),
    ],
)
def test_spellings_of_one_word_share_their_consonants(spellings):
    assert len({skeleton(normalise(word).split()[0]) for word in spellings}) == 1


def test_different_words_have_different_consonants():
    assert skeleton("passport") != skeleton("permis")


@pytest.mark.parametrize("word", ["", "oui", "aiou", "واي"])
def test_a_word_of_vowels_has_none(word):
    assert skeleton(word) == ""
