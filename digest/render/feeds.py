"""The feeds: Atom and JSON Feed, for the site and for each topic, source and author."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from digest.days import instant
from digest.records import Analysis, Page, Plan
from digest.render.feed_entries import FeedEntries, FeedEntry, feed_id, feed_moment
from digest.render.feed_links import feed_links, feed_name
from digest.render.links import best_link, relative_link, web_address
from digest.render.renderer import Renderer
from digest.render.site import Site
from digest.render.xhtml import xml_text

JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed is of."""

    name: str
    home: str
    """The path of the page that it belongs to."""
    mark: str
    """What its identifier is made of."""
    analyses: Sequence[Analysis]
    """The newest first."""


def feed_plans(renderer: Renderer) -> Iterator[Plan]:
    """Every feed, in both forms."""
    site = renderer.site
    entries = FeedEntries(site)
    for feed in _feeds(site):
        newest = feed.analyses[: site.settings.syndication.entries]
        paths = tuple(link.path for link in feed_links(feed.name, feed.home))
        rests_on = [feed.name, feed.home, feed.mark, site.marks_of(newest)]
        yield renderer.plan(paths[0], _feed_pages, feed, newest, entries, rests_on=rests_on, others=paths[1:])


def _feed_pages(
    renderer: Renderer, feed: Feed, newest: Sequence[Analysis], entries: FeedEntries
) -> Iterator[Page]:
    atom, json_feed = (link.path for link in feed_links(feed.name, feed.home))
    yield _atom_page(renderer, feed, atom, newest, entries.of(newest))
    yield Page(json_feed, _json_feed(renderer.site, feed, json_feed, entries.of(newest)).encode())


def _feeds(site: Site) -> Iterator[Feed]:
    title = site.settings.site.title
    yield Feed(title, "index.html", "", site.analyses)
    for kind, groups in (("topics", site.topics), ("sources", site.sources), ("authors", site.authors)):
        for group in groups:
            path = group.path(kind)
            yield Feed(feed_name(group.name, title), path, path, group.analyses)


def _atom_page(
    renderer: Renderer, feed: Feed, path: str, newest: Sequence[Analysis], entries: Sequence[FeedEntry]
) -> Page:
    site = renderer.site
    moments = [moment for one in newest for moment in (one.article.published, one.article.updated) if moment]
    page = renderer.page(
        path,
        "feed.atom",
        title=feed.name,
        home=best_link(site.settings.site.base_url, path, feed.home),
        id=feed_id(site, feed.mark),
        updated=feed_moment(max(moments, key=instant, default=None), site),
        entries=entries,
    )
    return replace(page, data=xml_text(page.data.decode()).encode())


def _json_feed(site: Site, feed: Feed, path: str, entries: Sequence[FeedEntry]) -> str:
    """Return a JSON Feed with each entry on its own line; to indent it takes Python ten times as long."""
    settings = site.settings.site
    head = _known(
        {
            "version": JSON_FEED,
            "title": feed.name,
            "home_page_url": best_link(settings.base_url, path, feed.home),
            "feed_url": web_address(settings.base_url, path),
            "description": settings.description,
            "language": settings.language,
            "authors": [{"name": settings.author or settings.title}],
        }
    )
    members = (
        f" {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()
    )
    items = (f"  {json.dumps(_json_item(entry, path), ensure_ascii=False)}" for entry in entries)
    return "{\n" + ",\n".join(members) + ',\n "items": [\n' + ",\n".join(items) + "\n ]\n}\n"


def _json_item(entry: FeedEntry, path: str) -> Mapping[str, object]:
    card = entry.card
    whole = entry.content is not None
    return _known(
        {
            "id": entry.id,
            "url": entry.address or relative_link(path, entry.path),
            "external_url": entry.original,
            "title": card.headline,
            "summary": (entry.text or None) if whole else None,
            "content_html": entry.content,
            "content_text": None if whole else entry.text,
            "image": entry.image,
            "date_published": card.published.rfc3339 if card.published else None,
            "date_modified": entry.updated if entry.changed else None,
            "authors": [{"name": one.name} for one in card.authors or card.sources] or None,
            "tags": entry.topics or None,
            "language": card.language,
        }
    )


def _known(facts: Mapping[str, object | None]) -> Mapping[str, object]:
    return {name: value for name, value in facts.items() if value is not None}
