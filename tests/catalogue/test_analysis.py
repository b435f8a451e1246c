from bot.catalogue.analysis import Role, skeletons


def roles(analyser, text):
    return {token.word: token.role for token in analyser.tokens(text)}


def test_function_words_of_all_languages_are_left_out(analyser):
    assert roles(analyser, "salam, bghit n3ref svp the carte ديال") == {"carte": Role.CONTENT}


def test_aspect_words_stay_and_say_so(analyser):
    assert roles(analyser, "les papiers de la carte") == {"papiers": Role.ASPECT, "carte": Role.CONTENT}


def test_listed_words_are_known_with_article_and_particles_too(analyser):
    assert roles(analyser, "والثمن ديال الباسبور") == {"والثمن": Role.ASPECT, "الباسبور": Role.CONTENT}


def test_a_word_said_twice_is_one_token_and_the_limit_counts_telling_words(analyser):
    assert list(roles(analyser, "la carte, la carte grise bleue")) == ["carte", "grise", "bleue"]
    assert [token.word for token in analyser.tokens("la carte la grise bleue", 2)] == ["carte", "grise"]


def test_arabizi_is_compared_without_article_and_particle():
    assert skeletons("karta") == {"krt"}
    assert "krt" in skeletons("lkarta") & skeletons("dlkarta") & skeletons("flkarta")


def test_two_consonants_are_no_skeleton():
    assert skeletons("fin") == frozenset()
