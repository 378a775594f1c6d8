"""The kinds of published files, and how to find what each shows."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from digest.proof.claims import INDEX
from digest.proof.ebook import find_in_ebook
from digest.proof.feed import find_in_feed
from digest.proof.files import SiteFiles
from digest.proof.json_feed import find_in_json_feed
from digest.proof.mail import find_in_message, find_in_text
from digest.proof.page import find_in_html
from digest.proof.search import find_in_script
from digest.proof.shown import Shown, ShownText

FINDERS: Mapping[str, Callable[[bytes], Shown]] = {
    ".html": find_in_html,
    ".htm": find_in_html,
    ".atom": find_in_feed,
    ".rss": find_in_feed,
    ".xml": find_in_feed,
    ".txt": find_in_text,
    ".eml": find_in_message,
    ".epub": find_in_ebook,
    "feed.json": find_in_json_feed,
    ".js": find_in_script,
}
"""By the name of a file, or its suffix. A new kind is a function and a line here."""

WITHOUT_SUMMARIES = frozenset({".css", ".svg", ".jpg", ".png", "robots.txt", "_headers", INDEX})
"""Suffixes and names of files that show no summary; digest.json is judged by itself."""


def show_file(site: SiteFiles, path: str) -> Shown | None:
    """Return what a file of the site shows, None where its kind shows no summary, or is not known."""
    file = PurePosixPath(path)
    finder = FINDERS.get(file.name) or FINDERS.get(file.suffix.lower())
    if finder is None:
        return None
    try:
        return finder(site.read(path))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Shown(faults=(ShownText(reason, 1),))


def is_unknown(path: str) -> bool:
    """Whether nobody can say if a file shows a summary."""
    file = PurePosixPath(path)
    known = WITHOUT_SUMMARIES | FINDERS.keys()
    return not file.name.startswith(".") and not {file.name, file.suffix.lower()} & known
