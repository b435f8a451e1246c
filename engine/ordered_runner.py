"""Runs the model's graph node by node, in an order found once.

Rasa's own runner plans the graph anew at each run, three runs a turn, and writes every input into a debug
message nobody reads. The graph of a loaded model never changes, so neither does its order.
"""

from graphlib import TopologicalSorter
from typing import Any, Dict, List, Optional, Tuple

from rasa.core.agent import Agent
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

Step = Tuple[str, GraphNode, Tuple[str, ...]]
"""A node by its name, and the names of the nodes and inputs whose results it takes."""


class OrderedRunner(GraphRunner):
    """A graph runner for one process and one turn at a time."""

    def __init__(self, schema: GraphSchema, nodes: Dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._plans: Dict[Tuple[str, ...], List[Step]] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: Optional[List[GraphNodeHook]] = None,
    ) -> "OrderedRunner":
        """Load the graph's nodes."""
        runner = DaskGraphRunner.create(graph_schema, model_storage, execution_context, hooks)
        return cls.around(runner)

    @classmethod
    def around(cls, runner: DaskGraphRunner) -> "OrderedRunner":
        """Return a runner of the nodes that Rasa's runner has loaded."""
        return cls(runner._graph_schema, runner._instantiated_nodes)

    def run(
        self, inputs: Optional[Dict[str, Any]] = None, targets: Optional[List[str]] = None
    ) -> Dict[str, Any]:
        """Run what the targets need and return their results by name."""
        wanted = tuple(targets or self._schema.target_names)
        results = {name: (name, value) for name, value in (inputs or {}).items()}
        for name, node, needs in self._plan(wanted):
            results[name] = node(*(results[need] for need in needs))
        return dict(results[name] for name in wanted)

    def _plan(self, targets: Tuple[str, ...]) -> List[Step]:
        if targets not in self._plans:
            schema = self._schema.minimal_graph_schema(list(targets))
            needs = {name: tuple(node.needs.values()) for name, node in schema.nodes.items()}
            order = TopologicalSorter(needs).static_order()
            self._plans[targets] = [(name, self._nodes[name], needs[name]) for name in order if name in needs]
        return self._plans[targets]


def install(agent: Agent) -> None:
    """Make an agent run its graph in a fixed order. Does nothing the second time."""
    processor = agent.processor
    if processor and isinstance(processor.graph_runner, DaskGraphRunner):
        processor.graph_runner = OrderedRunner.around(processor.graph_runner)
