import os

import pytest

from bot.dialogue.fingerprint import fingerprint

FILES = {
    "config.yml": "recipe: default.v1",
    "domain.yml": "version: '3.1'",
    "engine/importer.py": "x = 1",
    "engine/intents/linear.py": "y = 1",
    "engine/uv.lock": "version = 1",
    "data/topics/greeting/nlu/fr.yml": "nlu: []",
}


@pytest.fixture
def project(tmp_path):
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_it_changes_with_the_content_of_each_file(project, name):
    before = fingerprint(project)
    (project / name).write_text(FILES[name] + " ")
    assert fingerprint(project) != before


def test_it_does_not_change_with_the_time_of_a_file(project):
    before = fingerprint(project)
    for name in FILES:
        os.utime(project / name, (1, 1))
    assert fingerprint(project) == before


def test_it_changes_with_a_files_name_and_with_a_new_file(project):
    before = fingerprint(project)
    nlu = project / "data/topics/greeting/nlu"
    (nlu / "ar.yml").write_text("")
    added = fingerprint(project)
    (nlu / "ar.yml").rename(nlu / "ary.yml")
    assert len({before, added, fingerprint(project)}) == 3


@pytest.mark.parametrize(
    "name", ["actions/a.py", "engine/.venv/lib/x.py", "data/catalogue/cnie.yml", "README.md"]
)
def test_what_is_not_in_the_model_does_not_change_it(project, name):
    before = fingerprint(project)
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("new")
    assert fingerprint(project) == before


def test_text_moved_from_one_file_to_the_next_changes_it(project):
    (project / "config.yml").write_text("ab")
    (project / "domain.yml").write_text("c")
    before = fingerprint(project)
    (project / "config.yml").write_text("a")
    (project / "domain.yml").write_text("bc")
    assert fingerprint(project) != before
