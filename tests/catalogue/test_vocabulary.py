import pytest

from bot.catalogue.vocabulary import MISTYPED_TRUST, SKELETON_TRUST, Vocabulary
from bot.domain.language import Language


@pytest.fixture
def vocabulary(analyser, word_lists):
    names = analyser.tokens("carte nationale milad passeport لاكارط ناسيونال")
    return Vocabulary(names, analyser.tokens("timbre commissariat"), word_lists)


def match(vocabulary, analyser, word, language=Language.FR):
    [token] = analyser.tokens(word)
    return vocabulary.match(token, language)


def test_a_stem_is_trusted_fully(vocabulary, analyser):
    assert match(vocabulary, analyser, "cartes").trust == 1.0


def test_a_known_word_of_darija_stands_for_its_other_spellings_too(vocabulary, analyser):
    assert "~krt" in match(vocabulary, analyser, "carte", Language.ARY).terms
    assert "~krt" not in match(vocabulary, analyser, "carte", Language.FR).terms


def test_consonants_are_trusted_less(vocabulary, analyser):
    assert match(vocabulary, analyser, "nassiounal").trust == SKELETON_TRUST


def test_three_consonants_are_enough_in_darija_and_not_in_french(vocabulary, analyser):
    assert match(vocabulary, analyser, "maladie", Language.FR) is None
    assert match(vocabulary, analyser, "karta", Language.ARY)


@pytest.mark.parametrize(
    ("word", "language"), [("nationaliserait", Language.FR), ("anatsionale", Language.EN)]
)
def test_latin_words_with_the_same_consonants_must_look_alike_but_in_darija(
    vocabulary, analyser, word, language
):
    assert match(vocabulary, analyser, word, language) is None


def test_three_consonants_are_not_enough_in_standard_arabic(vocabulary, analyser):
    assert match(vocabulary, analyser, "كريطة", Language.AR) is None
    assert match(vocabulary, analyser, "كريطة", Language.ARY)


def test_a_listed_word_is_not_the_name_it_nearly_spells(analyser, word_lists):
    vocabulary = Vocabulary(analyser.tokens("dariba"), [], word_lists)
    assert match(vocabulary, analyser, "dariva", Language.EN)
    assert match(vocabulary, analyser, "darija", Language.EN) is None


def test_a_match_knows_which_of_its_terms_are_as_written(vocabulary, analyser):
    found = match(vocabulary, analyser, "carte", Language.ARY)
    assert found.is_exact("cart")
    assert not found.is_exact("~krt")


@pytest.mark.parametrize("typo", ["paseport", "paasseport", "psaseport", "passepork", "ناسيوتال"])
def test_one_typing_error_in_a_long_word_is_forgiven(vocabulary, analyser, typo):
    found = match(vocabulary, analyser, typo)
    assert found
    assert found.trust in {MISTYPED_TRUST, SKELETON_TRUST}


@pytest.mark.parametrize("word", ["passoires", "carton", "xasseport", "tombre", "cire"])
def test_another_word_is_no_typing_error(vocabulary, analyser, word):
    assert match(vocabulary, analyser, word, Language.EN) is None


def test_an_odd_spelling_of_a_question_word_is_still_a_question_word(vocabulary, analyser):
    odd = {"coment": Language.FR, "chehhal": Language.ARY, "papiesr": Language.FR}
    for word, language in odd.items():
        [token] = analyser.tokens(word)
        assert vocabulary.is_filler(token, language)


def test_of_a_name_and_a_question_word_that_sound_alike_the_nearer_spelling_wins(analyser, word_lists):
    vocabulary = Vocabulary(analyser.tokens("madania"), [], word_lists)  # "lmdina" sounds the same
    nearer_name, nearer_filler = analyser.tokens("madaneya mdine")
    assert not vocabulary.is_filler(nearer_name, Language.ARY)
    assert vocabulary.is_filler(nearer_filler, Language.ARY)
