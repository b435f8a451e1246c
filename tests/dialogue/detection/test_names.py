from pathlib import Path

import pytest

from bot.dialogue.detection.names import LanguageNames, read_names
from bot.domain.language import Language


@pytest.fixture(scope="module")
def names(word_lists: Path) -> LanguageNames:
    return read_names(word_lists / "names.yml")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("parle français", Language.FR),
        ("Parlez FRANCAIS svp", Language.FR),
        ("hder m3aya b lfrancais", Language.FR),
        ("bel fransawia 3afak", Language.FR),
        ("هضر معايا بالفرنساوية", Language.FR),
        ("in French please", Language.FR),
        ("بالعربية", Language.AR),
        ("bel3arbiya", Language.AR),
        ("تكلم باللغة العربية الفصحى", Language.AR),
        ("en arabe, merci", Language.AR),
        ("speak arabic", Language.AR),
        ("b darija", Language.ARY),
        ("بالدارجة الله يخليك", Language.ARY),
        ("en arabe marocain", Language.ARY),
        ("moroccan arabic please", Language.ARY),
        ("in english please", Language.EN),
        ("en anglais", Language.EN),
        ("b lenglizia", Language.EN),
        ("بالإنجليزية", Language.EN),
        ("بالانجليزية", Language.EN),
    ],
)
def test_a_language_is_named(names: LanguageNames, text: str, language: Language) -> None:
    assert names.find(text) == (language,)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀",
        "école française",
        "la carte nationale",
        "المواطنة المغربية",
        "frenchman",
        "unfrench",
        "شهادة",
    ],
)
def test_no_language_is_named(names: LanguageNames, text: str) -> None:
    assert names.find(text) == ()


def test_languages_come_in_order_of_mention_and_once(names: LanguageNames) -> None:
    assert names.find("pas en arabe : français, français, english") == (Language.AR, Language.FR, Language.EN)


def test_invisible_characters_do_not_hide_a_name(names: LanguageNames) -> None:
    assert names.find("\u202bبالعر\u200dبية\u202c") == (Language.AR,)


def test_a_name_for_a_language_we_do_not_speak_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "names.yml"
    path.write_text("es: [espagnol]\n", encoding="utf-8")
    with pytest.raises(ValueError, match="es"):
        read_names(path)


def test_no_form_names_two_languages(word_lists: Path) -> None:
    names = read_names(word_lists / "names.yml")
    for language, form in [(Language.ARY, "arabe marocain"), (Language.AR, "arabe standard")]:
        assert names.find(form) == (language,)
