import pytest

from bot.domain.language import (
    FALLBACKS,
    FIRST_CONFIDENCE,
    NEAR_SWITCH_CONFIDENCE,
    SWITCH_CONFIDENCE,
    Detection,
    Language,
    Memory,
    Script,
    decide,
    direction,
)

SURE, UNSURE = SWITCH_CONFIDENCE, SWITCH_CONFIDENCE - 0.01


def seen(language: Language, confidence: float) -> Detection:
    return Detection(language, Script.LATIN, confidence)


def test_every_language_has_fallbacks_that_are_other_languages() -> None:
    assert set(FALLBACKS) == set(Language)
    assert all(language not in fallbacks for language, fallbacks in FALLBACKS.items())


def test_darija_falls_back_on_arabic_before_french() -> None:
    assert FALLBACKS[Language.ARY] == (Language.AR, Language.FR)


def test_both_arabic_languages_are_written_right_to_left() -> None:
    assert [direction(language) for language in (Language.AR, Language.ARY)] == ["rtl", "rtl"]
    assert [direction(language) for language in (Language.FR, Language.EN)] == ["ltr", "ltr"]


def test_a_first_message_is_taken_as_it_looks_unless_it_says_nothing() -> None:
    assert decide(Memory(), seen(Language.EN, FIRST_CONFIDENCE), Language.FR) == Memory(Language.EN)
    assert decide(Memory(), seen(Language.EN, FIRST_CONFIDENCE - 0.01), Language.FR) == Memory(Language.FR)


def test_a_first_message_in_arabic_letters_is_never_answered_in_latin_ones() -> None:
    unsure = Detection(Language.AR, Script.ARABIC, 0.1)
    assert decide(Memory(), unsure, Language.FR) == Memory(Language.AR)
    assert decide(Memory(), unsure, Language.ARY) == Memory(Language.ARY)


@pytest.mark.parametrize("memory", [Memory(), Memory(Language.ARY)])
def test_between_arabic_and_darija_less_is_needed(memory: Memory) -> None:
    arabic = Detection(Language.AR, Script.ARABIC, NEAR_SWITCH_CONFIDENCE)
    assert decide(memory, arabic, Language.ARY) == Memory(Language.AR)
    less = Detection(Language.AR, Script.ARABIC, NEAR_SWITCH_CONFIDENCE - 0.01)
    assert decide(memory, less, Language.ARY) == Memory(Language.ARY)


def test_a_first_message_without_words_is_answered_in_the_default_language() -> None:
    assert decide(Memory(), None, Language.FR) == Memory(Language.FR)


def test_an_unsure_message_leaves_the_conversation_in_its_language() -> None:
    assert decide(Memory(Language.AR), seen(Language.FR, UNSURE), Language.FR) == Memory(Language.AR)


def test_a_sure_message_moves_the_conversation() -> None:
    assert decide(Memory(Language.AR), seen(Language.FR, SURE), Language.FR) == Memory(Language.FR)


def test_a_message_without_words_leaves_the_conversation_in_its_language() -> None:
    assert decide(Memory(Language.EN), None, Language.FR) == Memory(Language.EN)


@pytest.mark.parametrize("detection", [None, seen(Language.ARY, 1.0)])
def test_a_chosen_language_stays_whatever_the_citizen_writes(detection: Detection | None) -> None:
    chosen = Memory(Language.FR, chosen=True)
    assert decide(chosen, detection, Language.EN) == chosen
