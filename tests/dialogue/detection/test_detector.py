import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dialogue.detection.detector import LanguageDetector
from bot.domain.language import SWITCH_CONFIDENCE, Detection, Language, Script

FR, EN = (Language.FR, Script.LATIN), (Language.EN, Script.LATIN)
ARABIZI, DARIJA, ARABIC = (
    (Language.ARY, Script.LATIN),
    (Language.ARY, Script.ARABIC),
    (Language.AR, Script.ARABIC),
)


def detected(detector: LanguageDetector, text: str) -> Detection:
    detection = detector.detect(text)
    assert detection is not None
    return detection


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je voudrais renouveler ma carte nationale", FR),
        ("quels documents pour le permis de construire", FR),
        ("et combien ça coûte ?", FR),
        ("salam je veux savoir les papiers pour la carte", FR),
        ("je veux 2 copies pour le 3eme enfant", FR),
        ("How much does a passport cost?", EN),
        ("what about the licence?", EN),
        ("i lost my id card", EN),
        ("salam bghit n3ref les papiers dyal la carte", ARABIZI),
        ("chhal taman dyal passport", ARABIZI),
        ("bghit livret de famille dyali", ARABIZI),
        ("wach khassni nji l la commune b rassi", ARABIZI),
        ("fin nkhelles ddariba dyal tonobil", ARABIZI),
        ("ما هي الوثائق المطلوبة لتجديد البطاقة الوطنية؟", ARABIC),
        ("كم تبلغ رسوم جواز السفر", ARABIC),
        ("أريد تجديد جواز السفر", ARABIC),
        ("شنو هما الوراق ديال لاكارط", DARIJA),
        ("واش خاصني نجي راسي", DARIJA),
        ("بغيت passport ديال ولدي الصغير", DARIJA),
    ],
)
def test_a_clear_sentence_is_recognised_surely(
    detector: LanguageDetector, text: str, expected: tuple[Language, Script]
) -> None:
    detection = detected(detector, text)
    assert (detection.language, detection.script) == expected
    assert detection.confidence >= SWITCH_CONFIDENCE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("oui", FR),
        ("bonjour", FR),
        ("merci beaucoup", FR),
        ("passeport", FR),
        ("birth certificate", EN),
        ("hello", EN),
        ("bghit", ARABIZI),
        ("bghit livret", ARABIZI),
        ("ch7al kaysewa?", ARABIZI),
        ("w lpasport?", ARABIZI),
        ("شكرا", ARABIC),
        ("وفين؟", DARIJA),
        ("واخا", DARIJA),
    ],
)
def test_one_or_two_words_are_recognised_but_never_surely(
    detector: LanguageDetector, text: str, expected: tuple[Language, Script]
) -> None:
    detection = detected(detector, text)
    assert (detection.language, detection.script) == expected
    assert detection.confidence < SWITCH_CONFIDENCE


@pytest.mark.parametrize("text", ["ok", "passport", "😀 ok 👍", "cin", "السلام عليكم", "merci"])
def test_a_word_of_every_language_never_turns_a_conversation(detector: LanguageDetector, text: str) -> None:
    assert detected(detector, text).confidence < SWITCH_CONFIDENCE / 1.5


def test_french_words_in_a_darija_sentence_leave_it_darija(detector: LanguageDetector) -> None:
    for text in ("bonjour bghit la carte grise", "bghit livret de famille", "les horaires dyal la carte"):
        assert detected(detector, text).language is Language.ARY


def test_a_message_torn_between_two_languages_is_not_sure(detector: LanguageDetector) -> None:
    assert detected(detector, "bonjour salam bghit savoir comment payer taxe").confidence < SWITCH_CONFIDENCE


def test_arabic_without_a_trace_of_darija_is_standard_and_more_surely_so_when_long(
    detector: LanguageDetector,
) -> None:
    short, long = (detected(detector, text) for text in ("منعطف ساحة", "منعطف ساحة عمومية شمال حديقة"))
    assert short.language is long.language is Language.AR
    assert short.confidence < long.confidence


def test_the_script_with_more_words_decides(detector: LanguageDetector) -> None:
    assert detected(detector, "je voudrais la بطاقة").script is Script.LATIN
    assert detected(detector, "بغيت passport").script is Script.ARABIC


@pytest.mark.parametrize(
    "text", ["hola quiero saber cuánto cuesta el pasaporte", "vorrei sapere quanto costa il passaporto"]
)
def test_a_language_we_do_not_speak_is_never_sure(detector: LanguageDetector, text: str) -> None:
    assert detected(detector, text).confidence < SWITCH_CONFIDENCE


@pytest.mark.parametrize(
    "text", ["", "  \n", "123 456", "😀😀", "?!", "\x00", "\ud800", "\u202e\u200b", "ⴰⵣⵓⵍ"]
)
def test_a_message_without_words_has_no_language(detector: LanguageDetector, text: str) -> None:
    assert detector.detect(text) is None


def test_invisible_characters_change_nothing(detector: LanguageDetector) -> None:
    plain = detector.detect("combien coûte le passeport")
    assert detector.detect("\u202ecom\u200bbien coûte\u200f le passe\u00adport\ufeff") == plain


def test_only_the_first_thousand_characters_are_read(detector: LanguageDetector) -> None:
    french = "je voudrais renouveler mon passeport. " * 27
    assert detector.detect(french[:1000] + "what is the price of this? " * 1000) == detector.detect(
        french[:1000]
    )


def test_the_same_message_always_looks_the_same(detector: LanguageDetector) -> None:
    assert len({detector.detect("adresse centre") for _ in range(30)}) == 1


@given(text=st.text(alphabet=st.characters(exclude_categories=()), max_size=80))
def test_any_text_is_taken(detector: LanguageDetector, text: str) -> None:
    detection = detector.detect(text)
    assert detection is None or 0 <= detection.confidence <= 1
    assert isinstance(detector.foreign(text), bool)
    assert isinstance(detector.named(text), tuple)
