import pytest

from bot.catalogue.analysis import Role
from bot.catalogue.words import WordLists


def lists(tmp_path, **files):
    for name, text in {"function": "", "aspect": "", "qualifier": "", "head": "", **files}.items():
        folder = tmp_path / f"{name}-words"
        folder.mkdir()
        (folder / "ary-Latn.txt").write_text(text, "utf-8")
        (folder / "fr.txt").write_text("où # where\n\n# nothing here\n", "utf-8")
    return WordLists.load(tmp_path)


def test_words_are_folded_and_comments_left_out(tmp_path):
    assert lists(tmp_path, function="Wach\n").function == {"ou", "wach"}


def test_darija_in_latin_letters_is_also_kept_apart(tmp_path):
    found = lists(tmp_path, function="wach\n", aspect="ch7al\n", qualifier="weldi\n", head="lkart\n")
    assert found.arabizi == {"wach", "ch7al", "weldi"}
    assert found.fillers == {"wach", "ch7al", "weldi", "ou"}


def test_kinds_of_papers_are_listed_and_no_fillers(tmp_path):
    found = lists(tmp_path, head="lkart\n")
    assert "lkart" in found.head
    assert "lkart" not in found.fillers


def test_a_missing_list_is_named(tmp_path):
    with pytest.raises(FileNotFoundError, match="function-words holds no word list"):
        WordLists.load(tmp_path)


@pytest.mark.parametrize(
    "word", ["carte", "acte", "extrait", "certificat", "شهادة", "رخصة", "permis", "car", "id"]
)
def test_words_that_name_services_are_in_no_list(word_lists, word):
    assert word not in word_lists.fillers


@pytest.mark.parametrize(
    "word", ["papiers", "combien", "بشحال", "فين", "ch7al", "wra9", "الوثائق", "fees", "where"]
)
def test_words_for_what_is_asked_are_listed_in_every_language(analyser, word):
    assert [token.role for token in analyser.tokens(word)] == [Role.ASPECT]
