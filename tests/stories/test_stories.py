from dataclasses import replace

from conftest import RAIN, article

import digest


def test_each_article_is_in_one_story_as_the_same_object() -> None:
    articles = [article("Rain", file="a.md"), article("Wind", "The wind blew.\n", "b.md")]
    stories = digest.group(articles)
    assert {id(one) for story in stories for one in story.articles} == {id(one) for one in articles}
    assert sum(len(story.articles) for story in stories) == 2


def test_same_text_in_two_papers_is_one_story_whatever_its_headline() -> None:
    first = article("Rain", source="The Post", date="2024-12-02")
    second = article(
        "Flood", RAIN.replace("\n", "  \n").upper().replace(".", " ."), source="The Echo", date="2024-12-03"
    )
    stories = digest.group([second, first])
    assert [one.title for one in stories[0].articles] == ["Rain", "Flood"]


def test_notice_that_comes_again_next_year_is_a_story_of_its_own() -> None:
    dates = ("2024-12-20", "2024-01-05", "2024-12-22")
    stories = digest.group([article("Rain", file=f"{n}.md", date=day) for n, day in enumerate(dates)])
    assert sorted(len(story.articles) for story in stories) == [1, 2]


def test_short_texts_are_one_story_only_with_the_same_headline() -> None:
    notes = [article(title, "It rained.", f"{n}.md") for n, title in enumerate(["Rain", "Rain", "Weather"])]
    assert sorted(len(story.articles) for story in digest.group(notes)) == [1, 2]


def test_order_of_articles_changes_nothing() -> None:
    articles = [article(f"Rain {n}", RAIN * (1 + n % 3), f"{n}.md") for n in range(9)]
    assert digest.group(articles) == digest.group(articles[::2] + articles[1::2])
    assert digest.group(articles) == digest.group(articles[::-1])


def test_editors_rank_decides_which_article_stands_for_a_story() -> None:
    older, newer = article("Rain", date="2024-12-01"), article("Flood", date="2024-12-02")
    ranked = replace(newer, weight=1)
    assert digest.group([older, ranked])[0].articles[0] is ranked


def test_story_has_the_summary_of_its_first_article() -> None:
    story = digest.group([article("Rain")])[0]
    assert story.summary.sentences
    assert all(RAIN_TEXT[one.start : one.end] == one.text for one in story.summary.sentences)


RAIN_TEXT = article("Rain").text
