import pytest

from bot.catalogue.fold import MAX_CHARACTERS, MAX_WORD, fold, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Légalisée", "legalisee"),
        ("ŒUVRE", "oeuvre"),
        ("ﬁche", "fiche"),  # a ligature
        ("شَهَادَة", "شهادة"),  # vowel marks
        ("شهــــادة", "شهادة"),  # tatweel
        ("أداء", "ادا"),  # hamza
        ("إقامة", "اقامة"),
        ("سكنى", "سكني"),
        ("ڭريز", "كريز"),
        ("٢٠٢٦", "2026"),
        ("pass\u200bport\u202e", "passport"),  # zero-width space, right-to-left override
        ("C.N.I.E.", "cnie"),
        ("bzzzzaf", "bzzaf"),
    ],
)
def test_spellings_of_the_same_word_fold_to_the_same_form(one, other):
    assert fold(one) == fold(other) == other


def test_digits_are_never_taken_for_stretched_letters():
    assert words("1000 20000") == ["1000", "20000"]


def test_words_are_parted_by_apostrophes_hyphens_signs_and_emoji():
    assert words("l'extrait-d’acte 🙂 n°3_x <b>") == ["l", "extrait", "d", "acte", "n", "3", "x", "b"]


def test_control_characters_part_words_too():
    assert words("carte\x00grise\ud800bleue") == ["carte", "grise", "bleue"]


def test_only_so_much_is_read_even_of_characters_that_grow():
    assert len(fold("ﷺ" * 10_000)) <= MAX_CHARACTERS
    assert len(fold("e\u0301xy" * MAX_CHARACTERS)) == MAX_CHARACTERS * 3 // 4
    assert words("a1" * 100) == [("a1" * 100)[:MAX_WORD]]
