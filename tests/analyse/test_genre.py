"""Whether a text is an article in running prose or something else."""

from digest.analyse.genre import Genre, find_genre
from digest.analyse.standing import judge_sentences
from digest.analyse.terms import split_words
from digest.language import lexicon

PROSE = [f"The town lost bridge number {number} in the flood." for number in range(12)]
QUESTIONS = [f"What did you see on day {number}?" for number in range(5)]


def genre(sentences: list[str]) -> Genre:
    split, words = [split_words(sentence) for sentence in sentences], lexicon("en")
    return find_genre(
        sentences, split, judge_sentences(sentences, split, words, range(len(sentences))), words
    )


def test_sentences_with_end_marks_are_an_article() -> None:
    assert genre(PROSE) == "article"


def test_lines_without_end_marks_are_lines() -> None:
    assert genre(["Rain over the roofs of the town", *[line[:-1] for line in PROSE]]) == "lines"


def test_article_with_a_list_behind_it_is_an_article_still() -> None:
    assert genre([*PROSE, *[f"Day {number}, Hull" for number in range(30)]]) == "article"


def test_questions_and_answers_are_an_interview() -> None:
    answers = [f"I saw my house stand in water for the {number}. time." for number in range(9)]
    assert genre([*QUESTIONS, *answers]) == "interview"


def test_article_that_asks_is_an_article_still() -> None:
    assert genre([*PROSE, *QUESTIONS[:4]]) == "article"
