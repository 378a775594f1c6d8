import json
from dataclasses import replace

import pytest
from test_templates import bare, bare_article, edition, full_article, outline, render, story

from digest.records import Analysis, Readability, Score
from digest.render.spread import language_spreads, spread_of


def scored(
    words: int,
    ease: float | None,
    *,
    language: str = "en",
    source: str | None = "The Bridge",
    topic: str = "Town",
) -> Analysis:
    scores = (
        Score("smog_index", "SMOG grade", None, None, "not made for it", suits_language=False),
        Score("flesch_reading_ease", "Flesch reading ease", ease, "Plain" if ease else None, None),
    )
    file = f"{language}-{words}-{ease}.md"
    article = full_article(file, source=source, topics=(topic,), language=language, aliases=(), slug=None)
    return replace(
        bare(article), readability=Readability(language, words, 10, 2 * words, scores), topics=(topic,)
    )


FOUR = (scored(100, 40.0), scored(200, 50.0), scored(300, 60.0), scored(1400, 90.0))


def test_median_and_quartiles_are_those_of_the_figures() -> None:
    spread = spread_of([4, 1, 3, 2, 10])
    assert spread is not None
    assert (spread.lower_quartile, spread.median, spread.upper_quartile) == (2, 3, 4)


def test_order_of_the_articles_changes_nothing() -> None:
    one, other = language_spreads(FOUR), language_spreads(FOUR[::-1])
    assert (one[0].words, one[0].scores) == (other[0].words, other[0].scores)


def test_two_articles_have_no_spread() -> None:
    assert language_spreads(FOUR[:2]) == ()


def test_languages_are_kept_apart_and_the_most_frequent_comes_first() -> None:
    german = [scored(words, 10.0, language="de") for words in (10, 20, 30, 40, 50)]
    spreads = language_spreads([*FOUR, *german])
    assert [(one.language, one.words.median) for one in spreads] == [("de", 30), ("en", 250)]


def test_score_is_the_first_that_suits_the_language() -> None:
    assert language_spreads(FOUR)[0].score.name == "flesch_reading_ease"


def test_articles_without_a_score_are_left_out_of_it_alone() -> None:
    spread = language_spreads([*FOUR[:3], scored(10, None)])[0]
    assert spread.scores is not None
    assert (spread.words.articles, spread.scores.articles) == (4, 3)


def test_spread_of_the_scores_is_absent_where_too_few_have_one() -> None:
    assert language_spreads([*FOUR[:2], scored(10, None)])[0].scores is None


LINE = "Words: median 250, middle half 175 to 575 Flesch reading ease: median 55, middle half 48 to 68"


@pytest.mark.parametrize(
    "path", ["index.html", "editions/2025-03-06/index.html", "sources/the-bridge/index.html"]
)
def test_edition_and_source_say_how_long_and_how_hard_their_articles_are(path: str) -> None:
    assert LINE in outline(render(edition(story(*FOUR)))[path]).words


@pytest.mark.parametrize("path", ["topics/town/index.html", "authors/ann-other/index.html"])
def test_other_archives_say_nothing_of_it(path: str) -> None:
    assert "Median" not in outline(render(edition(story(*FOUR)))[path]).words


def test_source_in_two_languages_has_a_line_for_each_with_enough_articles() -> None:
    german = [scored(words, 10.0, language="de") for words in (10, 20, 30)]
    french = scored(5, 1.0, language="fr")
    words = outline(render(edition(story(*FOUR, *german, french)))["sources/the-bridge/index.html"]).words
    assert f"English 4 articles {LINE}" in words
    assert "German 3 articles Words: median 20" in words
    assert "French" not in words


def test_edition_of_few_articles_says_nothing_of_it() -> None:
    assert "Median" not in outline(render(edition(story(bare(bare_article()))))["index.html"]).words


def test_digest_json_has_the_spread_of_editions_and_sources() -> None:
    document = json.loads(render(edition(story(*FOUR)))["digest.json"])
    words = {"articles": 4, "median": 250, "lower_quartile": 175, "upper_quartile": 575}
    score = {"name": "flesch_reading_ease", "title": "Flesch reading ease", "articles": 4}
    quartiles = {"median": 55, "lower_quartile": 47.5, "upper_quartile": 67.5}
    expected = [{"language": "en", "words": words, "score": score | quartiles}]
    assert document["editions"][0]["spread"] == document["sources"][0]["spread"] == expected
    assert document["sources"][0]["page"] == "sources/the-bridge/index.html"
