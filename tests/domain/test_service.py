import pytest

from bot.domain.language import Language
from bot.domain.service import UNCONFIRMED, Fact, in_language


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ({"fr": "oui", "ar": "نعم", "ary": "إيه", "en": "yes"}, Language.ARY, "إيه"),
        ({"fr": "oui", "ar": "نعم"}, Language.ARY, "نعم"),
        ({"fr": "oui"}, Language.ARY, "oui"),
        ({"fr": "oui", "ar": "نعم"}, Language.EN, "oui"),
        ({"fr": "oui", "ar": ""}, Language.AR, "oui"),
        ({"ar": "نعم"}, Language.FR, ""),
        ({}, Language.EN, ""),
    ],
)
def test_a_text_is_told_in_the_language_or_its_nearest_fallback(text, language, expected):
    assert in_language(text, language) == expected


def test_a_fact_is_confirmed_when_its_source_is_an_address():
    assert Fact("https://www.watiqa.ma").confirmed
    assert not Fact(UNCONFIRMED).confirmed
