from bot.catalogue.corpus import name_documents, read_corpus, text_documents


def test_each_field_has_a_document_per_service(services, analyser):
    corpus = read_corpus(services, analyser)
    for documents in (corpus.titles, corpus.aliases, corpus.keywords, corpus.texts):
        assert len(documents) == len(services)


def test_titles_and_aliases_are_names_and_keywords_are_not(services, analyser):
    corpus = read_corpus(services[:1], analyser)
    names = [" ".join(token.word for token in tokens) for _, tokens in corpus.names]
    assert "acte naissance" in names
    assert "bebe" not in names
    assert "bebe" in [token.word for token in corpus.keywords[0]]
    assert "baby" in [token.word for token in corpus.keywords[0]]  # of the life event


def test_keywords_and_life_events_are_hints(services, analyser):
    hints = [
        " ".join(token.word for token in tokens) for _, tokens in read_corpus(services[:1], analyser).hints
    ]
    assert {"bebe", "newborn", "baby"} <= set(hints)


def test_text_is_that_of_facts_details_office_and_sections(services, analyser):
    words = {token.word for token in read_corpus(services[:1], analyser).texts[0]}
    assert {"sept", "relative", "registry", "godfather"} <= words


def test_names_are_indexed_by_consonants_too_and_text_by_stems_alone(analyser):
    documents = [analyser.tokens("carte grise prix")]
    assert {"cart", "~krt"} <= set(name_documents(documents)[0])
    assert not any(term.startswith("~") for term in text_documents(documents)[0])
    assert "prix" not in name_documents(documents)[0]
