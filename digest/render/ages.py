"""How old a story is in its edition, whenever that is read."""

from datetime import datetime
from typing import Final

from digest.days import day_of
from digest.phrases import phrase_of_number
from digest.records import Article, Edition
from digest.render.site import Site
from digest.render.wording import say_time

MOST_DAYS: Final = 6
"""An older story has its date, which says more than a number that asks to be counted."""


def say_age(article: Article, edition: Edition, site: Site) -> str | None:
    """Return how long before the newest story of its edition an article was published, in words.

    In the edition of a day that is the time of day. None where the date says more: for a day that is not
    known, for the newest day of a longer edition, and for what is older than a week.
    """
    published = article.published
    if published is None or article.date_assumed:
        return None
    if edition.period == "day":
        return say_time(published, site.zone, site.language) if isinstance(published, datetime) else None
    days = (site.newest_day(edition) - day_of(published, site.zone)).days
    return phrase_of_number("{} day before", "{} days before", days) if 1 <= days <= MOST_DAYS else None
