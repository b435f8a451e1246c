import dataclasses

import pytest

from bot.domain.content import Button, Content
from bot.domain.language import Language


def test_a_content_needs_only_words_and_their_language() -> None:
    content = Content("Bonjour", Language.FR)
    assert (content.heading, content.footnote, content.link, content.buttons) == ("", "", "", ())


def test_what_was_said_cannot_be_unsaid() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Content("Bonjour", Language.FR).text = "Bonsoir"  # type: ignore[misc]


def test_contents_are_equal_by_what_they_say() -> None:
    button = Button("Prix", '/ask_fee{"service":"passport"}')
    same = [Content("?", Language.EN, buttons=(button,)) for _ in range(2)]
    assert len(set(same)) == 1
    assert Content("?", Language.FR, buttons=(button,)) not in same
