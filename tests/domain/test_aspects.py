from bot.domain.aspects import Aspect


def test_every_aspect_is_asked_by_the_intent_of_its_name() -> None:
    assert Aspect.FEE.intent == "ask_fee"
    assert len({aspect.intent for aspect in Aspect}) == len(Aspect) == 12
