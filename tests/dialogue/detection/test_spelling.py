import pytest

from bot.dialogue.detection.spelling import spelled_as
from bot.dialogue.detection.variety import Variety
from bot.dialogue.detection.words import Word, fold


def spelled(text: str, variety: Variety) -> bool:
    return spelled_as(Word(text, fold(text)), variety)


@pytest.mark.parametrize(
    "text",
    ["tjawb9ni", "3tiwhom", "sba7", "lfatora", "nkemmel", "kaytlab", "makanfhamch", "khassara", "qdam"],
)
def test_arabizi_spellings(text: str) -> None:
    assert spelled(text, Variety.ARABIZI)


@pytest.mark.parametrize(
    "text",
    [
        "3eme",
        "2nd",
        "9h30",
        "7am",
        "b2b",
        "ab1234",
        "covid19",
        "monument",
        "knowledge",
        "march",
        "llama",
        "mcdonald",
    ],
)
def test_french_and_english_words_and_references_are_not_arabizi(text: str) -> None:
    assert not spelled(text, Variety.ARABIZI)


def test_accents_are_french_and_ing_is_english() -> None:
    assert spelled("déchetterie", Variety.FRENCH)
    assert not spelled("dechetterie", Variety.FRENCH)
    assert spelled("recycling", Variety.ENGLISH)
    assert not spelled("recyclage", Variety.ENGLISH)


@pytest.mark.parametrize("text", ["كنخدم", "غنرجع", "ماكنشوفش", "منقدروش", "تكتبو", "نرجعيو", "گاراج"])
def test_darija_spellings(text: str) -> None:
    assert spelled(text, Variety.DARIJA)
    assert not spelled(text, Variety.ARABIC)


@pytest.mark.parametrize("text", ["أستلم", "إرسال", "سيصدر", "المواطنون", "مسؤول", "مُحَمَّد"])
def test_standard_arabic_spellings(text: str) -> None:
    assert spelled(text, Variety.ARABIC)
    assert not spelled(text, Variety.DARIJA)


@pytest.mark.parametrize("text", ["مراكش", "متوحش", "غيرها", "كتاب"])
def test_words_of_both_are_not_spelled_as_darija(text: str) -> None:
    assert not spelled(text, Variety.DARIJA)
