"""New and changed entries of the feeds that a project follows, into content/."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from digest.collect.exchange import Getter
from digest.collect.report import FetchReport, Progress
from digest.collect.state import KnownFeed, load_state, make_folder, save_state
from digest.errors import DigestError, Notice
from digest.project import load_settings
from digest.publish import hold_folder

if TYPE_CHECKING:
    from datetime import datetime

    from digest.collect.subscriptions import Subscription


def fetch(
    project: Path | str = ".",
    *,
    getter: Getter | None = None,
    now: "datetime | None" = None,
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
    import asyncio
    from datetime import UTC, datetime

    from digest.collect.round import Round
    from digest.collect.subscriptions import load_subscriptions

    project = Path(project)
    settings = load_settings(project)
    subscriptions, notices = load_subscriptions(project, settings)
    chosen = _choose(subscriptions, only, notices)
    with hold_folder(make_folder(project)):
        feeds, damage = load_state(project)
        _follow_moves(subscriptions, feeds)
        job = Round(project, settings, feeds, now or datetime.now(UTC), overwrite, bool(only), progress)
        try:
            asyncio.run(job.run(chosen, getter))
        finally:
            # Not within the loop: a thread may be writing when Ctrl-C ends it, and is waited for only there.
            save_state(project, feeds)
    return FetchReport(tuple(job.reports), (*notices, *damage, *job.notices))


def _choose(
    subscriptions: Sequence["Subscription"], only: Collection[str], notices: Sequence[Notice]
) -> tuple["Subscription", ...]:
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


def _follow_moves(subscriptions: Sequence["Subscription"], feeds: dict[str, KnownFeed]) -> None:
    """Let a feed whose new address the editor has written down keep what is known of it."""
    followed = {one.url for one in subscriptions}
    for url, known in list(feeds.items()):
        moved = known.moved_to
        if moved and moved in followed and moved not in feeds and url not in followed:
            feeds[moved] = replace(feeds.pop(url), moved_to=None)
