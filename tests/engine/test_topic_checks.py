import pytest

from engine.topic_checks import check_topics


def add(file, text):
    file.write_text(file.read_text("utf-8") + text, "utf-8")


def test_good_topics_have_no_problem(topics):
    assert check_topics(topics) == []


@pytest.mark.parametrize("file", ["services/nlu/fr.yml", "talk/rules.yml", "gateway/responses/fr.yml"])
def test_an_unreadable_file_is_named_with_its_line(topics, file):
    (topics / file).write_text("a: 1\n  b: 2\n")
    assert [problem.split(": ")[0] for problem in check_topics(topics)] == [f"{topics / file}:2"]


def test_a_broken_topic_yml_is_reported_once(topics):
    (topics / "talk/topic.yml").write_text("title: [\n")
    assert len(check_topics(topics)) == 1


def test_a_folder_without_topic_yml_is_named(topics):
    (topics / "new").mkdir()
    (problem,) = check_topics(topics)
    assert problem.startswith(f"{topics}/new/topic.yml:1: is missing: give the topic a title")


def test_a_missing_root_is_a_problem(tmp_path):
    assert check_topics(tmp_path / "none") == [f"{tmp_path}/none:1: holds no topic."]


def test_problems_come_in_the_order_of_files_and_lines(topics):
    add(topics / "talk/domain.yml", "entities: []\n")
    add(topics / "talk/responses/en.yml", "utter_x: Hello.\nutter_a: Hello.\n")
    add(topics / "services/responses/fr.yml", "utter_help: Aide.\n")
    lines = [problem.removeprefix(f"{topics}/").split(": ")[0] for problem in check_topics(topics)]
    assert lines == sorted(lines)
    assert len(lines) == 3
