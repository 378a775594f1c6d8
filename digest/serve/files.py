"""From the path of a request to a file of the site, and to no other."""

import os
import stat
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote, unquote

INDEX: Final = "index.html"
UNSERVED: Final = frozenset({"_headers", "_redirects"})
"""Files that are for the host; it does not hand them out."""

DEVICES: Final = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³"]
)
"""What Windows takes for a device, whatever suffix follows."""


def site_path(target: str) -> str | None:
    """Return the path within the site that a request's target names; None where it can be no page.

    Every part is judged after its percent signs are undone, and only once, so that nothing in it can part it
    again.

    >>> site_path("/articles/caf%C3%A9/?page=2")
    'articles/café/index.html'
    >>> site_path("/articles/%2e%2e/secret") is None
    True

    """
    path = target.partition("?")[0]
    if not path.startswith("/"):
        return None
    try:
        parts = [unquote(part, errors="strict") for part in path[1:].split("/")]
    except UnicodeDecodeError:
        return None
    if parts[-1] == "":
        parts[-1] = INDEX
    if not all(map(_is_name, parts)) or (len(parts) == 1 and parts[0] in UNSERVED):
        return None
    return "/".join(parts)


def _is_name(part: str) -> bool:
    """Whether it is the plain name of a file or folder, on any system; hidden ones are none of ours."""
    return (
        part != ""
        and not part.startswith(".")
        and not part.endswith((".", " "))
        and part.isprintable()
        and not any(sign in '/\\:*?"<>|' for sign in part)
        and part.partition(".")[0].rstrip(" ").lower() not in DEVICES
    )


def read_site_file(site: Path, path: str) -> bytes | None:
    """Return the bytes of an ordinary file within the site; None where there is none."""
    try:
        real = Path(os.path.realpath(site / path, strict=True))
        if not real.is_relative_to(os.path.realpath(site)) or not stat.S_ISREG(real.stat().st_mode):
            return None
        return real.read_bytes()
    except (OSError, ValueError):
        return None


def folder_address(site: Path, path: str) -> str | None:
    """Return the address of a folder that has a page, where its slash was forgotten.

    It begins with one slash and a name, so that it cannot lead to another host.
    """
    below = PurePosixPath(path)
    if below.name == INDEX or read_site_file(site, f"{path}/{INDEX}") is None:
        return None
    return quote(f"/{path}/")
