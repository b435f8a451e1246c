from bot.catalogue.buttons import language_buttons
from bot.domain.content import Button
from tests.fakes.phrases import NamedPhrases


def test_each_language_has_a_button_in_its_own_name():
    assert language_buttons(NamedPhrases()) == tuple(
        Button(f"utter_language_name_{tag}({tag})", f'/change_language{{"language":"{tag}"}}')
        for tag in ("fr", "ar", "ary", "en")
    )
