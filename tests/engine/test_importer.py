from pathlib import Path

import pytest
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.exceptions import RasaException
from rasa.shared.importers.importer import TrainingDataImporter

from engine.importer import TopicsImporter

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def importer(config):
    return TrainingDataImporter.load_from_config(str(config), str(PROJECT / "domain.yml"))


def said(domain, key, language):
    nlg = TemplatedNaturalLanguageGenerator(domain.responses)
    return nlg.generate_from_slots(key, {"language": language}, "turn")["text"]


def test_the_domain_holds_the_root_and_all_topics(importer):
    domain = importer.get_domain()
    assert {"greet", "ask_fee"} <= set(domain.intents)
    assert {"action_answer", "action_unsure"} <= set(domain.action_names_or_texts)
    assert {"language", "service"} <= {slot.name for slot in domain.slots}


@pytest.mark.parametrize(
    ("language", "greeting", "change"),
    [
        ("fr", "Bonjour.", "Je réponds en français."),
        ("ar", "مرحبا", "سأجيب بالعربية"),
        ("ary", "السلام", "سأجيب بالعربية"),
        ("en", "Hello.", "I answer in English."),
    ],
)
def test_a_phrase_is_said_in_its_language_or_its_fallback(importer, language, greeting, change):
    domain = importer.get_domain()
    assert said(domain, "utter_greet", language) == greeting
    assert said(domain, "utter_language_changed", language) == change
    assert said(domain, "utter_help", language) == "Voici mon aide."


def test_each_language_has_exactly_one_variation(importer):
    for variations in importer.get_domain().responses.values():
        languages = [v["condition"][0]["value"] for v in variations if "condition" in v]
        assert sorted(languages) == ["ar", "ary", "en"]
        assert len(variations) == 4


def test_words_of_the_gateway_stay_out_of_the_model(importer):
    assert "utter_only_the_gateway" not in importer.get_domain().responses


def test_examples_of_all_languages_are_learnt_together(importer):
    texts = {example.get("text") for example in importer.get_nlu_data().intent_examples}
    assert {"quel prix", "ch7al kaysewa"} <= texts


def test_rules_of_all_topics_are_read(importer):
    assert {step.block_name for step in importer.get_stories().story_steps} >= {"greet", "documents"}


def test_faults_stop_training_and_are_all_named(topics):
    (topics / "talk/responses/en.yml").write_text("utter_a: A\nutter_b: B\n")
    config = topics.parent / "config.yml"
    config.write_text("recipe: default.v1\n")
    with pytest.raises(RasaException) as fault:
        TopicsImporter(str(config), topics="topics")
    assert "en.yml:1: utter_a has no French" in str(fault.value)
    assert "en.yml:2: utter_b has no French" in str(fault.value)
