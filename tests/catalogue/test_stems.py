import pytest

from bot.catalogue.fold import fold
from bot.catalogue.stems import bare, is_arabic, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("extraits", "extrait"),
        ("certificates", "certificate"),
        ("البطاقات", "بطاقة"),
        ("وللبطاقة", "بطاقة"),
        ("بالجواز", "جواز"),
        ("بجواز", "جواز"),
        ("دالباسبور", "باسبور"),
        ("كارطه", "كارطة"),
        ("الوطنية", "وطني"),
    ],
)
def test_inflected_forms_share_a_stem(one, other):
    assert stems(fold(one)) & stems(fold(other))


@pytest.mark.parametrize(("one", "other"), [("carte", "cartel"), ("ولادة", "وفاة"), ("permis", "permanent")])
def test_different_words_share_none(one, other):
    assert not stems(fold(one)) & stems(fold(other))


def test_a_short_word_is_its_own_stem():
    assert stems("cin") == {"cin"}


def test_an_article_is_taken_off_for_sure_and_a_particle_perhaps():
    assert bare("والبطاقة") == {"بطاقة"}
    assert bare("بطاقة") == {"بطاقة", "طاقة"}
    assert bare("carte") == {"carte"}


def test_arabic_is_told_by_its_letters():
    assert is_arabic("كارط")
    assert not is_arabic("3a9d")
