"""Stories in, editions out: what stands together, and what leads."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from digest.days import day_of, instant, period_days, period_key
from digest.records import Edition, Section, Story
from digest.settings import Settings


def make_editions(stories: Iterable[Story], settings: Settings) -> tuple[Edition, ...]:
    """Return the editions, the latest first; each story stands in the one of its first article's day."""
    zone, period = ZoneInfo(settings.site.timezone), settings.edition.period
    gathered: dict[tuple[date, date], list[Story]] = {}
    for story in stories:
        day = day_of(story.articles[0].published or date.min, zone)
        gathered.setdefault(period_days(day, period), []).append(story)
    return tuple(_make_edition(days, gathered[days], settings) for days in sorted(gathered, reverse=True))


def _make_edition(days: tuple[date, date], stories: list[Story], settings: Settings) -> Edition:
    lead, *others = sorted(stories, key=_importance)
    sections: dict[str, list[Story]] = {}
    names: dict[str, str] = {}
    for story in others:
        topic = _story_topic(story)
        key = (topic or "").casefold()
        sections.setdefault(key, []).append(story)
        names.setdefault(key, topic or "")
    order = [name.casefold() for name, _ in settings.topics]
    ranked = sorted(
        sections,
        key=lambda key: (
            not key,
            order.index(key) if key in order else len(order),
            -len(sections[key]),
            key,
        ),
    )
    return Edition(
        key=period_key(days[0], settings.edition.period),
        period=settings.edition.period,
        first_day=days[0],
        last_day=days[1],
        lead=lead,
        sections=tuple(Section(names[key] or None, tuple(sections[key])) for key in ranked),
    )


def _importance(story: Story) -> tuple[object, ...]:
    """The order of stories: the editor's rank, no briefs, how many sources, the newest, the longest."""
    first = story.articles[0]
    rank = first.weight if first.weight is not None else 10**9
    brief = story.summary.method == "none"
    sources = len({article.source for article in story.articles})
    newest = -instant(first.published).timestamp()
    words = story.analyses[0].readability.words
    return rank, brief, -sources, first.date_assumed, newest, -words, first.file, first.entry


def _story_topic(story: Story) -> str | None:
    """The first topic of the first article that has one."""
    return next((topic for analysis in story.analyses for topic in analysis.topics), None)
