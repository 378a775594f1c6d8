"""What a browser may load for a page."""

from dataclasses import replace

from digest.records import Page
from digest.render.headers import header_policy, headers_page, page_policy
from digest.settings import ImageSettings, Settings


def directives(policy: str) -> dict[str, str]:
    return dict(part.split(" ", 1) for part in policy.split("; "))


def test_scripts_and_styles_come_from_the_site_alone() -> None:
    found = directives(header_policy(Settings()))
    assert (found["default-src"], found["script-src"], found["style-src"]) == ("'none'", "'self'", "'self'")


def test_pictures_of_other_sites_need_the_setting() -> None:
    remote = replace(Settings(), images=ImageSettings(policy="remote"))
    assert "https:" not in directives(header_policy(Settings()))["img-src"]
    assert "https:" in directives(header_policy(remote))["img-src"]


def test_page_states_nothing_that_only_a_header_can() -> None:
    assert "frame-ancestors" in directives(header_policy(Settings()))
    assert "frame-ancestors" not in directives(page_policy(Settings()))


def test_style_within_a_page_passes_by_its_hash() -> None:
    found = directives(header_policy(Settings(), "p {}"))
    assert found["style-src"] == "'self' 'sha256-SNJDlN1Iy2mnt7DOjQIyDb2LQE6O5PQiSZomcdzawQ4='"


def test_only_what_has_a_fingerprint_is_kept_for_ever() -> None:
    lines = headers_page(Settings(), "", [Page("assets/style.0a1b2c3d.css", b"")]).data.decode().splitlines()
    place = lines.index("  Cache-Control: public, max-age=31536000, immutable")
    assert lines[place - 1] == "/assets/style.0a1b2c3d.css"
    assert "Cache-Control" not in "".join(lines[: lines.index("/assets/style.0a1b2c3d.css")])
