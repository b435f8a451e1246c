from engine.check import main


def test_good_topics_print_nothing(topics, capsys):
    assert main([str(topics)]) == 0
    assert capsys.readouterr().out == ""


def test_a_fault_is_a_line_and_an_exit_code(topics, capsys):
    (topics / "talk/topic.yml").unlink()
    assert main([str(topics)]) == 1
    assert capsys.readouterr().out.startswith(f"{topics}/talk/topic.yml:1: ")
