"""Entries of a feed into content/: which are known, which have changed, and what becomes of their files."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from digest.article_file import article_markdown
from digest.collect.files import mark_of, unwritable
from digest.collect.incoming import Incoming
from digest.collect.intake import Intake
from digest.collect.origins import Origin
from digest.collect.pictures import PictureFile
from digest.collect.placing import REPLACED, free_place, keep_replaced, place_picture, write_files
from digest.collect.state import KnownEntry, moment_of
from digest.days import Moment, instant
from digest.errors import Notice, SourceError
from digest.project import CONTENT
from digest.readers import read_source
from digest.readers.found import Found, finish_article
from digest.records import Article, Source

MOST_AUTHORS = 20
MOST_TAGS = 30
"""More than an article has; front matter that is too long could not be read again."""

Outcome = Literal["new", "changed", "same", "edited", "removed", "failed"]
"""What became of an entry: `edited` has changed, but its file was edited by hand and stays as it is;
the file of one that is `removed` was removed by the editor; `failed` is no article."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of an entry, and what is to be remembered of it."""

    outcome: Outcome
    known: KnownEntry | None
    notice: Notice | None = None
    dated: bool = True
    """Whether it states its date, or has had one from before."""


def merge_entry(
    incoming: Incoming, page: Found | None, known: Mapping[str, KnownEntry], intake: Intake
) -> Merged:
    """Bring an entry into content/.

    Args:
        incoming: The entry.
        page: The entry with the text of its page, where that was fetched.
        known: The entries of its feed that have come in before.
        intake: What holds for all of its feed.

    Raises:
        PublishError: content/ cannot be written.

    """
    before = _recognise(incoming, known, intake)
    if before and not intake.path(before.file).is_file():
        return Merged("removed", replace(before, seen=incoming.mark))
    if before and (not before.owned or _is_same(incoming, page, before, intake)):
        return Merged("same", replace(before, seen=incoming.mark))
    if before and page is None and intake.subscription.full_text and before.written and not before.pending:
        # The article has its full text, and would lose it; without a mark, its page is asked for again.
        return Merged("same", replace(before, seen=None))
    try:
        article, dated = _make_article(page or incoming.found, before, intake)
        file = before.file if before else free_place(article, incoming, intake)
        article, picture = place_picture(article, file, incoming, intake)
        data = article_markdown(article, guid=incoming.key, feed=intake.subscription.url).encode()
    except (SourceError, RecursionError) as error:
        notices = error.notices if isinstance(error, SourceError) else ()
        return Merged("failed", before, notices[-1] if notices else None)
    published = article.published.isoformat() if article.published else None
    pending = page is None and incoming.is_teaser
    fresh = KnownEntry(file, mark_of(data), incoming.mark, published, pending=pending)
    if before:
        return replace(_update(data, picture, before, fresh, intake), dated=dated)
    write_files(file, data, picture, intake)
    url = article.url if incoming.url else None
    intake.origins().add(Origin(file, incoming.key, intake.subscription.url, url))
    return Merged("new", fresh, dated=dated)


def _is_same(incoming: Incoming, page: Found | None, before: KnownEntry, intake: Intake) -> bool:
    """Whether an entry is as it last came, and nothing else asks to look closer."""
    if page is not None or before.seen != incoming.mark:
        return False
    return not intake.overwrite or mark_of(intake.path(before.file).read_bytes()) == before.written


def _recognise(incoming: Incoming, known: Mapping[str, KnownEntry], intake: Intake) -> KnownEntry | None:
    """What is known of an entry, by its GUID, wherever its file lies now, else by its address."""
    before = known.get(incoming.key)
    if before and intake.path(before.file).is_file():
        return before
    origins = intake.origins()
    if origin := origins.by_entry.get((intake.subscription.url, incoming.key)):
        return replace(before, file=origin.file) if before else _adopt(origin, intake)
    by_url = origins.find_url(incoming.url) if incoming.url else None
    if before:
        return replace(before, file=by_url.file) if by_url and not before.owned else before
    return _by_address(incoming, by_url, known, intake) if by_url else None


def _by_address(
    incoming: Incoming, origin: Origin, known: Mapping[str, KnownEntry], intake: Intake
) -> KnownEntry | None:
    """The article that has an entry's address: another's, or its own under a GUID that has changed."""
    if origin.feed != intake.subscription.url:
        return KnownEntry(origin.file, owned=False)
    if origin.guid is None or origin.guid in intake.keys:
        return None
    # Some feeds give all that they ever have one address: only where more is alike, it is one article.
    article = _read_file(origin.file, intake)
    stated = incoming.found.stated
    alike = article and (
        ("title" in stated and stated["title"].value == article.title)
        or ("published" in stated and stated["published"].value == article.published)
    )
    return known.get(origin.guid) or _adopt(origin, intake) if alike else None


def _adopt(origin: Origin, intake: Intake) -> KnownEntry:
    """What can be known of an article whose entry is forgotten."""
    article = _read_file(origin.file, intake)
    published = article.published if article and not article.date_assumed else None
    return KnownEntry(origin.file, published=published.isoformat() if published else None)


def _read_file(file: str, intake: Intake) -> Article | None:
    try:
        return read_source(Source(file, intake.path(file).read_bytes()), intake.defaults).articles[0]
    except (OSError, SourceError):
        return None


def _make_article(found: Found, before: KnownEntry | None, intake: Intake) -> tuple[Article, bool]:
    """The article of an entry, and whether it has a date of its own.

    The date that it had first stays; one that an entry has later is that of its change.
    """
    subscription = intake.subscription
    reading = finish_article(found, Source("feed.xml", b""), subscription.url, 0, intake.defaults)
    article = reading.articles[0]
    first = moment_of(before.published) if before and before.published else None
    published: Moment = first or article.published or intake.today
    updated = article.updated
    if updated is None and article.published and instant(article.published) > instant(published):
        updated = article.published
    topics = dict.fromkeys(((subscription.topic,) if subscription.topic else ()) + article.topics)
    article = replace(
        article,
        source=subscription.source or article.source,
        published=published,
        date_assumed=False,
        updated=updated,
        topics=tuple(topics),
        authors=article.authors[:MOST_AUTHORS],
        tags=article.tags[:MOST_TAGS],
    )
    return article, bool(first or reading.articles[0].published)


def _update(
    data: bytes, picture: PictureFile | None, before: KnownEntry, fresh: KnownEntry, intake: Intake
) -> Merged:
    """Bring the file of a known entry up to date, unless somebody has edited it."""
    path = intake.path(before.file)
    try:
        on_disk = path.read_bytes()
    except OSError as error:
        raise unwritable(path, error) from error
    if fresh.written == mark_of(on_disk):
        return Merged("same", fresh)
    if fresh.written == before.written:
        return Merged("same", replace(before, seen=fresh.seen, pending=fresh.pending))
    if mark_of(on_disk) != before.written:
        if not intake.overwrite:
            seen = replace(before, seen=fresh.seen, pending=fresh.pending)
            return Merged("edited", seen, _left_alone(before))
        keep_replaced(on_disk, before.file, intake)
    write_files(before.file, data, picture, intake)
    return Merged("changed", fresh)


def _left_alone(before: KnownEntry) -> Notice:
    problem = "changed in its feed, and edited here; left as it is"
    if before.written is None:
        problem = "not as in its feed, perhaps edited here; left as it is"
    remedy = f"`digest fetch --overwrite` takes the feed's text and keeps yours in {REPLACED}/"
    return Notice(f"{CONTENT}/{before.file}", None, problem, remedy, "warning")
