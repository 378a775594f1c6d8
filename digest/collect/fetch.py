"""New entries of the feeds that a project follows, into content/.

The feeds are asked at the same time, so that no slow one holds up the others. What came is read and written
feed by feed, in the order of the subscriptions, so that the same answers make the same files.
"""

import asyncio
import threading
from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.collect.ask import Asker, Gathered, our_fault
from digest.collect.exchange import Answer, Failure, Getter
from digest.collect.merge import Intake
from digest.collect.origins import Origins, find_origins
from digest.collect.report import FeedReport, FetchReport
from digest.collect.robots import Robots
from digest.collect.settle import note_answer, note_failure, say_failure, settle_feed, why_passed_over
from digest.collect.state import FOLDER, KnownFeed, load_state, save_state
from digest.collect.subscriptions import Subscription
from digest.errors import DigestError, Notice
from digest.project import load_settings
from digest.publish import hold_folder
from digest.readers.found import ReadingDefaults
from digest.settings import Settings

SAVE_EVERY = 10
"""Feeds after which the state is saved, so that whatever ends a fetch costs little."""

Progress = Callable[[int, int, FeedReport], None]
"""Is told how many feeds are done, of how many, and what became of the last."""


def fetch(
    project: Path | str = ".",
    *,
    getter: Getter | None = None,
    now: datetime | None = None,
    progress: Progress | None = None,
    only: Collection[str] = (),
    overwrite: bool = False,
) -> FetchReport:
    """Bring new and changed entries of the feeds that a project follows into content/.

    A second fetch of the same project waits for the first.

    Args:
        project: The folder that has content/, and digest.toml or feeds.opml.
        getter: Who asks the network; by default our own client.
        now: The time, aware; by default the clock's.
        progress: Is told of each feed that is done.
        only: Addresses of the feeds to ask; by default all that are not retired.
        overwrite: Whether to replace articles that were edited by hand where the feed has changed them; what
            they were is kept in .digest/replaced/.

    Raises:
        DigestError: There is no feed to ask, the settings are wrong, or .digest/ cannot be written.

    """
    from digest.collect.subscriptions import load_subscriptions

    project = Path(project)
    settings = load_settings(project)
    subscriptions, notices = load_subscriptions(project, settings)
    chosen = _choose(subscriptions, only, notices)
    with hold_folder(project / FOLDER):
        feeds, damage = load_state(project)
        _follow_moves(subscriptions, feeds)
        job = _Fetch(project, settings, feeds, now or datetime.now(UTC), overwrite, bool(only), progress)
        try:
            asyncio.run(job.run(chosen, getter))
        finally:
            # Not within the loop: a thread may be writing when Ctrl-C ends it, and is waited for only there.
            save_state(project, feeds)
    return FetchReport(tuple(job.reports), (*notices, *damage, *job.notices))


def _choose(
    subscriptions: Sequence[Subscription], only: Collection[str], notices: Sequence[Notice]
) -> tuple[Subscription, ...]:
    """The feeds to ask.

    Raises:
        DigestError: There is none, or one that is named is not followed.

    """
    if not subscriptions:
        problem, remedy = "there is no feed to fetch", "follow one: digest feeds add URL"
        raise DigestError([*notices, Notice("feeds.opml", None, problem, remedy)])
    followed = {one.url for one in subscriptions}
    if unknown := [url for url in only if url not in followed]:
        problem, remedy = "no feed of this project", "follow it: digest feeds add URL"
        raise DigestError(Notice(url, None, problem, remedy) for url in unknown)
    return tuple(one for one in subscriptions if not only or one.url in only)


def _follow_moves(subscriptions: Sequence[Subscription], feeds: dict[str, KnownFeed]) -> None:
    """Let a feed whose new address the editor has written down keep what is known of it."""
    followed = {one.url for one in subscriptions}
    for url, known in list(feeds.items()):
        moved = known.moved_to
        if moved and moved in followed and moved not in feeds and url not in followed:
            feeds[moved] = replace(feeds.pop(url), moved_to=None)


