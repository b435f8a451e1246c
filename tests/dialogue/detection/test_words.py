import pytest

from bot.dialogue.detection.words import READ_LIMIT, Word, fold, readable, words
from bot.domain.language import Script


def folded(text: str) -> list[str]:
    return [word.folded for _, word in words(readable(text))]


def test_words_keep_their_spelling_beside_the_folded_form() -> None:
    assert list(words("Élève")) == [(Script.LATIN, Word("élève", "eleve"))]


def test_an_apostrophe_and_a_hyphen_part_words() -> None:
    assert folded("qu'est-ce que c’est") == ["qu", "est", "ce", "que", "c", "est"]


def test_arabizi_digits_stay_inside_their_word() -> None:
    assert folded("3lach ch7al") == ["3lach", "ch7al"]


def test_a_word_with_one_arabic_letter_is_arabic() -> None:
    assert [script for script, _ in words("3لاش")] == [Script.ARABIC]


@pytest.mark.parametrize("text", ["", "   ", "123 456", "😀😀", "?!…", "٢٠٢٤", "ⴰⵣⵓⵍ", "护照"])
def test_text_without_latin_or_arabic_letters_has_no_words(text: str) -> None:
    assert folded(text) == []


@pytest.mark.parametrize(
    ("written", "same"),
    [("أُريدُ", "اريد"), ("البطاقـــة", "البطاقه"), ("إلى", "الي"), ("cœur", "coeur"), ("ÇA", "ca")],
)
def test_spelling_variants_fold_into_one_form(written: str, same: str) -> None:
    assert fold(written) == same


def test_invisible_characters_do_not_cut_a_word() -> None:
    assert folded("pass\u200bport \u202ebon\u200fjour\u202c \ud800x") == ["passport", "bonjour", "x"]


def test_addresses_are_not_words() -> None:
    assert folded("voir https://example.org/the/town et moi@example.org") == ["voir", "et"]


def test_only_the_beginning_of_a_long_message_is_read() -> None:
    assert len(readable("a" * (READ_LIMIT + 500))) == READ_LIMIT
