import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.wording import Refusal, clean, refusal

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANYTHING = st.text(st.characters(exclude_categories=()))
"""Any text at all, lone surrogates and unassigned characters too."""


@given(ANYTHING)
@example("a\u202eb\0c\ud800d")
def test_nothing_that_breaks_storage_or_deceives_readers_stays(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not set(cleaned) & set(BIDI)
    assert {unicodedata.category(c) for c in cleaned if c not in "\n\t"}.isdisjoint({"Cc", "Cs", "Co", "Cn"})


@given(ANYTHING)
def test_a_clean_text_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "Où aller ?\nEt quand ?",
        "شحال كيكلف؟",
        "می\u200cخواهم",
        "👨\u200d👩\u200d👧",
        "un\tdeux",
        "<b>gras</b>",
    ],
)
def test_harmless_text_is_kept(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("pass\0port", "passport"),
        ("pass\u202etrop", "passtrop"),
        ("a\ud83db", "ab"),
        ("  oui \r\n", "oui"),
        ("cafe\u0301", "café"),
        ("\u2067سلام\u2069", "سلام"),
    ],
)
def test_dangerous_characters_are_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Refusal.EMPTY),
        (" \n\u200b\u200d", Refusal.EMPTY),
        ("🙂", Refusal.NO_WORDS),
        ("؟!", Refusal.NO_WORDS),
        ("a", None),
        ("٢", None),
        ("و", None),
        ("x" * 10, None),
        ("x" * 11, Refusal.TOO_LONG),
        (" " * 11, Refusal.TOO_LONG),
    ],
)
def test_a_message_is_refused_for_a_reason(text: str, expected: Refusal | None) -> None:
    assert refusal(text, 10) is expected


@given(ANYTHING, st.integers(0, 40))
def test_a_message_is_answered_only_with_words_and_within_the_limit(text: str, limit: int) -> None:
    if refusal(text, limit) is None:
        assert any(c.isalnum() for c in text)
        assert len(text) <= limit


def test_every_refusal_names_a_phrase() -> None:
    assert all(reason.value.startswith("utter_") for reason in Refusal)
