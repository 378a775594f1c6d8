"""The same digest in other languages, as `site.translations` names them."""

from dataclasses import dataclass

from digest.render.wording import as_heading, direction, locale_of
from digest.settings import ANY_LANGUAGE, SiteSettings


@dataclass(frozen=True, slots=True)
class Sister:
    """A digest in another language."""

    language: str
    name: str
    """What its language calls itself."""
    direction: str
    address: str
    """Of its front page."""


def sisters(settings: SiteSettings) -> tuple[Sister, ...]:
    """Return the other languages of a digest, for its readers."""
    pairs = settings.translations or ()
    return tuple(
        Sister(language, _own_name(language), direction(language), address)
        for language, address in pairs
        if language not in {ANY_LANGUAGE, settings.language}
    )


def alternates(settings: SiteSettings) -> tuple[tuple[str, str], ...]:
    """Return the language and the address of each front page, this one's first, for search engines.

    They ask for whole addresses, and for the page's own among them: without `base_url` there are none.
    """
    if not settings.translations or not settings.base_url:
        return ()
    others = dict(settings.translations)
    others.pop(settings.language, None)
    return ((settings.language, settings.base_url), *others.items())


def _own_name(language: str) -> str:
    locale = locale_of(language)
    known = locale.language == language.partition("-")[0].lower()
    return as_heading(locale.get_display_name() or language) if known else language
