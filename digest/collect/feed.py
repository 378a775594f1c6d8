"""A feed that a project follows, as one value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed that a project follows, as digest.toml or feeds.opml names it."""

    url: str
    place: str
    """Where it is named, such as `feeds.opml` or `digest.toml:12`."""
    source: str | None = None
    """What to call its publisher; None for the feed's own title."""
    topic: str | None = None
    """The topic of its articles; None for what they say themselves."""
    full_text: bool = False
    """Whether to fetch the pages of its entries, for a feed that has only teasers."""
