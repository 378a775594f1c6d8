"""What a feed's server answered, as entries that can be known again."""

from dataclasses import replace

from pretend_web import FEED, Item, rss

from digest.collect.exchange import Answer
from digest.collect.incoming import Incoming, entry_key, read_answer


def read(*items: Item, url: str = FEED) -> tuple[Incoming, ...]:
    return read_answer(Answer(url, rss(*items)), FEED).entries


def test_mark_of_an_entry_changes_with_whatever_it_says() -> None:
    one = Item()
    others = (
        replace(one, title="Flood"),
        replace(one, text="It rained."),
        replace(one, date="Fri, 07 Mar 2025 09:30:00 GMT"),
        replace(one, link="https://post.example/flood"),
    )
    assert len({read(item)[0].mark for item in (one, *others)}) == 5


def test_mark_of_an_entry_is_the_same_wherever_it_stands() -> None:
    one = Item()
    assert read(Item("g2", link=None), one)[1].mark == read(one)[0].mark


def test_address_stands_on_that_of_the_feed() -> None:
    (one,) = read(Item(link="/rain"), url="https://feeds.example/post/feed.xml")
    assert one.url == "https://feeds.example/rain"


def test_address_that_several_entries_have_tells_none_of_them() -> None:
    assert {one.url for one in read(Item("g1"), Item("g2"))} == {None}


def test_address_of_a_whole_site_tells_no_entry() -> None:
    assert read(Item(link="https://post.example/"))[0].url is None
    assert read(Item(link="https://post.example/?p=3"))[0].url == "https://post.example/?p=3"


def test_address_that_is_none_is_left_out() -> None:
    assert read(Item(link="javascript:alert(1)"))[0].url is None


def test_long_ids_keep_apart() -> None:
    assert entry_key("1" * 1_000) != entry_key("1" * 999)
