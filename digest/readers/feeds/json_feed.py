"""JSON Feed, versions 1.0 and 1.1 (jsonfeed.org)."""

import json
import re
from collections.abc import Iterator, Mapping

from digest.body import plain_text
from digest.readers.feeds.entries import (
    Entry,
    Feed,
    absolute_url,
    choose_excerpt,
    entry_id,
    mend_html,
    paragraphs_html,
    read_date,
)
from digest.readers.feeds.pictures import choose_picture
from digest.readers.markup import visible_text
from digest.readers.mojibake import mend_misread
from digest.records import Picture

VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/1")

SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters: JSON can name them, no page can carry them."""


def parse_json_feed(text: str) -> Feed | str:
    """Return the feed in a JSON text; if it is none, why."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):  # a number of many thousand digits is a ValueError too
        return "no feed: this is no JSON that could be read"
    if not isinstance(document, dict) or not VERSION.match(_text(document, "version")):
        return "no feed: the JSON does not say that it is a JSON Feed"
    items = document.get("items")
    entries = (
        _read_item(item, document)
        for item in (items if isinstance(items, list) else [])
        if isinstance(item, dict)
    )
    return Feed(plain_text(_text(document, "title")) or None, tuple(entries))


def _read_item(item: Mapping[str, object], feed: Mapping[str, object]) -> Entry:
    home = _text(feed, "home_page_url") or _text(feed, "feed_url") or None
    url = absolute_url(_text(item, "url") or _text(item, "external_url"), home)
    content, summary = _content(item), _text(item, "summary")
    return Entry(
        id=entry_id(_text(item, "id"), url, _text(item, "title"), content or summary),
        title=visible_text(_text(item, "title")),
        html=content or paragraphs_html(summary),
        has_content=bool(content),
        excerpt=choose_excerpt(paragraphs_html(summary), content) if content else None,
        authors=tuple(_authors(item)) or tuple(_authors(feed)),
        published=read_date(_text(item, "date_published")),
        updated=read_date(_text(item, "date_modified")),
        url=url,
        base=url or home,
        tags=tuple(_texts(item, "tags")),
        language=_text(item, "language") or _text(feed, "language") or None,
        source=None,
        picture=choose_picture(_pictures(item), content, url or home),
    )


def _pictures(item: Mapping[str, object]) -> Iterator[Picture]:
    yield from (Picture(place) for key in ("image", "banner_image") if (place := _text(item, key)))
    attachments = item.get("attachments")
    for one in attachments if isinstance(attachments, list) else []:
        if isinstance(one, dict) and _text(one, "mime_type").startswith("image/"):
            yield Picture(_text(one, "url"))


def _content(item: Mapping[str, object]) -> str:
    """The fuller of the two forms that an item's content may have, as HTML; empty where it has neither."""
    html, text = mend_html(_text(item, "content_html")), paragraphs_html(_text(item, "content_text"))
    return html if len(visible_text(html)) >= len(visible_text(text)) else text


def _authors(holder: Mapping[str, object]) -> Iterator[str]:
    """The names in `authors`, or in the `author` of version 1.0."""
    authors = holder.get("authors") or [holder.get("author")]
    for author in authors if isinstance(authors, list) else []:
        if isinstance(author, dict) and (name := plain_text(_text(author, "name"))):
            yield name


def _text(holder: Mapping[str, object], key: str) -> str:
    """The text or number under a key; empty for anything else."""
    value = holder.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.17g}"
    return mend_misread(SURROGATES.sub("", value)) if isinstance(value, str) else ""


def _texts(holder: Mapping[str, object], key: str) -> Iterator[str]:
    values = holder.get(key)
    for value in values if isinstance(values, list) else []:
        if isinstance(value, str) and (text := plain_text(mend_misread(SURROGATES.sub("", value)))):
            yield text
