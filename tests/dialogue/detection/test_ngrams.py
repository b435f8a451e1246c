import pytest

from bot.dialogue.detection.ngrams import NgramProfiles


@pytest.fixture(scope="module")
def profiles() -> NgramProfiles:
    return NgramProfiles(("en", "fr"))


def test_the_nearest_of_the_loaded_languages_is_found(profiles: NgramProfiles) -> None:
    assert profiles.nearest("bonjour tout le monde") == "fr"
    assert profiles.nearest("hello everybody out there") == "en"


def test_the_answer_for_an_unclear_text_is_always_the_same(profiles: NgramProfiles) -> None:
    assert len({profiles.nearest("plan municipal") for _ in range(50)}) == 1


@pytest.mark.parametrize("text", ["", "123", "😀", "护照"])
def test_a_text_with_nothing_to_see_has_no_language(profiles: NgramProfiles, text: str) -> None:
    assert profiles.nearest(text) is None
