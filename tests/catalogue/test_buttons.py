from bot.catalogue.buttons import language_buttons, payload
from bot.domain.content import Button
from tests.fakes.phrases import NamedPhrases


def test_a_payload_is_the_intent_with_its_entities_as_compact_json():
    assert (
        payload("ask_fee", service="passport", detail="full")
        == '/ask_fee{"service":"passport","detail":"full"}'
    )


def test_an_intent_without_entities_stands_alone():
    assert payload("help") == "/help"


def test_each_language_has_a_button_in_its_own_name():
    assert language_buttons(NamedPhrases()) == tuple(
        Button(f"utter_language_name_{tag}({tag})", f'/change_language{{"language":"{tag}"}}')
        for tag in ("fr", "ar", "ary", "en")
    )
