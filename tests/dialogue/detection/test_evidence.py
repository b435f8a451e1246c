from bot.dialogue.detection.evidence import DARIJA, SPELLING, Evidence, weigh
from bot.dialogue.detection.lexicon import STRONG, WEAK, Lexicon
from bot.dialogue.detection.variety import VARIETIES, Variety
from bot.dialogue.detection.words import words
from bot.domain.language import Script


def evidence(text: str, lexicons: dict[Variety, Lexicon], script: Script = Script.LATIN) -> Evidence:
    return weigh([word for _, word in words(text)], VARIETIES[script], lexicons)


def test_words_add_up_for_their_variety(lexicons: dict[Variety, Lexicon]) -> None:
    assert evidence("vous voudriez", lexicons)[Variety.FRENCH] == STRONG + SPELLING
    assert evidence("combien mairie", lexicons)[Variety.FRENCH] == STRONG + WEAK


def test_a_word_of_two_varieties_is_shared_out(lexicons: dict[Variety, Lexicon]) -> None:
    found = evidence("document card", lexicons)
    assert found[Variety.FRENCH] == WEAK / 2
    assert found[Variety.ENGLISH] == WEAK + WEAK / 2


def test_a_word_of_all_varieties_says_nothing(lexicons: dict[Variety, Lexicon]) -> None:
    assert set(evidence("ok pdf cin", lexicons).values()) == {0.0}
    assert set(evidence("السلام لا بعد", lexicons, Script.ARABIC).values()) == {0.0}


def test_darija_words_outweigh_borrowed_ones(lexicons: dict[Variety, Lexicon]) -> None:
    assert evidence("bghit", lexicons)[Variety.ARABIZI] == DARIJA * STRONG
    assert evidence("بغيت", lexicons, Script.ARABIC)[Variety.DARIJA] == DARIJA * STRONG
