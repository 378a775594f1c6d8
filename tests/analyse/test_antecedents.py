"""Whether a pronoun soon after the opening of a sentence points back to another sentence."""

import pytest

from digest.analyse.antecedents import points_back
from digest.analyse.terms import split_words
from digest.language import lexicon


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "On Tuesday, he flew home."),
        ("en", "In 1957 she left the town."),
        ("en", "In high school, she taught herself to sail."),
        ("en", "When asked about the wall, he laughs."),
        ("en", "The wall, she said, will hold."),
        ("en", "While they were there, rain fell."),
        ("en", "On Tuesday , he flew home ."),
        ("en", "When it opens in Oslo in May, it will be full."),
        ("de", "Am Dienstag trat er zurück."),
        ("fr", "En 2019, elle est partie."),
        ("fr", "Mardi, il quitta la ville."),
        ("es", "El lunes, ella dimitió."),
        ("it", "Nel 2019 lei è partita."),
        ("pt", "Em 2019, ele saiu."),
        ("nl", "Dinsdag trad hij af."),
        ("pl", "W 2019 roku on wyjechał."),
        ("ru", "В 2019 году он уехал."),
    ],
)
def test_pronoun_without_an_antecedent_points_back(language: str, sentence: str) -> None:
    assert points_back(sentence, split_words(sentence), lexicon(language)) is True


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Lee said he would fly home."),
        ("en", "In Oslo, Lee said he would fly home."),
        ("en", "On Tuesday, Lee said he would fly home."),
        ("en", "When he came home, Lee slept."),
        ("en", "The mayor thinks she will fly home."),
        ("en", "Rain fell on the town for days before they came."),
        ("en", "On Tuesday, it was cold in the town."),
        ("fr", "Mardi, il faut payer."),
        ("de", "Merkel sagte, sie komme."),
        ("de", "Wenn Sie in Hull sind, regnet es."),
        ("de", "Nach dem Spiel des HSV sagte er ab."),
        ("fr", "La mairie a dit qu'elle paierait."),
    ],
)
def test_pronoun_whose_antecedent_is_near_does_not_point_back(language: str, sentence: str) -> None:
    assert points_back(sentence, split_words(sentence), lexicon(language)) is False
