import pytest

from engine.intents.normalise import normalise


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("  Où   EST-CE ? ", "ou est ce"),
        ("ﬁche\u00a0d’état", "fiche d etat"),
        ("merciiiiii", "merci"),
        ("بزااااف", "بزاف"),
        ("أين الوِثَائِقُ المطلوبة إلى", "اين الوثايق المطلوبه الي"),
        ("مـــرحبا", "مرحبا"),
        ("\u202epass\u200bport\u200f", "passport"),
        ("٢٠٢٤", "2024"),
        ("ch7al", "ch7al chhal"),
        ("2024 1000", "2024 1000"),
        ("🙂 \x00 …", ""),
        ("\ud800x", "x"),
        ("", ""),
    ],
)
def test_a_message_is_brought_to_one_spelling(text, words):
    assert normalise(text) == words


def test_normalising_twice_changes_only_what_was_added():
    assert normalise("Où est l'état-civil ?") == normalise(normalise("Où est l'état-civil ?"))
