"""Addresses in, article files in content/ out, with a stand-in for the network."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import digest
from digest.collect.add import Added, open_shelf
from digest.collect.exchange import Answer, Failure, Request
from digest.collect.pictures import LARGEST_PICTURE
from digest.collect.visit import visit_addresses, visit_all, write_visit
from digest.errors import DigestError, Notice

RAIN = "https://post.example/2025/03/rain"
PHOTO = "https://cdn.example/harbour-wall.jpg"
JPEG = b"\xff\xd8\xff\xe0 a picture"
PARAGRAPH = (
    "<p>Rain fell on the old town for two days, and the river rose by two metres on Tuesday night.</p>"
)


def page(head: str = "") -> bytes:
    image = f'<meta property="og:image" content="{PHOTO}">'
    return f"<!doctype html><title>Rain</title>{image}{head}<h1>Rain over Brill</h1>{PARAGRAPH * 8}".encode()


@dataclass
class Web:
    """Answers that are known beforehand, and what was asked."""

    answers: dict[str, bytes | Answer | Failure]
    asked: list[Request] = field(default_factory=list)

    async def get(self, request: Request) -> Answer | Failure:
        self.asked.append(request)
        await asyncio.sleep(0)
        found = self.answers.get(request.url, Failure(request.url, "not found (404)", "look for it"))
        media_type = "text/html" if request.url.startswith("https://post.") else "image/jpeg"
        return Answer(request.url, found, media_type=media_type) if isinstance(found, bytes) else found


def add(
    project: Path, web: Web, url: str = RAIN, *, keep: bool = False, picture: bool = True
) -> tuple[Added, tuple[Notice, ...]]:
    (added,), notices = digest.add_address(url, project=project, keep=keep, picture=picture, getter=web)
    return added, notices


def front_matter(project: Path, added: Added) -> str:
    return (project / added.path).read_text().split("---")[1]


def test_page_is_an_article_with_its_picture_beside_it(tmp_path: Path) -> None:
    added, _ = add(tmp_path, Web({RAIN: page(), PHOTO: JPEG}))
    assert added.path == "content/rain-over-brill.md"
    assert (tmp_path / "content/rain-over-brill.jpg").read_bytes() == JPEG
    assert "image: rain-over-brill.jpg\n" in front_matter(tmp_path, added)


def test_added_page_reads_as_the_same_article(tmp_path: Path) -> None:
    added, _ = add(tmp_path, Web({RAIN: page(), PHOTO: JPEG}))
    read = digest.read(tmp_path / added.path)[0]
    assert (read.text, read.url, read.picture) == (added.article.text, RAIN, added.article.picture)


def test_canonical_address_is_that_of_the_article(tmp_path: Path) -> None:
    added, _ = add(tmp_path, Web({RAIN: page('<link rel="canonical" href="https://post.example/rain">')}))
    assert added.article.url == "https://post.example/rain"


def test_article_without_a_canonical_address_has_the_one_where_it_was_found(tmp_path: Path) -> None:
    found = Answer("https://post.example/moved?utm_source=x", page(), media_type="text/html")
    assert add(tmp_path, Web({RAIN: found}))[0].article.url == "https://post.example/moved"


@pytest.mark.parametrize(
    "other",
    [
        "https://post.example/2025/03/rain?utm_source=mail",
        "http://post.example/2025/03/rain",
        "https://www.post.example/2025/03/rain/",
        "https://post.example/2025/03/rain#top",
    ],
)
def test_same_link_in_another_form_is_one_article(tmp_path: Path, other: str) -> None:
    first, _ = add(tmp_path, Web({RAIN: page()}))
    second, _ = add(
        tmp_path, Web({other.partition("?")[0]: Answer(other, page(), media_type="text/html")}), other
    )
    assert (second.path, second.new) == (first.path, False)


def test_other_parameter_is_another_article(tmp_path: Path) -> None:
    other = f"{RAIN}?id=2"
    add(tmp_path, Web({RAIN: page()}))
    assert add(tmp_path, Web({other: page()}), other)[0].new


def test_picture_of_a_known_article_is_not_fetched(tmp_path: Path) -> None:
    add(tmp_path, Web({RAIN: page(), PHOTO: JPEG}))
    again = Web({RAIN: page(), PHOTO: JPEG})
    add(tmp_path, again)
    assert [request.url for request in again.asked] == [RAIN]


def test_picture_is_asked_for_within_limits(tmp_path: Path) -> None:
    web = Web({RAIN: page(), PHOTO: JPEG})
    add(tmp_path, web)
    assert [one.largest for one in web.asked if one.url == PHOTO] == [15_000_000]


def test_pictures_are_left_out_on_request(tmp_path: Path) -> None:
    web = Web({RAIN: page(), PHOTO: JPEG})
    added, _ = add(tmp_path, web, picture=False)
    assert [request.url for request in web.asked] == [RAIN]
    assert "image" not in front_matter(tmp_path, added)


@pytest.mark.parametrize(
    "answer",
    [
        b"<!doctype html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"",
        JPEG + b"\0" * LARGEST_PICTURE,
        Failure(PHOTO, "1 GB; the limit is 15 MB", "leave it"),
    ],
    ids=["page", "svg", "empty", "large", "failure"],
)
def test_picture_that_cannot_be_had_is_told_and_its_address_stays(
    tmp_path: Path, answer: bytes | Failure
) -> None:
    added, notices = add(tmp_path, Web({RAIN: page(), PHOTO: answer}))
    assert f"image: {PHOTO}\n" in front_matter(tmp_path, added)
    assert [(one.place, one.severity) for one in notices if PHOTO in one.problem] == [(RAIN, "warning")]
    assert [path.name for path in (tmp_path / "content").iterdir()] == ["rain-over-brill.md"]


def test_file_of_another_picture_is_never_written_over(tmp_path: Path) -> None:
    there = tmp_path / "content/rain-over-brill.jpg"
    there.parent.mkdir()
    there.write_bytes(b"mine")
    added, _ = add(tmp_path, Web({RAIN: page(), PHOTO: JPEG}))
    assert there.read_bytes() == b"mine"
    assert added.path == "content/rain-over-brill-2.md"
    assert "image: rain-over-brill-2.jpg\n" in front_matter(tmp_path, added)


def test_original_is_kept_on_request(tmp_path: Path) -> None:
    add(tmp_path, Web({RAIN: page()}), keep=True)
    assert (tmp_path / "originals/rain-over-brill.html").read_bytes() == page()


def test_feed_is_as_many_articles_as_it_has_entries(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Rain {n}</title><link>https://post.example/{n}</link>"
        "<description>It fell.</description></item>"
        for n in (1, 2)
    )
    web = Web({RAIN: f"<?xml version='1.0'?><rss><channel>{items}</channel></rss>".encode()})
    added, _ = digest.add_address(RAIN, project=tmp_path, getter=web)
    assert [one.path for one in added] == ["content/rain-1.md", "content/rain-2.md"]


def test_address_that_fails_is_an_error_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match=r"rain: not found \(404\) \(look for it\)"):
        add(tmp_path, Web({}))


@pytest.mark.parametrize("url", ["https://", "https://[x", "https://a b/"])
def test_what_is_no_web_address_is_told(tmp_path: Path, url: str) -> None:
    with pytest.raises(DigestError, match="is no web address"):
        add(tmp_path, Web({}), url)


def test_addresses_are_asked_at_once_and_added_in_order(tmp_path: Path) -> None:
    class Slow(Web):
        async def get(self, request: Request) -> Answer | Failure:
            for _ in range(9 if request.url.endswith("/1") else 1):
                await asyncio.sleep(0)
            return await super().get(request)

    urls = ["https://post.example/1", "https://post.example/none", "https://post.example/2"]
    web = Slow({urls[0]: page(), urls[2]: page()})
    shelf = open_shelf(tmp_path)
    visits = asyncio.run(visit_addresses(urls, shelf, web))
    written = [write_visit(visit, shelf)[0][0].path for visit in visits if visit.reading]
    assert [visit.error is None for visit in visits] == [True, False, True]
    assert written == ["content/rain-over-brill.md", "content/rain-over-brill-2.md"]


def test_same_link_twice_at_once_is_fetched_and_added_once(tmp_path: Path) -> None:
    web = Web({RAIN: page(), PHOTO: JPEG})
    shelf = open_shelf(tmp_path)
    visits = visit_all([RAIN, f"{RAIN}?utm_source=x"], shelf, getter=web)
    assert [write_visit(visit, shelf)[0][0].new for visit in visits] == [True, False]
    assert len(web.asked) == 2
