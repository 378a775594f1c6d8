"""robots.txt: which pages may be fetched, and how slowly."""

import asyncio

import pytest
from pretend_web import Web

from digest.collect.exchange import Answer, Failure
from digest.collect.robots import LONGEST_DELAY, Robots

ROBOTS = "https://post.example/robots.txt"
PAGE = "https://post.example/news/rain"


def permit(place: bytes | Answer | Failure | None, url: str = PAGE) -> str | None:
    return asyncio.run(Robots(Web({ROBOTS: place} if place is not None else {})).permit(url))


def failed(status: int | None) -> Failure:
    return Failure(ROBOTS, "no answer", "wait", status=status)


def test_page_that_no_rule_names_may_be_fetched() -> None:
    assert permit(b"User-agent: *\nDisallow: /private/\n") is None


@pytest.mark.parametrize(
    "rules",
    [
        "User-agent: *\nDisallow: /",
        "User-agent: digest\nDisallow: /news/",
        "User-agent: *\nDisallow:\n\nUser-agent: Digest\nDisallow: /*/rain$",
        "User-agent: other\nDisallow:\n\nUser-agent: *\nAllow: /\nDisallow: /news",
    ],
)
def test_page_that_a_rule_forbids_may_not(rules: str) -> None:
    assert permit(rules.encode()) == "robots.txt of the site does not allow it"


def test_rule_for_another_program_is_none_for_us() -> None:
    assert permit(b"User-agent: other\nDisallow: /\n") is None


@pytest.mark.parametrize("status", [401, 403, 404, 410, 429])
def test_site_without_robots_txt_allows_all(status: int) -> None:
    assert permit(failed(status)) is None


@pytest.mark.parametrize("status", [500, 503, None])
def test_site_whose_robots_txt_cannot_be_had_allows_nothing_now(status: int | None) -> None:
    assert permit(failed(status)) == "robots.txt of the site cannot be read: no answer"


def test_robots_txt_is_asked_for_once_a_site() -> None:
    web = Web({ROBOTS: b"User-agent: *\nDisallow: /private/\n"})

    async def ask() -> None:
        robots = Robots(web)
        await asyncio.gather(*(robots.permit(f"{PAGE}-{number}") for number in range(5)))

    asyncio.run(ask())
    assert web.times(ROBOTS) == 1


@pytest.mark.parametrize(
    ("stated", "waits"), [("2", [2, 2]), ("3600", [LONGEST_DELAY] * 2), ("-1", []), ("nan", []), ("soon", [])]
)
def test_pages_of_a_site_wait_as_long_as_it_asks(stated: str, waits: list[float]) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def ask() -> None:
        robots = Robots(Web({ROBOTS: f"User-agent: *\nCrawl-delay: {stated}\n".encode()}), sleep)
        for _ in range(3):
            await robots.permit(PAGE)

    asyncio.run(ask())
    assert slept == waits


HOSTILE = {
    "binary": bytes(range(256)) * 1_000,
    "wildcards": b"User-agent: *\nDisallow: /" + b"*a" * 100_000 + b"*b$\n",
    "stars": b"User-agent: *\nDisallow: /" + b"*" * 400_000,
    "rules": b"User-agent: *\n" + b"Disallow: /x*y\n" * 20_000,
    "programs": b"User-agent: a\nDisallow: /\n" * 10_000,
    "one line": b"User-agent:" + b" " * 400_000 + b"x",
    "percent signs": b"User-agent: *\nDisallow: /" + b"%" * 400_000,
}


@pytest.mark.parametrize("rules", HOSTILE.values(), ids=HOSTILE)
def test_hostile_robots_txt_gives_an_answer(rules: bytes) -> None:
    assert permit(rules, "https://post.example/" + "a" * 2_000) in {
        None,
        "robots.txt of the site does not allow it",
    }
