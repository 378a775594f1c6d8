"""One round of the feeds: all are asked at once, and what came is written one after the other.

So no slow feed holds up the others, and the same answers make the same files.
"""

import asyncio
import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from digest.collect.ask import Asker, Gathered, our_fault
from digest.collect.client import project_client
from digest.collect.exchange import Answer, Failure, Getter
from digest.collect.intake import Intake
from digest.collect.origins import Origins, find_origins
from digest.collect.report import FeedReport, Progress
from digest.collect.robots import Robots
from digest.collect.settle import note_answer, note_failure, say_failure, settle_feed, why_passed_over
from digest.collect.state import KnownFeed, save_state
from digest.collect.subscriptions import Subscription
from digest.errors import Notice
from digest.readers.found import ReadingDefaults
from digest.settings import Settings

SAVE_EVERY = 10
"""Feeds after which the state is saved, so that whatever ends a fetch costs little."""


@dataclass
class Round:
    """One round of all feeds: what holds for all feeds, and what has come of them so far."""

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
        """What holds for entries that do not say."""
        return ReadingDefaults(self.settings.site.language, ZoneInfo(self.settings.site.timezone))

    @cached_property
    def origins(self) -> Origins:
        """Where the articles of content/ are from; looked up once, as it takes long."""
        return find_origins(self.project, self.defaults)

    async def run(self, chosen: Sequence[Subscription], getter: Getter | None) -> None:
        """Ask for all feeds at once, and settle one after the other."""
        async with nullcontext(getter) if getter else project_client(self.settings) as opened:
            asker = Asker(
                opened,
                Robots(opened),
                self.now,
                self.named,
                pictures=self.settings.fetch.pictures,
                whole=self.overwrite,
            )
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
        name = subscription.source or known.title or subscription.url
        report = FeedReport(subscription.url, name)
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
            pictures=gathered.pictures,
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
