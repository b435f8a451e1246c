from bot.domain.turn import command


def test_a_command_is_the_intent_with_its_entities_as_compact_json():
    wanted = '/ask_fee{"service":"passport","detail":"full"}'
    assert command("ask_fee", service="passport", detail="full") == wanted


def test_an_intent_without_entities_stands_alone():
    assert command("help") == "/help"
