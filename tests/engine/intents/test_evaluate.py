import numpy as np

from engine.intents.evaluate import accuracies, main, worth

RIGHT = np.array([True, False, True, True])


def test_accuracy_is_told_per_language_and_for_all():
    assert accuracies(RIGHT, ["fr", "fr", "ary", "ary"]) == {"ary": (1, 2), "fr": (0.5, 2), "all": (0.75, 4)}


def test_a_threshold_is_worth_what_is_right_above_it():
    found = worth(RIGHT, np.array([0.95, 0.35, 0.55, 0.75]))
    assert found[0.3] == (1, 0.75)
    assert found[0.5] == (0.75, 1)
    assert found[0.9] == (0.25, 1)


def test_the_report_has_a_line_per_language(topics, capsys):
    assert main([str(topics)]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()][:3] == ["ary-Latn", "fr", "all"]
