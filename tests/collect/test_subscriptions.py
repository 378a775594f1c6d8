"""The feeds of a project: two places that name them, one of which commands change."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.collect.subscriptions import (
    Subscription,
    add_subscription,
    export_opml,
    import_opml,
    load_subscriptions,
    remove_subscription,
)
from digest.errors import SubscriptionError
from digest.settings import Settings, parse_settings

POST = Subscription("https://post.example/feed", "", "The Post", "Town", full_text=True)
MILL = Subscription("https://mill.example/feed", "")
STATED = parse_settings('\n[[feeds]]\nurl = "https://post.example/feed"\nsource = "The Post"\n')


Changes = dict[str, Callable[[], object]]


def urls(project: Path, settings: Settings | None = None) -> list[str]:
    return [feed.url for feed in load_subscriptions(project, settings or Settings())[0]]


def test_project_without_any_list_follows_nothing(tmp_path: Path) -> None:
    assert load_subscriptions(tmp_path, Settings()) == ((), ())


def test_feeds_of_the_settings_come_first_with_their_line(tmp_path: Path) -> None:
    add_subscription(tmp_path, Settings(), MILL)
    feeds, _ = load_subscriptions(tmp_path, STATED)
    assert [feed.place for feed in feeds] == ["digest.toml:2", "feeds.opml:7"]
    assert feeds[0].source == "The Post"


def test_feed_in_both_places_is_once(tmp_path: Path) -> None:
    add_subscription(tmp_path, Settings(), Subscription("HTTPS://post.example:443/feed#a", ""))
    assert urls(tmp_path, STATED) == ["https://post.example/feed"]


def test_broken_list_is_told_and_costs_the_settings_nothing(tmp_path: Path) -> None:
    (tmp_path / "feeds.opml").write_text("<opml>\n<body>", encoding="utf-8")
    feeds, notices = load_subscriptions(tmp_path, STATED)
    assert [feed.url for feed in feeds] == [POST.url]
    assert [(notice.place, notice.line) for notice in notices] == [("feeds.opml", 2)]


@pytest.mark.parametrize("text", ["", " \n"])
def test_blank_list_has_no_feeds(tmp_path: Path, text: str) -> None:
    (tmp_path / "feeds.opml").write_text(text, encoding="utf-8")
    assert load_subscriptions(tmp_path, Settings()) == ((), ())
    assert add_subscription(tmp_path, Settings(), MILL) is not None


def test_feed_is_added_with_all_that_is_said_of_it(tmp_path: Path) -> None:
    added = add_subscription(tmp_path, Settings(), POST)
    assert added == Subscription(POST.url, "feeds.opml:8", "The Post", "Town", full_text=True)
    assert load_subscriptions(tmp_path, Settings())[0] == (added,)


def test_feed_that_is_followed_is_not_added_again(tmp_path: Path) -> None:
    add_subscription(tmp_path, Settings(), POST)
    before = (tmp_path / "feeds.opml").read_bytes()
    assert add_subscription(tmp_path, Settings(), Subscription(POST.url + "#top", "")) is None
    assert (tmp_path / "feeds.opml").read_bytes() == before


def test_feed_of_the_settings_is_not_added_to_the_list(tmp_path: Path) -> None:
    assert add_subscription(tmp_path, STATED, POST) is None
    assert not (tmp_path / "feeds.opml").exists()


def test_feed_is_removed_by_any_spelling(tmp_path: Path) -> None:
    add_subscription(tmp_path, Settings(), POST)
    add_subscription(tmp_path, Settings(), MILL)
    assert remove_subscription(tmp_path, Settings(), "HTTPS://POST.example:443/feed").source == "The Post"
    assert urls(tmp_path) == [MILL.url]


def test_feed_that_nobody_follows_cannot_be_removed(tmp_path: Path) -> None:
    with pytest.raises(SubscriptionError, match="no feed of this project"):
        remove_subscription(tmp_path, Settings(), POST.url)


def test_feed_of_the_settings_cannot_be_removed(tmp_path: Path) -> None:
    add_subscription(tmp_path, Settings(), POST)
    before = (tmp_path / "feeds.opml").read_bytes()
    with pytest.raises(SubscriptionError, match=r"digest\.toml:2 names this feed"):
        remove_subscription(tmp_path, STATED, POST.url)
    assert (tmp_path / "feeds.opml").read_bytes() == before


def test_import_tells_new_feeds_from_known_ones(tmp_path: Path) -> None:
    listed, _ = export_opml(tmp_path, STATED)
    add_subscription(tmp_path, Settings(), MILL)
    data = listed.replace(b"</body>", b'<outline xmlUrl="http://a.example"/><outline xmlUrl="/b"/></body>')
    imported = import_opml(tmp_path, STATED, data, "mine.opml")
    assert [feed.url for feed in imported.new] == ["http://a.example"]
    assert [feed.url for feed in imported.known] == [POST.url]
    assert [notice.place for notice in imported.notices] == ["mine.opml"]


def test_import_of_what_was_exported_brings_nothing_new(tmp_path: Path) -> None:
    add_subscription(tmp_path, Settings(), POST)
    before = (tmp_path / "feeds.opml").read_bytes()
    data, notices = export_opml(tmp_path, Settings())
    assert import_opml(tmp_path, Settings(), data, "mine.opml").new == ()
    assert (tmp_path / "feeds.opml").read_bytes() == before
    assert notices == ()


def test_thousands_of_feeds_are_imported_in_one_go(tmp_path: Path) -> None:
    outlines = "".join(
        f'<outline text="Topic {number % 50}"><outline xmlUrl="http://a.example/{number}"/></outline>'
        for number in range(5_000)
    )
    data = f"<opml><body>{outlines}</body></opml>".encode()
    assert len(import_opml(tmp_path, Settings(), data, "mine.opml").new) == 5_000
    assert (tmp_path / "feeds.opml").read_bytes().count(b"<outline text=") == 5_050


@pytest.mark.parametrize("change", ["add", "remove", "import", "export"])
def test_broken_list_is_never_written_over(tmp_path: Path, change: str) -> None:
    (tmp_path / "feeds.opml").write_text("<opml>", encoding="utf-8")
    changes: Changes = {
        "add": lambda: add_subscription(tmp_path, Settings(), MILL),
        "remove": lambda: remove_subscription(tmp_path, Settings(), MILL.url),
        "import": lambda: import_opml(tmp_path, Settings(), b"<opml><body/></opml>", "mine.opml"),
        "export": lambda: export_opml(tmp_path, Settings()),
    }
    with pytest.raises(SubscriptionError, match=r"feeds\.opml:1"):
        changes[change]()
    assert (tmp_path / "feeds.opml").read_text(encoding="utf-8") == "<opml>"


def test_list_that_would_be_too_long_to_read_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.collect.outlines.LARGEST_FILE", 5_000)
    outlines = "".join(f'<outline xmlUrl="http://a.example/{number}"/>' for number in range(70))
    with pytest.raises(SubscriptionError, match="the limit is"):
        import_opml(tmp_path, Settings(), f"<opml><body>{outlines}</body></opml>".encode(), "mine.opml")
    assert not (tmp_path / "feeds.opml").exists()


def test_list_that_cannot_be_exchanged_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_subscription(tmp_path, Settings(), POST)
    before = (tmp_path / "feeds.opml").read_bytes()

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SubscriptionError, match="cannot be written: No space left"):
        add_subscription(tmp_path, Settings(), MILL)
    assert (tmp_path / "feeds.opml").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["feeds.opml"]


def test_list_behind_a_link_keeps_its_place_and_its_rights(tmp_path: Path) -> None:
    project, elsewhere = tmp_path / "project", tmp_path / "mine.opml"
    project.mkdir()
    elsewhere.write_bytes(b"<opml><body/></opml>")
    elsewhere.chmod(0o640)
    (project / "feeds.opml").symlink_to(elsewhere)
    add_subscription(project, Settings(), MILL)
    assert (project / "feeds.opml").is_symlink()
    assert elsewhere.stat().st_mode & 0o777 == 0o640
