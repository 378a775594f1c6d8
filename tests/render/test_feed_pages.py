"""The feeds of a site, read back as a feed reader would."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from test_templates import (
    ATOM,
    BASE,
    FIRST,
    SECOND,
    bare,
    bare_article,
    bare_site,
    edition,
    full,
    full_article,
    full_site,
    outline,
    render,
    story,
    with_base,
)

from digest.records import Illustration, Picture, Rendition, ShownPicture
from digest.render import render_site
from digest.render.environment import theme_loader
from digest.settings import Settings, SyndicationSettings

URL = re.compile(r"https?://[^ ]+")
RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def syndicated(content: str = "summary", entries: int = 50, *, base: bool = True) -> Settings:
    settings = with_base() if base else Settings()
    return replace(settings, syndication=SyndicationSettings(content, entries))


def json_feed(pages: Mapping[str, str], path: str = "feed.json") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(pages[path])
    return document


def atom_feed(pages: Mapping[str, str], path: str = "feed.atom") -> ET.Element:
    return ET.fromstring(pages[path])


def test_json_feed_has_what_it_asks_for_without_anything_optional() -> None:
    feed = json_feed(bare_site())
    assert (feed["version"], feed["title"]) == ("https://jsonfeed.org/version/1.1", "Digest")
    (item,) = feed["items"]
    assert item.keys() == {"id", "url", "title", "content_text", "language"}


def test_json_feed_has_all_that_is_known() -> None:
    feed = json_feed(full_site())
    assert (feed["home_page_url"], feed["feed_url"]) == (BASE, f"{BASE}feed.json")
    item = next(one for one in feed["items"] if one["title"] == "River falls after flood")
    assert item == {
        "id": item["id"],
        "url": f"{BASE}articles/full/",
        "external_url": "https://bridge.example/river?a=1&b=2",
        "title": "River falls after flood",
        "content_text": f"{FIRST} {SECOND}",
        "date_published": "2025-03-06T07:30:00+00:00",
        "date_modified": "2025-03-06T09:00:00+00:00",
        "authors": [{"name": "Ann Other"}, {"name": "Bob Second"}],
        "tags": ["Town"],
        "language": "en",
    }


def test_members_of_json_feeds_are_of_the_kinds_that_version_1_1_names() -> None:
    for path, text in full_site().items():
        if not path.endswith("feed.json"):
            continue
        feed = json.loads(text)
        assert URL.fullmatch(feed["feed_url"]), path
        for item in feed["items"]:
            assert all(isinstance(item[name], str) for name in ("id", "url", "title", "content_text")), path
            assert URL.fullmatch(item["url"]), path
            dates = [item[name] for name in ("date_published", "date_modified") if name in item]
            assert all(RFC3339.fullmatch(one) for one in dates), path


def test_every_topic_source_and_author_has_both_feeds() -> None:
    pages = full_site()
    homes = [path for path in pages if re.fullmatch("(topics|sources|authors)/[^/]+/index.html", path)]
    assert len(homes) == 6
    for home in homes:
        assert {home.replace("index.html", f"feed.{form}") for form in ("atom", "json")} <= pages.keys()


def test_feed_of_a_topic_has_its_articles_alone() -> None:
    titles = [item["title"] for item in json_feed(full_site(), "topics/world/feed.json")["items"]]
    assert titles == ["A World headline"]


def test_feed_of_a_topic_names_itself_its_page_and_the_site() -> None:
    feed = atom_feed(full_site(), "topics/world/feed.atom")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{BASE}topics/world/feed.atom", "alternate": f"{BASE}topics/world/"}
    assert feed.findtext(f"{ATOM}title") == "World – The Digest"


def test_feeds_have_identifiers_of_their_own_and_an_article_one_in_all_of_them() -> None:
    pages = full_site()
    feeds = [atom_feed(pages, path) for path in pages if path.endswith("feed.atom")]
    assert len({feed.findtext(f"{ATOM}id") for feed in feeds}) == len(feeds)
    entries = [entry for feed in feeds for entry in feed.iter(f"{ATOM}entry")]
    ids: dict[str | None, set[str | None]] = {}
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        ids.setdefault(link.get("href"), set()).add(entry.findtext(f"{ATOM}id"))
    assert {len(found) for found in ids.values()} == {1}


def test_both_forms_of_a_feed_have_the_same_entries() -> None:
    pages = full_site()
    atom = [entry.findtext(f"{ATOM}id") for entry in atom_feed(pages).iter(f"{ATOM}entry")]
    assert [item["id"] for item in json_feed(pages)["items"]] == atom


def test_links_of_a_feed_without_a_base_url_lead_from_its_own_folder() -> None:
    pages = render(edition(story(full())))
    assert json_feed(pages, "topics/town/feed.json")["items"][0]["url"] == "../../articles/full/index.html"
    assert 'href="../../articles/full/index.html"' in pages["topics/town/feed.atom"]


def test_page_of_a_topic_names_its_own_feeds_first() -> None:
    links = outline(full_site()["topics/world/index.html"]).find("link", rel="alternate")
    assert [(link["type"], link["href"]) for link in links] == [
        ("application/atom+xml", "feed.atom"),
        ("application/feed+json", "feed.json"),
        ("application/atom+xml", "../../feed.atom"),
        ("application/feed+json", "../../feed.json"),
    ]


def test_page_of_a_topic_leads_to_its_feed() -> None:
    assert outline(full_site()["topics/world/index.html"]).find("a", href="feed.atom")


def test_feed_has_as_many_entries_as_the_settings_say_and_the_newest() -> None:
    analyses = [full(full_article(f"{n}.md", title=f"No {n}", aliases=())) for n in range(4)]
    pages = render(
        *(edition(story(one), key=f"2025-03-0{9 - n}") for n, one in enumerate(analyses)),
        settings=syndicated(entries=2),
    )
    assert [item["title"] for item in json_feed(pages)["items"]] == ["No 0", "No 1"]


def test_full_feed_has_the_article_and_its_summary() -> None:
    pages = render(edition(story(full())), settings=syndicated("full"))
    html = f'<div class="text"><p>{FIRST} {SECOND}</p></div>'
    assert atom_feed(pages).findtext(f"{ATOM}entry/{ATOM}content") == html
    (item,) = json_feed(pages)["items"]
    assert (item["content_html"], item["summary"]) == (html, f"{FIRST} {SECOND}")


@pytest.mark.parametrize(("base", "shown"), [(True, True), (False, False)])
def test_picture_in_a_full_feed_has_a_whole_address_or_is_left_out(*, base: bool, shown: bool) -> None:
    place = Picture("a.png", alt="A bridge")
    article = bare_article(illustrations=(Illustration(place, 3, None, None),))
    pictures = {("bare.md", "a.png"): ShownPicture((Rendition("images/a.png", 600, 400),))}
    rendering = render_site(
        (edition(story(bare(article))),), syndicated("full", base=base), (), theme_loader(), pictures=pictures
    )
    content = json_feed({page.path: page.data.decode(errors="replace") for page in rendering.pages})["items"][
        0
    ]["content_html"]
    assert (f'src="{BASE}images/a.png"' in content) == shown
    assert ("<img" in content) == shown


def test_hostile_words_stay_words_in_a_full_feed() -> None:
    text = "</script> ]]> &"
    article = bare_article(html="<p>&lt;/script&gt; ]]&gt; &amp;</p>", text=text, title=text)
    pages = render(edition(story(bare(article))), settings=syndicated("full"))
    content = atom_feed(pages).findtext(f"{ATOM}entry/{ATOM}content")
    assert content == f'<div class="text">{article.html}</div>'
