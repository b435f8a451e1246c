import pytest

from engine.topic_checks import check_topics

EN = "talk/responses/en.yml"


def problems(topics, file, text):
    (topics / file).write_text((topics / file).read_text("utf-8") + text, "utf-8")
    return [problem.removeprefix(f"{topics}/") for problem in check_topics(topics)]


@pytest.mark.parametrize(
    ("file", "text", "problem"),
    [
        (
            "services/responses/fr.yml",
            "utter_help: A\n",
            "talk/responses/fr.yml:2: utter_help is said in topic 'services' too.",
        ),
        (EN, "utter_new: A\n", f"{EN}:3: utter_new has no French: add it to responses/fr.yml."),
        (EN, "utter_help: A {b}\n", f"{EN}:3: utter_help must hold the placeholders of its French (none)."),
        (EN, "hello: A\n", f"{EN}:3: hello must begin with utter_."),
        (EN, "utter_help: 5\n", f"{EN}:3: utter_help must be a text that is not empty."),
        (EN, "utter_help: ' '\n", f"{EN}:3: utter_help must be a text that is not empty."),
        (EN, "utter_help:\n  - text: A\n", f"{EN}:3: utter_help must be a text that is not empty."),
    ],
)
def test_a_fault_in_a_phrase_is_named_with_its_line(topics, file, text, problem):
    assert problem in problems(topics, file, text)


def test_a_missing_placeholder_is_named(topics):
    (topics / "gateway/responses/en.yml").write_text("utter_only_the_gateway: A word.\n")
    assert check_topics(topics) == [
        f"{topics}/gateway/responses/en.yml:1: "
        "utter_only_the_gateway must hold the placeholders of its French ({limit})."
    ]


def test_a_topic_without_french_is_named(topics):
    (topics / "talk/responses/fr.yml").unlink()
    assert any("utter_greet has no French" in problem for problem in check_topics(topics))
