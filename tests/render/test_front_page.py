"""What the front page of a large edition weighs."""

import gzip
from dataclasses import replace
from hashlib import sha256

from conftest import RAIN, article

from digest.edition import make_editions
from digest.records import Analysis, Readability, Score, Story, Summary, SummarySentence
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.settings import Settings

BUDGET = 60_000
"""Bytes of HTML and CSS, as a server sends them."""


def words(*seed: object, length: int) -> str:
    """Words that hardly pack: more than real ones would weigh."""
    letters = "".join(sha256(f"{seed} {n}".encode()).hexdigest() for n in range(length // 64 + 1))
    return " ".join(letters[start : start + 6] for start in range(0, length, 7))


def story(number: int) -> Story:
    facts = {"title": words("title", number, length=70), "source": f"Source {number % 9}"} | {
        "url": f"https://a.example/{words('url', number, length=60)}"
    }
    one = replace(article("Rain", RAIN, file=f"{number}.md"), **facts, topics=(f"Topic {number % 7}",))  # type: ignore[arg-type]  # the names are those of Article's fields
    sentences = tuple(
        SummarySentence(words("sentence", number, place, length=140), 0, 0) for place in range(3)
    )
    summary = Summary(sentences, "ranker")
    readability = Readability("en", 300, 20, 400, (Score("lix", "LIX", 40.0, "Plain"),))
    return Story((Analysis(one, (), summary, (), one.topics, readability, 3),), summary)


def test_front_page_of_two_hundred_stories_keeps_to_the_budget() -> None:
    settings = Settings()
    editions = make_editions([story(number) for number in range(200)], settings)
    pages = render_site(editions, settings, (), theme_loader()).pages
    front = [page.data for page in pages if page.path == "index.html" or page.path.endswith(".css")]
    assert len(front) == 2
    assert sum(len(gzip.compress(data)) for data in front) < BUDGET
