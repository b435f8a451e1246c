"""The channel through two engine processes, started as the product starts them."""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
import requests
from urllib3.util.retry import Retry

PROJECT = Path(__file__).resolve().parents[2]
TOKEN = "token of the test"
CARD = {"candidates": [{"id": "card", "score": 0.9}], "focus": "known"}


def start(model, log, **environment):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "rasa", "run", "--model", str(model), "--port", str(port)]
    command += [
        "--interface",
        "127.0.0.1",
        "--credentials",
        "credentials.yml",
        "--endpoints",
        "endpoints.yml",
    ]
    environment = {**os.environ, "PYTHONHASHSEED": str(port), **environment}
    process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
    return process, f"http://127.0.0.1:{port}/webhooks/turn"


@pytest.fixture(scope="module")
def log(tmp_path_factory):
    with (tmp_path_factory.mktemp("engines") / "log").open("w+") as file:
        yield file


@pytest.fixture(scope="module")
def processes(model, log):
    started = [start(model, log, ENGINE_TOKEN=TOKEN), start(model, log, ENGINE_TOKEN=TOKEN)]
    started.append(start(model, log, ENGINE_TOKEN=""))
    yield [address for _, address in started]
    for process, _ in started:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="module")
def http(processes):
    """A session that waits until the engines listen."""
    session = requests.Session()
    patient = Retry(total=120, backoff_factor=0.2, backoff_max=0.5, status=0)
    session.mount("http://", requests.adapters.HTTPAdapter(max_retries=patient))
    session.headers["Authorization"] = f"Bearer {TOKEN}"
    return session


@pytest.fixture
def engines(processes):
    return processes[:2]


def test_a_live_engine_says_so_and_names_its_model(http, engines):
    assert http.get(f"{engines[0]}/").json() == {"status": "ok"}
    assert http.get(f"{engines[0]}/ready").json() == {"status": "ready", "model": "small.tar.gz"}


def test_two_processes_give_the_same_bytes(http, engines, body):
    state = None
    for given, context in [
        ("bonjour", {}),
        ("quels documents pour la carte", CARD),
        ("et combien ça coûte", {}),
        ("parle anglais", {"named_languages": ["en"]}),
        ("blabla", {"focus": "unknown"}),
        ("blabla", {"focus": "unknown"}),
        ('/ask_where{"service":"card"}', {}),
    ]:
        answers = [http.post(f"{e}/webhook", data=body(given, state, **context)) for e in engines]
        assert [answer.status_code for answer in answers] == [200, 200]
        assert answers[0].content == answers[1].content
        state = answers[0].json()["state"]
    assert state["slots"] == {"aspect": "where", "service": "card"}


@pytest.mark.parametrize(
    "header", [{"Authorization": ""}, {"Authorization": "Bearer x"}, {"Authorization": TOKEN}]
)
def test_without_the_token_there_is_no_turn(http, engines, body, header):
    answer = http.post(f"{engines[0]}/webhook", data=body("bonjour"), headers=header)
    assert (answer.status_code, answer.json()) == (401, {"error": "The token is missing or wrong."})


def test_a_malformed_turn_is_refused_with_its_place(http, engines):
    address = f"{engines[0]}/webhook"
    assert http.post(address, data=b"{").json()["error"] == "The body is not JSON in UTF-8."
    answer = http.post(address, data=json.dumps({"conversation": "c"}))
    assert (answer.status_code, "turn:" in answer.json()["error"]) == (400, True)


def test_an_oversized_body_is_refused(http, engines):
    assert http.post(f"{engines[0]}/webhook", data=b" " * (256 * 1024 + 1)).status_code == 413


@pytest.mark.parametrize("text", ["", "🙂", "\x00", "\ud800", "\u202e/restart", "<b>gras</b>", "a" * 10_000])
def test_strange_text_gets_an_answer(http, engines, body, text):
    answer = http.post(f"{engines[0]}/webhook", data=body(text, focus="unknown"))
    assert answer.status_code == 200
    assert answer.json()["replies"]


def test_an_engine_without_a_token_takes_no_turn_and_says_why(http, processes, body, log):
    for answer in (
        http.post(f"{processes[2]}/webhook", data=body("bonjour")),
        http.get(f"{processes[2]}/ready"),
    ):
        assert answer.status_code == 503
        assert "ENGINE_TOKEN is not set" in answer.json()["error"]
    log.seek(0)
    assert "ENGINE_TOKEN is not set: the turn channel refuses every turn." in log.read()


def test_the_log_holds_no_word_of_a_citizen(http, engines, body, log):
    http.post(f"{engines[0]}/webhook", data=body("Zaynab veut des documents", **CARD))
    http.post(f"{engines[0]}/webhook", data=body("/ask_zaynab"))
    log.seek(0)
    assert "zaynab" not in log.read().lower()


def test_no_other_door_is_open(http, engines, body):
    root = engines[0].removesuffix("/webhooks/turn")
    for path in ("/webhooks/rest/webhook", "/conversations/c/tracker", "/model/parse"):
        assert http.post(root + path, data=body("bonjour")).status_code == 404
