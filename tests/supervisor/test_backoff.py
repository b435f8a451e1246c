from bot.supervisor.backoff import LONGEST, STEADY, rest


def test_rests_double_from_a_fifth_of_a_second_to_ten_seconds():
    deaths, seconds = 0, []
    for _ in range(8):
        pause, deaths = rest(deaths, uptime=1.0)
        seconds.append(pause)
    assert seconds == [0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10.0, 10.0]


def test_a_steady_life_makes_earlier_deaths_forgotten():
    assert rest(7, uptime=STEADY) == (0.2, 1)
    assert rest(7, uptime=STEADY - 0.1).seconds == LONGEST


def test_a_child_that_never_stops_dying_rests_ten_seconds_each_time():
    assert rest(100_000, uptime=0.0).seconds == LONGEST
