"""A web of our own for tests: feeds and pages by their addresses, and who asked for them."""

import html
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import digest
from digest.collect.exchange import Answer, Failure, Request
from digest.collect.fetch import fetch
from digest.collect.report import FetchReport

FEED = "https://post.example/feed"
NOW = datetime(2025, 3, 10, 12, tzinfo=UTC)

TEXT = "The river rose by two metres in the night and flooded the lower town before dawn. " * 8


@dataclass
class Web:
    """Gives what lies at an address; what lies nowhere is not found."""

    places: dict[str, bytes | Answer | Failure] = field(default_factory=dict)
    asked: list[Request] = field(default_factory=list)

    async def get(self, request: Request) -> Answer | Failure:
        self.asked.append(request)
        place = self.places.get(request.url)
        if place is None:
            return Failure(
                request.url, "the server has nothing at this address (404)", "check it", status=404
            )
        return Answer(request.url, place) if isinstance(place, bytes) else place

    def times(self, url: str) -> int:
        return sum(request.url == url for request in self.asked)


@dataclass(frozen=True)
class Item:
    """An entry as a feed has it; None where it does not state something."""

    guid: str | None = "g1"
    title: str | None = "Rain over Brill"
    text: str | None = TEXT
    link: str | None = "https://post.example/rain"
    date: str | None = "Thu, 06 Mar 2025 09:30:00 GMT"


def rss(*items: Item, title: str = "The Post") -> bytes:
    """Return an RSS feed."""
    told = "".join(map(_item, items))
    return f'<rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'.encode()


def _item(item: Item) -> str:
    facts = {
        "guid": item.guid,
        "title": item.title,
        "link": item.link,
        "pubDate": item.date,
        "description": item.text,
    }
    told = "".join(
        f"<{key}>{html.escape(value)}</{key}>" for key, value in facts.items() if value is not None
    )
    return f"<item>{told}</item>"


def follow(project: Path, *urls: str, full_text: bool = False, **facts: str) -> Path:
    """Write a digest.toml that follows feeds, and return the project's folder."""
    project.mkdir(exist_ok=True)
    rows = "".join(f'{key} = "{value}"\n' for key, value in facts.items())
    rows += "full_text = true\n" if full_text else ""
    text = "".join(f'[[feeds]]\nurl = "{url}"\n{rows}' for url in urls or (FEED,))
    (project / "digest.toml").write_text(text)
    return project


def bring(
    project: Path,
    places: Mapping[str, bytes | Answer | Failure] | bytes,
    *,
    now: datetime = NOW,
    overwrite: bool = False,
    only: tuple[str, ...] = (),
) -> FetchReport:
    """Fetch once from a web that has these places; bytes alone are those of `FEED`."""
    web = Web({FEED: places} if isinstance(places, bytes) else dict(places))
    return fetch(project, getter=web, now=now, overwrite=overwrite, only=only)


def counts(report: FetchReport) -> dict[str, int]:
    """Return what became of the entries, without what became of none."""
    outcomes = ("new", "changed", "same", "edited", "removed", "failed")
    return {outcome: number for outcome in outcomes if (number := report.total(outcome))}


def files(project: Path) -> dict[str, str]:
    """Return the articles of content/ by their paths in it."""
    root = project / "content"
    return {path.relative_to(root).as_posix(): path.read_text() for path in sorted(root.rglob("*.md"))}


def only_file(project: Path) -> Path:
    """Return the one article of content/."""
    (path,) = (project / "content").rglob("*.md")
    return path


def only_article(project: Path) -> digest.Article:
    """Return what the one article of content/ is read as."""
    (article,) = digest.read(only_file(project))
    return article


def changed(item: Item, text: str = "The river fell again. ") -> Item:
    """Return an entry with another text."""
    return replace(item, text=text * 30)
