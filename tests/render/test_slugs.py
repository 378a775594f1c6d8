from dataclasses import replace

from conftest import article
from hypothesis import given
from hypothesis import strategies as st

from digest.records import Article
from digest.render.slugs import LONGEST, assign_slugs, slugify


@given(st.text())
def test_slug_is_a_safe_name_for_a_file(text: str) -> None:
    slug = slugify(text)
    assert slug
    assert len(slug) <= LONGEST + 7
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-")
    assert not slug.endswith("-")
    assert slug == slugify(text)


def test_texts_without_a_letter_have_slugs_of_their_own() -> None:
    assert slugify("!!!") != slugify("???")


def test_name_that_windows_keeps_for_a_device_is_not_used() -> None:
    assert slugify("CON") != "con"


def test_slug_comes_from_the_name_of_the_file_without_its_date() -> None:
    one = article("A headline", file="world/2024-12-02-heavy-rain.md")
    assert assign_slugs([one]).by_article == {("world/2024-12-02-heavy-rain.md", 0): "heavy-rain"}


def test_file_called_index_has_the_name_of_its_folder() -> None:
    assert assign_slugs([article("A", file="rain/index.md")]).by_article == {("rain/index.md", 0): "rain"}


def test_slug_of_the_front_matter_goes_first() -> None:
    assert assign_slugs([article("A", slug="Heavy Rain")]).by_article == {("rain.md", 0): "heavy-rain"}


def test_two_articles_of_one_slug_both_have_a_page_and_are_both_named() -> None:
    older = article("A", file="z/rain.md", date="2024-12-01")
    newer = article("B", file="a/rain.md", date="2024-12-02")
    slugs = assign_slugs([newer, older])
    assert slugs.by_article["z/rain.md", 0] == "rain"
    assert slugs.by_article["a/rain.md", 0].startswith("rain-")
    assert [notice.place for notice in slugs.notices] == ["content/z/rain.md", "content/a/rain.md"]


def test_page_does_not_move_because_a_later_article_wants_its_name() -> None:
    older = article("A", file="z/rain.md", date="2024-12-01")
    newest = article("C", file="b/rain.md", date="2024-12-03")
    newer = article("B", file="a/rain.md", date="2024-12-02")
    before = assign_slugs([older, newer]).by_article
    after = assign_slugs([older, newer, newest]).by_article
    assert before.items() <= after.items()


def test_marked_slug_is_never_one_that_another_article_has() -> None:
    first, second = article("A", file="rain.md", date="2024-12-01"), article("B", file="d/rain.md")
    marked = assign_slugs([first, second]).by_article["d/rain.md", 0]
    third = article("C", file=f"{marked}.md", date="2024-11-01")
    assert len(set(assign_slugs([first, second, third]).by_article.values())) == 3


def entry(url: str | None, name: str, **facts: str) -> Article:
    known = {"source": "The Ford Echo"} | facts
    return replace(article("A headline", **known), file="echo.xml", url=url, id=name)


def slug_of(one: Article) -> str:
    return assign_slugs([one]).by_article[one.file, one.entry]


def test_slug_of_an_entry_is_the_words_that_its_address_ends_in() -> None:
    assert slug_of(entry("https://e.example/2024/12/harbour-wall-raised.html", "1")) == "harbour-wall-raised"


def test_slug_of_an_entry_whose_address_says_little_has_a_mark_of_its_id() -> None:
    few = [
        slug_of(entry(url, "1"))
        for url in ("https://e.example/world-news/12", "https://e.example/?p=1", None)
    ]
    assert [slug[:-7] for slug in few] == ["world-news", "the-ford-echo", "the-ford-echo"]
    assert len({slug[-7:] for slug in few}) == 1


def test_page_of_an_entry_does_not_move_when_others_come_before_it_or_its_headline_is_mended() -> None:
    first = entry("https://e.example/?p=1", "1")
    later = replace(first, entry=9, title="A mended headline")
    assert slug_of(first) == slug_of(later)