@dataclass
class _Fetch:
    """One fetch: what holds for all feeds, and what has come of them so far."""

    project: Path
    settings: Settings
    feeds: dict[str, KnownFeed]
    now: datetime
    overwrite: bool
    named: bool
    """Whether the user has named the feeds to ask."""
    progress: Progress | None
    reports: list[FeedReport] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    @cached_property
    def defaults(self) -> ReadingDefaults:
        return ReadingDefaults(self.settings.site.language, ZoneInfo(self.settings.site.timezone))

    @cached_property
    def origins(self) -> Origins:
        return find_origins(self.project, self.defaults)

    async def run(self, chosen: Sequence[Subscription], getter: Getter | None) -> None:
        """Ask for all feeds at once, and settle one after the other."""
        async with nullcontext(getter) if getter else _open_client(self.settings) as opened:
            asker = Asker(opened, Robots(opened), self.now, self.named, whole=self.overwrite)
            known = [self.feeds.get(one.url, KnownFeed()) for one in chosen]
            tasks = [asyncio.create_task(asker.gather(*pair)) for pair in zip(chosen, known, strict=True)]
            try:
                for done, (subscription, task) in enumerate(zip(chosen, tasks, strict=True), start=1):
                    await self._settle(subscription, await task)
                    if self.progress:
                        self.progress(done, len(chosen), self.reports[-1])
                    if done % SAVE_EVERY == 0:
                        await asyncio.to_thread(save_state, self.project, dict(self.feeds))
            finally:
                self.stopped.set()
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)

    async def _settle(self, subscription: Subscription, gathered: Gathered) -> None:
        """Write what came of a feed, and keep what is to be told and remembered of it."""
        known = self.feeds.get(subscription.url, KnownFeed())
        report = FeedReport(subscription.url, subscription.source or subscription.url)
        answer = gathered.answer
        if gathered.contents:
            await asyncio.to_thread(self._write, subscription, gathered)
            return
        if answer is None:
            report = replace(report, asked=False, problem=why_passed_over(known))
        elif isinstance(answer, Failure):
            known, report = note_failure(known, answer), replace(report, problem=say_failure(answer))
        elif gathered.problem:
            report = replace(report, problem=f"{gathered.problem.problem} ({gathered.problem.remedy})")
        else:
            known = note_answer(known, answer)
            report = replace(report, same=known.size, moved_to=answer.moved_to)
        self._keep(subscription, known, report)

    def _write(self, subscription: Subscription, gathered: Gathered) -> None:
        """Bring the entries of a feed into content/; all of it on one thread, which is waited for."""
        known = self.feeds.get(subscription.url, KnownFeed())
        today = self.now.astimezone(self.defaults.timezone).date()
        intake = Intake(
            self.project,
            subscription,
            self.defaults,
            today,
            lambda: self.origins,
            overwrite=self.overwrite,
            stopped=self.stopped.is_set,
        )
        assert gathered.contents  # noqa: S101  asked by the caller
        try:
            settled = settle_feed(gathered.contents, gathered.pages, known, intake)
        except Exception as error:  # noqa: BLE001  whatever a hostile feed sets off costs the others nothing
            fault = our_fault(subscription.url, error)
            report = FeedReport(subscription.url, subscription.source or subscription.url)
            self._keep(subscription, known, replace(report, problem=f"{fault.problem} ({fault.remedy})"))
            return
        known, report = settled.known, settled.report
        if isinstance(gathered.answer, Answer) and report.problem is None:
            known = note_answer(known, gathered.answer)
            report = replace(report, moved_to=gathered.answer.moved_to)
        self._keep(subscription, known, report, settled.notices)

    def _keep(
        self,
        subscription: Subscription,
        known: KnownFeed,
        report: FeedReport,
        notices: Sequence[Notice] = (),
    ) -> None:
        self.feeds[subscription.url] = known
        self.reports.append(report)
        self.notices += notices


def _open_client(settings: Settings) -> AbstractAsyncContextManager[Getter]:
    """The real client, imported only here: asking a stand-in needs none of it."""
    from digest.collect.client import (  # type: ignore[import-untyped, unused-ignore]
        Client,
        user_agent,
    )

    client: AbstractAsyncContextManager[Getter] = Client(
        user_agent(settings.site.base_url), allow_private=settings.fetch.allow_private
    )
    return client
