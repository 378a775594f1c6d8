"""The articles of each topic and source, which search can be narrowed to, as lists among those of words."""

from collections.abc import Sequence

from digest.records import Analysis
from digest.render.search.weights import LEVELS
from digest.render.site import Group, Site

TOPIC, SOURCE = "#", "@"
"""Stand before the slug of a topic or source whose articles are listed as those of a word are."""


def index_groups(analyses: Sequence[Analysis], site: Site) -> dict[str, list[int]]:
    """Return the articles of each topic and source, as numbers of postings."""
    numbers = {id(analysis): number for number, analysis in enumerate(analyses)}
    found: dict[str, list[int]] = {}
    for mark, groups in ((TOPIC, site.topics), (SOURCE, site.sources)):
        for group in groups:
            found[mark + group.slug] = _numbers_of(group, numbers)
    return found


def _numbers_of(group: Group, numbers: dict[int, int]) -> list[int]:
    return sorted(numbers[id(analysis)] * LEVELS for analysis in group.analyses)
