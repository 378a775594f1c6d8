"""What the preview adds to the site's pages, and its own pages where the site has none."""

from collections.abc import Iterable
from html import escape
from importlib.resources import files
from typing import Final

OURS: Final = "/.digest/"
"""Where the preview's own files are; no page of a site begins with a dot."""

EVENTS: Final = f"{OURS}events"
SCRIPT: Final = f"{OURS}reload.js"

PAGE: Final = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/.digest/reload.css">
</head>
<body class="page">
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def own_file(path: str) -> bytes | None:
    """Return one of the preview's own files by its address; None where there is no such."""
    if path not in {SCRIPT, f"{OURS}reload.css"}:
        return None
    return files("digest.serve").joinpath(path.removeprefix(OURS)).read_bytes()


def with_script(page: bytes, mark: str) -> bytes:
    """Return a page that loads itself again once what it shows is no longer what the mark stands for.

    The script is a file of the page's own origin, which the policy of every page allows.

    >>> with_script(b"<p>Rain</p></body></html>", "1")
    b'<p>Rain</p><script src="/.digest/reload.js?mark=1" defer></script></body></html>'

    """
    script = f'<script src="{SCRIPT}?mark={mark}" defer></script>'.encode()
    end = page.rfind(b"</body>")
    place = len(page) if end < 0 else end
    return page[:place] + script + page[place:]


def building_page() -> bytes:
    """Return what stands in the place of a site that is not built yet."""
    return _page("The site is being built", "<p>It will be shown here.</p>")


def failed_page(told: Iterable[str]) -> bytes:
    """Return what stands in the place of a site that could not be built."""
    items = "\n".join(f"<li>{escape(one)}</li>" for one in told)
    return _page("The site could not be built", f'<ul role="alert">\n{items}\n</ul>')


def missing_page() -> bytes:
    """Return what is shown where nothing is, if the site has no page for that."""
    return _page("There is nothing at this address", '<p><a href="/">The front page</a></p>')


def _page(title: str, body: str) -> bytes:
    return PAGE.format(title=title, body=body).encode()
