from bot.catalogue.analysis import Role, skeletons


def roles(analyser, text):
    return {token.word: token.role for token in analyser.tokens(text)}


def test_function_words_of_all_languages_are_left_out(analyser):
    assert roles(analyser, "salam, bghit n3ref svp the carte ديال") == {"carte": Role.HEAD}


def test_aspect_words_stay_and_say_so(analyser):
    assert roles(analyser, "les papiers de la carte") == {"papiers": Role.ASPECT, "carte": Role.HEAD}


def test_listed_words_are_known_with_article_and_particles_too(analyser):
    assert roles(analyser, "والثمن ديال الباسبور") == {"والثمن": Role.ASPECT, "الباسبور": Role.CONTENT}


def test_people_circumstances_and_numbers_qualify_in_every_form(analyser):
    assert set(roles(analyser, "fils perdue wld دراري ولولدي 18 stolen").values()) == {Role.QUALIFIER}


def test_arabic_words_that_share_the_stem_of_a_qualifier_are_not_one(analyser):
    assert roles(analyser, "ولادي والولادة") == {"ولادي": Role.QUALIFIER, "والولادة": Role.CONTENT}


def test_kinds_of_papers_are_topical_and_not_telling(analyser):
    assert roles(analyser, "certificats de naissance") == {
        "certificats": Role.HEAD,
        "naissance": Role.CONTENT,
    }
    assert Role.HEAD.topical


def test_a_word_said_twice_is_one_token(analyser):
    assert list(roles(analyser, "la carte, la carte grise bleue")) == ["carte", "grise", "bleue"]


def test_of_a_long_text_the_first_and_the_last_telling_words_are_read(analyser):
    def ends(text, first, last):
        return [token.word for token in analyser.ends(text, first, last)]

    assert ends("la carte rouge verte la grise bleue", 1, 2) == ["carte", "grise", "bleue"]
    assert ends("la carte grise", 1, 2) == ["carte", "grise"]


def test_arabizi_is_compared_without_article_and_particle():
    assert skeletons("karta") == {"krt"}
    assert "krt" in skeletons("lkarta") & skeletons("dlkarta") & skeletons("flkarta")


def test_two_consonants_are_no_skeleton():
    assert skeletons("fin") == frozenset()
