from rasa_sdk.interfaces import Tracker

from actions.resolution import Candidate
from actions.turn import Turn


def tracker(message, events=(), **slots):
    return Tracker("c", slots, message, list(events), False, None, {}, "action_listen")


def action(name):
    return {"event": "action", "name": name}


SAID = {"event": "user"}
YES = {"intent": {"name": "affirm", "confidence": 0.9}, "intent_ranking": [], "metadata": None}


def test_a_message_is_read_with_its_ranking_and_the_catalogue_s_view():
    turn = Turn.of(
        tracker(
            {
                "intent": {"name": "nlu_fallback", "confidence": 0.5},
                "intent_ranking": [
                    {"name": "nlu_fallback", "confidence": 0.5},
                    {"name": "ask_fee", "confidence": 0.4},
                ],
                "entities": [{"entity": "service", "value": "card"}, {"entity": "detail", "value": "full"}],
                "metadata": {
                    "candidates": [{"id": "card", "score": 0.7}],
                    "focus": "known",
                    "named_languages": ["en"],
                },
            },
            service="passport",
        )
    )
    assert turn.ranking == (("ask_fee", 0.4),)
    assert (turn.service, turn.detail, turn.current_service) == ("card", "full", "passport")
    assert (turn.candidates, turn.focus) == ((Candidate("card", 0.7),), "known")
    assert turn.named_languages == ("en",)


def test_what_was_offered_counts_right_after_the_offer():
    events = [SAID, action("action_unsure"), action("action_listen"), SAID]
    turn = Turn.of(tracker(YES, events, offered=[{"intent": "help", "service": None}], lost_count=1))
    assert (len(turn.offered), turn.lost_count) == (1, 1)


def test_what_was_offered_no_longer_counts_after_a_plain_reply():
    events = [SAID, action("action_unsure"), SAID, action("utter_denied"), action("action_listen"), SAID]
    slots = {"offered": [{"intent": "help", "service": None}], "lost_count": 1, "pending_aspect": "fee"}
    turn = Turn.of(tracker(YES, events, **slots))
    assert (turn.offered, turn.lost_count, turn.just_asked) == ((), 0, False)
    assert turn.pending_aspect == "fee"
