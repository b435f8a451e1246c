from pathlib import Path

import pytest

from bot.dialogue.phrasebook import Phrasebook, PhrasesFaulty, load_phrases
from bot.domain.language import Language

BOOK = Phrasebook(
    {
        Language.FR: {"utter_greet": "Bonjour", "utter_left": "Reste {left}", "utter_chat_send": "Envoyer"},
        Language.AR: {"utter_greet": "مرحبا", "utter_chat_send": "إرسال", "utter_chat_you": "أنتم"},
        Language.EN: {"utter_greet": "Hello"},
    }
)


def write(topics: Path, name: str, text: str | bytes) -> None:
    file = topics / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())


@pytest.mark.parametrize(
    ("key", "language", "said"),
    [
        ("utter_greet", Language.EN, "Hello"),
        ("utter_greet", Language.ARY, "مرحبا"),
        ("utter_chat_send", Language.EN, "Envoyer"),
    ],
)
def test_a_phrase_is_said_in_the_language_or_its_fallback(key: str, language: Language, said: str) -> None:
    assert BOOK.say(key, language) == said


def test_placeholders_are_filled_with_values_taken_as_they_are() -> None:
    assert BOOK.say("utter_left", Language.FR, left="{0} {left}") == "Reste {0} {left}"


def test_a_phrase_without_values_keeps_its_placeholders() -> None:
    assert BOOK.say("utter_left", Language.FR) == "Reste {left}"


@pytest.mark.parametrize("key", ["utter_nothing", "utter_chat_you"])
def test_a_phrase_nobody_wrote_is_a_key_error(key: str) -> None:
    with pytest.raises(KeyError, match=key):
        BOOK.say(key, Language.FR)


def test_a_family_of_phrases_comes_without_its_prefix() -> None:
    assert BOOK.starting_with("utter_chat_", Language.ARY) == {"send": "إرسال", "you": "أنتم"}


def test_phrases_of_all_topics_are_read(tmp_path: Path) -> None:
    write(tmp_path, "one/responses/fr.yml", "utter_a: |-\n  Un.\n  Deux.\n")
    write(tmp_path, "two/responses/fr.yml", 'utter_b: " trois "\n')
    write(tmp_path, "two/responses/de.yml", "utter_c: vier\n")
    book = load_phrases(tmp_path)
    assert book.starting_with("utter_", Language.EN) == {"a": "Un.\nDeux.", "b": "trois"}


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("utter_a: [", "not readable as YAML"),
        ("utter_a: x\nutter_a: y", "not readable as YAML"),
        (b"utter_a: \xff", "not readable as YAML"),
        ("", "utter_key: text"),
        ("- utter_a", "utter_key: text"),
        ("utter_a: 5", "utter_key: text"),
        ("utter_a:\n- text: x", "utter_key: text"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(tmp_path: Path, text: str | bytes, problem: str) -> None:
    write(tmp_path, "one/responses/fr.yml", text)
    with pytest.raises(PhrasesFaulty, match=problem) as faulty:
        load_phrases(tmp_path)
    assert str(faulty.value).startswith(str(tmp_path / "one" / "responses" / "fr.yml"))


def test_a_phrase_in_two_topics_is_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "one/responses/ar.yml", "utter_a: x")
    write(tmp_path, "two/responses/ar.yml", "utter_a: y")
    with pytest.raises(PhrasesFaulty, match=r"two/responses/ar\.yml: utter_a is also in another topic"):
        load_phrases(tmp_path)
