"""digest.toml as one frozen value; what it may say, and what holds where it is silent."""

from digest.settings.checks import ANY_LANGUAGE
from digest.settings.reading import FILE_NAME, parse_settings
from digest.settings.sections import (
    SECTIONS,
    SECTIONS_WITHIN,
    ColourSettings,
    EditionSettings,
    FeedSettings,
    FetchSettings,
    ImageSettings,
    MeasureSettings,
    SearchSettings,
    Settings,
    SiteSettings,
    SummarySettings,
    SyndicationSettings,
    ThemeSettings,
)

__all__ = [
    "ANY_LANGUAGE",
    "FILE_NAME",
    "SECTIONS",
    "SECTIONS_WITHIN",
    "ColourSettings",
    "EditionSettings",
    "FeedSettings",
    "FetchSettings",
    "ImageSettings",
    "MeasureSettings",
    "SearchSettings",
    "Settings",
    "SiteSettings",
    "SummarySettings",
    "SyndicationSettings",
    "ThemeSettings",
    "parse_settings",
]
