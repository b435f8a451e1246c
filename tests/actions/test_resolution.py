import pytest

from actions.resolution import Candidate, Kind, Resolution, resolve


def found(scores, focus="known", current=None):
    return resolve([Candidate(service, score) for service, score in scores.items()], focus, current)


def test_a_candidate_clearly_first_is_the_one():
    assert found({"card": 0.9, "passport": 0.5}) == Resolution(Kind.ONE, ("card",))


def test_strong_candidates_close_together_are_offered():
    assert found({"card": 0.9, "licence": 0.8, "permit": 0.75, "visa": 0.74}) == Resolution(
        Kind.SEVERAL, ("card", "licence", "permit")
    )


def test_a_candidate_far_behind_is_not_offered():
    assert found({"card": 0.9, "licence": 0.8, "visa": 0.5}).services == ("card", "licence")


def test_weak_candidates_are_a_guess():
    assert found({"card": 0.5, "visa": 0.2}) == Resolution(Kind.GUESS, ("card",))


def test_the_current_service_wins_a_tie_of_parts_of_names():
    assert found({"card": 0.7, "licence": 0.6}, current="licence") == Resolution(Kind.CONTEXT, ("licence",))


def test_two_services_named_in_full_are_both_offered_whatever_was_talked_about():
    both = ("card", "licence")
    assert found({"card": 0.9, "licence": 0.8}, current="licence") == Resolution(Kind.SEVERAL, both)


def test_among_guesses_the_current_service_comes_first():
    assert found({"card": 0.5, "visa": 0.4}, current="licence").services == ("licence", "card", "visa")


def test_the_current_service_does_not_win_against_a_better_one():
    assert found({"card": 0.9, "licence": 0.5}, current="licence") == Resolution(Kind.ONE, ("card",))


def test_a_message_without_words_of_its_own_is_about_the_current_service():
    assert found({}, "none", "card") == Resolution(Kind.CONTEXT, ("card",))


def test_unknown_words_are_never_about_the_current_service():
    assert found({}, "unknown", "card") == Resolution(Kind.UNKNOWN)


def test_a_word_that_many_services_share_keeps_the_current_one():
    assert found({"visa": 0.2, "card": 0.1}, "known", "card") == Resolution(Kind.CONTEXT, ("card",))
    assert found({"visa": 0.2}, "known", "card") == Resolution(Kind.NONE)


@pytest.mark.parametrize("focus", ["none", "known"])
def test_without_service_or_conversation_there_is_none(focus):
    assert found({}, focus) == Resolution(Kind.NONE)
