import pytest

from engine.topic_checks import check_topics

NLU = (
    'version: "3.1"\nnlu:\n  - intent: {intent}\n    examples: |\n      - quelque chose\n      - {example}\n'
)


def problems(topics, file, text, old=None):
    path = topics / file
    content = path.read_text("utf-8") if path.exists() else ""
    path.write_text(content.replace(old, text) if old else content + text, "utf-8")
    return [problem.removeprefix(f"{topics}/") for problem in check_topics(topics)]


def test_an_intent_without_rule_is_named(topics):
    assert problems(topics, "talk/rules.yml", "intent: thanks", "intent: greet")[0] == (
        "talk/domain.yml:2: intent 'greet' has no rule: add one to the topic's rules.yml."
    )


def test_an_intent_without_example_is_named_except_rasa_s_own(topics):
    assert problems(topics, "talk/nlu/fr.yml", "intent: help", "intent: greet") == [
        "talk/domain.yml:2: intent 'greet' has no example: write some in the nlu folder."
    ]


def test_an_intent_nobody_declared_is_named_where_it_is_used(topics):
    found = problems(topics, "talk/nlu/en.yml", NLU.format(intent="thanks", example="thank you"))
    assert found == ["talk/nlu/en.yml:5: intent 'thanks' is not declared: add it to the topic's domain.yml."]


@pytest.mark.parametrize("name", ["utter_nothing", "action_nothing"])
def test_an_action_nobody_has_is_named(topics, name):
    assert problems(topics, "talk/rules.yml", f"action: {name}", "action: utter_greet") == [
        f"talk/rules.yml:4: '{name}' is neither an action of the domain nor a phrase in French."
    ]


@pytest.mark.parametrize("example", ["quel prix", "QUEL   prix ?!", "quél prix"])
def test_a_sentence_under_two_intents_is_named_however_it_is_spelt(topics, example):
    assert problems(topics, "services/nlu/en.yml", NLU.format(intent="ask_where", example=example)) == [
        "services/nlu/fr.yml:18: the example is under 'ask_where' too (services/nlu/en.yml:6): keep one."
    ]


def test_alternatives_of_a_story_count_as_rules(topics):
    steps = "[{or: [{intent: greet}, {intent: help}]}, {action: utter_greet}]"
    assert problems(topics, "talk/rules.yml", steps, "[{intent: greet}, {action: utter_greet}]") == []


def test_an_empty_topic_is_named(topics):
    (topics / "new").mkdir()
    about = "title: A\ndescription: B\nengine: true\n"
    assert problems(topics, "new/topic.yml", about) == [
        "new/topic.yml:1: the topic is empty: add phrases or examples."
    ]
