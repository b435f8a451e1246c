import pytest

from bot.catalogue.fold import fold
from bot.catalogue.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ("carte", "karta", "kart", "كارطة", "كارط"),
        ("ch7al", "chhal", "chehal", "sh7al", "شحال"),
        ("grise", "griz", "griza", "كريز", "ݣريز"),
        ("nationale", "nasional", "nassional", "ناسيونال"),
        ("permis", "permiss", "birmis", "بيرميس"),
        ("wra9", "wraq", "wrak", "وراق"),
        ("3a9d", "3aqd", "3a9d", "عقد"),
        ("lo5ra", "lokhra", "لخرى"),
        ("visa", "viza", "فيزا", "ڤيزا"),
    ],
)
def test_spellings_that_sound_alike_have_the_same_consonants(spellings):
    assert len({skeleton(fold(word)) for word in spellings}) == 1


@pytest.mark.parametrize(("one", "other"), [("carte", "garde"), ("cin", "chin"), ("حال", "خال")])
def test_words_that_sound_different_keep_different_consonants(one, other):
    assert skeleton(fold(one)) != skeleton(fold(other))


def test_a_number_has_no_consonants():
    assert skeleton("2026") == ""
