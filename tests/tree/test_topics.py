"""Topics are complete in every promised language, and no sentence means two things."""

from collections import Counter, defaultdict
from string import Formatter

import pytest

from tests.tree.sources import assert_none
from tests.tree.topics import (
    ANSWERED,
    LETTER,
    RIGHT_TO_LEFT,
    WRITTEN,
    examples,
    intents,
    names,
    normalised,
    phrases,
)

FEWEST_EXAMPLES = 15
FEWEST_INTENTS = 20

LATIN_ON_PURPOSE = {
    "language/utter_language_name_fr": "a language is listed in its own name",
    "language/utter_language_name_en": "a language is listed in its own name",
}


def placeholders(phrase: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(phrase) if name is not None}


def test_the_assistant_understands_enough_intents() -> None:
    assert len({intent for topic in names() for intent in intents(topic)}) >= FEWEST_INTENTS


@pytest.mark.parametrize("language", WRITTEN)
def test_every_intent_has_enough_examples(language: str) -> None:
    for topic in names(engine=True):
        counts = _counts(topic, language)
        few = {intent: counts[intent] for intent in intents(topic) if counts[intent] < FEWEST_EXAMPLES}
        assert not few, (topic, language)


def _counts(topic: str, language: str) -> Counter[str]:
    """Count the different sentences of each intent."""
    return Counter(intent for intent, _ in {(i, normalised(s)) for i, s in examples(topic, language)})


@pytest.mark.parametrize("language", ANSWERED)
def test_every_phrase_is_there_with_the_same_placeholders(language: str) -> None:
    for topic in names():
        french, other = phrases(topic, "fr"), phrases(topic, language)
        assert other.keys() == french.keys(), (topic, language)
        for key, phrase in other.items():
            assert placeholders(phrase) == placeholders(french[key]), (topic, key, language)


def test_every_topic_says_what_it_is_and_says_something() -> None:
    assert_none(topic for topic in names() if not phrases(topic, "fr") and not intents(topic))
    assert_none(topic for topic in names(engine=True) if not intents(topic))


def test_no_sentence_stands_under_two_intents() -> None:
    meanings = defaultdict(set)
    for topic in names():
        for language in WRITTEN:
            for intent, sentence in examples(topic, language):
                meanings[normalised(sentence)].add(intent)
    assert_none(f"{sentence}: {sorted(two)}" for sentence, two in meanings.items() if len(two) > 1)


def test_no_example_stands_under_an_intent_nobody_declared() -> None:
    for topic in names():
        used = {intent for language in WRITTEN for intent, _ in examples(topic, language)}
        assert used == set(intents(topic)), topic


@pytest.mark.parametrize("language", WRITTEN)
def test_examples_are_written_in_their_script(language: str) -> None:
    sentences = [sentence for topic in names() for _, sentence in examples(topic, language)]
    arabic = language in RIGHT_TO_LEFT
    assert_none(sentence for sentence in sentences if bool(LETTER.search(sentence)) is not arabic)


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_arabic_phrases_are_written_in_arabic(language: str) -> None:
    said = [(f"{topic}/{key}", text) for topic in names() for key, text in phrases(topic, language).items()]
    assert_none((place for place, text in said if not LETTER.search(text)), LATIN_ON_PURPOSE)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ça coûte combien ?", "ca coute combien"),
        ("MERCIIIII !!!", "merci"),
        ("شُكْرًا", "شكرا"),
        ("أهلاً", "اهلا"),
        ("شـــكرا", "شكرا"),
    ],
)
def test_spellings_of_one_sentence_are_the_same(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)
    assert normalised("passeport") != normalised("passe")
