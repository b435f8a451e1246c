from bot.catalogue.fields import Field


def test_a_service_with_the_term_scores_and_others_do_not():
    scores = Field(1.0, [["carte", "grise"], ["permis"]]).scores({"carte"})
    assert scores[0] > 0
    assert scores[1] == 0


def test_a_rarer_term_scores_more():
    field = Field(1.0, [["carte", "grise"], ["carte"], ["permis"]])
    assert field.scores({"grise"})[0] > field.scores({"carte"})[0]


def test_forms_of_one_word_are_not_counted_as_several_words():
    field = Field(1.0, [["national", "nation"], ["permis"]])
    assert field.scores({"national", "nation"})[0] == field.scores({"nation"})[0]


def test_unknown_terms_and_empty_fields_score_nothing():
    assert list(Field(1.0, [["carte"], []]).scores({"lune"})) == [0, 0]
    assert list(Field(1.0, [[], []]).scores({"carte"})) == [0, 0]
