from bot.supervisor.doctor.finding import Level, ok, problem, warning


def test_a_finding_that_is_not_fine_says_what_to_do():
    assert (ok("port", "free").level, ok("port", "free").advice) == (Level.OK, "")
    assert warning("disk", "tight", "Make room.").advice == "Make room."
    assert problem("disk", "full", "Make room.").level is Level.PROBLEM
