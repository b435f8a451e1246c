import pytest

from actions.aspects import ASPECTS, aspect_of, intent_of


@pytest.mark.parametrize("aspect", ASPECTS)
def test_an_aspect_and_its_intent_name_each_other(aspect):
    assert aspect_of(intent_of(aspect)) == aspect


@pytest.mark.parametrize("intent", ["ask_human", "ask_same_for", "greet", "fee"])
def test_other_intents_ask_about_no_aspect(intent):
    assert aspect_of(intent) is None
