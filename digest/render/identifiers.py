"""Names of what is published that hold wherever a copy of it goes."""

from uuid import NAMESPACE_URL, UUID, uuid5

from digest.render.site import Site


def lasting_uuid(site: Site, path: str) -> UUID:
    """Return the UUID of a file of the site.

    It stays the same as long as the site's address (or, without one, its title) does.
    """
    settings = site.settings.site
    return uuid5(NAMESPACE_URL, f"{settings.base_url or settings.title} {path}")
