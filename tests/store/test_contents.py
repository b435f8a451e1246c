import json

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.content import Button, Content
from bot.domain.language import Language
from bot.store.contents import from_json, to_json

WORDS = st.text(max_size=20)
CONTENTS = st.builds(
    Content,
    text=WORDS,
    language=st.sampled_from(Language),
    heading=WORDS,
    footnote=WORDS,
    link=WORDS,
    buttons=st.lists(st.builds(Button, title=WORDS, payload=WORDS), max_size=3).map(tuple),
)


@given(CONTENTS)
def test_a_content_is_read_as_it_was_written(content: Content) -> None:
    assert from_json(json.loads(json.dumps(to_json(content)))) == content


def test_what_is_empty_is_not_written() -> None:
    assert to_json(Content("oui", Language.ARY)) == {"text": "oui", "language": "ary"}


def test_a_content_without_words_is_still_one() -> None:
    assert from_json({"language": "fr"}) == Content("", Language.FR)
