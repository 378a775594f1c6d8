"""Feeds of all kinds of articles keep the rules, and the rules are some."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import cache

import feedparser
import pytest
from conftest import RAIN, markdown
from feed_rules import atom_faults, html_faults, json_feed_faults
from test_feed_pages import syndicated
from test_templates import (
    BASE,
    HOSTILE,
    bare,
    bare_article,
    bare_site,
    edition,
    full,
    full_article,
    full_site,
    hostile_site,
    render,
    story,
)

import digest
from digest.records import Section
from digest.settings import Settings

CONTROL = "Rain \x00\x07\x0b\x1f\x7f\ufffe\uffff 😀 ]]> <![CDATA[x]]> &amp; \u2028"
BODY = """[rel](../x.md) [frag](#a) [mail](mailto:a@b.example) ![p](p.png) <https://x.example/{a}|b^c`d>

| a | b |
|---|---|
| 1 | 2 |

```
</content> <b> ]]>
```

- one
    - two
        - three

<script>alert(1)</script><p style="color:red" onclick="x()">Styled <b>open
"""


@cache
def odd_site(settings: Settings) -> dict[str, str]:
    """Articles as no reader gives them, and sparse ones."""
    nobody = bare(bare_article("nobody.md"))
    control = full(
        full_article("control.md", title=CONTROL, authors=(CONTROL,), source=CONTROL, topics=(CONTROL,))
    )
    arabic = full(full_article("ar.md", title="النهر", language="ar", source=None, authors=()))
    early = bare(bare_article("early.md", published=date(1, 1, 1)))
    late = bare(bare_article("late.md", published=datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)))
    mended = bare(bare_article("mended.md", published=date(2025, 3, 6), updated=date(2024, 1, 1)))
    same = [bare(bare_article(f"same-{n}.md", published=date(2025, 3, 6))) for n in range(3)]
    those = tuple(map(story, (control, arabic, early, late, mended, *same)))
    return render(edition(story(nobody), Section("T", those)), settings=settings)


SITES: dict[str, Callable[[], dict[str, str]]] = {
    "bare": bare_site,
    "full": full_site,
    "hostile": hostile_site,
    "odd": lambda: odd_site(syndicated("full")),
    "odd without an address": lambda: odd_site(syndicated("full", base=False)),
    "odd with summaries": lambda: odd_site(syndicated("summary")),
}


@pytest.mark.parametrize("site", SITES)
def test_every_atom_feed_keeps_the_rules(site: str) -> None:
    feeds = {path: text for path, text in SITES[site]().items() if path.endswith(".atom")}
    assert feeds
    for path, text in feeds.items():
        assert atom_faults(text) == [], path


@pytest.mark.parametrize("site", SITES)
def test_every_json_feed_keeps_the_rules(site: str) -> None:
    feeds = {path: text for path, text in SITES[site]().items() if path.endswith("feed.json")}
    assert feeds
    for path, text in feeds.items():
        assert json_feed_faults(text) == [], path


@pytest.mark.parametrize("site", SITES)
def test_every_atom_feed_is_read_without_a_doubt(site: str) -> None:
    for path, text in SITES[site]().items():
        if path.endswith(".atom"):
            assert not feedparser.parse(text.encode()).bozo, path


@pytest.mark.parametrize("base", ["", f'[site]\nbase_url = "{BASE}"\n'])
def test_feeds_of_what_editors_drop_in_keep_the_rules(
    make_project: Callable[[dict[str, str]], object], base: str
) -> None:
    files = {
        "digest.toml": f'{base}[syndication]\ncontent = "full"\n',
        "content/a.md": markdown(
            HOSTILE.replace('"', "'"), f"{BODY}\n{RAIN}", url="'https://x.example/ü b{1}|'"
        ),
        "content/b.md": BODY,
        "content/c.html": f"<title>C</title><h1>C</h1><p>{RAIN}<p><a href='/x'>y</a><br><img src=z.png>",
    }
    site = digest.build(make_project(files)).site  # type: ignore[arg-type]  # a folder
    for path in site.rglob("feed.*"):
        text = path.read_text(encoding="utf-8")
        assert (atom_faults if path.suffix == ".atom" else json_feed_faults)(text) == [], path


def test_article_is_not_updated_before_it_is_published() -> None:
    pages = odd_site(syndicated())
    items = {item["url"]: item for item in json.loads(pages["feed.json"])["items"]}
    mended = items[f"{BASE}articles/mended/"]
    assert "date_modified" not in mended


def test_whole_feed_names_itself() -> None:
    pages = full_site()
    for path in (path for path in pages if path.endswith(".atom")):
        assert f'<link rel="self" type="application/atom+xml" href="{BASE}{path}"/>' in pages[path]


def test_page_of_an_entry_in_another_language_is_told_so() -> None:
    assert 'hreflang="ar"' in odd_site(syndicated())["feed.atom"]


ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><id>urn:a:b</id><title>T</title>
<updated>2025-01-01T00:00:00Z</updated><author><name>A</name></author><entry><id>urn:a:c</id><title>E</title>
<link rel="alternate" href="https://a.example/"/><published>2025-01-01T00:00:00Z</published>
<updated>2025-01-01T00:00:00Z</updated><content type="html">&lt;p>x&lt;/p></content></entry></feed>"""


def test_rules_let_a_good_feed_pass() -> None:
    assert atom_faults(ATOM) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("urn:a:c", "urn:a:b"),
        ("urn:a:c", "c"),
        ("<title>E</title>", ""),
        ("<title>E</title>", "<title/>"),
        ("<title>E</title>", "<title>E</title><title>E</title>"),
        ("<title>E</title>", "<name>E</name>"),
        ("<name>A</name>", ""),
        ("2025-01-01T00:00:00Z</updated><author>", "2025-01-01</updated><author>"),
        ("2025-01-01T00:00:00Z</published>", "2025-02-30T00:00:00Z</published>"),
        ("2025-01-01T00:00:00Z</published>", "2025-01-02T00:00:00Z</published>"),
        ('rel="alternate"', 'rel="elsewhere"'),
        ("https://a.example/", "https://a.example/ b"),
        ('xml:lang="en"', 'xml:lang="e n"'),
        ("&lt;p>x&lt;/p>", "&lt;p>x"),
        ("&lt;p>x&lt;/p>", "&lt;a href='x'>x&lt;/a>"),
        ("&lt;p>x&lt;/p>", "&lt;script>x&lt;/script>"),
        ("&lt;p>x&lt;/p>", "<p>x</p>"),
        ("</feed>", ""),
    ],
)
def test_rules_refuse_what_the_validator_refuses(old: str, new: str) -> None:
    assert old in ATOM
    assert atom_faults(ATOM.replace(old, new))


@pytest.mark.parametrize("html", ["<p onclick='x'>a</p>", "<img src='a.png'>", "</p>"])
def test_rules_refuse_html_that_is_unsafe_or_relative(html: str) -> None:
    assert html_faults(html)


@pytest.mark.parametrize(
    "change",
    [{"id": ""}, {"url": ""}, {"tags": []}, {"authors": [{}]}, {"date_published": "2025-01-01"}, {"x": 1}],
)
def test_rules_refuse_items_that_json_feed_refuses(change: dict[str, object]) -> None:
    item = {"id": "a", "url": "https://a.example/", "content_text": "x"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [item]}
    assert json_feed_faults(json.dumps(feed)) == []
    assert json_feed_faults(json.dumps(feed | {"items": [item | change]}))
