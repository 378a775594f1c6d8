"""OPML, in which feed readers exchange their lists of feeds: read, and written.

Source: OPML 2.0 (opml.org/spec2.opml), and what readers make of it.
"""

from collections.abc import Iterable, Iterator

from digest.addresses import address_key, web_address
from digest.body import plain_text
from digest.collect.feed import Subscription
from digest.collect.outlines import Outline, read_outlines
from digest.errors import Notice

NAMESPACE = "urn:digest:feeds"
"""Of the attributes that only we have."""

NO_TOPIC = frozenset({"uncategorized", "uncategorised", "all", "feeds", "rss", "subscriptions"})
"""Folders in which readers put what is in none."""


def read_opml(data: bytes, place: str) -> tuple[tuple[Subscription, ...], tuple[Notice, ...]]:
    """Return the feeds of an OPML file, each once, and what is wrong with single ones.

    The topic of a feed is the innermost folder around it, else its first category.

    Raises:
        SubscriptionError: The file cannot be read at all.

    """
    found: dict[str, Subscription] = {}
    notices: list[Notice] = []
    for outline in read_outlines(data, place).outlines:
        if outline.url is None:
            continue
        try:
            subscription = _read_feed(outline, place)
        except ValueError as error:
            problem = f'"{plain_text(outline.url):.80}" is no address of a feed'
            notices.append(Notice(place, outline.line, problem, str(error)))
            continue
        found.setdefault(address_key(subscription.url), subscription)
    return tuple(found.values()), tuple(notices)


def _read_feed(outline: Outline, place: str) -> Subscription:
    attributes = outline.attributes
    url = web_address(outline.url or "")
    name = plain_text(attributes.get("title") or attributes.get("text") or "")
    full_text = attributes.get(f"{NAMESPACE} fulltext", "").strip().lower() in {"true", "yes", "1"}
    return Subscription(
        url=url,
        place=f"{place}:{outline.line}",
        source=None if name in {"", url} else name,
        topic=_topic(outline, name),
        full_text=full_text,
    )


def _topic(outline: Outline, name: str) -> str | None:
    if stated := plain_text(outline.attributes.get(f"{NAMESPACE} topic", "")):
        return stated
    # Thunderbird puts each feed into a folder of the feed's own name.
    folders = (folder for folder in reversed(outline.folders) if folder and folder != name)
    if topic := next((folder for folder in folders if folder.lower() not in NO_TOPIC), None):
        return topic
    category = outline.attributes.get("category", "").split(",")[0]
    return plain_text(category.rstrip("/").rpartition("/")[2]) or None


def write_opml(subscriptions: Iterable[Subscription], title: str) -> bytes:
    """Return OPML 2.0 with the feeds in the order given: those without a topic, then a folder a topic."""
    topics: dict[str | None, list[Subscription]] = {None: []}
    for subscription in subscriptions:
        topics.setdefault(subscription.topic, []).append(subscription)
    head = ("<head>", f"  <title>{escape(title)}</title>", "</head>")
    body = (f"  {line}" for topic, feeds in topics.items() for line in folder_lines(topic, feeds))
    lines = (f"  {line}" for line in (*head, "<body>", *body, "</body>"))
    text = "\n".join(
        ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', *lines, "</opml>", ""]
    )
    return text.encode()


def folder_lines(topic: str | None, feeds: Iterable[Subscription]) -> Iterator[str]:
    """Return the lines of OPML of the feeds on a topic: its folder, or the feeds alone without one."""
    if topic is None:
        yield from (outline_tag(feed) for feed in feeds)
        return
    yield f"<outline text={_quoted(topic)}>"
    yield from (f"  {outline_tag(feed)}" for feed in feeds)
    yield "</outline>"


def outline_tag(subscription: Subscription) -> str:
    """Return the tag of a feed, to stand in the folder of its topic."""
    name = subscription.source or subscription.url
    attributes = {"text": name, "title": subscription.source, "type": "rss", "xmlUrl": subscription.url}
    ours = {"digest:fullText": "true" if subscription.full_text else None}
    topic = subscription.topic
    if topic and (topic == name or topic.lower() in NO_TOPIC):
        ours["digest:topic"] = topic
    if any(ours.values()):
        attributes |= {"xmlns:digest": NAMESPACE} | ours
    return f"<outline {' '.join(f'{key}={_quoted(value)}' for key, value in attributes.items() if value)}/>"


def escape(text: str) -> str:
    """Return a text as XML writes it between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _quoted(text: str) -> str:
    return f'"{escape(text).replace(chr(34), "&quot;")}"'
