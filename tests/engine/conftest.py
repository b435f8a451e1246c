"""A model trained once on the small topics in fixtures/, and engines that run it."""

import asyncio
import json
import logging
import os
import shutil
from pathlib import Path

import pytest
import structlog
from rasa.core.agent import load_agent
from rasa.core.utils import AvailableEndpoints
from rasa.model_training import train

from engine.agent import prepare
from engine.turn import take_turn
from engine.turn_request import read_turn

PROJECT = Path(__file__).resolve().parents[2]
TOPICS = Path(__file__).parent / "fixtures" / "topics"


@pytest.fixture(scope="session", autouse=True)
def _quiet():
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.INFO))


@pytest.fixture
def topics(tmp_path):
    """A copy of the small topics, to break."""
    return Path(shutil.copytree(TOPICS, tmp_path / "topics"))


@pytest.fixture(scope="session")
def config(tmp_path_factory):
    """The project's config.yml, reading the small topics."""
    file = tmp_path_factory.mktemp("project") / "config.yml"
    text = (PROJECT / "config.yml").read_text("utf-8")
    file.write_text(text.replace("topics: data/topics", f"topics: {TOPICS}"), "utf-8")
    return file


@pytest.fixture(scope="session")
def model(config):
    """The path of a model trained on the small topics."""
    os.environ["RASA_CACHE_DIRECTORY"] = str(config.parent / "cache")
    os.chdir(PROJECT)
    result = train(
        domain=str(PROJECT / "domain.yml"),
        config=str(config),
        training_files=[str(TOPICS)],
        output=str(config.parent),
        fixed_model_name="small",
    )
    assert result.code == 0
    return Path(result.model)


@pytest.fixture(scope="session")
def load(model):
    """A function that loads the model into a new agent, as `rasa run` would."""

    def load_one():
        endpoints = AvailableEndpoints.read_endpoints(str(PROJECT / "endpoints.yml"))
        agent = asyncio.run(load_agent(model_path=str(model), endpoints=endpoints))
        prepare(agent)
        return agent

    return load_one


@pytest.fixture(scope="session")
def agent(load):
    return load()


@pytest.fixture(scope="session")
def body():
    """A function that builds the body of a turn."""

    def build(given, state=None, language="fr", **context):
        key = "payload" if given.startswith(("/ask", "/name")) else "text"
        return json.dumps(
            {
                "conversation": "c",
                "input": {key: given},
                "slots": {"language": language},
                "context": context,
                "state": state,
            }
        ).encode()

    return build


@pytest.fixture
def say(agent, body):
    """A function that takes a turn of one conversation and returns the replies and effects."""

    async def take(given, language="fr", **context):
        request = read_turn(body(given, take.result["state"], language, **context), agent.domain)
        take.result = await take_turn(agent, request)
        return [reply.get("effect") or reply["text"] for reply in take.result["replies"]]

    take.result = {"state": None}
    return take
