import pytest

from bot.dialogue.detection.detector import LanguageDetector


@pytest.mark.parametrize(
    "text",
    [
        "ⴰⵣⵓⵍ ⵎⴰⵏⵉⴽ ⵜⴳⵉⵜ",
        "护照多少钱",
        "сколько стоит паспорт",
        "כמה עולה דרכון",
        "πόσο κοστίζει",
        "hola quiero saber cuánto cuesta el pasaporte",
        "ich möchte einen neuen Reisepass beantragen bitte",
        "pasaportumu yenilemek istiyorum ne kadar tutuyor acaba",
        "vorrei sapere quanto costa il passaporto per favore",
        "quero saber quanto custa o passaporte por favor",
        "ik wil graag een nieuw paspoort aanvragen wat kost dat",
        "کارت ملی من گم شده است چه کار باید بکنم",
    ],
)
def test_languages_we_do_not_speak(detector: LanguageDetector, text: str) -> None:
    assert detector.foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "123",
        "😀😀",
        "hola",
        "bonjour",
        "Je voudrais renouveler ma carte nationale d'identité",
        "I would like to renew my identity card",
        "salam bghit n3ref les papiers dyal la carte",
        "أريد تجديد بطاقتي الوطنية للتعريف الإلكترونية من فضلكم",
        "بغيت نعرف شنو هما الوراق لي خاصني باش نجدد لاكارط",
        "la carte 护照",
    ],
)
def test_our_languages_and_messages_too_short_to_tell(detector: LanguageDetector, text: str) -> None:
    assert not detector.foreign(text)
