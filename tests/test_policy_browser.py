"""What the published Content-Security-Policy stops of an attack that has come through the sanitiser."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import MakeProject, markdown, thorough
from playwright.sync_api import Browser
from watched_browser import ORIGIN, Watch, watched_page

import digest
from digest.readers import clean

EVIL = "https://evil.example"

ATTACKS = {
    "inline script": "<script>hit('x')</script>",
    "script of another host": f'<script src="{EVIL}/a.js">x</script>',
    "event handler": '<p class="p" onclick="hit(1)" onmouseover="hit(2)" tabindex="1" onfocus="hit(3)">x</p>',
    "picture that fails": '<svg><image href="none" onerror="hit(4)">x</image></svg>',
    "link that runs": "<a href=\"javascript:hit('x')\">x</a>",
    "form that runs": '<form action="javascript:hit(1)"><button>x</button></form>',
    "form to another host": f'<form action="{EVIL}/form"><button>x</button></form>',
    "button to another host": f'<form><button formaction="{EVIL}/form">x</button></form>',
    "beacon": f'<a href="#x" ping="{EVIL}/ping">x</a>',
    "picture of another host": f'<input type="image" src="{EVIL}/a.png"><p style="background:url({EVIL}/b.png)">x</p>',
    "video": f'<video autoplay="" src="{EVIL}/a.mp4" poster="{EVIL}/a.jpg">x</video>',
    "style": f"<style>@import url({EVIL}/a.css); p {{ background: url({EVIL}/c.png) }}</style>",
    "style sheet": f'<link rel="stylesheet" href="{EVIL}/a.css"><link rel="prefetch" href="{EVIL}/b">',
    "frame": f'<iframe src="{EVIL}/frame">x</iframe><iframe srcdoc="<script>parent.hit(\'x\')</script>">x</iframe>',
    "object": f'<object data="{EVIL}/a">x</object><embed src="{EVIL}/b">',
    "base": f'<base href="{EVIL}/"><p>x</p>',
    "animation": '<svg><animate onbegin="hit(1)" attributeName="x" dur="1s">x</animate></svg>',
}

PAGES = ("articles/rain/index.html", "index.html", "search/index.html?q=river", "404.html")
LETTER = "editions/2024-12-02/email.html"


class LetAllThrough:
    """A sanitiser that sanitises nothing."""

    def clean(self, html: str) -> str:
        return html


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one article; a test that plants something in a page of it puts the page back."""
    project = tmp_path_factory.mktemp("project")
    (project / "content").mkdir()
    (project / "content/rain.md").write_text(markdown("Rain"), encoding="utf-8")
    return digest.build(project).site


@pytest.fixture(scope="module")
def watch(browser: Browser, site: Path) -> Iterator[Watch]:
    """A page that tells what happens on it, and keeps to the policy of the site's pages."""
    with watched_page(browser, site, ignore_policy=False) as watch:
        yield watch


@contextmanager
def planted(file: Path, attack: str) -> Iterator[None]:
    """Put an attack into a page for a while."""
    text = file.read_text(encoding="utf-8")
    assert "</main>" in text
    file.write_text(text.replace("</main>", f"{attack}</main>"), encoding="utf-8")
    try:
        yield
    finally:
        file.write_text(text, encoding="utf-8")


ONE_BY_ONE = {name: {name} for name in ATTACKS}
TOGETHER = {"base": {"base"}, "all others": ATTACKS.keys() - {"base"}}
"""Each attack is an element of its own; but one that moves the page's addresses would harm the others."""

WAYS = [
    *((page, "http", TOGETHER) for page in (*PAGES, LETTER)),
    *(pytest.param(page, "file", TOGETHER, marks=thorough) for page in (*PAGES, LETTER)),
    pytest.param(PAGES[0], "http", ONE_BY_ONE, marks=thorough),
]


@pytest.mark.parametrize(("page", "start", "lots"), WAYS)
def test_policy_stops_what_has_come_into_a_page(
    watch: Watch, site: Path, page: str, start: str, lots: Mapping[str, Collection[str]]
) -> None:
    path, _, query = page.partition("?")
    root = ORIGIN if start == "http" else f"{site.as_uri()}/"
    happened = {}
    for name, lot in lots.items():
        with planted(site / path, "".join(attack for one, attack in ATTACKS.items() if one in lot)):
            happened[name] = watch.open(f"{root}{path}?{query}")
    assert {name: seen for name, seen in happened.items() if seen} == {}


def test_policy_stops_what_the_sanitiser_let_through(
    browser: Browser, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clean, "_cleaner", lambda *_: LetAllThrough())
    text = markdown("Rain", "".join(f"<div>{attack}</div>\n\n" for attack in ATTACKS.values()))
    site = digest.build(make_project({"content/rain.md": text})).site
    article = site / "articles/rain/index.html"
    assert "<script>hit('x')</script>" in article.read_text(encoding="utf-8")
    with watched_page(browser, site, ignore_policy=False) as watch:
        assert watch.open(f"{ORIGIN}articles/rain/index.html") == []


@thorough
def test_attacks_do_harm_without_the_policy(browser: Browser, site: Path) -> None:
    happened = {}
    with watched_page(browser, site, ignore_policy=True) as watch:
        for name, attack in ATTACKS.items():
            with planted(site / "index.html", attack):
                happened[name] = bool(watch.open(f"{ORIGIN}index.html"))
    harmless = {name for name, harm in happened.items() if not harm}
    assert harmless <= {"base", "beacon", "picture that fails"}


@pytest.mark.parametrize(
    "way", [f'<meta http-equiv="refresh" content="0;url={EVIL}/">', f'<a href="{EVIL}/">x</a>']
)
def test_way_to_another_host_is_not_stopped_by_a_policy_but_by_the_sanitiser(way: str) -> None:
    html = clean.clean_body(f"<p>Rain.</p>{way}").html
    assert "http-equiv" not in html
    assert html.count("href") == way.count("<a ")
