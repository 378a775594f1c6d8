"""What a file is, by its suffix."""

from pathlib import Path

import pytest

from digest.serve.media_types import UNKNOWN, media_type

GOLDEN = Path(__file__).parent.parent / "golden/site"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("assets/style.ec85a183.css", "text/css; charset=utf-8"),
        ("search.js", "text/javascript; charset=utf-8"),
        ("feed.atom", "application/atom+xml; charset=utf-8"),
        ("feed.json", "application/json"),
        ("edition.epub", "application/epub+zip"),
        ("edition.eml", "message/rfc822"),
        ("email.txt", "text/plain; charset=utf-8"),
        ("icon.svg", "image/svg+xml; charset=utf-8"),
        ("rain.webp", "image/webp"),
        ("RAIN.JPG", "image/jpeg"),
        ("CNAME", UNKNOWN),
        ("page.html.exe", UNKNOWN),
    ],
)
def test_media_type(path: str, kind: str) -> None:
    assert media_type(path) == kind


def test_every_file_of_a_site_is_of_a_known_kind() -> None:
    files = [path for path in GOLDEN.rglob("*") if path.is_file() and ".epub" not in str(path)]
    unknown = {path.name for path in files if media_type(path.name) == UNKNOWN}
    assert unknown <= {".nojekyll", "_headers"}
