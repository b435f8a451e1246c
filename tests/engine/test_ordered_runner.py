import pytest
from rasa.engine.graph import GraphSchema, SchemaNode

from engine.ordered_runner import OrderedRunner


class Node:
    """A graph node that adds up what it is given, and counts how often it ran."""

    def __init__(self, name):
        self.name, self.runs = name, 0

    def __call__(self, *inputs):
        self.runs += 1
        return self.name, sum(value for _, value in inputs) + 1


def schema_node(is_target=False, **needs):
    return SchemaNode(needs, object, "load", "run", {}, is_target=is_target)


@pytest.fixture
def nodes():
    return {name: Node(name) for name in ("first", "left", "right", "last", "apart")}


@pytest.fixture
def runner(nodes):
    schema = {
        "last": schema_node(True, a="left", b="right"),
        "right": schema_node(x="first"),
        "left": schema_node(x="first"),
        "first": schema_node(x="__message__"),
        "apart": schema_node(True, x="__message__"),
    }
    return OrderedRunner(GraphSchema(schema), nodes)


def test_nodes_run_once_each_after_what_they_need(runner, nodes):
    assert runner.run({"__message__": 10}, ["last"]) == {"last": 25}
    assert [node.runs for node in nodes.values()] == [1, 1, 1, 1, 0]


def test_without_targets_those_of_the_schema_run(runner):
    assert runner.run({"__message__": 0}) == {"last": 5, "apart": 1}


def test_nothing_of_one_run_reaches_the_next(runner):
    assert runner.run({"__message__": 10}, ["apart"]) == {"apart": 11}
    assert runner.run({"__message__": 20}, ["apart"]) == {"apart": 21}


def test_an_input_that_is_missing_is_named(runner):
    with pytest.raises(KeyError, match="__message__"):
        runner.run({}, ["last"])
