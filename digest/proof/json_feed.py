"""What a JSON Feed shows: the texts of each item, as a feed reader would take them."""

import json
from collections.abc import Iterator, Mapping

from digest.proof.entries import EntryText, show_entry
from digest.proof.shown import Shown, ShownText, shown_line

JSON_FEED = "https://jsonfeed.org/version/"

TEXTS: Mapping[str, str] = {"summary": "text", "content_text": "text", "content_html": "html"}
"""Members of an item that hold a text, and whether that is markup."""


def find_in_json_feed(data: bytes) -> Shown:
    """Return what a JSON file shows; nothing where it is no feed."""
    try:
        text = data.decode("utf-8-sig")
        feed = json.loads(text)
    except json.JSONDecodeError as error:
        return Shown(faults=(ShownText(f"no valid JSON: {error.msg}", error.lineno),))
    except UnicodeDecodeError as error:
        return Shown(faults=(ShownText("not UTF-8", data.count(b"\n", 0, error.start) + 1),))
    except RecursionError:
        return Shown(faults=(ShownText("JSON nested too deeply", 1),))
    if not isinstance(feed, dict) or not _words(feed.get("version")).startswith(JSON_FEED):
        return Shown()
    items = feed.get("items")
    if not isinstance(items, list):
        return Shown(faults=(ShownText("a feed without a list of items", 1),))
    return Shown.joined(
        show_entry(_texts(item, line), _credit(item, line)) for item, line in _items(items, text)
    )


def _items(items: list[object], text: str) -> Iterator[tuple[Mapping[str, object], int]]:
    """Each item, with the line that its identifier stands in, or that of the one before."""
    place, line = 0, 1
    for item in items:
        if isinstance(item, dict):
            found = text.find(json.dumps(item.get("id"), ensure_ascii=False), place)
            if found >= 0:
                line += text.count("\n", place, found)
                place = found
            yield item, line


def _credit(item: Mapping[str, object], line: int) -> ShownText:
    return ShownText(shown_line(_words(item.get("title"))), line, _words(item.get("url")) or None)


def _texts(item: Mapping[str, object], line: int) -> Iterator[EntryText]:
    for name, kind in TEXTS.items():
        if words := _words(item.get(name)):
            yield EntryText(words, line, markup=kind == "html")


def _words(value: object) -> str:
    return value if isinstance(value, str) else ""
