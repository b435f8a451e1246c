import numpy as np
import pytest

from engine.intents.model import IntentModel, out_of_fold_margins

EXAMPLES = {
    "fee": ["quel prix", "le prix", "combien", "combien ça coûte", "ça coûte combien", "prix du passeport"],
    "where": ["où", "où aller", "à quel endroit", "c'est où", "dans quel endroit", "où faut-il aller"],
    "greet": ["bonjour", "bonjour madame", "salut", "bonjour à tous", "salut salut", "bonjour monsieur"],
}
TEXTS = [text for texts in EXAMPLES.values() for text in texts]
INTENTS = [intent for intent, texts in EXAMPLES.items() for _ in texts]


@pytest.fixture(scope="module")
def model():
    return IntentModel.train(TEXTS, INTENTS)


def test_a_message_is_ranked_by_probability(model):
    ranking = model.rank("Combien ça COÛTE ??")
    assert ranking[0][0] == "fee"
    scores = [score for _, score in ranking]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) == pytest.approx(1)


def test_a_message_of_unknown_words_is_sure_of_nothing(model):
    assert model.rank("xyzzy")[0][1] < model.rank("combien")[0][1]


def test_training_twice_gives_the_same_model(model):
    again = IntentModel.train(TEXTS, INTENTS)
    assert [model.rank(text) for text in TEXTS] == [again.rank(text) for text in TEXTS]


def test_one_message_gets_the_margins_it_gets_among_many(model):
    texts = [*TEXTS, "", "xyzzy", "combien combien où"]
    alone = np.stack([model._margins_of(text) for text in texts])
    assert alone == pytest.approx(model._margins(texts), abs=1e-4)


def test_an_example_is_judged_by_a_model_that_never_saw_it():
    texts, intents = [*TEXTS, "zzz"], [*INTENTS, "greet"]
    margins = out_of_fold_margins(texts, intents)
    assert margins.shape == (len(texts), 3)
    assert abs(margins[-1]).max() < abs(margins[0]).max()


@pytest.mark.parametrize("number", [2, 3])
def test_two_intents_are_enough_and_one_is_not(number):
    texts, intents = TEXTS[: 6 * number], INTENTS[: 6 * number]
    assert len(IntentModel.train(texts, intents).rank("prix")) == number
    with pytest.raises(ValueError, match="at least two intents"):
        IntentModel.train(TEXTS[:6], INTENTS[:6])


def test_an_intent_with_one_example_is_named():
    with pytest.raises(ValueError, match="'help' needs at least two examples"):
        IntentModel.train([*TEXTS, "aide"], [*INTENTS, "help"])
