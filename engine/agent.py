"""Makes Rasa's agent fit for turns: what it does at every turn the same, it does once."""

from rasa.core.agent import Agent

from engine import in_process_actions, ordered_runner


def prepare(agent: Agent) -> None:
    """Give an agent actions in its own process and a graph in a fixed order. Again does nothing."""
    in_process_actions.install(agent)
    ordered_runner.install(agent)
