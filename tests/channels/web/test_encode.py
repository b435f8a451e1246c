from datetime import UTC, datetime

import pytest

from bot.channels.web import encode
from bot.domain.content import Author, Button, Content
from bot.domain.conversation import Line
from bot.domain.language import Language
from tests.channels.web.conftest import Compare
from tests.fakes.phrases import NamedPhrases

AT = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
RICH = Content(
    "• un\n• deux",
    Language.AR,
    heading="عنوان",
    footnote="مصدر",
    link="https://example.org/",
    buttons=(Button("نعم", "/affirm"), Button("ثمن", '/ask_fee{"service":"passport"}')),
)
LINES = {
    "a citizen's message": Line(1, Author.CITIZEN, Content("bonjour", Language.FR), AT, "chat:abc"),
    "a citizen's message from elsewhere": Line(1, Author.CITIZEN, Content("x", Language.FR), AT, "other:abc"),
    "a reply": Line(2, Author.BOT, Content("Bonjour.", Language.FR), AT),
    "a rich reply": Line(3, Author.BOT, RICH, AT),
    "an agent's line": Line(4, Author.AGENT, Content("Je m'en occupe.", Language.FR), AT),
}


@pytest.mark.parametrize("author", list(Author))
def test_buttons_never_show_what_they_tell_the_engine(author: Author) -> None:
    frame = encode.line(Line(1, author, RICH, AT), "chat")
    assert frame["buttons"] == [{"title": "نعم"}, {"title": "ثمن"}]
    assert "/ask_fee" not in str(frame)


def test_lines_are_written_as_agreed(matches_golden: Compare) -> None:
    matches_golden("encode_lines", {name: encode.line(entry, "chat") for name, entry in LINES.items()})


def test_the_page_s_words_are_written_as_agreed(matches_golden: Compare) -> None:
    phrases = NamedPhrases()
    frames = {
        "greeting": encode.greeting(phrases, Language.ARY, ("جواز السفر", "البطاقة")),
        "languages": encode.languages(phrases),
        "error": encode.error("too_fast", "Doucement.", "abc"),
        "error before hello": encode.error("malformed", "Abîmé."),
    }
    matches_golden("encode_words", frames)
