from types import SimpleNamespace

from rasa.engine.runner.dask import DaskGraphRunner

from engine.agent import prepare
from engine.in_process_actions import InProcessActions
from engine.ordered_runner import OrderedRunner


def test_an_agent_is_prepared_once():
    runner = object.__new__(DaskGraphRunner)
    runner._graph_schema, runner._instantiated_nodes = None, {}
    agent = SimpleNamespace(
        action_endpoint=None, processor=SimpleNamespace(action_endpoint=None, graph_runner=runner)
    )
    prepare(agent)
    prepared = agent.action_endpoint, agent.processor.graph_runner
    assert isinstance(prepared[0], InProcessActions)
    assert isinstance(prepared[1], OrderedRunner)
    prepare(agent)
    assert (agent.action_endpoint, agent.processor.graph_runner) == prepared
