"""All entries of a feed into content/: what is remembered of it then, and what there is to tell."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from digest.collect.exchange import Answer, Failure
from digest.collect.files import mark_of
from digest.collect.full_text import Pages
from digest.collect.incoming import FeedContents, Incoming
from digest.collect.intake import Intake
from digest.collect.merge import Merged, merge_entry
from digest.collect.report import FeedReport
from digest.collect.state import MOST_GONE, KnownEntry, KnownFeed
from digest.errors import Notice, PublishError


@dataclass(frozen=True, slots=True)
class Settled:
    """A feed whose entries are in content/."""

    known: KnownFeed
    report: FeedReport
    notices: tuple[Notice, ...]


def wants_page(one: Incoming, known: KnownFeed) -> bool:
    """Whether the page of an entry is to be fetched: it is new, has changed, or came as a teaser."""
    before = known.entries.get(one.key)
    return before is None or (before.owned and (before.pending or before.seen != one.mark))


def settle_feed(contents: FeedContents, pages: Pages, known: KnownFeed, intake: Intake) -> Settled:
    """Bring the entries of a feed into content/, in their order.

    Where content/ cannot be written, what came before is kept, and the report has the problem.
    """
    subscription = intake.subscription
    intake = replace(intake, keys=frozenset(one.key for one in contents.entries))
    merged, problem = _merge_entries(contents, pages, known, intake)
    entries = _remember(known.entries, merged)
    name = subscription.source or contents.title or subscription.url
    report = _count(FeedReport(subscription.url, name, problem=problem), merged)
    teasers = bool(pages.problems) or any(_lacks_text(one, entries) for one in contents.entries)
    size = len(contents.entries)
    known = replace(known, title=contents.title, entries=entries, size=size, teasers=teasers)
    notices = (*contents.notices, *_notices(contents, pages, merged, intake))
    return Settled(known, report, notices)


def _merge_entries(
    contents: FeedContents, pages: Pages, known: KnownFeed, intake: Intake
) -> tuple[dict[str, Merged], str | None]:
    """What became of the entries by their keys, and why not of all."""
    merged: dict[str, Merged] = {}
    for one in contents.entries:
        if intake.stopped():
            return merged, "stopped; the next fetch brings the rest"
        page = pages.found.get(one.key)
        if not one.has_text and page is None:
            merged[one.key] = Merged("failed", known.entries.get(one.key))
            continue
        try:
            merged[one.key] = merge_entry(one, page, known.entries, intake)
        except PublishError as error:
            return merged, str(error.notices[0])
    return merged, None


def _count(report: FeedReport, merged: Mapping[str, Merged]) -> FeedReport:
    outcomes = Counter(one.outcome for one in merged.values())
    return replace(
        report,
        new=outcomes["new"],
        changed=outcomes["changed"],
        same=outcomes["same"],
        edited=outcomes["edited"],
        removed=outcomes["removed"],
        failed=outcomes["failed"],
    )


def _lacks_text(one: Incoming, entries: Mapping[str, KnownEntry]) -> bool:
    """Whether the full text of an entry is still to come, if the editor wants it."""
    entry = entries.get(one.key)
    return not one.has_text if entry is None else entry.pending


def _remember(known: Mapping[str, KnownEntry], merged: Mapping[str, Merged]) -> dict[str, KnownEntry]:
    """The entries that have left the feed, the last few of them, and behind them those that it has."""
    gone = [(key, entry) for key, entry in known.items() if key not in merged]
    now = [(key, one.known) for key, one in merged.items() if one.known]
    return dict([*gone[-MOST_GONE:], *now])


def _notices(
    contents: FeedContents, pages: Pages, merged: Mapping[str, Merged], intake: Intake
) -> Iterator[Notice]:
    """What is to be said of the entries; of many alike, once."""
    yield from (one.notice for one in merged.values() if one.notice and one.outcome == "edited")
    failed = [one.notice for one in merged.values() if one.notice and one.outcome == "failed"]
    told = [
        *_say_texts(contents, pages, merged, intake),
        (len(failed), failed[0].problem if failed else "", failed[0].remedy if failed else ""),
        (
            sum(not one.dated for one in merged.values() if one.outcome == "new"),
            "have no date; dated by the day of the fetch",
            "mend `date` in their files",
        ),
    ]
    for number, problem, remedy in told:
        if number:
            said = f"{number} of {len(contents.entries)} entries {problem}"
            yield Notice(intake.subscription.url, None, said, remedy, "warning")


def _say_texts(
    contents: FeedContents, pages: Pages, merged: Mapping[str, Merged], intake: Intake
) -> Iterator[tuple[int, str, str]]:
    """How many entries lack their text, how that is said, and what to do."""
    if intake.subscription.full_text:
        why = next(iter(pages.problems.values()), "")
        yield len(pages.problems), f"lack their page: {why}", "the next fetch asks for it again"
        return
    switch = "set full_text = true for this feed"
    yield sum(not one.has_text for one in contents.entries), "have no text; left out", switch
    fresh = {key for key, one in merged.items() if one.outcome in {"new", "changed"}}
    if any(one.is_teaser for one in contents.entries if one.key in fresh):
        teasers = sum(one.is_teaser and one.has_text for one in contents.entries)
        yield teasers, "are teasers, with no full text", switch


def note_answer(known: KnownFeed, answer: Answer) -> KnownFeed:
    """Return what is known of a feed that has answered, and whose entries are in content/."""
    known = replace(known, gone=False, not_before=None, moved_to=answer.moved_to or known.moved_to)
    if answer.unchanged:
        etag, last_modified = answer.etag or known.etag, answer.last_modified or known.last_modified
    else:
        etag, last_modified = answer.etag, answer.last_modified
        known = replace(known, answer=mark_of(answer.data))
    return replace(known, etag=etag, last_modified=last_modified, found_at=answer.url)


def note_failure(known: KnownFeed, failure: Failure) -> KnownFeed:
    """Return what is known of a feed that has not answered; where it has moved to, it may not have stayed."""
    gone = failure.gone or known.gone
    return replace(known, gone=gone, not_before=failure.not_before, moved_to=None)


def say_failure(failure: Failure) -> str:
    """Return why a feed has not answered, and what to do."""
    if failure.gone:
        return f"{failure.problem}; not asked again (take it out, or name it by --only)"
    return f"{failure.problem} ({failure.remedy})"


def why_passed_over(known: KnownFeed) -> str:
    """Return why a feed was not asked."""
    if known.gone:
        return "retired, as its server said that it is gone for good (take it out, or name it by --only)"
    return f"asks to be left alone until {known.not_before:%Y-%m-%d %H:%M} UTC"
