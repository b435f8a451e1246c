"""What nobody should write, written to the whole product: each gets a polite answer, none gets logged."""

import pytest

from bot.dialogue.phrasebook import Phrasebook
from bot.domain.language import Language
from bot.web.chat.client import ChatClient, Frame
from tests.e2e.launch import Product

pytestmark = pytest.mark.e2e

MARK = "qzxmarkqzx"
"""A word that stands in no file of the product; wherever it turns up, a citizen's text has leaked."""

HOPELESS = {
    "empty": ("", "utter_empty"),
    "blank": (" \n\t\u00a0", "utter_empty"),
    "NUL alone": ("\x00", "utter_empty"),
    "direction override alone": ("\u202e\u202d", "utter_empty"),
    "lone surrogate alone": ("\ud800", "utter_empty"),
    "emoji alone": ("🙂👍🏽🇲🇦", "utter_no_words"),
    "signs alone": ("?!… ***", "utter_no_words"),
    "10,000 characters": (f"{MARK} " * 909, "utter_too_long"),
    "German": (f"Ich möchte heute meinen Hund beim Rathaus anmelden {MARK}", "utter_unknown_language"),
    "Russian": (f"Здравствуйте, где получить новую справку о доходах {MARK}", "utter_unknown_language"),
    "Japanese": (f"こんにちは。犬の登録をしたいのですが {MARK}", "utter_unknown_language"),
}

DISTURBED = {
    "NUL": f"combien coute\x00 le passeport\x00 {MARK}",
    "lone surrogate": f"combien coute \udcff le passeport {MARK}",
    "direction override": f"combien coute \u202ele passeport\u202c {MARK}",
    "zero width": f"com\u200bbien coute le passe\ufeffport {MARK}",
    "HTML": f"<b onclick='{MARK}()'>combien coute le passeport</b>",
    "script": f"<script>{MARK}()</script> combien coute le passeport",
    "database": f"combien coute le passeport'; DROP -- {MARK}",
}


@pytest.mark.parametrize("case", HOPELESS)
async def test_a_hopeless_message_gets_its_polite_answer(
    case: str, product: Product, phrases: Phrasebook
) -> None:
    text, phrase = HOPELESS[case]
    reply = await _reply(product, text)
    assert reply["text"] == phrases.say(phrase, Language.FR, limit="2000")


@pytest.mark.parametrize("case", DISTURBED)
async def test_a_question_is_answered_through_what_disturbs_it(case: str, product: Product) -> None:
    reply = await _reply(product, DISTURBED[case])
    assert reply["heading"] == "Passeport biométrique — Prix"
    assert MARK not in str(reply)


async def test_nothing_a_citizen_wrote_is_said_in_the_products_output(product: Product) -> None:
    texts = [text for text, _ in HOPELESS.values()] + list(DISTURBED.values())
    async with ChatClient(product.url, "fr") as client:
        for text in texts:
            await client.say(text)
        written = [line["text"] for line in client.lines if line["author"] == "citizen"]
    assert any(MARK in text for text in written), "the marked words did not even arrive"
    assert "event=serving" in product.output(), "the product's output was not collected"
    assert MARK not in product.output()


async def _reply(product: Product, text: str) -> Frame:
    async with ChatClient(product.url, "fr") as client:
        await client.say("bonjour")
        _, *replies = await client.say(text)
    assert len(replies) == 1
    return replies[0]
