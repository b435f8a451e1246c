import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection as Declined

from engine.in_process_actions import InProcessActions, install
from engine.turn import Replies
from engine.turn_store import Turn, taking


@pytest.fixture
def run(agent):
    endpoint = InProcessActions()

    async def run_one(function):
        endpoint._executor.register_function("action_test", function)
        tracker = DialogueStateTracker("c", [])
        with taking(Turn(tracker)) as turn:
            try:
                await RemoteAction("action_test", endpoint).run(Replies(), agent.nlg, tracker, Domain.empty())
            finally:
                run_one.failed = turn.failed_actions

    return run_one


async def test_every_action_of_the_package_is_registered_once(agent):
    names = {
        "action_answer",
        "action_confirm",
        "action_change_language",
        "action_request_human",
        "action_unsure",
    }
    assert set(agent.action_endpoint._executor.actions) >= names
    before = agent.action_endpoint
    install(agent)
    assert agent.action_endpoint is agent.processor.action_endpoint is before


async def test_the_domain_is_not_sent_along(run):
    def action(dispatcher, tracker, domain):
        assert not domain
        return []

    await run(action)


async def test_an_action_that_declines_is_a_rejection_and_no_failure(run):
    def action(dispatcher, tracker, domain):
        raise Declined("action_test", "not now")

    with pytest.raises(ActionExecutionRejection, match="not now"):
        await run(action)
    assert run.failed == []


async def test_an_action_that_breaks_is_noted_for_the_turn(run):
    with pytest.raises(ZeroDivisionError):
        await run(lambda dispatcher, tracker, domain: 1 / 0)
    assert run.failed == ["action_test"]


@pytest.mark.parametrize(
    "event", [{"event": "slot", "no_name": 1}, {"event": "unheard_of"}, {"event": "pause", "timestamp": "x"}]
)
async def test_results_are_still_validated(run, event):
    with pytest.raises(ValidationError):
        await run(lambda dispatcher, tracker, domain: [event])


async def test_results_that_rasa_takes_are_taken(run):
    await run(lambda dispatcher, tracker, domain: [SlotSet("a", 1), FollowupAction("utter_help")])
    assert run.failed == []
